"""The composed letter as frozen values: lines whose words and spaces are settled, columns, pages.

`composition` makes these values, `page` writes them as HTML, `press` draws them. All lengths are in points; a page's
pieces stand one under the other from the top of the type area.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sendletter.letter import Run
from sendletter.span import Span


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paragraph: its runs and its natural width.

    `word_space` is what each space gets on top of its width (it may be negative); `hyphen` says that the line ends in
    a hyphen that is no part of the text, `last` that it ends its paragraph.
    """

    runs: tuple[Run, ...]
    width: float
    word_space: float = 0.0
    hyphen: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A stretch of shaped text in one face, in visual order.

    `codes` holds two bytes, big end first, for each glyph. `moves` holds (index, right, up) in thousandths of the
    size where the pen leaves its plain way before that glyph: kerning, and marks that stand over their letters.
    """

    face: int
    size: float
    codes: bytes
    moves: tuple[tuple[int, float, float], ...]
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list: where it begins within its column and its baseline under the top of the list."""

    x: float
    baseline: float
    glyphs: tuple[Glyphs, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list as it stands on one page: never split; its rows; the index of its signatory."""

    index: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that stands on a page.

    `kind` names the template's block; `space` is left over it, `height` is its own. `lines` belong to composed text;
    `marker` and `indent` to list items and quotations; `items` to a list of signatories. `part` tells a paragraph's
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


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its pieces from the top, its footnotes from the foot, and how much of the type area is filled."""

    pieces: tuple[Piece, ...]
    notes: tuple[Piece, ...] = ()
    filled: float = 0.0


@dataclass(frozen=True, slots=True)
class Font:
    """A face as it is embedded: a static subset with its metrics in thousandths of the size.

    `drawn` maps each glyph that stands in a list to its width and the characters that it stands for.
    """

    family: str
    bold: bool
    italic: bool
    data: bytes
    ascent: float
    descent: float
    drawn: Mapping[int, tuple[float, str]] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole letter in pages, with the fonts that set it; `Glyphs.face` counts into `fonts`.

    `overfull` holds entries of lists with a word that is wider than their column: where each was written, and by how
    much it stands out.
    """

    sheets: tuple[Sheet, ...]
    fonts: tuple[Font, ...]
    overfull: tuple[tuple[Span, float], ...] = ()
