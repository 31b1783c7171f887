"""Columns filled by known heights: nobody is left out, nobody split."""

from hypothesis import given
from hypothesis import strategies as st

from sendletter.composition.columns import Type, balance, fill, first_fit, set_entry
from sendletter.language import Language
from sendletter.letter import Run
from tests.composition.test_fonts import STACK, fonts

STYLE = Type(STACK, 9.0, 12.0, 8.0, 9.0)
FONTS = fonts("Ann O’Neill-Weiß-Vogt-Tan")
HEIGHTS = st.lists(st.integers(1, 5).map(float), min_size=1, max_size=60)


@given(HEIGHTS, st.integers(1, 4))
def test_balanced_columns_hold_everybody(heights: list[float], columns: int):
    ends = fill(heights, 0, balance(heights, 0, columns), columns)
    assert ends[-1] == len(heights)
    assert ends == sorted(ends)
    assert len(ends) <= columns


@given(HEIGHTS, st.integers(1, 4))
def test_balanced_columns_are_as_low_as_can_be(heights: list[float], columns: int):
    height = balance(heights, 0, columns)
    assert sum(heights) / columns <= height + 1e-6
    assert fill(heights, 0, height - 0.5, columns)[-1] < len(heights) or height <= max(heights)


@given(HEIGHTS, st.integers(1, 4), st.floats(5, 40))
def test_no_column_is_higher_than_its_room(heights: list[float], columns: int, room: float):
    start = 0
    for end in fill(heights, 0, room, columns):
        assert sum(heights[start:end]) <= room + 1e-6
        start = end


@given(st.text(st.sampled_from("ab c"), max_size=40), st.floats(20, 60))
def test_first_fit_keeps_every_letter(text: str, width: float):
    breaks = [n for n in range(1, len(text) + 1) if n == len(text) or (text[n - 1] == " " and text[n] != " ")]
    pieces = first_fit(text, [5.0] * len(text), breaks, width, width - 5)
    assert "".join(text[a:b] for a, b in pieces).replace(" ", "") == text.replace(" ", "")


SPACED = st.lists(st.tuples(st.integers(1, 5).map(float), st.sampled_from([0.0, 0.5])), min_size=1, max_size=60)


@given(SPACED, st.integers(1, 4))
def test_space_over_an_entry_counts_but_for_the_first_of_a_column(pairs: list[tuple[float, float]], columns: int):
    heights, overs = map(list, zip(*pairs, strict=True))
    height = balance(heights, 0, columns, overs)
    ends = fill(heights, 0, height, columns, overs)
    assert ends[-1] == len(heights)
    start = 0
    for end in ends:
        assert sum(heights[start:end]) + sum(overs[start + 1 : end]) <= height + 1e-6
        start = end


@given(st.floats(30, 90))
def test_a_line_that_ends_at_a_hyphen_stands_out_of_no_column_that_its_parts_fit_into(width: float):
    name = "Ann O’Neill-Weiß-Vogt-Tan"
    entry = set_entry([[Run(name)]], width, STYLE, FONTS, Language("de").breaks)
    parts = (
        set_entry([[Run(part)]], 999, STYLE, FONTS, Language("de").breaks) for part in ("O’Neill-", "Weiß-", "Vogt-")
    )
    assert entry.over(width) <= max(0.0, *(part.over(width - STYLE.hang) for part in parts)) + 1e-6


def test_a_long_word_stands_less_far_in_before_it_stands_out_of_its_column():
    long = "abcdefgh" * 2
    found, style = fonts(f"1. {long}"), Type(STACK, 10.0, 12.0, 11.0, 8.0)
    whole = sum(found.advances(long, STACK, 10.0, bold=False, italic=False))
    for room, stands_in in ((30.0, 20.0), (15.0, 11.0), (5.0, 0.0)):
        line = [Run(f"1. abcdefg {long}")]
        entry = set_entry([line], whole + room, style, found, Language("en").breaks, (0.0, 20.0))
        assert entry.over(whole + room) <= 0
        assert entry.rows[-1][0] == stands_in


def test_an_arabic_name_that_is_wider_in_its_line_than_word_by_word_is_broken_sooner():
    text = "25.\u00a0منظمة العفو 537830, Univ X, Côte d’Ivoire"
    found, breaks = fonts(text), Language.of("fr").breaks
    for tenth in range(1_000, 2_000):
        assert set_entry([[Run(text)]], tenth / 10, STYLE, found, breaks).over(tenth / 10) <= 0, tenth
