"""The galley cut into pages: what must stay together, stays together.

A page is filled from the top. No paragraph leaves a single line behind or ahead (widows and orphans), a heading takes
what follows it along, the closing takes the signatures along and brings at least two lines of the text with it, an
entry is never split and a short group neither. Footnotes stand at the foot of the page that calls them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from math import ceil

from sendletter.composition.band import Band
from sendletter.composition.columns import balance, fill, place
from sendletter.layout import Item, Line, Piece, Sheet

FEWEST = 2
"""Lines of a paragraph, or entries of a list, that may stand alone at the foot or the head of a page."""
SHORT_GROUP = 0.5
"""A list that fits into this share of a page is not split."""
TINY = 1e-6


Place = tuple[str, int, tuple[int, ...]]
"""Entries on a page: the list's id, the first of them, and where each column ends."""


@dataclass(frozen=True, slots=True)
class Block:
    """Something to be put on pages: a piece that has lines, a piece of fixed height, or a list.

    `keep` binds it to the next block. `notes` are the footnotes called by each of its lines. What is `whole` has lines
    and is not split all the same.
    """

    piece: Piece
    keep: bool = False
    notes: tuple[tuple[int, ...], ...] = ()
    band: Band | None = None
    whole: bool = False

    @property
    def lines(self) -> int:
        """How many lines it can be split into; 0 where it cannot."""
        return 0 if self.whole else len(self.piece.lines)


@dataclass(slots=True)
class _Page:
    """The page being filled: `height` of type area, which has so many `lines` and is left `short`; in points."""

    height: float
    lines: float
    short: float = 0.0
    pieces: list[Piece] = field(default_factory=list)
    notes: list[Piece] = field(default_factory=list)
    used: float = 0.0
    foot: float = 0.0

    @property
    def room(self) -> float:
        """The height that may be filled."""
        return self.height - self.short

    def free(self, space: float) -> float:
        """What is left under the last piece, after the space over the next one."""
        return self.room - self.used - self.foot - (space if self.pieces else 0.0)

    def add(self, piece: Piece) -> None:
        """Put a piece under the others; nothing has space over it at the head of a page."""
        space = piece.space if self.pieces else 0.0
        self.pieces.append(replace(piece, space=space))
        self.used += space + piece.height

    def sheet(self) -> Sheet:
        """The finished page."""
        return Sheet(tuple(self.pieces), tuple(self.notes), (self.used + self.foot) / self.height, self.lines)


