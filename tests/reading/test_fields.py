"""Fields are filled in from the list, and nothing else is ever run."""

import pytest

from sendletter.language import Language
from sendletter.reading.fields import fill
from sendletter.reading.letter import read_letter

COUNTS = {"organization": 50, "individual": 7}


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


def test_a_field_that_is_nearly_one_is_answered_with_it():
    _, (problem,) = filled("{{ count.organisation }}")
    assert "count.organization" in problem.hint
