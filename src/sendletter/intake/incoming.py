"""A table -> the rows that ask to come into the list; each is a row or a problem, and none is dropped."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sendletter.intake.consent import status_of
from sendletter.intake.days import Dates, day, is_clear, order_of
from sendletter.intake.entry import Entry
from sendletter.intake.groups import Groups, Kind
from sendletter.intake.headers import FIRST, LAST, ORGANIZATION, Table
from sendletter.problem import Problem, error, in_order, warning
from sendletter.proofreading.entries import EMAIL
from sendletter.reading.cells import CONTROL
from sendletter.reading.signatories import INVISIBLE
from sendletter.roster import Capacity, Status
from sendletter.span import Span

NOTHING = frozenset(
    re.split(
        ", ",
        "-, --, ---, –, —, ., /, x, n/a, na, n.a., n.a, nil, none, no, null, nothing, nobody, not applicable, keine, "
        "keiner, keins, nein, entfällt, aucun, aucune, néant, non, sans objet, ninguno, ninguna, nada, no aplica",
    )
)
"""What people write into a cell that they have to fill in."""
LOST = re.compile(r"#(?:NAME\?|REF!|N/A|VALUE!|DIV/0!|NUM!|NULL!)")
"""What a spreadsheet shows in place of a value."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet may run."""
LONGEST = 2_000
"""Characters in a cell up to which it is no essay."""
CHOICES: Mapping[str, frozenset[str]] = {
    "status": frozenset(item.value for item in Status),
    "capacity": frozenset(item.value for item in Capacity),
    "withheld": frozenset({"yes", "no"}),
    "lead": frozenset({"yes", "no"}),
}
"""Columns that hold one of a few words."""
LONGEST_RANK = 6


@dataclass(frozen=True, slots=True)
class Row(Entry):
    """A row of the sheet; `contact` is who filled in the form for an organization, which is compared, never written."""

    contact: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """What a sheet brings: the rows, how many there were, a problem for each that is refused, and what was noticed."""

    rows: tuple[Row, ...]
    count: int
    refused: tuple[Problem, ...]
    noticed: tuple[Problem, ...]


def clean(text: str) -> str:
    """A cell in Unicode's form NFC, without space at its ends: what two sheets may differ in without a difference."""
    return text if text.isascii() and text == text.strip() else unicodedata.normalize("NFC", text).strip()


