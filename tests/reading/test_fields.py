"""Fields are filled in from the list, and nothing else is ever run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.language import Language
from sendletter.reading.fields import fill, round_below
from sendletter.reading.letter import read_letter

COUNTS = {
    ("total",): 57,
    ("organization",): 50,
    ("individual",): 7,
    ("country",): 3,
    ("country", "Ireland"): 12,
    ("country", "Côte d’Ivoire"): 2,
    ("country", "Guinea-Bissau"): 1,
    ("kind", "NGO"): 9,
    ("organization", "country"): 2,
    ("organization", "country", "Ireland"): 10,
}


def filled(text: str, language: str = "en-GB"):
    letter, _ = read_letter(
        f'language: {language}\ndate: 2026-01-02\nsubject: "{text}"\nbody: Text.\nsignatures: {{as of: 2026-01-01}}\n'.encode(),
        "letter.yaml",
    )
    assert letter is not None
    letter, problems = fill(letter, COUNTS, Language(language))
    return str(letter.subject), problems


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("{{ count.organization }} of {{count.total}}", "50 of 57"),
        ("{{ count.organizations | words }}", "fifty"),
        ("{{ count.total | words | capital }}", "Fifty-seven"),
        ("{{ count.country }} {{ count.countries }} {{ count.country.ireland }}", "3 3 12"),
        ("{{ count.country.Côte d'Ivoire }} {{ count.country.Guinea-Bissau }} {{ count.kind.NGO }}", "2 1 9"),
        ("{{ count.organization.country }} {{ count.organization.country.Ireland | words }}", "2 ten"),
        ("more than {{ count.total | round }}, {{ count.organization | round | words }}", "more than 50, forty"),
        ("{{ as of }} {{ as_of }} {{ date }}", "1 January 2026 1 January 2026 2 January 2026"),
    ],
)
def test_a_field_prints_what_it_stands_for(text: str, printed: str):
    assert filled(text) == (printed, ())


def test_words_are_of_the_letters_language():
    assert filled("{{ count.organization | words }}", "fr")[0] == "cinquante"


@pytest.mark.parametrize(
    "text", ["{{ count.foo }}", "{{ 7*7 }}", "{{ x", "x }}", "{{ count.total | shout }}", "{{ ''.__class__ }}"]
)
def test_what_is_no_field_is_a_problem_at_its_place(text: str):
    _, problems = filled(text)
    assert {problem.rule for problem in problems} == {"field"}
    assert all(str(problem.span).startswith("letter.yaml:3:") for problem in problems)


def test_the_name_of_a_field_that_is_not_known_does_not_come_into_the_text():
    assert filled("From {{ count.foo | words }}, {{ count.total | shout }}.")[0] == "From …, …."


def test_a_field_that_is_nearly_one_is_answered_with_it():
    _, (problem,) = filled("{{ count.organisation }}")
    assert "count.organization" in problem.hint


@given(st.integers(1, 10_000_000))
def test_more_than_a_rounded_number_stays_true(number: int):
    below = round_below(number)
    assert below < number
    assert number <= 5 or below >= number / 2
    assert number <= 10 or str(below).rstrip("0") in {str(digits) for digits in range(1, 100)} or number <= 1_000


@given(st.integers(1, 100_000))
def test_a_larger_number_is_not_rounded_to_less(number: int):
    assert round_below(number) <= round_below(number + 1)


def test_numbers_are_round_as_people_say_them():
    assert [round_below(number) for number in (0, 1, 5, 7, 10, 11, 57, 100, 112, 160, 1_000, 1_234, 12_345)] == [
        0, 0, 4, 5, 5, 10, 50, 90, 100, 150, 950, 1_200, 12_000,
    ]  # fmt: skip
