"""Operators of the graphics state, of colours and of paths (ISO 32000-1, 8.4 to 8.7)."""

from dataclasses import replace
from math import sqrt
from typing import TYPE_CHECKING, Any

from sendletter.geometry import around, common, grown, placed, scale, times
from sendletter.inspection.colour import first, space
from sendletter.inspection.gstate import applied
from sendletter.inspection.marks import Colour, Kind, Place
from sendletter.inspection.run import Run, given
from sendletter.inspection.values import entry, is_dictionary, is_stream, items, name, number

if TYPE_CHECKING:
    from sendletter.inspection.walk import Walker

FILLED = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
STROKED = frozenset(("S", "s", "B", "B*", "b", "b*"))
DEVICE = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}
DEEP = 29
"""Saved states one in the other, of which 28 are allowed (ISO 32000-1, annex C)."""


def _save(walker: "Walker", run: Run, _operator: str, _instruction: Any) -> None:
    run.saved.append(run.state)
    if len(run.saved) == DEEP:
        walker.met.meet("nested", len(run.saved), run.page, "q")


def _restore(_walker: "Walker", run: Run, _operator: str, _instruction: Any) -> None:
    if run.saved:
        run.state = run.saved.pop()


def _concat(_walker: "Walker", run: Run, _operator: str, instruction: Any) -> None:
    a, b, c, d, e, f = given(instruction)
    run.state = replace(run.state, matrix=times((a, b, c, d, e, f), run.state.matrix))


def _width(_walker: "Walker", run: Run, _operator: str, instruction: Any) -> None:
    run.state = replace(run.state, width=abs(given(instruction)[0]))


def _parameters(walker: "Walker", run: Run, _operator: str, instruction: Any) -> None:
    parameters = entry(run.resources, "/ExtGState", str(instruction.operands[0]))
    if not is_dictionary(parameters):
        return
    new = walker.met.meet("gstate", parameters, run.page)
    run.state = applied(run.state, parameters)
    typeface = list(items(entry(parameters, "/Font")))
    if len(typeface) == 2 and is_dictionary(typeface[0]):
        walker.set_font(run, typeface[0], number(typeface[1]) or 0.0)
    group = entry(parameters, "/SMask", "/G")
    if new and is_stream(group):
        walker.form(replace(run, place=Place.MASK, saved=[], path=[]), group)


def _intent(walker: "Walker", run: Run, _operator: str, instruction: Any) -> None:
    walker.met.meet("intent", name(instruction.operands[0]), run.page, str(instruction.operands[0]))


def _space(walker: "Walker", run: Run, operator: str, instruction: Any) -> None:
    if not run.plain:
        found = space(instruction.operands[0], run.resources)
        walker.paint_in(run, Colour(found, first(found)), stroke=operator == "CS")


def _colour(walker: "Walker", run: Run, operator: str, instruction: Any) -> None:
    if run.plain:
        return
    stroke = operator in ("SC", "SCN")
    now = (run.state.stroke if stroke else run.state.fill).space
    values = tuple(value for value in map(number, instruction.operands) if value is not None)
    walker.paint_in(run, Colour(now, values), stroke=stroke)
    if instruction.operands and (pattern := name(instruction.operands[-1])):
        walker.pattern(run, entry(run.resources, "/Pattern", f"/{pattern}"), now)


def _device(walker: "Walker", run: Run, operator: str, instruction: Any) -> None:
    if not run.plain:
        found = space(_name(DEVICE[operator.lower()]), run.resources)
        walker.paint_in(run, Colour(found, given(instruction)), stroke=operator.isupper())


def _sh(walker: "Walker", run: Run, _operator: str, instruction: Any) -> None:
    walker.shade(run, entry(run.resources, "/Shading", str(instruction.operands[0])))


def _point(_walker: "Walker", run: Run, _operator: str, instruction: Any) -> None:
    values = given(instruction)
    run.path += zip(values[::2], values[1::2], strict=False)


def _rectangle(_walker: "Walker", run: Run, _operator: str, instruction: Any) -> None:
    x, y, width, height = given(instruction)
    run.path += [(x, y), (x + width, y + height), (x + width, y), (x, y + height)]


def _clip(_walker: "Walker", run: Run, _operator: str, _instruction: Any) -> None:
    run.clipping = True


def _path(walker: "Walker", run: Run, operator: str, _instruction: Any) -> None:
    box = around(placed(x, y, run.state.matrix) for x, y in run.path) if run.path else None
    if box and operator in FILLED:
        walker.mark(run, Kind.FILL, box, run.state.fill)
    if box and operator in STROKED:
        width = run.state.width * _even(scale(run.state.matrix))
        walker.mark(run, Kind.STROKE, grown(box, width / 2), run.state.stroke, size=width)
    if run.clipping:
        nothing = (box[0], box[1], box[0], box[1]) if box else (0.0, 0.0, 0.0, 0.0)
        clip = (common(box, run.state.clip) if box else None) or nothing
        run.state = replace(run.state, clip=clip)
    run.path, run.clipping = [], False


def _even(across: tuple[float, float]) -> float:
    """How many points a unit is, between the two directions."""
    return sqrt(across[0] * across[1])


def _name(word: str) -> Any:
    import pikepdf

    return pikepdf.Name(f"/{word}")


ACTS = {
    "q": _save, "Q": _restore, "cm": _concat, "w": _width, "gs": _parameters, "ri": _intent, "CS": _space, "cs": _space,
    **dict.fromkeys(("SC", "SCN", "sc", "scn"), _colour), **dict.fromkeys(("G", "g", "RG", "rg", "K", "k"), _device),
    "sh": _sh, **dict.fromkeys(("m", "l", "c", "v", "y"), _point), "re": _rectangle, "W": _clip, "W*": _clip,
    **dict.fromkeys((*FILLED, *STROKED, "n"), _path),
}  # fmt: skip
"""What the operators do, by their names."""
