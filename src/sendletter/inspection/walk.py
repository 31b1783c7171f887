"""The walk through everything that a page paints: its content, forms, patterns, glyphs, masks and annotations.

An interpreter of content streams (ISO 32000-1, 7.8.2 and annex A) that paints nothing and notes what would be painted.
A form may call itself, and ten forms that call each other ten times make more marks than any page: the walk has a
budget of operators, and what it leaves out for that is told.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from math import sqrt
from typing import Any

from sendletter.inspection.colour import NOTHING, Space, first, resolved, space
from sendletter.inspection.geometry import UNIT, Box, Matrix, box_of, common, corners, grown, scale, times
from sendletter.inspection.gstate import applied
from sendletter.inspection.marks import Colour, Kind, Mark, Place, State, Tag
from sendletter.inspection.met import Met, Used
from sendletter.inspection.operators import DEVICE, FILLED, IGNORED, STROKED
from sendletter.inspection.values import (
    FAULTS,
    decoded,
    entry,
    is_dictionary,
    is_stream,
    items,
    keys_of,
    name,
    number,
    numbers,
    place,
    text,
)  # fmt: skip

MOST_OPERATORS = 1_500_000
MOST_MARKS = 600_000
DEEPEST = 24
"""Streams that call streams; a PDF reader of thirty years ago stopped at fewer."""
LARGEST = 24_000_000
"""Bytes of content that are read from a stream."""
TOO_MUCH = "there is more on them than is looked at"
BROKEN = "their content cannot be read to its end"


@dataclass(slots=True)
class Run:
    """One stream on its way: where it stands, what it draws with, and what is open."""

    page: int
    resources: Any
    base: Matrix
    place: Place
    depth: int
    calls: tuple[tuple[int, int], ...]
    state: State
    tags: list[tuple[Tag, bool]]
    saved: list[State] = field(default_factory=list)
    path: list[tuple[float, float]] = field(default_factory=list)
    clipping: bool = False
    plain: bool = False
    text: Matrix = UNIT
    line: Matrix = UNIT
    most_saved: int = 0


class Walker:
    """Walks pages; `met` holds what it found."""

    def __init__(self, tagged: Callable[[int, int], tuple[bool, bool]]) -> None:
        """`tagged(page, mcid)` says whether marked content belongs to the structure, and has a language there."""
        self.met, self.left = Met(), MOST_OPERATORS
        self.tagged = tagged
        self._parsed: dict[tuple[int, int], list[Any]] = {}
        self._done: set[tuple[Any, ...]] = set()
        self._fonts: dict[int, Used] = {}

    def page(self, number: int, page: Any, resources: Any, matrix: Matrix, box: Box) -> None:
        """Walk a page; `matrix` makes points of its units, `box` is what its medium holds."""
        state = State(matrix=matrix, clip=box)
        run = Run(number, resources, matrix, Place.PAGE, 0, (), state, [])
        if is_dictionary(entry(page, "/Group")):
            self.met.meet("group", entry(page, "/Group"), number, ("page", number))
            space_of = entry(page, "/Group", "/CS")
            if resolved(space_of):
                self.met.meet("blending", space(space_of, resources), number, ("page", number))
                self.met.meet("page blending", space_of, number, ("page", number))
        self._run(run, self._instructions(page, number))
        for note in items(entry(page, "/Annots")):
            self._appearance(note, number, matrix, state)

    def _appearance(self, note: Any, page: int, matrix: Matrix, state: State) -> None:
        normal = entry(note, "/AP", "/N")
        if is_dictionary(normal) and not is_stream(normal):
            chosen = name(entry(note, "/AS"))
            normal = entry(normal, f"/{chosen}") if chosen else None
        if is_stream(normal):
            rect, box = numbers(entry(note, "/Rect"), 4), numbers(entry(normal, "/BBox"), 4)
            shift = times((1, 0, 0, 1, rect[0] - box[0], rect[1] - box[1]), matrix) if rect and box else matrix
            run = Run(page, None, shift, Place.NOTE, 0, (), replace(state, matrix=shift), [(Tag.CONTENT, True)])
            self._form(run, normal)

    def _instructions(self, stream: Any, page: int) -> list[Any]:
        """The instructions of a page or stream, or none where there are too many."""
        import pikepdf

        key = place(stream)
        if key in self._parsed and key != (0, 0):
            return self._parsed[key]
        parts = [stream] if is_stream(stream) else _contents(stream)
        total = 0
        for part in parts:
            data = decoded(part, LARGEST - total)
            if data is None:
                self.met.stop(TOO_MUCH if total or is_stream(part) else BROKEN, page)
                return []
            total += len(data)
        found: list[Any] = []
        try:
            if parts:
                found = list(pikepdf.parse_content_stream(stream if is_stream(stream) else pikepdf.Page(stream)))
        except (*FAULTS, pikepdf.PdfError):
            self.met.stop(BROKEN, page)
        if total < LARGEST // 8 and len(self._parsed) < 200:
            self._parsed[key] = found
        return found

    def _run(self, run: Run, instructions: list[Any]) -> None:
        for instruction in instructions:
            self.left -= 1
            if self.left < 0 or len(self.met.marks) >= MOST_MARKS:
                self.met.stop(TOO_MUCH, run.page)
                return
            operator = str(instruction.operator)
            act = ACTS.get(operator)
            if act is not None:
                try:
                    act(self, run, operator, instruction)
                except FAULTS:
                    self.met.meet("wrong", operator, run.page, operator)
            elif operator not in IGNORED:
                self.met.meet("operator", operator, run.page, operator)

    # ------------------------------------------------------------------ state

    def _save(self, run: Run, _operator: str, _instruction: Any) -> None:
        run.saved.append(run.state)
        if len(run.saved) > max(28, run.most_saved):
            run.most_saved = len(run.saved)
            self.met.meet("nested", len(run.saved), run.page, "q")

    def _restore(self, run: Run, _operator: str, _instruction: Any) -> None:
        if run.saved:
            run.state = run.saved.pop()

    def _concat(self, run: Run, _operator: str, instruction: Any) -> None:
        a, b, c, d, e, f = _numbers(instruction)
        run.state = replace(run.state, matrix=times((a, b, c, d, e, f), run.state.matrix))

    def _width(self, run: Run, _operator: str, instruction: Any) -> None:
        run.state = replace(run.state, width=abs(_numbers(instruction)[0]))

    def _parameters(self, run: Run, _operator: str, instruction: Any) -> None:
        parameters = entry(run.resources, "/ExtGState", str(instruction.operands[0]))
        if not is_dictionary(parameters):
            return
        new = self.met.meet("gstate", parameters, run.page)
        run.state = applied(run.state, parameters)
        typeface = list(items(entry(parameters, "/Font")))
        if len(typeface) == 2 and is_dictionary(typeface[0]):
            self._set_font(run, typeface[0], number(typeface[1]) or 0.0)
        group = entry(parameters, "/SMask", "/G")
        if new and is_stream(group):
            self._form(replace(run, place=Place.MASK, saved=[], path=[]), group)

    def _intent(self, run: Run, _operator: str, instruction: Any) -> None:
        self.met.meet("intent", name(instruction.operands[0]), run.page, str(instruction.operands[0]))

    # ----------------------------------------------------------------- colour

    def _space(self, run: Run, operator: str, instruction: Any) -> None:
        if not run.plain:
            found = space(instruction.operands[0], run.resources)
            self._paint_in(run, Colour(found, first(found)), stroke=operator == "CS")

    def _colour(self, run: Run, operator: str, instruction: Any) -> None:
        if run.plain:
            return
        stroke = operator in ("SC", "SCN")
        now = (run.state.stroke if stroke else run.state.fill).space
        values = tuple(value for value in map(number, instruction.operands) if value is not None)
        self._paint_in(run, Colour(now, values), stroke=stroke)
        if instruction.operands and (pattern := name(instruction.operands[-1])):
            self._pattern(run, entry(run.resources, "/Pattern", f"/{pattern}"), now)

    def _device(self, run: Run, operator: str, instruction: Any) -> None:
        if not run.plain:
            found = space(_name(DEVICE[operator.lower()]), run.resources)
            self._paint_in(run, Colour(found, _numbers(instruction)), stroke=operator.isupper())

    def _paint_in(self, run: Run, colour: Colour, *, stroke: bool) -> None:
        run.state = replace(run.state, stroke=colour) if stroke else replace(run.state, fill=colour)

    def _pattern(self, run: Run, pattern: Any, over: Space) -> None:
        if not is_dictionary(pattern):
            return
        matrix = numbers(entry(pattern, "/Matrix"), 6) or UNIT
        placed = times(matrix, run.base)  # type: ignore[arg-type]
        if is_dictionary(entry(pattern, "/ExtGState")):
            self.met.meet("gstate", entry(pattern, "/ExtGState"), run.page)
        if is_dictionary(entry(pattern, "/Shading")):
            self._shade(replace(run, state=replace(run.state, matrix=placed)), entry(pattern, "/Shading"))
        elif is_stream(pattern) and self.met.meet("pattern", pattern, run.page):
            plain = number(entry(pattern, "/PaintType")) == 2
            if plain:
                run.state = replace(run.state, fill=Colour(over.base or NOTHING, run.state.fill.values))
            state = State(matrix=placed, clip=run.state.clip, fill=run.state.fill if plain else Colour())
            self._call(run, pattern, state, plain=plain)

    def _shade(self, run: Run, shading: Any) -> None:
        if is_dictionary(shading):
            self.met.meet("shading", shading, run.page)
            found = space(entry(shading, "/ColorSpace"), run.resources)
            self._mark(run, Kind.SHADING, run.state.clip, Colour(found, ()))

    def _sh(self, run: Run, _operator: str, instruction: Any) -> None:
        self._shade(run, entry(run.resources, "/Shading", str(instruction.operands[0])))

    # ------------------------------------------------------------------ paths

    def _point(self, run: Run, _operator: str, instruction: Any) -> None:
        values = _numbers(instruction)
        run.path += zip(values[::2], values[1::2], strict=False)

    def _rectangle(self, run: Run, _operator: str, instruction: Any) -> None:
        x, y, width, height = _numbers(instruction)
        run.path += [(x, y), (x + width, y + height), (x + width, y), (x, y + height)]

    def _clip(self, run: Run, _operator: str, _instruction: Any) -> None:
        run.clipping = True

    def _path(self, run: Run, operator: str, _instruction: Any) -> None:
        box = box_of(run.path, run.state.matrix) if run.path else None
        if box and operator in FILLED:
            self._mark(run, Kind.FILL, box, run.state.fill)
        if box and operator in STROKED:
            width = run.state.width * _even(scale(run.state.matrix))
            self._mark(run, Kind.STROKE, grown(box, width / 2), run.state.stroke, size=width)
        if run.clipping:
            nothing = (box[0], box[1], box[0], box[1]) if box else (0.0, 0.0, 0.0, 0.0)
            clip = (common(box, run.state.clip) if box else None) or nothing
            run.state = replace(run.state, clip=clip)
        run.path, run.clipping = [], False

    # ------------------------------------------------------------------- text

    def _begin_text(self, run: Run, _operator: str, _instruction: Any) -> None:
        run.text = run.line = UNIT

    def _font(self, run: Run, _operator: str, instruction: Any) -> None:
        value = entry(run.resources, "/Font", str(instruction.operands[0]))
        if is_dictionary(value):
            self._set_font(run, value, number(instruction.operands[1]) or 0.0)

    def _set_font(self, run: Run, value: Any, size: float) -> None:
        used = self.met.font(value)
        self._fonts[id(used.font)] = used
        run.state = replace(run.state, font=used.font, size=size)

    def _text_state(self, run: Run, operator: str, instruction: Any) -> None:
        value = _numbers(instruction)[0]
        change: dict[str, Any] = {TEXT_STATE[operator]: value / 100 if operator == "Tz" else value}
        run.state = replace(run.state, **change)

    def _move(self, run: Run, operator: str, instruction: Any) -> None:
        x, y = _numbers(instruction)
        if operator == "TD":
            run.state = replace(run.state, leading=-y)
        run.text = run.line = times((1, 0, 0, 1, x, y), run.line)

    def _matrix(self, run: Run, _operator: str, instruction: Any) -> None:
        a, b, c, d, e, f = _numbers(instruction)
        run.text = run.line = (a, b, c, d, e, f)

    def _next_line(self, run: Run, _operator: str, _instruction: Any) -> None:
        run.text = run.line = times((1, 0, 0, 1, 0, -run.state.leading), run.line)

    def _show(self, run: Run, operator: str, instruction: Any) -> None:
        operands = instruction.operands
        if operator == '"':
            run.state = replace(run.state, word_spacing=float(operands[0]), spacing=float(operands[1]))
        if operator in ("'", '"'):
            self._next_line(run, operator, instruction)
        state = run.state
        if state.font is None:
            return
        used = self._fonts[id(state.font)]
        begin, end, codes = 0.0, 0.0, 0
        for item in items(operands[0]) if operator == "TJ" else [operands[-1]]:
            if (shift := number(item)) is not None:
                end -= shift / 1000 * state.size * state.stretch
                begin = end if not codes else begin
                continue
            for code in state.font.codes(bytes(item)):
                used.codes.add(code)
                codes += 1
                gap = state.spacing + (state.word_spacing if code == 32 and not state.font.composite else 0)
                end += (state.font.width(code) * state.size + gap) * state.stretch
        if codes:
            self._text(run, used, begin, end)
        run.text = times((1, 0, 0, 1, end, 0), run.text)

    def _text(self, run: Run, used: Used, begin: float, end: float) -> None:
        """Note a piece of text."""
        state = run.state
        used.pages.add(run.page)
        used.seen = used.seen or state.mode not in (3, 7)
        matrix = times(run.text, state.matrix)
        low, high = state.rise - 0.2 * state.size, state.rise + 0.7 * state.size
        box = box_of(((begin, low), (end, low), (end, high), (begin, high)), matrix)
        colour = state.stroke if state.mode in (1, 5) else state.fill
        self._mark(run, Kind.TEXT, box, colour, size=abs(state.size) * scale(matrix)[1])
        if used.font.kind == "Type3":
            self._glyphs(run, used, matrix)

    def _glyphs(self, run: Run, used: Used, matrix: Matrix) -> None:
        """The drawings of the glyphs that are used."""
        value, state = used.font.value, run.state
        shape = numbers(entry(value, "/FontMatrix"), 6) or (0.001, 0, 0, 0.001, 0, 0)
        sized = times((state.size, 0, 0, state.size, 0, state.rise), matrix)
        for code in used.codes:
            glyph = entry(value, "/CharProcs", f"/{used.font.differences.get(code, '')}")
            if is_stream(glyph) and self.met.meet("glyph", glyph, run.page):
                inner = replace(run, resources=entry(value, "/Resources") or run.resources, place=Place.GLYPH)
                self._call(inner, glyph, replace(state, matrix=times(shape, sized)), plain=False)  # type: ignore[arg-type]

    def _uncoloured(self, run: Run, _operator: str, _instruction: Any) -> None:
        run.plain = True

    # ---------------------------------------------------------- forms, images

    def _do(self, run: Run, _operator: str, instruction: Any) -> None:
        found = entry(run.resources, "/XObject", str(instruction.operands[0]))
        kind = name(entry(found, "/Subtype"))
        if not is_stream(found):
            return
        if kind == "Image":
            self._image(run, found, found)
        elif kind == "Form":
            self._form(run, found)
        else:
            self.met.meet("xobject", found, run.page)

    def _form(self, run: Run, form: Any) -> None:
        self.met.meet("form", form, run.page)
        group = entry(form, "/Group")
        if name(entry(group, "/S")) == "Transparency":
            self.met.meet("group", group, run.page, ("form", place(form)))
            if resolved(entry(group, "/CS")):
                found = space(entry(group, "/CS"), entry(form, "/Resources") or run.resources)
                self.met.meet("blending", found, run.page, ("form", place(form)))
        matrix = numbers(entry(form, "/Matrix"), 6) or UNIT
        placed = times(matrix, run.state.matrix)  # type: ignore[arg-type]
        clip = run.state.clip
        if box := numbers(entry(form, "/BBox"), 4):
            clip = common(box_of(corners(box), placed), clip) or (clip[0], clip[1], clip[0], clip[1])  # type: ignore[arg-type]
        self._call(run, form, replace(run.state, matrix=placed, clip=clip), plain=run.plain)

    def _call(self, run: Run, stream: Any, state: State, *, plain: bool) -> None:
        """Run a stream inside another one."""
        key = place(stream)
        if key in run.calls or run.depth >= DEEPEST:
            self.met.meet("loop", stream, run.page)
            return
        resources = entry(stream, "/Resources")
        if resources is None:
            resources = run.resources
        tags = [*run.tags]
        if entry(stream, "/StructParent") is not None:
            tags.append((Tag.CONTENT, False))
        inner = Run(
            run.page, resources, state.matrix, run.place, run.depth + 1, (*run.calls, key), state, tags, plain=plain
        )
        self._run(inner, self._instructions(stream, run.page))

    def _inline(self, run: Run, _operator: str, instruction: Any) -> None:
        self._image(run, instruction.iimage.obj, instruction.iimage)

    def _image(self, run: Run, image: Any, whole: Any) -> None:
        self.met.meet("image", image, run.page)
        pixels = int(number(entry(image, "/Width")) or 0), int(number(entry(image, "/Height")) or 0)
        box = box_of(((0, 0), (1, 0), (1, 1), (0, 1)), run.state.matrix)
        said = entry(image, "/ColorSpace")
        colour = Colour(space(said, run.resources), ()) if resolved(said) else Colour(NOTHING, ())
        if entry(image, "/ImageMask") is True:
            colour = run.state.fill
        self._mark(run, Kind.IMAGE, box, colour, image=whole, pixels=pixels)

    # ----------------------------------------------------------- marked content

    def _begin(self, run: Run, operator: str, instruction: Any) -> None:
        word = name(instruction.operands[0])
        listed: Any = instruction.operands[1] if operator == "BDC" and len(instruction.operands) > 1 else None
        if name(listed):
            listed = entry(run.resources, "/Properties", str(listed))
        mcid = number(entry(listed, "/MCID"))
        tag, language = run.tags[-1] if run.tags else (Tag.NONE, False)
        language = language or bool(text(entry(listed, "/Lang")))
        inside = {each for each, _ in run.tags}
        if word == "Artifact":
            if Tag.CONTENT in inside and run.place is not Place.NOTE:
                self.met.meet("artifact in content", word, run.page, "artifact")
            tag = Tag.ARTIFACT
        elif mcid is not None:
            belongs, told = self.tagged(0 if run.calls else run.page, int(mcid))
            if Tag.ARTIFACT in inside and belongs:
                self.met.meet("content in artifact", word, run.page, "content")
            tag, language = Tag.CONTENT if belongs else tag, language or told
        run.tags.append((tag, language))
        if keys_of(listed):
            self.met.meet("properties", (word, listed, language), run.page, (word, place(listed), len(self.met.things)))

    def _end(self, run: Run, _operator: str, _instruction: Any) -> None:
        if run.tags:
            run.tags.pop()

    def _mark(self, run: Run, kind: Kind, box: Box, colour: Colour | None, **more: Any) -> None:
        """Note a mark where any of it is inside the clip."""
        seen = common(box, run.state.clip)
        if seen is not None:
            tag, language = run.tags[-1] if run.tags else (Tag.NONE, False)
            self.met.marks.append(
                Mark(run.page, kind, seen, run.state, colour, tag, run.place, language=language, **more)
            )


def _even(across: tuple[float, float]) -> float:
    """How many points a unit is, between the two directions."""
    return sqrt(across[0] * across[1])


def _numbers(instruction: Any) -> tuple[float, ...]:
    return tuple(float(operand) for operand in instruction.operands)


def _name(word: str) -> Any:
    import pikepdf

    return pikepdf.Name(f"/{word}")


def _contents(page: Any) -> list[Any]:
    value = entry(page, "/Contents")
    return [value] if is_stream(value) else [item for item in items(value) if is_stream(item)]


TEXT_STATE = {"Tc": "spacing", "Tw": "word_spacing", "Tz": "stretch", "TL": "leading", "Ts": "rise", "Tr": "mode"}
Act = Callable[[Walker, Run, str, Any], None]


def _acts() -> Iterator[tuple[str, Act]]:
    walker = Walker
    for operators, act in (
        ("q", walker._save), ("Q", walker._restore), ("cm", walker._concat), ("w", walker._width),
        ("gs", walker._parameters), ("ri", walker._intent), ("CS cs", walker._space), ("SC SCN sc scn", walker._colour),
        ("G g RG rg K k", walker._device), ("sh", walker._sh), ("m l c v y", walker._point),
        ("re", walker._rectangle), ("W W*", walker._clip), ("S s f F f* B B* b b* n", walker._path),
        ("BT", walker._begin_text), ("Tf", walker._font), ("Tc Tw Tz TL Ts Tr", walker._text_state),
        ("Td TD", walker._move), ("Tm", walker._matrix), ("T*", walker._next_line), ("Tj TJ ' \"", walker._show),
        ("d1", walker._uncoloured), ("Do", walker._do), ("INLINE IMAGE", walker._inline),
        ("BMC BDC", walker._begin), ("EMC", walker._end),
    ):  # fmt: skip
        for operator in [operators] if " IMAGE" in operators else operators.split():
            yield operator, act


ACTS: dict[str, Act] = dict(_acts())
