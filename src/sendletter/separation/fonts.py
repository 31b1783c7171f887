"""Fonts as PDF 1.4 knows them: an OpenType font with PostScript outlines becomes the bare outlines (CFF)."""

from collections.abc import Iterator
from typing import Any

HEADER, RECORD = 12, 16
"""Bytes of the head of an OpenType font and of each entry of its directory (ISO/IEC 14496-22, 4.5)."""


def fonts_of(document: Any) -> Iterator[Any]:
    """The dictionaries of all fonts, those inside composite fonts, too."""
    for thing in document.objects:
        if hasattr(thing, "get") and thing.get("/Type") == "/Font":
            yield thing


def drawn_by_programs(document: Any) -> bool:
    """Whether a font's glyphs are pieces of content (Type 3), whose colours nobody decides here."""
    return any(font.get("/Subtype") == "/Type3" for font in fonts_of(document))


def bare(document: Any) -> None:
    """Take the outlines out of OpenType fonts (ISO 32000-1, 9.9, table 126)."""
    from pikepdf import Name

    for thing in document.objects:
        program = thing.get("/FontFile3") if hasattr(thing, "get") and thing.get("/Type") == "/FontDescriptor" else None
        if program is not None and program.get("/Subtype") == "/OpenType":
            outlines = table(bytes(program.read_bytes()), b"CFF ")
            if outlines:
                program.write(outlines)
                program.Subtype = Name.CIDFontType0C


def table(font: bytes, tag: bytes) -> bytes:
    """A table of an OpenType font; nothing where it has none."""
    count = int.from_bytes(font[4:6], "big")
    for start in range(HEADER, HEADER + RECORD * count, RECORD):
        if font[start : start + 4] == tag:
            offset, length = (int.from_bytes(font[start + at : start + at + 4], "big") for at in (8, 12))
            return font[offset : offset + length]
    return b""
