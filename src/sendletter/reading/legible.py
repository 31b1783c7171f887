"""What a source says, character by character, each with the place where it is written.

Quotes of YAML, marks of Markdown, indentation and fields are no part of it: what is left can be held against a page.
Of the list there is only what may be printed.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

import yaml

from sendletter.reading.delimited import Dialect, by_header
from sendletter.reading.signatories import COLUMNS, column_of
from sendletter.roster.signatory import PRINTED

END = "\0"
"""Stands between one text and the next."""
FIELD = re.compile(r"\{\{.*?\}\}")
MARKUP = re.compile(
    r"(?P<field>\{\{.*?\}\})"
    r"|(?P<definition>^[ \t]*\[\^[^\]\s]+\]:[ \t]*)"
    r"|(?P<call>\[\^[^\]\s]+\])"
    r"|(?P<marker>^[ \t]*(?:(?:[-*+]|\d+[.)]|>|\#{1,6})[ \t]+)+)"
    r"|(?P<escape>\\(?:[^\w\s]|\n))"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|\w{1,31});)"
    r"|(?P<link>\[(?=[^\[\]]*\]\([^()]*\)))"
    r"|(?P<target>\]\([^()]*\))"
    r"|(?P<emphasis>\*+|`+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w))"
    r"|(?P<blank>\n[ \t]*\n)",
    re.MULTILINE,
)
"""What Markdown does not print (CommonMark 0.31), for the words of letters; what it prints differently."""
ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n[ \t]*|.)", re.DOTALL)
Signs = Iterable[tuple[str, int, int]]
"""Characters, each with the offsets of its begin and end in the source."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text of letter.yaml: offsets of its begin and end, its style as YAML names it, and whether it is the body."""

    start: int
    end: int
    style: str
    body: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the list that may be printed: its offsets, quotes included."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Legible:
    """What a source says; for each character, where it begins and ends in the source; and the texts that it is in."""

    source: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    holders: tuple[Scalar | Cell, ...]
    delimiter: str = ""

    def stretch(self, begin: int, end: int) -> tuple[int, int]:
        """Offsets in the source of a part of the text; of an empty one, those of the gap that it stands in."""
        if begin < end:
            return self.starts[begin], self.ends[end - 1]
        left = self.ends[begin - 1] if begin > 0 else 0
        right = self.starts[begin] if begin < len(self.starts) else len(self.source)
        return left, max(left, right)

    def holder(self, offset: int) -> Scalar | Cell | None:
        """The text that stands at an offset of the source."""
        number = bisect_right([holder.start for holder in self.holders], offset) - 1
        found = self.holders[number] if number >= 0 else None
        return found if found and offset <= found.end else None

    def index(self, line: int, column: int) -> int:
        """The index of the first character of the text that stands at a line and column, or after it."""
        offset = 0
        for _ in range(line - 1):
            offset = self.source.find("\n", offset) + 1
        return min(bisect_right(self.starts, offset + max(column, 1) - 2), max(len(self.starts) - 1, 0))

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset of the source, from 1."""
        begin = self.source.rfind("\n", 0, offset) + 1
        return self.source.count("\n", 0, offset) + 1, offset - begin + 1


def legible_letter(source: str) -> Legible:
    """What a letter.yaml says that can be read. Raises ValueError where it is no YAML."""
    try:
        scalars = tuple(_scalars(yaml.compose(source, Loader=yaml.CBaseLoader), body=False))
    except yaml.YAMLError as fault:
        raise ValueError(str(fault)) from fault
    return _legible(source, scalars, (_said(source, scalar) for scalar in scalars))


def _scalars(node: Any, *, body: bool) -> Iterator[Scalar]:
    """The values of a YAML tree that are texts, in the order in which they stand; its keys are none."""
    if isinstance(node, yaml.ScalarNode):
        yield Scalar(node.start_mark.index, node.end_mark.index, node.style or "", body)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(value, body=isinstance(key, yaml.ScalarNode) and key.value.strip().lower() == "body")
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _scalars(child, body=False)


def _said(source: str, scalar: Scalar) -> Signs:
    """What a scalar says: its characters without those of YAML, of Markdown and of fields."""
    signs = list(_value(source, scalar))
    text = "".join(sign for sign, _, _ in signs)
    calls: dict[str, str] = {}
    position = 0
    for match in (MARKUP if scalar.body else FIELD).finditer(text):
        yield from signs[position : match.start()]
        new = _instead(match, calls)
        begin, end = signs[match.start()][1], signs[match.end() - 1][2]
        yield from ((sign, begin, end) for sign in new)
        position = match.end()
    yield from signs[position:]


def _instead(match: re.Match[str], calls: dict[str, str]) -> str:
    """What is printed where Markdown has a mark: nothing, but the number of a footnote, a sign, a new text."""
    match match.lastgroup:
        case "call":
            return calls.setdefault(match.group(), str(len(calls) + 1))
        case "definition":
            return END + calls.get(match.group().strip().removesuffix(":"), "")
        case "escape":
            return match.group()[1].strip()
        case "entity":
            return html.unescape(match.group())[:1]
        case "blank" | "marker":
            return END
    return ""


def _value(source: str, scalar: Scalar) -> Signs:
    """The characters of a scalar's value, before lines are folded."""
    if scalar.style in ("|", ">"):
        return _block(source, scalar)
    start, end = scalar.start, scalar.end
    if scalar.style == '"':
        return _pieces(source, start + 1, end - 1, ESCAPE, _unescaped)
    if scalar.style == "'":
        return _pieces(source, start + 1, end - 1, re.compile("''"), lambda _: "'")
    return ((source[place], place, place + 1) for place in range(start, end))


