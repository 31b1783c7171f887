"""Which paragraphs of an older letter are which of a newer one: kept, edited, split, joined, moved, come or gone.

Paragraphs that are word for word the same are found first, in order, then elsewhere: they were moved. Between them,
those that are alike in order are one paragraph that was edited. What is left beside such a pair, and completes it, was
split off or joined to it. What is left at last and is alike was moved and edited.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

ALIKE, MOVED = 0.4, 0.7
"""From which likeness on two paragraphs in one place are one that was edited, and two in different places one that was
moved."""
GAIN = 0.04
"""By how much likeness must grow for a neighbour to be taken for a part that was split off or joined."""
SHORT = 8
"""Words of a paragraph, at the most, that is one with whatever short one stands alone in its place."""
FEWEST = 4
"""Words of a paragraph, at the least, that is known elsewhere."""
BAND = 60
"""How far from its place a paragraph is looked for among others that all changed."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a paragraph is compared by: its words with their styles, its plain words, whether it is a heading."""

    exact: Hashable
    words: tuple[str, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """Paragraphs of both letters, by index, that are one passage: one and one, or several where it was split or joined.

    One side is empty where a paragraph came or went. A `moved` one stands elsewhere than it did; it occurs twice, once
    at its place in the older letter, as a `trace`.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False
    trace: bool = False


def align(old: Sequence[Content], new: Sequence[Content], *, whole: bool = False) -> tuple[Match, ...]:
    """The passages in the order of the newer letter; what is only in the older one follows what it followed there.

    Passages that are `whole` are neither split nor joined.
    """
    aligner = _Aligner(old, new, dict.fromkeys(range(len(old))), dict.fromkeys(range(len(new))))
    aligner.same()
    aligner.moved_whole()
    aligner.edited()
    if not whole:
        aligner.split_and_joined()
    aligner.moved_and_edited()
    return tuple(aligner.in_order())


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """How alike two rows of words are, from 0 to 1."""
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(one, other)) if one and other else 0.0


@dataclass(slots=True)
class _Aligner:
    """Two letters on their way to being aligned; `gone` and `come` are the paragraphs that are still free."""

    old: Sequence[Content]
    new: Sequence[Content]
    gone: dict[int, None]
    come: dict[int, None]
    pairs: list[Match] = field(default_factory=list)
    moves: list[Match] = field(default_factory=list)

    def take(self, one: int, other: int, *, moved: bool = False) -> None:
        """Old paragraph `one` is new paragraph `other`."""
        (self.moves if moved else self.pairs).append(Match((one,), (other,), moved))
        del self.gone[one], self.come[other]

    def same(self) -> None:
        """Paragraphs that are the same, in order."""
        from rapidfuzz.distance import Indel

        numbers: dict[Hashable, int] = {}
        old = [numbers.setdefault(content.exact, len(numbers)) for content in self.old]
        new = [numbers.setdefault(content.exact, len(numbers)) for content in self.new]
        for code in Indel.opcodes(old, new):
            if code.tag == "equal":
                for step in range(code.src_end - code.src_start):
                    self.take(code.src_start + step, code.dest_start + step)

    def moved_whole(self) -> None:
        """Paragraphs that are the same and stand elsewhere."""
        places: dict[Hashable, list[int]] = {}
        for number in self.come:
            places.setdefault(self.new[number].exact, []).append(number)
        for number in list(self.gone):
            found = places.get(self.old[number].exact)
            if found and len(self.old[number].words) >= FEWEST:
                self.take(number, found.pop(0), moved=True)

    def edited(self) -> None:
        """Between paragraphs that are the same, those that are alike, in order."""
        for olds, news in self._gaps():
            for one, other in best_pairs(len(olds), len(news), self._likeness_of(olds, news)):
                self.take(olds[one], news[other])
        self.pairs.sort(key=lambda match: match.new)
        for olds, news in self._gaps():
            if self._in_place(olds, news):
                self.take(olds[0], news[0])
        self.pairs.sort(key=lambda match: match.new)

    def _in_place(self, olds: Sequence[int], news: Sequence[int]) -> bool:
        """Whether a short paragraph stands alone in the place of a short one: few words are alike by chance alone."""
        if len(olds) != 1 or len(news) != 1:
            return False
        one, other = self.old[olds[0]], self.new[news[0]]
        return one.heading is other.heading and max(len(one.words), len(other.words)) <= SHORT

    def _gaps(self) -> list[tuple[list[int], list[int]]]:
        """The free paragraphs between the pairs."""
        anchors = [(-1, -1), *((pair.old[0], pair.new[0]) for pair in self.pairs), (len(self.old), len(self.new))]
        gaps = [
            (
                [number for number in range(left[0] + 1, right[0]) if number in self.gone],
                [number for number in range(left[1] + 1, right[1]) if number in self.come],
            )
            for left, right in pairwise(anchors)
        ]
        return [(olds, news) for olds, news in gaps if olds and news]

    def _likeness_of(self, olds: Sequence[int], news: Sequence[int]) -> Callable[[int, int], float]:
        def alike(one: int, other: int) -> float:
            first, second = self.old[olds[one]], self.new[news[other]]
            return likeness(first.words, second.words) if first.heading is second.heading else 0.0

        return alike

    def split_and_joined(self) -> None:
        """Free neighbours of a pair that complete it."""
        for place, pair in enumerate(self.pairs):
            grown = True
            while grown:
                grown = False
                for old, new in self._grown(pair):
                    if self._alike(old, new) > self._alike(pair.old, pair.new) + GAIN:
                        for number in set(old) - set(pair.old):
                            del self.gone[number]
                        for number in set(new) - set(pair.new):
                            del self.come[number]
                        self.pairs[place] = pair = Match(old, new)
                        grown = True
                        break

    def _grown(self, pair: Match) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
        """A pair with each free neighbour; only paragraphs are split and joined, no headings."""
        if self.old[pair.old[0]].heading:
            return
        for number in (pair.new[0] - 1, pair.new[-1] + 1):
            if number in self.come and not self.new[number].heading and len(pair.old) == 1:
                yield pair.old, tuple(sorted((*pair.new, number)))
        for number in (pair.old[0] - 1, pair.old[-1] + 1):
            if number in self.gone and not self.old[number].heading and len(pair.new) == 1:
                yield tuple(sorted((*pair.old, number))), pair.new

    def _alike(self, old: Sequence[int], new: Sequence[int]) -> float:
        one = [word for number in old for word in self.old[number].words]
        return likeness(one, [word for number in new for word in self.new[number].words])

    def moved_and_edited(self) -> None:
        """What is left on both sides and is alike, the likest first."""
        olds = [number for number in self.gone if len(self.old[number].words) >= FEWEST][:BAND]
        news = [number for number in self.come if len(self.new[number].words) >= FEWEST][:BAND]
        found = [(self._alike((one,), (other,)), one, other) for one in olds for other in news]
        for alike, one, other in sorted(found, key=lambda pair: (-pair[0], pair[1:])):
            if alike >= MOVED and one in self.gone and other in self.come:
                self.take(one, other, moved=True)

    def in_order(self) -> Iterator[Match]:
        """All matches, and what came or went by itself."""
        traces = {move.old[0]: Match(move.old, move.new, moved=True, trace=True) for move in self.moves}
        moved = {move.new[0]: move for move in self.moves}
        one = other = 0
        end = Match((len(self.old),), (len(self.new),))
        for pair in [*sorted(self.pairs, key=lambda match: match.new), end]:
            yield from (traces.get(number, Match((number,), ())) for number in range(one, pair.old[0]))
            yield from (moved.get(number, Match((), (number,))) for number in range(other, pair.new[0]))
            one, other = pair.old[-1] + 1, pair.new[-1] + 1
            if pair is not end:
                yield pair


def best_pairs(rows: int, columns: int, alike: Callable[[int, int], float]) -> list[tuple[int, int]]:
    """The pairs in order, each of at least `ALIKE`, whose likeness is the most in all (Needleman and Wunsch, 1970)."""
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    gains: dict[tuple[int, int], float] = {}
    for row in range(rows):
        for column in range(columns):
            if abs(row * columns - column * rows) <= BAND * max(rows, columns):
                gains[row, column] = alike(row, column)
            gain = gains.get((row, column), 0.0)
            paired = best[row][column] + gain if gain >= ALIKE else 0.0
            best[row + 1][column + 1] = max(best[row][column + 1], best[row + 1][column], paired)
    pairs, row, column = [], rows, columns
    while row and column:
        if best[row][column] == best[row - 1][column]:
            row -= 1
        elif best[row][column] == best[row][column - 1]:
            column -= 1
        else:
            row, column = row - 1, column - 1
            pairs.append((row, column))
    return pairs[::-1]
