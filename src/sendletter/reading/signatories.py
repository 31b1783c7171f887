"""signatories.csv -> the rows of the list, or all its problems at once.

The sheet may come with semicolons or tabs, with a byte order mark or in UTF-16: it is read, and said.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from sendletter.problem import Problem, error, in_order, warning
from sendletter.reading.cells import TYPED, Cells
from sendletter.reading.delimited import DELIMITERS, Record, by_header, records
from sendletter.reading.encoding import decode
from sendletter.roster import PRINTED, Signatory
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
MOST_ROWS = 100_000
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
NAMELESS = "Fill it in, or delete the row; if the name is not to be printed, write yes in the column “withheld”."
COUNTED = ("group", "country", "kind")
"""What is kept of a row whose name is withheld: nothing that tells who it is, but what is counted."""


def read_signatories(
    data: bytes, name: str, encoding: str | None = None
) -> tuple[tuple[Signatory, ...], tuple[Problem, ...]]:
    """The rows in the bytes of a file called `name`, with everything that is wrong or was noticed.

    `encoding` is what a person has said that the file is in.
    """
    text, noticed = decode(data, name, encoding, option=True, quotable=_quotable)
    if text is None:
        return (), noticed
    reader = _Reader(name, list(noticed))
    signatories = tuple(reader.read(text))
    return signatories, in_order(reader.problems)


def _quotable(text: str) -> str:
    """What of a sheet may be shown while its encoding is asked for: what prints, but of no withheld name."""
    header, rows = _Reader("").sheet(text)
    shown = [header[label] for label, column in COLUMNS.items() if label in header and column in PRINTED]
    withheld = header.get("withheld", -1)
    cells = [row.cells for row in rows if withheld < 0 or len(row.cells) == header["width"]]
    return "\n".join(
        " ".join(row[number] for number in shown if number < len(row))
        for row in cells
        if withheld < 0 or row[withheld].strip().casefold() in ("", "no")
    )


@dataclass(slots=True)
class _Reader:
    name: str
    problems: list[Problem] = field(default_factory=list)

    def read(self, text: str) -> Iterator[Signatory]:
        """The signatories of the sheet."""
        columns, rows = self.sheet(text)
        for number, row in enumerate(rows, start=1):
            if number > MOST_ROWS:
                text = f"has more than {MOST_ROWS:,} rows"
                self.problems.append(error(Span(self.name, row.line, 1), "too-large", text))
                return
            if signatory := self._signatory(row, columns):
                yield signatory

    def sheet(self, text: str) -> tuple[Mapping[str, int], Iterator[Record]]:
        """The number of each known column with the rows under the header; nothing where the header cannot be read."""
        dialect = by_header(text)
        if not dialect.start and dialect.delimiter != ",":
            text_ = f"is separated by {DELIMITERS[dialect.delimiter]}, and was read so"
            self.problems.append(warning(Span(self.name, 1, 1), "delimiter", text_, "Nothing has to be done."))
        rows = records(text, dialect, self.name, self.problems)
        header = next(rows, None)
        if header is None:
            self.problems.append(
                error(Span(self.name, 1, 1), "empty-list", "is empty", "The first line names the columns: group,name")
            )
            return {}, iter(())
        columns = self._header(header)
        return (columns, rows) if columns else ({}, iter(()))

    def _header(self, row: Record) -> Mapping[str, int] | None:
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

    def _signatory(self, row: Record, columns: Mapping[str, int]) -> Signatory | None:
        span = Span(self.name, row.line, 1)
        if not self._fits(row, columns["width"], span, quoting="withheld" not in columns):
            return None
        cells = Cells(span, self.problems)
        values = {
            COLUMNS[label]: cells.text(row.cells[number], label)
            for label, number in columns.items()
            if label in COLUMNS and label != "email" and number < len(row.cells)
        }
        withheld = cells.answer(values.pop("withheld", ""), "withheld", unclear=True)
        if withheld:
            values = {column: text for column, text in values.items() if column in (*COUNTED, *TYPED)}
        elif not values.get("name"):
            self.problems.append(error(span, "empty-name", "this row has no name", NAMELESS))
            return None
        typed = {column: values.pop(column, "") for column in TYPED}
        return Signatory(**{"name": "", **values, **cells.typed(typed)}, span=span, withheld=withheld)  # type: ignore[arg-type]

    def _fits(self, row: Record, width: int, span: Span, *, quoting: bool) -> bool:
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


def column_of(cell: str) -> str:
    """A header's name, blind to case, spaces, underscores, hyphens and what is invisible."""
    text = INVISIBLE.sub("", unicodedata.normalize("NFKC", cell)).casefold().replace("_", " ").replace("-", " ")
    label = " ".join(text.split())
    if label in COLUMNS:
        return label
    return next((known for known in COLUMNS if known.replace(" ", "") == label.replace(" ", "")), label)
