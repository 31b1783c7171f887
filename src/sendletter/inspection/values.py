"""What a stranger's objects hold, asked so that an object of another kind than belongs in its place is no fault.

Nothing here raises for what a PDF holds: what is not there, or is something else, is None, empty or nothing.
"""

import zlib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

FAULTS = (AttributeError, LookupError, ArithmeticError, RuntimeError, TypeError, ValueError)
"""pikepdf's answers to an object of another kind than belongs in its place, besides its own PdfError."""
MOST_ITEMS = 200_000
"""Items of an array that are looked at."""
DEEPEST = 40
"""Dictionaries in dictionaries that are followed."""


def entry(holder: Any, *keys: str) -> Any:
    """What stands under the keys, one inside the other; None where anything is missing."""
    import pikepdf

    for key in keys:
        if not isinstance(holder, pikepdf.Dictionary | pikepdf.Stream):
            return None
        try:
            holder = holder.get(key)
        except (*FAULTS, pikepdf.PdfError):
            return None
    return holder


def keys_of(holder: Any) -> list[str]:
    """The keys of a dictionary or stream."""
    import pikepdf

    if not isinstance(holder, pikepdf.Dictionary | pikepdf.Stream):
        return []
    try:
        return [str(key) for key in holder.keys()]  # noqa: SIM118 - a stream cannot be iterated
    except (*FAULTS, pikepdf.PdfError):
        return []


def items(holder: Any) -> Iterator[Any]:
    """The items of an array."""
    import pikepdf

    if isinstance(holder, pikepdf.Array):
        for number in range(min(len(holder), MOST_ITEMS)):
            try:
                yield holder[number]
            except (*FAULTS, pikepdf.PdfError):
                yield None


def item(holder: Any, number: int) -> Any:
    """One item of an array; None where there is none."""
    import pikepdf

    try:
        return holder[number] if isinstance(holder, pikepdf.Array) and 0 <= number < len(holder) else None
    except (*FAULTS, pikepdf.PdfError):
        return None


def name(value: Any) -> str:
    """A name without its slash; empty for anything else."""
    import pikepdf

    try:
        return str(value)[1:] if isinstance(value, pikepdf.Name) else ""
    except FAULTS:
        return ""


def text(value: Any) -> str:
    """A text string, of at most a page's length."""
    import pikepdf

    try:
        return str(value)[:4000].strip("\ufeff") if isinstance(value, pikepdf.String) else ""
    except FAULTS:
        return ""


def number(value: Any) -> float | None:
    """A number; None for anything else, and for what no page can hold."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    try:
        return min(max(float(value), -1e12), 1e12)
    except FAULTS:
        return None


def numbers(values: Any, count: int = 0) -> tuple[float, ...]:
    """An array of numbers, of `count` where that is given; empty where it is anything else."""
    found = tuple(map(number, items(values)))
    whole = tuple(value for value in found if value is not None)
    return whole if len(whole) == len(found) and (not count or len(whole) == count) else ()


def is_dictionary(value: Any) -> bool:
    """Whether it is a dictionary or a stream."""
    import pikepdf

    return isinstance(value, pikepdf.Dictionary | pikepdf.Stream)


def is_stream(value: Any) -> bool:
    """Whether it is a stream."""
    import pikepdf

    return isinstance(value, pikepdf.Stream)


def place(value: Any) -> tuple[int, int]:
    """The number and generation of an object; (0, 0) for one that stands inside another."""
    try:
        number, generation = value.objgen
        return int(number), int(generation)
    except FAULTS:
        return (0, 0)


def filters(stream: Any) -> tuple[str, ...]:
    """The names of the filters of a stream."""
    value = entry(stream, "/Filter")
    return (name(value),) if name(value) else tuple(map(name, items(value)))


def decoded(stream: Any, most: int) -> bytes | None:
    """What a stream holds; None where that is more than `most` bytes, or cannot be decoded.

    A stream may inflate to a thousand times its size, so the size is found before it is held in memory.
    """
    import pikepdf

    try:
        if filters(stream)[:1] in (("FlateDecode",), ("Fl",)) and _inflates(stream.read_raw_bytes(), most):
            return None
        data = bytes(stream.read_bytes())
    except (*FAULTS, pikepdf.PdfError):
        return None
    return data if len(data) <= most else None


def _inflates(data: bytes, most: int) -> bool:
    """Whether deflated data holds more than `most` bytes."""
    machine, total, rest = zlib.decompressobj(), 0, data
    try:
        while rest and not machine.eof and total <= most:
            total += len(machine.decompress(rest, 1 << 20))
            rest = machine.unconsumed_tail
    except zlib.error:
        return False  # what can be read of it is small
    return total > most


def tree(root: Any, kids: str, leaves: str) -> Iterator[tuple[Any, Any]]:
    """The pairs of a name or number tree (ISO 32000-1, 7.9.6), each node once."""
    seen: set[tuple[int, int]] = set()
    todo, steps = [root], 0
    while todo and steps < MOST_ITEMS:
        node, steps = todo.pop(), steps + 1
        if place(node) in seen or not is_dictionary(node):
            continue
        seen |= {place(node)} - {(0, 0)}
        pairs = list(items(entry(node, leaves)))
        yield from zip(pairs[::2], pairs[1::2], strict=False)
        todo += items(entry(node, kids))
