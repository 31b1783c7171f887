"""How much room the text and the names of an advertisement need in a scale, by their natural widths alone.

Good enough to find the scale near which it is worth to compose: no line is broken.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import ceil
from typing import Any

from sendletter.composition.columns import balance
from sendletter.composition.compose import SECTION_SPACE, spaced
from sendletter.composition.fonts import Fonts
from sendletter.composition.scale import PARAGRAPHS, SMALLEST_LIST, Scale
from sendletter.language import Language
from sendletter.letter import Block, Heading, Letter, Listing, Paragraph, Quotation, Run, paragraphs
from sendletter.roster import Group, Roster, entry
from sendletter.roster.printed import printed
from sendletter.theme import Measures, Theme

NARROWEST = 6.0
"""The least width of a column of names, in em."""
MOST_COLUMNS = 12
TURNED, LEAST_TURNED, EASY = 1.0, 0.15, 7.5
"""What it costs that all entries are turned, as a share of the height of the list: less in names smaller than `EASY`
points, which would have to get smaller still, down to a share of `LEAST_TURNED`."""
DETAIL = 0.7
"""How much less it matters that a line under the name is turned, such as a title."""
SHORT = 120
"""A list of no more entries is balanced in earnest."""
FULL = 0.9
"""How high the longest column is when each has its share of the entries, as a share of as many entries of the mean."""
HOLLOW = 0.4
"""What it costs that the columns are wider than their entries, as a share of the height of the list."""
BLANK = 0.5
"""What a line costs that is blank at the foot of the columns, on the average."""
OFF_GRID = 1.12
"""What columns cost that do not stand under those of the text, as a factor on the height of the list."""
GRAIN = 4
"""Widths of entries are counted in quarters of an em."""
RAGGED = 1.06
"""Turned lines end where words do: what that costs, as a factor on their width."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph or a heading: its width in one line in em, how far it stands in in em, the space over it in lines."""

    width: float
    indent: float = 0.0
    space: float = 1.0

    def lines(self, width: float) -> int:
        """How many lines it has in a column of `width` em."""
        return max(1, ceil(self.width / max(width - self.indent, 1.0)))


@dataclass(frozen=True)
class Names:
    """A group's entries in their `order` as shapes: the widths of their lines in quarters of an em.

    `space` stands after each entry, `above` over all sub-headings together, in lines; `hang` is in em.
    """

    order: tuple[tuple[int, ...], ...]
    hang: float
    space: float
    above: float
    known: dict[Any, Any] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, entries: Sequence[Sequence[float]], hang: float, space: float, above: float) -> "Names":
        """The shapes of entries, given as the widths of their lines in em."""
        return cls(tuple(tuple(ceil(w * GRAIN) for w in lines) for lines in entries), hang, space, above)

    @cached_property
    def inked(self) -> float:
        """How wide all entries are together, in em."""
        return sum(sum(shape) * number for shape, number in self.shapes.items()) / GRAIN

    @property
    def count(self) -> int:
        """How many entries there are."""
        return len(self.order)

    @cached_property
    def shapes(self) -> Mapping[tuple[int, ...], int]:
        """How many entries have each shape."""
        return Counter(self.order)

    def rows(self, width: float) -> tuple[float, float]:
        """All rows in a column of `width` em, with the spaces between entries; and the share of entries turned."""
        grains = int(width * GRAIN)
        if grains not in self.known:
            rows, turned = self.above, 0.0
            for shape, number in self.shapes.items():
                of_lines = self._lines(shape, grains)
                rows += number * (sum(of_lines) + self.space)
                turned += number * (1.0 if of_lines[0] > 1 else DETAIL if sum(of_lines) > len(shape) else 0.0)
            self.known[grains] = rows, turned / max(self.count, 1)
        found: tuple[float, float] = self.known[grains]
        return found

    def _high(self, width: float, columns: int, rows: float) -> float:
        """How many lines high the columns are; of a long list, about that."""
        if columns == 1:
            return rows
        if self.count > SHORT:
            each = rows / self.count
            return max(rows / columns + (each - 1.0) / 2, ceil(self.count / columns) * each * FULL)
        key = int(width * GRAIN), columns
        if key not in self.known:
            heights = [sum(self._lines(shape, key[0])) + self.space for shape in self.order]
            self.known[key] = balance(heights, 0, columns)
        high: float = self.known[key]
        return high

    def _lines(self, shape: tuple[int, ...], grains: int) -> list[int]:
        """How many rows each line of an entry has in a column of so many quarters of an em."""
        return [1 if w <= grains else self._turned(w, grains) for w in shape]

    def _turned(self, line: int, width: int) -> int:
        return 1 + ceil((line * RAGGED - width) / max(width - self.hang * GRAIN, 1.0))

    def fit(self, scale: Scale, measures: Measures) -> tuple[int, float]:
        """The number of columns that suits the entries best, and about how many lines high they are then."""
        size = scale.list_size
        dear = TURNED * min(max((size - SMALLEST_LIST) / (EASY - SMALLEST_LIST), LEAST_TURNED), 1.0)
        best = (0.0, 1, 0.0)
        for columns in range(1, min(MOST_COLUMNS, self.count) + 1):
            width = (scale.width - (columns - 1) * scale.gap(measures, columns)) / columns / size
            if columns > 1 and width < NARROWEST:
                break
            rows, turned = self.rows(width)
            high = self._high(width, columns, rows)
            lines = max(ceil(high - 1e-6), 1)
            off = columns not in (scale.columns, 2 * scale.columns)
            cost = lines * (1.0 + dear * turned) * (OFF_GRID if off else 1.0)
            cost += BLANK * (lines - rows / columns) + HOLLOW * lines * (1.0 - self.inked / (rows * width))
            if columns == 1 or cost < best[0] - 1e-9:
                best = (cost, columns, high)
        return best[1], max(best[2], 1.0)


