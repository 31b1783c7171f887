"""The words that a remark is about: from its boxes on a page, through a draft's places, to the letter's own texts."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sendletter.draft.places import Box, Place
from sendletter.draft.record import Record
from sendletter.language import Language
from sendletter.manuscript import Passage, manuscript
from sendletter.quotation.find import Quotation, excerpt, mapped
from sendletter.quotation.fold import Folded, fold
from sendletter.remarks.proximity import distance, in_row, middle_of, nearest, overlap, shared, standing_in
from sendletter.remarks.remark import Character, Remark
from sendletter.span import Span
from sendletter.typography import set_letter, set_roster

POINTS = ("note", "text", "drawing", "shape", "stamp")
"""Kinds of remarks that stand beside words and mark none."""
BESIDE = 12.0
"""Points from the text within which a mark on words still belongs to it, and not to the head or foot of the page."""
WHAT = {
    "letterhead": ("letterhead",),
    "opening": ("date", "reference", "recipient", "subject"),
    "signature": ("signature",),
    "enclosures": ("enclosure", "enclosures"),
    "cc": ("cc",),
}
"""What stands in the parts of a letter that hold several texts."""
BACKWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""A letter of a script that runs from right to left."""
Part = tuple[int, int, int]
"""A part of a passage: the passage's number, begin and end in its text."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a remark is about: the page of the draft, the reference, where it was written then, and the words.

    `quotation` is None where there are none, as at the foot of a page. What a remark is `beside` it does not mark.
    """

    page: int
    reference: str
    span: Span
    quotation: Quotation | None
    beside: bool = False


