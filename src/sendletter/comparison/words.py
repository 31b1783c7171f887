"""Two passages compared word by word: what was kept, deleted and inserted, as a person would mark it.

Words are those of the letter's language (ICU), each with its style, so a word that became bold has changed. Where a
link leads elsewhere, its words stand once, and both targets after them. The shortest difference is seldom the one that
a person would mark: it keeps every “of” and “the” of a passage that was written anew. So small islands between changes
are taken into them, and a change that could stand in several places stands where a sentence or a phrase begins.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise
from typing import Any

from sendletter.composition.runs import slice_runs
from sendletter.letter import Change, Run

Ends = Callable[[str], Sequence[int]]
"""Where words, marks and spaces end in a text (`language.Language.word_ends`)."""
PILCROW = Run("\u2029")
"""Stands between two paragraphs that are compared as one passage."""
NEW_LINE = Run("\n")
ALONE = (NEW_LINE.text, PILCROW.text)
ISLAND = 3
"""Words of an island, at the most, that is taken into the changes around it."""
SEAM = "\u200b"
"""Between a deleted word and the inserted one after it a line may be broken; it has no width."""
CALL = "\ufffc"
SPACES = str.maketrans("\u00a0\u202f", "  ")
"""Whether a line may be broken at a space is no change."""
GONE = 10_000
"""Added to the number of a footnote that only the older letter has, so that no two notes of a redline have one."""
LETTER = re.compile(r"\w")
LEGS = re.compile(r"\w{16}(?=\w)|[^\w](?=\w)")
"""After what a long target of a link may be broken."""
Leads = tuple[str | None, str | None]
"""Where a link led, and where it leads."""
CLAUSE = re.compile(r"[.,;:!?。，、；：！？؟،؛।\u2029\n]")
"""Marks that a change does not reach across, to keep what a person would see as two changes."""
SENTENCE = re.compile(r"[.!?。！？؟।\u2029\n]")


def words(runs: Iterable[Run], ends: Ends) -> tuple[Run, ...]:
    """Runs cut into words, marks and spaces; a footnote's call, a line break and a pilcrow are one each."""
    runs = tuple(runs)
    text = "".join(CALL * len(run.text) if run.note is not None else run.text for run in runs)
    edges, position = [0], 0
    for run in runs:
        position += len(run.text)
        edges.append(position)
    cuts = sorted({*edges, *ends(text)}) if text else []
    return tuple(run for start, end in pairwise(cuts) for run in slice_runs(runs, start, end))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Old words from `start` to `end` that became the new words from `begin` to `finish`; or the `same` ones."""

    start: int
    end: int
    begin: int
    finish: int
    same: bool

    def with_(self, other: "Stretch") -> "Stretch":
        """This stretch and the one after it as one change."""
        return Stretch(self.start, other.end, self.begin, other.finish, same=False)


@dataclass(frozen=True)
class Difference:
    """Two passages as words. `same_note` gives the newer number of each older footnote that is still there."""

    old: tuple[Run, ...]
    new: tuple[Run, ...]
    same_note: Mapping[int, int]

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The words of both in one passage, each with what became of it; a deletion stands before an insertion."""
        found: list[Run] = []
        led: Leads = (None, None)
        for stretch in self.stretches:
            old, new = self.old[stretch.start : stretch.end], self.new[stretch.begin : stretch.finish]
            if not stretch.same:
                if any(run.link != led[0] for run in old) or any(run.link != led[1] for run in new):
                    found += targets(*led)
                    led = (None, None)
                found += self._changed(old, new)
                continue
            for was, run in zip(old, new, strict=True):
                leads = (was.link, run.link) if was.link != run.link else (None, None)
                if leads != led:
                    found += targets(*led)
                    led = leads
                found.append(run)
        return tuple(joined([*found, *targets(*led)]))

    def _changed(self, old: Sequence[Run], new: Sequence[Run]) -> Iterator[Run]:
        """Old words and the new ones that stand in their place."""
        gone = [replace(run, change=Change.DELETED) for run in old]
        gone = [_own_note(run) for run in gone if run.note not in self.same_note]  # else its note stands elsewhere
        if gone and new and LETTER.match(gone[-1].text[-1:]) and LETTER.match(new[0].text[:1]):
            gone[-1] = replace(gone[-1], text=gone[-1].text + SEAM)
        yield from gone
        yield from (replace(run, change=Change.INSERTED) for run in new)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """What was kept and what was changed, by turns."""
        phrases = self._phrases(self._slid(list(self._shortest())))
        return tuple(part for stretch in phrases for part in self._trimmed(stretch))

    def _shortest(self) -> Iterator[Stretch]:
        """The shortest difference, changes that touch as one."""
        from rapidfuzz.distance import Indel

        numbers: dict[Any, int] = {}
        old = [numbers.setdefault(self._key(run, self.same_note), len(numbers)) for run in self.old]
        new = [numbers.setdefault(self._key(run, {}), len(numbers)) for run in self.new]
        codes = Indel.opcodes(old, new)
        for same, stretch in groupby(codes, key=lambda code: code.tag == "equal"):
            together = list(stretch)
            first, last = together[0], together[-1]
            yield Stretch(first.src_start, last.src_end, first.dest_start, last.dest_end, same)

    @staticmethod
    def _key(run: Run, same_note: Mapping[int, int]) -> Any:
        """What makes two words the same: text and style, whatever kind of space, and which note is called.

        Where a link leads is told beside its words.
        """
        if run.note is not None:
            return same_note.get(run.note, -run.note) if same_note else run.note
        return run.text.translate(SPACES), run.italic, run.bold

    def _slid(self, stretches: list[Stretch]) -> list[Stretch]:
        """Pure insertions and deletions moved to where they read best."""
        for place in range(1, len(stretches) - 1):
            before, change, after = stretches[place - 1 : place + 2]
            if change.same or (change.end > change.start and change.finish > change.begin):
                continue
            inserted = change.finish > change.begin
            words, start, end = (
                (self.new, change.begin, change.finish) if inserted else (self.old, change.start, change.end)
            )
            shift = _best_shift(words, start, end, before.end - before.start, after.end - after.start)
            stretches[place - 1] = replace(before, end=before.end + shift, finish=before.finish + shift)
            stretches[place] = Stretch(
                change.start + shift, change.end + shift, change.begin + shift, change.finish + shift, same=False
            )
            stretches[place + 1] = replace(after, start=after.start + shift, begin=after.begin + shift)
        return [stretch for stretch in stretches if stretch.end > stretch.start or stretch.finish > stretch.begin]

    def _phrases(self, stretches: Iterable[Stretch]) -> list[Stretch]:
        """The stretches with small islands taken into the changes around them."""
        done: list[Stretch] = []
        for stretch in stretches:
            if done and not stretch.same and not done[-1].same:
                stretch = done.pop().with_(stretch)
            while len(done) > 1 and not stretch.same and self._is_island(done[-2], done[-1], stretch):
                stretch = done[-2].with_(stretch)
                del done[-2:]
            done.append(stretch)
        return done

    def _is_island(self, before: Stretch, island: Stretch, after: Stretch) -> bool:
        """Whether what was kept is too little to be seen as kept between two changes that write a passage anew."""
        kept = self.new[island.begin : island.finish]
        both = before.with_(after)
        if not island.same or before.same or any(CLAUSE.fullmatch(run.text) or run.note is not None for run in kept):
            return False
        deleted = sum(len(_letters(self.old[part.start : part.end])) for part in (before, after))
        inserted = sum(len(_letters(self.new[part.begin : part.finish])) for part in (before, after))
        count = sum(bool(LETTER.search(run.text)) for run in kept)
        weight = len(_letters(kept))
        sides = (self._weight(before), self._weight(after))
        return bool(deleted and inserted and both and count <= ISLAND and min(sides) > 0 and weight <= min(sides))

    def _trimmed(self, stretch: Stretch) -> Iterator[Stretch]:
        """A change without what both sides begin or end with, such as a space."""
        old, new = self.old[stretch.start : stretch.end], self.new[stretch.begin : stretch.finish]
        shortest = 0 if stretch.same else min(len(old), len(new))
        first = next((n for n in range(shortest) if old[n] != new[n]), shortest)
        last = next((n for n in range(shortest - first) if old[-1 - n] != new[-1 - n]), shortest - first)
        start, end = stretch.start + first, stretch.end - last
        begin, finish = stretch.begin + first, stretch.finish - last
        if first:
            yield Stretch(stretch.start, start, stretch.begin, begin, same=True)
        if start < end or begin < finish:
            yield Stretch(start, end, begin, finish, stretch.same)
        if last:
            yield Stretch(end, stretch.end, finish, stretch.finish, same=True)

    def _weight(self, stretch: Stretch) -> int:
        """How much a change weighs: the letters of its longer side."""
        old, new = self.old[stretch.start : stretch.end], self.new[stretch.begin : stretch.finish]
        return max(len(_letters(old)), len(_letters(new)))


