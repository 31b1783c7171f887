"""Rules about dates that contradict each other, the calendar or the day."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sendletter.letter import Day, Signatures, Text
from sendletter.proofreading.finding import Finding, Told, quoted
from sendletter.proofreading.rule import WARNING, Copy, Rule, example
from sendletter.roster import Signatory, Status
from sendletter.span import Span

STALE = 31
"""Days after which a list is taken for one that was forgotten."""
LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of the months, in a leap year."""
ISO = re.compile(r"(?<![\w./–-])(?:19|20)\d\d-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/–-])")


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


def _no_such_days(copy: Copy) -> Iterator[Finding]:
    """A day and a month without their year, and a date in digits, that no year has."""
    months = {name.casefold(): number for number, name in enumerate(copy.language.months, start=1)}
    names = "|".join(map(re.escape, copy.language.months))  # as they are written: 45 may be May, 45 may not
    named = re.compile(
        rf"(?<![\w.,/–-])(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s+(?:(?:of|de|di)\s+)?(?P<month>{names})\b(?!,?\s+(?:de\s+)?[12]\d{{3}})",
    )
    for text in copy.texts:
        for pattern in (named, ISO):
            for match in pattern.finditer(text.text):
                month = months.get(match["month"].casefold()) or int(match["month"])
                if not 1 <= month <= 12 or not 1 <= int(match["day"]) <= LENGTHS[month - 1]:
                    message = f"{quoted(match.group())} is no day that the calendar has"
                    yield Finding(text.span, message, text.text, *match.span())


def _signed_after_letter(copy: Copy) -> Iterator[Finding]:
    day = copy.letter.date
    for row in copy.roster.printed if day else ():
        if day and row.signed and day.date < row.signed <= copy.today:
            yield Finding(
                row.span, f"{quoted(row.name)} signed on {row.signed}, after the letter's date ({day.date})", row.name
            )


def _withdrawn_first(copy: Copy) -> Iterator[Finding]:
    for row in copy.roster.listed:
        if row.signed and row.withdrawn and row.withdrawn < row.signed:
            message = f"{quoted(row.name)} withdrew on {row.withdrawn}, before signing on {row.signed}"
            yield Finding(row.span, message, row.name)


def _old_list(copy: Copy) -> Iterator[Finding]:
    as_of, day = copy.letter.signatures.as_of, copy.letter.date
    if as_of and day and (day.date - as_of.date).days > STALE:
        message = f"the list is dated {as_of.date}, {(day.date - as_of.date).days} days before the letter ({day.date})"
        yield Finding(as_of.span, message, str(as_of.date))


def _other_as_of(copy: Copy) -> Iterator[Finding]:
    """A date that was typed into the line over the list and is not the date of the list."""
    signatures = copy.letter.signatures
    as_of, heading = signatures.as_of, signatures.heading
    months = {name.casefold(): number for number, name in enumerate(copy.language.months, start=1)}
    for match in _pattern([*copy.language.weekdays], [*months]).finditer(heading.text) if as_of and heading else ():
        month = months[(match["month"] or match["month_"]).casefold()]
        typed = (int(match["year"]), month, int(match["day"] or match["day_"]))
        if as_of and heading and typed != (as_of.date.year, as_of.date.month, as_of.date.day):
            message = f"the line over the list says {quoted(match.group())}, but the list is dated {as_of.date}"
            yield Finding(heading.span, message, heading.text, *match.span())


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
_AS_OF = Day(_DAY, Span("letter.yaml", 4))
_TOO_LATE = Signatory("organization", "Peace Now", Span("signatories.csv", 2, 1), signed=date(2030, 1, 1))
RULES = (
    Rule("as-of", "The list is dated after the letter or in the future.", _as_of,
         example("Text.", day=_DAY, as_of=_LATER), example("Text.", day=_LATER, as_of=_DAY), hint="Correct one of the dates."),
    Rule("signed-later", "Somebody is said to have signed in the future.", _signed_later,
         example("Text.", rows=[_TOO_LATE]), example("Text.", rows=[_SIGNED]), hint="Correct the date in the list."),
    Rule("weekday", "A date is not in the calendar, or its weekday is another.", _days,
         example("We met on Monday, 26 September 2023."), example("We met on Tuesday, 26 September 2023."),
         hint="Correct the day or the date.", severity=WARNING),
    Rule("no-such-day", "A day that no month has.", _no_such_days,
         example("We met on 31 June and on 2023-02-30."), example("We met on 30 June, 29 February and 2023-02-28."),
         hint="Correct the day or the month.", severity=WARNING),
    Rule("signed-after-letter", "Somebody signed after the letter's date.", _signed_after_letter,
         example("Text.", rows=[replace(_SIGNED, signed=_LATER)], day=_DAY), example("Text.", rows=[_SIGNED], day=_DAY),
         hint="Give the letter a later date, or “signatures” an “as of” that leaves them out.", severity=WARNING, told=Told.ONCE),
    Rule("withdrawn-first", "Somebody withdrew before signing.", _withdrawn_first,
         example("Text.", rows=[replace(_SIGNED, withdrawn=date(2025, 9, 1))]),
         example("Text.", rows=[replace(_SIGNED, withdrawn=_LATER, status=Status.WITHDRAWN), _SIGNED]),
         hint="Correct one of the dates in the list.", severity=WARNING),
    Rule("old-list", "The list is much older than the letter.", _old_list,
         example("Text.", day=date(2025, 12, 1), as_of=_DAY), example("Text.", day=_LATER, as_of=_DAY),
         hint="See whether “as of” was forgotten: who signed later is not printed.", severity=WARNING),
    Rule("other-as-of", "The line over the list gives another date than “as of”.", _other_as_of,
         example("Text.", signatures=Signatures(_AS_OF, Text("Signed as of 26 August 2025 by:", Span("letter.yaml", 91)))),
         example("Text.", signatures=Signatures(_AS_OF, Text("Signed as of 26 September 2025 by:", Span("letter.yaml", 91)))),
         hint="Let the letter write it: {{ as of }}.", severity=WARNING),
)  # fmt: skip
