"""Operators of text (ISO 32000-1, 9.3 and 9.4), and of the drawings of glyphs."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sendletter.geometry import IDENTITY, times
from sendletter.inspection.run import Run, given
from sendletter.inspection.values import entry, is_dictionary, items, number

if TYPE_CHECKING:
    from sendletter.inspection.walk import Walker

TEXT_STATE = {"Tc": "spacing", "Tw": "word_spacing", "Tz": "stretch", "TL": "leading", "Ts": "rise", "Tr": "mode"}
"""What the operators of text set in the state."""


def _begin_text(_walker: "Walker", run: Run, _operator: str, _instruction: Any) -> None:
    run.text = run.line = IDENTITY


def _font(walker: "Walker", run: Run, _operator: str, instruction: Any) -> None:
    value = entry(run.resources, "/Font", str(instruction.operands[0]))
    if is_dictionary(value):
        walker.set_font(run, value, number(instruction.operands[1]) or 0.0)


def _text_state(_walker: "Walker", run: Run, operator: str, instruction: Any) -> None:
    value = given(instruction)[0]
    change: dict[str, Any] = {TEXT_STATE[operator]: value / 100 if operator == "Tz" else value}
    run.state = replace(run.state, **change)


def _move(_walker: "Walker", run: Run, operator: str, instruction: Any) -> None:
    x, y = given(instruction)
    if operator == "TD":
        run.state = replace(run.state, leading=-y)
    run.text = run.line = times((1, 0, 0, 1, x, y), run.line)


def _matrix(_walker: "Walker", run: Run, _operator: str, instruction: Any) -> None:
    a, b, c, d, e, f = given(instruction)
    run.text = run.line = (a, b, c, d, e, f)


def _next_line(_walker: "Walker", run: Run, _operator: str, _instruction: Any) -> None:
    run.text = run.line = times((1, 0, 0, 1, 0, -run.state.leading), run.line)


def _show(walker: "Walker", run: Run, operator: str, instruction: Any) -> None:
    operands = instruction.operands
    if operator == '"':
        run.state = replace(run.state, word_spacing=float(operands[0]), spacing=float(operands[1]))
    if operator in ("'", '"'):
        _next_line(walker, run, operator, instruction)
    state = run.state
    if state.font is None:
        return
    used = walker.fonts[id(state.font)]
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
        walker.show(run, used, begin, end)
    run.text = times((1, 0, 0, 1, end, 0), run.text)


def _uncoloured(_walker: "Walker", run: Run, _operator: str, _instruction: Any) -> None:
    run.plain = True


ACTS = {
    "BT": _begin_text, "Tf": _font, **dict.fromkeys(TEXT_STATE, _text_state), "Td": _move, "TD": _move, "Tm": _matrix,
    "T*": _next_line, **dict.fromkeys(("Tj", "TJ", "'", '"'), _show), "d1": _uncoloured,
}  # fmt: skip
"""What the operators do, by their names."""
