"""The walk through everything that a page paints: its content, forms, patterns, glyphs, masks and annotations.

An interpreter of content streams (ISO 32000-1, 7.8.2 and annex A) that paints nothing and notes what would be painted.
A form may call itself, and ten forms that call each other ten times make more marks than any page: the walk has a
budget of operators, and what it leaves out for that is told.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sendletter.geometry import IDENTITY, SQUARE, Box, Matrix, common, moved, scale, times
from sendletter.inspection import content, graphics, lettering
from sendletter.inspection.colour import NOTHING, Space, resolved, space
from sendletter.inspection.marks import Colour, Kind, Mark, Place, State, Tag
from sendletter.inspection.met import Met, Used
from sendletter.inspection.run import Run
from sendletter.inspection.values import (
    FAULTS,
    decoded,
    entry,
    is_dictionary,
    is_stream,
    items,
    name,
    number,
    numbers,
    place,
)  # fmt: skip

Act = Callable[["Walker", Run, str, Any], None]
"""What an operator does: with the walker, in a stream, by its name, with its operands."""
ACTS: dict[str, Act] = {**graphics.ACTS, **lettering.ACTS, **content.ACTS}
IGNORED = frozenset(("h", "J", "j", "M", "d", "i", "ET", "d0", "MP", "DP", "BX", "EX", ""))
"""Operators that change nothing that is asked for here."""
MOST_OPERATORS = 1_500_000
CALL = 40
"""How many operators the call of a stream costs as much time as."""
MOST_MARKS = 600_000
DEEPEST = 24
"""Streams that call streams; a PDF reader of thirty years ago stopped at fewer."""
LARGEST = 24_000_000
"""Bytes of content that are read from a stream."""
TOO_MUCH = "there is more on them than is looked at"
BROKEN = "their content cannot be read to its end"


class Walker:
    """Walks pages; `met` holds what it found."""

    def __init__(self, tagged: Callable[[int, int], tuple[bool, bool]]) -> None:
        """`tagged(page, mcid)` says whether marked content belongs to the structure, and has a language there."""
        self.met, self.left = Met(), MOST_OPERATORS
        self.tagged = tagged
        self._parsed: dict[tuple[int, int], list[Any]] = {}
        self.fonts: dict[int, Used] = {}

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
        self.run(run, self._instructions(page, number))
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
            self.form(run, normal)

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

    def run(self, run: Run, instructions: list[Any]) -> None:
        """Follow the instructions of a stream, as long as the budget lasts."""
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

    def paint_in(self, run: Run, colour: Colour, *, stroke: bool) -> None:
        """Take a colour for lines, or for all else."""
        run.state = replace(run.state, stroke=colour) if stroke else replace(run.state, fill=colour)

    def pattern(self, run: Run, pattern: Any, over: Space) -> None:
        """Walk a pattern that is taken for a colour; `over` is the space that it was taken in."""
        if not is_dictionary(pattern):
            return
        matrix = numbers(entry(pattern, "/Matrix"), 6) or IDENTITY
        placed = times(matrix, run.base)  # type: ignore[arg-type]
        if is_dictionary(entry(pattern, "/ExtGState")):
            self.met.meet("gstate", entry(pattern, "/ExtGState"), run.page)
        if is_dictionary(entry(pattern, "/Shading")):
            self.shade(replace(run, state=replace(run.state, matrix=placed)), entry(pattern, "/Shading"))
        elif is_stream(pattern) and self.met.meet("pattern", pattern, run.page):
            plain = number(entry(pattern, "/PaintType")) == 2
            if plain:
                run.state = replace(run.state, fill=Colour(over.base or NOTHING, run.state.fill.values))
            state = State(matrix=placed, clip=run.state.clip, fill=run.state.fill if plain else Colour())
            self.call(run, pattern, state, plain=plain)

    def shade(self, run: Run, shading: Any) -> None:
        """Note a gradient, over all that the clip leaves."""
        if is_dictionary(shading):
            self.met.meet("shading", shading, run.page)
            found = space(entry(shading, "/ColorSpace"), run.resources)
            self.mark(run, Kind.SHADING, run.state.clip, Colour(found, ()))

    def set_font(self, run: Run, value: Any, size: float) -> None:
        """Take a font."""
        used = self.met.font(value)
        self.fonts[id(used.font)] = used
        run.state = replace(run.state, font=used.font, size=size)

    def show(self, run: Run, used: Used, begin: float, end: float) -> None:
        """Note a piece of text."""
        state = run.state
        used.pages.add(run.page)
        used.seen = used.seen or state.mode not in (3, 7)
        matrix = times(run.text, state.matrix)
        low, high = state.rise - 0.2 * state.size, state.rise + 0.7 * state.size
        box = moved((begin, low, end, high), matrix)
        colour = state.stroke if state.mode in (1, 5) else state.fill
        self.mark(run, Kind.TEXT, box, colour, size=abs(state.size) * scale(matrix)[1])
        if used.font.kind == "Type3":
            self._glyphs(run, used, matrix)

    def _glyphs(self, run: Run, used: Used, matrix: Matrix) -> None:
        """The drawings of the glyphs that are used."""
        value, state = used.font.value, run.state
        shape = numbers(entry(value, "/FontMatrix"), 6) or (0.001, 0, 0, 0.001, 0, 0)
        sized = times((state.size, 0, 0, state.size, 0, state.rise), matrix)
        for code in sorted(used.codes):
            glyph = entry(value, "/CharProcs", f"/{used.font.differences.get(code, '')}")
            if is_stream(glyph) and self.met.meet("glyph", glyph, run.page):
                inner = replace(run, resources=entry(value, "/Resources") or run.resources, place=Place.GLYPH)
                self.call(inner, glyph, replace(state, matrix=times(shape, sized)), plain=False)  # type: ignore[arg-type]

    def form(self, run: Run, form: Any) -> None:
        """Walk a form (ISO 32000-1, 8.10)."""
        self.met.meet("form", form, run.page)
        group = entry(form, "/Group")
        if name(entry(group, "/S")) == "Transparency":
            self.met.meet("group", group, run.page, ("form", place(form)))
            if resolved(entry(group, "/CS")):
                found = space(entry(group, "/CS"), entry(form, "/Resources") or run.resources)
                self.met.meet("blending", found, run.page, ("form", place(form)))
        matrix = numbers(entry(form, "/Matrix"), 6) or IDENTITY
        placed = times(matrix, run.state.matrix)  # type: ignore[arg-type]
        clip = run.state.clip
        if box := numbers(entry(form, "/BBox"), 4):
            clip = common(moved(box, placed), clip) or (clip[0], clip[1], clip[0], clip[1])  # type: ignore[arg-type]
        self.call(run, form, replace(run.state, matrix=placed, clip=clip), plain=run.plain)

    def call(self, run: Run, stream: Any, state: State, *, plain: bool) -> None:
        """Run a stream inside another one."""
        key = place(stream)
        self.left -= CALL
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
        self.run(inner, self._instructions(stream, run.page))

    def image(self, run: Run, image: Any, whole: Any) -> None:
        """Note an image by its dictionary; `whole` is the image as it can be read."""
        self.met.meet("image", image, run.page)
        pixels = int(number(entry(image, "/Width")) or 0), int(number(entry(image, "/Height")) or 0)
        box = moved(SQUARE, run.state.matrix)
        said = entry(image, "/ColorSpace")
        colour = Colour(space(said, run.resources), ()) if resolved(said) else Colour(NOTHING, ())
        if entry(image, "/ImageMask") is True:
            colour = run.state.fill
        self.mark(run, Kind.IMAGE, box, colour, image=whole, pixels=pixels)

    def mark(self, run: Run, kind: Kind, box: Box, colour: Colour | None, **more: Any) -> None:
        """Note a mark where any of it is inside the clip."""
        seen = common(box, run.state.clip)
        if seen is not None:
            tag, language = run.tags[-1] if run.tags else (Tag.NONE, False)
            self.met.marks.append(
                Mark(run.page, kind, seen, run.state, colour, tag, run.place, language=language, **more)
            )


def _contents(page: Any) -> list[Any]:
    value = entry(page, "/Contents")
    return [value] if is_stream(value) else [item for item in items(value) if is_stream(item)]
