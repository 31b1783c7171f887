"""Fonts of the lists embedded as composite fonts (ISO 32000-1, 9.7): glyph ids as codes, with a map back to text."""

import io
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pydyf
from fontTools.ttLib import TTFont

from sendletter.layout import LINE_END, Font

ITALIC, SYMBOLIC = 1 << 6, 1 << 2
"""Flags of a font descriptor (ISO 32000-1, table 123)."""
POSTSCRIPT = b"OTTO"
"""How an OpenType font with PostScript outlines begins (ISO/IEC 14496-22, 4.5)."""
SILENT = "\u200b"
"""What a glyph stands for that adds nothing to the text, such as the dots of an Arabic letter: without an entry,
readers make a letter of its number."""


def known(data: bytes) -> bytes:
    """A static font as PDF knows it: PostScript outlines of the newer kind (CFF2) become CFF (ISO 32000-1, 9.9)."""
    if not data.startswith(POSTSCRIPT) or "CFF2" not in (
        font := TTFont(io.BytesIO(data), recalcBBoxes=False, recalcTimestamp=False)
    ):
        return data
    from fontTools.cffLib.CFF2ToCFF import convertCFF2ToCFF  # few letters bring such a font

    out = io.BytesIO()
    _ = [part.Private for part in font["CFF2"].cff[0].FDArray], font["CFF2"].cff[0].CharStrings  # read before it goes
    convertCFF2ToCFF(font)
    font.save(out)
    return out.getvalue()


def silence(document: Any, pdf: pydyf.PDF) -> None:
    """Give glyphs that the engine leaves out of its fonts' maps an entry, so that no reader makes letters of them.

    The hyphens at line ends become soft hyphens, which are no part of the text (ISO 32000-1, 14.8.2.2.3).
    """
    resources = next((thing for thing in pdf.objects if isinstance(thing, dict) and "ExtGState" in thing), None)
    if resources is None:
        return
    fonts = pdf.objects[int(resources["Font"].split()[0])]
    for font in document.fonts.values():
        silent = sorted(set(font.widths) - set(font.to_unicode))
        if font.hash not in fonts:
            continue
        entry = pdf.objects[int(fonts[font.hash].split()[0])]
        stream = pdf.objects[int(entry["ToUnicode"].split()[0])].stream
        if family(font) == LINE_END:
            stream[:] = [part.replace(b"<002d>", b"<00ad>") for part in stream]
        if silent:
            lines = [f"<{glyph:04x}> <200b>" for glyph in silent]
            block = [f"{len(lines)} beginbfchar", *lines, "endbfchar"]
            stream[stream.index(b"endcmap") : stream.index(b"endcmap")] = [line.encode() for line in block]


def family(font: Any) -> str:
    """The family of one of the engine's fonts."""
    return font.family.decode() if isinstance(font.family, bytes) else str(font.family)


def embed(pdf: pydyf.PDF, font: Font) -> bytes:
    """Add a font with the glyphs that were drawn; returns the reference of its dictionary."""
    font = replace(font, data=known(font.data))
    codes = dict(sorted(font.drawn.items()))
    name = (
        f"/{_tag(font)}+{font.family.replace(' ', '-')}{'-Bold' if font.bold else ''}{'-Italic' if font.italic else ''}"
    )
    outlines = font.data.startswith(POSTSCRIPT)
    kind = {"Subtype": "/OpenType"} if outlines else {"Length1": len(font.data)}
    program = pydyf.Stream([font.data], pydyf.Dictionary(kind), compress=True)
    pdf.add_object(program)
    descriptor = pydyf.Dictionary(_descriptor(font, name) | {f"FontFile{3 if outlines else 2}": program.reference})
    pdf.add_object(descriptor)
    numbers = _numbers(font) if outlines else {}
    widths = pydyf.Array()
    for number, width in sorted({numbers.get(code, code): width for code, (_, width, _) in codes.items()}.items()):
        widths.append(number)
        widths.append(pydyf.Array([round(width, 2)]))
    descendant = pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": f"/CIDFontType{0 if outlines else 2}",
            "BaseFont": name,
            "CIDSystemInfo": pydyf.Dictionary(
                {"Registry": pydyf.String("Adobe"), "Ordering": pydyf.String("Identity"), "Supplement": 0}
            ),
            "W": widths,
            "FontDescriptor": descriptor.reference,
        }
    )
    if not outlines:
        descendant["CIDToGIDMap"] = _glyph_map(pdf, font)
    pdf.add_object(descendant)
    unicode_map = pydyf.Stream(
        [_to_unicode({code: text or SILENT for code, (_, _, text) in codes.items()})], compress=True
    )
    pdf.add_object(unicode_map)
    composite = pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": name,
            "Encoding": _encoding(pdf, name, numbers),
            "DescendantFonts": pydyf.Array([descendant.reference]),
            "ToUnicode": unicode_map.reference,
        }
    )
    pdf.add_object(composite)
    return bytes(composite.reference)


