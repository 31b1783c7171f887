"""Rows and plans -> the list as it will be printed: every row that counts stands in exactly one group, or is told."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sendletter.language.filing import Filing
from sendletter.letter import GroupPlan
from sendletter.roster.group import Group, Roster, folded, value_of
from sendletter.roster.order import PLAIN_FILING, SortKey, order_key
from sendletter.roster.pattern import entry
from sendletter.roster.signatory import Signatory


def arrange(
    listed: Iterable[Signatory],
    plans: Iterable[GroupPlan],
    key: SortKey,
    as_of: date | None = None,
    *,
    filing: Filing = PLAIN_FILING,
    numbered: bool = False,
) -> Roster:
    """The list as it will be printed: confirmed rows by group, each group in its order.

    `key` is the collation of the letter's language (`language.Language.sort_key`), `filing` how it files names.
    `as_of` cuts: who signed after it is not printed yet, who withdrew after it is still printed. `numbered` counts the
    entries through all groups. Rows whose group no plan names are `homeless`; proofreading reports them.
    """
    listed, plans = tuple(listed), tuple(plans)
    homes: list[list[Signatory]] = [[] for _ in plans]
    homeless = []
    for row in listed:
        home = home_of(row, plans)
        if home is None:
            homeless.append(row)
        elif row.stands(as_of):
            homes[home].append(row)
    groups, start = [], 1
    for plan, rows in zip(plans, homes, strict=True):
        group = _group(plan, rows, key, filing)
        if numbered or plan.numbered or entry(plan).numbers:
            group = replace(group, start=start if numbered else 1)
        groups.append(group)
        start += len(group.signatories)
    return Roster(listed, tuple(groups), tuple(homeless))


def home_of(row: Signatory, plans: Sequence[GroupPlan]) -> int | None:
    """The index of the plan that takes a row: one of its capacity before one of its name, both before either.

    So nobody is printed twice, and who names a group that is for another capacity still stands there rather than
    nowhere.
    """
    named = [number for number, plan in enumerate(plans) if plan.id == row.group]
    capable = [number for number, plan in enumerate(plans) if plan.capacity and plan.capacity is row.capacity]
    both = [number for number in named if number in capable]
    return next(iter((*both, *capable, *named)), None)


def _group(plan: GroupPlan, rows: Sequence[Signatory], key: SortKey, filing: Filing) -> Group:
    """A group's rows in their order: leaders, then the rest by sub-heading, then those whose names are withheld."""
    named = [row for row in rows if not row.withheld]
    lead, divide = _leading(plan), _dividing(plan, named, key)
    leaders = [row for row in named if lead(row) is not None]
    rest = [row for row in named if lead(row) is None]
    leaders.sort(key=lambda row: (lead(row), order_key(row, plan, key, filing)))
    rest.sort(key=lambda row: (divide(row), order_key(row, plan, key, filing)))
    return Group(plan, (*leaders, *rest), tuple(row for row in rows if row.withheld), len(leaders))


def _leading(plan: GroupPlan) -> Callable[[Signatory], int | None]:
    """Where among the leaders a row stands: names of `first:` in that order, then rows of the column `lead`."""
    names = [folded(name.text) for name in plan.first]
    places = {name: names.index(name) for name in names}
    return lambda row: places.get(folded(row.name), len(places) if row.lead else None)


def _dividing(plan: GroupPlan, rows: Iterable[Signatory], key: SortKey) -> Callable[[Signatory], tuple[Any, ...]]:
    """Under which sub-heading a row stands: in the order of the language, rows without one last."""
    by = plan.by
    if by is None:
        return lambda _: ()
    spelled: dict[str, str] = {}
    for row in rows:
        spelled.setdefault(folded(value_of(row, by)), value_of(row, by))
    places = {value: (not value, key(text), value) for value, text in spelled.items()}
    return lambda row: places[folded(value_of(row, by))]
