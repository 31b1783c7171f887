"""`sendletter check`: proofreads the sources without setting them."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from sendletter.cli.options import HERE, AsOf, Encoding, Folder, Quiet, Strict, day
from sendletter.cli.printer import Printer
from sendletter.problem import Problem
from sendletter.project import find, today

if TYPE_CHECKING:
    from sendletter.pipeline import Order  # heavy, and wanted late


class Form(StrEnum):
    """How problems are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


Fix = Annotated[bool, typer.Option("--fix", help="Fix what cannot change what is meant, after showing it and asking.")]
Yes = Annotated[bool, typer.Option("--yes", help="With --fix: do not ask.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="With --fix: show what would be fixed, and write nothing.")]
Rules = Annotated[bool, typer.Option("--rules", help="Print what is looked for, with examples, as Markdown.")]
Format = Annotated[Form, typer.Option("--format", help="text for people, json for programs, github for its actions.")]
Names = Annotated[
    list[str] | None, typer.Argument(help="With --explain-order: a name, or a part of it.", metavar="[NAME]...")
]
ExplainOrder = Annotated[
    bool,
    typer.Option(
        "--explain-order",
        help="Say why NAME stands where it does; without NAME, list whose place is a guess that may be wrong.",
    ),
]


def check(
    names: Names = None,
    folder: Folder = HERE,
    form: Format = Form.TEXT,
    strict: Strict = False,
    encoding: Encoding = None,
    as_of: AsOf = None,
    explain_order: ExplainOrder = False,
    quiet: Quiet = False,
    fix: Fix = False,
    yes: Yes = False,
    dry_run: DryRun = False,
    rules: Rules = False,
) -> int:
    """Proofread letter.yaml and signatories.csv."""
    if rules:
        from sendletter.proofreading.catalogue import catalogue

        sys.stdout.write(catalogue())
        return 0
    if (yes or dry_run) and not fix:
        raise typer.BadParameter("--yes and --dry-run belong to --fix")
    if fix and form is not Form.TEXT:
        raise typer.BadParameter("--fix shows its changes as text, so it goes without --format")
    from sendletter.pipeline import Order
    from sendletter.pipeline import check as proofread

    if names and not explain_order:
        raise typer.BadParameter("names are for --explain-order; to check another folder: -C DIR")
    printer = Printer(form.value, quiet=quiet)
    order = Order(find(folder), today(), encoding=encoding, as_of=day(as_of))
    if explain_order:
        return _explain(order, names or [], printer)
    if fix:
        from sendletter.cli.fix import mend

        mend(order, printer, yes=yes, dry_run=dry_run)
    problems = proofread(order)
    printer.problems(problems)
    failed = any(problem.is_error or strict for problem in problems)
    if problems:
        printer.summary(problems, "the letter is not ready" if failed else "the letter can be built")
        if form is Form.TEXT and not fix and _some_fixable(problems):
            printer.note("what is safe to fix of this is shown and fixed by: sendletter check --fix")
    elif form is Form.TEXT:
        printer.note("nothing to correct")
    return int(failed)


def _explain(order: "Order", names: list[str], printer: Printer) -> int:
    """Say why names stand where they do; 1 where one of them stands nowhere."""
    from sendletter.cli.order import doubtful, plain, told
    from sendletter.pipeline import explain

    places, absent, unknown = explain(order, names)
    if printer.form == "json":
        printer.json(plain(places))
    else:
        printer.results([told(place) if names else doubtful(place) for place in places])
    for row, reason in absent:
        printer.say(f"{row.span.source}:{row.span.line}: {row.name} is not printed: {reason}")
    for name in unknown:
        printer.say(f"no name in the list holds “{name}”")
    if places and not names:
        printer.note("Where a guess is wrong, say what to sort by in the column “sort by”.")
    elif not names:
        printer.note("no place is a guess that may be wrong")
    return int(bool(unknown or (names and not places)))


def _some_fixable(problems: Sequence[Problem]) -> bool:
    """Whether a rule that has a safe fix has found something."""
    from sendletter.proofreading import BY_ID

    return any(problem.rule in BY_ID and BY_ID[problem.rule].mend for problem in problems)