def normal(text: str) -> str:
    """A cell as rows are matched: its writing apart from spaces and invisible characters."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def intake(table: Table, groups: Groups, group: str, dates: Dates | None) -> Intake:
    """All rows of a table. `group` is that of rows that name none, and may be empty; `dates` the order of dates."""
    reader = _Reader(table, groups, group, dates)
    rows = tuple(reader.rows())
    return Intake(rows, len(table.rows), in_order(reader.refused), in_order(reader.noticed))


@dataclass(slots=True)
class _Reader:
    table: Table
    groups: Groups
    group: str
    dates: Dates | None
    refused: list[Problem] = field(default_factory=list)
    noticed: list[Problem] = field(default_factory=list)
    contacts: int = 0

    def rows(self) -> Iterator[Row]:
        """The rows that can be taken in; for each of the others there is a problem."""
        self.dates = self.dates or order_of(self.column("signed"))
        if self.dates is None and any(not is_clear(text) for text in self.column("signed")):
            text = "dates such as 2/3/2026 may be in February or in March"
            hint = "They are left out; to take them in: --dates day-first, or --dates month-first"
            self.noticed.append(warning(Span(self.table.source, self.table.header.line), "dates", text, hint))
        for number, record in enumerate(self.table.rows):
            span = Span(self.table.source, record.line)
            cells = {
                column: clean(record.cells[place])
                for place, column in self.table.columns.items()
                if place < len(record.cells)
            }
            fault = self.fault([cell.strip() for cell in record.cells], cells)
            row = None if fault else self.row(cells, span, number)
            if row is None or (fault := self.unfit(row)):
                what, hint = fault or ("this row names nobody", "Fill in the name in the sheet, or delete the row.")
                self.refused.append(error(span, "refused-row", what, hint))
            else:
                yield row
        if self.contacts:
            text = "who signed for an organization, and their title, is not taken into the list"
            hint = f"This is so for {self.contacts:,} of the rows: the organization itself is the signatory."
            self.noticed.append(warning(Span(self.table.source, self.table.header.line), "contact", text, hint))

    def column(self, name: str) -> list[str]:
        """All cells of a column."""
        places = [place for place, column in self.table.columns.items() if column == name]
        return [row.cells[place] for row in self.table.rows for place in places if place < len(row.cells)]

    def fault(self, raw: list[str], cells: Mapping[str, str]) -> tuple[str, str] | None:
        """Why a row cannot be read, and what to do; None where it can."""
        width = max(len(self.table.header.cells), 1 + max(self.table.columns, default=0))
        if any(raw[width:]):
            return (
                f"this row has {len(raw)} cells where there are {width} columns",
                "Put a text with a comma in double quotes in the sheet.",
            )
        for column, text in cells.items():
            if column != "email" and EMAIL.search(text):
                return (
                    f"the cell “{column}” holds an e-mail address",
                    "Move it to a column of its own; it never prints.",
                )
            if CONTROL.search(text):
                return (
                    f"the cell “{column}” holds a control character",
                    "Was the sheet read in the right encoding? See --encoding.",
                )
            if column in ("email", "group") and text.startswith(FORMULA):
                return f"the cell “{column}” begins like a formula, which a spreadsheet would run", "Delete it there."
            if LOST.search(text):
                return f"the cell “{column}” holds {LOST.findall(text)[0]}", "Mend the formula in the spreadsheet."
            if len(text) > LONGEST:
                return f"the cell “{column}” has {len(text):,} characters", "Is a quote left open in the sheet?"
        return None

    def row(self, cells: dict[str, str], span: Span, number: int) -> Row | None:
        """A row of its cells; None where nobody is named."""
        said = cells.pop("group", "")
        group = self.groups.named(said) if said else self.group
        parts = " ".join(filter(None, (cells.pop(FIRST, ""), cells.pop(LAST, ""))))
        person, organization = cells.pop("name", "") or parts, cells.pop(ORGANIZATION, "")
        if self.is_for(organization, person, group):
            name, contact = organization, person
            self.contacts += bool(contact)
            cells = {column: text for column, text in cells.items() if column != "title" or not contact}
        else:
            name, contact = person, self.suspect(person, organization, group)
            cells["affiliation"] = cells.get("affiliation") or organization
        if not name or name.casefold() in NOTHING:
            return None
        return Row(group or said, name, self.tidy(cells, span), number, span, contact)

    def is_for(self, organization: str, person: str, group: str) -> bool:
        """Whether a row is about an organization, and not about a person who belongs to one."""
        who, found = self.groups.kinds.get(group), set(self.table.columns.values())
        return bool(organization) and (
            who is Kind.ORGANIZATION or not found & {"name", FIRST, LAST} or not (who or person)
        )

    def suspect(self, person: str, organization: str, group: str) -> str:
        """The person who has signed for an organization without naming it; nothing where it is none."""
        asked = ORGANIZATION in self.table.columns.values() and not organization
        return person if asked and self.groups.kinds.get(group) is Kind.ORGANIZATION else ""

    def tidy(self, cells: dict[str, str], span: Span) -> dict[str, str]:
        """The other cells: on one line, days as days, the words of choices as the list writes them."""
        found = {column: " ".join(text.splitlines()) for column, text in cells.items() if text}
        for column in {"signed", "withdrawn"} & found.keys():
            text = found.pop(column)
            if read := day(text, self.dates):
                found[column] = str(read)
            elif is_clear(text):
                what = f"“{text[:40]}” in the column “{column}” is no date, and is left out"
                self.noticed.append(warning(span, "date", what, "Write year, month and day, such as 2026-01-31."))
        for column in CHOICES.keys() & found.keys():
            found[column] = " ".join(found[column].casefold().replace("_", " ").replace("-", " ").split())
        if status := status_of(found.pop("status", "")):
            found["status"] = status
        return found

    def unfit(self, row: Row) -> tuple[str, str] | None:
        """Why a row cannot stand in the list; None where it can."""
        if not row.group:
            return "this row names no group", f"Fill it in, or say it for all such rows: --group {self.example}"
        if self.groups.kinds and row.group not in self.groups.kinds:
            hint = f'Say once what it means: --map "{row.group[:60]}={self.example}"'
            return f"“{row.group[:60]}” is none of the letter's groups", hint
        for column, allowed in CHOICES.items():
            if (text := row.cells.get(column, "")) and text not in allowed:
                return (
                    f"“{text[:40]}” in the column “{column}” is not known",
                    f"There are: {', '.join(sorted(allowed))}.",
                )
        if (rank := row.cells.get("rank", "")) and not (rank.isdecimal() and len(rank) <= LONGEST_RANK):
            return f"“{rank[:40]}” in the column “rank” is no whole number", "Write 1, 2, 3 ..., or leave it empty."
        return None

    @property
    def example(self) -> str:
        return next(iter(self.groups.kinds), "organization")
