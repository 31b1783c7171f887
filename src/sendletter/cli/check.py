"""`sendletter check`: proofreads the sources without setting them."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from sendletter.cli.options import HERE, Encoding, Folder, Quiet, Strict
from sendletter.cli.printer import Printer
from sendletter.problem import Problem
from sendletter.project import find, today


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


def check(
    folder: Folder = HERE,
    form: Format = Form.TEXT,
    strict: Strict = False,
    encoding: Encoding = None,
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

    printer = Printer(form.value, quiet=quiet)
    order = Order(find(folder), today(), encoding=encoding)
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


def _some_fixable(problems: Sequence[Problem]) -> bool:
    """Whether a rule that has a safe fix has found something."""
    from sendletter.proofreading import BY_ID

    return any(problem.rule in BY_ID and BY_ID[problem.rule].mend for problem in problems)
