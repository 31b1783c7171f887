"""A short code of what a text says, which can be read out on the phone and photographed from a page."""

from dataclasses import dataclass
from hashlib import sha256

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32 (https://www.crockford.com/base32.html): no I, L and O, which are read as 1 and 0, and no U."""
MISHEARD = str.maketrans("ILO", "110", " -")
LENGTH = 8
"""Signs of a code: 40 bits, so that no two texts of one letter have the same."""


def code(content: bytes) -> str:
    """The code of some content, such as `K7QX-2M9F`."""
    number = int.from_bytes(sha256(content).digest()[: LENGTH * 5 // 8], "big")
    signs = "".join(SIGNS[number >> shift & 31] for shift in range(5 * (LENGTH - 1), -1, -5))
    return f"{signs[:4]}-{signs[4:]}"


def as_written(heard: str) -> str:
    """A code as it is written, from how somebody has typed it: `k7qx 2m9f`, with O for 0 or l for 1."""
    signs = heard.upper().translate(MISHEARD)
    return f"{signs[:4]}-{signs[4:]}" if len(signs) == LENGTH else signs


@dataclass(frozen=True, slots=True)
class Square:
    """A QR code: how many modules a side has, and the dark ones as an SVG path of that size."""

    size: int
    path: str


def square(text: str) -> Square:
    """The QR code (ISO/IEC 18004, error correction M) of a text, without a quiet zone."""
    import segno

    rows = [bytes(row) for row in segno.make(text, micro=False, error="m").matrix]
    dark = [(x, y) for y, row in enumerate(rows) for x, module in enumerate(row) if module]
    return Square(len(rows), "".join(f"M{x} {y}h1v1h-1z" for x, y in dark))
