"""`sendletter import FILE`: a sheet that people signed on, into signatories.csv."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sendletter.cli.options import HERE, Folder, Quiet
from sendletter.cli.printer import Printer
from sendletter.intake.days import Dates
from sendletter.problem import NotReady
from sendletter.project import SIGNATORIES, find

if TYPE_CHECKING:
    from sendletter.importer import Session
    from sendletter.intake.plan import Plan

File = Annotated[Path, typer.Argument(help="The sheet: CSV, XLSX, XLS, ODS or JSON.", metavar="FILE")]
Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map", help="What a header of the sheet is, such as “Your full name=name”; “-” leaves it out. Remembered.",
        metavar="HEADER=COLUMN",
    ),
]  # fmt: skip
Group = Annotated[str, typer.Option("--group", help="The group of rows that name none. Remembered.", metavar="ID")]
Sheet = Annotated[str | None, typer.Option("--sheet", help="Which sheet of a workbook.", metavar="NAME")]
Encoding = Annotated[str | None, typer.Option("--encoding", help="The sheet's encoding where it is not UTF-8.")]
ListEncoding = Annotated[str | None, typer.Option("--list-encoding", help="The list's encoding where it is not UTF-8.")]
Order = Annotated[Dates | None, typer.Option("--dates", help="How 2/3/2026 is meant.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would be done, and do nothing.")]
Yes = Annotated[bool, typer.Option("--yes", help="Write without asking; what is doubtful waits.")]
Json = Annotated[bool, typer.Option("--json", help="Also print what is done as JSON.")]


def import_(
    file: File,
    folder: Folder = HERE,
    columns: Map = None,
    group: Group = "",
    sheet: Sheet = None,
    encoding: Encoding = None,
    dates: Order = None,
    list_encoding: ListEncoding = None,
    dry_run: DryRun = False,
    yes: Yes = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Bring a sheet that people signed on into signatories.csv: shows what changes, asks, never overwrites."""
    from sendletter.cli.plan import shown, to_json
    from sendletter.importer import Request, begin, finish

    printer = Printer(quiet=quiet)
    asks = sys.stdin.isatty() and sys.stderr.isatty() and not (yes or dry_run)
    request = Request(find(folder), file, tuple(columns or ()), group, encoding, sheet, dates, list_encoding)
    try:
        with printer.progress() as progress:
            progress(f"reading {file.name}")
            session = begin(request)
            plan = session.plan()
    except NotReady as fault:
        printer.problems(fault.problems)
        printer.summary(fault.problems, "nothing was imported")
        return 1
    printer.problems(session.noticed)
    if asks:
        session, plan = _asked(session, plan, printer)
    shown(plan, printer)
    printer.note(_summary(session, plan))
    if as_json:
        sys.stdout.write(to_json(plan))
    agreed = yes or (asks and (not plan.writes or typer.confirm(f"Write this into {SIGNATORIES}?", err=True)))
    if agreed:
        finish(session, plan)
    return _said(plan, printer, agreed=agreed, dry_run=dry_run)


def _asked(session: "Session", plan: "Plan", printer: Printer) -> "tuple[Session, Plan]":
    """The session when a person has been asked about what is doubtful; decisions are kept whatever comes after."""
    from sendletter.cli.questions import answers
    from sendletter.importer import save_decisions

    asked: set[tuple[str, ...]] = set()
    try:
        while doubts := [doubt for doubt in plan.doubts if doubt.subject.key() not in asked]:
            asked |= {doubt.subject.key() for doubt in doubts}
            for decision in answers(doubts, printer):
                session = session.decided([decision])
            plan = session.plan()
    finally:
        session = save_decisions(session)
    return session, plan


def _summary(session: "Session", plan: "Plan") -> str:
    from sendletter.intake.plan import Outcome

    outcomes, count = plan.outcomes, session.intake.count
    words = (
        (Outcome.ADDED, "to add"),
        (Outcome.CHANGED, "to change"),
        (Outcome.LEFT, "left as is"),
        (Outcome.WAITING, "waiting for a decision"),
        (Outcome.REFUSED, "refused"),
    )
    parts = [f"{outcomes[outcome]:,} {what}" for outcome, what in words if outcomes[outcome]]
    return f"{session.request.name}: {count:,} row{'s' * (count != 1)}: {', '.join(parts)}"


def _said(plan: "Plan", printer: Printer, *, agreed: bool, dry_run: bool) -> int:
    """Say what was done; the exit code."""
    from sendletter.intake.plan import Outcome

    if plan.writes:
        if agreed:
            printer.note(f"{SIGNATORIES}: written, read back and complete")
        elif dry_run:
            printer.note("nothing was written: this was a dry run")
        else:
            printer.say("nothing was changed; to write it without being asked: --yes")
            return 1
    waiting, refused = (plan.outcomes[outcome] for outcome in (Outcome.WAITING, Outcome.REFUSED))
    if waiting:
        printer.say(f"{waiting:,} not in the list yet: run import on a terminal without --yes, and decide")
    if refused:
        printer.say(f"{refused:,} refused: correct them in the sheet and import again, or add them by hand")
    return int(bool(waiting or refused))
