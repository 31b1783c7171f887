"""What a careful proofreader would find: rules over the letter and its list.

A rule is a value with a bad and a good example, which its test runs; to add one is to add a value to a list. The
letter is read as it was written, with its counts filled in and before typography.
"""

from collections.abc import Iterator
from datetime import date

from sendletter.language import Language
from sendletter.letter import Letter
from sendletter.problem import Problem, in_order
from sendletter.proofreading import (
    balance,
    characters,
    counts,
    dates,
    duplicates,
    entries,
    leaders,
    mentions,
    structure,
    wording,
)
from sendletter.proofreading.rule import Copy, Rule
from sendletter.roster import Roster

RULES: tuple[Rule, ...] = (
    *structure.RULES,
    *entries.RULES,
    *duplicates.RULES,
    *characters.RULES,
    *balance.RULES,
    *wording.RULES,
    *mentions.RULES,
    *counts.RULES,
    *leaders.RULES,
    *dates.RULES,
)


def proofread(letter: Letter, roster: Roster, language: Language, today: date) -> tuple[Problem, ...]:
    """Everything that the rules find, in order of place."""
    return in_order(_found(Copy(letter, roster, language, today)))


def _found(copy: Copy) -> Iterator[Problem]:
    for rule in RULES:
        yield from rule.problems(copy)
