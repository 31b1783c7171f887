"""Rules about dates that contradict each other, the calendar or the day."""

import re
from collections.abc import Iterator
from datetime import date

from sendletter.proofreading.finding import Finding, quoted
from sendletter.proofreading.rule import WARNING, Copy, Rule, example
from sendletter.roster import Signatory
from sendletter.span import Span


def _as_of(copy: Copy) -> Iterator[Finding]:
    as_of, day = copy.letter.signatures.as_of, copy.letter.date
    if as_of and as_of.date > copy.today:
        yield Finding(as_of.span, f"the list is dated {as_of.date}, which is in the future", str(as_of.date))
    elif as_of and day and as_of.date > day.date:
        yield Finding(as_of.span, f"the list is dated {as_of.date}, after the letter ({day.date})", str(as_of.date))


def _signed_later(copy: Copy) -> Iterator[Finding]:
    for row in copy.roster.listed:
        for what, day in (("signed", row.signed), ("withdrawn", row.withdrawn)):
            if day and day > copy.today:
                message = f"{quoted(row.name)} is said to have {what} on {day}, which is in the future"
                yield Finding(row.span, message, row.name)


def _days(copy: Copy) -> Iterator[Finding]:
    """A date with its year that the calendar does not have, or that fell on another day than is written before it."""
    names = {name.casefold(): number for number, name in enumerate(copy.language.weekdays)}
    months = {name.casefold(): number for number, name in enumerate(copy.language.months, start=1)}
    pattern = _pattern([*names], [*months])
    for text in copy.texts:
        for match in pattern.finditer(text.text):
            day, month = match["day"] or match["day_"], match["month"] or match["month_"]
            try:
                written = date(int(match["year"]), months[month.casefold()], int(day))
            except ValueError:
                message = f"{quoted(match.group())} is no date that the calendar has"
                yield Finding(text.span, message, text.text, *match.span())
                continue
            weekday = match["weekday"]
            if weekday and written.weekday() != names[weekday.casefold()]:
                right = copy.language.weekdays[written.weekday()]
                message = f"{quoted(match.group())}: that day is a {right}"
                yield Finding(text.span, message, text.text, *match.span())


def _pattern(weekdays: list[str], months: list[str]) -> re.Pattern[str]:
    """`Monday, 26th of September 2023`, `Monday, September 26, 2023`, `Montag, den 26. September 2023`, in any language."""
    weekday, month = ("|".join(map(re.escape, names)) for names in (weekdays, months))
    return re.compile(
        rf"(?:\b(?P<weekday>{weekday}),?\s+(?:(?:the|den|dem|le|el|il|dia|día)\s+)?)?(?<![\w–-])"
        rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s+(?:(?:of|de|di)\s+)?(?P<month>{month})|"
        rf"(?P<month_>{month})\s+(?P<day_>\d{{1,2}})(?:st|nd|rd|th)?),?\s+(?:de\s+)?(?P<year>[12]\d{{3}})\b",
        re.IGNORECASE,
    )


_DAY, _LATER = date(2025, 9, 26), date(2025, 10, 1)
_SIGNED = Signatory("organization", "Peace Now", Span("signatories.csv", 2, 1), signed=_DAY)
_TOO_LATE = Signatory("organization", "Peace Now", Span("signatories.csv", 2, 1), signed=date(2030, 1, 1))
RULES = (
    Rule("as-of", "The list is dated after the letter or in the future.", _as_of,
         example("Text.", day=_DAY, as_of=_LATER), example("Text.", day=_LATER, as_of=_DAY), hint="Correct one of the dates."),
    Rule("signed-later", "Somebody is said to have signed in the future.", _signed_later,
         example("Text.", rows=[_TOO_LATE]), example("Text.", rows=[_SIGNED]), hint="Correct the date in the list."),
    Rule("weekday", "A date is not in the calendar, or its weekday is another.", _days,
         example("We met on Monday, 26 September 2023."), example("We met on Tuesday, 26 September 2023."),
         hint="Correct the day or the date.", severity=WARNING),
)  # fmt: skip
