"""Rows of a sheet, the list, and what was decided -> what would be added, changed and left, and what has to be asked.

What several rows of a sheet say of one signatory is taken together, the later over the earlier, and an empty cell says
nothing. Who signs once more keeps the first day: a later one would take them out of a printing of a day between.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from sendletter.intake.decisions import Decisions
from sendletter.intake.entry import Entry
from sendletter.intake.groups import Groups
from sendletter.intake.incoming import CHOICES, Row, normal
from sendletter.intake.listed import Listed
from sendletter.intake.matching import Matching, Place, gathered
from sendletter.intake.mending import Doubt
from sendletter.problem import Problem
from sendletter.reading.signatories import COLUMNS
from sendletter.span import Span

SIGNED = "signed"
"""The column of the day of signing, as YYYY-MM-DD, which sorts as it is."""


class Outcome(StrEnum):
    """What becomes of a row of the sheet."""

    WAITING = "waiting"
    ADDED = "added"
    CHANGED = "changed"
    LEFT = "left"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Change:
    """A cell of the list that the sheet says otherwise: the entry, the column, the new text, where that stands."""

    entry: Entry
    column: str
    new: str
    span: Span

    @property
    def old(self) -> str:
        """The text that stands there."""
        return self.entry.cell(self.column)


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do. `outcomes` counts the rows of the sheet: each has one.

    `columns` are those that the list gets for it.
    """

    added: tuple[Row, ...]
    changed: tuple[Change, ...]
    doubts: tuple[Doubt, ...]
    refused: tuple[Problem, ...]
    outcomes: Mapping[Outcome, int]
    columns: tuple[str, ...] = ()

    @property
    def writes(self) -> bool:
        """Whether it would change the list."""
        return bool(self.added or self.changed)

    @property
    def is_complete(self) -> bool:
        """Whether every row of the sheet is taken care of."""
        return not (self.outcomes[Outcome.WAITING] or self.outcomes[Outcome.REFUSED])


def plan(rows: Sequence[Row], refused: Sequence[Problem], listed: Listed, groups: Groups, decisions: Decisions) -> Plan:
    """The plan of an import. The same rows, list and decisions give the same plan."""
    return _Planner(listed).plan(rows, refused, Matching(listed.entries, groups, decisions))


@dataclass(slots=True)
class _Planner:
    listed: Listed
    outcomes: dict[int, Outcome] = field(default_factory=dict)

    def plan(self, rows: Sequence[Row], refused: Sequence[Problem], matching: Matching) -> Plan:
        """Match the rows, take together what goes to one place, and count."""
        added, changed = self.settle(matching.places(rows))
        for outcome, without in ((Outcome.WAITING, matching.waiting), (Outcome.LEFT, matching.left)):
            for row in without:
                self.became(row, outcome)
        counted = Counter(self.outcomes.values())
        outcomes = {outcome: counted[outcome] for outcome in Outcome} | {Outcome.REFUSED: len(refused)}
        doubts = sorted(matching.doubts, key=lambda doubt: doubt.row.number)
        named = [*(change.column for change in changed), *(column for row in added for column in row.cells)]
        columns = tuple(column for column in dict.fromkeys(named) if column not in self.listed.columns)
        return Plan(tuple(added), tuple(changed), tuple(doubts), tuple(refused), outcomes, columns)

    def became(self, row: Row, outcome: Outcome) -> None:
        """What became of a row; of several pieces of one, what most needs to be told."""
        before = self.outcomes.get(row.number, Outcome.LEFT)
        self.outcomes[row.number] = min(before, outcome, key=list(Outcome).index)

    def settle(self, places: Sequence[Place]) -> tuple[list[Row], list[Change]]:
        """The rows to add and the cells to change, when all that go to one place are taken together."""
        together = gathered(places)
        added, changed = [], []
        for place in places:
            rows = together[place]
            if place.waits or place.out:
                for row in rows:
                    self.became(row, Outcome.WAITING if place.waits else Outcome.LEFT)
            elif place.entry is None and place.same_as is None:
                added.append(self.addition(place.rows[0], rows))
            elif place.entry and rows:
                changes = list(_changes(place.entry, rows, self.listed))
                changed += changes
                said = {change.span for change in changes}
                for row in rows:
                    self.became(row, Outcome.CHANGED if row.span in said else Outcome.LEFT)
        return sorted(added, key=lambda row: row.number), changed

    def addition(self, first: Row, rows: Sequence[Row]) -> Row:
        """A new row of the list from all that the sheet says of it."""
        for row in rows:
            self.became(row, Outcome.ADDED if row is first else Outcome.LEFT)
        cells = {column: text for column, (text, _) in _together(rows, self.listed).items()}
        return Row(first.group, first.name, cells, first.number, first.span)


def _together(rows: Iterable[Row], listed: Listed) -> dict[str, tuple[str, Span]]:
    """What rows say of one signatory, by column, with where; only columns that the list may hold.

    The later row is believed, but for the day of signing: who signs again has signed since the first day.
    """
    together: dict[str, tuple[str, Span]] = {}
    for row in rows:
        for column, text in row.cells.items():
            if not text or not (column in listed.columns or (column in COLUMNS and column != "email")):
                continue
            if column != SIGNED or column not in together or text < together[column][0]:
                together[column] = text, row.span
    return together


def _changes(entry: Entry, rows: Iterable[Row], listed: Listed) -> Iterator[Change]:
    for column, (text, span) in _together(rows, listed).items():
        old, new = normal(entry.cell(column)), normal(text)
        if column == "email" or column in CHOICES:
            old, new = old.casefold(), new.casefold()
        if old != new and not (column == SIGNED and old and old < new):
            yield Change(entry, column, text, span)
