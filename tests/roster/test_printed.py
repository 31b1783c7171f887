"""What a list prints beside its entries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.language import Language
from sendletter.letter import By, Capacity, Letter, Signatures, Text
from sendletter.roster import Signatory
from sendletter.roster.printed import disclaimer, printed
from sendletter.span import Span
from tests.roster.rows import ENGLISH, arranged, person, plan


def said(rows: list[Signatory], language: Language = ENGLISH, **wishes: object) -> list[str]:
    (group,) = arranged(rows, plan(**wishes), language=language).groups
    return [thing.text for thing in printed(group, language)]


def test_sub_headings_count_those_under_them_and_numbers_run_on():
    rows = [
        person("Ann", 2, country="Chad"),
        person("Bob", 3),
        person("Cyd", 4, country="Chad"),
        person("Dan", 5, country="Åland"),
    ]
    assert said(rows, by=By.COUNTRY, numbered=True) == [
        "Åland (1)",
        "1.\u00a0Dan, Åland",
        "Chad (2)",
        "2.\u00a0Ann, Chad",
        "3.\u00a0Cyd, Chad",
        "4.\u00a0Bob",
    ]


def test_names_that_are_withheld_are_counted_at_the_end_under_no_sub_heading():
    rows = [
        person("Ann", 2, country="Chad"),
        *(person("", line, country="Chad", withheld=True) for line in range(3, 15)),
    ]
    assert said(rows, by=By.COUNTRY) == ["Chad (1)", "Ann, Chad", "and 12 signatories whose names are withheld"]


def test_where_all_names_are_withheld_their_number_stands_alone():
    assert said([person("", 2, withheld=True)]) == ["1 signatory whose name is withheld"]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("fr", "et 2 signataires dont les noms ne sont pas publiés"),
        ("ru", "а также 2 подписавших, имена которых не разглашаются"),
        ("el", "and 2 signatories whose names are withheld"),
    ],
)
def test_they_are_counted_in_the_letters_language(tag: str, text: str):
    rows = [person("Ann", 2), person("", 3, withheld=True), person("", 4, withheld=True)]
    assert said(rows, Language(tag))[-1] == text


def test_a_sub_heading_stays_with_two_entries_or_the_only_one_and_the_last_entry_with_the_withheld():
    kinds = {"A": "NGO", "B": "NGO", "C": "NGO", "D": "Union"}
    rows = [person(name, line, kind=kind) for line, (name, kind) in enumerate(kinds.items(), 2)]
    (group,) = arranged([*rows, person("", 9, withheld=True)], plan(by=By.KIND)).groups
    bound = [thing.text for thing in printed(group, ENGLISH) if thing.bound]
    assert bound == ["NGO (3)", "A", "Union (1)", "D"]


@given(
    st.lists(st.tuples(st.sampled_from(["", "Chad", "Peru", "Åland"]), st.booleans(), st.booleans()), max_size=15),
    st.sampled_from([None, By.COUNTRY]),
)
def test_everything_is_printed_once_and_nothing_is_bound_at_the_end(cells, by: By | None):
    rows = [
        person("" if withheld else f"N{line}", line, country=country, lead=lead, withheld=withheld)
        for line, (country, lead, withheld) in enumerate(cells, 2)
    ]
    (group,) = arranged(rows, plan(by=by)).groups
    things = list(printed(group, ENGLISH))
    entries = [thing for thing in things if thing.what == "signatory"]
    assert sorted(thing.span for thing in entries) == sorted(row.span for row in rows if not row.withheld)
    assert not things or not things[-1].bound
    assert all(thing.bound for thing in things if thing.heading)
    assert not [thing for thing in things if thing.apart and thing is things[0]]


def letter(own: str = "") -> Letter:
    text = Text(own, Span("letter.yaml", 7)) if own else None
    return Letter("en-GB", Span("letter.yaml", 1), signatures=Signatures(disclaimer=text))


def test_the_disclaimer_stands_where_an_affiliation_is_for_identification_only():
    marked = arranged([person("Ann", 2, capacity=Capacity.IDENTIFICATION)])
    assert str(disclaimer(letter(), marked, ENGLISH)) == "* Affiliations are for identification purposes only."
    assert str(disclaimer(letter(), marked, Language("fr"))).startswith("* Les affiliations")
    assert str(disclaimer(letter("*In their own name."), marked, ENGLISH)) == "* In their own name."
    assert (
        disclaimer(letter("In their own name."), arranged([person("Ann", 2, capacity=Capacity.PERSONAL)]), ENGLISH)
        is None
    )
