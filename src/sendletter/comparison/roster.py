"""What became of the signatories between two versions of the list, as frozen values."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import islice

from sendletter.comparison.matching import COLUMNS, MOST, Addresses, match, one_person
from sendletter.proofreading.likeness import fold, words_of
from sendletter.roster import Signatory, Status

PRIVATE = frozenset({"agreed_to"})
"""Columns for the records: that a cell changed is told, and never what stands in it."""


class Kind(StrEnum):
    """What became of a row; of several things that hold, the first one here."""

    ADDED = "added"
    REMOVED = "removed"
    WITHDRAWN = "withdrawn"
    UNCONFIRMED = "no longer confirmed"
    RENAMED = "renamed"
    MOVED = "moved"
    CONFIRMED = "confirmed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that changed: its column as staff write it, the old and the new text; both empty for a private column."""

    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A row that stands in both lists; `by_address` where only its e-mail address tells that it is the same."""

    old: Signatory
    new: Signatory
    by_address: bool = False

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells that changed, in the order of the columns."""
        return tuple(
            Cell(column.replace("_", " "), *(("", "") if column in PRIVATE else (_text(one), _text(other))))
            for column in COLUMNS
            if (one := getattr(self.old, column)) != (other := getattr(self.new, column))
        )

    @property
    def kind(self) -> Kind | None:
        """What became of the row; None where nothing did."""
        return next((kind for kind, holds in KINDS.items() if holds(self.old, self.new)), None)


def _text(value: object) -> str:
    """A cell as staff write it."""
    return "" if value is None else "yes" if value is True else "no" if value is False else str(value)


KINDS: dict[Kind, Callable[[Signatory, Signatory], bool]] = {
    Kind.WITHDRAWN: lambda old, new: old.status is not new.status is Status.WITHDRAWN,
    Kind.UNCONFIRMED: lambda old, new: new.status is not old.status is Status.CONFIRMED,
    Kind.RENAMED: lambda old, new: old.name != new.name,
    Kind.MOVED: lambda old, new: old.group != new.group,
    Kind.CONFIRMED: lambda old, new: old.status is not new.status is Status.CONFIRMED,
    Kind.CHANGED: lambda old, new: any(getattr(old, column) != getattr(new, column) for column in COLUMNS),
}
"""What became of a row that stands in both lists, what matters most first."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A row that is no longer there. `still` is another row that has the name all the same, such as a doubled one."""

    row: Signatory
    still: Signatory | None = None

    @property
    def gone(self) -> bool:
        """Whether a signatory disappeared who never withdrew."""
        return self.still is None and self.row.status is not Status.WITHDRAWN


@dataclass(frozen=True)
class Changes:
    """Everybody of two lists, each row once: `pairs` stand in both, `removed` in the older, `added` in the newer."""

    pairs: tuple[Pair, ...] = ()
    removed: tuple[Removed, ...] = ()
    added: tuple[Signatory, ...] = ()

    @cached_property
    def changed(self) -> dict[Kind, tuple[Pair, ...]]:
        """The pairs in which something changed, by what became of them, in the order of `Kind`."""
        kinds = [(pair, pair.kind) for pair in self.pairs]
        found = {wanted: tuple(pair for pair, kind in kinds if kind is wanted) for wanted in KINDS}
        return {kind: pairs for kind, pairs in found.items() if pairs}

    @property
    def gone(self) -> tuple[Signatory, ...]:
        """Who disappeared without having withdrawn."""
        return tuple(removed.row for removed in self.removed if removed.gone)

    @property
    def counts(self) -> dict[Kind, int]:
        """How many rows each thing became of, without zeros. Old rows + added - removed are the new rows."""
        counts = {Kind.ADDED: len(self.added), Kind.REMOVED: len(self.removed)}
        counts |= {kind: len(pairs) for kind, pairs in self.changed.items()}
        return {kind: count for kind, count in counts.items() if count}

    @property
    def reordered(self) -> int:
        """How many of the rows that stand in both lists would have to move for the others to be in one order.

        Rows of one name are left out: which is which is not known.
        """
        names = Counter(pair.old.name for pair in self.pairs)
        once = (pair for pair in self.pairs if names[pair.old.name] == 1)
        lines = [pair.old.span.line for pair in sorted(once, key=lambda pair: pair.new.span)]
        rising: list[int] = []  # the least last line of a rising row of each length
        for line in lines:
            rising[(place := bisect_left(rising, line)) : place + 1] = [line]
        return len(lines) - len(rising)

    @property
    def old(self) -> tuple[Signatory, ...]:
        """The rows of the older list: those that stayed in the order of the newer one, then the removed ones."""
        return (*(pair.old for pair in self.pairs), *(removed.row for removed in self.removed))

    @property
    def new(self) -> tuple[Signatory, ...]:
        """The rows of the newer list: those that stayed, then the added ones."""
        return (*(pair.new for pair in self.pairs), *self.added)


def compare(
    old: Sequence[Signatory],
    new: Sequence[Signatory],
    old_addresses: Addresses | None = None,
    new_addresses: Addresses | None = None,
) -> Changes:
    """What changed from the rows of `old` to those of `new`.

    Addresses stand for the e-mail addresses of both lists by line; they may prove that a row of another name is the
    same, and are no part of what comes out. The order of rows is no change.
    """
    matched = match(old, new, old_addresses, new_addresses)
    listed: dict[tuple[str, ...], list[Signatory]] = defaultdict(list)
    for row in new if matched.removed else ():
        listed[words_of(fold(row.name))].append(row)
    removed = tuple(Removed(row, _still(row, listed)) for row in matched.removed)
    return Changes(tuple(Pair(*pair) for pair in matched.joined), removed, matched.added)


def _still(row: Signatory, listed: Mapping[tuple[str, ...], list[Signatory]]) -> Signatory | None:
    """The row in which the name of a removed one stands all the same, where it prints as much as that one did."""
    others = islice(listed.get(words_of(fold(row.name)), ()), MOST)
    good = (row.status, Status.CONFIRMED)
    return next((other for other in others if other.status in good and one_person(row, other)), None)
