"""Lists of signatories: entries broken into rows, columns filled by their heights.

An entry is never split; its turned lines hang. Columns are read downwards, the first before the second, page after
page, and are balanced where a list ends. Sub-headings stand in the columns, and take along what they are bound to.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from sendletter.composition import bidi
from sendletter.composition.fonts import Fonts
from sendletter.composition.runs import slice_runs
from sendletter.layout import Glyphs, Item, Pen, Row
from sendletter.letter import Run


@dataclass(frozen=True, slots=True)
class Type:
    """How the entries of a list are set; lengths in points.

    `hang` is how far turned lines are indented, `baseline` how far it stands under the top of a line; `mirrored` is
    the width of the type area where the letter runs from right to left, else 0.
    """

    families: tuple[str, ...]
    size: float
    leading: float
    hang: float
    baseline: float
    mirrored: float = 0.0


PEN = 3
"""Lines of room over a name for a digital signature, as many as the pen has in a single signatory's block."""
WIDEST = 212.6
"""Points that a signature may be wide (75 mm, as `.pen` in letter.css): it is no banner."""
MOST_TRIES = 4
"""How often a line is broken anew where it stands out of its column by a hair."""
HAIR = 0.5
"""By how many points less it is given then, at the least: what is measured word by word may be wider as a line."""
Groups = tuple[tuple[Glyphs, ...], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry in rows, not yet placed: each row's indent and its glyphs.

    The glyphs stand in groups that follow each other as the letter runs; from left to right, a row is one group.
    A sub-heading has a `level`, which is 0 for others. What is `bound` stays with the next entry; `above` are the lines
    left over an entry that does not begin a column, `pen` is whose signature is to stand over it.
    """

    rows: tuple[tuple[float, Groups], ...]
    level: int = 0
    bound: bool = False
    above: float = 0.0
    pen: Pen | None = None

    @property
    def lines(self) -> int:
        """How many lines high it is, with the room for the pen."""
        return len(self.rows) + (PEN if self.pen else 0)

    def over(self, width: float) -> float:
        """By how much its widest row stands out of a column of `width` points; negative where none does."""
        return max(indent + _width(groups) for indent, groups in self.rows) - width


Breaks = Callable[[str], Sequence[int]]
"""The places in a text at which a line may end (`language.Language.breaks`)."""


def set_entry(
    lines: Sequence[Sequence[Run]],
    width: float,
    style: Type,
    fonts: Fonts,
    breaks: Breaks,
    margin: tuple[float, float] = (0.0, 0.0),
) -> Entry:
    """The lines of an entry, each broken to the column's width in points; what is turned over hangs.

    `margin` is how far the first line stands in, and how far all others do, where numbers stand before them.
    """
    rows: list[tuple[float, Groups]] = []
    for place, line in enumerate(lines):
        rows += _set_line(line, width, style, fonts, breaks, margin[place > 0], max(style.hang, margin[1]))
    return Entry(tuple(rows))


def _set_line(
    runs: Sequence[Run], width: float, style: Type, fonts: Fonts, breaks: Breaks, begin: float, turned: float
) -> list[tuple[float, Groups]]:
    groups = _groups(runs, style, fonts)
    if begin + _width(groups) <= width:
        return [(begin, groups)]
    text = "".join(run.text for run in runs)
    widths = [
        advance
        for run in runs
        for advance in fonts.advances(run.text, style.families, style.size, bold=run.bold, italic=run.italic)
    ]

    places = breaks(text)

    def broken(turned: float, less: float) -> list[tuple[float, Groups]]:
        # first fit: names in a ragged column are read one by one, not as running text
        lines = first_fit(text, widths, places, width - begin - less, width - turned - less)
        return [
            (turned if number else begin, _groups(slice_runs(runs, start, end), style, fonts))
            for number, (start, end) in enumerate(lines)
        ]

    rows = []
    for stands_in in dict.fromkeys(
        (turned, style.hang, 0.0)
    ):  # a word that is too long for its line stands less far in
        less = 0.0
        # what ends at a hyphen is a little wider than the same letters in the word, where they are kerned with the next
        for _ in range(MOST_TRIES):
            rows = broken(stands_in, less)
            if (over := Entry(tuple(rows)).over(width)) <= 0:
                return rows
            less += max(less, over, HAIR)
    return rows


def _width(groups: Groups) -> float:
    return sum(piece.width for glyphs in groups for piece in glyphs)


def _groups(runs: Sequence[Run], style: Type, fonts: Fonts) -> Groups:
    together = bidi.groups(runs) if style.mirrored else (runs,)
    return tuple(_glyphs(group, style, fonts) for group in together)


def _glyphs(runs: Sequence[Run], style: Type, fonts: Fonts) -> tuple[Glyphs, ...]:
    return tuple(
        replace(glyphs, change=run.change) if run.change else glyphs
        for run in runs
        for glyphs in fonts.glyphs(run.text, style.families, style.size, bold=run.bold, italic=run.italic)
    )


def first_fit(
    text: str, widths: Sequence[float], breaks: Sequence[int], first: float, others: float
) -> list[tuple[int, int]]:
    """Where lines begin and end, each as long as fits; a word that is longer than a line stands out of it."""
    reach = [0.0, *accumulate(widths)]
    lines: list[tuple[int, int]] = []
    start = best = 0
    for place in breaks:
        end = start + len(text[start:place].rstrip())
        if best > start and reach[end] - reach[start] > (others if lines else first):
            lines.append((start, start + len(text[start:best].rstrip())))
            start = best
        best = place
    if text[start:].rstrip():
        lines.append((start, start + len(text[start:].rstrip())))
    return lines


def fill(
    heights: Sequence[float], start: int, room: float, columns: int, overs: Sequence[float] | None = None
) -> list[int]:
    """Where each column ends when entries from `start` on fill columns of `room`: as many ends as columns used.

    `overs` is the space over each entry, which the first of a column does without.
    """
    ends, entry = [], start
    for _ in range(columns):
        if entry == len(heights):
            break
        used = heights[entry]
        entry += 1
        while entry < len(heights):
            used += heights[entry] + (overs[entry] if overs else 0.0)
            if used > room + 1e-6:
                break
            entry += 1
        ends.append(entry)
    return ends


def balance(heights: Sequence[float], start: int, columns: int, overs: Sequence[float] | None = None) -> float:
    """The least height in which all entries from `start` on fit into the columns."""
    rest, over = heights[start:], overs[start:] if overs else None
    if not rest:
        return 0.0
    low, high = max([sum(rest) / columns, *rest]), sum(rest) + sum(over or ())
    while high - low > 1e-3:
        middle = (low + high) / 2
        ends = fill(rest, 0, middle, columns, over)
        if ends and ends[-1] == len(rest):
            high = middle
        else:
            low = middle
    return _exact(rest, high, columns, over)


def _exact(heights: Sequence[float], room: float, columns: int, overs: Sequence[float] | None) -> float:
    """The height of the tallest column when filled into `room`."""
    start, tallest = 0, 0.0
    for end in fill(heights, 0, room, columns, overs):
        tallest = max(tallest, sum(heights[start:end]) + sum(overs[start + 1 : end] if overs else ()))
        start = end
    return tallest


def place(
    entries: Sequence[Entry], start: int, ends: Sequence[int], width: float, gap: float, style: Type, space: float
) -> tuple[Item, ...]:
    """The entries as they stand on a page: rows with their places from the top left of the list, in points.

    In a letter that runs from right to left the first column stands at the right, and rows end where others begin.
    """
    items = []
    for column, end in enumerate(ends):
        x, top = column * (width + gap), 0.0
        for index in range(start, end):
            entry, rows = entries[index], []
            top += entry.above * style.leading if index > start else 0.0
            pen = entry.pen and _room(entry.pen, x, top, width, style)
            top += pen.height if pen else 0.0
            for indent, groups in entry.rows:
                left = x + indent
                for glyphs in groups:
                    width_ = sum(piece.width for piece in glyphs) if style.mirrored else 0.0
                    at = style.mirrored - left - width_ if style.mirrored else left
                    rows.append(Row(at, top + style.baseline, glyphs))
                    left += width_
                top += style.leading
            top += 0.0 if entry.level else space
            items.append(Item(index, tuple(rows), entry.level, entry.above > 0, pen))
        start = end
    return tuple(items)


def _room(pen: Pen, x: float, top: float, width: float, style: Type) -> Pen:
    """The room for a signature where an entry begins; its column is `width` wide."""
    wide = min(width, WIDEST)
    left = style.mirrored - x - wide if style.mirrored else x
    return replace(pen, left=left, top=top, width=wide, height=PEN * style.leading)
