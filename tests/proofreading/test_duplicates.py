"""Signatories who stand in the list twice, and those who only seem to."""

import random
import string
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.proofreading import duplicates, likeness
from sendletter.proofreading.likeness import fold, is_slip, near
from sendletter.roster import Signatory, Status
from sendletter.span import Span
from tests.proofreading.copies import found
from tests.proofreading.lists import list_copy


def row(name: str, line: int, **cells: object) -> Signatory:
    return replace(Signatory("organization", name, Span("signatories.csv", line, 1)), **cells)


def doubled(*rows: Signatory) -> set[str]:
    return {rule for rule in found("Text.", rows=rows) if "duplicate" in rule}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ACAT UK (Action by Christians)", "ACAT Germany (Action by Christians)"),
        ("Human Rights Watch", "Human Rights Hub"),
        ("International Coalition Against Enforced Disappearances", "International Coalition to Stop Crimes"),
        ("Amnesty International Sweden", "Amnesty International Spain"),
        ("Amnesty International Niger", "Amnesty International Nigeria"),
        ("Caritas Austria", "Caritas Australia"),
        ("Friends of the Earth Iceland", "Friends of the Earth Ireland"),
        ("Forum Iran", "Forum Iraq"),
        ("Local Group 12", "Local Group 13"),
        ("Men for Justice", "Women for Justice"),
        ("Maria Lopez", "Mario Lopez"),
        ("Petr Novák", "Petra Novák"),
        ("Ana García", "Eva García"),
        ("Peace Now", "Peace Now Youth"),
        ("मानव संगठन", "मीनव संगठन"),
        ("国际特赦组织", "国际人权联盟"),
    ],
)
def test_names_of_one_pattern_are_not_duplicates(one: str, other: str):
    assert found("Text.", organizations=[one, other]) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Human Rights Watch", "Human Rights Watch (HRW)"),
        ("Human Rights Watch", "HUMAN RIGHTS WATCH"),
        ("Human Rights Watch, Inc.", "The Human Rights Watch"),
        ("Łódź Forum", "Lodz Forum"),
        ("Citizens’ Alliance", "Citizens' Alliance"),
        ("Peace & Hope", "Peace and Hope"),
        ("Save North Korea", "SaveNorth Korea"),
        ("Non-Violence International", "Nonviolence International"),
        ("Federation for Human Rights", "Federaton for Human Rights"),
        ("Organisation for Peace", "Organization for Peace"),
        ("Müller Stiftung", "Mueller Stiftung"),
        ("Lee Yanghee", "Yanghee Lee"),
        ("Núñez, José", "Jose Nunez"),
        ("David Alton", "Davd Alton"),
    ],
)
def test_two_writings_of_a_name_are_told_as_a_warning(one: str, other: str):
    assert doubled(row(one, 2), row(other, 3)) == {"near-duplicate"}


def test_the_same_name_twice_is_an_error_and_not_a_warning_too():
    assert doubled(row("Peace Now", 2), row("Viet Tan", 3), row("Peace Now", 4)) == {"duplicate"}
    assert "line 2 already" in found("Text.", organizations=["Peace Now", "Peace Now"])["duplicate"]


def test_two_of_one_name_from_two_countries_are_two():
    assert doubled(row("Ann Lee", 2, country="Kenya"), row("Ann Lee", 3, country="Korea")) == set()
    assert doubled(row("Ann Lee", 2, title="Professor"), row("Ann Lee", 3, title="Professor of Law")) == {"duplicate"}


def test_one_name_in_two_groups_is_a_warning():
    copy = found("Text.", organizations=["Ann Lee"], people=["Ann Lee"])
    assert "group “organization”" in copy["near-duplicate"]
    assert "duplicate" not in copy


def test_who_withdrew_and_signed_again_is_no_duplicate():
    assert doubled(row("Peace Now", 2, status=Status.WITHDRAWN), row("Peace Now", 3)) == set()


def test_names_fold_to_what_two_writings_share():
    assert fold("Citizens’ ALLIANCE (NKHR)") == fold("Citizens' Alliance") == "citizens alliance"
    assert fold("राम") != fold("रीम")
    assert fold("か") != fold("が")


@given(st.text("aáâèñçõłø'’.,-& xyz", min_size=1, max_size=30))
def test_a_name_in_capitals_folds_as_in_small_letters(name: str):
    assert fold(name.upper()) == fold(name)


@given(st.text("bcdfghkm", min_size=5, max_size=8), st.data())
def test_a_letter_left_out_inside_a_word_is_a_slip(word: str, data: st.DataObject):
    place = data.draw(st.integers(0, len(word) - 2))
    assert is_slip(word, word[:place] + word[place + 1 :])


@given(
    st.lists(
        st.lists(st.text("abcd", min_size=3, max_size=6), min_size=2, max_size=3).map(
            lambda words: tuple(sorted(words))
        ),
        unique=True,
        max_size=60,
    )
)
def test_drawers_find_every_pair_that_differs_by_a_slip_in_one_word(names: list[tuple[str, ...]]):
    pairs = {tuple(sorted(pair)) for pair in near(names)}
    for one, first in enumerate(names):
        for other in range(one + 1, len(names)):
            odd = [(a, b) for a, b in zip(first, names[other], strict=False) if a != b]
            if len(first) == len(names[other]) and len(odd) == 1 and is_slip(*odd[0]):
                assert (one, other) in pairs


def test_a_drawer_that_many_names_share_is_searched_too():
    letters = random.Random(1)
    words = ["".join(letters.choices(string.ascii_lowercase, k=9)) for _ in range(300)]
    names = [("maria", word) for word in [*words, words[150][:4] + words[150][5:]]]
    assert (150, 300) in set(near(names))


def test_eight_thousand_names_are_never_compared_all_with_all(monkeypatch: pytest.MonkeyPatch):
    compared: list[tuple[str, str]] = []

    def counted(one: str, other: str) -> bool:
        compared.append((one, other))
        return is_slip(one, other)

    monkeypatch.setattr(likeness, "is_slip", counted)
    copy = list_copy(4_000, 4_000)
    found = [problem for rule in duplicates.RULES for problem in rule.problems(copy)]
    assert 0 < len(found) < 40
    assert 1_000 < len(compared) < 5 * len(copy.roster.listed)  # all with all would be 32 million
