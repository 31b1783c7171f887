"""Rules about how the letter and its list fit together."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches

from sendletter.letter import Image, Letterhead, Signature, Text
from sendletter.proofreading.finding import Finding, quoted
from sendletter.proofreading.rule import WARNING, Copy, Rule, example
from sendletter.roster import Signatory
from sendletter.span import Span


def _unplanned(copy: Copy) -> Iterator[Finding]:
    plans = [plan.id for plan in copy.letter.signatures.groups]
    first: dict[str, Signatory] = {}
    for row in copy.roster.homeless:
        first.setdefault(row.group, row)
    counts = Counter(row.group for row in copy.roster.homeless)
    for group, row in first.items():
        close = get_close_matches(group, plans, 1, 0.6)
        meant = f"; did you mean {quoted(close[0])}?" if close else f"; there are {', '.join(plans) or 'none'}"
        rows = f"{counts[group]} row{'s' * (counts[group] != 1)}"
        message = f"the group {quoted(group)} of {rows} is no group of letter.yaml{meant}"
        yield Finding(row.span, message, group)


def _unsigned(copy: Copy) -> Iterator[Finding]:
    for group in copy.roster.groups:
        if not group.size:
            yield Finding(group.plan.span, f"the group {quoted(group.id)} has no confirmed signatory", group.id)


def _twice(copy: Copy) -> Iterator[Finding]:
    seen: set[str] = set()
    for plan in copy.letter.signatures.groups:
        if plan.id in seen:
            yield Finding(plan.span, f"the group {quoted(plan.id)} stands twice under “groups”", plan.id)
        seen.add(plan.id)


def _unclosed(copy: Copy) -> Iterator[Finding]:
    letter = copy.letter
    if letter.closing:
        return
    if letter.signature:
        name = letter.signature.name
        yield Finding(name.span, "the letter is signed but has no closing", name.text)
    elif not letter.signatures.groups:
        last = copy.paragraphs[-1].text if copy.paragraphs else ""
        yield Finding(letter.span, "the letter ends without a closing and without a signature", last)


def _unspoken(copy: Copy) -> Iterator[Finding]:
    head, signature = copy.letter.letterhead, copy.letter.signature
    if head.logo and not head.logo.alt.strip() and not (head.name or signature):
        yield Finding(
            head.logo.span, f"nothing can be read aloud instead of the picture {quoted(head.logo.path)}", head.logo.path
        )


_LOGO = Image("logo.svg", "", Span("letter.yaml", 3, 9))
_SIGNED = example("Text.", organizations=["Peace Now"])
RULES = (
    Rule(
        "group-without-heading",
        "A row of the list belongs to a group that letter.yaml does not print.",
        _unplanned,
        bad=example("Text.", organizations=["Peace Now"], groups=("person",)),
        good=_SIGNED,
        hint="Correct the column “group”, or add the group under signatures: groups in letter.yaml.",
        guards=True,
    ),
    Rule(
        "heading-without-signatories",
        "A group of letter.yaml has nobody to print.",
        _unsigned,
        bad=example("Text.", organizations=["Peace Now"], groups=("organization", "person")),
        good=_SIGNED,
        hint="Add its rows to signatories.csv, set the status of those who have agreed to confirmed, or delete the group.",
        guards=True,
    ),
    Rule(
        "group-twice",
        "A group stands twice in letter.yaml.",
        _twice,
        bad=example("Text.", organizations=["Peace Now"], groups=("organization", "organization")),
        good=_SIGNED,
        hint="Delete one of them.",
        guards=True,
    ),
    Rule(
        "picture-without-text",
        "A logo has no text for those who cannot see it, and the letterhead no name to make one of.",
        _unspoken,
        bad=example("Text.", letterhead=Letterhead(logo=_LOGO)),
        good=example("Text.", letterhead=Letterhead(logo=replace(_LOGO, alt="Logo of The Coalition"))),
        hint="Say what it shows: logo: {file: logo.svg, alt: Logo of The Coalition}; or give the letterhead a name.",
        guards=True,
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
