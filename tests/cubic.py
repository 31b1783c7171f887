"""A font with cubic outlines, as designers' .otf files have them, made from a font package."""

import io
from functools import cache

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from sendletter.composition.typeface import cut
from sendletter.project import Project
from tests.conftest import ROOT

CHARACTERS = "".join(map(chr, range(32, 127))) + "\u00a0“”’–—·¶"


@cache
def cubic(*, without: str = "") -> bytes:
    """The regular Source Serif with curves of the third degree; `without` are characters that it lacks."""
    face = next(face for face in Project(ROOT).faces(["Source Serif 4"]) if not face.italic)
    font = TTFont(io.BytesIO(cut(face, set(CHARACTERS) - set(without), 11.0, bold=False)), recalcTimestamp=False)
    glyphs = font.getGlyphSet()
    drawn = {}
    for name in font.getGlyphOrder():
        pen = T2CharStringPen(glyphs[name].width, glyphs)
        glyphs[name].draw(pen)
        drawn[name] = pen.getCharString()
    for tag in ("glyf", "loca", "maxp", "fpgm", "prep", "cvt ", "gasp", "post"):
        if tag in font:
            del font[tag]
    builder = FontBuilder(font=font)
    font.sfntVersion = "OTTO"
    builder.setupCFF("Cubic", {"FullName": "Cubic"}, drawn, {})
    builder.setupMaxp()
    builder.setupPost(keepGlyphNames=False)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
