"""The headline of an advertisement: as large as the page wants it, in lines of about the same length."""

from collections.abc import Sequence

from sendletter.composition.columns import first_fit
from sendletter.composition.scale import Headline

SMALLER = 0.6
"""A headline takes a further line rather than less than this share of its size."""
MOST_LINES = 4
STEP = 0.97
"""The factor from one size to the next that is tried."""


def headline(text: str, widths: Sequence[float], breaks: Sequence[int], width: float, largest: float) -> Headline:
    """The headline in a type area of `width` points, no larger than `largest`.

    `widths` are those of its characters at a size of one point.
    """
    size = largest
    for most in range(2, MOST_LINES + 1):
        size = largest
        while size > SMALLER * largest and not _fits(text, widths, breaks, width / size, most):
            size *= STEP
        if size > SMALLER * largest:
            break
    while size > largest / 10 and not _fits(text, widths, breaks, width / size, MOST_LINES):
        size *= STEP
    lines = len(_lines(text, widths, breaks, width / size * SLACK))
    return Headline(size, size * _even(text, widths, breaks, width / size), lines)


def _lines(text: str, widths: Sequence[float], breaks: Sequence[int], width: float) -> list[float]:
    """The widths of the lines in a measure."""
    lines = first_fit(text, widths, breaks, width, width)
    return [sum(widths[start:end]) for start, end in lines]


def _fits(text: str, widths: Sequence[float], breaks: Sequence[int], width: float, most: int) -> bool:
    lines = _lines(text, widths, breaks, width * SLACK)
    return len(lines) <= most and max(lines, default=0.0) <= width * SLACK


def _even(text: str, widths: Sequence[float], breaks: Sequence[int], width: float) -> float:
    """The narrowest measure in which the headline has no more lines, with a hair of room for who draws it."""
    count = len(_lines(text, widths, breaks, width * SLACK))
    low, high = 0.0, width * SLACK
    while high - low > width / 1000:
        middle = (low + high) / 2
        lines = _lines(text, widths, breaks, middle)
        if len(lines) <= count and max(lines, default=0.0) <= middle:
            high = middle
        else:
            low = middle
    return min(high * 1.01, width) if count > 1 else width


SLACK = 0.99
"""A hair less than the measure, so that who draws the headline does not need a line more."""
