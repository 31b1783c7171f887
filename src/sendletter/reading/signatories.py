"""signatories.csv -> the rows of the list, or all its problems at once.

The sheet may come with semicolons or tabs, with a byte order mark or in UTF-16: it is read, and said. What would be
read wrongly is refused: a quote that never closes swallows the rest of the list without a word in most readers.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from io import StringIO
from typing import TypeVar

from sendletter.problem import Problem, error, in_order, warning
from sendletter.reading.encoding import decode
from sendletter.roster import Capacity, Signatory, Status
from sendletter.span import Span

COLUMNS = {
    "group": "group",
    "name": "name",
    "title": "title",
    "affiliation": "affiliation",
    "acronym": "acronym",
    "country": "country",
    "sort by": "sort_by",
    "status": "status",
    "signed": "signed",
    "withdrawn": "withdrawn",
    "capacity": "capacity",
    "agreed to": "agreed_to",
    "signature": "signature",
    "kind": "kind",
    "rank": "rank",
    "lead": "lead",
    "withheld": "withheld",
    "email": "email",
}
"""The columns of the list, as staff write them, with their names in a Signatory. E-mail addresses are read over."""
NEEDED = ("group", "name")
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
LONGEST_CELL = 65_536
MOST_ROWS = 100_000
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
Choice = TypeVar("Choice", bound=StrEnum)
ANSWERS = {"yes": True, "no": False}
TYPED = ("status", "capacity", "signed", "withdrawn", "rank", "lead")
NAMELESS = "Fill it in, or delete the row; if the name is not to be printed, write yes in the column “withheld”."
LONGEST_RANK = 6
COUNTED = ("group", "country", "kind")
"""What is kept of a row whose name is withheld: nothing that tells who it is, but what is counted."""
CONTROL = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]")


@dataclass(frozen=True, slots=True)
class _Row:
    """A record and the line in which it begins."""

    cells: list[str]
    line: int


def read_signatories(
    data: bytes, name: str, encoding: str | None = None
) -> tuple[tuple[Signatory, ...], tuple[Problem, ...]]:
    """The rows in the bytes of a file called `name`, with everything that is wrong or was noticed.

    `encoding` is what a person has said that the file is in.
    """
    text, noticed = decode(data, name, encoding, option=True)
    if text is None:
        return (), noticed
    reader = _Reader(name, list(noticed))
    signatories = tuple(reader.read(text))
    return signatories, in_order(reader.problems)


@dataclass(slots=True)
class _Reader:
    name: str
    problems: list[Problem] = field(default_factory=list)

    def read(self, text: str) -> Iterator[Signatory]:
        """The signatories of the sheet."""
        text, delimiter = self._dialect(text)
        rows = self._rows(text, delimiter)
        header = next(rows, None)
        if header is None:
            self.problems.append(
                error(Span(self.name, 1, 1), "empty-list", "is empty", "The first line names the columns: group,name")
            )
            return
        columns = self._header(header)
        if columns is None:
            return
        for number, row in enumerate(rows, start=1):
            if number > MOST_ROWS:
                text = f"has more than {MOST_ROWS:,} rows"
                self.problems.append(error(Span(self.name, row.line, 1), "too-large", text))
                return
            if signatory := self._signatory(row, columns):
                yield signatory

    def _dialect(self, text: str) -> tuple[str, str]:
        """The text without a `sep=` line, and its delimiter; said where it is no comma."""
        if match := re.match(r"sep=(.)\r?\n", text, re.IGNORECASE):
            return "\n" + text[match.end() :], match[1]
        lines = [line for line in text[:20_000].splitlines() if line.strip()][:20]
        counts = {mark: [line.count(mark) for line in lines] for mark in DELIMITERS}
        header = {mark: count[0] for mark, count in counts.items() if count}
        best = max(header, key=lambda mark: (header[mark], mark == ","), default=",")
        if not header.get(best):
            best = ","
        if best != ",":
            text_ = f"is separated by {DELIMITERS[best]}, and was read so"
            self.problems.append(warning(Span(self.name, 1, 1), "delimiter", text_, "Nothing has to be done."))
        return text, best

    def _rows(self, text: str, delimiter: str) -> Iterator[_Row]:
        """The records that are not blank, with the line in which each begins."""
        csv.field_size_limit(LONGEST_CELL)
        reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
        begun = 1
        try:
            for cells in reader:
                if any(map(str.strip, cells)):
                    yield _Row(cells, begun)
                begun = reader.line_num + 1
        except csv.Error as fault:
            self.problems.append(self._broken(str(fault), text, begun, delimiter))

    def _broken(self, fault: str, text: str, line: int, delimiter: str) -> Problem:
        """What the csv reader stumbled over, at the quote that opened it."""
        span = Span(self.name, line, 1)
        if "field limit" in fault or "field larger" in fault:
            return error(
                span, "too-large", f"a cell has more than {LONGEST_CELL:,} characters", "Is a quote left open?"
            )
        if "expected after" in fault:
            hint = 'Inside quotes, a quote is written twice: "".'
            return error(span, "quote", "text follows a closing quote in this row", hint)
        opening = re.compile(rf'(?:^|{re.escape(delimiter)})"', re.MULTILINE)
        rest = text.split("\n")[line - 1]
        column = next((match.end() for match in opening.finditer(rest)), 1)
        hint = "Close the quote, or double it if it belongs to the text."
        return error(Span(self.name, line, column), "quote", "a quote opens here and never closes", hint)

    def _header(self, row: _Row) -> Mapping[str, int] | None:
        """The number of each known column; None where the list cannot be read without more."""
        span = Span(self.name, row.line, 1)
        found: dict[str, int] = {}
        fatal = False
        for number, cell in enumerate(row.cells):
            label = column_of(cell)
            if not label:
                continue
            if label not in COLUMNS:
                close = get_close_matches(label, COLUMNS, 1, 0.6)
                hint = f"Did you mean “{close[0]}”?" if close else "It is never printed."
                self.problems.append(warning(span, "unknown-column", f"the column “{cell.strip()}” is not known", hint))
            elif label in found:
                fatal = True
                text = f"the column “{label}” stands twice"
                self.problems.append(error(span, "duplicate-column", text, "Keep one of them, or rename the other."))
            else:
                found[label] = number
        for label in NEEDED:
            if label not in found:
                fatal = True
                hint = "The first line names the columns, such as: group,name,title"
                self.problems.append(error(span, "missing-column", f"there is no column “{label}”", hint))
        return None if fatal else {"width": len(row.cells), **found}

    def _signatory(self, row: _Row, columns: Mapping[str, int]) -> Signatory | None:
        span = Span(self.name, row.line, 1)
        if not self._fits(row, columns["width"], span, quoting="withheld" not in columns):
            return None
        values = {
            COLUMNS[label]: self._cell(row.cells[number], label, span)
            for label, number in columns.items()
            if label in COLUMNS and label != "email" and number < len(row.cells)
        }
        withheld = self._answer(values.pop("withheld", ""), "withheld", span, unclear=True)
        if withheld:
            values = {column: text for column, text in values.items() if column in (*COUNTED, *TYPED)}
        elif not values.get("name"):
            self.problems.append(error(span, "empty-name", "this row has no name", NAMELESS))
            return None
        typed = {column: values.pop(column, "") for column in TYPED}
        return Signatory(**{"name": "", **values, **self._typed(typed, span)}, span=span, withheld=withheld)  # type: ignore[arg-type]

    def _typed(self, cells: Mapping[str, str], span: Span) -> dict[str, object]:
        """The cells that are no texts, as values."""
        status = self._choice(cells["status"], Status, "status", span)
        signed, withdrawn = (self._day(cells[column], column, span) for column in ("signed", "withdrawn"))
        if withdrawn and signed and withdrawn < signed:
            text = f"was withdrawn on {withdrawn}, before it was signed on {signed}"
            self.problems.append(warning(span, "withdrawn-first", text, "Who signs again gets a row of their own."))
        if withdrawn and status is Status.CONFIRMED:
            text = f"is confirmed and withdrawn on {withdrawn}; from that day on it is not printed"
            self.problems.append(warning(span, "withdrawn", text, "Empty the cell that is wrong."))
        return {
            "status": Status.WITHDRAWN if withdrawn and status is not Status.PENDING else status or Status.CONFIRMED,
            "capacity": self._choice(cells["capacity"], Capacity, "capacity", span),
            "signed": signed,
            "withdrawn": withdrawn,
            "rank": self._rank(cells["rank"], span),
            "lead": self._answer(cells["lead"], "lead", span, unclear=False),
        }

    def _answer(self, text: str, label: str, span: Span, *, unclear: bool) -> bool:
        """Yes or no; empty is no. What is neither counts as `unclear` says until it is corrected, and is not quoted."""
        if not text:
            return False
        word = text.casefold()
        if word not in ANSWERS:
            text = f"the column “{label}” is neither yes nor no here"
            self.problems.append(error(span, "choice", text, "Write yes, or leave the cell empty."))
        return ANSWERS.get(word, unclear)

    def _rank(self, text: str, span: Span) -> int | None:
        if not text:
            return None
        if text.isdecimal() and len(text) <= LONGEST_RANK:
            return int(text)
        text = f"“{text}” in the column “rank” is no whole number"
        self.problems.append(error(span, "rank", text, "Write 1, 2, 3 ...; several rows may have the same."))
        return None

    def _fits(self, row: _Row, width: int, span: Span, *, quoting: bool) -> bool:
        """Whether the row has as many cells as there are columns; what is too long may belong to the next one.

        Where names may be withheld, none of it is quoted: in a row that is out of step, any cell may be a name.
        """
        extra = [cell for cell in row.cells[width:] if cell.strip()]
        if extra:
            text = f"this row has {len(row.cells)} cells where there are {width} columns"
            hint = "Put a text with a comma in double quotes"
            hint += f"; left over is “{extra[-1].strip()[:40]}”." if quoting else "."
            self.problems.append(error(span, "long-row", text, hint))
        elif len(row.cells) < width:
            text = f"this row has {len(row.cells)} cells where there are {width} columns"
            self.problems.append(warning(span, "short-row", text, "The missing cells were read as empty."))
        return not extra

    def _cell(self, raw: str, label: str, span: Span) -> str:
        if raw.isascii() and raw.isprintable():
            return raw if not raw or (raw[0] != " " and raw[-1] != " ") else raw.strip()
        text = unicodedata.normalize("NFC", raw).strip()
        if "\n" in text or "\r" in text:
            text = " ".join(text.split())
            hint = "If these are two signatories, give each a row."
            self.problems.append(
                warning(span, "line-break", f"the cell “{label}” has a line break, read as a space", hint)
            )
        if CONTROL.search(text):
            hint = "The file was probably read in another encoding before; see --encoding."
            self.problems.append(error(span, "control-character", f"the cell “{label}” has a control character", hint))
        return text

    def _choice(self, text: str, kind: type[Choice], label: str, span: Span) -> Choice | None:
        """The value of a cell that allows a few words only; None where it is empty."""
        if not text:
            return None
        word = " ".join(text.casefold().replace("_", " ").replace("-", " ").split())
        allowed = [item.value for item in kind]
        if word in allowed:
            return kind(word)
        close = get_close_matches(word, allowed, 1, 0.6)
        hint = f"Did you mean “{close[0]}”?" if close else f"There are: {', '.join(allowed)}."
        self.problems.append(error(span, "choice", f"“{text}” in the column “{label}” is not known", hint))
        return None

    def _day(self, text: str, label: str, span: Span) -> date | None:
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            hint = "Write year, month and day, such as 2023-09-26."
            self.problems.append(error(span, "date", f"“{text}” in the column “{label}” is no date", hint))
            return None


def column_of(cell: str) -> str:
    """A header's name, blind to case, spaces, underscores, hyphens and what is invisible."""
    text = INVISIBLE.sub("", unicodedata.normalize("NFKC", cell)).casefold().replace("_", " ").replace("-", " ")
    label = " ".join(text.split())
    if label in COLUMNS:
        return label
    return next((known for known in COLUMNS if known.replace(" ", "") == label.replace(" ", "")), label)