@dataclass(frozen=True)
class Gauge:
    """The stretches of the text, the groups of names, and the width of a character of the text in em.

    `dense` says that the text is written without spaces: a character is about as much as two letters.
    """

    text: tuple[Stretch, ...]
    groups: Mapping[str, Names]
    character: float
    dense: bool
    theme: Measures

    def characters(self, scale: Scale) -> float:
        """How many characters a line of the text has."""
        count = scale.column(self.theme) / scale.size / self.character
        return 2 * count if self.dense else count

    def text_height(self, scale: Scale) -> float:
        """The height of the text in its columns, in points, without what a template sets."""
        width = scale.column(self.theme) / scale.size
        lines = sum(stretch.lines(width) + stretch.space for stretch in self.text)
        return (lines / scale.columns + (0.5 if scale.columns > 1 else 0.0)) * scale.leading

    def list_heights(self, scale: Scale) -> Iterator[float]:
        """The height of each group's list, in points."""
        for names in self.groups.values():
            yield names.fit(scale, self.theme)[1] * scale.list_leading


def gauge(letter: Letter, roster: Roster, theme: Theme, fonts: Fonts, language: Language) -> Gauge:
    """The natural widths of a letter's text and of its names."""
    measures, families = theme.measures, theme.text

    def width(runs: Sequence[Run], *, bold: bool = False) -> float:
        advances = (fonts.advances(r.text, families, 1.0, bold=bold or r.bold, italic=r.italic) for r in runs)
        return sum(map(sum, advances))

    def spaced_out(runs: Sequence[Run], *, bold: bool = False) -> float:
        spaces = sum(run.text.count(" ") for run in runs)
        return width(runs, bold=bold) + spaces * (measures.space - 1.0) * width((Run(" "),))

    def stretches(blocks: Sequence[Block], indent: float, space: float) -> Iterator[Stretch]:
        step = measures.indent / measures.size
        for block in blocks:
            match block:
                case Paragraph():
                    yield Stretch(spaced_out(block.runs), indent, space)
                case Heading():
                    yield Stretch(spaced_out(block.runs, bold=True), indent, measures.heading_space)
                case Quotation(blocks=inner):
                    yield from stretches(inner, indent + step, space)
                case Listing(items=items):
                    for number, item in enumerate(items):
                        yield from stretches(item, indent + step, space if number == 0 else 0.0)

    text = tuple(stretches(letter.body, 0.0, PARAGRAPHS * measures.paragraph_space))
    notes = stretches([p for note in letter.footnotes for p in note.paragraphs], 0.0, 0.0)
    share = measures.note_size / measures.size
    said = "".join(block.text for block in paragraphs(letter.body))
    natural = sum(stretch.width for stretch in text) / max(len(said), 1)
    small = (replace(note, width=note.width * share) for note in notes)
    groups = {group.id: _names(group, theme, language, width) for group in roster.groups if group.size}
    return Gauge((*text, *small), groups, max(natural, 0.1), not spaced(said), measures)


def _names(group: Group, theme: Theme, language: Language, width: Callable[[Sequence[Run]], float]) -> Names:
    """A group's entries; sub-headings have about the width that they have in the text's font."""
    measures = theme.measures
    things = tuple(printed(group, language))
    numbers = max((width((Run(thing.number),)) for thing in things if thing.number), default=0.0)
    entries = [[numbers + width(line) for line in thing.lines] for thing in things]
    space = measures.entry_space if len(entry(group.plan).lines) > 1 else 0.0
    above = SECTION_SPACE * sum(thing.apart for thing in things)
    return Names.of(entries, measures.hang / measures.list_size, space, above)
