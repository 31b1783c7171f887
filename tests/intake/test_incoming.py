"""Rows of a sheet as they ask to come in: each is a row or a problem."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.intake.days import Dates, day, order_of
from sendletter.intake.groups import Groups, Kind, kind
from sendletter.letter import GroupPlan, Order
from sendletter.span import Span
from tests.intake.sheets import GROUPS, taken


def test_names_come_as_they_are_given_and_parts_are_joined():
    (row,) = taken("Prénom,Nom\n jean-luc ,DE LA Tour\n").rows
    assert row.name == "jean-luc DE LA Tour"


def test_an_organization_is_the_name_or_the_affiliation_by_who_signs():
    rows = taken(
        "Name,Title,Organisation,Sign as\n"
        "Ann,Chair,Hope,On behalf of my organization\n"
        "Bob,Judge,Peace,As an individual\n"
        "Eve,,,x\n"
    )
    assert [(row.group, row.name, row.cells, row.contact) for row in rows.rows] == [
        ("body", "Hope", {}, "Ann"),
        ("person", "Bob", {"title": "Judge", "affiliation": "Peace"}, ""),
    ]
    assert [problem.rule for problem in rows.noticed] == ["contact"]
    assert [problem.message for problem in rows.refused] == ["“x” is none of the letter's groups"]


def test_a_sheet_of_organizations_alone_has_their_names():
    assert [row.name for row in taken("Organisation,Pays\nPaix,France\n", group="body").rows] == ["Paix"]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (",Chair", "names nobody"),
        ("n/a,Chair", "names nobody"),
        ("Ann ann@example.org,Chair", "“name” holds an e-mail address"),
        ("Ann,Chair,Boss", "3 cells where there are 2 columns"),
        ("#NAME?,Chair", "#NAME?"),
        ("Ann\x07,Chair", "control character"),
        (f"{'A' * 3000},Chair", "3,000 characters"),
    ],
)
def test_a_row_that_cannot_stand_in_the_list_is_refused_at_its_place(row: str, says: str):
    rows = taken(f"Name,Title\nBob,Member\n{row}\n")
    (found,) = rows.refused
    assert says in found.message
    assert found.span == Span("sheet.csv", 3)
    assert "example.org" not in str(found)
    assert [row.name for row in rows.rows] == ["Bob"]


def test_words_of_choices_that_the_list_does_not_know_are_refused():
    rows = taken("name,status\nAnn,Pending\nBob,perhaps\n", own=("name", "status"))
    assert [row.cells["status"] for row in rows.rows] == ["pending"]
    assert rows.refused[0].hint == "There are: confirmed, pending, withdrawn."


def test_who_answers_a_form_that_they_do_not_sign_is_pending_and_a_yes_says_nothing():
    rows = taken("name,status\nAnn,Yes\nBob,No\nEve,Sí\nJo,NEIN\n", own=("name", "status")).rows
    assert [row.cells.get("status") for row in rows] == [None, "pending", None, "pending"]


def test_timestamps_become_days_in_the_order_that_the_column_tells():
    rows = taken("Name,Timestamp\nAnn,2/3/2026 10:00\nBob,25/3/2026\nEve,2026-01-31T10:00:00Z\n").rows
    assert [row.cells["signed"] for row in rows] == ["2026-03-02", "2026-03-25", "2026-01-31"]


def test_days_that_may_be_in_two_months_are_left_out_and_told():
    found = taken("Name,Timestamp\nAnn,2/3/2026\nBob,soon\n")
    assert [row.cells for row in found.rows] == [{}, {}]
    assert [problem.rule for problem in found.noticed] == ["dates", "date"]
    assert "--dates day-first" in found.noticed[0].hint


@given(st.dates(min_value=date(1900, 1, 1)), st.sampled_from(Dates))
def test_a_day_is_read_in_the_order_in_which_it_was_written(when: date, order: Dates):
    form = "%d/%m/%Y 09:30:00" if order is Dates.DAY_FIRST else "%m/%d/%Y 9:30 AM"
    assert day(when.strftime(form), order) == when
    assert day(when.strftime("%d.%m.%Y"), None) == when
    assert order_of([when.strftime(form)]) in (order, None)


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("On behalf of my organisation", Kind.ORGANIZATION),
        ("En tant que particulier", Kind.PERSON),
        ("À titre personnel", Kind.PERSON),
        ("Au nom de mon organisation", Kind.ORGANIZATION),
        ("Persona", Kind.PERSON),
        ("En nombre de mi organización", Kind.ORGANIZATION),
        ("Privatperson", Kind.PERSON),
        ("Im Namen meines Vereins / Verein", Kind.ORGANIZATION),
        ("An individual or an organization", None),
        ("Friend", None),
    ],
)
def test_who_signs_is_known_in_four_languages(words: str, who: Kind | None):
    assert kind(words) is who


def test_a_group_is_named_by_its_id_by_who_signs_or_by_a_persons_word():
    span = Span("letter.yaml", 1)
    plans = [GroupPlan("experts", span, order=Order.FAMILY_NAME), GroupPlan("ngos", span), GroupPlan("friends", span)]
    groups = Groups.of(plans, {"Amis": "friends", "Nom": "name"})
    assert [groups.named(word) for word in ("Experts", "Individual", "ONG", "amis", "Nobody")] == [
        "experts", "experts", "ngos", "friends", "",
    ]  # fmt: skip
    assert (groups.other("experts"), groups.other("friends")) == ("ngos", "")


def test_every_row_of_a_sheet_is_a_row_or_a_refusal():
    found = taken("Name,Title\nAnn,\n,x\nBob,\n")
    assert len(found.rows) + len(found.refused) == found.count == 3
    assert GROUPS.other("person") == "body"
