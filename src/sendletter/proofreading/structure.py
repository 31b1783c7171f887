"""Rules about how the letter and its list fit together."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches

from sendletter.letter import Signature, Text
from sendletter.proofreading.rule import WARNING, Copy, Rule, example, quoted
from sendletter.roster import Signatory
from sendletter.span import Span


def _unplanned(copy: Copy) -> Iterator[tuple[Span, str]]:
    plans = [plan.id for plan in copy.letter.signatures.groups]
    first: dict[str, Signatory] = {}
    for row in copy.roster.homeless:
        first.setdefault(row.group, row)
    counts = Counter(row.group for row in copy.roster.homeless)
    for group, row in first.items():
        close = get_close_matches(group, plans, 1, 0.6)
        meant = f"; did you mean {quoted(close[0])}?" if close else f"; there are {', '.join(plans) or 'none'}"
        rows = f"{counts[group]} row{'s' * (counts[group] != 1)}"
        yield row.span, f"the group {quoted(group)} of {rows} is no group of letter.yaml{meant}"


def _unsigned(copy: Copy) -> Iterator[tuple[Span, str]]:
    for group in copy.roster.groups:
        if not group.size:
            yield group.plan.span, f"the group {quoted(group.id)} has no confirmed signatory"


def _twice(copy: Copy) -> Iterator[tuple[Span, str]]:
    seen: set[str] = set()
    for plan in copy.letter.signatures.groups:
        if plan.id in seen:
            yield plan.span, f"the group {quoted(plan.id)} stands twice under “groups”"
        seen.add(plan.id)


def _unclosed(copy: Copy) -> Iterator[tuple[Span, str]]:
    letter = copy.letter
    if letter.closing:
        return
    if letter.signature:
        yield letter.signature.name.span, "the letter is signed but has no closing"
    elif not letter.signatures.groups:
        yield letter.span, "the letter ends without a closing and without a signature"


_SIGNED = example("Text.", organizations=["Peace Now"])
RULES = (
    Rule(
        "group-without-heading",
        "A row of the list belongs to a group that letter.yaml does not print.",
        _unplanned,
        bad=example("Text.", organizations=["Peace Now"], groups=("person",)),
        good=_SIGNED,
        hint="Correct the column “group”, or add the group under signatures: groups in letter.yaml.",
    ),
    Rule(
        "heading-without-signatories",
        "A group of letter.yaml has nobody to print.",
        _unsigned,
        bad=example("Text.", organizations=["Peace Now"], groups=("organization", "person")),
        good=_SIGNED,
        hint="Add its rows to signatories.csv, or delete the group.",
    ),
    Rule(
        "group-twice",
        "A group stands twice in letter.yaml.",
        _twice,
        bad=example("Text.", organizations=["Peace Now"], groups=("organization", "organization")),
        good=_SIGNED,
        hint="Delete one of them.",
    ),
    Rule(
        "no-closing",
        "The letter has no closing, and is signed by a person or by nobody.",
        _unclosed,
        bad=replace(
            _SIGNED, letter=replace(_SIGNED.letter, signature=Signature(Text("Jane Smith", Span("letter.yaml", 9))))
        ),
        good=_SIGNED,
        hint="Add a line such as “closing: Sincerely,”.",
        severity=WARNING,
    ),
)
