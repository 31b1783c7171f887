"""A letter as an advertisement: one page with its head, its text in columns, and the names in columns under it.

Everything stands in frames: the head over the whole width, the columns of the text, and the list over the whole width
again, whose groups have as many columns as suit their entries. The columns of the text are cut as the pages of a letter
are, so what must stay together, stays together, and they are as even as that allows; what is left in one of them is
spread over its paragraphs.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sendletter.composition.band import Band
from sendletter.composition.columns import Type, balance, place
from sendletter.composition.compose import Area, Composer
from sendletter.composition.evening import aligned, even, spread, uneven_by
from sendletter.composition.fonts import Fonts
from sendletter.composition.gauge import Gauge
from sendletter.composition.pages import Block, Pager
from sendletter.composition.scale import Scale
from sendletter.language import Language
from sendletter.layout import Frame, Layout, Piece, Sheet
from sendletter.letter import Letter
from sendletter.roster import Group, Roster
from sendletter.theme import Theme

HEAD_SPACE = 1.5
"""Between letterhead and opening, in sizes of the head's small type."""
TEXT_SPACE, LIST_SPACE = 1.2, 1.8
"""Lines of the text over it and under it."""
GROUP_SPACE, UNDER_GROUP, END_SPACE = 1.1, 0.3, 0.8
"""Lines of the list over a group's heading and under it, and over what follows the names."""
PARAGRAPHS = 1.0
"""Lines by which the space between two paragraphs may be widened so that columns end alike."""
LOPSIDED = 4.0
"""How much worse a column is that ends early than one whose spaces were widened."""
STEP = 0.25
"""Lines by which columns are made longer until the text fits into them."""
ENDINGS = ("disclaimer", "note", "postscript", "enclosures", "cc")


def advertised(letter: Letter) -> Letter:
    """The letter as the public reads it: what only the post and the files need is left out, its title heads it."""
    to = replace(letter.to, address=()) if letter.to.name or letter.to.role or letter.to.organization else letter.to
    return replace(
        letter,
        subject=letter.subject or letter.title,
        to=to,
        reference=None,
        enclosures=(),
        cc=(),
        signature_fields=False,
    )


def left_out(letter: Letter) -> tuple[str, ...]:
    """What of a letter its advertisement does not print, in words for staff."""
    shown = advertised(letter)
    parts = {
        "the recipient’s address": letter.to.address and not shown.to.address,
        "the reference": letter.reference,
        "the enclosures": letter.enclosures,
        "the copies (cc)": letter.cc,
    }
    return tuple(name for name, part in parts.items() if part)


@dataclass(frozen=True, slots=True)
class Page:
    """An advertisement in a scale.

    `height` reaches from the head margin to the last baseline, `fixed` is as much of it as does not grow with the
    leading, `room` reaches to the foot margin, `area` is the height of the type area down to the last line's foot; in
    points. `uneven` says by how many lines columns of text miss each other.
    """

    layout: Layout
    height: float
    fixed: float
    room: float
    area: float
    uneven: float

    @property
    def spread(self) -> float:
        """The factor on the leadings that makes the page exactly full."""
        return (self.room - self.fixed) / max(self.height - self.fixed, 1e-6)


