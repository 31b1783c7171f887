"""The list as it stands -> its entries, and the text of the list with changes and new rows in it.

Whatever a change does not touch stays byte for byte: rows, blank lines, quoting, line ends, delimiter, encoding mark.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sendletter.intake.entry import Entry
from sendletter.problem import Problem, error, in_order
from sendletter.reading.delimited import Dialect, Record, by_header, records
from sendletter.reading.encoding import Writing, decode, writing
from sendletter.reading.signatories import COLUMNS, column_of, read_signatories
from sendletter.span import Span

STRUCTURE = frozenset(
    ("binary-file", "encoding", "nul-byte", "quote", "too-large", "duplicate-column", "missing-column", "empty-list")
) | {"long-row"}
"""Problems of the list with which nothing can be brought into it."""
NEW = "group,name\n"
"""A list that does not exist yet."""
LINE_END = re.compile(r"(?:\r\n|\r|\n)\Z")


@dataclass(frozen=True, slots=True)
class Listed:
    """The list: its text with its dialect, header and rows, the number of each known column, and its entries."""

    text: str
    written: Writing
    dialect: Dialect
    header: Record
    rows: tuple[Record, ...]
    columns: Mapping[str, int]
    entries: tuple[Entry, ...]

    def with_(self, changes: Mapping[int, Mapping[str, str]], additions: Iterable[Mapping[str, str]]) -> str:
        """The text with cells changed, by their entry's number and their column, and with rows added at its end."""
        rows = [dict(row) for row in additions]
        named = [column for cells in (*changes.values(), *rows) for column in cells if cells[column]]
        new = [column for column in dict.fromkeys(named) if column not in self.columns]
        columns = {**self.columns, **{column: number for number, column in enumerate(new, len(self.header.cells))}}
        edits = {self.header.start: {columns[column]: column for column in new}}
        for number, cells in changes.items():
            edits[self.rows[number].start] = {columns[column]: text for column, text in cells.items()}
        width = len(self.header.cells) + len(new)
        touched = [record for record in (self.header, *self.rows) if new or record.start in edits]
        pieces, position = [], 0
        for record in touched if changes or new else ():
            old = self.text[record.start : record.end]
            pieces += [
                self.text[position : record.start],
                self._edited(old, edits.get(record.start, {}), width if new else 0),
            ]
            position = record.end
        text = "".join(pieces) + self.text[position:]
        end = self._line_end()
        text += end if rows and not LINE_END.search(text) else ""
        return text + "".join(self._line(row, columns, width) + end for row in rows)

    def _edited(self, old: str, cells: Mapping[int, str], width: int) -> str:
        """The text of a record with cells changed, by their number, and filled up to a width."""
        fields = raw_fields(old, self.dialect.delimiter)
        end = old[len(self.dialect.delimiter.join(fields)) :]
        fields += [""] * (max(width, *(number + 1 for number in cells), 0) - len(fields))
        for number, text in cells.items():
            fields[number] = quoted(text, self.dialect.delimiter, always=fields[number].startswith('"'))
        return self.dialect.delimiter.join(fields) + end

    def _line(self, row: Mapping[str, str], columns: Mapping[str, int], width: int) -> str:
        cells = [""] * width
        for column, text in row.items():
            if text:
                cells[columns[column]] = text
        always = self._quotes_all()
        return self.dialect.delimiter.join(quoted(text, self.dialect.delimiter, always=always) for text in cells)

    def _quotes_all(self) -> bool:
        """Whether the list puts each of its cells in quotes."""
        last = self.rows[-1] if self.rows else self.header
        raw = raw_fields(self.text[last.start : last.end], self.dialect.delimiter)
        return all(text.startswith('"') for text in raw)

    def _line_end(self) -> str:
        match = LINE_END.search(self.text[self.header.start : self.header.end])
        return match.group() if match else "\n"


def read_listed(
    data: bytes | None, name: str, encoding: str | None = None
) -> tuple[Listed | None, tuple[Problem, ...]]:
    """The list in the bytes of a file called `name`, a new one where there is none; or why it cannot be added to."""
    if not data:
        data, encoding = NEW.encode(), None
    _, found = read_signatories(data, name, encoding)
    problems = [problem for problem in found if problem.is_error and problem.rule in STRUCTURE]
    text, _ = decode(data, name, encoding)
    if problems or text is None:
        return None, in_order(problems)
    written = writing(data, encoding)
    if written.encode(text) != data:
        hint = "Save it as “CSV UTF-8”, then import again."
        return None, (error(Span(name), "encoding", "cannot be written again byte for byte in its encoding", hint),)
    dialect = by_header(text)
    header, *rows = records(text, dialect, name, problems)
    columns: dict[str, int] = {}
    for number, cell in enumerate(header.cells):
        if (label := column_of(cell)) in COLUMNS:
            columns.setdefault(label, number)
    entries = tuple(_entry(row, columns, number, name) for number, row in enumerate(rows))
    return Listed(text, written, dialect, header, tuple(rows), columns, entries), ()


def _entry(row: Record, columns: Mapping[str, int], number: int, name: str) -> Entry:
    cells = {column: row.cells[place].strip() for column, place in columns.items() if place < len(row.cells)}
    return Entry(cells.pop("group", ""), cells.pop("name", ""), cells, number, Span(name, row.line))


def raw_fields(record: str, delimiter: str) -> list[str]:
    """The fields of a record as they stand, quotes and all; joined by the delimiter they are its text."""
    mark = re.escape(delimiter)
    field = re.compile(rf'("(?:[^"]|"")*"|[^{mark}\r\n]*)({mark}|\r\n|\r|\n|\Z)')
    fields, position = [], 0
    while match := field.match(record, position):
        fields.append(match[1])
        position = match.end()
        if match[2] != delimiter:
            break
    return fields


def quoted(text: str, delimiter: str, *, always: bool = False) -> str:
    """A cell as it is written: in quotes where it must be, or where its neighbours are."""
    needed = always or text != text.strip() or any(mark in text for mark in (delimiter, '"', "\n", "\r"))
    return '"' + text.replace('"', '""') + '"' if needed else text
