"""What a PDF says, as PDFium reads it, brought to characters that can be compared.

PDFium is not the engine that wrote the PDF, and what it finds is what a reader's copy and paste would find. White
space, hyphens and invisible characters are dropped, since a line may break anywhere, and compatibility forms are
unfolded (ligatures, superscripts).

Right-to-left text comes back in an order that nobody can rely on: within a line digits, brackets and Latin words may
stand elsewhere, brackets may be turned round, and a ligature may be read with a letter too many. So a text with
right-to-left letters is compared by the letters that it consists of: none may be missing or other.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Any

DROPPED = re.compile(r"[\s\-\u00ad\u2010\u2011\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\u0002]+")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
UNMIRRORED = str.maketrans(")]}»›”’", "([{«‹“‘")


class Turned(str):
    """A text of a letter that runs from right to left: a reader may turn all of it, its Latin words and marks, too."""

    __slots__ = ()


def may_turn(wanted: str) -> bool:
    """Whether a text may come back in another order than it was written."""
    return isinstance(wanted, Turned) or bool(RIGHT_TO_LEFT.search(wanted))


def comparable(text: str) -> str:
    """Text without what line breaks, ligatures and readers change."""
    if text.isascii():
        return DROPPED.sub("", text)
    # composed again, since an accent may now stand next to its letter that was read apart from it
    return unicodedata.normalize("NFC", DROPPED.sub("", unicodedata.normalize("NFKC", text)))


def read_pages(pdf: bytes) -> list[str]:
    """The text of each page in content order, by PDFium. Raises ValueError for what is no readable PDF.

    What stands on a printer's sheet outside of the trimmed page is no part of it.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return [_text(document, number) for number in range(len(document))]
        finally:
            document.close()
    except pypdfium2.PdfiumError as fault:
        raise ValueError(str(fault)) from fault


def _text(document: Any, number: int) -> str:
    page = document[number]
    text = page.get_textpage()
    try:
        sheet, trimmed = page.get_mediabox(), page.get_trimbox()
        if sheet == trimmed:
            return str(text.get_text_range())
        return str(text.get_text_bounded(*trimmed))
    finally:
        text.close()
        page.close()


def same_letters(text: str, wanted: str, position: int) -> int:
    """The length of a text at `position` that has all letters of a right-to-left text; 0 where there is none.

    One right-to-left letter in forty may be read twice; none may be missing.
    """
    letters = Counter(wanted.translate(UNMIRRORED))
    found = Counter(text[position : position + len(wanted)].translate(UNMIRRORED))
    for end in range(position + len(wanted), position + len(wanted) + _allowed(wanted) + 1):
        if found == letters or _read_twice(found - letters, letters - found, letters):
            return end - position
        found.update(text[end : end + 1].translate(UNMIRRORED))
    return 0


def _allowed(wanted: str) -> int:
    return 1 + len(wanted) // 40


def _read_twice(more: Counter[str], less: Counter[str], letters: Counter[str]) -> bool:
    return not less and all(letter in letters and RIGHT_TO_LEFT.match(letter) for letter in more)


def length_at(text: str, wanted: str, position: int) -> int:
    """How much of `text` at `position` is the wanted text; 0 where something else stands there."""
    if text.startswith(wanted, position):
        return len(wanted)
    return same_letters(text, wanted, position) if may_turn(wanted) else 0


def find(text: str, wanted: str, start: int, end: int) -> tuple[int, int] | None:
    """The first place of the wanted text between two positions, as (begin, end).

    Of places that overlap the shortest: a letter before it that is also in it would pass as one that was read twice.
    """
    place = text.find(wanted, start, end)
    if place >= 0:
        return place, place + len(wanted)
    if not may_turn(wanted):
        return None
    letters = Counter(wanted.translate(UNMIRRORED))
    open_letters, plain = set(letters), text[start:end].translate(UNMIRRORED)
    places = (
        (length, start + begin)
        for begin in range(max(0, len(plain) - len(wanted) + 1))
        if plain[begin] in open_letters and (length := same_letters(text, wanted, start + begin))
    )
    best: tuple[int, int] | None = None
    for length, begin in places:
        if best and begin >= best[1] + best[0]:
            break
        if best is None or length < best[0]:
            best = length, begin
    return (best[1], best[1] + best[0]) if best else None


def as_read(piece: str, pages: Sequence[str]) -> str:
    """A piece of comparable text as it stands in the pages, with its spaces; itself where it cannot be found."""
    between = f"(?:{DROPPED.pattern})?"
    pattern = re.compile(between.join(map(re.escape, piece)))
    for page in pages:
        if found := pattern.search(unicodedata.normalize("NFKC", page)):
            return " ".join(re.sub("[\ufffe\ufeff\u0002]", "", found.group()).split())
    return piece
