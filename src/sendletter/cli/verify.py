"""`sendletter verify PDF`: reads a PDF back and holds it against the sources."""

from contextlib import suppress
from typing import Annotated

import typer

from sendletter.cli.options import HERE, AsOf, Encoding, Folder, Quiet, day, file_bytes
from sendletter.cli.printer import Printer
from sendletter.problem import Unreadable
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
    data = file_bytes(pdf)
    if _is_draft(data, pdf):
        raise Unreadable(pdf, "is a draft, which holds more than the letter; see `sendletter compare`")
    problems = hold_against(order, data, pdf)
    printer.problems(problems)
    failed = any(problem.is_error for problem in problems)
    if problems:
        printer.summary(problems, "the PDF is not this letter" if failed else "the PDF is complete")
    else:
        printer.note(f"{pdf}: complete")
    return int(failed)


def _is_draft(data: bytes, name: str) -> bool:
    """Whether a PDF is a draft by what it carries; what cannot be read is judged with all else that is wrong in it."""
    from sendletter.attachment import attached
    from sendletter.draft.record import NAME

    with suppress(Unreadable):
        return attached(data, NAME, name) is not None
    return False
