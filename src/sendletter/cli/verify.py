"""`sendletter verify PDF`: reads a PDF back and holds it against the sources."""

from typing import Annotated

import typer

from sendletter.cli.options import HERE, AsOf, Encoding, Folder, Quiet, day, file_bytes
from sendletter.cli.printer import Printer
from sendletter.project import find, today

File = Annotated[str, typer.Argument(help="The PDF; - is standard input.", metavar="PDF")]


def verify(
    pdf: File, folder: Folder = HERE, encoding: Encoding = None, as_of: AsOf = None, quiet: Quiet = False
) -> int:
    """Prove that a PDF says all that the letter says: every paragraph and every signatory, once, in order."""
    from sendletter.pipeline import Order
    from sendletter.pipeline import verify as hold_against

    printer = Printer(quiet=quiet)
    order = Order(find(folder), today(), encoding=encoding, as_of=day(as_of))
    problems = hold_against(order, file_bytes(pdf), pdf)
    printer.problems(problems)
    failed = any(problem.is_error for problem in problems)
    if problems:
        printer.summary(problems, "the PDF is not this letter" if failed else "the PDF is complete")
    else:
        printer.note(f"{pdf}: complete")
    return int(failed)
