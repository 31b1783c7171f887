"""Columns made to end alike: entries divided evenly among them, and what is left in one spread over its spaces."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from sendletter.composition.columns import Type, fill
from sendletter.layout import Item, Piece, Sheet

ENTRIES, ROWS = 0.9, 0.1
"""Lines by which the space between two entries may be widened so that columns end alike. Where all entries have one
row, the rows of all columns stand beside each other, and that is worth more."""
NEAR = 9
"""How many entries from its share of the whole a column may end."""
EARLIER = 1e-6
"""Of columns that can as well stand the other way round, the longer stand first."""


def uneven_by(sheets: Sequence[Sheet]) -> float:
    """How far columns are from one length."""
    lengths = [sheet.filled for sheet in sheets]
    return max(lengths) + sum((max(lengths) - length) ** 2 for length in lengths)


def even(heights: Sequence[float], most: float, columns: int, overs: Sequence[float] | None = None) -> list[int]:
    """Where each column ends when all entries stand in columns of at most `most` points, as even as they can be.

    Filled one after the other, the last column would be short. So of all ways to divide them near the ends of equal
    shares, that is taken whose columns miss the length of the longest by the least squares.
    """
    over = overs or [0.0] * len(heights)
    total = [0.0, *accumulate(height + above for height, above in zip(heights, over, strict=True))]
    reached: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for column in range(1, columns + 1):
        share = bisect_left(total, total[-1] * column / columns)
        ends = range(max(share - NEAR, column), min(share + NEAR, len(heights)) + 1)
        best: dict[int, tuple[float, list[int]]] = {}
        for end in ends if column < columns else (len(heights),):
            for start, (cost, before) in reached.items():
                high = total[end] - total[start] - over[start] if start < end else most + 1.0
                missed = cost + (most - high) ** 2 * (1.0 + EARLIER * (columns - column))
                if high <= most + 1e-6 and (end not in best or missed < best[end][0]):
                    best[end] = missed, [*before, end]
        reached = best
    return reached[len(heights)][1] if len(heights) in reached else fill(heights, 0, most, columns, overs)


def aligned(items: Sequence[Item], ends: Sequence[int], height: float, style: Type) -> tuple[Item, ...]:
    """The entries of columns that end early set a little further apart, so that all end on one baseline."""
    aligned: list[Item] = []
    most = ENTRIES if any(len(item.rows) > 1 for item in items) else ROWS
    for start, end in pairwise([0, *ends]):
        column = items[start:end]
        last = column[-1].rows[-1].baseline - style.baseline + style.leading
        each = (height - last) / max(len(column) - 1, 1)
        if len(column) < 2 or each > most * style.leading:
            each = 0.0
        for number, item in enumerate(column):
            rows = tuple(replace(row, baseline=row.baseline + number * each) for row in item.rows)
            aligned.append(replace(item, rows=rows) if each else item)
    return tuple(aligned)


def spread(pieces: Sequence[Piece], rest: float, most: float) -> tuple[Piece, ...]:
    """The pieces of a column with `rest` points spread over the spaces between them, where that is not too much."""
    open_ = [number for number, piece in enumerate(pieces) if number and piece.space]
    each = rest / len(open_) if open_ else 0.0
    if not 0.0 < each <= most:
        return tuple(pieces)
    return tuple(
        replace(piece, space=piece.space + each) if number in open_ else piece for number, piece in enumerate(pieces)
    )
