"""A sheet in whatever format it was exported -> a grid of cells with places, or all its problems at once.

CSV in any dialect, JSON, and workbooks: each format has a reader of its own, told apart by what the bytes begin with.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sendletter.problem import Problem, error, in_order
from sendletter.reading.delimited import Record, by_shape, records
from sendletter.reading.encoding import decode, mixed
from sendletter.reading.objects import read_objects
from sendletter.reading.workbook import OLE, ZIP, read_workbook
from sendletter.span import Span

MOST_ROWS = 100_000
MOST_COLUMNS = 500


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a sheet that are not blank, without empty cells at their ends; `source` is its name for people."""

    source: str
    rows: tuple[Record, ...]


Read = tuple[tuple[Record, ...], tuple[Problem, ...]]


def read_sheet(
    data: bytes, name: str, encoding: str | None = None, sheet: str | None = None
) -> tuple[Grid | None, tuple[Problem, ...]]:
    """The grid in the bytes of a file called `name`, or None, with everything that is wrong or was noticed.

    `encoding` and `sheet` are what a person has said that a text is in, and which sheet of a workbook is meant.
    """
    read = _workbook if data.startswith((ZIP, OLE)) else _text
    rows, problems = read(data, name, encoding, sheet)
    trimmed = tuple(Record(_trimmed(row.cells), row.line, row.start, row.end) for row in rows)
    problems = in_order([*problems, *_limits(trimmed, name)])
    if any(problem.is_error for problem in problems):
        return None, problems
    return Grid(name, trimmed), problems


def _workbook(data: bytes, name: str, encoding: str | None, sheet: str | None) -> Read:  # noqa: ARG001
    return read_workbook(data, name, sheet)


def _text(data: bytes, name: str, encoding: str | None, sheet: str | None) -> Read:
    if sheet is not None:
        hint = "Leave --sheet out."
        return (), (error(Span(name), "sheet", f"is no workbook, so there is no sheet “{sheet}”", hint),)
    if stranger := mixed(data, name, encoding):
        return (), (stranger,)
    text, noticed = decode(data, name, encoding, option=True)
    if text is None:
        return (), noticed
    reader: Callable[[str, str], Read] = read_objects if text.lstrip()[:1] in ("[", "{") else _delimited
    rows, problems = reader(text, name)
    return rows, (*noticed, *problems)


def _delimited(text: str, name: str) -> Read:
    problems: list[Problem] = []
    return tuple(records(text, by_shape(text), name, problems)), tuple(problems)


def _trimmed(cells: list[str]) -> list[str]:
    """The cells up to the last that holds something."""
    width = max((number for number, cell in enumerate(cells, start=1) if cell.strip()), default=0)
    return cells[:width]


def _limits(rows: tuple[Record, ...], name: str) -> tuple[Problem, ...]:
    hint = "Is it the right file? Save the rows and columns that hold the signatories as a sheet of their own."
    found = []
    if len(rows) > MOST_ROWS:
        found.append(error(Span(name, rows[MOST_ROWS].line), "too-large", f"has more than {MOST_ROWS:,} rows", hint))
    if wide := next((row for row in rows if len(row.cells) > MOST_COLUMNS), None):
        text = f"a row has {len(wide.cells):,} columns; at most {MOST_COLUMNS} are read"
        found.append(error(Span(name, wide.line), "too-large", text, hint))
    return tuple(found)