def _numbers(font: Font) -> dict[int, int]:
    """The number (CID) that each code stands for in PostScript outlines (ISO 32000-1, 9.7.4.2)."""
    outlines = TTFont(io.BytesIO(font.data), lazy=True)["CFF "].cff[0]
    own = outlines.charset if hasattr(outlines, "ROS") else ()
    return {
        code: int(own[glyph].removeprefix("cid")) if 0 < glyph < len(own) else glyph
        for code, (glyph, _, _) in font.drawn.items()
    }


def _encoding(pdf: pydyf.PDF, name: str, numbers: dict[int, int]) -> str | bytes:
    """What takes codes to numbers of outlines (ISO 32000-1, 9.7.5): nothing, unless they differ."""
    if all(code == number for code, number in numbers.items()):
        return "/Identity-H"
    lines = [f"<{code:04x}> {number}" for code, number in sorted(numbers.items())]
    system = {"Registry": pydyf.String("Adobe"), "Ordering": pydyf.String("Identity"), "Supplement": 0}
    about = {"Type": "/CMap", "CMapName": f"{name}-H", "CIDSystemInfo": pydyf.Dictionary(system), "WMode": 0}
    head = f"/CMapName {name}-H def /CMapType 1 def /WMode 0 def"
    stream = pydyf.Stream([_character_map(head, "Identity", lines, "cid")], pydyf.Dictionary(about), compress=True)
    pdf.add_object(stream)
    return bytes(stream.reference)


def _glyph_map(pdf: pydyf.PDF, font: Font) -> str | bytes:
    """What takes codes to glyphs (ISO 32000-1, 9.7.4.2): nothing, unless a glyph has several codes."""
    if all(code == glyph for code, (glyph, _, _) in font.drawn.items()):
        return "/Identity"
    table = bytearray(2 * (max(font.drawn) + 1))
    for code, (glyph, _, _) in font.drawn.items():
        table[2 * code : 2 * code + 2] = glyph.to_bytes(2, "big")
    stream = pydyf.Stream([bytes(table)], compress=True)
    pdf.add_object(stream)
    return bytes(stream.reference)


def _tag(font: Font) -> str:
    """Six letters that tell this subset from others (ISO 32000-1, 9.6.4), the same for the same bytes."""
    digest = sha256(font.data + repr(sorted(font.drawn)).encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _descriptor(font: Font, name: str) -> dict[str, object]:
    program = TTFont(io.BytesIO(font.data), lazy=True)
    head, scale = program["head"], 1000 / program["head"].unitsPerEm
    cap = getattr(program["OS/2"], "sCapHeight", 0) * scale or font.ascent
    return {
        "Type": "/FontDescriptor",
        "FontName": name,
        "FontFamily": pydyf.String(font.family),
        "Flags": SYMBOLIC | (ITALIC if font.italic else 0),
        "FontBBox": pydyf.Array([round(side * scale) for side in (head.xMin, head.yMin, head.xMax, head.yMax)]),
        "ItalicAngle": round(program["post"].italicAngle),
        "Ascent": round(font.ascent),
        "Descent": round(font.descent),
        "CapHeight": round(cap),
        "StemV": 140 if font.bold else 80,
    }


def _to_unicode(texts: dict[int, str]) -> bytes:
    """A ToUnicode CMap (ISO 32000-1, 9.10.3) from glyph ids to the text that they stand for."""
    head = "/CMapName /Adobe-Identity-UCS def /CMapType 2 def"
    items = [f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in texts.items()]
    return _character_map(head, "UCS", items, "bf")


def _character_map(head: str, ordering: str, items: Sequence[str], kind: str) -> bytes:
    """A CMap of entries of a kind, "bf" or "cid" (Adobe Technical Note 5014)."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 0 >> def",
        head,
        "1 begincodespacerange <0000> <ffff> endcodespacerange",
    ]
    for start in range(0, len(items), 100):
        chunk = items[start : start + 100]
        lines += [f"{len(chunk)} begin{kind}char", *chunk, f"end{kind}char"]
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode()
