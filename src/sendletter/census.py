"""The list counted: who will print, who will not and why, by group, status, country and day.

Who prints is what `roster.arrange` says, and is not decided here a second time; here stands only why somebody does not.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from sendletter.roster import Roster, Signatory, Status

MOST_BARS = 24
"""Periods up to which a chart is read at a glance; with more, the periods are longer."""


class Reason(StrEnum):
    """Why a row does not print."""

    WITHDRAWN = "withdrawn"
    PENDING = "pending"
    GROUP = "in a group that letter.yaml does not have"
    LATER = "signed after the day of the list"
    OTHER = "not printed"


@dataclass(frozen=True, slots=True)
class Row:
    """A row with the id of the group that it stands in, and why it does not print; None where it prints."""

    signatory: Signatory
    group: str
    reason: Reason | None = None

    @property
    def prints(self) -> bool:
        """Whether it prints."""
        return self.reason is None


@dataclass(frozen=True, slots=True)
class Census:
    """Every row once: those that print in printed order, then the others in the order of the list.

    `groups` are the groups of letter.yaml in printed order, `as_of` the day of the list.
    """

    rows: tuple[Row, ...]
    groups: tuple[str, ...] = ()
    as_of: date | None = None

    @property
    def printed(self) -> tuple[Row, ...]:
        """Who prints, in printed order."""
        return tuple(row for row in self.rows if row.prints)

    @property
    def left(self) -> tuple[Row, ...]:
        """Who does not print, in the order of the list."""
        return tuple(row for row in self.rows if not row.prints)

    def only(
        self,
        groups: Container[str] | None = None,
        statuses: Container[Status] | None = None,
        countries: Container[str] | None = None,
    ) -> "Census":
        """Those of some groups, statuses and countries (case-folded); None is all of them."""
        wanted = (
            row
            for row in self.rows
            if (groups is None or row.group in groups)
            and (statuses is None or row.signatory.status in statuses)
            and (countries is None or row.signatory.country.casefold() in countries)
        )
        return replace(self, rows=tuple(wanted))


def census(roster: Roster, as_of: date | None) -> Census:
    """The list as it will be printed, with everybody who will not be. A name that is withheld counts as printed."""
    printed = [Row(signatory, group.id) for group in roster.groups for signatory in group.counted]
    stands = {row.signatory.span for row in printed}
    groups = tuple(group.id for group in roster.groups)
    left = (
        Row(signatory, signatory.group, _reason(signatory, groups, as_of))
        for signatory in roster.listed
        if signatory.span not in stands
    )
    return Census((*printed, *left), groups, as_of)


def _reason(signatory: Signatory, groups: Container[str], as_of: date | None) -> Reason:
    """Why a row that does not print does not, what staff would look at first."""
    reasons = {
        Reason.WITHDRAWN: signatory.status is Status.WITHDRAWN,
        Reason.PENDING: signatory.status is Status.PENDING,
        Reason.GROUP: signatory.group not in groups,
        Reason.LATER: bool(as_of and signatory.signed and signatory.signed > as_of),
    }
    return next((reason for reason, holds in reasons.items() if holds), Reason.OTHER)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows share something, by status, and how many of them print and do not."""

    name: str
    confirmed: int = 0
    pending: int = 0
    withdrawn: int = 0
    printed: int = 0
    left: int = 0


def tally(name: str, rows: Iterable[Row]) -> Tally:
    """The rows counted under a name."""
    rows = tuple(rows)
    statuses = Counter(row.signatory.status.value for row in rows)
    printed = sum(row.prints for row in rows)
    return Tally(name, **statuses, printed=printed, left=len(rows) - printed)


def by_group(census: Census) -> tuple[Tally, ...]:
    """The groups that have rows: those of letter.yaml in printed order, then those that it does not know."""
    shelves = _shelves(census.rows, lambda row: row.group)
    order = dict.fromkeys((*census.groups, *sorted(shelves)))
    return tuple(tally(group, shelves[group]) for group in order if group in shelves)


def by_country(census: Census) -> tuple[Tally, ...]:
    """The countries, those with most rows first; rows without one come last, under an empty name."""
    shelves = _shelves(census.rows, lambda row: row.signatory.country)
    order = sorted(shelves, key=lambda country: (not country, -len(shelves[country]), country))
    return tuple(tally(country, shelves[country]) for country in order)


def by_reason(census: Census) -> dict[Reason, int]:
    """How many rows do not print for each reason, in the order of `Reason`."""
    counts = Counter(row.reason for row in census.left)
    return {reason: counts[reason] for reason in Reason if counts[reason]}


def _shelves(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, list[Row]]:
    shelves: dict[str, list[Row]] = {}
    for row in rows:
        shelves.setdefault(key(row), []).append(row)
    return shelves


@dataclass(frozen=True, slots=True)
class Period:
    """A day, week, month or year by its first day, how many signed in it, and how many had by its end."""

    begins: date
    signed: int
    total: int


PERIODS: tuple[tuple[str, Callable[[date], date]], ...] = (
    ("day", lambda day: day),
    ("week from", lambda day: day - timedelta(days=day.weekday())),
    ("month from", lambda day: day.replace(day=1)),
    ("year from", lambda day: day.replace(month=1, day=1)),
)
"""The lengths of a chart's periods, with what takes a day to the first one of its period."""


def over_time(census: Census) -> tuple[str, tuple[Period, ...]]:
    """When the rows were signed, in the shortest periods that are not too many; and what a period is.

    Rows without a day are in no period. Days on which nobody signed stand between the others, so that a bar chart has
    a true scale, but for years, of which only those with signatories are named.
    """
    days = [row.signatory.signed for row in census.rows if row.signatory.signed]
    for name, first in PERIODS:
        counts = Counter(map(first, days))
        begins = sorted(counts) if name == PERIODS[-1][0] else _every(counts, first)
        if len(begins) <= MOST_BARS:
            break
    return name, tuple(_running(begins, counts))


def _every(counts: Counter[date], first: Callable[[date], date]) -> list[date]:
    """The first days of all periods from the first to the last one, up to one more than are wanted."""
    found = [min(counts)] if counts else []
    while found and found[-1] < max(counts) and len(found) <= MOST_BARS:
        day = found[-1]
        while first(day) == found[-1]:
            day += timedelta(days=1)
        found.append(day)
    return found


def _running(begins: Iterable[date], counts: Counter[date]) -> Iterator[Period]:
    total = 0
    for day in begins:
        total += counts[day]
        yield Period(day, counts[day], total)
