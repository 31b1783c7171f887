"""What letter.yaml allows: a rule is silent where these words stand, or at this row of the list, and nowhere else.

    allow:
      - {rule: doubled-word, in: with with, because: it is a quotation}

An allowance that matches nothing any more is told, so that none outlives the text that it was written for. Rules that
guard what is printed are never silent.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache

from sendletter.letter import Allowance
from sendletter.problem import Problem, warning
from sendletter.proofreading.finding import Finding, quoted
from sendletter.proofreading.rule import Copy, Rule

QUOTES = {"'": "['‘’]", '"': '["“”„«»]'}
"""Straight quotes stand for real ones, which are hard to type."""


def unsilenced(rule: Rule, findings: Iterable[Finding], copy: Copy, used: set[Allowance]) -> Iterator[Finding]:
    """The findings of a rule that nothing allows; what allows one is put among the `used`."""
    allowances = [item for item in copy.letter.allowances if item.rule == rule.id and not rule.guards]
    if not allowances:
        yield from findings
        return
    names = {row.span: row.name for row in copy.roster.listed}
    for finding in findings:
        allowing = [item for item in allowances if _allows(item, finding, names.get(finding.span, ""))]
        used.update(allowing)
        if not allowing:
            yield finding


def unused(copy: Copy, rules: Mapping[str, Rule], used: set[Allowance]) -> Iterator[Problem]:
    """Allowances that allow nothing: the words have gone, the rule is none, or it may not be silenced."""
    for item in copy.letter.allowances:
        rule = rules.get(item.rule)
        if rule is None:
            yield _unknown(item, rules)
        elif rule.guards:
            text = f"{quoted(item.rule)} guards what is printed and is never silent"
            yield warning(item.span, "refused-allowance", text, "Delete this item, and correct what the rule tells.")
        elif item not in used:
            text = f"nothing is found any more by {quoted(item.rule)} in {quoted(item.words)}"
            hint = "Delete this item, or write “in” as the words or the row's name stand now."
            yield warning(item.span, "stale-allowance", text, hint)


def _unknown(item: Allowance, rules: Mapping[str, Rule]) -> Problem:
    close = get_close_matches(item.rule, rules, 1, 0.6)
    hint = f"Did you mean “{close[0]}”?" if close else "`sendletter check --rules` lists those that can be silenced."
    return warning(item.span, "unknown-allowance", f"{quoted(item.rule)} is no rule of proofreading", hint)


def _allows(item: Allowance, finding: Finding, name: str) -> bool:
    if name and " ".join(name.split()) == item.words:
        return True
    return any(start < finding.last and finding.start < end for start, end in places(item.words, finding.text))


def places(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Where words stand in a text, whatever spaces are between them."""
    return (match.span() for match in _pattern(words).finditer(text))


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """Whole words only: “that” is not allowed in “thatched”."""
    written = r"\s+".join("".join(QUOTES.get(c, re.escape(c)) for c in word) for word in words.split())
    left = r"(?<!\w)" if words[:1].isalnum() else ""
    right = r"(?!\w)" if words[-1:].isalnum() else ""
    return re.compile(left + (written or r"(?!)") + right)
