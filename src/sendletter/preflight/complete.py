"""The proof that nothing is lost: a PDF's text is exactly the manuscript.

Both sides are brought to comparable characters: compatibility forms are unfolded (ligatures), white space, hyphens
and invisible characters dropped, since a line may break anywhere. Then the text of all pages, without what stands at
their head and foot, must equal the passages one after the other. Only where it does not is it asked what is wrong.

Readers differ on right-to-left text (some give the visual order), so a passage with such letters is compared by the
characters that it consists of.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sendletter.manuscript import Manuscript, Passage
from sendletter.problem import Problem, error, warning
from sendletter.span import Span

DROPPED = re.compile(r"[\s\-\u00ad\u2010\u2011\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\u0002]+")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
UNMIRRORED = str.maketrans(")]}»", "([{«")
Furniture = Callable[[int, int], Sequence[str]]
"""What stands at the head and foot of page n (from 1) of so many pages."""


def comparable(text: str) -> str:
    """Text without what line breaks, ligatures and readers change."""
    return DROPPED.sub("", text if text.isascii() else unicodedata.normalize("NFKC", text))


def read_pages(pdf: bytes) -> list[str]:
    """The text of each page in content order, by PDFium. Raises ValueError for what is no readable PDF."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as fault:
        raise ValueError(str(fault)) from fault
    try:
        return [_text(document, number) for number in range(len(document))]
    finally:
        document.close()


def _text(document: Any, number: int) -> str:
    page = document[number]
    text = page.get_textpage()
    try:
        return str(text.get_text_range())
    finally:
        text.close()
        page.close()


def complete(pdf: bytes, expected: Manuscript, furniture: Furniture, name: str) -> Iterator[Problem]:
    """Whatever is missing, twice, changed, out of order or added; nothing where the PDF says all of it."""
    try:
        pages = read_pages(pdf)
    except ValueError as fault:
        yield error(Span(name), "unreadable-pdf", f"cannot be read back: {fault}")
        return
    texts = [_bare(comparable(text), furniture(number, len(pages))) for number, text in enumerate(pages, start=1)]
    for number, text in enumerate(pages, start=1):
        if "\ufffd" in text or "\x00" in text:
            yield error(Span(name), "missing-glyph", f"page {number} has a character that no reader can read")
        if not text.strip():
            yield error(Span(name), "empty-page", f"page {number} is empty")
    text, lost = _without_notes(texts, expected.notes)
    wanted = [comparable(passage.text) for passage in expected.passages]
    if text == "".join(wanted) and not lost:
        return
    for note in lost:
        yield _missing(note)
    yield from _Comparison(text, expected.passages, wanted, name).problems()


def _bare(text: str, furniture: Sequence[str]) -> str:
    """A page's text without its running head and foot, which a reader may give first or last."""
    items = [item for item in map(comparable, furniture) if item]
    found = True
    while found and items:
        found = False
        for item in items:
            if text.startswith(item) or text.endswith(item):
                text = text.removeprefix(item) if text.startswith(item) else text.removesuffix(item)
                items.remove(item)
                found = True
                break
    return text


def _without_notes(texts: list[str], notes: Sequence[Passage]) -> tuple[str, list[Passage]]:
    """The text of all pages without the footnotes at their feet, and the footnotes that are nowhere."""
    lost = []
    for note in reversed(notes):
        wanted = comparable(note.text)
        for number, text in enumerate(texts):
            if (place := text.rfind(wanted)) >= 0:
                texts[number] = text[:place] + text[place + len(wanted) :]
                break
        else:
            lost.append(note)
    return "".join(texts), lost


@dataclass(slots=True)
class _Comparison:
    """Passages that do not simply follow one another in the text."""

    text: str
    passages: Sequence[Passage]
    wanted: Sequence[str]
    name: str

    def problems(self) -> Iterator[Problem]:
        """What is wrong with each passage: found in order it is well; found elsewhere, moved; nowhere, missing."""
        position = 0
        extras: list[str] = []
        for number, (passage, wanted) in enumerate(zip(self.passages, self.wanted, strict=True)):
            if self.text.startswith(wanted, position):
                if self._part_of_next(number, position):
                    yield _missing(passage)
                else:
                    position += len(wanted)
                continue
            if RIGHT_TO_LEFT.search(wanted) and (length := self._same_letters(wanted, position)):
                position += length
                continue
            place = self._next(number, position)
            if place is None:
                yield self._absent(passage, wanted, position)
                continue
            extras.append(self.text[position:place])
            position = place + len(wanted)
        extras.append(self.text[position:])
        for extra in filter(None, extras):
            if len(extra) > 2 or not RIGHT_TO_LEFT.search(extra):  # what a ligature was read with too much
                yield self._extra(extra)

    def _part_of_next(self, number: int, position: int) -> bool:
        """Whether what stands here is only the beginning of the next passage, as "ACAT" is of "ACAT UK"."""
        following = self.wanted[number + 1] if number + 1 < len(self.wanted) else ""
        after = position + len(self.wanted[number])
        return (
            bool(following) and self.text.startswith(following, position) and not self.text.startswith(following, after)
        )

    def _same_letters(self, wanted: str, position: int) -> int:
        """The length of a text at `position` that has the letters of a passage in any order; 0 where there is none.

        Brackets are mirrored, and a ligature may be read with a letter too many: one in forty is let pass.
        """
        letters = Counter(wanted.translate(UNMIRRORED))
        allowed = 1 + len(wanted) // 40
        best = (allowed + 1, 0)
        for length in range(max(1, len(wanted) - allowed), len(wanted) + allowed + 1):
            found = Counter(self.text[position : position + length].translate(UNMIRRORED))
            differences = max(sum((letters - found).values()), sum((found - letters).values()))
            best = min(best, (differences, length))
        return best[1]

    def _next(self, number: int, position: int) -> int | None:
        """Where the passage stands further on, if what follows it says that it is not a part of another."""
        wanted = self.wanted[number]
        place = self.text.find(wanted, position)
        if place < 0:
            return None
        later = next((text for text in self.wanted[number + 1 :][:1] if text), "")
        between = self.text[position:place]
        skipped = later and later in between and not self.text.startswith(later, place + len(wanted))
        return None if skipped else place

    def _absent(self, passage: Passage, wanted: str, position: int) -> Problem:
        if len(wanted) > 3 and wanted in self.text:
            return error(passage.span, "out-of-order", f"{_named(passage)} is not in its place in the PDF")
        stands = self.text[position : position + 60]
        return _missing(passage, f"in its place stands “{stands}”" if stands else "")

    def _extra(self, extra: str) -> Problem:
        repeated = next(
            (p for p, wanted in zip(self.passages, self.wanted, strict=True) if len(wanted) > 3 and wanted in extra),
            None,
        )
        if repeated:
            return error(repeated.span, "printed-twice", f"{_named(repeated)} stands in the PDF more than once")
        text = f"has text that the letter does not have: “{extra[:60]}”"
        return warning(Span(self.name), "extra-text", text, "If a template of yours adds it, nothing has to be done.")


def _named(passage: Passage) -> str:
    text = " ".join(passage.text.split())
    return f"the {passage.what} “{text if len(text) <= 60 else text[:57] + '…'}”"


def _missing(passage: Passage, stands: str = "") -> Problem:
    return error(passage.span, "lost", f"{_named(passage)} is missing from the PDF", stands)
