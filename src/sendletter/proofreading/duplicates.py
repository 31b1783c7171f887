"""Rules about signatories that stand in the list twice, as they are or in another writing."""

import re
from collections.abc import Iterator
from dataclasses import replace

from sendletter.proofreading.finding import Finding, quoted
from sendletter.proofreading.likeness import BRACKETED, fold, near, same
from sendletter.proofreading.rule import WARNING, Copy, Rule, example
from sendletter.roster import Signatory
from sendletter.span import Span

COLUMNS = ("title", "affiliation", "country", "acronym")
Told = tuple[Signatory, Signatory]


def _duplicates(copy: Copy) -> Iterator[Finding]:
    seen: dict[tuple[str, str], Signatory] = {}
    for row, _, _ in copy.folded:
        first = seen.setdefault((row.group, " ".join(row.name.split())), row)
        if first is not row and not _told_apart(first, row):
            yield Finding(row.span, f"{quoted(row.name)} is in line {first.span.line} already", row.name)


def _near_duplicates(copy: Copy) -> Iterator[Finding]:
    """Other writings of a name, and the same name in another group."""
    rows = [row for row, _, _ in copy.folded]
    firsts: dict[tuple[str, ...], int] = {}
    for number, (_, _, words) in enumerate(copy.folded):
        firsts.setdefault(words, number)
    numbers = list(firsts.values())
    alike = same((folded, words) for _, folded, words in copy.folded)
    pairs = [*alike, *((numbers[one], numbers[other]) for one, other in near(list(firsts)))]
    told: set[Told] = set()
    for one, other in pairs:
        first, second = rows[min(one, other)], rows[max(one, other)]
        if (first, second) in told or _said_already(first, second) or _told_apart(first, second):
            continue
        told.add((first, second))
        yield Finding(second.span, f"{quoted(second.name)} may be {_meant(first, second)}", second.name)


def _meant(first: Signatory, second: Signatory) -> str:
    where = f"line {first.span.line}" + (f", group {quoted(first.group)}" if first.group != second.group else "")
    return f"the signatory of {where}" if first.name == second.name else f"{quoted(first.name)} of {where}"


def _said_already(first: Signatory, second: Signatory) -> bool:
    return first.group == second.group and " ".join(first.name.split()) == " ".join(second.name.split())


def _told_apart(first: Signatory, second: Signatory) -> bool:
    """Two of one name who differ in another column, or in what both have in brackets, are two.

    A column that only says more than the other (Professor, Professor of Law) does not make them two.
    """
    cells = [(getattr(first, column), getattr(second, column)) for column in COLUMNS]
    cells.append((" ".join(BRACKETED.findall(first.name)), " ".join(BRACKETED.findall(second.name))))
    return any(one and other and one != other and _contradict(one, other) for one, other in cells)


def _contradict(one: str, other: str) -> bool:
    words, others = (set(fold(re.sub("[()]", " ", text)).split()) for text in (one, other))
    return not (words <= others or others <= words)


_ANN = Signatory("individual", "Ann Lee", Span("signatories.csv", 2, 1), country="Kenya")
_TWO_ANNS = example("Text.", rows=[_ANN, replace(_ANN, country="Korea", span=Span("signatories.csv", 3, 1))])
RULES = (
    Rule("duplicate", "Somebody stands in the list twice.", _duplicates,
         example("Text.", organizations=["Peace Now", "Viet Tan", "Peace Now"]), _TWO_ANNS,
         hint="Delete one of the rows; if they are two, tell them apart by title, affiliation or country."),
    Rule("near-duplicate", "Somebody may stand in the list twice, in another writing or another group.", _near_duplicates,
         example("Text.", people=["José Núñez", "NUNEZ, Jose"]),
         example("Text.", organizations=["ACAT Germany (Action by Christians)", "ACAT UK (Action by Christians)"]),
         hint="If it is one signatory, delete one of the rows.", severity=WARNING),
)  # fmt: skip
