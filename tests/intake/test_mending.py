"""What seems wrong in a row by itself: asked about with a proposal, and mended only by a person's word."""

import pytest

from sendletter.intake.decisions import Choice, Decision, Decisions
from sendletter.intake.mending import TWINS, Doubt, mended
from sendletter.proofreading.characters import LOOKALIKE
from tests.intake.sheets import GROUPS, taken


def doubt(name: str, group: str = "person", title: str = "") -> Doubt | None:
    """The first doubt about a row."""
    (row,) = taken(f'Name,Title,Group\n"{name}","{title}",{group}\n').rows
    return mended(row, GROUPS, Decisions({})).doubt


@pytest.mark.parametrize(
    ("name", "group", "becomes"),
    [
        ("Ann Lee; Bob Roe", "person", ("Ann Lee", "Bob Roe")),
        ("Ann Lee\nBob Roe", "person", ("Ann Lee", "Bob Roe")),
        ("Peace Now / Hope", "body", ("Peace Now", "Hope")),
        ("Network (NKnet)Norwegian Committee (NHC)", "body", ("Network (NKnet)", "Norwegian Committee (NHC)")),
        ("Peace Network", "person", ("body",)),
        ("Réseau pour la paix", "person", ("body",)),
        ("Mrs Ann Lee", "body", ("person",)),
        ("Prof. Dr. Ann Lee", "person", ("Ann Lee",)),
        ("Mme Zoé Roy", "person", ("Zoé Roy",)),
        ("JOSÉ NÚÑEZ", "person", ("José Núñez",)),
        ("ANN VAN DER BERG-ROSS", "person", ("Ann van der Berg-Ross",)),
        ("FRIENDS OF PEACE IN THE USA", "body", ("Friends of Peace in the USA",)),
        ("\u0420eace Now", "body", ("Peace Now",)),
        ("=1+2", "person", ("1+2",)),
        ("@SUM(A1)", "body", ("SUM(A1)",)),
    ],
)
def test_a_doubtful_name_has_a_proposal(name: str, group: str, becomes: tuple[str, ...]):
    found = doubt(name, group)
    assert found is not None
    assert found.becomes == becomes
    assert found.choices[0] is Choice.CHANGE


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("Ann Lee", "person"), ("Lee Yanghee", "person"), ("M Tran", "person"), ("Miska Roe", "person"), ("Al", "person"),
        ("THINK", "body"), ("ACAT – France (Action)", "body"), ("Viet Tan", "body"), ("Médecins sans frontières", "body"),
        ("Citizen(s)Action", "body"), ("AC/DC", "body"), ("Fellowship and Hope, Inc.", "body"), ("ДОМ", "body"), ("李明", "person"),
        ("Dr Hadwen Trust", "body"),
    ],
)  # fmt: skip
def test_a_good_name_is_not_doubted(name: str, group: str):
    assert doubt(name, group) is None


def test_a_person_who_names_no_organization_is_asked_about_where_one_should_sign():
    (row,) = taken("Name,Organisation,Group\nAnn Lee,,body\n").rows
    found = mended(row, GROUPS, Decisions({})).doubt
    assert found is not None
    assert (found.says, found.becomes) == ("a person seems to stand among the organizations", ("person",))


@pytest.mark.parametrize("text", ["n/a", "None", "-", "keine", "aucun"])
def test_a_cell_that_says_nothing_is_asked_about_once_for_all_rows(text: str):
    rows = taken(f"Name,Affiliation\nAnn,{text}\nBob,{text}\n").rows
    first, second = (mended(row, GROUPS, Decisions({})).doubt for row in rows)
    assert first
    assert second
    assert first.subject == second.subject
    decisions = Decisions.of([first.decided(Choice.CHANGE)])
    assert [mended(row, GROUPS, decisions).pieces[0].cells["affiliation"] for row in rows] == ["", ""]


def test_what_an_answer_makes_is_looked_at_again():
    (row,) = taken('Name\n"DR ANN LEE; =sum"\n').rows
    decisions, said = Decisions({}), []
    while found := mended(row, GROUPS, decisions).doubt:
        said.append((found.row.name, found.becomes))
        decisions = decisions.with_([found.decided(Choice.CHANGE)])
    assert said == [
        ("DR ANN LEE; =sum", ("DR ANN LEE", "=sum")),
        ("DR ANN LEE", ("ANN LEE",)),
        ("ANN LEE", ("Ann Lee",)),
        ("=sum", ("sum",)),
    ]
    assert [piece.name for piece in mended(row, GROUPS, decisions).pieces] == ["Ann Lee", "sum"]


def test_a_row_that_is_left_out_leaves_nothing_and_one_that_is_kept_stays():
    (row,) = taken("Name\nDr Ann Lee\n").rows
    found = mended(row, GROUPS, Decisions({})).doubt
    assert found
    assert mended(row, GROUPS, Decisions.of([found.decided(Choice.KEEP)])).pieces == (row,)
    left = mended(row, GROUPS, Decisions.of([found.decided(Choice.LEAVE_OUT)]))
    assert (left.pieces, left.doubt) == ((), None)


def test_a_formula_cannot_be_kept_in_any_column():
    found = doubt("Ann Lee", title="=cmd|' /C calc'!A0")
    assert found is not None
    assert Choice.KEEP not in found.choices
    (row,) = taken("Name\n=1+2\n").rows
    first = mended(row, GROUPS, Decisions({})).doubt
    assert first
    worse = Decision(first.subject, Choice.CHANGE, ("=3",))
    assert mended(row, GROUPS, Decisions.of([worse])).doubt is not None


def test_every_look_alike_has_its_latin_letter():
    assert all(chr(letter).isascii() for letter in TWINS.values())
    assert {chr(letter) for letter in TWINS} == set(LOOKALIKE.pattern.strip("[]"))
