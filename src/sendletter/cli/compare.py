"""`sendletter compare OLD [NEW]`: what became of the letter and of its list, as a redline and as text."""

import sys
import time
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sendletter.cli.gone import Meant, lost, warn
from sendletter.cli.options import HERE, AsOf, Encoding, Folder, Json, Quiet, Verbose, day
from sendletter.cli.pressing import as_typed, counted, press_of
from sendletter.cli.printer import Printer
from sendletter.disc import write
from sendletter.problem import NotReady, Unreadable
from sendletter.project import Project, find, now

if TYPE_CHECKING:
    from sendletter.pipeline import Order
    from sendletter.redline.comparing import Compared
    from sendletter.redline.versions import Version
    from sendletter.roster import Signatory

Old = Annotated[
    str,
    typer.Argument(
        help="The older version: a draft's number, a draft's PDF, a folder with a letter, a letter.yaml, or a version "
        "that git knows (HEAD~3, a tag).",
        metavar="OLD",
    ),
]
New = Annotated[
    str | None, typer.Argument(help="The newer version; without it, the letter as it is now.", metavar="NEW")
]
Output = Annotated[
    str | None, typer.Option("-o", "--output", help="Where to put the redline; - is standard output.", metavar="FILE")
]
ExitCode = Annotated[bool, typer.Option("--exit-code", help="Exit with 1 if anything changed, as git diff does.")]
NoPdf = Annotated[bool, typer.Option("--no-pdf", help="Only say what changed; make no redline.")]
Open = Annotated[bool, typer.Option("--open", help="Show the redline when it is done.")]


def compare(
    context: typer.Context,
    old: Old,
    new: New = None,
    folder: Folder = HERE,
    output: Output = None,
    as_json: Json = False,
    exit_code: ExitCode = False,
    no_pdf: NoPdf = False,
    meant: Meant = None,
    encoding: Encoding = None,
    as_of: AsOf = None,
    show: Open = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Say what changed between two versions of the letter, and make a redline of them: a PDF with all changes marked.

    Exits with 1 where a signatory is gone who had not withdrawn: put the row back with the status “withdrawn”, or say
    --gone-on-purpose "NAME". The redline is made all the same.
    """
    from sendletter.pipeline import Order
    from sendletter.redline.comparing import compare_versions

    if output == "-" and as_json:
        raise typer.BadParameter("standard output cannot hold both JSON and a PDF", param_hint="--output")
    printer, begun, moment = Printer(quiet=quiet), time.perf_counter(), now()
    home = _home(folder)
    order = Order(home or Project(folder.resolve()), moment.date(), encoding=encoding, as_of=day(as_of))
    newer = _version(new, "NEW", folder, order) if new else _current(order)
    older = _version(old, "OLD", folder, order)
    compared = compare_versions(older, newer, _known(home, order) if newer.listed is None else ())
    _remark(compared, printer)
    gone = lost(compared.gone, meant or [], printer)
    path, pages = (None, 0) if no_pdf else _redline(context, compared, order, home, output, printer)
    if output != "-":
        _tell(compared, gone, as_json=as_json, quiet=quiet)
    if path:
        passages = counted(len(compared.text.changed), "passage")
        people = counted(sum(compared.people.counts.values()), "signatory", "signatories")
        printer.note(f"{as_typed(path)}: {counted(pages, 'page')}; changed: {passages}, {people}")
    if path and show:
        typer.launch(str(path))
    warn(gone, older.name, printer)
    if verbose:
        printer.note(f"{time.perf_counter() - begun:.2f} s")
    return int(bool(gone or (exit_code and compared.differs)))


def _home(folder: Path) -> Project | None:
    """The letter's folder; None where there is none, as drafts that came by mail can be compared anywhere."""
    try:
        return find(folder)
    except Unreadable:
        if not folder.is_dir():
            raise
        return None


def _current(order: "Order") -> "Version":
    """The letter as it is now."""
    from sendletter.redline.versions import current

    return current(find(order.project.folder), order, now())


def _version(name: str, argument: str, folder: Path, order: "Order") -> "Version":
    """The version of that name. Raises typer.BadParameter where there is none."""
    from sendletter.redline.versions import fetch

    found = fetch(name, folder, order)
    if found is None:
        hint = "a draft is named by its number; for a day, name the branch with it: main@{yesterday}"
        text = f"“{name}” is no draft, no file, no folder and no version that git knows; {hint}"
        raise typer.BadParameter(text, param_hint=argument)
    return found


def _known(home: Project | None, order: "Order") -> "tuple[Signatory, ...]":
    """The rows of the list as it is now, if it can be read: a draft's list does not say who has withdrawn."""
    from sendletter.pipeline import read

    if home is None:
        return ()
    try:
        return read(order).roster.listed
    except (NotReady, Unreadable):
        return ()


def _remark(compared: "Compared", printer: Printer) -> None:
    """What a person should know of the two versions before reading on."""
    for version in (compared.old, compared.new):
        if version.remark:
            printer.say(f"git remarks: {version.remark}")
    for remark in compared.remarks:
        printer.say(f"warning: {remark}; are they versions of one letter?")


def _tell(compared: "Compared", gone: "tuple[Signatory, ...]", *, as_json: bool, quiet: bool) -> None:
    """The changes in the form that was asked for."""
    if as_json:
        from sendletter.cli.export import write_json
        from sendletter.cli.passages import plain

        write_json(plain(compared, gone))
    elif not quiet:
        from sendletter.cli.passages import told
        from sendletter.cli.screen import Screen

        told(compared, gone, Screen())


def _redline(
    context: typer.Context,
    compared: "Compared",
    order: "Order",
    home: Project | None,
    output: str | None,
    printer: Printer,
) -> tuple[Path | None, int]:
    """Make the redline and put it where it belongs; where that is, or None for standard output, and its pages."""
    from sendletter.redline.setting import redline

    name = f"letter.redline-{compared.old.slug}-{compared.new.slug}.pdf"
    path = Path(output) if output else home.output.with_name(name) if home else Path(name)
    held = home.locked() if home else nullcontext()
    with press_of(context) as press, held, printer.progress() as progress:
        made = redline(compared, order.project, press, now(), progress)
        if output == "-":
            sys.stdout.buffer.write(made.pdf)
            return None, made.pages
        write(path, made.pdf)
    return path, made.pages
