"""Numbers in the text: ordinals, ranges, thousands."""

import pytest

from tests.proofreading.copies import found, said


@pytest.mark.parametrize("text", ["the 22th day", "the 1th day", "the 11st day", "the 1,003th day", "the 112nd day"])
def test_a_wrong_ordinal_is_found_in_english(text: str):
    assert "ordinal" in said(f"On {text}.")
    assert "ordinal" not in said(f"On {text}.", "de")


def test_right_ordinals_are_left_alone():
    assert "ordinal" not in said("The 1st, 2nd, 3rd, 4th, 11th, 12th, 13th, 21st, 101st, 111th, 1,003rd day.")


@pytest.mark.parametrize("text", ["23-8 October 2023", "23–8 October", "2023–2019", "8-8 October"])
def test_a_range_that_runs_backwards_is_found(text: str):
    assert "range" in said(f"We met ({text}) in Bristol.")


@pytest.mark.parametrize(
    "text",
    ["8-23 October", "23 September–8 October", "2019–2023", "A/2023-2019", "1998-99", "2023-2019/C", "+44 2023-1999-1"],
)
def test_other_ranges_are_left_alone(text: str):
    assert "range" not in said(f"We met ({text}) in Bristol.")


@pytest.mark.parametrize("other", ["12\u00a0000", "3.000.000", "12’000"])
def test_thousands_set_apart_in_two_ways_are_found_once(other: str):
    assert "number-style" in found(f"Some 1,170 persons of {other} were held, of 2,000.")


@pytest.mark.parametrize("text", ["1,170 of 2,000", "1.170 of 2.000", "1,170 and 3.125", "1,170 in 2020, no. 1.234.5"])
def test_numbers_of_one_style_are_left_alone(text: str):
    assert "number-style" not in said(f"Some {text}.")
