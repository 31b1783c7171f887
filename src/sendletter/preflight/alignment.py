"""Which passages stand where in a text that is not simply all of them one after the other.

Passages are looked for as wholes. Of all their places, those are kept that follow one another in order, do not
overlap and cover most of the text: so "ACAT" is not found inside "ACAT UK", nor a name inside a paragraph that
mentions it. What is too short or too disordered for that (list markers, right-to-left text) is then looked for
between its neighbours. The time grows with the length of the text, also where everything is wrong.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sendletter.preflight.text import UNMIRRORED, Turned, find, length_at

ANCHOR = 4
"""Characters that a passage must have to be looked for in the whole text."""
KEY = 8
"""Characters by which the places where a passage may stand are found."""
SAMPLE = 100
"""How far into a passage those characters are chosen."""
MINGLED = 400
"""Passages that may stand beside each other on a page."""
AHEAD = 8
"""Passages that are tried where one does not stand in its place."""
ROOM = 400
"""Characters that are searched for a passage between its neighbours, beside four times its length."""

Interval = tuple[int, int]


@dataclass(slots=True)
class Alignment:
    """Where each passage stands (None: not in its place), and the stretches of text that no passage explains.

    A stretch belongs to the gap before passage `gap`. `elsewhere` holds passages that stand in such a stretch:
    (number, interval); they were left out of the stretches.
    """

    places: list[Interval | None]
    stretches: list[tuple[int, Interval]] = field(default_factory=list)
    elsewhere: list[tuple[int, Interval]] = field(default_factory=list)


def align(text: str, wanted: Sequence[str]) -> Alignment:
    """The best agreement between a text and the passages that it should consist of."""
    occurrences = _occurrences(text, wanted)
    alignment = Alignment(_heaviest_chain(occurrences, len(text), len(wanted)))
    _fill_gaps(text, wanted, alignment)
    _find_elsewhere(text, wanted, occurrences, alignment)
    return alignment


def walk(text: str, wanted: Sequence[str]) -> bool:
    """Whether the text is the passages one after the other, and nothing else.

    Where columns stand beside each other in a letter from right to left, readers may go from one to the other in every
    line: then the entries of a page are held against its text together.
    """
    position = number = 0
    while number < len(wanted):
        length, count = length_at(text, wanted[number], position), 1
        if wanted[number] and not length:
            length, count = _mingled(text, wanted, number, position)
            if not length:
                return False
        position += length
        number += count
    return position == len(text)


def _mingled(text: str, wanted: Sequence[str], number: int, position: int) -> tuple[int, int]:
    """The length of passages from `number` on that have the same letters together, and how many they are; else 0."""
    apart: Counter[str] = Counter()
    end = position
    for count, passage in enumerate(wanted[number : number + MINGLED], start=1):
        if not isinstance(passage, Turned):
            break
        apart.update(passage.translate(UNMIRRORED))
        apart.subtract(text[end : end + len(passage)].translate(UNMIRRORED))
        end += len(passage)
        if count > 1 and not any(apart.values()):
            return end - position, count
    return 0, 0


def _occurrences(text: str, wanted: Sequence[str]) -> list[tuple[int, int, int]]:
    """(number, begin, end) of the exact places of all passages that are long enough."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, passage in enumerate(wanted):
        if len(passage) >= ANCHOR:
            numbers[passage].append(number)
    begins = _begins(text, list(numbers))
    found = []
    for passage, owners in numbers.items():
        places = begins.get(passage, ())
        slack = abs(len(places) - len(owners)) + 1 if len(owners) > 1 else len(places)
        for rank, number in enumerate(owners):  # of many same names, the first is one of the first
            near = places[max(0, rank - slack) : rank + slack + 1]
            found += [(number, place, place + len(passage)) for place in near]
    return found


def _begins(text: str, passages: Sequence[str]) -> dict[str, list[int]]:
    """Where each of the different passages begins in the text, in order."""
    keys: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for passage, offset in zip(passages, _rarest(passages), strict=True):
        keys[passage[offset : offset + KEY]].append((passage, offset))
    places: dict[str, list[int]] = defaultdict(list)
    for length in {len(key) for key in keys}:
        for place in range(len(text) - length + 1):
            for passage, offset in keys.get(text[place : place + length], ()):
                if offset <= place and text.startswith(passage, place - offset):
                    places[passage].append(place - offset)
    return places


def _rarest(passages: Sequence[str]) -> list[int]:
    """Where in each passage the characters stand that tell it best from the others, which may all begin alike."""
    counts = Counter(passage[n : n + KEY] for passage in passages for n in _offsets(passage))
    return [min(_offsets(passage), key=lambda n: counts[passage[n : n + KEY]]) for passage in passages]


def _offsets(passage: str) -> range:
    return range(min(max(1, len(passage) - KEY + 1), SAMPLE))


