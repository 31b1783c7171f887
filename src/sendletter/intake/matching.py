"""Which row of a sheet is which signatory: mended, matched with the list, compared with everybody who is like it.

A row is matched with the entry of its group and name, blind to spaces and invisible characters; anything less alike is
a doubt.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from sendletter.intake.decisions import Choice, Decisions, Subject
from sendletter.intake.entry import Entry
from sendletter.intake.groups import Groups
from sendletter.intake.incoming import Row, normal
from sendletter.intake.mending import Doubt, contradictions, mended
from sendletter.intake.twins import ADDRESS, Signer, twins

DUPLICATE, NAMESAKE = "duplicate", "same name"
"""The doubts about two rows."""
MOST_ROUNDS = 4
"""How often names are compared anew where decisions change what is compared."""
SAYING = ("title", "affiliation", "country", "acronym")
"""Cells by which two of one name may be known."""
MOST_CHANGES = 1
"""Cells that may say otherwise before a row is asked about: one is news of somebody, more may be somebody else."""
MOST_NAMESAKES = 50
"""Signatories of one name with which a row is compared cell by cell."""
Key = tuple[str, str]


@dataclass(slots=True, eq=False)
class Place:
    """Where rows go: an entry of the list, or a new one; and what was found out about it."""

    entry: Entry | None
    rows: list[Row] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    waits: bool = False
    out: bool = False
    same_as: "Place | None" = None

    def take(self, row: Row) -> None:
        """One more row goes here, and says its cells."""
        self.rows.append(row)
        self.said |= _said([row])

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells by which two of one name may be known, as the rows so far say them."""
        return tuple(normal(self.said.get(column) or self.signer.cell(column)) for column in SAYING)

    @property
    def signer(self) -> Entry | Row:
        """Who stands there: the entry, or the first row."""
        return self.entry or self.rows[0]

    @property
    def end(self) -> "Place":
        """The place that this one is by what was decided."""
        return self.same_as.end if self.same_as else self


def gathered(places: Iterable[Place]) -> Mapping[Place, list[Row]]:
    """The rows that go to each place, in the order of the sheet."""
    found: dict[Place, list[Row]] = defaultdict(list)
    for place in places:
        found[place.end] += place.rows
    return defaultdict(list, {place: sorted(rows, key=lambda row: row.number) for place, rows in found.items()})


@dataclass(slots=True)
class Matching:
    """Rows on their way to their places; beside these, doubts, and rows that wait or are left out."""

    entries: Sequence[Entry]
    groups: Groups
    decisions: Decisions
    doubts: list[Doubt] = field(default_factory=list)
    waiting: list[Row] = field(default_factory=list)
    left: list[Row] = field(default_factory=list)

    def places(self, rows: Sequence[Row]) -> list[Place]:
        """The places of the list's entries, then the new ones."""
        places = self.match(self.pieces(rows))
        self.compare(places)
        return places

    def pieces(self, rows: Sequence[Row]) -> dict[Key, list[Row]]:
        """The rows with what was decided about each by itself, by group and name."""
        found: dict[Key, list[Row]] = defaultdict(list)
        for row in rows:
            done = mended(row, self.groups, self.decisions)
            if done.doubt:
                self.doubts.append(done.doubt)
                self.waiting.append(row)
            elif not done.pieces:
                self.left.append(row)
            for piece in done.pieces:
                found[_key(piece)].append(piece)
        return found

    def match(self, pieces: Mapping[Key, list[Row]]) -> list[Place]:
        """Places for the rows, all but those that wait; returned are the entries of the list and the new ones."""
        entries = [Place(entry) for entry in self.entries]
        by_key: dict[Key, list[Place]] = defaultdict(list)
        for place in entries:
            by_key[_key(place.signer)].append(place)
        for key, rows in pieces.items():
            self.claim(rows, by_key[key])
        known = set(map(id, entries))
        return entries + [place for key in pieces for place in by_key[key] if id(place) not in known]

    def claim(self, rows: Sequence[Row], places: list[Place]) -> None:
        """Give rows of one name their places: each entry first to a row that says the same of it."""
        free = dict.fromkeys(places)
        exact = {place.cells: place for place in reversed(places)}
        later = []
        for row in rows:
            place = exact.get(_cells(row))
            if place not in free:
                place = _agreeing(free, row)
            if place:
                place.take(row)
                del free[place]
            else:
                later.append(row)
        for row in later:
            place = _agreeing(free, row, MOST_CHANGES) or _agreeing(places, row) or self.namesake(row, places)
            if place:
                place.take(row)
                free.pop(place, None)

    def namesake(self, row: Row, places: list[Place]) -> Place | None:
        """The place of a row that says otherwise of all with its name; None where it has none, or waits."""
        if not places:
            places.append(place := Place(None))
            return place
        first = places[0].signer
        subject = Subject(row.name, row.group, NAMESAKE, first.name, first.group)
        decision = self.decisions.about(subject)
        match decision.choice if decision else None:
            case Choice.SAME:
                return places[0]
            case Choice.KEEP:
                places.append(place := Place(None))
                return place
            case Choice.LEAVE_OUT:
                self.left.append(row)
            case _:
                says = f"another “{first.shown}” with other cells stands {_where(first)}"
                self.ask(subject, says, row, same=False)
                self.waiting.append(row)
        return None

    def ask(self, subject: Subject, says: str, row: Row, *, same: bool) -> None:
        """A doubt about two rows, with the proposal that they are the same signatory, or that both are kept."""
        first, second = (Choice.SAME, Choice.KEEP) if same else (Choice.KEEP, Choice.SAME)
        proposal = "the same signatory" if same else "keep both"
        self.doubts.append(Doubt(subject, says, (first, second, Choice.LEAVE_OUT), proposal, row))

    def compare(self, places: Sequence[Place]) -> None:
        """Hold each new name against all others, as all will stand when what the sheet says of them is written.

        Which signatories are the same says in turn how they will stand, so this is done until it is settled.
        """
        begin = len(self.entries)
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

    def views(self, places: Sequence[Place]) -> dict[Place, Signer]:
        """Every place as it will stand, and with the addresses that a list may not hold."""
        rows = gathered(places)
        return {place: _with(place.signer, rows[place]) for place in places}

    def decide(self, place: Place, others: Mapping[Place, str]) -> None:
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
            self.ask(subject, f"{says} “{signer.shown}” {_where(signer, row.group)}", row, same=shared != ADDRESS)
        place.waits = bool(open_)


def _with(signer: Entry | Row, rows: Sequence[Row]) -> Signer:
    said = _said(rows)
    return replace(signer, cells={**signer.cells, **said}) if said else signer


def _said(rows: Iterable[Row]) -> dict[str, str]:
    """What rows say by column, the later over the earlier."""
    return {column: text for row in rows for column, text in row.cells.items() if text}


def _key(signer: Signer) -> Key:
    return signer.group, normal(signer.name)


def _cells(signer: Signer) -> tuple[str, ...]:
    return tuple(normal(signer.cell(column)) for column in SAYING)


def _agreeing(places: Iterable[Place], row: Row, most: int = 0) -> Place | None:
    """The first of a few places that a row contradicts in no cell, or in so many at the most."""
    few = islice(places, MOST_NAMESAKES)
    return next((place for place in few if contradictions(place.cells, _cells(row)) <= most), None)


def _where(signer: Signer, group: str | None = None) -> str:
    """Where a signer stands, with its group if that is another."""
    return f"in {signer.span}" + (f", group {signer.group}" if group and signer.group != group else "")
