"""The composed letter as frozen values: lines whose words and spaces are settled, columns, pages.

`composition` makes these values, `page` writes them as HTML, `press` draws them. All lengths are in points; a page's
pieces stand one under the other from the top of the type area.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, groupby, pairwise

from sendletter.letter import Change, Run
from sendletter.span import Span

LINE_END = "Line End"
"""The family of the hyphens that break words at the ends of lines: a font of their own, so that they can stand for
something else in the PDF than the hyphens of the text."""
MUTE = "\u200b"
"""What a drawn text stands for that adds nothing to what is said: a character without width, since some readers take
an empty text for none."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a line in one style, or the `hyphen` at its end, which is no part of the text.

    `said` is what is copied, searched and read aloud in its stead, where that is not the text itself: of a word broken
    over two lines, the first part says the whole and the others are mute.
    """

    run: Run
    said: str = ""
    hyphen: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paragraph: its parts, and its natural width without the space that may follow it.

    `word_space` is what each space gets on top of its width (it may be negative), `scale` widens the whole line, and
    `hang` is by how much it stands out of the measure where it begins; `reach` is the width that it has when drawn.
    `trail` is the width that the space after it would have, before it is scaled; `over` is by how much it stands out of
    the measure because no break makes it short enough. `last` says that it ends its paragraph.
    """

    parts: tuple[Part, ...]
    width: float
    word_space: float = 0.0
    scale: float = 1.0
    hang: float = 0.0
    reach: float = 0.0
    trail: float = 0.0
    over: float = 0.0
    last: bool = False

    @property
    def text(self) -> str:
        """What is drawn, with the hyphen."""
        return "".join(part.run.text for part in self.parts)

    @property
    def hyphen(self) -> bool:
        """Whether it ends in a hyphen that is no part of the text."""
        return bool(self.parts) and self.parts[-1].hyphen

    @property
    def notes(self) -> tuple[int, ...]:
        """The footnotes that it calls."""
        return tuple(part.run.note for part in self.parts if part.run.note is not None)


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A stretch of shaped text in one face, in visual order.

    `codes` holds two bytes, big end first, for each glyph. `moves` holds (index, right, up) in thousandths of the
    size where the pen leaves its plain way before that glyph: kerning, and marks that stand over their letters.
    `change` is what became of the text, in a redline; `language` is its own where it is not the letter's.
    """

    face: int
    size: float
    codes: bytes
    moves: tuple[tuple[int, float, float], ...]
    width: float
    change: Change | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Pen:
    """Room for a digital signature over a name: whose it is, and what is read aloud of it.

    In a list, its place is counted from the list's top left corner, in points; that in a single signatory's block is
    where the template has it.
    """

    name: str
    says: str
    left: float = 0.0
    top: float = 0.0
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list, or a part of one: its left edge within the list and its baseline under the list's top."""

    x: float
    baseline: float
    glyphs: tuple[Glyphs, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list as it stands on one page: never split; its rows; its index in the list.

    `level` is that of a sub-heading, 0 for an entry; what is `apart` does not belong to what stands before it. `pen` is
    the room over it, where it is signed digitally.
    """

    index: int
    rows: tuple[Row, ...]
    level: int = 0
    apart: bool = False
    pen: Pen | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that stands on a page.

    `kind` names the template's block; `space` is left over it, `height` is its own. `lines` belong to composed text;
    `marker` and `indent` to list items and quotations, whose names are those `within` which it stands, outermost first
    ("bullets 1", "item 3", "quotation 4", "numbers 5"); `items` to a list of signatories. `part` tells a paragraph's
    beginning, middle and end apart where it goes over pages: "whole", "head", "trunk" or "tail".
    """

    kind: str
    id: str
    height: float
    space: float = 0.0
    lines: tuple[Line, ...] = ()
    indent: float = 0.0
    marker: str = ""
    level: int = 0
    part: str = "whole"
    items: tuple[Item, ...] = ()
    justified: bool = True
    pen: Pen | None = None
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the page of an advertisement: its head, a column of its text, its list.

    `x` and `y` are the left and the top in the type area, `count` is how many of the page's pieces stand in it, one
    under the other. `ruled` says whether a thin rule parts it from the frame before it.
    """

    kind: str
    x: float
    y: float
    width: float
    height: float
    count: int
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its pieces from the top, its footnotes from the foot, and how much of the type area is filled.

    `room` is the height of the type area in lines. Where there are `frames`, the pieces stand in these.
    """

    pieces: tuple[Piece, ...]
    notes: tuple[Piece, ...] = ()
    filled: float = 0.0
    room: float = 0.0
    frames: tuple[Frame, ...] = ()

    @property
    def stacks(self) -> tuple[tuple[Piece, ...], ...]:
        """Its pieces as they stand one under the other: all of them, or those of each frame."""
        ends = list(accumulate(frame.count for frame in self.frames))
        return tuple(self.pieces[start:end] for start, end in pairwise([0, *ends])) if ends else (self.pieces,)

    @property
    def rest(self) -> float:
        """The lines that are left blank at the foot; none where footnotes stand there."""
        return 0.0 if self.notes else (1.0 - self.filled) * self.room

    @property
    def listing(self) -> bool:
        """Whether nothing but the middle of a list stands on it."""
        return len(self.pieces) == 1 and self.pieces[0].kind == "list" and not self.notes

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its composed lines in the order of the text, those of the footnotes last."""
        return tuple(line for piece in (*self.pieces, *self.notes) for line in piece.lines)


@dataclass(frozen=True, slots=True)
class Folio:
    """A page's number as it is printed, such as "Page 2 of 5", and its glyphs at a size of one point."""

    text: str
    glyphs: tuple[Glyphs, ...]


@dataclass(frozen=True, slots=True)
class Font:
    """A face as it is embedded: a static subset with its metrics in thousandths of the size.

    `drawn` maps each code that stands in a list to its glyph, the glyph's width and the characters that it stands for.
    """

    family: str
    bold: bool
    italic: bool
    data: bytes
    ascent: float
    descent: float
    drawn: Mapping[int, tuple[int, float, str]] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Layout:
    """The whole letter in pages, with the fonts that set it; `Glyphs.face` counts into `fonts`.

    `overfull` holds words that are wider than their column or measure: where the text was written, the line in which
    they stand, and by how much they stand out. `folios` are the numbers of all pages. `fields` says whether the PDF
    gets a field for each `Pen`.
    """

    sheets: tuple[Sheet, ...]
    fonts: tuple[Font, ...]
    overfull: tuple[tuple[Span, str, float], ...] = ()
    folios: tuple[Folio, ...] = ()
    fields: bool = False

    @cached_property
    def copies(self) -> Mapping[int, int]:
        """The sheets that differ from an earlier one in nothing but names and number: their index, and its index.

        The first two sheets of a long run are the models, a left one and a right one. An even number is left out, so
        that all sheets that the engine sets stay on the side where they belong. Lists with fields are short.
        """
        if self.fields:
            return {}
        found: dict[int, int] = {}
        start = 0
        for listing, run in groupby(self.sheets, key=lambda sheet: sheet.listing):
            length = len(list(run))
            if listing:
                found |= {start + step: start + step % 2 for step in range(2, length - length % 2)}
            start += length
        return found