def _heaviest_chain(occurrences: list[tuple[int, int, int]], size: int, count: int) -> list[Interval | None]:
    """The occurrences in order of number and place that cover most of the text (weighted increasing subsequence).

    A Fenwick tree over the text's positions holds the best chain that ends there.
    """
    scores = [0] * (size + 2)
    last = [-1] * (size + 2)
    before: list[int] = []
    weight: list[int] = []
    ordered = sorted(occurrences, key=lambda found: (found[0], -found[1]))
    for index, (_, begin, end) in enumerate(ordered):
        score, previous, node = 0, -1, begin + 1
        while node:
            if scores[node] > score:
                score, previous = scores[node], last[node]
            node &= node - 1
        before.append(previous)
        weight.append(score + end - begin)
        node = end + 1
        while node < len(scores):
            if scores[node] < weight[index]:
                scores[node], last[node] = weight[index], index
            node += node & -node
    places: list[Interval | None] = [None] * count
    index = max(range(len(ordered)), key=weight.__getitem__, default=-1)
    while index >= 0:
        number, begin, end = ordered[index]
        places[number] = (begin, end)
        index = before[index]
    return places


def _fill_gaps(text: str, wanted: Sequence[str], alignment: Alignment) -> None:
    """Look for what is not found yet between its neighbours, and note the stretches that are left."""
    position, first = 0, 0
    for number in [*(n for n, place in enumerate(alignment.places) if place), len(wanted)]:
        begin, end = (alignment.places[number] if number < len(wanted) else None) or (len(text), len(text))
        gap = _Gap(text, wanted, list(range(first, number)), begin)
        for found, place in gap.walk(position):
            if found is None:
                alignment.stretches.append((number, place))
            else:
                alignment.places[found] = place
        position, first = end, number + 1


@dataclass(slots=True)
class _Gap:
    """The text up to `end`, in which some passages should stand."""

    text: str
    wanted: Sequence[str]
    missing: list[int]
    end: int

    def walk(self, position: int) -> Iterator[tuple[int | None, Interval]]:
        """The passages that are found, in order, and as None the text between them."""
        for rank, number in enumerate(self.missing):
            place = self._place(rank, number, position)
            if place:
                if place[0] > position:
                    yield None, (position, place[0])
                yield number, place
                position = place[1]
        if position < self.end:
            yield None, (position, self.end)

    def _place(self, rank: int, number: int, position: int) -> Interval | None:
        passage = self.wanted[number]
        if length := self._length(passage, position):
            return position, position + length
        following = self.missing[rank + 1 : rank + 1 + AHEAD]
        if position >= self.end or any(self._length(self.wanted[other], position) for other in following):
            return None
        limit = min(self.end, position + 4 * len(passage) + ROOM)
        return find(self.text, passage, position, limit) if len(passage) >= ANCHOR else None

    def _length(self, passage: str, position: int) -> int:
        length = length_at(self.text, passage, position)
        return length if position + length <= self.end else 0


def _find_elsewhere(
    text: str, wanted: Sequence[str], occurrences: list[tuple[int, int, int]], alignment: Alignment
) -> None:
    """Passages that stand, long ones first, in stretches that nothing explains: moved, or printed once more."""
    begins = [begin for _, (begin, _) in alignment.stretches]
    inside: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for number, begin, end in occurrences:
        index = bisect_right(begins, begin) - 1
        if index >= 0 and end <= alignment.stretches[index][1][1]:
            inside[index].append((begin - end, number, begin))
    kept: list[tuple[int, Interval]] = []
    for index, (gap, (begin, end)) in enumerate(alignment.stretches):
        taken = _longest_first(inside[index], alignment)
        if not taken and end - begin < ANCHOR:
            same = (n for n, passage in enumerate(wanted) if passage == text[begin:end])
            taken = [(number, (begin, end)) for number in same][:1]
        alignment.elsewhere += taken
        for _, (left, right) in taken:
            kept += [(gap, (begin, left))] * (begin < left)
            begin = right
        kept += [(gap, (begin, end))] * (begin < end)
    alignment.stretches = kept


def _longest_first(found: list[tuple[int, int, int]], alignment: Alignment) -> list[tuple[int, Interval]]:
    """Of (minus length, number, begin), those that do not overlap; a passage that is not in its place goes before."""
    taken: list[tuple[Interval, int]] = []
    used: set[int] = set()
    found.sort(key=lambda one: (one[0], alignment.places[one[1]] is not None, one[1]))
    for minus, number, begin in found:
        end = begin - minus
        rank = bisect_right(taken, ((begin, end), number))
        clear = (rank == 0 or taken[rank - 1][0][1] <= begin) and (rank == len(taken) or end <= taken[rank][0][0])
        if clear and not (alignment.places[number] is None and number in used):
            used.add(number)
            taken.insert(rank, ((begin, end), number))
    return [(number, place) for place, number in taken]
