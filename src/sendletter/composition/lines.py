"""Paragraphs broken into lines as a whole: optimum fit.

D. E. Knuth and M. F. Plass, "Breaking paragraphs into lines", Software: Practice and Experience 11 (1981): among all
ways to break a paragraph, the one whose lines are closest to the spacing that the theme wants, with hyphens, a very
loose line after a tight one, two hyphens in a row and a fragment as the last line paid for.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from sendletter.composition.hanging import END, START

INFINITE = float("inf")
HYPHEN, NAME_HYPHEN, COMPOUND = 9.0, 15.0, 2.0
"""What it costs to break a word, a name, and a compound at its own hyphen."""
CONTRAST = 15.0
"""A line much looser or tighter than its neighbour."""
DOUBLE_HYPHEN, LAST_HYPHEN, FRAGMENT = 400.0, 400.0, 400.0
"""Two hyphens in a row, one in the last full line, a fragment as the last line: only where nothing else is left."""
OVERFULL = 1e9
"""The unit of all costs is a hundredth of a line whose spaces are as wide as the theme allows. The cost of looseness
grows with its cube, as TeX's badness does (The TeXbook, chapter 14), but is not squared again: an even page is made of
many lines that are nearly right."""
TOLERANCE = 1.3
"""How loose a line may be before the theme's limits are left."""
SHORTEST_END = 1 / 8
"""A last line shorter than this share of the measure is a fragment."""
RAGGED_STRETCH = 36.0
"""How far a ragged line may fall short before it counts as loose, in points."""
LOOSEST = 20.0
"""A stretch beyond which a line cannot look any worse."""
EPSILON = 1e-6


@dataclass(frozen=True, slots=True)
class Spacing:
    """How lines are fitted to the measure.

    `ideal` is the word space that is aimed at, `stretch` and `shrink` say how far it may leave that; all are shares of
    the font's own space. `letters` is the share by which a line's letters may be widened or narrowed, `hanging` a
    factor on what marks at the edge stand out by. `ragged` lines are not justified.
    """

    stretch: float
    shrink: float
    ideal: float = 1.0
    letters: float = 0.0
    hanging: float = 0.0
    ragged: bool = False

    def scale(self, bare: float, spare: float) -> float:
        """How much wider letters are drawn that take `bare` points in a line that is `spare` points too short.

        They take half of what is to be evened out, up to their limit; spaces take the rest.
        """
        return 1.0 + min(max(spare / 2 / bare, -self.letters), self.letters) if bare else 1.0

    def ratio(self, spare: float, bare: float, glue: float, *, forced: bool) -> float:
        """How far the spaces leave the ideal in a line that is `spare` points too short: 1 is all that they may grow.

        Less than -1 is too long. `bare` is the width of the letters, `glue` that of ideal spaces; a line that is
        `forced` to end may be short.
        """
        if -EPSILON <= spare <= EPSILON or (forced and spare > 0.0):
            return 0.0
        if self.ragged:
            return spare / RAGGED_STRETCH if spare > 0.0 else -INFINITE
        spare -= bare * (self.scale(bare, spare) - 1.0)
        freedom = glue / self.ideal * (self.stretch if spare > 0.0 else self.shrink)
        return spare / freedom if freedom else LOOSEST if spare > 0.0 else -INFINITE

    def hangs(self, text: str, widths: Sequence[float], start: int, end: int, hyphen: float) -> tuple[float, float]:
        """By how many points a line hangs at its start and end; `hyphen` is the width of an added one, or 0."""
        if start >= end:
            return 0.0, 0.0
        last = END["-"] * hyphen if hyphen else END.get(text[end - 1], 0.0) * widths[end - 1]
        return START.get(text[start], 0.0) * widths[start] * self.hanging, last * self.hanging


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
    fitness: int
    cost: float
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

    Tries within the theme's limits, then with spaces wider than the theme wants; a word longer than the line stands
    out of it, and whoever draws it will find out. Ragged lines have no hyphens.
    """
    places = list(_breaks(words))
    if spacing.ragged:
        best = _search(words, places, width, spacing, INFINITE)
    else:
        places = sorted([*places, *_hyphen_breaks(words)], key=lambda place: place.end)
        best = _search(words, places, width, spacing, TOLERANCE) or _search(words, places, width, spacing, INFINITE)
    return tuple(_slices(best)) if best else ()


def _breaks(words: Words) -> Iterator[Break]:
    """The breaks between words, the forced ones and the paragraph's end."""
    text = words.text
    for start in words.breaks:
        end = start
        while end and text[end - 1] in " \n\u200b":
            end -= 1
        forced = start == len(text) or text[start - 1] == "\n"
        compound = not forced and end == start and text[end - 1] in "-\u2010\u2013\u2014/"
        yield Break(end, start, COMPOUND if compound else 0.0, forced=forced)


