"""Who disappeared from a list without having withdrawn: said by every command that compares lists."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from sendletter.cli.printer import Printer

if TYPE_CHECKING:
    from sendletter.roster import Signatory

Meant = Annotated[
    list[str] | None,
    typer.Option(
        "--gone-on-purpose",
        help="This signatory was taken out on purpose, without having withdrawn; may be repeated.",
        metavar="NAME",
    ),
]
MOST_NAMED, MOST_TYPED = 10, 3
"""Names up to which a message names everybody, and up to which it says what to type for each."""


def lost(gone: "Sequence[Signatory]", meant: list[str], printer: Printer) -> "tuple[Signatory, ...]":
    """Who is gone, without those that are meant to be; a name that is not gone is told."""
    from sendletter.proofreading.likeness import fold

    names = {fold(name): name for name in meant}
    for folded in names.keys() - {fold(row.name) for row in gone}:
        printer.say(f"--gone-on-purpose: “{names[folded]}” is not gone")
    return tuple(row for row in gone if fold(row.name) not in names)


def warn(gone: "Sequence[Signatory]", name: str, printer: Printer) -> None:
    """Say who is gone from the list of that name, and what to do about it."""
    if not gone:
        return
    from shlex import quote

    from sendletter.cli.screen import shown
    from sendletter.problem import error
    from sendletter.proofreading.finding import quoted
    from sendletter.span import Span

    names = ", ".join(f"{quoted(shown(row))} (line {row.span.line})" for row in gone[:MOST_NAMED])
    more = f" and {len(gone) - MOST_NAMED} more" if len(gone) > MOST_NAMED else ""
    who = "1 signatory is gone who" if len(gone) == 1 else f"{len(gone)} signatories are gone who"
    words = " ".join(f"--gone-on-purpose {quote(shown(row))}" for row in gone)
    words = words if len(gone) <= MOST_TYPED else "--gone-on-purpose NAME, for each of them"
    hint = (
        "By mistake? Put the row back. Who withdraws keeps the row, with “withdrawn” in the column “status”.\n"
        f"On purpose? Then add to this command: {words}"
    )
    problem = error(Span(name), "gone", f"{who} had not withdrawn: {names}{more}", hint)
    printer.problems((problem,))
