"""Paragraphs broken into lines as a whole: optimum fit.

D. E. Knuth and M. F. Plass, "Breaking paragraphs into lines", Software: Practice and Experience 11 (1981): among all
ways to break a paragraph, the one whose lines are closest to their natural spacing, with hyphens, two hyphens in a
row, a very loose line after a tight one and a fragment as the last line paid for as demerits.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

INFINITE = float("inf")
LINE_DEMERIT = 10.0
HYPHEN_PENALTY = 60.0
NAME_PENALTY = 120.0
EXPLICIT_HYPHEN_PENALTY = 30.0
DOUBLE_HYPHEN_DEMERIT = 40_000.0
LAST_HYPHEN_DEMERIT = 20_000.0
FITNESS_DEMERIT = 3_000.0
FRAGMENT_DEMERIT = 20_000.0
OVERFULL_DEMERIT = 1e12
"""The weights are TeX's (The TeXbook, chapter 14) or of their size, tuned on letters in five languages."""
PRETOLERANCE, TOLERANCE = 0.7, 2.0
"""How loose a line may be without hyphens and with them, before more is tried."""
RAGGED_STRETCH = 36.0
"""How far a ragged line may fall short before it counts as loose, in points."""
LOOSEST = 50.0
"""A stretch beyond which a line cannot look any worse."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """How far a word space may leave its natural width, as shares of it; `ragged` lines are not justified."""

    stretch: float
    shrink: float
    ragged: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a line may end: its visible text ends before `end`, the next line begins at `start`."""

    end: int
    start: int
    penalty: float = 0.0
    hyphen: bool = False
    forced: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A measured paragraph: its text, the width of each character in points and the places where it may break.

    `hyphens` gives the points inside a word at which the language allows a hyphen, `hyphen` its width.
    """

    text: str
    widths: Sequence[float]
    breaks: Sequence[int]
    hyphens: Callable[[str], Iterable[int]]
    hyphen: float


@dataclass(slots=True)
class _Node:
    """A break that may be part of the best chain: where the next line starts, and what the chain costs up to here."""

    place: Break
    start: int
    fitness: int
    demerits: float
    before: "_Node | None"


@dataclass(frozen=True, slots=True)
class Slice:
    """A broken line: the text from `start` to `end`, whether a hyphen is added, whether it ends its paragraph."""

    start: int
    end: int
    hyphen: bool
    last: bool


def break_lines(words: Words, width: float, spacing: Spacing) -> tuple[Slice, ...]:
    """The best lines for a paragraph in a measure of `width` points.

    Tries without hyphens, then with them, then with spaces wider than the theme wants; a word longer than the line
    stands out of it, and whoever draws it will find out.
    """
    plain = list(_breaks(words))
    if spacing.ragged:
        best = _search(words, plain, width, spacing, INFINITE)
    elif (best := _search(words, plain, width, spacing, PRETOLERANCE)) is None:
        hyphenated = sorted([*plain, *_hyphen_breaks(words)], key=lambda place: place.end)
        best = _search(words, hyphenated, width, spacing, TOLERANCE)
        best = best or _search(words, hyphenated, width, spacing, INFINITE)
    return tuple(_slices(best)) if best else ()


def _breaks(words: Words) -> Iterator[Break]:
    """The breaks between words, the forced ones and the paragraph's end."""
    text = words.text
    for start in words.breaks:
        end = start
        while end and text[end - 1] in " \n\u200b":
            end -= 1
        forced = start == len(text) or text[start - 1] == "\n"
        hyphen = not forced and end == start and text[end - 1] in "-\u2010\u2013\u2014/"
        yield Break(end, start, EXPLICIT_HYPHEN_PENALTY if hyphen else 0.0, forced=forced)


