"""Rules about numbers and dates that contradict each other."""

import re
from collections.abc import Iterator
from datetime import date

from sendletter.letter import Text
from sendletter.proofreading.rule import WARNING, Copy, Rule, example, quoted
from sendletter.roster import Signatory
from sendletter.span import Span

ALL = (
    "signatories",
    "signatory",
    "undersigned",
    "signers",
    "signataires",
    "firmantes",
    "unterzeichner",
    "unterzeichnenden",
)
SIGNING = re.compile(
    r"\b(?:undersigned|soussigné(?:e?s)?|unterzeichne\w*|abajo firmantes|firmantes)\b[\w\s,]{0,12}$|"
    r"\b(?:we|nous|wir|nosotros|nosotras)\s*,\s*(?:(?:the|les|die|los|las|as)\s+)?(?:undersigned\s+)?$",
    re.IGNORECASE,
)
"""What stands before a number that says how many sign: “We, the undersigned 49 ...”, and not “We met 49 ...”."""
NUMBER = re.compile(r"(?<![\w.,])(\d{1,3}(?:[,.\u00a0\u202f' ]\d{3})+|\d{1,6})(?![\w]|[.,]\d)")
REACH = 5
"""How many words may stand between a number and the noun that it counts."""
ROUNDED = re.compile(
    r"(?:more than|over|nearly|almost|some|about|around|at least|plus de|über|mehr als|más de)\s*$", re.IGNORECASE
)


def _counts(copy: Copy) -> Iterator[tuple[Span, str]]:
    """Numbers that say how many signed, and no others: most numbers in a letter count something else."""
    if not copy.roster.listed:
        return
    nouns = dict(_nouns(copy))
    spelled = {copy.language.words(number): number for number in range(2, 100)}
    texts = (*copy.paragraphs, *filter(None, (copy.letter.note, copy.letter.signatures.heading, copy.letter.subject)))
    for text in texts:
        for sentence in re.split(r"(?<=[.!?])\s+", text.text):
            yield from _contradictions(text, sentence, nouns, spelled)


def _nouns(copy: Copy) -> Iterator[tuple[str, int]]:
    """The words that name signatories, with how many of them are printed."""
    total = len(copy.roster.printed)
    for noun in ALL:
        yield noun, total
    for group in copy.roster.groups:
        for noun in (group.id, f"{group.id}s", str(group.plan.heading or "")):
            if noun and " " not in noun:
                yield noun.casefold(), len(group.signatories)


def _contradictions(
    text: Text, sentence: str, nouns: dict[str, int], spelled: dict[str, int]
) -> Iterator[tuple[Span, str]]:
    words = [(match.group().casefold(), match.start()) for match in re.finditer(r"[^\W_][\w’'-]*", sentence)]
    numbers = {match.start(): int(re.sub(r"\D", "", match[1])) for match in NUMBER.finditer(sentence)}
    for index, (word, start) in enumerate(words):
        number = numbers.get(start, spelled.get(word))
        if number is None or ROUNDED.search(sentence[:start]):
            continue
        following = [noun for noun, _ in words[index + 1 : index + 1 + REACH] if noun in nouns]
        if not following or not (SIGNING.search(sentence[:start]) or following[0] in ALL):
            continue
        if nouns[following[0]] != number:
            counted = nouns[following[0]]
            yield text.span, f"{quoted(sentence[start : start + 50])} says {number}, but {counted} will be printed"


def _as_of(copy: Copy) -> Iterator[tuple[Span, str]]:
    as_of, day = copy.letter.signatures.as_of, copy.letter.date
    if as_of and as_of.date > copy.today:
        yield as_of.span, f"the list is dated {as_of.date}, which is in the future"
    elif as_of and day and as_of.date > day.date:
        yield as_of.span, f"the list is dated {as_of.date}, after the letter ({day.date})"


def _signed_later(copy: Copy) -> Iterator[tuple[Span, str]]:
    for row in copy.roster.listed:
        for what, day in (("signed", row.signed), ("withdrawn", row.withdrawn)):
            if day and day > copy.today:
                yield row.span, f"{quoted(row.name)} is said to have {what} on {day}, which is in the future"


def _weekdays(copy: Copy) -> Iterator[tuple[Span, str]]:
    """A weekday before a date with its year that is not the weekday of that date."""
    names = {name.casefold(): number for number, name in enumerate(copy.language.weekdays)}
    months = {name.casefold(): number for number, name in enumerate(copy.language.months, start=1)}
    days, months_ = "|".join(map(re.escape, names)), "|".join(map(re.escape, months))
    if not days or not months_:
        return
    pattern = re.compile(
        rf"\b({days}),?\s+(?:(\d{{1,2}})\.?\s+({months_})|({months_})\s+(\d{{1,2}})),?\s+(\d{{4}})\b", re.IGNORECASE
    )
    for text in copy.texts:
        for match in pattern.finditer(text.text):
            day, month = match[2] or match[5], match[3] or match[4]
            try:
                written = date(int(match[6]), months[month.casefold()], int(day))
            except ValueError:
                yield text.span, f"{quoted(match.group())} is no date"
                continue
            if written.weekday() != names[match[1].casefold()]:
                right = copy.language.weekdays[written.weekday()]
                yield text.span, f"{quoted(match.group())}: that day is a {right}"


_DAY, _LATER = date(2025, 9, 26), date(2025, 10, 1)
_THREE = ["Peace Now", "Human Rights Hub", "Viet Tan"]
RULES = (
    Rule("count", "A number in the text contradicts the list.", _counts,
         example("We, the undersigned 49 organizations, ask you to act.", organizations=_THREE),
         example("We, the undersigned three organizations, ask you to free 1,170 individuals.", "Over 50 organizations were banned.",
                 organizations=_THREE),
         hint="Let the letter count by itself: {{ count.organization }} or {{ count.total }}."),
    Rule("as-of", "The list is dated after the letter or in the future.", _as_of,
         example("Text.", day=_DAY, as_of=_LATER), example("Text.", day=_LATER, as_of=_DAY), hint="Correct one of the dates."),
    Rule("signed-later", "Somebody is said to have signed in the future.", _signed_later,
         example("Text.", rows=[Signatory("organization", "Peace Now", Span("signatories.csv", 2, 1), signed=date(2030, 1, 1))]),
         example("Text.", rows=[Signatory("organization", "Peace Now", Span("signatories.csv", 2, 1), signed=_DAY)]), hint="Correct the date in the list."),
    Rule("weekday", "A weekday does not belong to its date.", _weekdays,
         example("We met on Monday, 26 September 2023."), example("We met on Tuesday, 26 September 2023."),
         hint="Correct one of them.", severity=WARNING),
)  # fmt: skip