class Draft:
    """A draft as it was handed out: its texts, and where they stand."""

    def __init__(self, record: Record) -> None:
        """Everything that the draft says, from its record."""
        language = Language.of(record.letter.language)
        said = manuscript(set_letter(record.letter, language), set_roster(record.roster, language), language)
        self.record = record
        self.passages: tuple[Passage, ...] = (*said.passages, *said.notes)
        self.folded = tuple(fold(passage.text) for passage in self.passages)
        self.lines = tuple((place.page, fold(place.text).signs) for place in record.places)
        self.pages: dict[int, int] = {}

    def anchor(self, remark: Remark, characters: Sequence[Character]) -> Anchor:
        """What a remark is about, from the characters of its page."""
        page = self._page(remark.page, characters)
        here = [place for place in self.record.places if place.page == page]
        if not here or not remark.boxes:
            return Anchor(page, "", Span(""), None)
        if remark.kind == "caret":
            return self._at(page, *self._gap(here, remark.boxes[0], characters))
        touched = list(self._touched(here, remark.boxes, characters)) if remark.kind not in POINTS else []
        if not touched and remark.kind not in POINTS and nearest(here, remark.boxes[0])[1] > BESIDE:
            return Anchor(page, "", Span(""), None)
        if not touched:
            return self._beside(page, here, remark.boxes[0], characters)
        return self._at(page, touched[0][0], [part for _, parts in touched for part in parts])

    def _page(self, number: int, characters: Sequence[Character]) -> int:
        """The page of the draft that a page of the file is: that with most of the same lines; pages may be missing."""
        if number not in self.pages:
            text = fold("".join(item.text for item in characters)).signs
            found = Counter({number: 0})
            for page, line in self.lines:
                found[page] += len(line) * (line in text)
            self.pages[number] = max(found, key=lambda page: (found[page], page == number))
        return self.pages[number]

    def _at(self, page: int, place: Place, parts: Sequence[Part]) -> Anchor:
        """The anchor of parts of passages; parts of one passage are one."""
        if not parts:
            return Anchor(page, place.reference, place.span, None)
        numbers = sorted({number for number, _, _ in parts})
        first, last = numbers[0], numbers[-1]
        begin = min(begin for number, begin, _ in parts if number == first)
        end = max(end for number, _, end in parts if number == last)
        texts = [self.passages[number].text for number in numbers]
        joined = "\n\n".join(texts)
        quotation = excerpt(joined, begin, len(joined) - len(texts[-1]) + end)
        return Anchor(page, place.reference, self.passages[first].span, quotation)

    def _touched(
        self, here: Sequence[Place], boxes: Iterable[Box], characters: Sequence[Character]
    ) -> Iterator[tuple[Place, list[Part]]]:
        """The places that boxes lie over, each with the parts of passages that are marked in it."""
        for box in boxes:
            for place in here:
                if overlap(box, place.box) >= 0.5:
                    inside = standing_in(characters, place.box)
                    chosen = [
                        n for n, item in enumerate(inside) if in_row(item, box) and box[0] <= middle_of(item) <= box[2]
                    ]
                    if chosen:
                        yield place, list(self._parts(place, inside, chosen[0], chosen[-1] + 1))

    def _gap(self, here: Sequence[Place], box: Box, characters: Sequence[Character]) -> tuple[Place, list[Part]]:
        """The place that a caret points into, and the empty part between two of its characters."""
        tip = (box[0] + box[2]) / 2
        rows = [place for place in here if place.box[0] - 9 <= tip <= place.box[2] + 9] or here
        place = max(rows, key=lambda place: (shared(box, place.box), -distance(box, place.box)))
        inside = standing_in(characters, place.box)
        if place.text and "\n" not in place.text:
            count = sum(middle_of(item) < tip for item in inside)
        else:
            row = [n for n, item in enumerate(inside) if shared(item.box, box) > 0] or range(len(inside))
            count = next((n for n in row if middle_of(inside[n]) >= tip), len(inside))
        return place, list(self._parts(place, inside, count, count))

    def _beside(self, page: int, here: Sequence[Place], box: Box, characters: Sequence[Character]) -> Anchor:
        """The anchor of what stands beside words: the nearest line or entry as a whole."""
        place, _ = nearest(here, box)
        inside = standing_in(characters, place.box)
        if not place.text:
            rows = [n for n, item in enumerate(inside) if distance(box, item.box) < 12]
            inside_part = (rows[0], rows[-1] + 1) if rows else (0, len(inside))
        else:
            inside_part = (0, len(inside))
        return replace(self._at(page, place, list(self._parts(place, inside, *inside_part))), beside=True)

    def _parts(self, place: Place, inside: Sequence[Character], begin: int, end: int) -> Iterator[Part]:
        """The parts of passages that are the characters `begin` to `end` of those that stand in a place."""
        read = fold("".join(item.text for item in inside))
        chosen = read.sign(begin), read.sign(end)
        if place.text:
            yield from self._of_text(place, read, chosen)
        else:
            yield from self._of_part(place, read, chosen)

    def _of_text(self, place: Place, read: Folded, chosen: tuple[int, int]) -> Iterator[Part]:
        """A part of the passage that a line or an entry belongs to."""
        line = fold(place.text)
        before, whole = self._paragraph(place)
        begin, end = mapped(read.signs, line.signs, chosen, tight=True)
        number = self._passage(place, whole)
        if number is not None:
            text = self.folded[number]
            part = _characters(text, *mapped(whole, text.signs, (before + begin, before + end), tight=True))
            if begin < end and (read.signs != line.signs or BACKWARDS.search(place.text)):  # where readers differ
                part = _whole_words(self.passages[number].text, *part)
            yield number, *part

    def _paragraph(self, place: Place) -> tuple[int, str]:
        """The signs of the paragraph that a line belongs to, and how many of them stand in lines before it."""
        stem, dot, line = place.reference.rpartition(".")
        if not dot or not line.isdigit():
            return 0, fold(place.text).signs
        lines = [
            other
            for other in self.record.places
            if other.span == place.span and other.reference.rpartition(".")[0] == stem
        ]
        signs = [fold(other.text).signs for other in lines]
        return sum(map(len, signs[: lines.index(place)])), "".join(signs)

    def _passage(self, place: Place, whole: str) -> int | None:
        """The number of the passage with a text, among those that were written in its place."""
        here = [n for n, passage in enumerate(self.passages) if passage.span == place.span]
        return next((n for n in here if whole in self.folded[n].signs), here[0] if here else None)

    def _of_part(self, part: Place, read: Folded, chosen: tuple[int, int]) -> Iterator[Part]:
        """The parts of passages that are no running text, such as an address, in the order in which they are read."""
        position = 0
        for number, passage in enumerate(self.passages):
            signs = self.folded[number].signs
            mine = passage.span == part.span or passage.what in WHAT.get(part.reference, ())
            place = read.signs.find(signs, position) if mine and signs else -1
            if place < 0:
                continue
            position = place + len(signs)
            begin, end = max(chosen[0], place), min(chosen[1], position)
            if begin < end or (chosen[0] == chosen[1] and place <= chosen[0] <= position):
                yield number, *_characters(self.folded[number], begin - place, end - place)


def _characters(text: Folded, begin: int, end: int) -> tuple[int, int]:
    """Signs of a text as its characters."""
    if begin < end:
        return text.at[begin], text.at[end - 1] + 1
    place = text.at[begin - 1] + 1 if begin else 0
    return place, place


def _whole_words(text: str, begin: int, end: int) -> tuple[int, int]:
    """A part of a text with the rest of the words at its ends."""
    while begin and text[begin - 1].isalnum() and text[begin : begin + 1].isalnum():
        begin -= 1
    while end < len(text) and text[end - 1 : end].isalnum() and text[end].isalnum():
        end += 1
    return begin, end
