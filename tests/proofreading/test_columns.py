"""Cells of the list that do not fit their column, or each other."""

from dataclasses import replace

import pytest

from sendletter.roster import Signatory
from sendletter.span import Span
from tests.proofreading.copies import found


def told(*rows: dict[str, str]) -> dict[str, str]:
    base = Signatory("organization", "Peace Now", Span("signatories.csv", 2, 1))
    listed = [replace(base, span=Span("signatories.csv", number, 1), **row) for number, row in enumerate(rows, 2)]
    return found("Text.", rows=listed)


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ({"name": "Jane Smith", "title": "Jane Smith, Director"}, "said-twice"),
        ({"title": "Director", "affiliation": "director"}, "said-twice"),
        ({"name": "Peace Now +44 20 7946 0000"}, "phone-in-list"),
        ({"title": "Director, tel. 0117 496 0000"}, "phone-in-list"),
        ({"name": "Peace Now ✌"}, "emoji"),
        ({"name": "Peace &amp; Hope"}, "markup"),
        ({"name": "Peace<br>Now"}, "markup"),
        ({"name": "- Peace Now"}, "loose-mark"),
        ({"name": "Peace Now,"}, "loose-mark"),
        ({"name": "3) Peace Now"}, "loose-mark"),
        ({"name": "and Viet Tan"}, "loose-mark"),
        ({"name": "Please add Peace Now, we support this letter"}, "sentence-as-name"),
        ({"name": "Ann Lee signing in her personal capacity"}, "sentence-as-name"),
        ({"name": "Peace " * 40 + "Now"}, "sentence-as-name"),
        ({"name": "The o\ufb03ce"}, "letter-in-disguise"),
        ({"name": "𝐏eace Now"}, "letter-in-disguise"),
    ],
)
def test_a_cell_that_holds_what_it_should_not_is_found(row: dict[str, str], rule: str):
    assert rule in told(row)


@pytest.mark.parametrize(
    "name",
    [
        "R&D; Watch", "1. FC Union Hafen", "We Support Peace Fund", "24/7 Hope", "3.0 Movement", "¡Basta Ya!", "Hope – Now!", "ＮＨＫ労働組合", "Group 2004-2010", "Q&A Forum",
        "Our Rights", "We Act", "Sign of Hope e.V.", "Women <3 Peace", "Andalusia Forum", "№ 9 Club", "Andrés y Ana S.L.",
        "Mothers of Those Who Disappeared in the Years of the War and of Those Who Search for Them Still",
    ],
)  # fmt: skip
def test_names_that_hold_odd_marks_are_left_alone(name: str):
    assert told({"name": name}) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [("United Kingdom", "UK"), ("USA", "United States of America"), ("Kenya", "KENYA"), ("Türkiye", "Turkey")],
)
def test_a_country_in_two_writings_is_told_of_the_rarer_one(one: str, other: str):
    problems = told({"country": one}, {"name": "Viet Tan", "country": one}, {"name": "Avaaz", "country": other})
    assert f"“{other}” is “{one}”" in problems["country-names"]


def test_countries_of_like_names_are_left_alone():
    names = [
        "Niger",
        "Nigeria",
        "Republic of Korea",
        "Congo",
        "DR Congo",
        "Georgia",
        "Ireland",
        "Iceland",
        "Guinea",
        "Guinea-Bissau",
    ]
    assert (
        told(*({"name": f"Forum {n}{n}{n}", "country": name} for n, name in zip("abcdefghij", names, strict=True)))
        == {}
    )


def test_a_telephone_number_stands_in_no_message():
    assert "7946" not in told({"name": "Peace Now +44 20 7946 0000"})["phone-in-list"]
