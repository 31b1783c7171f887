"""A font as its dictionary tells (ISO 32000-1, 9.5 to 9.10): whether it is embedded, how wide, which words it makes."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from sendletter.inspection.values import decoded, entry, is_stream, items, name, number, numbers, text

PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
ENCODED = ("MacRomanEncoding", "MacExpertEncoding", "WinAnsiEncoding")
COLLECTIONS = ("GB1", "CNS1", "Japan1", "Korea1", "KR")
"""Collections of characters that are Unicode by a table of their own (ISO 32000-1, 9.10.2)."""
NAMED = ("Type1", "MMType1")
"""Kinds of fonts whose programs name their glyphs themselves."""
NUMBERED = re.compile(r"[A-Za-z]{0,2}\d+|\.notdef|index\d+|glyph\d+|cid\d+|gid\d+", re.IGNORECASE)
"""Names of glyphs that say a number and no character."""
UNICODE_NAME = re.compile(r"(uni([0-9A-F]{4})+|u[0-9A-F]{4,6})(\..*)?")
BLOCK = re.compile(rb"begin(bfchar|bfrange|codespacerange)(.*?)end\1", re.DOTALL)
HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
LARGEST_MAP = 4_000_000
MOST_CODES = 70_000


class Font:
    """A font's dictionary, read once."""

    def __init__(self, value: Any) -> None:
        """What a dictionary says; whatever is missing is empty."""
        self.value = value
        self.kind = name(entry(value, "/Subtype"))
        self.name = name(entry(value, "/BaseFont")) or "without a name"
        self.composite = self.kind == "Type0"
        below = next(items(entry(value, "/DescendantFonts")), None)
        self.inner = below if self.composite else value
        self.descriptor = entry(self.inner, "/FontDescriptor")

    @property
    def plain_name(self) -> str:
        """The name without the letters that mark a subset."""
        return re.sub(r"^[A-Z]{6}\+", "", self.name)

    @cached_property
    def embedded(self) -> bool:
        """Whether it brings its own shapes."""
        return self.kind == "Type3" or any(is_stream(entry(self.descriptor, key)) for key in PROGRAMS)

    @cached_property
    def symbolic(self) -> bool:
        """Whether its flags say that its characters are none of Latin's (ISO 32000-1, table 123)."""
        return bool(int(number(entry(self.descriptor, "/Flags")) or 0) & 4)

    @cached_property
    def encoding(self) -> str:
        """The name of its encoding or, where it is changed, of what it is based on; empty for none."""
        value = entry(self.value, "/Encoding")
        return name(value) or name(entry(value, "/BaseEncoding"))

    @cached_property
    def differences(self) -> dict[int, str]:
        """The names of glyphs that its encoding puts in."""
        found: dict[int, str] = {}
        code = 0
        for item in items(entry(self.value, "/Encoding", "/Differences")):
            if (value := number(item)) is not None:
                code = int(value)
            else:
                found[code] = name(item)
                code += 1
        return found

    @cached_property
    def _widths(self) -> tuple[dict[int, float], float]:
        if self.composite:
            return _cid_widths(self.inner), _or(number(entry(self.inner, "/DW")), 1000.0)
        first = int(number(entry(self.value, "/FirstChar")) or 0)
        widths = {first + n: width for n, width in enumerate(numbers(entry(self.value, "/Widths")))}
        return widths, _or(number(entry(self.descriptor, "/MissingWidth")), 0.0 if widths else 550.0)

    def width(self, code: int) -> float:
        """How far a character moves on, in units of the size of type."""
        widths, default = self._widths
        if self.kind == "Type3":
            matrix = numbers(entry(self.value, "/FontMatrix"), 6) or (0.001,)
            return widths.get(code, 0.0) * matrix[0]
        return widths.get(code, default) / 1000

    @cached_property
    def _bytes(self) -> int:
        """How many bytes a code has."""
        if not self.composite:
            return 1
        cmap = entry(self.value, "/Encoding")
        data = decoded(cmap, LARGEST_MAP) if is_stream(cmap) else None
        for what, block in BLOCK.findall(data or b""):
            if what == b"codespacerange" and (ranges := HEX.findall(block)):
                return max(1, len(ranges[0][0]) // 2)
        return 2

    def codes(self, string: bytes) -> Iterator[int]:
        """The codes that a string shows."""
        step = self._bytes
        if step == 1:
            yield from string
            return
        for at in range(0, len(string) - step + 1, step):
            yield int.from_bytes(string[at : at + step], "big")

    @cached_property
    def unicode(self) -> dict[int, str] | None:
        """What its own table says that codes mean; None without a table."""
        value = entry(self.value, "/ToUnicode")
        data = decoded(value, LARGEST_MAP) if is_stream(value) else None
        return None if data is None else _meanings(data)

    def means(self, code: int) -> str | None:
        """The text of a code, or a sign for what is known to be text; None where nobody can tell (9.10.2)."""
        table = self.unicode
        if table is not None and code in table:
            return table[code]
        if self.composite:
            ordering = text(entry(self.inner, "/CIDSystemInfo", "/Ordering"))
            return "?" if ordering in COLLECTIONS else None
        glyph = self.differences.get(code)
        if glyph is not None:
            return None if NUMBERED.fullmatch(glyph) and not UNICODE_NAME.fullmatch(glyph) else "?"
        known = self.encoding in ENCODED or self.kind in NAMED or (not self.symbolic and self.kind != "Type3")
        return "?" if known else None


def _or(value: float | None, default: float) -> float:
    return default if value is None else value


def _cid_widths(inner: Any) -> dict[int, float]:
    """The widths of a composite font (ISO 32000-1, 9.7.4.3)."""
    found: dict[int, float] = {}
    parts = list(items(entry(inner, "/W")))
    at = 0
    while at + 1 < len(parts) and len(found) < MOST_CODES:
        first = int(number(parts[at]) or 0)
        if row := numbers(parts[at + 1]):
            found.update({first + n: width for n, width in enumerate(row)})
            at += 2
        elif at + 2 < len(parts):
            last, width = int(number(parts[at + 1]) or 0), number(parts[at + 2]) or 0.0
            found.update(dict.fromkeys(range(first, min(last, first + MOST_CODES) + 1), width))
            at += 3
        else:
            break
    return found


Word = bytes | list[bytes]
"""A string in a table of characters, or a list of them."""


def _meanings(data: bytes) -> dict[int, str]:
    """The codes of a ToUnicode table and what they mean (ISO 32000-1, 9.10.3)."""
    found: dict[int, str] = {}
    left = 4 * MOST_CODES  # ranges may lie over each other, and a stranger's do so without end
    for what, block in BLOCK.findall(data):
        words = _words(block)
        if what == b"bfchar":
            for code, meaning in zip(words[::2], words[1::2], strict=False):
                if isinstance(code, bytes) and isinstance(meaning, bytes):
                    found[_number(code)] = _string(meaning)
        elif what == b"bfrange":
            for low, high, meaning in zip(words[::3], words[1::3], words[2::3], strict=False):
                if isinstance(low, bytes) and isinstance(high, bytes) and left > 0:
                    left -= max(1, _number(high) - _number(low))
                    _range(found, _number(low), _number(high), meaning)
        if len(found) > MOST_CODES:
            break
    return found


def _words(block: bytes) -> list[Word]:
    """The strings and lists of strings of a block."""
    words: list[Word] = []
    row: list[bytes] | None = None
    for digits, begins, ends in HEX.findall(block):
        if begins:
            row = []
        elif ends:
            words.append(row or [])
            row = None
        elif row is None:
            words.append(digits)
        else:
            row.append(digits)
    return words


def _range(found: dict[int, str], low: int, high: int, meaning: bytes | list[bytes]) -> None:
    high = min(high, low + MOST_CODES)
    if isinstance(meaning, list):
        found.update({low + n: _string(word) for n, word in enumerate(meaning[: high - low + 1])})
        return
    text = _string(meaning)
    for code in range(low, high + 1):
        last = ord(text[-1]) + code - low if text else 0
        found[code] = text[:-1] + chr(min(last, 0x10FFFF)) if text else ""


def _number(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)


def _string(digits: bytes) -> str:
    whole = b"".join(digits.split())
    raw = bytes.fromhex((whole + b"0" * (len(whole) % 2)).decode())
    return raw.decode("utf-16-be", "replace") if len(raw) > 1 else raw.decode("latin-1")
