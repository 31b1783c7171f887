"""Everything that a list prints: entries, sub-headings, how many names are withheld, and what the asterisks mean.

Composition sets it and the manuscript holds the PDF against it: one account of what a list says, made from the list
alone.
"""

from collections.abc import Iterator
from dataclasses import replace

from sendletter.language import Language
from sendletter.letter import Capacity, Letter, Run, Text
from sendletter.roster.group import Group, Printed, Roster, Section
from sendletter.roster.pattern import MARK, entry


def printed(group: Group, language: Language) -> Iterator[Printed]:
    """What a group prints under its heading, in order. A sub-heading stays with two entries, or the only one."""
    if group.things:
        yield from group.things
        return
    pattern, number = entry(group.plan), group.start or 0
    last = group.signatories[-1] if group.withheld and group.signatories else None
    for place, section in enumerate(group.sections):
        if section.heading:
            yield _sub_heading(section, language, apart=place > 0)
        for index, row in enumerate(section.signatories):
            lines = pattern.print(row, language.number(number) if number else "")
            pair = bool(section.heading) and index == 0 and len(section.signatories) > 1
            apart = index == 0 < place and not section.heading
            leading = lines[0][0].text if number and not pattern.numbers else ""
            yield Printed(lines, row.span, bound=pair or row is last, apart=apart, number=leading, name=row.name)
            number += bool(number)
    if group.withheld:
        text, apart = _withheld(group, language), bool(group.plan.by and group.signatories)
        yield Printed(((Run(text),),), group.withheld[0].span, "line about withheld names", apart=apart)


def written_out(roster: Roster, language: Language) -> Roster:
    """The list with what each group prints, for who asks several times."""
    groups = (replace(group, things=tuple(printed(group, language))) for group in roster.groups)
    return replace(roster, groups=tuple(groups))


def _sub_heading(section: Section, language: Language, *, apart: bool) -> Printed:
    """What stands over a section, with how many stand under it."""
    text = f"{section.heading} ({language.number(len(section.signatories))})"
    span = section.signatories[0].span
    return Printed(((Run(text, bold=True),),), span, "sub-heading", heading=True, bound=True, apart=apart)


def _withheld(group: Group, language: Language) -> str:
    """How many sign without their names."""
    count = language.message("withheld", count=len(group.withheld))
    return language.message("and", rest=count) if group.signatories else count


def disclaimer(letter: Letter, roster: Roster, language: Language) -> Text | None:
    """What the asterisks of a list mean, in the letter's own words or its language's; None where there are none."""
    marked = [row for row in roster.printed if row.capacity is Capacity.IDENTIFICATION]
    if not marked:
        return None
    own = letter.signatures.disclaimer
    if own and own.runs:
        return Text(f"{MARK} {own.text}", own.span, (Run(f"{MARK} "), *own.runs))
    text = own.text if own else language.caption("disclaimer")
    return Text(f"{MARK} {text.removeprefix(MARK).lstrip()}", own.span if own else marked[0].span)
