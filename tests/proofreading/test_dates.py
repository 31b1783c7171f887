"""Dates that contradict each other, the calendar or the day."""

from dataclasses import replace
from datetime import date

import pytest

from sendletter.letter import Day, Signatures, Text
from sendletter.roster import Signatory
from sendletter.span import Span
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


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On 31 June and after.", "en-GB"),
        ("On the 30th of February.", "en-GB"),
        ("On 2023-02-30.", "en-GB"),
        ("Le 31 juin.", "fr"),
        ("El 31 de junio.", "es"),
        ("Am 31. Juni.", "de"),
        ("31 июня.", "ru"),
    ],
)
def test_a_day_that_no_month_has_is_found_without_its_year(text: str, language: str):
    assert "no-such-day" in said(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Of these, 45 may be released; 40 march today.",
        "On 30 June and 29 February.",
        "No. 2023-13-01/A and 2023-45-99-1.",
        "On 31 June 2023.",
    ],
)
def test_other_numbers_are_no_days(text: str):
    assert "no-such-day" not in said(text)


def test_a_list_much_older_than_the_letter_is_asked_about():
    assert "old-list" in found("Text.", day=date(2025, 12, 1), as_of=date(2025, 9, 1))
    assert "old-list" not in found("Text.", day=date(2025, 9, 20), as_of=date(2025, 9, 1))


def test_the_line_over_the_list_says_the_day_of_the_list():
    day = Day(date(2025, 9, 26), Span("letter.yaml", 4))
    for words, told in (("As of 26 August 2025:", True), ("As of 26 September 2025:", False), ("Signed by:", False)):
        signatures = Signatures(day, Text(words, Span("letter.yaml", 5)))
        assert ("other-as-of" in found("Text.", signatures=signatures)) == told


def test_who_signed_after_the_letter_and_who_withdrew_before_signing_are_told():
    row = Signatory("organization", "Peace Now", Span("signatories.csv", 2, 1), signed=date(2025, 10, 2))
    later = replace(row, name="Viet Tan", span=Span("signatories.csv", 3, 1))
    assert "and 1 more" in found("Text.", rows=[row, later], day=date(2025, 10, 1))["signed-after-letter"]
    assert "signed-after-letter" not in found("Text.", rows=[row], day=date(2025, 10, 2))
    assert "withdrawn-first" in found("Text.", rows=[replace(row, withdrawn=date(2025, 10, 1))])
    assert "withdrawn-first" not in found("Text.", rows=[replace(row, withdrawn=date(2025, 10, 2))])
