"""The theme as frozen values: templates, the stylesheet, the fonts and the measures that they set.

The stylesheet's custom properties are the one source of the measures; `reading.theme` reads them once, so the
room that breaks lines and the engine that draws them cannot disagree. All lengths are in points (1/72 inch).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sendletter.letter import Change, Paper
from sendletter.span import Span

SHEETS: Mapping[Paper, tuple[float, float]] = {Paper.A4: (595.2756, 841.8898), Paper.LETTER: (612.0, 792.0)}
"""Width and height of the sheets: ISO 216 A4 (210 mm x 297 mm) and ANSI/ASME Y14.1 size A (8.5 in x 11 in)."""


MARKS: Mapping[Change, str] = {
    Change.INSERTED: "#0b4fae",
    Change.DELETED: "#b3261e",
    Change.MOVED: "#1b6e3a",
    Change.TRACE: "#6b7079",
}
"""The colours of a redline, each with about the same darkness, so that what they mark is read on grey paper, too."""


@dataclass(frozen=True, slots=True)
class Format:
    """The size of an advertisement: its width and height in points, and in how many columns its text is set.

    Without `columns`, they are chosen by the length of the lines. `span` is where it was asked for.
    """

    width: float
    height: float
    columns: int | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Face:
    """One font file of a family as bytes; `bold` is None for a variable font, which has all weights."""

    family: str
    italic: bool
    bold: bool | None
    data: bytes


@dataclass(frozen=True, slots=True)
class Measures:
    """The lengths and numbers of a theme, in points unless said otherwise.

    `paragraph_space`, `heading_space` and `entry_space` are counted in lines, so that everything keeps one baseline
    rhythm; so is `raise_`, by which the letterhead stands higher than the text of the following pages. `space` is the
    word space that justified lines aim at, `stretch` and `shrink` say how much it may grow and narrow, as shares of
    the font's own; `letters` is the share by which letters may be widened and narrowed with it, `hanging` a factor on
    what marks at the edge stand out by.
    """

    size: float
    leading: float
    margin_top: float
    margin_bottom: float
    margin_left: float
    margin_right: float
    list_size: float
    note_size: float
    indent: float
    hang: float
    column_gap: float
    paragraph_space: float
    heading_space: float
    entry_space: float
    space: float
    stretch: float
    shrink: float
    letters: float
    hanging: float
    narrow: float
    raise_: float

    def scaled(self, size: float = 1.0, leading: float = 1.0, margin: float = 1.0) -> "Measures":
        """The same theme a little larger or smaller: factors on the type, the leading and the foot margin."""
        return replace(
            self,
            size=self.size * size,
            list_size=self.list_size * size,
            note_size=self.note_size * size,
            leading=self.leading * leading,
            margin_bottom=self.margin_bottom * margin,
        )


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything that decides how a letter looks.

    `templates` maps a template's name to its source, `places` to the name of the file under which staff know it.
    `text` and `display` are the stacks of font families for running text and for the letterhead, best first.
    `ink`, `accent`, `muted`, `rule` and `marks` are colours as the stylesheet writes them (`#rrggbb`), for what is made
    without CSS; `marks` are those of a redline.
    """

    templates: Mapping[str, str]
    places: Mapping[str, str]
    measures: Measures
    text: tuple[str, ...]
    display: tuple[str, ...]
    ink: str
    marks: Mapping[Change, str] = field(default_factory=lambda: dict(MARKS))
    accent: str = "#1f3a5f"
    muted: str = "#5b626b"
    rule: str = "#b9c2cd"
