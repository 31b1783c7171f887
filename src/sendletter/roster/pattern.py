"""How an entry of a list reads: one line of letter.yaml, compiled."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from sendletter.letter import Capacity, GroupPlan, Run
from sendletter.roster.signatory import PRINTED, Signatory

NUMBER = "number"
"""What stands for the number of an entry."""
MARK = "*"
"""What stands behind an affiliation that is named for identification only."""
SHORTCUTS: Mapping[str, str] = {
    "name": "{name}",
    "name, title": "{name}[, {title}]",
    "name, affiliation": "{name}[, {affiliation}]",
    "name, title, affiliation": "{name}[, {title}][, {affiliation}]",
    "name, country": "{name}[, {country}]",
    "name (acronym)": "{name}[ ({acronym})]",
    "name (acronym), country": "{name}[ ({acronym})][, {country}]",
    "two lines": "**{name}** | {title}[, {affiliation}]",
}
"""Patterns by the words that staff may write instead."""
TOKEN = re.compile(r"(?P<bold>\*\*)|(?P<italic>\*)|(?P<open>\[)|(?P<close>\])|(?P<line>\s*\|\s*)|\{(?P<field>[^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Entry:
    """How one entry of a list is printed, compiled from one line of letter.yaml.

    `{name}` and the other columns of `PRINTED` stand for cells, `{number}` for the entry's number; `[...]` vanishes
    where a cell in it is empty; `|` begins a new line, which vanishes where all its cells are empty; `**...**` is bold,
    `*...*` italic. So `**{name}** | {title}` prints a bold name with the title under it.
    """

    lines: tuple[tuple["Piece", ...], ...]

    @classmethod
    def parse(cls, pattern: str) -> Self:
        """Compile a pattern. Raises ValueError with a sentence for staff where it cannot be understood."""
        pattern = SHORTCUTS.get(" ".join(pattern.lower().split()), pattern)
        reader = _PatternReader()
        position = 0
        for token in TOKEN.finditer(pattern):
            reader.literal(pattern[position : token.start()])
            reader.token(token)
            position = token.end()
        reader.literal(pattern[position:])
        return cls(reader.finished())

    @property
    def numbers(self) -> bool:
        """Whether the pattern itself says where the number stands."""
        return any(piece.column == NUMBER for line in self.lines for piece in line)

    def print(self, signatory: Signatory, number: str = "") -> tuple[tuple[Run, ...], ...]:
        """The entry of one signatory: printed lines of runs. A number leads it where the pattern does not place it."""
        cells = {column: getattr(signatory, column) for column in PRINTED} | {NUMBER: number}
        kept = [pieces for line in self.lines if (pieces := _kept(line, cells))]
        if signatory.capacity is Capacity.IDENTIFICATION:
            columns = {piece.column for line in kept for piece in line}
            cells["affiliation" if signatory.affiliation and "affiliation" in columns else "name"] += MARK
        printed = [tuple(run for piece in line if (run := piece.run(cells)).text) for line in kept]
        if number and not self.numbers:
            printed[0] = (Run(f"{number}.\u00a0"), *printed[0])
        return tuple(printed)


def _kept(line: tuple["Piece", ...], cells: Mapping[str, str]) -> tuple["Piece", ...]:
    """The pieces of a line that do not vanish."""
    columns = [cells[piece.column] for piece in line if piece.column]
    if columns and not any(columns):
        return ()
    empty = {piece.option for piece in line if piece.option and piece.column and not cells[piece.column]}
    return tuple(piece for piece in line if piece.option not in empty)


@dataclass(frozen=True, slots=True)
class Piece:
    """A literal or a cell of an entry's pattern; pieces of one `option` (0 is none) vanish together."""

    literal: str
    column: str
    bold: bool
    italic: bool
    option: int

    def run(self, cells: Mapping[str, str]) -> Run:
        """The piece with a signatory's cells filled in."""
        return Run(cells[self.column] if self.column else self.literal, bold=self.bold, italic=self.italic)


@dataclass(slots=True)
class _PatternReader:
    """An entry's pattern on its way to lines of pieces."""

    lines: list[list[Piece]] = field(default_factory=lambda: [[]])
    bold: bool = False
    italic: bool = False
    option: int = 0
    options: int = 0

    def literal(self, text: str) -> None:
        """Text that stands for itself."""
        if text:
            self.lines[-1].append(Piece(text, "", self.bold, self.italic, self.option))

    def token(self, token: re.Match[str]) -> None:
        """A sign of the pattern."""
        match token.lastgroup:
            case "bold":
                self.bold = not self.bold
            case "italic":
                self.italic = not self.italic
            case "open" | "close":
                self.bracket(token.group())
            case "line":
                self.lines.append([])
            case _:
                self.column(token["field"].strip())

    def bracket(self, sign: str) -> None:
        """The beginning or end of what may vanish. Raises ValueError, in words, where it cannot be one."""
        if sign == "[" and self.option:
            raise ValueError("a [ stands inside another [...]")
        if sign == "]" and not self.option:
            raise ValueError("a ] has no [ before it")
        self.options += sign == "["
        self.option = self.options if sign == "[" else 0

    def column(self, name: str) -> None:
        """A cell, by its column. Raises ValueError, in words, for one that cannot stand there."""
        if name not in (*PRINTED, NUMBER):
            raise ValueError(f"{{{name}}} is no column that can be printed; there are {', '.join((*PRINTED, NUMBER))}")
        if name == "name" and self.option:
            raise ValueError("{name} stands inside [...], where it could vanish")
        self.lines[-1].append(Piece("", name, self.bold, self.italic, self.option))

    def finished(self) -> tuple[tuple[Piece, ...], ...]:
        """The lines. Raises ValueError where something is left open or the name is missing."""
        if self.option or self.bold or self.italic:
            raise ValueError(f"a {'[' if self.option else '**' if self.bold else '*'} is never closed")
        if not any(piece.column == "name" for line in self.lines for piece in line):
            raise ValueError("{name} is missing")
        return tuple(tuple(line) for line in self.lines)


PLAIN = Entry.parse("{name}[ ({acronym})][, {title}][, {affiliation}][, {country}]")
"""How an entry is printed where letter.yaml does not say."""


def entry(plan: GroupPlan) -> Entry:
    """The entry that a group's plan asks for. Raises ValueError as `Entry.parse` does."""
    return Entry.parse(plan.entry.text) if plan.entry else PLAIN