def _block(source: str, scalar: Scalar) -> Signs:
    """The lines of a block without their indentation; the line with its | or > is none of them."""
    position = source.find("\n", scalar.start, scalar.end) + 1 or scalar.end
    first = re.compile(r"[ \t]*").match
    lines = source[position : scalar.end].splitlines(keepends=True)
    indents = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
    indent = indents[0] if indents else 0
    for line in lines:
        begin = min(indent, match.end() if (match := first(line)) else 0)
        for place in range(position + begin, position + len(line)):
            if source[place] != "\r":
                yield source[place], place, place + 1
        position += len(line)


def _pieces(source: str, start: int, end: int, pattern: re.Pattern[str], instead: Any) -> Signs:
    """Characters, and in the place of what a pattern matches what it stands for."""
    position = start
    for match in pattern.finditer(source, start, end):
        yield from ((source[place], place, place + 1) for place in range(position, match.start()))
        yield from ((sign, match.start(), match.end()) for sign in instead(match.group()))
        position = match.end()
    yield from ((source[place], place, place + 1) for place in range(position, end))


def _unescaped(escape: str) -> str:
    """What an escape of a text in double quotes stands for (YAML 1.2.2, 5.7)."""
    if escape[1] in "xuU":
        number = int(escape[2:], 16)
        return chr(number) if number < 0x110000 else ""
    return {"n": "\n", "t": "\t", "_": "\u00a0", "N": "\u0085", "\n": "", "\r": ""}.get(escape[1], escape[1])


def legible_list(source: str) -> Legible:
    """What a signatories.csv says in the columns that may be printed, of rows whose names may be printed."""
    dialect = by_header(source)
    records = (record for record in _records(source, dialect) if len(record) > 1)
    labels = [COLUMNS.get(column_of(_bare(source, cell))) for cell in next(records, [])]
    rows: list[list[Cell]] = []
    for record in records:
        row = dict(zip(labels, record, strict=False))
        hidden = _bare(source, row["withheld"]).strip().lower() if "withheld" in row else ""
        if hidden in ("", "no"):
            rows.append([row[label] for label in labels if label in PRINTED and label in row])
    said = (chain.from_iterable(_cell(source, cell) for cell in row) for row in rows)
    return _legible(source, tuple(chain.from_iterable(rows)), said, dialect.delimiter)


def _bare(source: str, cell: Cell) -> str:
    return source[cell.start : cell.end].strip('"')


def _records(source: str, dialect: Dialect) -> Iterator[list[Cell]]:
    """The records as their cells stand, quotes and all."""
    mark = re.escape(dialect.delimiter)
    field = re.compile(rf'("(?:[^"]|"")*"|[^{mark}\r\n]*)({mark}|\r\n|\r|\n|\Z)')
    position, record = dialect.start, []
    while match := field.match(source, position):
        record.append(Cell(*match.span(1)))
        position = match.end()
        if match[2] != dialect.delimiter:
            yield record
            record = []
        if match[2] == "" and position == len(source):
            return


def _cell(source: str, cell: Cell) -> Signs:
    if source.startswith('"', cell.start):
        return _pieces(source, cell.start + 1, cell.end - 1, re.compile('""'), lambda _: '"')
    return ((source[place], place, place + 1) for place in range(cell.start, cell.end))


def _legible(source: str, holders: tuple[Scalar | Cell, ...], said: Iterable[Signs], delimiter: str = "") -> Legible:
    """All that is said, with an end before, between and after the texts."""
    signs: list[tuple[str, int, int]] = [(END, 0, 0)]
    for piece in said:
        signs += piece
        place = signs[-1][2]
        signs.append((END, place, place))
    text = "".join(sign for sign, _, _ in signs)
    return Legible(source, text, tuple(s for _, s, _ in signs), tuple(e for _, _, e in signs), holders, delimiter)