def targets(old: str | None, new: str | None) -> Iterator[Run]:
    """Where a link led and where it leads, after words that are the same; None is no link."""
    for link, change in ((old, Change.DELETED), (new, Change.INSERTED)):
        if link is not None and old != new:
            yield Run(_written(link), link=link, change=change)


def _written(link: str) -> str:
    """A link's target in brackets; a line may be broken after every mark in it, and within what is long."""
    return f" ({LEGS.sub(lambda leg: leg[0] + SEAM, link)})"


def is_target(run: Run) -> bool:
    """Whether a run says where a link led or leads, and is no word of the letter."""
    return run.link is not None and run.change is not None and run.text == _written(run.link)


def _own_note(run: Run) -> Run:
    """A deleted call, which calls the deleted note."""
    return run if run.note is None else replace(run, note=run.note + GONE)


def _letters(words: Iterable[Run]) -> str:
    """The letters and digits of words."""
    return "".join("".join(LETTER.findall(run.text)) for run in words)


def _best_shift(words: Sequence[Run], start: int, end: int, left: int, right: int) -> int:
    """By how many words to move an insertion or deletion that could stand elsewhere as well; nothing if it is best."""
    shifts = [0]
    for step in range(1, left + 1):
        if words[start - step] != words[end - step]:
            break
        shifts.append(-step)
    for step in range(right):
        if end + step >= len(words) or words[start + step] != words[end + step]:
            break
        shifts.append(step + 1)
    return max(shifts, key=lambda shift: (_edge(words, start + shift) + _edge(words, end + shift), -abs(shift)))


