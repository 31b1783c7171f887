"""Signatories: who is printed, in which order, and how an entry reads."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.language import Language
from sendletter.letter import GroupPlan, Order
from sendletter.roster import PLAIN, Entry, Signatory, Status, arrange, family_name_first
from sendletter.span import Span

SPAN = Span("signatories.csv", 2, 1)
ENGLISH = Language("en-GB")


def person(name: str, line: int = 2, **columns: object) -> Signatory:
    return Signatory("p", name, Span("signatories.csv", line, 1), **columns)  # type: ignore[arg-type]


def printed(pattern: str, **columns: str) -> list[str]:
    row = Signatory("p", columns.pop("name", "Ann Lee"), SPAN, **columns)
    return ["".join(run.text for run in line) for line in Entry.parse(pattern).print(row)]


def names(rows: list[Signatory], order: Order = Order.NAME, as_of: date | None = None) -> list[str]:
    roster = arrange(rows, [GroupPlan("p", SPAN, order=order)], ENGLISH.sort_key, as_of)
    return [row.name for row in roster.printed]


def test_what_stands_in_brackets_vanishes_with_an_empty_cell():
    pattern = "{name}[ ({acronym})][, {country}]"
    assert printed(pattern) == ["Ann Lee"]
    assert printed(pattern, acronym="AL") == ["Ann Lee (AL)"]
    assert printed(pattern, country="Chad") == ["Ann Lee, Chad"]


def test_a_bar_begins_a_line_that_vanishes_with_its_cells():
    assert printed("**{name}** | {title}", title="Director") == ["Ann Lee", "Director"]
    assert printed("**{name}** | {title}") == ["Ann Lee"]


def test_stars_make_bold_and_italics():
    (line,) = Entry.parse("**{name}**, *{title}*").print(person("Ann", title="T"))
    assert [(run.text, run.bold, run.italic) for run in line] == [
        ("Ann", True, False),
        (", ", False, False),
        ("T", False, True),
    ]


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("{nam}", "no column"),
        ("{email}", "no column"),
        ("{name}[ ({acronym})", r"\[ is never closed"),
        ("**{name}", r"\*\* is never closed"),
        ("{name}]", "no \\[ before"),
        ("[{name}[x]]", "inside another"),
        ("{title}", "name. is missing"),
    ],
)
def test_a_pattern_that_cannot_be_understood_is_refused_in_words(pattern: str, message: str):
    with pytest.raises(ValueError, match=message):
        Entry.parse(pattern)


@given(st.text())
def test_any_text_is_a_pattern_or_refused(text: str):
    try:
        Entry.parse(text).print(person("Ann"))
    except ValueError as fault:
        assert str(fault)


def test_the_family_name_leads_and_a_suffix_follows():
    assert family_name_first("Tomás Ojea-Quintana") == "Ojea-Quintana Tomás"
    assert family_name_first("Martin Luther King, Jr.") == "King Martin Luther, Jr."
    assert family_name_first("Madonna") == "Madonna"


def test_sort_by_decides_where_a_family_name_comes_first():
    rows = [person("Tomás Ojea-Quintana", 2), person("Lee Yanghee", 3, sort_by="Lee Yanghee"), person("David Alton", 4)]
    assert names(rows, Order.FAMILY_NAME) == ["David Alton", "Lee Yanghee", "Tomás Ojea-Quintana"]


def test_accents_do_not_send_a_name_to_the_end():
    rows = [person(name, n) for n, name in enumerate(["Zoë", "Émile", "Eve", "Óscar", "Paul"])]
    assert names(rows) == ["Émile", "Eve", "Óscar", "Paul", "Zoë"]


def test_only_confirmed_rows_are_printed():
    rows = [person("A"), person("B", status=Status.PENDING), person("C", status=Status.WITHDRAWN)]
    assert names(rows) == ["A"]


def test_the_day_of_the_list_cuts_by_the_dates_of_signing_and_withdrawing():
    day = date(2026, 1, 10)
    later, earlier = date(2026, 1, 11), date(2026, 1, 9)
    rows = [
        person("late", signed=later),
        person("in time", signed=earlier),
        person("gone since", status=Status.WITHDRAWN, signed=earlier, withdrawn=later),
        person("gone", status=Status.WITHDRAWN, signed=earlier, withdrawn=earlier),
    ]
    assert names(rows, as_of=day) == ["gone since", "in time"]


@given(st.lists(st.text(min_size=1), max_size=20), st.sampled_from(Order))
def test_arranging_loses_and_doubles_nobody(given_names: list[str], order: Order):
    rows = [person(name, line) for line, name in enumerate(given_names, 2)]
    assert sorted(names(rows, order)) == sorted(given_names)


def test_a_row_without_a_planned_group_is_kept_but_not_printed():
    roster = arrange([person("A")], [], ENGLISH.sort_key)
    assert (len(roster.listed), roster.printed) == (1, ())


def test_the_plain_entry_prints_every_column():
    row = person("Ann", acronym="A", title="T", affiliation="F", country="C")
    assert "".join(run.text for run in PLAIN.print(row)[0]) == "Ann (A), T, F, C"
