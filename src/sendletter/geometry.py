"""Matrices and boxes of a page, as tuples (ISO 32000-1, 8.3.3): points of 1/72 inch, from the left and from below.

Plain arithmetic, on which those who make a PDF for a press and those who look one over may both rest; what is too thin
or too near an edge, each of them decides for itself.
"""

from collections.abc import Iterable
from math import hypot, inf, sqrt

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
EVERYWHERE: Box = (-inf, -inf, inf, inf)
SQUARE: Box = (0.0, 0.0, 1.0, 1.0)
"""The unit square, in which an image is drawn (ISO 32000-1, 8.9.5)."""
MM = 72 / 25.4
"""Points in a millimetre."""


def times(first: Matrix, then: Matrix) -> Matrix:
    """One matrix that does what two do one after the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def placed(x: float, y: float, matrix: Matrix) -> Point:
    """A point after a matrix."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def moved(box: Box, matrix: Matrix) -> Box:
    """The upright box around a box after a matrix; everywhere stays everywhere."""
    return box if box == EVERYWHERE else around([placed(x, y, matrix) for x, y in corners(box)])


def around(points: Iterable[Point]) -> Box:
    """The box around points, of which there is at least one."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def corners(box: Box) -> tuple[Point, Point, Point, Point]:
    """The four corners of a box, from the lower left, against the clock."""
    left, bottom, right, top = box
    return (left, bottom), (right, bottom), (right, top), (left, top)


def clipped(box: Box, window: Box) -> Box:
    """What of a box lies in a window; where nothing does, its right is left of its left, or its top below its foot."""
    return max(box[0], window[0]), max(box[1], window[1]), min(box[2], window[2]), min(box[3], window[3])


def common(first: Box, second: Box) -> Box | None:
    """What two boxes have in common, flat where they only touch; None where they do not even do that."""
    found = clipped(first, second)
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
    """How many points a unit across and a unit up are after a matrix: the sides of what it makes of the unit square."""
    a, b, c, d, _, _ = matrix
    return hypot(a, b), hypot(c, d)


def thickening(matrix: Matrix) -> float:
    """By how much a matrix makes lines thicker, on the average of all directions."""
    a, b, c, d, _, _ = matrix
    return sqrt(abs(a * d - b * c))
