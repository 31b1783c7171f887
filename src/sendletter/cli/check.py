"""`sendletter check`: proofreads the sources without setting them."""

from enum import StrEnum
from typing import Annotated

import typer

from sendletter.cli.options import HERE, Encoding, Folder, Quiet, Strict
from sendletter.cli.printer import Printer
from sendletter.project import find, today


class Form(StrEnum):
    """How problems are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


Format = Annotated[Form, typer.Option("--format", help="text for people, json for programs, github for its actions.")]


def check(
    folder: Folder = HERE,
    form: Format = Form.TEXT,
    strict: Strict = False,
    encoding: Encoding = None,
    quiet: Quiet = False,
) -> int:
    """Proofread letter.yaml and signatories.csv."""
    from sendletter.pipeline import Order
    from sendletter.pipeline import check as proofread

    printer = Printer(form.value, quiet=quiet)
    problems = proofread(Order(find(folder), today(), encoding=encoding))
    printer.problems(problems)
    failed = any(problem.is_error or strict for problem in problems)
    if problems:
        printer.summary(problems, "the letter is not ready" if failed else "the letter can be built")
    elif form is Form.TEXT:
        printer.note("nothing to correct")
    return int(failed)
