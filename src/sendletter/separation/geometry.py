"""Matrices and boxes of a PDF's pages (ISO 32000-1, 8.3), as plain tuples, in points."""

from collections.abc import Iterable, Iterator, Sequence
from math import hypot, inf, sqrt

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
"""Left, foot, right, head."""

UNTURNED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
EVERYWHERE: Box = (-inf, -inf, inf, inf)
SQUARE: Box = (0.0, 0.0, 1.0, 1.0)


def numbers(values: Iterable[object]) -> Iterator[float]:
    """A PDF's numbers as floats."""
    return (float(str(value)) for value in values)


def matrix(values: Iterable[object]) -> Matrix:
    """A PDF's six numbers as a matrix."""
    a, b, c, d, e, f = numbers(values)
    return a, b, c, d, e, f


def joined(first: Matrix, then: Matrix) -> Matrix:
    """One matrix that does what two do one after the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def placed(x: float, y: float, way: Matrix) -> tuple[float, float]:
    """A point after a matrix."""
    a, b, c, d, e, f = way
    return a * x + c * y + e, b * x + d * y + f


def moved(box: Box, way: Matrix) -> Box:
    """The upright box around a box after a matrix."""
    if box == EVERYWHERE:
        return box
    left, foot, right, head = box
    return around([placed(x, y, way) for x in (left, right) for y in (foot, head)])


def around(points: Sequence[tuple[float, float]]) -> Box:
    """The box around points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def common(one: Box, other: Box) -> Box:
    """What two boxes have in common; its right is left of its left where that is nothing."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def grown(box: Box, by: float) -> Box:
    """A box with so much more on each side."""
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def scale(way: Matrix) -> float:
    """By how much a matrix makes lines thicker, on the average of all directions."""
    a, b, c, d, _, _ = way
    return sqrt(abs(a * d - b * c))


def sides(way: Matrix) -> tuple[float, float]:
    """The lengths of the sides of what a matrix makes of the unit square."""
    a, b, c, d, _, _ = way
    return hypot(a, b), hypot(c, d)
