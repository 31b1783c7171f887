"""Matrices and boxes of a page, as tuples (ISO 32000-1, 8.3.3): points of 1/72 inch, from the left and from below."""

from collections.abc import Iterable
from math import hypot

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""
UNIT: Matrix = (1, 0, 0, 1, 0, 0)
EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)
MM = 72 / 25.4
"""Points in a millimetre."""


def times(first: Matrix, second: Matrix) -> Matrix:
    """What `first` and then `second` does."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def box_of(points: Iterable[tuple[float, float]], matrix: Matrix) -> Box:
    """The box around points, as they lie on the page."""
    a, b, c, d, e, f = matrix
    moved = [(a * x + c * y + e, b * x + d * y + f) for x, y in points]
    return min(x for x, _ in moved), min(y for _, y in moved), max(x for x, _ in moved), max(y for _, y in moved)


def corners(box: Box) -> tuple[tuple[float, float], ...]:
    """The four corners of a box."""
    left, bottom, right, top = box
    return (left, bottom), (right, bottom), (right, top), (left, top)


def common(first: Box, second: Box) -> Box | None:
    """What two boxes have in common; None where they only touch, or not even that."""
    found = max(first[0], second[0]), max(first[1], second[1]), min(first[2], second[2]), min(first[3], second[3])
    return found if found[0] <= found[2] and found[1] <= found[3] else None


def inside(inner: Box, outer: Box, slack: float = 0.0) -> bool:
    """Whether a box lies in another, up to `slack` points."""
    return (
        inner[0] >= outer[0] - slack
        and inner[1] >= outer[1] - slack
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )


def grown(box: Box, by: float) -> Box:
    """A box with `by` points added on each side."""
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def scale(matrix: Matrix) -> tuple[float, float]:
    """How many points a unit across and a unit up are on the page."""
    return hypot(matrix[0], matrix[1]), hypot(matrix[2], matrix[3])


def thinnest(matrix: Matrix) -> float:
    """The least that a unit is on the page, in any direction, taken as the smaller of the two axes."""
    return min(scale(matrix))
