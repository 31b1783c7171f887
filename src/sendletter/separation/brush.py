"""What is painted with: colours, patterns and gradients, written when something is about to be painted.

Black alone and whole overprints, and nothing else does.
"""

from typing import TYPE_CHECKING, Any

from sendletter.geometry import EVERYWHERE, IDENTITY
from sendletter.separation.drawn import Looked
from sendletter.separation.paint import Paint
from sendletter.separation.palette import Screen
from sendletter.separation.resources import Used
from sendletter.separation.shading import alone, bring_over, luminosity
from sendletter.separation.state import Applied, State
from sendletter.separation.values import matrix

if TYPE_CHECKING:
    from sendletter.separation.content import Content


class Brush:
    """Writes into `out`; `mask` says that only the lightness of colours counts."""

    def __init__(self, content: "Content", used: Used, looked: Looked, *, mask: bool) -> None:
        self.content, self.used, self.looked, self.mask = content, used, looked, mask
        self.out: list[Any] = []

    def write(self, operator: str, *operands: Any) -> None:
        """Write an operator with its operands."""
        from pikepdf import ContentStreamInstruction, Operator

        self.out.append(ContentStreamInstruction(list(operands), Operator(operator)))

    def ready(self, state: State, use: str, *, fill: bool = False, stroke: bool = False) -> bool:
        """Write the colours that something is about to be painted with; whether there is ink in them."""
        over, inked = list(state.over or (None, None)), False
        for index, (wanted, colour) in enumerate(((fill, state.fill), (stroke, state.stroke))):
            if not wanted or colour is None:
                inked = inked or wanted
                continue
            paint = self._paint(colour, use)
            inked = inked or isinstance(paint, str | float) or paint.total > 0
            over[index] = isinstance(paint, Paint) and paint.overprints
            if state.written[index] != paint:
                self._write_colour(paint, stroke=bool(index))
                state.wrote(index, paint)
        wanted_over = bool(over[0]), bool(over[1])
        if not self.mask and state.over != wanted_over:
            self.write("gs", self.used.overprint(*wanted_over))
            state.over = wanted_over
        return inked

    def knock_out(self, state: State) -> None:
        """Let nothing overprint that has no colour of the state."""
        if not self.mask and state.over != (False, False):
            self.write("gs", self.used.overprint(fill=False, stroke=False))
            state.over = (False, False)

    def _paint(self, colour: Screen | str, use: str) -> Applied:
        """Inks, the name of a pattern, or in a mask how light it is."""
        if isinstance(colour, str):
            self._pattern(colour)
            return colour
        if self.mask:
            return luminosity(colour.rgb or (0, 0, 0))
        return self.content.palette.paint(colour, use)

    def _write_colour(self, paint: Applied, *, stroke: bool) -> None:
        from pikepdf import Name

        if isinstance(paint, str):
            self.write("CS" if stroke else "cs", Name.Pattern)
            self.write("SCN" if stroke else "scn", Name(paint))
        elif isinstance(paint, float):
            self.write("G" if stroke else "g", _number(paint))
        elif paint.spot:
            self.write("CS" if stroke else "cs", self.used.spot(paint))
            self.write("SCN" if stroke else "scn", 1)
        else:
            self.write("K" if stroke else "k", *map(_number, paint.shares))

    def _pattern(self, name: str) -> None:
        pattern = self.used.find("/Pattern", name)
        if pattern is None:
            return
        if int(pattern.PatternType) == 1 and (gradient := alone(pattern)) is not None:
            self.used.names["/Pattern"][name] = _gradient(pattern, gradient)
            self.shading(gradient)
        elif int(pattern.PatternType) == 1:
            looked = self.content.form(pattern, self.used, mask=self.mask)
            way = matrix(pattern.get("/Matrix", IDENTITY))
            pictures = (drawn.within(way, EVERYWHERE) for drawn in looked.drawn if drawn.kind == "picture")
            self.looked.drawn += pictures
            self.looked.through |= looked.through
        else:
            self.shading(pattern.Shading)

    def shading(self, shading: Any) -> None:
        """Bring a gradient into inks."""
        try:
            bring_over(shading, lambda colour: self.content.palette.paint(colour, "gradient"), mask=self.mask)
        except ValueError as fault:
            self.content.fault(str(fault))


def _gradient(pattern: Any, gradient: Any) -> Any:
    """A gradient as a pattern of its own (ISO 32000-1, 8.7.4.2), in the space of the pattern that held it."""
    from pikepdf import Dictionary, Name

    found = Dictionary(Type=Name.Pattern, PatternType=2, Shading=gradient)
    if "/Matrix" in pattern:
        found.Matrix = pattern.Matrix
    return found


def _number(share: float) -> Any:
    """A share as a PDF's number."""
    from decimal import Decimal

    return Decimal(f"{share:.4f}".rstrip("0").rstrip(".") or "0")