def _edge(words: Sequence[Run], place: int) -> int:
    """How well a change begins or ends before a word: best between sentences, well after a mark or a space."""
    if place in (0, len(words)):
        return 4
    before, earlier = words[place - 1].text, words[place - 2].text if place > 1 else ""
    if SENTENCE.search(before) or (before.isspace() and SENTENCE.search(earlier)):
        return 4 if before.isspace() or SENTENCE.fullmatch(before) else 2
    if before.isspace():
        return 2 if LETTER.search(earlier) else 3
    return 0 if LETTER.search(before) and LETTER.search(words[place].text) else 1


def joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Neighbours of one style and one fate as one run; calls, line breaks and pilcrows stay by themselves."""

    def style(run: Run) -> Any:
        alone = run.note is not None or run.text in ALONE
        return id(run) if alone else (run.italic, run.bold, run.link, run.change)

    for _, together in groupby(runs, key=style):
        first, *others = together
        yield replace(first, text=first.text + "".join(run.text for run in others)) if others else first


def compare(
    old: Sequence[Run], new: Sequence[Run], ends: Ends, same_note: Mapping[int, int] | None = None
) -> tuple[Run, ...]:
    """What became of a passage: the runs of both, in one."""
    return Difference(words(old, ends), words(new, ends), same_note or {}).runs


def as_changed(runs: Iterable[Run], change: Change) -> tuple[Run, ...]:
    """A whole passage with one fate."""
    return tuple(replace(run, change=change) for run in runs)


def is_changed(runs: Iterable[Run]) -> bool:
    """Whether anything of a passage changed."""
    return any(run.change for run in runs)
