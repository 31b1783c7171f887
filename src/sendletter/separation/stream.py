"""One stream of a PDF rewritten in printing inks, operator by operator (ISO 32000-1, annex A).

A colour is decided where something is painted with it, since a text asks for other inks than an area: colour operators
are held back until then, and written before the path that is painted begins. What marks content for readers goes.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sendletter.geometry import EVERYWHERE, IDENTITY, SQUARE, around, clipped, grown, moved, placed, thickening, times
from sendletter.separation.brush import Brush
from sendletter.separation.drawn import Drawn, Looked
from sendletter.separation.pictures import Picture
from sendletter.separation.resources import Used
from sendletter.separation.state import BLACK, DEVICES, State
from sendletter.separation.values import matrix, numbers

if TYPE_CHECKING:
    from sendletter.separation.content import Content

MARKING = frozenset(("BMC", "BDC", "EMC", "MP", "DP", "BX", "EX", "ri"))
"""What says something of content and draws nothing; and the way in which colours were to be brought over."""
CONSTRUCTING = ("m", "l", "c", "v", "y", "h", "re")
FILLING = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
STROKING = frozenset(("S", "s", "B", "B*", "b", "b*"))
SHOWING = frozenset(("Tj", "TJ", "'", '"'))
INVISIBLE, CLIPPING = 3, 4
"""Modes of drawing text: 3 draws nothing, from 4 on it clips, too (ISO 32000-1, table 106)."""
NOT_FOR_PRINT = ("/OP", "/op", "/OPM", "/TR", "/TR2", "/HT", "/BG", "/BG2", "/UCR", "/UCR2", "/FL", "/RI")
"""What a graphics state may say that is the press's own business, or is said here anew."""


