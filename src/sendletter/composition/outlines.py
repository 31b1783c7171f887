"""Fonts with cubic outlines (CFF and CFF2, in .otf files) as fonts with quadratic ones, as all other fonts are.

A PDF has a kind of font of its own for each, the older PDF/X has no place for OpenType, and no PDF has one for CFF2. So
outlines are brought to one kind before anything measures or embeds them; widths, kerning and ligatures stay.
"""

from io import BytesIO
from typing import Any

CUBIC = b"OTTO"
"""How a font with cubic outlines begins (OpenType, the font file)."""
CUBIC_TABLES = ("CFF ", "CFF2", "VORG")
NEAR = 0.0005
"""How far a curve may stray, in em: at 11 pt that is two thousandths of a millimetre."""
NO_NAMES = 3.0
"""The version of a `post` table without the names of glyphs."""


def quadratic(data: bytes) -> bytes:
    """A static font with quadratic outlines; a font that has them already is returned as it is."""
    if not data.startswith(CUBIC):
        return data
    from fontTools.ttLib import TTFont, newTable

    font = TTFont(BytesIO(data), recalcTimestamp=False)
    glyphs = _drawn(font)
    for tag in CUBIC_TABLES:
        if tag in font:
            del font[tag]
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = list(glyphs), glyphs
    font["glyf"].compile(font)
    advances = font["hmtx"].metrics
    for name, (width, _) in list(advances.items()):
        glyph = glyphs[name]
        advances[name] = width, getattr(glyph, "xMin", 0) if glyph.numberOfContours else 0
    font["maxp"] = _limits()
    font["post"].formatType = NO_NAMES
    font.sfntVersion = "\0\1\0\0"
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def _drawn(font: Any) -> dict[str, Any]:
    """The glyphs of a font with quadratic curves, which run the other way round."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    found, error = {}, NEAR * font["head"].unitsPerEm
    cubic = font.getGlyphSet()
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(None)
        cubic[name].draw(Cu2QuPen(pen, error, reverse_direction=True))
        found[name] = pen.glyph()
    return found


def _limits() -> Any:
    """What a font with quadratic outlines says of itself; the counts are found when it is written."""
    from fontTools.ttLib import newTable

    limits = newTable("maxp")
    limits.tableVersion = 0x00010000
    limits.maxZones = 1
    counts = ("TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs", "StackElements", "SizeOfInstructions")
    for count in (*counts, "ComponentElements", "Points", "Contours", "CompositePoints", "CompositeContours"):
        setattr(limits, f"max{count}", 0)
    limits.maxComponentDepth = limits.numGlyphs = 0
    return limits
