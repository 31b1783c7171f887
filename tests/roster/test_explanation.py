"""Why a name stands where it does."""

from datetime import date

import pytest

from sendletter.letter import By, Order
from sendletter.roster import Status
from sendletter.roster.explanation import absent, explained
from sendletter.roster.order import PLAIN_FILING, Source
from tests.roster.rows import arranged, person, plan

ROWS = [
    person("Tomás Ojea-Quintana", 2, country="Chad"),
    person("Lee Yanghee", 3, sort_by="Lee Yanghee"),
    person("David Alton", 4, lead=True),
    person("Ann Late", 5, signed=date(2026, 2, 1)),
    person("Ann Doubt", 6, status=Status.PENDING),
    person("Ann Nowhere", 7, group="q"),
]
BY_FAMILY_NAME = plan(order=Order.FAMILY_NAME)


def test_a_place_is_told_with_what_it_is_filed_under_and_its_neighbours():
    (place,) = explained(arranged(ROWS[:3], BY_FAMILY_NAME), PLAIN_FILING, ["yanghee"])
    assert (place.number, place.filed.text, place.filed.source) == (2, "Lee Yanghee", Source.GIVEN)
    assert place.after == ("David Alton", "Alton David")
    assert place.before == ("Tomás Ojea-Quintana", "Ojea-Quintana Tomás")


def test_leaders_and_sub_headings_are_told():
    roster = arranged(ROWS[:3], plan(by=By.COUNTRY, order=Order.RANK))
    found = {place.row.name: place for place in explained(roster, PLAIN_FILING, ["a"])}
    assert found["David Alton"].leader
    assert (found["Tomás Ojea-Quintana"].section, found["Tomás Ojea-Quintana"].by) == ("Chad", "no rank")


def test_whoever_is_not_printed_is_told_with_the_reason():
    day = date(2026, 1, 1)
    found = absent(arranged(ROWS, BY_FAMILY_NAME, as_of=day), day, ["Ann"])
    assert [(row.name, reason) for row, reason in found] == [
        ("Ann Late", "it was signed on 2026-02-01, after the day of the list"),
        ("Ann Doubt", "it is pending"),
        ("Ann Nowhere", "letter.yaml has no group “q”"),
    ]


@pytest.mark.parametrize(
    ("name", "doubt"),
    [
        ("Jan van der Berg", "“van” may or may not"),
        ("Ann Van Damme", "“Van” may or may not"),
        ("Gabriel García Márquez", "of 3 words"),
        ("Lee Yanghee", "“Lee” may be a family name"),
        ("Nguyễn Phương", "may be a family name"),
        ("Martin King, Jr.", "“Jr.” was taken for a suffix"),
        ("Ann Lee (Peace Now)", "bracket"),
    ],
)
def test_guesses_that_may_be_wrong_are_listed(name: str, doubt: str):
    (place,) = explained(arranged([person(name)], BY_FAMILY_NAME), PLAIN_FILING, [])
    assert doubt in "; ".join(place.doubts)


@pytest.mark.parametrize("columns", [{"sort_by": "Berg"}, {"lead": True}])
def test_what_somebody_has_said_is_no_guess(columns: dict[str, object]):
    assert explained(arranged([person("Jan van der Berg", **columns)], BY_FAMILY_NAME), PLAIN_FILING, []) == ()


def test_plain_names_are_not_in_doubt_and_neither_are_names_that_are_not_turned_round():
    assert explained(arranged([person("Ann Lee"), person("이 양희", 3)], BY_FAMILY_NAME), PLAIN_FILING, []) == ()
    assert explained(arranged([person("Jan van der Berg")]), PLAIN_FILING, []) == ()
