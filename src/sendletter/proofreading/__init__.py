"""What a careful proofreader would find: rules over the letter and its list.

A rule is a value with a bad and a good example, which its test runs; to add one is to add a value to a list. The
letter is read as it was written, with its counts filled in and before typography. What letter.yaml allows is not told
(`allowances`), and some rules carry a safe fix (`mend`); `catalogue` prints them all.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from sendletter.language import Language
from sendletter.letter import Allowance, Letter
from sendletter.problem import Problem, in_order
from sendletter.proofreading import (
    acronyms,
    allowances,
    balance,
    characters,
    columns,
    counts,
    courtesies,
    dates,
    duplicates,
    entries,
    leaders,
    mentions,
    numbers,
    outline,
    people,
    sentences,
    spelling,
    structure,
    wording,
)
from sendletter.proofreading.finding import Finding
from sendletter.proofreading.rule import Copy, Rule
from sendletter.roster import Roster

RULES: tuple[Rule, ...] = (
    *structure.RULES,
    *outline.RULES,
    *courtesies.RULES,
    *entries.RULES,
    *columns.RULES,
    *people.RULES,
    *duplicates.RULES,
    *characters.RULES,
    *balance.RULES,
    *wording.RULES,
    *sentences.RULES,
    *spelling.RULES,
    *numbers.RULES,
    *mentions.RULES,
    *acronyms.RULES,
    *counts.RULES,
    *leaders.RULES,
    *dates.RULES,
)


BY_ID: Mapping[str, Rule] = {rule.id: rule for rule in RULES}
"""The rules by their names."""


def proofread(letter: Letter, roster: Roster, language: Language, today: date) -> tuple[Problem, ...]:
    """Everything that the rules find and letter.yaml does not allow, in order of place."""
    return in_order(_told(Copy(letter, roster, language, today)))


def _told(copy: Copy) -> Iterator[Problem]:
    used: set[Allowance] = set()
    for rule in RULES:
        yield from rule.tell(allowances.unsilenced(rule, rule.find(copy), copy, used))
    yield from allowances.unused(copy, BY_ID, used)


def mendable(letter: Letter, roster: Roster, language: Language, today: date) -> Iterator[tuple[Rule, Finding]]:
    """What is found and not allowed by the rules that have a safe fix."""
    copy = Copy(letter, roster, language, today)
    for rule in RULES:
        if rule.mend:
            for finding in allowances.unsilenced(rule, rule.find(copy), copy, set()):
                yield rule, finding
