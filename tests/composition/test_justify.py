"""Lines made ready to draw: they end at the measure, marks hang, broken words stay words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.composition.hanging import END, START
from sendletter.composition.justify import UNITS, UNSEEN, _drawable, justify
from sendletter.composition.lines import Spacing, break_lines
from sendletter.layout import MUTE, Line, Part
from sendletter.letter import Run
from tests.composition.test_lines import TEXT, words

SPACING = Spacing(0.5, 0.42, 1.15, 0.02, 1.0)
TEXTS = st.text(st.sampled_from("abcdefghij ABC.,-–“”()123\u00a0"), min_size=1, max_size=300)


def width(part: Part) -> float:
    return sum(words(part.run.text).widths)


def set_lines(text: str, measure: float, spacing: Spacing = SPACING, runs: tuple[Run, ...] = ()) -> list[Line]:
    measured = words(text)
    slices = break_lines(measured, measure, spacing)
    return list(justify(measured, slices, runs or (Run(text),), measure, spacing, width))


def drawn(line: Line) -> float:
    """How far a line reaches when it is drawn: what stands in it, what each space gets, and its scale."""
    text = line.text.rstrip(" ") if line.trail else line.text
    spaces = sum(text.count(space) for space in " \u00a0")
    return (line.width + spaces * line.word_space) * line.scale


@given(TEXTS, st.floats(120, 400))
def test_full_lines_end_at_the_measure_and_no_letter_is_widened_beyond_the_limit(text: str, measure: float):
    for line in set_lines(text, measure):
        assert 0.98 <= line.scale <= 1.02
        if not line.last and " " in line.text.strip() and not line.over:
            inside = drawn(line) - line.hang
            assert measure - 0.1 <= inside <= measure + 5.0 * max(END.values()) + 0.1


@pytest.mark.parametrize("mark", ["“", "„", "«"])
def test_an_opening_quote_stands_out_of_the_left_edge(mark: str):
    first, *_ = set_lines(f"{mark}{TEXT}", 300)
    assert first.hang == pytest.approx(START[mark] * 5.0)


def test_a_theme_without_optical_margins_has_none():
    plain = Spacing(0.5, 0.42, 1.15, 0.02, 0.0)
    lines = set_lines(f"“{TEXT}", 300, plain)
    assert all(line.hang == 0 for line in lines)
    assert all(drawn(line) == pytest.approx(300, abs=0.1) for line in lines[:-1])


def test_a_broken_word_says_itself_once_and_whole():
    lines = set_lines(TEXT, 150)
    assert any(line.hyphen for line in lines)
    for line, following in pairwise(lines):
        if line.hyphen:
            beginning = next(part for part in reversed(line.parts) if part.said not in ("", MUTE))
            assert beginning.said in TEXT
            assert "-" not in beginning.said[-1:]
            assert line.parts[-1].said == MUTE
            assert following.parts[0].said.strip() in (MUTE, MUTE.strip())


@given(TEXTS, st.floats(60, 400))
def test_what_the_lines_say_is_the_text(text: str, measure: float):
    said = "".join(part.said.replace(MUTE, "") or ("" if part.said else part.run.text)
                   for line in set_lines(text, measure) for part in line.parts)  # fmt: skip
    assert said.split() == text.split(" ") or "".join(said.split()) == "".join(text.split())


def test_a_word_in_two_styles_that_is_broken_is_still_one_word():
    text = "aaaa " * 8 + "international organizations"
    runs = (Run(text[:44]), Run(text[44:49], italic=True), Run(text[49:]))
    for measure in range(90, 240, 10):
        lines = set_lines(text, float(measure), runs=runs)
        said = [part.said.strip() for line in lines for part in line.parts if part.said.strip(MUTE + " ")]
        assert all(word in text for word in said)


@given(st.floats(-5, 20))
def test_what_a_space_gets_is_never_an_amount_that_the_engine_rounds(space: float):
    drawable = _drawable(space)
    assert abs(drawable - space) <= 2 * UNSEEN
    assert int(drawable * UNITS) % 512
    assert float(f"{drawable:.4f}") == drawable


@pytest.mark.parametrize("pixels", [0, 0.5, 1, 1.5, -0.5, 3])
@pytest.mark.parametrize("near", [0, 0.00004, -0.00004, 0.0005, 0.00074])
def test_half_and_whole_pixels_are_such_amounts(pixels: float, near: float):
    assert int(_drawable(pixels * 0.75 + near) * UNITS) % 512


def test_no_part_ends_in_a_no_break_space_which_the_engine_makes_too_narrow_there():
    runs = (
        Run("aaa "),
        Run("were", bold=True),
        Run("\u00a0"),
        Run("–", italic=True),
        Run(" bbb\u00a0"),
        Run("ccc", bold=True),
    )
    text = "".join(run.text for run in runs)
    (line,) = set_lines(text, 400, runs=runs)
    assert line.text == text
    assert not [part for part in line.parts if part.run.text.endswith("\u00a0")]
    assert [part.run.text for part in line.parts] == ["aaa ", "were", "\u00a0–", " bbb", "\u00a0ccc"]
