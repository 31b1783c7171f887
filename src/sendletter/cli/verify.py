"""`sendletter verify PDF`: reads a PDF back, holds it against the sources, and examines its signatures."""

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from sendletter.cli.options import HERE, AsOf, Encoding, Folder, Quiet, Trust, day, file_bytes
from sendletter.cli.printer import Printer
from sendletter.problem import Problem, Unreadable
from sendletter.project import find, today

File = Annotated[str, typer.Argument(help="The PDF; - is standard input.", metavar="PDF")]
Signatures = Annotated[
    bool, typer.Option("--signatures-only", help="Examine the signatures alone; no letter's folder is needed.")
]
BEGIN, FARTHEST = b"%PDF-", 1024
"""How a PDF begins, and within how many bytes (ISO 32000-1, annex H, note 13)."""


def verify(
    pdf: File,
    folder: Folder = HERE,
    encoding: Encoding = None,
    as_of: AsOf = None,
    signatures_only: Signatures = False,
    trust: Trust = None,
    quiet: Quiet = False,
) -> int:
    """Prove that a PDF says all that the letter says, once, in order; and say who signed it and what changed since."""
    printer = Printer(quiet=quiet)
    data = file_bytes(pdf)
    if BEGIN not in data[:FARTHEST]:
        raise Unreadable(pdf, "is no PDF, and verify reads nothing else")
    problems = [] if signatures_only else list(_held(data, pdf, folder, encoding, as_of))
    complete = not any(problem.is_error for problem in problems)
    lines, faults = _signatures(data, pdf, trust, strict=signatures_only)
    problems += faults
    printer.problems(problems)
    failed = any(problem.is_error for problem in problems)
    for line in lines:
        printer.note(line)
    if problems:
        printer.summary(problems, _verdict(failed=failed, complete=complete, alone=signatures_only))
    elif not signatures_only:
        printer.note(f"{pdf}: complete")
    elif not lines:
        printer.note(f"{pdf}: bears no signature")
    return int(failed)


def _held(data: bytes, pdf: str, folder: Path, encoding: str | None, as_of: str | None) -> tuple[Problem, ...]:
    """What a PDF lacks of the letter in a folder."""
    from sendletter.pipeline import Order
    from sendletter.pipeline import verify as hold_against

    order = Order(find(folder), today(), encoding=encoding, as_of=day(as_of))
    if is_draft(data, pdf):
        raise Unreadable(pdf, "is a draft, which holds more than the letter; see `sendletter compare`")
    return hold_against(order, data, pdf)


def _signatures(data: bytes, pdf: str, trust: Path | None, *, strict: bool) -> tuple[list[str], list[Problem]]:
    """What its signatures are worth. What is no PDF is told by who holds it against the letter, if anybody does."""
    from sendletter.cli.signed import examined

    try:
        return examined(data, pdf, trust)
    except Unreadable:
        if strict:
            raise
        return [], []


def _verdict(*, failed: bool, complete: bool, alone: bool) -> str:
    if not failed:
        return "the signatures are sound" if alone else "the PDF is complete"
    return "the PDF is not this letter" if not complete else "the signatures do not hold"


def is_draft(data: bytes, name: str) -> bool:
    """Whether a PDF is a draft by what it carries; what cannot be read is judged with all else that is wrong in it."""
    from sendletter.attachment import attached
    from sendletter.draft.record import NAME

    with suppress(Unreadable):
        return attached(data, NAME, name) is not None
    return False
