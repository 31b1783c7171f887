"""The signatories as frozen values: who signs, in which group, in which order, how an entry reads.

A `Signatory` holds the columns that may be printed, and no others: an e-mail address or an unknown column is never
part of the value, so no later room can print it.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
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
        lines: list[list[Piece]] = [[]]
        bold = italic = False
        option = options = 0
        position = 0
        for token in TOKEN.finditer(pattern):
            if literal := pattern[position : token.start()]:
                lines[-1].append(Piece(literal, "", bold, italic, option))
            position = token.end()
            match token.lastgroup:
                case "bold":
                    bold = not bold
                case "italic":
                    italic = not italic
                case "open":
                    if option:
                        raise ValueError("a [ stands inside another [...]")
                    option = options = options + 1
                case "close":
                    if not option:
                        raise ValueError("a ] has no [ before it")
                    option = 0
                case "line":
                    lines.append([])
                case _:
                    column = token["field"].strip()
                    if column not in PRINTED:
                        raise ValueError(
                            f"{{{column}}} is no column that can be printed; there are {', '.join(PRINTED)}"
                        )
                    lines[-1].append(Piece("", column, bold, italic, option))
        if literal := pattern[position:]:
            lines[-1].append(Piece(literal, "", bold, italic, option))
        if option or bold or italic:
            raise ValueError(f"a {'[' if option else '**' if bold else '*'} is never closed")
        if not any(piece.column == "name" for line in lines for piece in line):
            raise ValueError("{name} is missing")
        return cls(tuple(tuple(line) for line in lines))

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


PLAIN = Entry.parse("{name}[ ({acronym})][, {title}][, {affiliation}][, {country}]")
"""How an entry is printed where letter.yaml does not say."""


def entry(plan: GroupPlan) -> Entry:
    """The entry that a group's plan asks for. Raises ValueError as `Entry.parse` does."""
    return Entry.parse(plan.entry.text) if plan.entry else PLAIN