def _hyphen_breaks(words: Words) -> Iterator[Break]:
    """The breaks inside words."""
    taken = set(words.breaks)
    start = 0
    for end in words.breaks:
        word = words.text[start:end]
        for point in words.hyphens(word):
            if start + point not in taken:
                penalty = NAME_PENALTY if word[:1].isupper() else HYPHEN_PENALTY
                yield Break(start + point, start + point, penalty, hyphen=True)
        start = end


def _search(words: Words, places: list[Break], width: float, spacing: Spacing, tolerance: float) -> _Node | None:
    """The cheapest chain of breaks whose lines stretch no more than `tolerance`; None where there is none.

    The inner loop runs some ten thousand times for a page, so it works on plain numbers: `reach` and `glue` are the
    widths of the text and of its spaces up to a character. The active nodes stand in the order of the text, so from
    the first line that is too loose on, all are.
    """
    reach = [0.0, *accumulate(words.widths)]
    glue = [0.0, *accumulate(w if c in " \u00a0" else 0.0 for c, w in zip(words.text, words.widths, strict=True))]
    finish = len(words.text.rstrip())
    active = [_Node(Break(0, 0), 0, 1, 0.0, None)]
    for place in places:
        end = place.end
        length_to, glue_to = reach[end] + (words.hyphen if place.hyphen else 0.0), glue[end]
        cheapest: list[tuple[float, _Node] | None] = [None] * 4
        kept: list[_Node] = []
        for number, node in enumerate(active):
            start = node.start
            spare = width - length_to + reach[start]
            ratio = _ratio(spare, glue_to - glue[start], spacing, last=place.forced)
            if ratio < -1.0:
                continue
            if ratio > tolerance:
                kept += active[number:]
                break
            kept.append(node)
            fitness = 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
            cost = node.demerits + _demerits(node, place, ratio, fitness)
            if end >= finish and node.before:
                fragment = spare > width * 7 / 8
                cost += LAST_HYPHEN_DEMERIT * node.place.hyphen + FRAGMENT_DEMERIT * fragment
            if (rival := cheapest[fitness]) is None or cost < rival[0]:
                cheapest[fitness] = cost, node
        reached = [_Node(place, place.start, fitness, *best) for fitness, best in enumerate(cheapest) if best]
        if not reached and (place.forced or not kept):
            if tolerance < INFINITE:
                return None
            reached = [_overfull(place, active)]
        active = [min(reached, key=lambda node: node.demerits)] if place.forced else kept + reached
    return active[0]


def _overfull(place: Break, active: list[_Node]) -> _Node:
    """A line that no break makes short enough: it stands out, and the rest goes on after it."""
    before = min(active, key=lambda node: node.demerits)
    return _Node(place, place.start, 1, before.demerits + OVERFULL_DEMERIT, before)


def _ratio(spare: float, glue: float, spacing: Spacing, *, last: bool) -> float:
    """How much of their freedom the spaces use: 0 is natural, 1 all of their stretch, -1 all of their shrink."""
    if spare < -1e-6:
        freedom = 0.0 if spacing.ragged else glue * spacing.shrink
        return spare / freedom if freedom else -INFINITE
    if last or spare <= 1e-6:
        return 0.0
    if spacing.ragged:
        return spare / RAGGED_STRETCH
    return spare / (glue * spacing.stretch) if glue else LOOSEST


def _demerits(node: _Node, place: Break, ratio: float, fitness: int) -> float:
    """What a line from `node` to `place` costs."""
    cost = (LINE_DEMERIT + 100 * min(abs(ratio), LOOSEST) ** 3 + place.penalty) ** 2
    if not -1 <= fitness - node.fitness <= 1:
        cost += FITNESS_DEMERIT
    if place.hyphen and node.place.hyphen:
        cost += DOUBLE_HYPHEN_DEMERIT
    return cost


def _slices(node: _Node) -> Iterator[Slice]:
    """The chosen lines, first to last."""
    chain = [node]
    while before := chain[-1].before:
        chain.append(before)
    chain.reverse()
    for left, right in pairwise(chain):
        yield Slice(left.place.start, right.place.end, right.place.hyphen, right.place.forced)
