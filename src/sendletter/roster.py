"""The signatories as frozen values: who signs, in which group, in which order, how an entry reads.

A `Signatory` holds the columns that may be printed, and no others: an e-mail address or an unknown column is never
part of the value, so no later room can print it.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Self

from sendletter.letter import GroupPlan, Order, Run
from sendletter.span import Span

PRINTED = ("name", "title", "affiliation", "acronym", "country")
"""The columns that an entry may print."""


class Status(StrEnum):
    """Only confirmed signatories print in a final copy."""

    CONFIRMED = "confirmed"
    PENDING = "pending"
    WITHDRAWN = "withdrawn"


class Capacity(StrEnum):
    """In which capacity somebody signs."""

    PERSONAL = "personal"
    ON_BEHALF = "on behalf"
    IDENTIFICATION = "identification only"


@dataclass(frozen=True, slots=True)
class Signatory:
    """One row of the list. Empty cells are empty strings; names are as they were given."""

    group: str
    name: str
    span: Span
    title: str = ""
    affiliation: str = ""
    acronym: str = ""
    country: str = ""
    sort_by: str = ""
    status: Status = Status.CONFIRMED
    signed: date | None = None
    withdrawn: date | None = None
    capacity: Capacity | None = None
    agreed_to: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The confirmed signatories of one group, in printed order."""

    plan: GroupPlan
    signatories: tuple[Signatory, ...]

    @property
    def id(self) -> str:
        """The group's name in the CSV."""
        return self.plan.id


@dataclass(frozen=True, slots=True)
class Roster:
    """The whole list: `listed` is every row as read, `groups` the confirmed ones as they will be printed."""

    listed: tuple[Signatory, ...] = ()
    groups: tuple[Group, ...] = ()

    @property
    def printed(self) -> tuple[Signatory, ...]:
        """Everybody who will be printed, in printed order."""
        return tuple(signatory for group in self.groups for signatory in group.signatories)

    @property
    def counts(self) -> dict[str, int]:
        """How many are printed, by group id."""
        return {group.id: len(group.signatories) for group in self.groups}


SUFFIX = re.compile(r"(?:,\s*.*|\s+(?:Jr|Sr|II|III|IV)\.?)+$")


def family_name_first(name: str) -> str:
    """`Tomás Ojea-Quintana` as `Ojea-Quintana Tomás`: the last word leads, a suffix such as Jr. follows.

    A guess that fits most European names; where a family name comes first (Lee Yanghee) the list's own
    `sort by` column says so.
    """
    bare = SUFFIX.sub("", name) or name
    rest, _, family = bare.rpartition(" ")
    return f"{family} {rest}{name[len(bare) :]}".strip()


def arrange(
    listed: Iterable[Signatory], plans: Iterable[GroupPlan], key: Callable[[str], bytes], as_of: date | None = None
) -> Roster:
    """The list as it will be printed: confirmed rows by group, each group in its order.

    `key` is the collation of the letter's language (`language.Language.sort_key`). `as_of` cuts: who signed after
    it is not printed yet, who withdrew after it is still printed. Rows whose group no plan names stay in `listed`
    alone; proofreading reports them.
    """
    listed = tuple(listed)
    by_group: dict[str, list[Signatory]] = {}
    for signatory in listed:
        if _stands(signatory, as_of):
            by_group.setdefault(signatory.group, []).append(signatory)
    groups = (Group(plan, _in_order(by_group.get(plan.id, []), plan.order, key)) for plan in plans)
    return Roster(listed, tuple(groups))


def _stands(signatory: Signatory, as_of: date | None) -> bool:
    if as_of and signatory.signed and signatory.signed > as_of:
        return False
    if signatory.status is Status.WITHDRAWN:
        return bool(as_of and signatory.withdrawn and signatory.withdrawn > as_of)
    return signatory.status is Status.CONFIRMED


def _in_order(rows: list[Signatory], order: Order, key: Callable[[str], bytes]) -> tuple[Signatory, ...]:
    if order is Order.AS_LISTED:
        return tuple(rows)
    leading = family_name_first if order is Order.FAMILY_NAME else str
    return tuple(sorted(rows, key=lambda row: (key(row.sort_by or leading(row.name)), key(row.name), row.span)))


TOKEN = re.compile(r"(?P<bold>\*\*)|(?P<italic>\*)|(?P<open>\[)|(?P<close>\])|(?P<line>\s*\|\s*)|\{(?P<field>[^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Entry:
    """How one entry of a list is printed, compiled from one line of letter.yaml.

    `{name}` and the other columns of `PRINTED` stand for cells; `[...]` vanishes where a cell in it is empty;
    `|` begins a new line, which vanishes where all its cells are empty; `**...**` is bold, `*...*` italic.
    So `**{name}** | {title}` prints a bold name with the title under it.
    """

    lines: tuple[tuple["Piece", ...], ...]

    @classmethod
    def parse(cls, pattern: str) -> Self:
        """Compile a pattern. Raises ValueError with a sentence for staff where it cannot be understood."""
        reader = _PatternReader()
        position = 0
        for token in TOKEN.finditer(pattern):
            reader.literal(pattern[position : token.start()])
            reader.token(token)
            position = token.end()
        reader.literal(pattern[position:])
        return cls(reader.finished())

    def print(self, signatory: Signatory) -> tuple[tuple[Run, ...], ...]:
        """The entry of one signatory: printed lines of runs."""
        printed = []
        for line in self.lines:
            cells = {piece.column: getattr(signatory, piece.column) for piece in line if piece.column}
            if cells and not any(cells.values()):
                continue
            empty = {piece.option for piece in line if piece.option and piece.column and not cells[piece.column]}
            runs = (piece.run(cells) for piece in line if piece.option not in empty)
            printed.append(tuple(run for run in runs if run.text))
        return tuple(printed)


@dataclass(frozen=True, slots=True)
class Piece:
    """A literal or a cell of an entry's pattern; pieces of one `option` (0 is none) vanish together."""

    literal: str
    column: str
    bold: bool
    italic: bool
    option: int

    def run(self, cells: dict[str, str]) -> Run:
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
        """The beginning or end of what may vanish."""
        if sign == "[" and self.option:
            raise ValueError("a [ stands inside another [...]")
        if sign == "]" and not self.option:
            raise ValueError("a ] has no [ before it")
        self.options += sign == "["
        self.option = self.options if sign == "[" else 0

    def column(self, name: str) -> None:
        """A cell."""
        if name not in PRINTED:
            raise ValueError(f"{{{name}}} is no column that can be printed; there are {', '.join(PRINTED)}")
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
