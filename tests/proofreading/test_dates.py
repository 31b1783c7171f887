"""Dates that contradict each other, the calendar or the day."""

from datetime import date

import pytest

from tests.proofreading.copies import TODAY, found, said


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On Monday, 26 September 2023.", "en-GB"),
        ("On Monday 26th September 2023.", "en-GB"),
        ("On Monday, the 26th of September 2023.", "en-GB"),
        ("On Monday, September 26, 2023.", "en-US"),
        ("On 31 September 2023.", "en-GB"),
        ("Le lundi 26 septembre 2023.", "fr"),
        ("Am Montag, den 26. September 2023.", "de"),
        ("El lunes 26 de septiembre de 2023.", "es"),
    ],
)
def test_a_weekday_of_another_date_and_a_date_that_is_none_are_found(text: str, language: str):
    assert "weekday" in said(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On Tuesday, 26 September 2023, and from 23 September to 8 October 2023.", "en-GB"),
        ("Le mardi 26 septembre 2023, et le lundi 1er mai 2023.", "fr"),
        ("On Monday we met; 29 February 2024 was a Thursday.", "en-GB"),
    ],
)
def test_right_dates_are_left_alone(text: str, language: str):
    assert said(text, language) == {}


def test_a_list_is_dated_neither_after_its_letter_nor_in_the_future():
    day, later, future = date(2025, 9, 26), date(2025, 9, 27), date(2027, 1, 1)
    assert "after the letter" in found("Text.", day=day, as_of=later, organizations=["Peace Now"])["as-of"]
    assert "in the future" in found("Text.", as_of=future, organizations=["Peace Now"])["as-of"]
    assert found("Text.", as_of=TODAY, organizations=["Peace Now"]) == {}
    assert found("Text.", day=day, as_of=day, organizations=["Peace Now"]) == {}
