"""Rules about acronyms: introduced once, before they are used, alike in the text and in the list.

“Human Rights Watch (HRW)” introduces HRW where the capitals of the words before the bracket spell it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sendletter.letter import Text
from sendletter.proofreading.finding import Finding, quoted
from sendletter.proofreading.likeness import fold
from sendletter.proofreading.rule import WARNING, Copy, Rule, example
from sendletter.roster import Signatory
from sendletter.span import Span

INTRODUCED = re.compile(r"(?<=[\w’'][ \u00a0])\(“?([A-ZÀ-Þ]{2,10})”?(?:\)|[,;]| or )")
LINKED = re.compile(r"[^\w\s’'-]\s|\s\(")
"""What ends the words that an acronym may stand for: a mark of punctuation."""
REACH = 120
"""Characters before an acronym in which its words are looked for."""
ACRONYM = re.compile(r"(?<![\w-])[A-ZÀ-Þ]{3,10}(?![\w-])")
IN_NAME = re.compile(r"\(([^()]+)\)\s*$")


@dataclass(frozen=True, slots=True)
class _Introduction:
    acronym: str
    words: str
    text: Text
    start: int
    end: int


def _introductions(copy: Copy) -> Iterator[_Introduction]:
    for text in copy.paragraphs:
        for match in INTRODUCED.finditer(text.text) if "(" in text.text else ():
            before = LINKED.split(text.text[max(0, match.start() - REACH) : match.start()])[-1]
            if words := spelled(before.split(), match[1]):
                yield _Introduction(match[1], words, text, *match.span(1))


def spelled(words: list[str], acronym: str) -> str:
    """The last of the words whose capitals spell an acronym; nothing where they do not."""
    for start in range(len(words) - 2, -1, -1):
        capitals = "".join(re.findall(r"[A-ZÀ-Þ]", " ".join(words[start:])))
        if capitals == acronym and words[start][0].isupper():
            return " ".join(words[start:])
    return ""


def _two_meanings(copy: Copy) -> Iterator[Finding]:
    first: dict[str, _Introduction] = {}
    for found in _introductions(copy):
        known = first.setdefault(found.acronym, found)
        if fold(known.words) != fold(found.words):
            message = f"{found.acronym} stands for {quoted(found.words)} here and for {quoted(known.words)} before"
            yield Finding(found.text.span, message, found.text.text, found.start, found.end)


def _late(copy: Copy) -> Iterator[Finding]:
    """Acronyms of the body that are used in a paragraph before that which introduces them."""
    introduced: dict[str, _Introduction] = {}
    for found in _introductions(copy):
        introduced.setdefault(found.acronym, found)
    places = {id(text): number for number, text in enumerate(copy.paragraphs)}
    told: set[str] = set()
    for number, text in enumerate(copy.paragraphs if introduced else ()):
        for match in ACRONYM.finditer(text.text):
            later = introduced.get(match.group())
            explained = f"({match.group()}" in text.text
            if later and places[id(later.text)] > number and later.acronym not in told and not explained:
                told.add(later.acronym)
                message = f"{later.acronym} is used here and explained in line {later.text.span.line} only"
                yield Finding(text.span, message, text.text, *match.span())


def _other_in_list(copy: Copy) -> Iterator[Finding]:
    """The text gives a signatory an acronym that the list does not."""
    introduced = {fold(found.words): found for found in _introductions(copy)}
    for row, folded, _ in copy.folded if introduced else ():
        found, known = introduced.get(folded), _acronym(row)
        if found and known.isupper() and known != found.acronym:
            message = f"{quoted(found.words)} is {found.acronym} here and {known} in line {row.span.line} of the list"
            yield Finding(found.text.span, message, found.text.text, found.start, found.end)


def _acronym(row: Signatory) -> str:
    match = IN_NAME.search(row.name) if "(" in row.name else None
    return row.acronym or (match[1] if match else "")


def _twice(copy: Copy) -> Iterator[Finding]:
    for row in copy.roster.listed:
        inside = IN_NAME.search(row.name) if row.acronym and row.name.endswith(")") else None
        if inside and inside[1].strip().casefold() == row.acronym.casefold():
            yield Finding(row.span, f"{quoted(row.acronym)} stands in the name and in the column “acronym”", row.name)


def _bracketed(copy: Copy) -> Iterator[Finding]:
    for row in copy.roster.listed:
        if row.acronym[:1] in ("(", "[") and row.acronym[-1:] in (")", "]"):
            yield Finding(row.span, f"the column “acronym” holds {quoted(row.acronym)} with its brackets", row.acronym)


def _of_another(copy: Copy) -> Iterator[Finding]:
    """A row that is but the acronym of another."""
    known: dict[tuple[str, str], Signatory] = {}
    for row, _, _ in copy.folded:
        acronym = _acronym(row)
        if acronym and acronym != row.name and _is_acronym(acronym):
            known.setdefault((row.group, acronym), row)
    for row, _, _ in copy.folded if known else ():
        other = known.get((row.group, row.name.strip()))
        if other and other is not row:
            message = f"{quoted(row.name)} may be {quoted(other.name)} of line {other.span.line}"
            yield Finding(row.span, message, row.name)


@cache
def _is_acronym(text: str) -> bool:
    return " " not in text and sum(map(str.isupper, text)) >= 2


def _row(name: str, acronym: str, line: int = 2) -> Signatory:
    return Signatory("organization", name, Span("signatories.csv", line, 1), acronym=acronym)


_WATCH = _row("Human Rights Watch", "HRW")
_GOOD = example(
    "The Democratic People’s Republic of Korea (DPRK) knows Human Rights Watch (HRW) and the DPRK Commission (COI).",
    "The DPRK and HRW wrote.",
    rows=[_WATCH, _row("Hanover Railway Workers", "HRW", 3), _row("Action for Children (Brazil)", "AFC", 4)],
)
RULES = (
    Rule("acronym-meanings", "An acronym stands for two things.", _two_meanings,
         example("Human Rights Watch (HRW) wrote.", "The Harbour Railway Workers (HRW) wrote."), _GOOD,
         hint="Write one of them out.", severity=WARNING),
    Rule("acronym-late", "An acronym is used before it is explained.", _late,
         example("We ask HRW to act.", "Human Rights Watch (HRW) wrote."), _GOOD,
         hint="Explain it where it is used first.", severity=WARNING),
    Rule("acronym-in-list", "The text gives a signatory another acronym than the list.", _other_in_list,
         example("Human Rights Watch (HRW) wrote.", rows=[_row("Human Rights Watch", "HRWA")]), _GOOD,
         hint="Write both alike.", severity=WARNING),
    Rule("acronym-twice", "An acronym stands in a name and in its column: it would be printed twice.", _twice,
         example("Text.", rows=[_row("Human Rights Watch (HRW)", "HRW")]), _GOOD,
         hint="Delete it from the name or from the column.", severity=WARNING),
    Rule("bracketed-acronym", "The column “acronym” holds brackets: they would be printed twice.", _bracketed,
         example("Text.", rows=[_row("Human Rights Watch", "(HRW)")]), _GOOD,
         hint="Write the acronym without brackets; the entry in letter.yaml puts them.", severity=WARNING),
    Rule("acronym-as-name", "A name is only the acronym of another one.", _of_another,
         example("Text.", rows=[_WATCH, _row("HRW", "", 3)]), _GOOD,
         hint="If it is one signatory, delete one of the rows.", severity=WARNING),
)  # fmt: skip
