"""Lines of lists that run from right to left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.composition.bidi import groups
from sendletter.letter import Run


def read(*texts: str) -> list[str]:
    """The groups of a line in reading order."""
    return ["".join(run.text for run in group) for group in groups([Run(text) for text in texts])]


@pytest.mark.parametrize(
    ("texts", "groups_"),
    [
        (["1.\u00a0", "اتحاد"], ["1", ".", "\u00a0", "اتحاد"]),
        (["اتحاد", " (", "AB", ")"], ["اتحاد", " ", ")", "AB", "("]),
        (["منظمة Amnesty International 2020 الدولية"], ["منظمة", " ", "Amnesty International 2020", " ", "الدولية"]),
        (["Peace ", "Now", " سلام"], ["Peace Now", " ", "سلام"]),
        (["3.5 م"], ["3.5", " ", "م"]),
    ],
)
def test_numbers_and_latin_phrases_keep_their_direction_and_the_rest_turns(texts: list[str], groups_: list[str]):
    assert read(*texts) == groups_


def test_a_line_without_a_letter_from_right_to_left_reads_as_it_does_elsewhere():
    assert read("1. ", "Peace Now", " (PN)") == ["1. Peace Now (PN)"]


def test_the_number_of_a_latin_entry_stands_where_the_lines_of_the_letter_begin():
    assert read("12.\u00a0", "Peace Now", " (PN)") == ["12", ".", "\u00a0", "Peace Now (PN)"]
    assert read("350.org") == ["350.org"]


@given(st.lists(st.text("אבג אب12.,()[]«» abé-", max_size=12), max_size=4))
def test_every_letter_is_drawn_once_in_reading_order(texts: list[str]):
    turned = str.maketrans("()[]«»", "xxxxxx")
    assert "".join(read(*texts)).translate(turned) == "".join(texts).translate(turned)
