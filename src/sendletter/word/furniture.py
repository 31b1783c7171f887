"""What stands at the heads and feet of a letter for Word: the letterhead on the first page, less on the following."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sendletter.letter import Run
from sendletter.word.piece import Piece
from sendletter.word.text import Scribe
from sendletter.word.xml import text, twips, w


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands at the head and foot of the following pages: sender, addressee and date, the page's number.

    `folio` has {page} and {pages} where the numbers stand.
    """

    head: str
    continuation: str
    folio: str


def letterhead(lines: Sequence[Piece], logo: Any, scribe: Scribe, colour: str, space: float, *, named: bool) -> Any:
    """The head of the first page: the run with the logo or None, the lines, of which the first may be the name.

    Under the last stands a rule in a colour (`#rrggbb`), with that space in points after it.
    """
    edge = w("bottom", val="single", sz=5, space=6, color=colour.lstrip("#").upper())
    rule = w("pBdr", edge), w("spacing", after=twips(space))
    head = w("hdr")
    if logo is not None:
        made = scribe.paragraph("Letterhead", (), *(() if lines else rule))
        made.append(logo)
        head.append(made)
    for number, piece in enumerate(lines, start=1):
        style = "Letterhead" if named and number == 1 else "LetterheadAddress"
        head.append(scribe.paragraph(style, piece.runs, *(rule if number == len(lines) else ())))
    if not len(head):
        head.append(scribe.paragraph("Header", ()))
    return head


def following(furniture: Furniture, width: float, scribe: Scribe) -> Any:
    """The head of the following pages, whose text is so many points wide."""
    made = scribe.paragraph("Header", [Run(furniture.head)], w("tabs", w("tab", val="right", pos=twips(width))))
    if furniture.continuation:
        made.append(w("r", w("tab")))
        made.extend(scribe.written([Run(furniture.continuation)]))
    return w("hdr", made)


def foot(folio: str, scribe: Scribe) -> Any:
    """The foot of pages: their number, or nothing."""
    made = scribe.paragraph("Footer", (), w("jc", val="center"))
    made.extend(_fields(folio, scribe))
    return w("ftr", made)


def _fields(folio: str, scribe: Scribe) -> Iterator[Any]:
    """The page's number, with fields where {page} and {pages} stand."""
    for number, part in enumerate(folio.replace("{pages}", "\0NUMPAGES\0").replace("{page}", "\0PAGE\0").split("\0")):
        if number % 2:
            yield w("fldSimple", w("r", text("1")), instr=part)
        elif part:
            yield from scribe.written([Run(part)])
