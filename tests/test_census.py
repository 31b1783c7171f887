"""The list counted: the sums are those of the print, and nobody is left out of them."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.census import MOST_BARS, Reason, by_country, by_group, by_reason, census, over_time
from sendletter.language import Language
from sendletter.letter import GroupPlan
from sendletter.roster import Roster, Signatory, Status, arrange
from sendletter.span import Span

DAY = date(2026, 1, 14)
PLANS = tuple(GroupPlan(name, Span("letter.yaml", 9)) for name in ("person", "organization"))
KEY = Language("en-GB").sort_key


def row(line: int = 2, group: str = "person", **cells: object) -> Signatory:
    return Signatory(group, f"Name {line}", Span("signatories.csv", line, 1), **cells)  # type: ignore[arg-type]


def roster(*rows: Signatory, as_of: date | None = DAY) -> Roster:
    return arrange(rows, PLANS, KEY, as_of)


@pytest.mark.parametrize(
    ("left", "reason"),
    [
        (row(status=Status.PENDING), Reason.PENDING),
        (row(status=Status.WITHDRAWN), Reason.WITHDRAWN),
        (row(status=Status.WITHDRAWN, group="persn"), Reason.WITHDRAWN),
        (row(group="persn"), Reason.GROUP),
        (row(signed=DAY + timedelta(1)), Reason.LATER),
        (row(signed=DAY + timedelta(1), status=Status.PENDING), Reason.PENDING),
    ],
)
def test_whoever_is_not_printed_has_a_reason(left: Signatory, reason: Reason):
    assert by_reason(census(roster(left), DAY)) == {reason: 1}


def test_who_withdrew_after_the_day_of_the_list_still_prints():
    gone = row(status=Status.WITHDRAWN, withdrawn=DAY + timedelta(1))
    assert census(roster(gone), DAY).left == ()


ROWS = st.lists(
    st.builds(
        row,
        line=st.integers(2, 10_000),
        group=st.sampled_from(["person", "organization", "persn", ""]),
        country=st.sampled_from(["", "Kenya", "Chad"]),
        status=st.sampled_from(Status),
        signed=st.none() | st.dates(DAY - timedelta(5), DAY + timedelta(5)),
        withdrawn=st.none() | st.dates(DAY - timedelta(5), DAY + timedelta(5)),
    ),
    max_size=20,
    unique_by=lambda each: each.span,
)


@given(ROWS, st.none() | st.just(DAY))
def test_the_sums_of_every_table_are_those_of_the_print(rows: list[Signatory], as_of: date | None):
    made = roster(*rows, as_of=as_of)
    counted = census(made, as_of)
    assert tuple(each.signatory for each in counted.printed) == made.printed
    assert Counter(each.signatory for each in counted.rows) == Counter(rows)
    assert sum(by_reason(counted).values()) == len(counted.left) == len(rows) - len(made.printed)
    assert Reason.OTHER not in by_reason(counted)
    statuses = Counter(each.status for each in rows)
    for tallies in (by_group(counted), by_country(counted)):
        assert sum(each.printed for each in tallies) == len(made.printed)
        assert sum(each.left for each in tallies) == len(counted.left)
        assert sum(each.confirmed for each in tallies) == statuses[Status.CONFIRMED]
        assert sum(each.pending for each in tallies) == statuses[Status.PENDING]
        assert sum(each.withdrawn for each in tallies) == statuses[Status.WITHDRAWN]
    for each in by_group(counted):
        assert made.counts.get(each.name, 0) == each.printed


@given(ROWS)
def test_what_is_asked_for_and_the_rest_are_the_whole(rows: list[Signatory]):
    counted = census(roster(*rows), DAY)
    groups = [counted.only(groups={name}) for name in ("person", "organization", "persn", "")]
    statuses = [counted.only(statuses={status}) for status in Status]
    countries = [counted.only(countries={name}) for name in ("", "kenya", "chad")]
    for parts in (groups, statuses, countries):
        assert sum(len(part.rows) for part in parts) == len(rows)
        assert sum(len(part.printed) for part in parts) == len(counted.printed)


@given(st.lists(st.dates(), max_size=30))
def test_every_day_of_signing_stands_in_one_period(days: list[date]):
    counted = census(roster(*(row(line, signed=day) for line, day in enumerate(days, 2))), DAY)
    name, periods = over_time(counted)
    assert sum(period.signed for period in periods) == len(days)
    assert [period.begins for period in periods] == sorted({period.begins for period in periods})
    assert not periods or (periods[-1].total == len(days) and periods[0].begins <= min(days))
    assert len(periods) <= MOST_BARS or name.startswith("year")


@pytest.mark.parametrize(
    ("apart", "name", "count"), [(0, "day", 1), (10, "day", 11), (60, "week from", 10), (400, "month from", 14)]
)
def test_the_periods_are_the_shortest_that_are_not_too_many(apart: int, name: str, count: int):
    days = (date(2026, 1, 1), date(2026, 1, 1) + timedelta(apart))
    found, periods = over_time(census(roster(*(row(n, signed=day) for n, day in enumerate(days))), DAY))
    assert (found, len(periods)) == (name, count)
