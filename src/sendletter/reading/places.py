"""Where texts stand in the files that staff wrote, as offsets: whoever mends a word there leaves all else as it is."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import accumulate
from typing import Any

import yaml

from sendletter.span import Span

LINE_END = re.compile(r"\r\n|\r|\n")
MARKER = re.compile(r"[ \t]*(?:(?:[-*+]|\d+[.)]|>|\[\^[^\]\s]+\]:|#{1,6})[ \t]+)*")
"""What stands before the words of a line of Markdown, and is no part of them."""
DELIMITERS = ',;\t|"'


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a source: offsets of its start and its end."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Scalar:
    start: int
    end: int
    line: int
    column: int
    last: int
    block: bool


@dataclass(frozen=True, slots=True)
class LetterPlaces:
    """The texts of letter.yaml and where they stand."""

    source: str
    scalars: tuple["_Scalar", ...]

    @classmethod
    def of(cls, source: str) -> "LetterPlaces":
        """The places of a letter.yaml that could be read."""
        return cls(source, tuple(_scalars(yaml.compose(source, Loader=yaml.CBaseLoader))))

    def find(self, span: Span) -> Iterator[Stretch]:
        """The lines that hold the text at a place, without what begins them; nothing where there is none."""
        scalars = [item for item in self.scalars if item.line <= span.line <= item.last]
        exact = [item for item in scalars if (item.line, item.column) == (span.line, span.column)]
        for scalar in (exact or [item for item in scalars if item.block])[:1]:
            yield from _lines(self.source, scalar, span.line)


def _scalars(node: Any) -> Iterator[_Scalar]:
    """The values of a YAML tree that are texts; its keys are none."""
    if isinstance(node, yaml.ScalarNode):
        begin, end = node.start_mark, node.end_mark
        last = end.line - (end.column == 0 and end.line > begin.line)
        yield _Scalar(begin.index, end.index, begin.line + 1, begin.column + 1, last + 1, node.style in ("|", ">"))
    elif isinstance(node, yaml.SequenceNode | yaml.MappingNode):
        for child in node.value:
            yield from _scalars(child[1] if isinstance(child, tuple) else child)


def _lines(source: str, scalar: _Scalar, first: int) -> Iterator[Stretch]:
    """The lines of a scalar: all of them, or in a block those of the paragraph that begins in line `first`."""
    start = scalar.start
    for number, line in enumerate(LINE_END.split(source[scalar.start : scalar.end]), start=scalar.line):
        skipped = match.end() if scalar.block and (match := MARKER.match(line)) else 0
        inside = not scalar.block or (number > scalar.line and (number >= first or first == scalar.line))
        if inside and line.strip():
            yield Stretch(start + skipped, start + len(line))
        elif inside and scalar.block and number > first > scalar.line:
            return
        start += len(line) + (2 if source[start + len(line) : start + len(line) + 2] == "\r\n" else 1)


@dataclass(frozen=True, slots=True)
class ListPlaces:
    """The lines of signatories.csv with the offset of each, and the lines in which rows begin."""

    lines: tuple[tuple[int, str], ...]
    rows: tuple[int, ...]

    @classmethod
    def of(cls, source: str, rows: Iterable[int]) -> "ListPlaces":
        """The places of a list whose rows begin in the lines `rows`, counted from 1."""
        lines = tuple(StringIO(source, newline=""))
        starts = accumulate(map(len, lines), initial=0)
        return cls(tuple(zip(starts, lines, strict=False)), tuple(sorted(rows)))

    def find(self, cell: str, line: int) -> tuple[Stretch, ...]:
        """Where a cell of the row that begins in a line stands in it; nothing where it is written in another way."""
        written = _as_written(cell)
        number = bisect_right(self.rows, line)
        after = self.rows[number] if number < len(self.rows) else len(self.lines) + 1
        for start, text in self.lines[line - 1 : after - 1]:
            if found := tuple(Stretch(start + match.start(), start + match.end()) for match in written.finditer(text)):
                return found
        return ()


def _as_written(cell: str) -> re.Pattern[str]:
    """A cell as it may stand in the file: quotes doubled, letters in one piece or in several."""
    letters = []
    for character in cell:
        pieces = unicodedata.normalize("NFD", character)
        letters.append(
            '""?' if character == '"' else re.escape(character) if pieces == character else f"(?:{character}|{pieces})"
        )
    return re.compile(rf"(?<![^{DELIMITERS}\s]){''.join(letters)}(?![^{DELIMITERS}\s])")