class Stream:
    """One stream on its way through; `mask` is one of lightness, `inherits` says that colours come from outside."""

    def __init__(self, content: "Content", used: Used, looked: Looked, *, mask: bool, inherits: bool) -> None:
        self.content, self.used, self.looked, self.mask = content, used, looked, mask
        black = None if inherits else BLACK
        self.state = State(black, black, None if inherits else (False, False))
        self.states: list[State] = []
        self.brush = Brush(content, used, looked, mask=mask)
        self.out = self.brush.out
        self.path: list[Any] = []
        self.points: list[tuple[float, float]] = []
        self.clipping = False

    def rewritten(self, stream: Any) -> bytes:
        """The content in inks."""
        import pikepdf

        actions: dict[str, Callable[[Any, str], None]] = {
            **dict.fromkeys(("g", "rg", "k", "G", "RG", "K"), self._device),
            **dict.fromkeys(("cs", "CS"), self._space),
            **dict.fromkeys(("sc", "scn", "SC", "SCN"), self._colour),
            **dict.fromkeys(CONSTRUCTING, self._construct),
            **dict.fromkeys((*FILLING, *STROKING, "n"), self._paint_path),
            **dict.fromkeys(("W", "W*"), self._clip),
            **dict.fromkeys(SHOWING, self._show),
            **dict.fromkeys(MARKING, lambda *_: None),
            "q": self._save,
            "Q": self._restore,
            "cm": self._transform,
            "w": self._line_width,
            "Tr": self._text_mode,
            "Tf": self._font,
            "gs": self._gs,
            "sh": self._shade,
            "Do": self._do,
            "INLINE IMAGE": self._inline,
        }
        for instruction in pikepdf.parse_content_stream(stream):
            action = actions.get(str(instruction.operator))
            if action is None:
                self.out.append(instruction)
            else:
                action(instruction, str(instruction.operator))
        return bytes(pikepdf.unparse_content_stream(self.out))

    # -- the state

    def _save(self, instruction: Any, _: str) -> None:
        self.states.append(replace(self.state))
        self.out.append(instruction)

    def _restore(self, instruction: Any, _: str) -> None:
        if self.states:
            self.state = self.states.pop()
            self.out.append(instruction)

    def _transform(self, instruction: Any, _: str) -> None:
        self.state.way = times(matrix(instruction.operands), self.state.way)
        self.out.append(instruction)

    def _line_width(self, instruction: Any, _: str) -> None:
        (self.state.width,) = numbers(instruction.operands)
        self.out.append(instruction)

    def _text_mode(self, instruction: Any, _: str) -> None:
        self.state.mode = int(instruction.operands[0])
        self.out.append(instruction)

    def _font(self, instruction: Any, _: str) -> None:
        font = (self.used.resources.get("/Font") or {}).get(str(instruction.operands[0]))
        if font is not None and font.get("/Subtype") == "/Type3":
            self.content.fault("a font whose glyphs are small pictures")
        self.out.append(instruction)

    def _gs(self, instruction: Any, _: str) -> None:
        from pikepdf import Name

        name = str(instruction.operands[0])
        found = self.used.find("/ExtGState", name)
        if found is None:
            return
        for key in NOT_FOR_PRINT:
            if key in found:
                del found[key]
        if "/LW" in found:
            self.state.width = float(found["/LW"])
        alphas = [float(found[key]) for key in ("/ca", "/CA") if key in found]
        if "/ca" in found:
            self.state.unseen = not float(found["/ca"])
        if any(alpha < 1 for alpha in alphas):
            self.looked.through.add("opacity")
        if str(found.get("/BM", "/Normal")) not in ("/Normal", "/Compatible"):
            self.looked.through.add("a blend mode")
        if (soft := found.get("/SMask", Name("/None"))) != Name("/None"):
            self.looked.through.add("a gradient or mask that fades out")
            self.content.form(soft.G, self.used, mask=str(soft.S) == "/Luminosity")
        self.out.append(instruction)

    # -- colours

    def _device(self, instruction: Any, operator: str) -> None:
        self.state.device(operator, list(instruction.operands))

    def _space(self, instruction: Any, operator: str) -> None:
        name = str(instruction.operands[0])
        known = (*DEVICES.values(), "/Pattern")
        self.state.space(operator, name if name in known else self.used.space(name))

    def _colour(self, instruction: Any, operator: str) -> None:
        try:
            self.state.colour(operator, list(instruction.operands))
        except ValueError as fault:
            self.content.fault(str(fault))

    # -- what is drawn

    def _construct(self, instruction: Any, operator: str) -> None:
        values = list(numbers(instruction.operands))
        if operator == "m" and self.path and str(self.path[-1].operator) == "m":
            self.points.pop()  # from where nothing was drawn
        if operator == "re":
            x, y, width, height = values
            values = [x, y, x + width, y, x, y + height, x + width, y + height]
        self.points += [placed(x, y, self.state.way) for x, y in zip(values[::2], values[1::2], strict=True)]
        self.path.append(instruction)

    def _clip(self, instruction: Any, _: str) -> None:
        self.clipping = True
        self.path.append(instruction)

    def _paint_path(self, instruction: Any, operator: str) -> None:
        fill, stroke = operator in FILLING, operator in STROKING
        inked = self.brush.ready(self.state, "shape", fill=fill, stroke=stroke) if fill or stroke else False
        self.out += [*self.path, instruction]
        box = around(self.points) if self.points else EVERYWHERE
        if self.points and not self.state.unseen:
            width = self.state.width * thickening(self.state.way)
            seen = clipped(grown(box, width / 2) if stroke else box, self.state.clip)
            if fill:  # with the line around it: that of a line, which has no area, is all of it
                self._draw(Drawn("area", seen, inked=inked))
            if stroke:
                self._draw(Drawn("line", seen, inked=inked, width=width))
        if self.clipping and self.points:
            self.state.clip = clipped(self.state.clip, box)
        self.path, self.points, self.clipping = [], [], False

    def _draw(self, drawn: Drawn) -> None:
        left, foot, right, head = drawn.box
        if left <= right and foot <= head:
            self.looked.drawn.append(drawn)

    def _show(self, instruction: Any, _: str) -> None:
        mode = self.state.mode % CLIPPING
        if mode != INVISIBLE:
            stroke = mode in (1, 2)
            inked = self.brush.ready(self.state, "text", fill=mode in (0, 2), stroke=stroke)
            if stroke and inked:
                width = self.state.width * thickening(self.state.way)
                self._draw(Drawn("line", (0.0, 0.0, 0.0, 0.0), inked=False, width=width))
        self.out.append(instruction)

    def _shade(self, instruction: Any, _: str) -> None:
        shading = self.used.find("/Shading", str(instruction.operands[0]))
        if shading is not None:
            self.brush.shading(shading)
            self.brush.knock_out(self.state)
            self.out.append(instruction)
            self._draw(Drawn("area", self.state.clip))

    def _do(self, instruction: Any, _: str) -> None:
        found = self.used.find("/XObject", str(instruction.operands[0]))
        if found is None:
            return
        if str(found.Subtype) == "/Image":
            self._image(found)
        else:
            self.brush.ready(
                self.state, "shape", fill=self.state.fill is not None, stroke=self.state.stroke is not None
            )
            looked = self.content.form(found, self.used, mask=self.mask)
            way = times(matrix(found.get("/Matrix", IDENTITY)), self.state.way)
            left, foot, right, head = numbers(found.BBox)
            window = clipped(self.state.clip, moved((left, foot, right, head), way))
            for drawn in looked.drawn:
                self._draw(drawn.within(way, window))
            self.looked.through |= looked.through
        self.out.append(instruction)

    def _image(self, image: Any) -> None:
        if bool(image.get("/ImageMask", False)):
            self.brush.ready(self.state, "shape", fill=True)
        else:
            self.brush.knock_out(self.state)
        opaque = image.objgen in self.content.flat
        try:
            picture = self.content.pictures.bring_over(image, mask=self.mask, opaque=opaque)
        except ValueError as fault:
            self.content.fault(str(fault))
            return
        if "/SMask" in image:
            self.looked.through.add("a picture with see-through parts")
        self._pictured(picture, image.objgen)

    def _pictured(self, picture: Picture, number: tuple[int, int] = (0, 0)) -> None:
        way = self.state.way
        box = clipped(moved(SQUARE, way), self.state.clip)
        lines, ink = picture.lines, picture.ink
        self._draw(Drawn("picture", box, way=way, pixels=picture.pixels, lines=lines, ink=ink, number=number))

    def _inline(self, instruction: Any, _: str) -> None:
        """A picture inside the content becomes one of the usual kind, since there it can be brought over."""
        inline = instruction.iimage
        if inline.image_mask:
            self.brush.ready(self.state, "shape", fill=True)
            self._pictured(Picture((inline.width, inline.height), lines=True, ink=0.0))
            self.out.append(instruction)
            return
        try:
            image, name = self.used.picture(inline)
        except ValueError as fault:
            self.content.fault(str(fault))
            return
        self._image(image)
        self.brush.write("Do", name)
