"""The rule about names that letter.yaml puts first in a group and that nobody there has."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches

from sendletter.letter import Text
from sendletter.proofreading.finding import Finding, quoted
from sendletter.proofreading.rule import WARNING, Copy, Rule, example
from sendletter.roster.group import folded
from sendletter.span import Span


def _strangers(copy: Copy) -> Iterator[Finding]:
    for group in copy.roster.groups:
        names = {folded(row.name): row.name for row in group.signatories} if group.plan.first else {}
        for name in group.plan.first:
            if folded(name.text) not in names:
                close = get_close_matches(folded(name.text), names, 1, 0.6)
                meant = f"; did you mean {quoted(names[close[0]])}?" if close else ""
                message = f"nobody who is printed in the group {quoted(group.id)} is {quoted(name.text)}{meant}"
                yield Finding(name.span, message, name.text)


def _led_by(name: str) -> Copy:
    """Two organizations, led by that name."""
    copy = example("Text.", organizations=["Viet Tan", "Peace Now"])
    groups = tuple(
        replace(group, plan=replace(group.plan, first=(Text(name, Span("letter.yaml", 91)),)))
        for group in copy.roster.groups
    )
    return replace(copy, roster=replace(copy.roster, groups=groups))


RULES = (
    Rule("leader", "A name that is to lead its group is not printed there.", _strangers,
         _led_by("Pease Now"), _led_by("Peace Now"),
         hint="Write it under “first” as in the list, or take it out.", severity=WARNING),
)  # fmt: skip
