"""What was seen while the content of a PDF was rewritten, as far as a press asks for it."""

from dataclasses import dataclass, field, replace

from sendletter.geometry import IDENTITY, Box, Matrix, clipped, moved, thickening, times


@dataclass(frozen=True, slots=True)
class Drawn:
    """An area, a line or a picture where it stands, in the space of the stream that draws it.

    `box` is what of it can be seen; `width` is a line's; `way` takes the unit square to where a picture stands,
    `pixels` is the picture's size, `lines` says that it has no shades, `ink` is the most that it has, and
    `number` is that of its object.
    """

    kind: str
    box: Box
    inked: bool = True
    width: float = 0.0
    way: Matrix = IDENTITY
    pixels: tuple[int, int] = (0, 0)
    lines: bool = False
    ink: float = 0.0
    number: tuple[int, int] = (0, 0)

    def within(self, way: Matrix, window: Box) -> "Drawn":
        """The same as it stands in the space that a matrix leads to, seen through a window there."""
        box = clipped(moved(self.box, way), window)
        return replace(self, box=box, width=self.width * thickening(way), way=times(self.way, way))


@dataclass(slots=True)
class Looked:
    """What a stream draws, and in what way it is see-through, if it is."""

    drawn: list[Drawn] = field(default_factory=list)
    through: set[str] = field(default_factory=set)
