"""Fonts of one's own with cubic outlines, in text and in lists."""

import io

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen

from tests.conftest import SHORT, Folder, Validate

LETTERS = [chr(code) for code in range(0x20, 0x7F)]
NAMES = [".notdef", *(f"g{ord(letter)}" for letter in LETTERS)]


def font(newer: bool) -> bytes:
    """A font of boxes with PostScript outlines, of the newer kind (CFF2) or as they always were (CFF)."""
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(NAMES)
    builder.setupCharacterMap({ord(letter): name for letter, name in zip(LETTERS, NAMES[1:], strict=True)})
    outlines = {}
    for name in NAMES:
        pen = T2CharStringPen(None if newer else 500, {}, CFF2=newer)
        pen.moveTo((50, 0))
        pen.lineTo((450, 0))
        pen.lineTo((450, 600))
        pen.closePath()
        outlines[name] = pen.getCharString()
    if newer:
        builder.setupCFF2(outlines)
    else:
        builder.setupCFF("Boxes", {"FullName": "Boxes"}, outlines, {})
    builder.setupHorizontalMetrics(dict.fromkeys(NAMES, (500, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


@pytest.mark.parametrize("newer", [False, True])
def test_cubic_outlines_of_either_kind_are_embedded_like_all_others(folder: Folder, build, validate: Validate, newer):
    letter = SHORT + "subject: About\nsignatures: {groups: [{id: a, heading: All}]}\n"
    css = ':root { --text: "Boxes", "Noto Serif" }'
    path = folder(letter, "group,name\na,Ann Lee\n", fonts__Boxes_dot_otf=font(newer), templates__custom_dot_css=css)
    pdf = build(path).pdf
    assert validate("PDFUA-1", pdf).startswith("PASS")
    with pikepdf.open(io.BytesIO(pdf)) as document:
        inner = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary) and "/W" in thing]
        boxes = [thing for thing in inner if "Boxes" in str(thing.BaseFont)]
    assert len(boxes) >= 2
    assert {str(thing.Subtype) for thing in boxes} == {"/CIDFontType2"}
    assert all("/FontFile2" in thing.FontDescriptor for thing in boxes)
