"""Numbers in the text held against the list of three organizations and two individuals."""

from dataclasses import replace

import pytest

from sendletter.letter import Text
from sendletter.proofreading import counts
from sendletter.proofreading.rule import example
from sendletter.roster import Signatory
from sendletter.span import Span
from tests.proofreading.copies import found, said


@pytest.mark.parametrize(
    "text",
    [
        "We, the undersigned 49 organizations, ask.",
        "We, the undersigned forty-nine organisations, ask.",
        "We, the undersigned one hundred and twelve organizations, ask.",
        "We, the undersigned over 50 organizations, ask.",
        "We are 49 organizations.",
        "We, 49 organizations from 3 countries, ask.",
        "We write as a coalition of 49 civil society organizations.",
        "The 49 undersigned organizations ask.",
        "On behalf of the 49 undersigned organizations, we ask.",
        "We, the 49 undersigned, ask.",
        "This letter is signed by 49 organizations and 2 individuals.",
        "This letter is signed by 3 organizations and 9 individuals.",
        "The following 49 organizations ask you.",
        "Forty-nine signatories ask.",
        "The 49 signatories ask you.",
        "We, the undersigned 6 organizations and individuals, ask.",
    ],
)
def test_a_number_that_contradicts_the_list_is_found(text: str):
    assert "will be printed" in said(text)["count"]


@pytest.mark.parametrize(
    "text",
    [
        "We, the undersigned 3 organizations and 2 individuals, ask.",
        "We, the undersigned three organizations, urge the release of 12 individuals.",
        "We, the undersigned 5 organizations and individuals, ask.",
        "We, the undersigned more than 2 organizations, ask.",
        "We, the undersigned, urge you to release 1,170 individuals.",
        "The undersigned note that 49 organizations have been closed.",
        "There were 1,170 individuals of the DPRK; we note that over 50 individuals of the DPRK were repatriated.",
        "We met 49 organizations in Seoul, and 2,000 individuals signed nothing.",
        "We are writing about the 49 organizations that were closed.",
        "The convention has 150 signatories. Two signatories withdrew from the treaty.",
        "The treaty was signed by 49 organizations in 2010.",
        "In 2023 individuals were arrested.",
        "We, two of the organizations, ask.",
        "We, the undersigned, represent 40 countries and 3 organizations.",
    ],
)
def test_numbers_of_other_things_are_left_alone(text: str):
    assert said(text) == {}


def test_numbers_are_read_in_the_letters_language():
    assert "cent douze" in said("Nous, cent douze organizations, demandons.", "fr")["count"]
    assert "count" in said("Nous, les 49 organizations soussignées, demandons.", "fr")


def test_where_one_group_signs_its_members_may_be_called_by_any_noun():
    assert "count" in found("We, 49 members, ask.", organizations=["Peace Now"])


def test_a_number_in_the_heading_of_the_list_counts_it():
    copy = example("Text.", organizations=["Peace Now", "Viet Tan"])
    signatures = replace(
        copy.letter.signatures, heading=Text("Signed by 50 organizations:", Span("letter.yaml", 40, 3))
    )
    wrong = replace(copy, letter=replace(copy.letter, signatures=signatures))
    assert [problem.span.line for rule in counts.RULES for problem in rule.problems(wrong)] == [40]
    assert [problem for rule in counts.RULES for problem in rule.problems(copy)] == []


def test_a_letter_without_a_list_counts_nothing():
    assert "count" not in found("We, the undersigned 49 organizations, ask.")


def listed(text: str, *rows: tuple[str, str], **columns: str) -> dict[str, str]:
    """What is found where rows of (name, country) are listed as NGOs; a row without a name is withheld."""
    signatories = [
        Signatory("organization", name, Span("signatories.csv", line, 1), country=country, withheld=not name, **columns)
        for line, (name, country) in enumerate(rows, 2)
    ]
    return found(text, rows=signatories)


ROWS = (("Peace Now", "Chad"), ("Viet Tan", "Ireland"), ("Hope Union", "chad"))


@pytest.mark.parametrize(
    "text", ["We, 3 organizations from 5 countries, ask.", "We, 4 organizations from 2 countries, ask."]
)
def test_countries_that_signatories_come_from_are_counted(text: str):
    assert "will be printed" in listed(text, *ROWS)["count"]


@pytest.mark.parametrize(
    "text",
    [
        "We, 3 organizations from two countries, ask.",
        "We, 3 organizations, write about 40 countries.",
        "We, 3 organizations from more than one country, ask 40 countries.",
    ],
)
def test_other_countries_are_not_counted(text: str):
    assert "count" not in listed(text, *ROWS)


def test_where_a_row_has_no_country_nobody_knows_how_many_there_are():
    assert "count" not in listed("We, 4 organizations from 5 countries, ask.", *ROWS, ("No Land", ""))


def test_names_that_are_withheld_count():
    assert "count" not in listed("We, the undersigned 4 organizations, ask.", *ROWS, ("", "Chad"))
    assert "count" in listed("We, the undersigned 3 organizations, ask.", *ROWS, ("", "Chad"))


def test_kinds_are_counted_by_their_own_names():
    assert "count" in listed("We, the undersigned 4 NGOs, ask.", *ROWS, kind="NGO")
    assert "count" not in listed("We, the undersigned 3 NGOs, ask.", *ROWS, kind="NGO")


def test_two_groups_with_and_may_mean_everybody_where_there_is_a_third():
    copy = example(
        "We, the undersigned 4 organizations and individuals, ask.",
        organizations=["Peace Now"],
        people=["Ann Lee", "Bo Roe"],
    )
    third = replace(copy.roster.groups[0], plan=replace(copy.roster.groups[0].plan, id="own"))
    three = replace(copy, roster=replace(copy.roster, groups=(*copy.roster.groups, third)))
    assert not list(counts.RULES[0].find(three))
    assert list(counts.RULES[0].find(copy))


@pytest.mark.parametrize(("number", "words"), [(3_002, "three thousand two"), (30_000, "thirty thousand")])
def test_a_number_over_a_thousand_is_read_in_words(number: int, words: str):
    names = [f"Body {place}" for place in range(number)]
    for text, holds in ((words, True), ("two thousand one", False)):
        copy = example(f"We, the undersigned {text} organizations, ask.", organizations=names)
        assert (not list(counts.RULES[0].find(copy))) == holds
