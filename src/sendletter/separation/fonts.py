"""Fonts with PostScript outlines as every press knows them: an OpenType font becomes its bare outlines (CFF).

PDF 1.4 does not know OpenType, and a press need not: what it draws are the outlines, by their numbers.
"""

from collections.abc import Iterator
from typing import Any

HEADER, RECORD = 12, 16
"""Bytes of the head of an OpenType font and of each entry of its directory (ISO/IEC 14496-22, 4.5)."""
POSTSCRIPT = b"OTTO"
"""How an OpenType font with PostScript outlines begins."""
LINES = 100
"""Lines in a block of a CMap (Adobe Technical Note 5014)."""
LAST_OPERATOR, REAL, TWO_BYTES = 21, 30, 247
OPERANDS = {28: 3, 29: 5}
"""How operators and operands of a DICT are told apart, and how long those are (Adobe Technical Note 5176, 4)."""
REGISTRY = b"\x0c\x1e"
"""The operator with which the DICT of a CID-keyed font begins."""


def bare(document: Any) -> tuple[str, ...]:
    """Take the outlines out of OpenType fonts (ISO 32000-1, 9.9, table 126).

    Returns the names of fonts for which that cannot be done: their outlines have numbers of their own (CID), to which
    no code leads, or are of a newer kind (CFF2).
    """
    strange = []
    for font in _of_type(document, "/Font"):
        if "/DescendantFonts" in font:
            descriptor = font.DescendantFonts[0].FontDescriptor
            program = descriptor.get("/FontFile3", descriptor.get("/FontFile2"))
            data = bytes(program.read_bytes()) if program is not None else b""
            outlines = table(data, b"CFF ") if data.startswith(POSTSCRIPT) else b""
            if data.startswith(POSTSCRIPT) and (not outlines or is_numbered(outlines)):
                strange.append(str(font.BaseFont)[1:].partition("+")[2])
            elif outlines:
                _unwrap(document, font, outlines)
    return tuple(dict.fromkeys(strange))


def _of_type(document: Any, kind: str) -> Iterator[Any]:
    from pikepdf import Dictionary

    for thing in document.objects:
        if isinstance(thing, Dictionary) and thing.get("/Type") == kind:
            yield thing


def table(font: bytes, tag: bytes) -> bytes:
    """A table of an OpenType font; nothing where it has none."""
    count = int.from_bytes(font[4:6], "big")
    for start in range(HEADER, HEADER + RECORD * count, RECORD):
        if font[start : start + 4] == tag:
            offset, length = (int.from_bytes(font[start + at : start + at + 4], "big") for at in (8, 12))
            return font[offset : offset + length]
    return b""


def is_numbered(outlines: bytes) -> bool:
    """Whether outlines have numbers of their own: a CID-keyed font (Adobe Technical Note 5176, 18)."""
    names_end, _ = _index(outlines, outlines[2])
    _, first = _index(outlines, names_end)
    place, end = first
    while place < end:
        byte = outlines[place]
        if byte <= LAST_OPERATOR:
            return outlines[place : place + 2] == REGISTRY
        if byte == REAL:
            while outlines[place + 1] & 0xF != 0xF and outlines[place + 1] >> 4 != 0xF:
                place += 1
            place += 2
        else:
            place += OPERANDS.get(byte, 1 if byte < TWO_BYTES else 2)
    return False


def _index(outlines: bytes, start: int) -> tuple[int, tuple[int, int]]:
    """Where an INDEX ends, and where its first object stands (Adobe Technical Note 5176, 5)."""
    count = int.from_bytes(outlines[start : start + 2], "big")
    if not count:
        return start + 2, (start + 2, start + 2)
    size = outlines[start + 2]
    data = start + 2 + size * (count + 1)

    def offset(number: int) -> int:
        at = start + 3 + size * number
        return data + int.from_bytes(outlines[at : at + size], "big")

    return offset(count), (offset(0), offset(1))


def _unwrap(document: Any, font: Any, outlines: bytes) -> None:
    """Give a composite font its outlines alone; their numbers are what its codes stand for (ISO 32000-1, 9.7.4.2)."""
    from pikepdf import Name

    inner = font.DescendantFonts[0]
    descriptor, glyphs = inner.FontDescriptor, inner.get("/CIDToGIDMap", Name.Identity)
    if "/FontFile2" in descriptor:
        del descriptor["/FontFile2"]
    descriptor.FontFile3 = document.make_stream(outlines, Subtype=Name.CIDFontType0C)
    inner.Subtype = Name.CIDFontType0
    if "/CIDToGIDMap" in inner:
        del inner["/CIDToGIDMap"]
    if glyphs != Name.Identity:
        _renumber(document, font, bytes(glyphs.read_bytes()))


def _renumber(document: Any, font: Any, glyphs: bytes) -> None:
    """Let a font's codes lead to its glyphs by a CMap of their own, where they did by a table of its program."""
    from pikepdf import Array, Name

    inner = font.DescendantFonts[0]
    widths = list(inner.get("/W", ()))
    numbers = {int(code): _glyph(glyphs, int(code)) for code in widths[::2]}  # each with the widths of what it begins
    inner.W = Array(
        [part for code, width in zip(widths[::2], widths[1::2], strict=True) for part in (numbers[int(code)], width)]
    )
    lines = [f"<{code:04x}> {glyph}" for code, glyph in sorted(numbers.items())]
    blocks = [lines[start : start + LINES] for start in range(0, len(lines), LINES)]
    name = f"{str(font.BaseFont)[1:]}-H"
    text = "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> def",
            f"/CMapName /{name} def /CMapType 1 def",
            "1 begincodespacerange <0000> <ffff> endcodespacerange",
            *(line for block in blocks for line in (f"{len(block)} begincidchar", *block, "endcidchar")),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )
    font.Encoding = document.make_stream(text.encode(), Type=Name.CMap, CMapName=Name(f"/{name}"))
    font.Encoding.CIDSystemInfo = inner.CIDSystemInfo


def _glyph(table_: bytes, code: int) -> int:
    return int.from_bytes(table_[2 * code : 2 * code + 2], "big")
