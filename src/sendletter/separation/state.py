"""The graphics state of a stream, as far as colours ask for it (ISO 32000-1, 8.4 and 8.6)."""

from dataclasses import dataclass
from typing import Any

from sendletter.geometry import EVERYWHERE, IDENTITY, Box, Matrix
from sendletter.separation.paint import Paint
from sendletter.separation.palette import Screen
from sendletter.separation.shading import rgb
from sendletter.separation.values import numbers

DEVICES = {"g": "/DeviceGray", "rg": "/DeviceRGB", "k": "/DeviceCMYK"}
"""The operators that set a colour together with its space."""
BLACK = Screen(rgb=(0, 0, 0))
BEGINNING = {"/DeviceCMYK": Screen(shares=(0.0, 0.0, 0.0, 1.0))}
"""The colours with which spaces begin; that of all others is black of the screen."""

Colour = Screen | str | None
"""A colour, or the name of a pattern; None is what a form finds when it begins."""
Applied = Paint | str | float
"""What is painted with: inks, the name of a pattern, or in a mask how light it is."""


@dataclass(slots=True)
class State:
    """Colours of what is filled and stroked, what was written of them, and what decides how it looks.

    `over` says whether each of both overprints, None where that is not known.
    """

    fill: Colour
    stroke: Colour
    over: tuple[bool, bool] | None
    spaces: tuple[Any, Any] = ("/DeviceGray", "/DeviceGray")
    written: tuple[Applied | None, Applied | None] = (None, None)
    way: Matrix = IDENTITY
    width: float = 1.0
    clip: Box = EVERYWHERE
    mode: int = 0
    unseen: bool = False

    def device(self, operator: str, operands: list[Any]) -> None:
        """A colour together with its space."""
        space = DEVICES[operator.lower()]
        self._set(operator, screen(space, list(numbers(operands))))
        self._spaced(operator, space)

    def space(self, operator: str, space: Any) -> None:
        """A colour space, by its name or as it is defined."""
        self._spaced(operator, space)
        self._set(operator, BEGINNING.get(str(space), BLACK))

    def colour(self, operator: str, operands: list[Any]) -> None:
        """A colour in the space that was set. Raises ValueError for what has no inks, in words."""
        space = self.spaces[operator.isupper()]
        kind = space if isinstance(space, str) else str(space[0]) if space is not None else ""
        if kind != "/Pattern":
            self._set(operator, screen(kind, list(numbers(operands))))
        elif len(operands) == 1:
            self._set(operator, str(operands[0]))
        else:
            raise ValueError("a pattern that has no colours of its own")

    def wrote(self, index: int, paint: Applied) -> None:
        """What was written of the colour of fills (0) or strokes (1)."""
        fill, stroke = self.written
        self.written = (fill, paint) if index else (paint, stroke)

    def _set(self, operator: str, colour: Colour) -> None:
        if operator.isupper():
            self.stroke = colour
        else:
            self.fill = colour

    def _spaced(self, operator: str, space: Any) -> None:
        fill, stroke = self.spaces
        self.spaces = (fill, space) if operator.isupper() else (space, stroke)


def screen(kind: str, values: list[float]) -> Screen:
    """A colour by its space. Raises ValueError for a space of its own."""
    match kind, values:
        case "/DeviceGray" | "/DeviceRGB", _:
            return Screen(rgb=rgb(values))
        case "/DeviceCMYK", [c, m, y, k]:
            return Screen(shares=(c, m, y, k))
        case "/Lab", [lightness, a, b]:
            return Screen(lab=(lightness, a, b))
    raise ValueError(f"a colour in a colour space of its own ({kind.strip('/') or 'unknown'})")
