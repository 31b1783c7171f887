"""What a person has decided about doubtful rows: a plain sheet beside the list, read, corrected and replayed.

`signatories.decisions.csv` has a row for each decision; to be asked again, delete the row. It holds names and no
e-mail addresses.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO

from sendletter.intake.incoming import FORMULA, normal
from sendletter.problem import Problem, error, in_order
from sendletter.reading.delimited import by_header, records
from sendletter.reading.encoding import decode
from sendletter.span import Span

COLUMNS = ("name", "group", "doubt", "about", "about group", "decision", "becomes")


class Choice(StrEnum):
    """What can be said of a doubtful row."""

    KEEP = "keep"
    SAME = "same"
    CHANGE = "change"
    LEAVE_OUT = "leave out"


@dataclass(frozen=True, slots=True)
class Subject:
    """What is decided about: a name in a group, which doubt, and about what: another signatory, or a cell."""

    name: str
    group: str
    doubt: str
    about: str = ""
    about_group: str = ""

    def key(self) -> tuple[str, ...]:
        """The subject as it is compared: blind to spaces and invisible characters."""
        return tuple(map(normal, (self.name, self.group, self.doubt, self.about, self.about_group)))


@dataclass(frozen=True, slots=True)
class Decision:
    """A subject, what was decided, and for a change what the cell becomes: one text, or a name for each new row."""

    subject: Subject
    choice: Choice
    becomes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions, by their subjects; the last about a subject counts."""

    made: Mapping[tuple[str, ...], Decision]

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> "Decisions":
        """The decisions in the order in which they were made."""
        return cls({decision.subject.key(): decision for decision in decisions})

    def about(self, subject: Subject) -> Decision | None:
        """What was decided about a subject; None where nothing was."""
        return self.made.get(subject.key())

    def with_(self, further: Iterable[Decision]) -> "Decisions":
        """These decisions and further ones."""
        return Decisions.of([*self.made.values(), *further])


def read_decisions(data: bytes | None, name: str) -> tuple[Decisions, tuple[Problem, ...]]:
    """The decisions in the bytes of a file called `name`, or None where there is none yet; with all that is wrong."""
    text, noticed = decode(data or b"", name)
    problems = list(noticed)
    rows = list(records(text, by_header(text), name, problems)) if text else []
    if not rows:
        return Decisions({}), in_order(problems)
    header = [cell.strip().casefold() for cell in rows[0].cells]
    if missing := [column for column in COLUMNS if column not in header]:
        text = f"there is no column “{missing[0]}”"
        problems.append(error(Span(name, rows[0].line, 1), "decisions", text, f"There must be: {', '.join(COLUMNS)}."))
        return Decisions({}), in_order(problems)
    found = []
    for row in rows[1:]:
        cells = dict(zip(header, row.cells + [""] * len(header), strict=False))
        word = " ".join(cells["decision"].casefold().split())
        if word not in list(Choice):
            text = f"“{cells['decision']}” is no decision"
            problems.append(error(Span(name, row.line, 1), "decisions", text, f"There are: {', '.join(Choice)}."))
            continue
        subject = Subject(*(_read(cells[column]) for column in COLUMNS[:5]))
        found.append(Decision(subject, Choice(word), tuple(map(_read, cells["becomes"].split("\n")))))
    return Decisions.of(found), in_order(problems)


def write_decisions(decisions: Decisions) -> str:
    """The decisions as the text of a sheet."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for made in decisions.made.values():
        subject = made.subject
        cells = (subject.name, subject.group, subject.doubt, subject.about, subject.about_group, made.choice.value)
        writer.writerow([*map(_safe, cells), "\n".join(map(_safe, made.becomes))])
    return out.getvalue()


def _safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula (OWASP, CSV injection): behind an apostrophe."""
    return f"'{text}" if text.startswith((*FORMULA, "'")) else text


def _read(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith((*FORMULA, "'")) else text
