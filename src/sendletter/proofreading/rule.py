"""What a rule is, what it looks at, and small copies for its examples."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from sendletter.language import Language
from sendletter.letter import Block, Day, GroupPlan, Letter, Order, Paragraph, Run, Signatures, Text, paragraphs
from sendletter.problem import Problem, Severity
from sendletter.proofreading.finding import Finding, Told
from sendletter.proofreading.likeness import fold, words_of
from sendletter.proofreading.mend import Mend
from sendletter.roster import PRINTED, Roster, Signatory, Status, arrange
from sendletter.span import Span


@dataclass(frozen=True)
class Copy:
    """What is proofread: the letter with its counts filled in, the list, the language, and the day."""

    letter: Letter
    roster: Roster
    language: Language
    today: date

    @cached_property
    def paragraphs(self) -> tuple[Text, ...]:
        """The text of every paragraph, heading and footnote with its place."""
        notes = (paragraph for note in self.letter.footnotes for paragraph in note.paragraphs)
        return tuple(Text(block.text, block.span) for block in (*paragraphs(self.letter.body), *notes))

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text of the letter that is printed, with its place."""
        letter = self.letter
        signed = letter.signature
        single = (
            letter.title, letter.reference, letter.subject, letter.salutation, letter.closing, letter.note, letter.postscript,
            letter.letterhead.name, letter.signatures.heading, *(plan.heading for plan in letter.signatures.groups),
            *((signed.name, signed.title, signed.organization) if signed else ()),
        )  # fmt: skip
        head = letter.letterhead
        several = (*head.address, *head.contact, *letter.to.lines, *letter.enclosures, *letter.cc)
        return (*(text for text in single if text), *several, *self.paragraphs)

    @cached_property
    def cells(self) -> tuple[tuple[Signatory, str, str], ...]:
        """Every cell of the list that may be printed and is not empty: the row, the column, the text."""
        return tuple(
            (row, column, text) for row in self.roster.listed for column in PRINTED if (text := getattr(row, column))
        )

    @cached_property
    def folded(self) -> tuple[tuple[Signatory, str, tuple[str, ...]], ...]:
        """Whoever would print, in the order of the list, with the folded name and its words (see `likeness`).

        Who withdrew and signed again stands in the list rightly twice, so only confirmed rows count. Names that are
        withheld are not known.
        """
        rows = (row for row in self.roster.listed if row.status is Status.CONFIRMED and row.name)
        return tuple((row, folded, words_of(folded)) for row in rows for folded in (fold(row.name),))


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing to look for. `bad` must be found by it and `good` must not, by anything that it looks at.

    `told` says how often it speaks. A rule that `guards` what is printed cannot be silenced by letter.yaml. `mend` is
    its safe fix, where it has one.
    """

    id: str
    says: str
    find: Callable[[Copy], Iterator[Finding]]
    bad: Copy
    good: Copy
    hint: str = ""
    severity: Severity = Severity.ERROR
    told: Told = Told.EACH
    guards: bool = False
    mend: Mend | None = None

    def problems(self, copy: Copy) -> Iterator[Problem]:
        """What it finds in a copy, as problems with its hint."""
        return self.tell(self.find(copy))

    def tell(self, findings: Iterable[Finding]) -> Iterator[Problem]:
        """Findings of this rule as problems: the first of each place, or of all, with how many more there are."""
        gathered: dict[Hashable, list[Finding]] = {}
        for number, finding in enumerate(findings):
            key: Hashable = {Told.EACH: number, Told.PLACE: finding.span, Told.ONCE: None}[self.told]
            gathered.setdefault(key, []).append(finding)
        for first, *more in gathered.values():
            message = first.message + (f", and {len(more)} more" if more else "")
            message = EMAIL.sub("…@…", message) if "@" in message else message
            yield Problem(first.span, self.id, message, self.hint, self.severity)


EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*")
"""An address that got into a text that is printed is not to get into a log too."""
WARNING = Severity.WARNING
ENGLISH = Language("en-GB")


def example(
    *body: str,
    organizations: Sequence[str] = (),
    people: Sequence[str] = (),
    rows: Sequence[Signatory] = (),
    groups: Sequence[str] = ("organization", "individual"),
    day: date | None = None,
    as_of: date | None = None,
    subject: str = "",
    blocks: Sequence[Block] = (),
    **parts: Any,
) -> Copy:
    """A small copy: paragraphs from line 10 of letter.yaml on, rows from line 2 of signatories.csv on.

    `blocks` follow the paragraphs; `parts` are further fields of the Letter.
    """
    listed = [Signatory("organization", name, Span("signatories.csv", n, 1)) for n, name in enumerate(organizations, 2)]
    listed += [
        Signatory("individual", name, Span("signatories.csv", n, 1)) for n, name in enumerate(people, 2 + len(listed))
    ]
    listed += rows
    present = {row.group for row in listed}
    plans = tuple(
        GroupPlan(name, Span("letter.yaml", 90), Text(f"{name.title()}s", Span("letter.yaml", 90)),
                  order=Order.FAMILY_NAME if name == "individual" else Order.NAME)
        for name in groups
        if not groups or name in present or tuple(groups) != ("organization", "individual")
    )  # fmt: skip
    letter = Letter(
        "en-GB",
        Span("letter.yaml", 1),
        date=Day(day, Span("letter.yaml", 2)) if day else None,
        subject=Text(subject, Span("letter.yaml", 3)) if subject else None,
        body=tuple(Paragraph((Run(text),), Span("letter.yaml", number, 3)) for number, text in enumerate(body, 10))
        + tuple(blocks),
        signatures=Signatures(Day(as_of, Span("letter.yaml", 4)) if as_of else None, None, plans),
    )
    letter = replace(letter, **parts)
    return Copy(letter, arrange(listed, plans, str.encode), ENGLISH, date(2026, 1, 31))
