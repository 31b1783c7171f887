"""The proof that nothing is lost: a PDF's text is exactly the manuscript.

The text of all pages, without what stands at their head and foot, must be the passages one after the other. That is
proven in a time that grows with the text. Only where it is not so is it asked what is wrong with which passage.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from sendletter.manuscript import Manuscript, Passage
from sendletter.preflight.alignment import ANCHOR, Alignment, Interval, align, walk
from sendletter.preflight.furniture import bare_pages
from sendletter.preflight.text import Turned, as_read, comparable, find, read_pages
from sendletter.problem import Problem, error, warning
from sendletter.span import Span

Furniture = Callable[[int, int], Sequence[str]]
"""What stands at the head and foot of page n (from 1) of so many pages."""
EFFORT = 500
"""Passages for which it is asked what stands in their place; a PDF that lacks more of them is another letter."""
NUMBERED = re.compile(r"\d[\d.,’\s]*\.\s(.+)", re.DOTALL)
"""An entry of a numbered list, and what stands behind its number."""
READINGS = 100
"""Pieces of text that are looked up in the pages, to be shown with their spaces."""


def complete(pdf: bytes, expected: Manuscript, furniture: Furniture, name: str) -> Iterator[Problem]:
    """Whatever is missing, twice, changed, out of order or added; nothing where the PDF says all of it.

    `name` is that of the PDF for problems that have no place in the sources. Never raises for what a PDF holds.
    """
    try:
        pages = read_pages(pdf)
    except ValueError as fault:
        yield error(Span(name), "unreadable-pdf", f"cannot be read back: {fault}")
        return
    yield from _legible(pages, name)
    kind = Turned if expected.backwards else str
    notes = [kind(comparable(note.text)) for note in expected.notes]
    texts, lost = _without_notes(list(map(comparable, pages)), expected.notes, notes)
    for note in lost:
        yield _missing(note)
    wanted = [kind(comparable(passage.text)) for passage in expected.passages]
    heads = [[kind(comparable(item)) for item in furniture(page, len(pages))] for page in range(1, len(pages) + 1)]
    text = "".join(bare_pages(texts, heads, "".join(wanted)))
    if text == "".join(wanted) or walk(text, wanted):
        return
    yield from _Differences(text, expected.passages, wanted, name, pages, expected.notes).problems()


def _legible(pages: Sequence[str], name: str) -> Iterator[Problem]:
    for number, text in enumerate(pages, start=1):
        if "\ufffd" in text or "\x00" in text:
            yield error(Span(name), "missing-glyph", f"page {number} has a character that no reader can read")
        if not text.strip():
            yield error(Span(name), "empty-page", f"page {number} is empty")


def _without_notes(
    texts: list[str], notes: Sequence[Passage], comparables: Sequence[str]
) -> tuple[list[str], list[Passage]]:
    """The pages without the footnotes, and the footnotes that stand on none of them.

    A note is looked for from the foot of a page upwards, since the text may quote it.
    """
    lost = []
    for note, wanted in zip(reversed(notes), reversed(comparables), strict=True):
        for number, text in enumerate(texts):
            begin = text.rfind(wanted)
            place = (begin, begin + len(wanted)) if begin >= 0 else find(text, wanted, 0, len(text))
            if place:
                texts[number] = text[: place[0]] + text[place[1] :]
                break
        else:
            lost.append(note)
    return texts, lost[::-1]


@dataclass(slots=True)
class _Differences:
    """A text that is not its passages one after the other: what is wrong with each, in words for staff."""

    text: str
    passages: Sequence[Passage]
    wanted: Sequence[str]
    name: str
    pages: Sequence[str]
    notes: Sequence[Passage]
    explained: set[Interval] = field(default_factory=set)
    readings: int = 0

    def problems(self) -> Iterator[Problem]:
        """Passages that are missing, changed, moved or doubled, and text that nothing explains."""
        alignment = align(self.text, self.wanted)
        moved = set()
        for number, _ in alignment.elsewhere:
            if alignment.places[number] is None and number not in moved:
                moved.add(number)
                yield self._moved(number)
            else:
                yield _twice(self.passages[number])
        yield from self._lost(alignment, moved)
        for _, place in alignment.stretches:
            for left, right in self._unexplained(place):
                yield from self._extra(left, right)

    def _lost(self, alignment: Alignment, moved: set[int]) -> Iterator[Problem]:
        stretches = {gap: [place for _, place in found] for gap, found in groupby(alignment.stretches, lambda s: s[0])}
        absent, gap = [], len(self.wanted)
        for number in range(len(self.wanted) - 1, -1, -1):
            if alignment.places[number] is not None:
                gap = number
            elif self.wanted[number] and number not in moved:
                absent.append((number, gap))
        for effort, (number, gap) in enumerate(reversed(absent)):
            near = stretches.get(gap, ()) if effort < EFFORT else ()
            place = self._resembling(self.wanted[number], near)
            if place:
                self.explained.add(place)
            hint = f"In its place stands “{self._read(place)}”." if place else self._renumbered(number, effort)
            yield _missing(self.passages[number], hint)

    def _renumbered(self, number: int, effort: int) -> str:
        """What is said of an entry that stands under another number: one name more in a list moves all after it."""
        bare = NUMBERED.match(self.passages[number].text)
        stands = bare and effort < EFFORT and f".{comparable(bare[1])}" in self.text
        return "It seems to stand there under another number." if stands else ""

    def _resembling(self, wanted: str, stretches: Sequence[Interval]) -> Interval | None:
        """The stretch, or the part of one, that looks like a passage with some characters changed."""
        from rapidfuzz import fuzz

        for begin, end in stretches:
            text = self.text[begin:end]
            if (begin, end) in self.explained or len(text) > 20 * len(wanted) + 400:
                continue
            if fuzz.ratio(wanted, text) >= 60:
                return begin, end
            part = fuzz.partial_ratio_alignment(wanted, text, score_cutoff=75) if len(wanted) < len(text) else None
            if part and len(wanted) >= ANCHOR:
                place = (begin + part.dest_start, begin + part.dest_end)
                if not any(left < place[1] and place[0] < right for left, right in self.explained):
                    return place
        return None

    def _unexplained(self, place: Interval) -> Iterator[Interval]:
        begin, end = place
        for left, right in sorted(part for part in self.explained if begin <= part[0] and part[1] <= end):
            if begin < left:
                yield begin, left
            begin = right
        if begin < end:
            yield begin, end

    def _read(self, place: Interval) -> str:
        """The beginning of a piece of the text, as staff can find it in the PDF."""
        self.readings += 1
        piece = self.text[place[0] : min(place[1], place[0] + 60)]
        return as_read(piece, self.pages) if self.readings <= READINGS else piece

    def _moved(self, number: int) -> Problem:
        passage = self.passages[number]
        return error(passage.span, "out-of-order", f"{_named(passage)} is not in its place in the PDF")

    def _extra(self, begin: int, end: int) -> Iterator[Problem]:
        text = self.text[begin:end]
        repeated = [note for note in self.notes if comparable(note.text) in text]
        yield from map(_twice, repeated)
        if not repeated:
            message = f"has text that the letter does not have: “{self._read((begin, end))}”"
            hint = "If a template of yours adds it, nothing has to be done."
            yield warning(Span(self.name), "extra-text", message, hint)


def _named(passage: Passage) -> str:
    text = " ".join(passage.text.split())
    return f"the {passage.what} “{text if len(text) <= 60 else text[:57] + '…'}”"


def _twice(passage: Passage) -> Problem:
    return error(passage.span, "printed-twice", f"{_named(passage)} stands in the PDF more than once")


def _missing(passage: Passage, hint: str = "") -> Problem:
    if hint:
        message = f"{_named(passage)} is missing from the PDF as it is written here"
        return error(passage.span, "lost", message, hint)
    return error(passage.span, "lost", f"{_named(passage)} is missing from the PDF")
