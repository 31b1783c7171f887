"""What is painted: marks on a page, each with the state in which it was made (ISO 32000-1, 8.4)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sendletter.geometry import EVERYWHERE, IDENTITY, Box, Matrix
from sendletter.inspection.colour import GRAY, Space
from sendletter.inspection.font import Font


class Kind(StrEnum):
    """What makes a mark."""

    FILL = "fill"
    STROKE = "line"
    TEXT = "text"
    IMAGE = "image"
    SHADING = "shading"


class Tag(StrEnum):
    """What a mark is to who has the page read aloud (ISO 32000-1, 14.8.2.2)."""

    CONTENT = "content"
    ARTIFACT = "artifact"
    NONE = ""


class Place(StrEnum):
    """Where a mark comes from."""

    PAGE = "page"
    GLYPH = "glyph"
    MASK = "mask"
    NOTE = "annotation"


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour: its space and its numbers."""

    space: Space = Space(GRAY)  # noqa: RUF009 - a value that cannot change
    values: tuple[float, ...] = (0.0,)


@dataclass(frozen=True, slots=True)
class State:
    """The graphics state, as far as a check asks for it."""

    matrix: Matrix = IDENTITY
    clip: Box = EVERYWHERE
    fill: Colour = Colour()
    stroke: Colour = Colour()
    width: float = 1.0
    over_fill: bool = False
    over_stroke: bool = False
    over_mode: int = 0
    font: Font | None = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    mode: int = 0
    rise: float = 0.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its page from 1, what it is, its box on the page in points, and how it was made.

    `colour` is what it is painted in, None for an image that only masks; `size` is the size of type, or the width of a
    line, in points as printed; `image` is the dictionary of an image, `pixels` its size.
    """

    page: int
    kind: Kind
    box: Box
    state: State
    colour: Colour | None
    tag: Tag = Tag.NONE
    place: Place = Place.PAGE
    size: float = 0.0
    image: Any = None
    pixels: tuple[int, int] = (0, 0)
    language: bool = False

    @property
    def overprints(self) -> bool:
        """Whether it is laid over what is under it instead of knocking it out."""
        return self.state.over_stroke if self.kind is Kind.STROKE else self.state.over_fill
