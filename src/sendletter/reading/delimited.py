"""Text -> records of cells, each with its place: CSV as spreadsheets, forms and people write it.

What would be read wrongly is refused: a quote that never closes swallows the rest of the list without a word in most
readers. A record knows where it begins and ends in the text, so that a list can be edited without touching the rest.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from sendletter.problem import Problem, error
from sendletter.span import Span

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
LONGEST_CELL = 65_536
SAMPLE = 20
"""Lines that are looked at to tell the delimiter."""
SEPARATOR_LINE = re.compile(r"sep=([^\w\s\"]|\t)\r?\n", re.IGNORECASE)
"""What Excel writes and reads at the head of a file to say its delimiter."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a text is divided: its delimiter, and the offset and line at which the records begin."""

    delimiter: str = ","
    start: int = 0
    line: int = 1


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of a record, the line in which it begins, and its offsets in the text, line end included."""

    cells: list[str]
    line: int
    start: int = 0
    end: int = 0


def by_header(text: str) -> Dialect:
    """The dialect of a text whose first line names the columns: the delimiter that stands in it most often."""
    if said := _said(text):
        return said
    header = next((line for line in text[:20_000].splitlines() if line.strip()), "")
    best = max(DELIMITERS, key=lambda mark: (header.count(mark), mark == ","))
    return Dialect(best if best in header else ",")


def by_shape(text: str) -> Dialect:
    """The dialect of any text, also with titles over its header: with its delimiter, most rows are equally wide."""
    if said := _said(text):
        return said
    return Dialect(max(DELIMITERS, key=lambda mark: (*_evenness(text[:20_000], mark), mark == ",")))


def _said(text: str) -> Dialect | None:
    match = SEPARATOR_LINE.match(text)
    return Dialect(match[1], match.end(), 2) if match else None


def _evenness(text: str, delimiter: str) -> tuple[int, int]:
    """How many records of a sample have the usual number of cells, if it is more than one, and that number."""
    widths: Counter[int] = Counter()
    for record in records(text, Dialect(delimiter), "", []):
        widths[len(record.cells)] += 1
        if widths.total() == SAMPLE:
            break
    del widths[1]
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return count, width


def records(text: str, dialect: Dialect, name: str, problems: list[Problem]) -> Iterator[Record]:
    """The records that are not blank. What cannot be read ends them, and is added to `problems`."""
    csv.field_size_limit(LONGEST_CELL)
    consumed = dialect.start

    def lines() -> Iterator[str]:
        nonlocal consumed
        for line in StringIO(text[dialect.start :], newline=""):
            consumed += len(line)
            yield line

    reader = csv.reader(lines(), delimiter=dialect.delimiter, strict=True)
    begun, start = dialect.line, dialect.start
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield Record(cells, begun, start, consumed)
            begun, start = reader.line_num + dialect.line, consumed
    except csv.Error as fault:
        problems.append(_broken(str(fault), text[start:], Span(name, begun, 1), dialect.delimiter))


def _broken(fault: str, rest: str, span: Span, delimiter: str) -> Problem:
    """What the csv reader stumbled over in a record, at the quote that opened it; `rest` is the text from there on."""
    if "field limit" in fault or "field larger" in fault:
        return error(span, "too-large", f"a cell has more than {LONGEST_CELL:,} characters", "Is a quote left open?")
    if "expected after" in fault:
        hint = 'Inside quotes, a quote is written twice: "".'
        return error(span, "quote", "text follows a closing quote in this row", hint)
    opening = re.compile(rf'(?:^|{re.escape(delimiter)})"', re.MULTILINE)
    column = next((match.end() for match in opening.finditer(rest.split("\n")[0])), 1)
    hint = "Close the quote, or double it if it belongs to the text."
    return error(Span(span.source, span.line, column), "quote", "a quote opens here and never closes", hint)