def _hyphen_breaks(words: Words) -> Iterator[Break]:
    """The breaks inside words."""
    taken = set(words.breaks)
    start = 0
    for end in words.breaks:
        word = words.text[start:end]
        for point in words.hyphens(word):
            if start + point not in taken:
                yield Break(start + point, start + point, NAME_HYPHEN if word[:1].isupper() else HYPHEN, hyphen=True)
        start = end


def _search(words: Words, places: list[Break], width: float, spacing: Spacing, tolerance: float) -> _Node | None:
    """The cheapest chain of breaks whose lines stretch no more than `tolerance`; None where there is none.

    The inner loop runs some thousand times for a page, so it works on plain numbers: `reach` and `glue` are the widths
    of the text, with ideal spaces, and of these spaces up to a character. The active nodes stand in the order of the
    text, so from the first line that is too loose on, all are.
    """
    text, widths = words.text, words.widths
    spaces = [w * spacing.ideal if c in " \u00a0" else 0.0 for c, w in zip(text, widths, strict=True)]
    glue = [0.0, *accumulate(spaces)]
    reach = [0.0, *accumulate(space or w for space, w in zip(spaces, widths, strict=True))]
    finish, shortest = len(text.rstrip()), width * SHORTEST_END
    outside = _hangs_at_start(words, places, spacing)
    active = [_Node(Break(0, 0), 1, 0.0, None)]
    for place in places:
        end, forced = place.end, place.forced
        added = words.hyphen if place.hyphen else 0.0
        length_to, glue_to = reach[end] + added - spacing.hangs(text, widths, 0, end, added)[1], glue[end]
        cheapest: list[tuple[float, _Node] | None] = [None] * 4
        kept: list[_Node] = []
        for number, node in enumerate(active):
            start = node.place.start
            length, spaces_in = length_to - reach[start] - outside[start], glue_to - glue[start]
            ratio = spacing.ratio(width - length, length - spaces_in, spaces_in, forced=forced)
            if ratio < -1.0:
                continue
            if ratio > tolerance and not forced:
                kept += active[number:]
                break
            kept.append(node)
            fitness = 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1.0 else 3
            cost = node.cost + _cost(node, place, ratio, fitness)
            if end >= finish and node.before:
                cost += LAST_HYPHEN * node.place.hyphen + FRAGMENT * (length < shortest)
            if (rival := cheapest[fitness]) is None or cost < rival[0]:
                cheapest[fitness] = cost, node
        reached = [_Node(place, fitness, *best) for fitness, best in enumerate(cheapest) if best]
        if not reached and (forced or not kept):
            if tolerance < INFINITE:
                return None
            reached = [_overfull(place, active)]
        active = [min(reached, key=lambda node: node.cost)] if forced else kept + reached
    return active[0]


def _cost(node: _Node, place: Break, ratio: float, fitness: int) -> float:
    """What a line from `node` to `place` costs."""
    cost = 100.0 * min(abs(ratio), LOOSEST) ** 3 + place.penalty
    if not -1 <= fitness - node.fitness <= 1:
        cost += CONTRAST
    if place.hyphen and node.place.hyphen:
        cost += DOUBLE_HYPHEN
    return cost


def _hangs_at_start(words: Words, places: Iterable[Break], spacing: Spacing) -> dict[int, float]:
    """By how many points a line that begins at a break stands out, which makes it that much shorter inside."""
    starts = {0, *(place.start for place in places)}
    length = len(words.text)
    return {start: spacing.hangs(words.text, words.widths, start, length, 0.0)[0] for start in starts}


def _overfull(place: Break, active: list[_Node]) -> _Node:
    """A line that no break makes short enough: it stands out, and the rest goes on after it."""
    before = min(active, key=lambda node: node.cost)
    return _Node(place, 1, before.cost + OVERFULL, before)


def _slices(node: _Node) -> Iterator[Slice]:
    """The chosen lines, first to last."""
    chain = [node]
    while before := chain[-1].before:
        chain.append(before)
    chain.reverse()
    for left, right in pairwise(chain):
        yield Slice(left.place.start, right.place.end, right.place.hyphen, right.place.forced)
