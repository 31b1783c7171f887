"""Groups as they are printed, and the whole list: who stands under which heading, and how many they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from sendletter.letter import By, GroupPlan, Run
from sendletter.roster.signatory import Signatory
from sendletter.span import Span


def folded(text: str) -> str:
    """A name, country or kind as it is compared: case, spaces and the form of an apostrophe make no difference."""
    return " ".join(text.replace("’", "'").casefold().split())


@dataclass(frozen=True, slots=True)
class Section:
    """Signatories of a group that stand together, under a sub-heading where `heading` is not empty."""

    heading: str
    signatories: tuple[Signatory, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """One thing that a group prints: its lines, where it was written, and what it is, in a word for staff.

    A sub-heading is a `heading`; what is `bound` stays with the next thing; what is `apart` does not belong to what
    stands before it. `number` is the number, with its mark and space, that leads the first line of an entry; `name` is
    that of the signatory.
    """

    lines: tuple[tuple[Run, ...], ...]
    span: Span
    what: str = "signatory"
    heading: bool = False
    bound: bool = False
    apart: bool = False
    number: str = ""
    name: str = ""

    @property
    def text(self) -> str:
        """What a reader reads, line by line."""
        return "\n".join("".join(run.text for run in line) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Group:
    """The confirmed signatories of one group, in printed order.

    `withheld` are those whose names are not printed; the first `leaders` stand before all sub-headings; `start` is the
    number of the first entry, or None where entries are not numbered. `things` are what is printed, where that is known
    already or not made from the rows, as in a redline.
    """

    plan: GroupPlan
    signatories: tuple[Signatory, ...]
    withheld: tuple[Signatory, ...] = ()
    leaders: int = 0
    start: int | None = None
    things: tuple[Printed, ...] = ()

    @property
    def id(self) -> str:
        """The group's name in the CSV."""
        return self.plan.id

    @property
    def counted(self) -> tuple[Signatory, ...]:
        """Everybody who counts: those who are printed, and those whose names are withheld."""
        return (*self.signatories, *self.withheld)

    @property
    def size(self) -> int:
        """How many sign in this group, with those whose names are withheld."""
        return len(self.signatories) + len(self.withheld)

    @property
    def sections(self) -> Iterator[Section]:
        """The signatories as sub-headings divide them: leaders first, who has no such value last."""
        by = self.plan.by
        if by is None:
            if self.signatories:
                yield Section("", self.signatories)
            return
        if self.leaders:
            yield Section("", self.signatories[: self.leaders])
        for _, rows in groupby(self.signatories[self.leaders :], key=lambda row: folded(value_of(row, by))):
            together = tuple(rows)
            yield Section(value_of(together[0], by), together)


def value_of(row: Signatory, by: By) -> str:
    """What a row has in the column that divides its group."""
    return row.country if by is By.COUNTRY else row.kind


@dataclass(frozen=True, slots=True)
class Roster:
    """The whole list: `listed` is every row as read, `groups` the confirmed ones as they will be printed.

    `homeless` are rows that name a group which letter.yaml does not have.
    """

    listed: tuple[Signatory, ...] = ()
    groups: tuple[Group, ...] = ()
    homeless: tuple[Signatory, ...] = ()

    @property
    def printed(self) -> tuple[Signatory, ...]:
        """Everybody whose name will be printed, in printed order."""
        return tuple(signatory for group in self.groups for signatory in group.signatories)

    @property
    def size(self) -> int:
        """How many sign, with those whose names are withheld."""
        return sum(group.size for group in self.groups)

    @property
    def withheld(self) -> int:
        """How many sign whose names are not printed."""
        return sum(len(group.withheld) for group in self.groups)

    @property
    def counts(self) -> dict[str, int]:
        """How many sign, by group id; names that are withheld count."""
        return {group.id: group.size for group in self.groups}

    @property
    def tallies(self) -> dict[tuple[str, ...], int]:
        """Everything that a letter may count, by the words of its name after “count”.

        ("total",), (group id,), ("country",) for how many different ones, ("country", "Ireland") for how many sign
        from there, the same for kinds, and all of it again for each group, after the group's id. What a group is
        called comes before what a column is called. A country of the list from which nobody signs yet counts nought.
        """
        everybody = tuple(row for group in self.groups for row in group.counted)
        known = {by: {folded(value): value for value in {value_of(row, by) for row in self.listed}} for by in By}
        found: dict[tuple[str, ...], int] = {("total",): len(everybody), **_by_value(everybody, known)}
        for group in self.groups:
            found |= {(group.id,): group.size}
            found |= {(group.id, *words): count for words, count in _by_value(group.counted, known).items()}
        return found


def _by_value(rows: tuple[Signatory, ...], known: Mapping[By, Mapping[str, str]]) -> dict[tuple[str, ...], int]:
    """How many different countries and kinds the rows have, and how many rows have each.

    `known` are those of the whole list, spelled as there, by how they are compared.
    """
    found: dict[tuple[str, ...], int] = {}
    for by in By:
        values: dict[str, list[str]] = {}
        for row in rows:
            if value := value_of(row, by):
                values.setdefault(folded(value), []).append(value)
        found[(by.value,)] = len(values)
        found |= {(by.value, value): 0 for key, value in sorted(known[by].items()) if value and key not in values}
        found |= {(by.value, spelled[0]): len(spelled) for spelled in values.values()}
    return found
