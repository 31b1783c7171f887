"""The lists of signatories of two versions as one: who came, who is gone at the place where they stood, what changed.

`roster` says which row is which; here their entries are put into the groups of the newer list, with their words
compared, for composition to set.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from sendletter.comparison.roster import Changes
from sendletter.comparison.words import NEW_LINE, as_changed, compare
from sendletter.language import Language
from sendletter.letter import Change, GroupPlan, Run
from sendletter.roster import Group, Roster, Signatory, entry
from sendletter.roster.group import Printed
from sendletter.roster.printed import printed

Lines = tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a list prints, with the row if it is a signatory's, and its number as it is printed."""

    thing: Printed
    row: Signatory | None
    number: str
    key: Hashable


def merge_rosters(
    old: Roster, new: Roster, people: Changes, plans: Sequence[GroupPlan], language: Language
) -> tuple[Group, ...]:
    """The groups of both lists. `plans` are those of the merged letter, with what stands over each group."""
    return _Merger(old, new, people, language).groups(plans)


class _Merger:
    def __init__(self, old: Roster, new: Roster, people: Changes, language: Language) -> None:
        self.language = language
        self.old = {group.id: group for group in old.groups}
        self.new = {group.id: group for group in new.groups}
        self.older = {pair.new.span: pair.old for pair in people.pairs}
        self.newer = {pair.old.span: pair.new for pair in people.pairs}
        self.home = {row.span: group.id for group in new.groups for row in group.signatories}
        self.was_home = {row.span: group.id for group in old.groups for row in group.signatories}

    def groups(self, plans: Sequence[GroupPlan]) -> tuple[Group, ...]:
        """One group for each plan."""
        return tuple(map(self._group, plans))

    def _group(self, plan: GroupPlan) -> Group:
        empty = Group(plan, ())
        old, new = self.old.get(plan.id, empty), self.new.get(plan.id, empty)
        olds, news = list(self._entries(old, 0)), list(self._entries(new, 1))
        things = [
            self._thing(olds[one] if one is not None else None, news[other] if other is not None else None, old, new)
            for one, other in interleaved([each.key for each in olds], [each.key for each in news])
        ]
        if things:
            things[-1] = replace(things[-1], bound=False)
        kept = new if new.size else replace(old, plan=plan)
        return replace(kept, plan=replace(plan, columns=max(plan.columns, 1)), things=tuple(things))

    def _entries(self, group: Group, side: int) -> Iterator[Entry]:
        """What a group prints. What is the same in both lists has the same key."""
        rows = iter(group.signatories)
        count = group.start or 0
        for thing in printed(group, self.language):
            if thing.what != "signatory":
                yield Entry(thing, None, "", (thing.what, thing.text.rpartition(" (")[0] if thing.heading else ""))
                continue
            row = next(rows)
            same = self.newer.get(row.span) if side == 0 else row
            key = ("row", same.span) if same is not None else ("gone", row.span)
            yield Entry(thing, row, self.language.number(count) if count else "", key)
            count += bool(count)

    def _thing(self, old: Entry | None, new: Entry | None, before: Group, after: Group) -> Printed:
        """An entry of either list, or of both, with what became of its words."""
        if new is None:
            assert old is not None  # noqa: S101 - one of both is given
            lines = entry(before.plan).print(old.row) if old.row else old.thing.lines
            moved = old.row is not None and old.row.span in self.newer
            return replace(old.thing, lines=_all(lines, Change.TRACE if moved else Change.DELETED))
        was = self.older.get(new.row.span) if new.row else None
        if new.row is None:
            return replace(new.thing, lines=self._compared(old.thing.lines if old else (), new.thing.lines))
        if was is None:
            return replace(new.thing, lines=_all(new.thing.lines, Change.INSERTED))
        plan = self.old[self.was_home[was.span]].plan if was.span in self.was_home else before.plan
        lines = self._compared(entry(plan).print(was, new.number), new.thing.lines)
        if self.was_home.get(was.span) != after.id:
            lines = tuple(tuple(replace(run, change=run.change or Change.MOVED) for run in line) for line in lines)
        return replace(new.thing, lines=lines)

    def _compared(self, old: Lines, new: Lines) -> Lines:
        """The lines of both, word by word; a line that is only in one of them stays a line."""
        if old == new:
            return new
        runs = compare(_flat(old), _flat(new), self.language.word_ends)
        lines: list[list[Run]] = [[]]
        for run in runs:
            if run.text == NEW_LINE.text:
                lines.append([])
            else:
                lines[-1].append(run)
        return tuple(tuple(line) for line in lines if line)


def _flat(lines: Lines) -> tuple[Run, ...]:
    """Lines as one passage with line breaks."""
    return tuple(run for number, line in enumerate(lines) for run in ((NEW_LINE, *line) if number else line))


def _all(lines: Lines, change: Change) -> Lines:
    return tuple(as_changed(line, change) for line in lines)


def interleaved(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[int | None, int | None]]:
    """Both rows of keys as one, by their indexes: what is only in `old` follows what it followed there.

    A key that both have and that stands elsewhere by now comes once, at its new place.
    """
    from rapidfuzz.distance import Indel

    numbers: dict[Hashable, int] = {}
    olds = [numbers.setdefault(key, len(numbers)) for key in old]
    news = [numbers.setdefault(key, len(numbers)) for key in new]
    places = {key: place for place, key in reversed([*enumerate(old)])}
    both = set(old) & set(new)
    for same, together in groupby(Indel.opcodes(olds, news), key=lambda code: code.tag == "equal"):
        codes = list(together)
        first, last = codes[0], codes[-1]
        if same:
            yield from zip(range(first.src_start, last.src_end), range(first.dest_start, last.dest_end), strict=True)
            continue
        yield from ((place, None) for place in range(first.src_start, last.src_end) if old[place] not in both)
        yield from ((places.get(new[place]), place) for place in range(first.dest_start, last.dest_end))