class Advertisement(Composer):
    """Composes a letter as an advertisement in one scale.

    `heights` gives the height in points of each block that the engine has measured, in this scale.
    """

    def __init__(
        self,
        theme: Theme,
        scale: Scale,
        gauge: Gauge,
        language: Language,
        fonts: Fonts,
        heights: Mapping[str, float],
        memory: dict[Any, Any] | None = None,
    ) -> None:
        column = Area(scale.column(theme.measures), scale.format.height)
        super().__init__(theme, scale.of(theme.measures), column, language, fonts, heights, memory)
        self.scale, self.gauge = scale, gauge
        self.pieces: list[Piece] = []
        self.frames: list[Frame] = []
        self.top = 0.0

    def page(self, letter: Letter, roster: Roster, extra: float = 0.0) -> Page:
        """The whole page; `extra` points are spread over the spaces between head, text and list."""
        scale, leading = self.scale, self.scale.leading
        listed = bool(roster.size) or any(self.heights.get(name) for name in ENDINGS)
        spaces = bool(self._frame("head", 0.0, scale.width, tuple(self._head(letter)))) + listed
        head = self.top
        if self.frames:
            self.top += TEXT_SPACE * leading + extra / spaces
        uneven = self._columns(list(self._text(letter)), extra if not spaces else 0.0)
        if listed:
            self.top += LIST_SPACE * leading + extra / spaces
            self._frame("names", 0.0, scale.width, tuple(self._list(letter, roster)))
        size, line = (scale.list_size, scale.list_leading) if listed else (scale.size, leading)
        below = line - self.baseline(size, line)
        room = scale.format.height - 2 * scale.edge
        sheet = Sheet(tuple(self.pieces), (), (self.top - below) / room, room / leading, tuple(self.frames))
        layout = Layout((sheet,), self.fonts.embedded, tuple(self.overfull))
        return Page(layout, self.top - below, head + line / 2 - below, room, self.top, uneven)

    def _frame(self, kind: str, x: float, width: float, pieces: Sequence[Piece], *, ruled: bool = False) -> float:
        """Put pieces into a frame of their own under what is there; returns its height."""
        height = sum(piece.space + piece.height for piece in pieces)
        if pieces:
            self.frames.append(Frame(kind, x, self.top, width, height, len(pieces), ruled))
            self.pieces += pieces
            self.top += height
        return height

    def _head(self, letter: Letter) -> Iterator[Piece]:
        """Who writes, when and to whom, and the headline."""
        space = 0.0
        for name in ("letterhead", "opening", "salutation"):
            if (height := self.heights.get(name, 0.0)) and not (name == "salutation" and letter.subject):
                yield Piece(name, name, height, space)
                space = HEAD_SPACE * self.scale.head

    def _fixed(self, name: str, *, space: float = 0.0, keep: bool = False) -> Iterator[Block]:
        """A block that the engine has measured, as high as it is: columns are not set on a grid of lines."""
        if height := self.heights.get(name, 0.0):
            yield Block(Piece(name, name, height, space * self.measures.leading), keep=keep)

    def _text(self, letter: Letter) -> Iterator[Block]:
        """What stands in the columns: the text with its closing and signature, and its notes."""
        if letter.subject:
            yield from self._fixed("salutation", keep=True)
        body = [replace(block, notes=()) for block in self._blocks(letter.body)]  # which stand after the text
        if body and (letter.closing or letter.signature):
            body[-1] = replace(body[-1], keep=True)
        yield from body
        yield from self._fixed("closing", space=self.measures.paragraph_space, keep=bool(letter.signature))
        yield from self._fixed("signature")
        for number, note in enumerate(letter.footnotes):
            space = self.measures.leading if number == 0 else 0.0
            yield Block(replace(self._note(note), space=space), whole=True)

    def _columns(self, blocks: Sequence[Block], extra: float) -> float:
        """Put the text into its columns, `extra` points higher than it needs; returns how uneven they are."""
        scale, leading, gap = self.scale, self.scale.leading, self.measures.column_gap
        sheets = self._cut(blocks)
        heights = [sum(piece.space + piece.height for piece in sheet.pieces) for sheet in sheets]
        height, top = max(heights, default=0.0) + extra, self.top
        rests = []
        for number, (sheet, used) in enumerate(zip(sheets, heights, strict=True)):
            place_ = scale.columns - 1 - number if self.language.direction == "rtl" else number
            pieces = spread(sheet.pieces, height - used, PARAGRAPHS * leading)
            named = tuple(_named(piece, number) for piece in pieces)
            self.top = top
            stands = self._frame("column", place_ * (self.area.width + gap), self.area.width, named, ruled=number > 0)
            rests.append((height - used) / leading + LOPSIDED * (height - stands) / leading)
        self.top = top + height
        return sum(rests) / len(rests) + LOPSIDED * (scale.columns - len(sheets)) if rests else 0.0

    def _cut(self, blocks: Sequence[Block]) -> tuple[Sheet, ...]:
        """The columns, as short as they can be."""
        leading = self.scale.leading
        whole = sum(block.piece.space + block.piece.height for block in blocks)
        most = whole / self.scale.columns - 2 * leading
        while most < whole:
            sheets = Pager(most, leading, {}, leading).cut(blocks) if most > leading else ()
            high = max((s.filled * most for s in sheets), default=0.0)
            if 0 < len(sheets) <= self.scale.columns and high <= most + 1e-6:
                return self._evened(blocks, most, sheets)
            most += STEP * leading
        return Pager(whole + leading, leading, {}, leading).cut(blocks)

    def _evened(self, blocks: Sequence[Block], most: float, sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
        """The columns ended some lines earlier where that makes them more even; none gets longer than `most`."""
        leading, count = self.scale.leading, len(sheets)
        short: dict[int, int] = {}
        for column in range(count - 1):
            for lines in (1, 2, 3):
                tried = {**short, column: lines}
                rival = Pager(most, leading, {}, leading, short=tried).cut(blocks)
                if len(rival) == count and uneven_by(rival) < uneven_by(sheets) - 1e-9:
                    short, sheets = tried, rival
        return sheets

    def _list(self, letter: Letter, roster: Roster) -> Iterator[Piece]:
        """The names under their headings, and what follows them."""
        leading, space = self.scale.list_leading, 0.0
        if height := self.heights.get("signatories", 0.0):
            yield Piece("signatories", "signatories", height, space)
            space = GROUP_SPACE * leading
        for group in roster.groups:
            if not group.size:
                continue
            if height := self.heights.get(f"group-{group.id}", 0.0):
                yield Piece("group", f"group-{group.id}", height, space)
                space = UNDER_GROUP * leading
            yield self._names(group, space, 1 + bool(letter.subject) + bool(group.plan.heading))
            space = GROUP_SPACE * leading
        for name in ENDINGS:
            if height := self.heights.get(name, 0.0):
                yield Piece(name, name, height, space and END_SPACE * leading)
                space = leading

    def _names(self, group: Group, space: float, level: int) -> Piece:
        """A group's entries in the columns that suit them, all as long as they can be made alike."""
        scale, measures = self.scale, self.theme.measures
        columns, _ = self.gauge.groups[group.id].fit(scale, measures)
        gap = scale.gap(measures, columns)
        width = (scale.width - (columns - 1) * gap) / columns
        mirrored = scale.width if self.language.direction == "rtl" else 0.0
        baseline = self.baseline(scale.list_size, scale.list_leading)
        style = Type(
            self.theme.text, scale.list_size, scale.list_leading, self.measures.hang, baseline, mirrored=mirrored
        )
        entries = self.entries(group, width, style, level)
        after = self.entry_space(group) * scale.list_leading
        band = Band(entries, columns, width, gap, style, after)
        height = balance(band.heights, 0, columns, band.overs)
        ends = [band.until(end) for end in even(band.heights, height, columns, band.overs)]
        items = place(entries, 0, ends, width, gap, style, after)
        return Piece(
            "list", f"list-{group.id}", height - after, space, items=aligned(items, ends, height - after, style)
        )


def _named(piece: Piece, column: int) -> Piece:
    """A piece with an id of its own: a long paragraph may go through several columns of one page."""
    return replace(piece, id=f"{piece.id}-{column}") if piece.part == "trunk" else piece
