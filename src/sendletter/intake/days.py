"""Timestamps as forms write them -> days as the list writes them.

2/3/2026 is a day in February or in March. Which one is told by the other rows of the column where one of them has a
number over twelve; else a person says it with --dates.
"""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=\D|\Z)")
YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?=\D|\Z)")


class Dates(StrEnum):
    """Which number of a date comes first."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


def order_of(texts: Iterable[str]) -> Dates | None:
    """The order that a column's dates are in; None where none of them tells, or they contradict each other."""
    found = set()
    for text in texts:
        if (match := YEAR_LAST.match(text.strip())) and match[1] != match[2]:
            if int(match[1]) > 12:
                found.add(Dates.DAY_FIRST)
            if int(match[2]) > 12:
                found.add(Dates.MONTH_FIRST)
    return found.pop() if len(found) == 1 else None


def is_clear(text: str) -> bool:
    """Whether a date reads the same in every order."""
    match = YEAR_LAST.match(text.strip())
    return match is None or match[1] == match[2] or "." in text[: match.end()]


def day(text: str, order: Dates | None) -> date | None:
    """The day of a timestamp; None where it is none, or could be two. With full stops, the day comes first."""
    text = text.strip()
    try:
        if match := YEAR_FIRST.match(text):
            return date(*map(int, match.groups()))
        if not (match := YEAR_LAST.match(text)):
            return None
        first, second, year = map(int, match.groups())
        if "." in match.group():
            order = Dates.DAY_FIRST
        if order is None and first != second:
            return None
        return date(year, first, second) if order is Dates.MONTH_FIRST else date(year, second, first)
    except ValueError:
        return None
