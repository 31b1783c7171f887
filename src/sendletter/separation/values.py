"""A PDF's numbers as Python's."""

from collections.abc import Iterable, Iterator

from sendletter.geometry import Matrix


def numbers(values: Iterable[object]) -> Iterator[float]:
    """A PDF's numbers as floats. Raises ValueError for what is no number."""
    return (float(str(value)) for value in values)


def matrix(values: Iterable[object]) -> Matrix:
    """A PDF's six numbers as a matrix. Raises ValueError for what is none."""
    a, b, c, d, e, f = numbers(values)
    return a, b, c, d, e, f
