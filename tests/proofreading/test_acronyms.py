"""Acronyms in the text and in the list."""

import pytest

from sendletter.proofreading.acronyms import spelled
from sendletter.roster import Signatory
from sendletter.span import Span
from tests.proofreading.copies import found


def row(name: str, acronym: str = "", line: int = 2) -> Signatory:
    return Signatory("organization", name, Span("signatories.csv", line, 1), acronym=acronym)


@pytest.mark.parametrize(
    ("words", "acronym", "meant"),
    [
        ("the Human Rights Watch", "HRW", "Human Rights Watch"),
        ("Democratic People’s Republic of Korea", "DPRK", "Democratic People’s Republic of Korea"),
        ("Coalition to Stop Crimes against Humanity", "CSCH", "Coalition to Stop Crimes against Humanity"),
        ("Commission for Disappeared and Victims", "KONTRAS", ""),
        ("Rights Watch", "HRW", ""),
    ],
)
def test_the_capitals_of_the_words_spell_an_acronym(words: str, acronym: str, meant: str):
    assert spelled(words.split(), acronym) == meant


def test_an_acronym_with_two_meanings_or_used_too_early_is_found():
    first, other = "Human Rights Watch (HRW) wrote.", "The Harbour Railway Workers (HRW) wrote."
    assert "acronym-meanings" in found(first, other)
    assert "line 11" in found("We ask HRW to act.", first)["acronym-late"]
    assert not {"acronym-meanings", "acronym-late"} & set(found(first, "HRW wrote again.", first))


def test_an_acronym_that_the_list_writes_otherwise_is_found():
    assert "acronym-in-list" in found("Human Rights Watch (HRW) wrote.", rows=[row("Human Rights Watch", "HRWA")])
    assert "acronym-in-list" in found("Human Rights Watch (HRW) wrote.", rows=[row("Human Rights Watch (HRWA)")])
    assert "acronym-in-list" not in found(
        "Human Rights Watch (HRW) wrote.", rows=[row("Human Rights Watch (USA Office)")]
    )


def test_acronyms_that_would_be_printed_twice_are_found():
    assert set(found("Text.", rows=[row("Human Rights Watch (HRW)", "HRW")])) == {"acronym-twice"}
    assert set(found("Text.", rows=[row("Human Rights Watch", "(HRW)")])) == {"bracketed-acronym"}


def test_a_name_that_is_the_acronym_of_another_is_found():
    assert "line 2" in found("Text.", rows=[row("Human Rights Watch", "HRW"), row("HRW", line=3)])["acronym-as-name"]
    assert "acronym-as-name" in found("Text.", rows=[row("HRW"), row("Human Rights Watch (HRW)", line=3)])
    assert found("Text.", rows=[row("THINK"), row("Human Rights Watch (HRW)", line=3)]) == {}