class Pager:
    """Cuts a galley into sheets whose type area is `height` points high, that of the first by `more`.

    `short` says which sheets, by their index, end how many lines early. `placed` keeps how entries stand on a page, for
    pagers that cut the same galley otherwise.
    """

    def __init__(
        self,
        height: float,
        leading: float,
        notes: Mapping[int, Piece],
        note_space: float,
        more: float = 0.0,
        short: Mapping[int, int] | None = None,
        placed: dict[Place, tuple[Item, ...]] | None = None,
    ) -> None:
        self.height = height
        self.leading = leading
        self.notes = notes
        self.note_space = note_space
        self.more = more
        self.short = short or {}
        self.placed = {} if placed is None else placed
        self.sheets: list[Sheet] = []
        self.page = self._page()

    def _page(self) -> _Page:
        """An empty page."""
        short = self.short.get(len(self.sheets), 0) * self.leading
        height = self.height if self.sheets else self.height + self.more
        return _Page(height, height / self.leading, short)

    def cut(self, blocks: Sequence[Block]) -> tuple[Sheet, ...]:
        """The blocks on pages."""
        for number, block in enumerate(blocks):
            after = self._least(blocks, number + 1) if block.keep else 0.0
            if block.band:
                self._list(block, block.band)
            elif block.lines:
                self._paragraph(block, after)
            else:
                self._whole(block, after)
        self._turn()
        return tuple(self.sheets)

    def _least(self, blocks: Sequence[Block], number: int) -> float:
        """The height that a block and what it is bound to need at the least, with the space over it."""
        if number >= len(blocks):
            return 0.0
        block = blocks[number]
        least = block.piece.space
        if block.band:
            return least + self._first_entries(block.band)
        if block.lines and not block.keep:
            return least + min(block.lines, FEWEST if block.lines > 2 * FEWEST - 1 else block.lines) * self.leading
        least += block.piece.height
        return least + (self._least(blocks, number + 1) if block.keep else 0.0)

    def _first_entries(self, band: Band) -> float:
        """Room for the first entries of a list: the whole of a short one, else two rows of entries."""
        whole = self._balanced(band)
        if whole is not None and whole <= SHORT_GROUP * self.height:
            return whole
        heights = band.heights
        return max(sum(heights[:FEWEST]), max(heights[: FEWEST * band.columns], default=0.0))

    def _balanced(self, band: Band) -> float | None:
        """The height of the list in balanced columns, or None where it is plainly longer than a page."""
        if sum(band.heights) > 1.5 * band.columns * self.height:
            return None
        return balance(band.heights, 0, band.columns, band.overs)

    def _turn(self) -> None:
        """Finish the page."""
        if self.page.pieces:
            self.sheets.append(self.page.sheet())
        self.page = self._page()

    def _whole(self, block: Block, after: float) -> None:
        """A piece that cannot be split, with what it is bound to."""
        if self.page.pieces and block.piece.height + after > self.page.free(block.piece.space) + TINY:
            self._turn()
        self.page.add(block.piece)

    def _paragraph(self, block: Block, after: float) -> None:
        """A paragraph, on as many pages as it needs."""
        start = 0
        while start < block.lines:
            fitting = self._fitting(block, start)
            rest = block.lines - start
            if fitting >= rest and after and rest * self.leading + after > self.page.free(block.piece.space) + TINY:
                fitting = rest - FEWEST
            count = rest if fitting >= rest else _split(rest, fitting, started=start > 0)
            if not count and self.page.pieces:
                self._turn()
                continue
            count = _unhyphened(block.piece.lines, start, count, rest) or rest
            self._add_lines(block, start, start + count)
            start += count
            if start < block.lines:
                self._turn()

    def _fitting(self, block: Block, start: int) -> int:
        """How many lines from `start` on fit on the page with the footnotes that they call."""
        free = self.page.free(block.piece.space)
        count, needed = 0, 0.0
        for line in range(start, block.lines):
            needed += self.leading + self._note_height(block.notes[line] if block.notes else (), needed)
            if needed > free + TINY:
                break
            count += 1
        return count

    def _note_height(self, numbers: Sequence[int], already: float) -> float:
        """The height of the footnotes, with the space over the first of a page."""
        space = self.note_space if numbers and not self.page.notes and already < self.page.room else 0.0
        return sum(self.notes[number].height for number in numbers) + space

    def _add_lines(self, block: Block, start: int, end: int) -> None:
        piece = block.piece
        whole = start == 0 and end == block.lines
        part = "whole" if whole else "head" if start == 0 else "tail" if end == block.lines else "trunk"
        self.page.add(
            replace(
                piece,
                lines=piece.lines[start:end],
                height=(end - start) * self.leading,
                part=part,
                marker=piece.marker if start == 0 else "",
                space=piece.space if start == 0 else 0.0,
            )
        )
        for numbers in block.notes[start:end]:
            for number in numbers:
                self.page.foot += self.notes[number].height + (0.0 if self.page.notes else self.note_space)
                self.page.notes.append(self.notes[number])

    def _list(self, block: Block, band: Band) -> None:
        """A group's entries, page by page; balanced where they end."""
        heights, start = band.heights, 0
        total = [0.0, *accumulate(heights)]
        whole = self._balanced(band)
        short = whole is not None and whole <= SHORT_GROUP * self.height
        while start < len(heights):
            free = self.page.free(block.piece.space)
            height = None
            if total[-1] - total[start] <= band.columns * free + TINY:
                height = balance(heights, start, band.columns, band.overs)
            if height is not None and height <= free + TINY:
                ends = fill(heights, start, height, band.columns, band.overs)
            elif self.page.pieces and (short or free < self._first_entries(band) - TINY):
                self._turn()
                continue
            else:
                ends = _leave(fill(heights, start, free, band.columns, band.overs), start, len(heights), band.columns)
                height = free
            first, last = band.until(start), [band.until(end) for end in ends]
            self._add_list(block, band, first, last, height, goes_on=ends[-1] < len(heights))
            start = ends[-1]

    def _add_list(self, block: Block, band: Band, start: int, ends: list[int], height: float, *, goes_on: bool) -> None:
        """Entries `start` to the last of `ends` on this page; a list that goes on fills the page."""
        here = (block.piece.id, start, tuple(ends))
        if here not in self.placed:
            self.placed[here] = place(band.entries, start, ends, band.width, band.gap, band.style, band.space)
        items = self.placed[here]
        if not goes_on:  # back to the grid: whole lines, with the space over the list
            over = block.piece.space if self.page.pieces else 0.0
            lines = ceil((height - band.space + over - TINY) / self.leading)
            height = lines * self.leading - over
        height = min(height, self.page.free(block.piece.space))
        identity = block.piece.id if start == 0 else f"{block.piece.id}-{start + 1}"
        self.page.add(replace(block.piece, id=identity, items=items, height=height, space=block.piece.space))
        if goes_on:
            self._turn()


def _split(rest: int, fitting: int, *, started: bool) -> int:
    """How many of `rest` lines to leave on a page where `fitting` fit, so that two stand on either side."""
    fewest = 1 if started else FEWEST
    count = min(fitting, rest - FEWEST)
    return count if (count >= fewest and rest > 2 * FEWEST - 1) or (started and count > 0) else 0


def _unhyphened(lines: Sequence[Line], start: int, count: int, rest: int) -> int:
    """One line less where the last on the page would end in a hyphen, if two lines stay behind."""
    broken = 0 < count < rest and lines[start + count - 1].hyphen
    return count - 1 if broken and count > FEWEST else count


def _leave(ends: list[int], start: int, total: int, columns: int) -> list[int]:
    """Leave at least a row of entries for the next page, so that a list does not end with one of them alone."""
    rest = total - ends[-1]
    if 0 < rest < FEWEST * columns and ends[-1] - start > 2 * FEWEST * columns:
        short = FEWEST * columns - rest
        return [*ends[:-1], max(ends[-1] - short, (ends[-2] if len(ends) > 1 else start) + 1)]
    return ends
