"""What became of the signatories, as it stands after the letter: how many there are, and who is meant."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sendletter.comparison.roster import Pair
from sendletter.comparison.words import as_changed, compare
from sendletter.letter import Change, GroupPlan, Run, Text
from sendletter.redline.comparing import Compared
from sendletter.roster import Signatory, Status, entry

COMMA = Run(", ")


@dataclass(frozen=True, slots=True)
class Count:
    """How many sign in a group, before and after."""

    heading: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody of whom something is said: the entry with what became of its words, and what is said after it."""

    entry: Text
    said: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Signatories of whom the same became, under what it is, with their number."""

    heading: str
    count: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Both lists in numbers, the total last, and everybody who changed."""

    counts: tuple[Count, ...]
    sections: tuple[Section, ...]

    @property
    def texts(self) -> Iterator[str]:
        """Everything that it says, for the fonts."""
        for count in self.counts:
            yield from (count.heading, count.before, count.after)
        for section in self.sections:
            yield from (section.heading, section.count)
            for line in section.lines:
                yield from (line.entry.text, line.said)


def report(compared: Compared) -> Report:
    """What became of the list, in the language of the newer letter."""
    return Report(tuple(_counts(compared)), tuple(_Reporter(compared).sections()))


def _counts(compared: Compared) -> Iterator[Count]:
    language = compared.new.language
    before, after = compared.old.roster.counts, compared.new.roster.counts
    headings = {group.id: str(group.plan.heading or group.id) for group in compared.old.roster.groups}
    headings |= {group.id: str(group.plan.heading or group.id) for group in compared.new.roster.groups}
    for name, heading in headings.items():
        yield Count(heading, language.number(before.get(name, 0)), language.number(after.get(name, 0)))
    totals = language.number(compared.old.roster.size), language.number(compared.new.roster.size)
    yield Count(language.caption("in_all"), *totals)


class _Reporter:
    def __init__(self, compared: Compared) -> None:
        self.compared, self.language = compared, compared.new.language
        self.before = {group.id: group.plan for group in compared.old.roster.groups}
        self.after = {group.id: group.plan for group in compared.new.roster.groups}

    def sections(self) -> Iterator[Section]:
        """Who was added, removed, moved and changed."""
        people = self.compared.people
        moved = [pair for pair in people.pairs if pair.old.group != pair.new.group]
        changed = [pair for pair in people.pairs if pair.cells and pair.old.group == pair.new.group]
        added = [Line(self._whole(row, self.after, Change.INSERTED), self._group(row)) for row in people.added]
        removed = [
            Line(self._whole(removed.row, self.before, Change.DELETED), self._why(removed.row))
            for removed in people.removed
        ]
        yield from self._section("added", added)
        yield from self._section("removed", removed)
        yield from self._section("moved", [Line(self._both(pair), self._groups(pair)) for pair in moved])
        yield from self._section("changed", [Line(self._both(pair)) for pair in changed])

    def _section(self, caption: str, lines: Sequence[Line]) -> Iterator[Section]:
        if lines:
            yield Section(self.language.caption(caption), self.language.number(len(lines)), tuple(lines))

    def _group(self, row: Signatory) -> str:
        plan = self.after.get(row.group) or self.before.get(row.group)
        return str(plan.heading) if plan and plan.heading else row.group

    def _groups(self, pair: Pair) -> str:
        """From where to where somebody was moved."""
        arrow = "←" if self.language.direction == "rtl" else "→"
        return f"{self._group(pair.old)} {arrow} {self._group(pair.new)}"

    def _why(self, row: Signatory) -> str:
        """Why somebody is no longer printed, where that is known."""
        captions = {Status.WITHDRAWN: "withdrawn", Status.PENDING: "unconfirmed"}
        said = self.language.caption(captions[row.status]) if row.status in captions else ""
        return " · ".join(part for part in (self._group(row), said) if part)

    def _whole(self, row: Signatory, plans: dict[str, GroupPlan], change: Change) -> Text:
        return _text(as_changed(_entry(row, plans[row.group]), change), row)

    def _both(self, pair: Pair) -> Text:
        old, new = _entry(pair.old, self.before[pair.old.group]), _entry(pair.new, self.after[pair.new.group])
        return _text(compare(old, new, self.language.word_ends), pair.new)


def _entry(row: Signatory, plan: GroupPlan) -> tuple[Run, ...]:
    """A row as its group prints it, on one line."""
    lines = entry(plan).print(row)
    return tuple(run for number, line in enumerate(lines) for run in ((COMMA, *line) if number else line))


def _text(runs: Sequence[Run], row: Signatory) -> Text:
    return Text("".join(run.text for run in runs), row.span, tuple(runs))
