"""Who counts, in which group, and how many they are: nobody is lost, nobody stands twice."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.letter import Capacity, Text
from sendletter.roster import Status
from sendletter.roster.arrangement import home_of
from sendletter.span import Span
from tests.roster.rows import arranged, names, person, plan

DAY, EARLIER, LATER = date(2026, 1, 10), date(2026, 1, 9), date(2026, 1, 11)


def test_only_confirmed_rows_are_printed():
    rows = [person("A"), person("B", status=Status.PENDING), person("C", status=Status.WITHDRAWN)]
    assert names(rows) == ["A"]


@pytest.mark.parametrize(
    ("columns", "stands"),
    [
        ({"signed": LATER}, False),
        ({"signed": DAY}, True),
        ({"signed": EARLIER}, True),
        ({}, True),
        ({"status": Status.WITHDRAWN, "withdrawn": LATER}, True),
        ({"status": Status.WITHDRAWN, "withdrawn": LATER, "signed": EARLIER}, True),
        ({"status": Status.WITHDRAWN, "withdrawn": LATER, "signed": LATER}, False),
        ({"status": Status.WITHDRAWN, "withdrawn": DAY}, False),
        ({"status": Status.WITHDRAWN, "withdrawn": EARLIER}, False),
        ({"status": Status.WITHDRAWN}, False),
        ({"status": Status.PENDING, "signed": EARLIER}, False),
        ({"status": Status.PENDING, "withdrawn": LATER}, False),
    ],
)
def test_the_day_of_the_list_cuts_by_the_days_of_signing_and_withdrawing(columns: dict[str, object], stands: bool):
    assert person("A", **columns).stands(DAY) is stands


def test_without_a_day_all_that_is_known_counts():
    assert names([person("A", signed=LATER), person("B", 3, status=Status.WITHDRAWN, withdrawn=LATER)]) == ["A"]


def test_a_row_without_a_planned_group_is_kept_but_not_printed():
    roster = arranged([person("A"), person("B", 3, group="q")])
    assert [row.name for row in roster.homeless] == ["B"]
    assert (len(roster.listed), [row.name for row in roster.printed]) == (2, ["A"])


@pytest.mark.parametrize(
    ("group", "capacity", "home"),
    [
        ("", Capacity.PERSONAL, "personal"),
        ("body", Capacity.PERSONAL, "personal"),
        ("nowhere", Capacity.PERSONAL, "personal"),
        ("also personal", Capacity.PERSONAL, "also personal"),
        ("body", Capacity.ON_BEHALF, "body"),
        ("personal", Capacity.ON_BEHALF, "personal"),
        ("body", None, "body"),
        ("", Capacity.ON_BEHALF, None),
        ("", None, None),
    ],
)
def test_a_group_takes_the_rows_of_its_capacity_whatever_group_they_name(group: str, capacity: Capacity, home: str):
    plans = (
        plan("body"),
        plan("personal", capacity=Capacity.PERSONAL),
        plan("also personal", capacity=Capacity.PERSONAL),
    )
    place = home_of(person("A", group=group, capacity=capacity), plans)
    assert (None if place is None else plans[place].id) == home


IDS = st.sampled_from(["a", "b", "c", ""])
ROWS = st.lists(
    st.builds(
        lambda group, capacity, withheld, status: {
            "group": group, "capacity": capacity, "withheld": withheld, "status": status,
        },
        IDS, st.sampled_from([None, *Capacity]), st.booleans(), st.sampled_from(Status),
    ),
    max_size=20,
)  # fmt: skip
PLANS = st.lists(
    st.builds(lambda name, capacity: plan(name, capacity=capacity), IDS, st.sampled_from([None, *Capacity])), max_size=4
)


@given(ROWS, PLANS)
def test_every_row_that_counts_stands_in_one_group_or_is_homeless(cells, plans):
    rows = [person("" if columns["withheld"] else f"N{line}", line, **columns) for line, columns in enumerate(cells, 2)]
    roster = arranged(rows, *(plans or (plan("z"),)))
    placed = [row for group in roster.groups for row in group.counted]
    confirmed = [row for row in rows if row.status is Status.CONFIRMED and row not in roster.homeless]
    assert sorted(placed, key=lambda row: row.span) == confirmed
    assert roster.size == len(confirmed) == sum(roster.counts.values()) or len(roster.counts) < len(roster.groups)
    assert all(row.name for row in roster.printed)
    assert roster.withheld == sum(row.withheld for row in confirmed)


def test_withheld_names_count_and_are_not_printed():
    roster = arranged([person("A", 2, country="Chad"), person("", 3, withheld=True, country="Peru", kind="NGO")])
    assert (roster.size, roster.withheld, len(roster.printed)) == (2, 1, 1)
    assert roster.tallies == {
        ("total",): 2,
        ("country",): 2,
        ("country", "Chad"): 1,
        ("country", "Peru"): 1,
        ("kind",): 1,
        ("kind", "NGO"): 1,
        ("p",): 2,
        ("p", "country"): 2,
        ("p", "country", "Chad"): 1,
        ("p", "country", "Peru"): 1,
        ("p", "kind"): 1,
        ("p", "kind", "NGO"): 1,
    }


def test_a_country_from_which_nobody_signs_yet_counts_nought_and_two_spellings_are_one():
    rows = [person("A", 2, country="Chad"), person("B", 3, country="CHAD", status=Status.PENDING),
            person("C", 4, country="Peru", status=Status.PENDING)]  # fmt: skip
    tallies = arranged(rows).tallies
    assert {words: count for words, count in tallies.items() if words[0] in ("country", "kind")} == {
        ("country",): 1,
        ("country", "Chad"): 1,
        ("country", "Peru"): 0,
        ("kind",): 0,
    }


def test_the_count_of_a_group_goes_before_that_of_a_column():
    roster = arranged([person("A", 2, group="country", country="Chad"), person("B", 3, group="country", country="Peru"),
                       person("C", 4, group="country", country="Peru")], plan("country"))  # fmt: skip
    assert roster.tallies["country",] == 3


def starts(*plans, numbered: bool = False) -> list[int | None]:
    rows = [person("A", 2, "p"), person("", 3, "p", withheld=True), person("B", 4, "p"), person("C", 5, "q")]
    return [group.start for group in arranged(rows, *plans, numbered=numbered).groups]


def test_entries_are_numbered_through_a_group_or_through_all():
    assert starts(plan("p"), plan("q")) == [None, None]
    assert starts(plan("p"), plan("q", numbered=True)) == [None, 1]
    assert starts(plan("p"), plan("q"), numbered=True) == [1, 3]
    assert starts(plan("p"), plan("q", entry=Text("{number}) {name}", Span("letter.yaml", 4)))) == [None, 1]
