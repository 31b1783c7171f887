"""Rows of a sheet, the list, and what was decided -> what would be added, changed and left, and what has to be asked.

A row is matched with the entry of its group and name, blind to spaces and invisible characters; anything less alike is
a doubt. What several rows of a sheet say of one signatory is taken together, the later over the earlier, and an empty
cell says nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import islice

from sendletter.intake.decisions import Choice, Decisions, Subject
from sendletter.intake.groups import Groups
from sendletter.intake.incoming import CHOICES, Row, normal
from sendletter.intake.listed import Entry, Listed
from sendletter.intake.mending import Doubt, mended
from sendletter.intake.twins import ADDRESS, TOLD_APART, Signer, told_apart, twins
from sendletter.problem import Problem
from sendletter.reading.signatories import COLUMNS
from sendletter.span import Span

DUPLICATE, NAMESAKE = "duplicate", "same name"
"""The doubts about two rows."""
MOST_ROUNDS = 4
"""How often names are compared anew where decisions change what is compared."""
MOST_NAMESAKES = 50
"""Signatories of one name with which a row is compared cell by cell."""
Key = tuple[str, str]


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


@dataclass(slots=True, eq=False)
class _Place:
    """Where rows go: an entry of the list, or a new one; what is known of it so far."""

    entry: Entry | None
    rows: list[Row] = field(default_factory=list)
    waits: bool = False
    out: bool = False
    same_as: "_Place | None" = None

    @property
    def signer(self) -> Entry | Row:
        return self.entry or self.rows[0]

    @property
    def end(self) -> "_Place":
        """The place that this one is by what was decided."""
        return self.same_as.end if self.same_as else self


def plan(rows: Sequence[Row], refused: Sequence[Problem], listed: Listed, groups: Groups, decisions: Decisions) -> Plan:
    """The plan of an import. The same rows, list and decisions give the same plan."""
    return _Planner(listed, groups, decisions).plan(rows, refused)


@dataclass(slots=True)
class _Planner:
    listed: Listed
    groups: Groups
    decisions: Decisions
    doubts: list[Doubt] = field(default_factory=list)
    outcomes: dict[int, Outcome] = field(default_factory=dict)

    def plan(self, rows: Sequence[Row], refused: Sequence[Problem]) -> Plan:
        """Mend, match, compare, and take together."""
        new = self.match(self.pieces(rows))
        self.compare(new)
        added, changed = self.settle(new)
        counted = Counter(self.outcomes.values())
        outcomes = {outcome: counted[outcome] for outcome in Outcome} | {Outcome.REFUSED: len(refused)}
        doubts = sorted(self.doubts, key=lambda doubt: doubt.row.number)
        named = [*(change.column for change in changed), *(column for row in added for column in row.cells)]
        columns = tuple(column for column in dict.fromkeys(named) if column not in self.listed.columns)
        return Plan(tuple(added), tuple(changed), tuple(doubts), tuple(refused), outcomes, columns)

    def became(self, row: Row, outcome: Outcome) -> None:
        """What became of a row; of several pieces of one, what most needs to be told."""
        before = self.outcomes.get(row.number, Outcome.LEFT)
        self.outcomes[row.number] = min(before, outcome, key=list(Outcome).index)

    def pieces(self, rows: Sequence[Row]) -> dict[Key, list[Row]]:
        """The rows with what was decided about each by itself, by group and name."""
        found: dict[Key, list[Row]] = defaultdict(list)
        for row in rows:
            done = mended(row, self.groups, self.decisions)
            if done.doubt:
                self.doubts.append(done.doubt)
                self.became(row, Outcome.WAITING)
            elif not done.pieces:
                self.became(row, Outcome.LEFT)
            for piece in done.pieces:
                found[_key(piece)].append(piece)
        return found

    def match(self, pieces: Mapping[Key, list[Row]]) -> list[_Place]:
        """Places for the rows, all but those that wait; returned are the entries of the list and the new ones."""
        entries = [_Place(entry) for entry in self.listed.entries]
        by_key: dict[Key, list[_Place]] = defaultdict(list)
        for place in entries:
            by_key[_key(place.signer)].append(place)
        for key, rows in pieces.items():
            self.claim(rows, by_key[key])
        known = set(map(id, entries))
        return entries + [place for key in pieces for place in by_key[key] if id(place) not in known]

    def claim(self, rows: Sequence[Row], places: list[_Place]) -> None:
        """Give rows of one name their places: each entry first to a row that says the same of it."""
        free = dict.fromkeys(places)
        exact = {_cells(place.signer): place for place in reversed(places)}
        later = []
        for row in rows:
            place = exact.get(_cells(row))
            if place not in free:
                place = _agreeing(free, row)
            if place:
                place.rows.append(row)
                del free[place]
            else:
                later.append(row)
        for row in later:
            place = next(iter(free), None)
            if place:
                del free[place]
            else:
                place = _agreeing(places, row) or self.namesake(row, places)
            if place:
                place.rows.append(row)

    def namesake(self, row: Row, places: list[_Place]) -> _Place | None:
        """The place of a row that says otherwise of all with its name; None where it has none, or waits."""
        if not places:
            places.append(place := _Place(None))
            return place
        first = places[0].signer
        subject = Subject(row.name, row.group, NAMESAKE, first.name, first.group)
        decision = self.decisions.about(subject)
        match decision.choice if decision else None:
            case Choice.SAME:
                return places[0]
            case Choice.KEEP:
                places.append(place := _Place(None))
                return place
            case Choice.LEAVE_OUT:
                self.became(row, Outcome.LEFT)
            case _:
                says = f"another “{first.name}” with other cells stands {_where(first)}"
                self.ask(subject, says, row, same=False)
        return None

    def ask(self, subject: Subject, says: str, row: Row, *, same: bool) -> None:
        """A doubt about two rows, with the proposal that they are the same signatory, or that both are kept."""
        first, second = (Choice.SAME, Choice.KEEP) if same else (Choice.KEEP, Choice.SAME)
        proposal = "the same signatory" if same else "keep both"
        self.doubts.append(Doubt(subject, says, (first, second, Choice.LEAVE_OUT), proposal, row))
        self.became(row, Outcome.WAITING)

    def compare(self, places: Sequence[_Place]) -> None:
        """Hold each new name against all others, as all will stand when what the sheet says of them is written.

        Which signatories are the same says in turn how they will stand, so this is done until it is settled.
        """
        begin = len(self.listed.entries)
        firsts = {_key(place.signer): place for place in reversed(places[begin:])}
        new = [place for place in places[begin:] if firsts[_key(place.signer)] is place]
        compared = [*places[:begin], *sorted(new, key=lambda place: place.rows[0].number)]
        asked = len(self.doubts)
        for _ in range(MOST_ROUNDS if new else 0):
            before = [place.same_as for place in new]
            views = self.views(places)
            del self.doubts[asked:]
            for place in new:
                place.same_as, place.waits, place.out = None, False, False
            found = twins([views[place] for place in compared], begin, self.groups)
            for number, others in found.items():
                self.decide(compared[number], {compared[other]: shared for other, shared in others.items()})
            if before == [place.same_as for place in new]:
                return

    def views(self, places: Sequence[_Place]) -> dict[_Place, Signer]:
        """Every place as it will stand, and with the addresses that a list may not hold."""
        gathered = _gathered(places)
        return {place: _with(place.signer, gathered[place]) for place in places}

    def decide(self, place: _Place, others: Mapping[_Place, str]) -> None:
        """What was decided about a new name and those that it may be; what was not is asked."""
        row = place.rows[0]
        open_ = []
        for other, shared in others.items():
            signer = other.signer
            subject = Subject(row.name, row.group, DUPLICATE, signer.name, signer.group)
            decision = self.decisions.about(subject)
            match decision.choice if decision else None:
                case Choice.SAME:
                    place.same_as = other
                    return
                case Choice.LEAVE_OUT:
                    place.out = True
                    return
                case None:
                    open_.append((subject, signer, shared))
        for subject, signer, shared in open_:
            says = f"has the {shared} of" if shared else "may be"
            self.ask(subject, f"{says} “{signer.name}” {_where(signer, row.group)}", row, same=shared != ADDRESS)
        place.waits = bool(open_)

    def settle(self, places: Sequence[_Place]) -> tuple[list[Row], list[Change]]:
        """The rows to add and the cells to change, when all that go to one place are taken together."""
        gathered = _gathered(places)
        added, changed = [], []
        for place in places:
            rows = gathered[place]
            if place.waits or place.out:
                for row in rows:
                    self.became(row, Outcome.WAITING if place.waits else Outcome.LEFT)
            elif place.entry is None and place.same_as is None:
                added.append(self.addition(place.rows[0], rows))
            elif place.entry and rows:
                changes = list(_changes(place.entry, rows, self.listed))
                changed += changes
                for row in rows:
                    self.became(row, Outcome.CHANGED if changes else Outcome.LEFT)
        return sorted(added, key=lambda row: row.number), changed

    def addition(self, first: Row, rows: Sequence[Row]) -> Row:
        """A new row of the list from all that the sheet says of it."""
        for row in rows:
            self.became(row, Outcome.ADDED if row is first else Outcome.LEFT)
        cells = {column: text for column, (text, _) in _together(rows, self.listed).items()}
        return Row(first.group, first.name, cells, first.span, first.number)


def _gathered(places: Iterable[_Place]) -> dict[_Place, list[Row]]:
    """The rows that go to each place, in the order of the sheet."""
    found: dict[_Place, list[Row]] = defaultdict(list)
    for place in places:
        found[place.end] += place.rows
    return defaultdict(list, {place: sorted(rows, key=lambda row: row.number) for place, rows in found.items()})


def _with(signer: Entry | Row, rows: Sequence[Row]) -> Signer:
    said = {column: text for row in rows for column, text in row.cells.items() if text}
    return replace(signer, cells={**signer.cells, **said}) if said else signer


def _key(signer: Signer) -> Key:
    return signer.group, normal(signer.name)


def _cells(signer: Signer) -> tuple[str, ...]:
    return tuple(normal(signer.cell(column)) for column in TOLD_APART)


def _agreeing(places: Iterable[_Place], row: Row) -> _Place | None:
    """The first of a few places that a row does not contradict."""
    return next((place for place in islice(places, MOST_NAMESAKES) if not told_apart(place.signer, row)), None)


def _where(signer: Signer, group: str | None = None) -> str:
    """Where a signer stands, with its group if that is another."""
    return f"in {signer.span}" + (f", group {signer.group}" if group and signer.group != group else "")


def _together(rows: Iterable[Row], listed: Listed) -> dict[str, tuple[str, Span]]:
    """What rows say of one signatory, by column, with where; only columns that the list may hold."""
    return {
        column: (text, row.span)
        for row in rows
        for column, text in row.cells.items()
        if text and (column in listed.columns or (column in COLUMNS and column != "email"))
    }


def _changes(entry: Entry, rows: Iterable[Row], listed: Listed) -> Iterator[Change]:
    for column, (text, span) in _together(rows, listed).items():
        old, new = normal(entry.cell(column)), normal(text)
        if column == "email" or column in CHOICES:
            old, new = old.casefold(), new.casefold()
        if old != new:
            yield Change(entry, column, text, span)
