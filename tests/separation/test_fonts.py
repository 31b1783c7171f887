"""Fonts with PostScript outlines are embedded as every press knows them, and draw what they drew."""

import io

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen

from sendletter.separation.fonts import is_numbered, table
from tests.conftest import run_tool
from tests.separation.paper import messages, plates, press, sheet


def box(width: int) -> object:
    pen = T2CharStringPen(1000, None)
    pen.moveTo((0, 0))
    for point in ((width, 0), (width, 700), (0, 700)):
        pen.lineTo(point)
    pen.closePath()
    return pen.getCharString()


def opentype() -> bytes:
    """A font of two glyphs: a wide box (1) and a narrow one (2)."""
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "A", "B"])
    builder.setupCharacterMap({65: "A", 66: "B"})
    builder.setupCFF("Boxes", {"FullName": "Boxes"}, {".notdef": box(0), "A": box(900), "B": box(300)}, {})
    builder.setupHorizontalMetrics({".notdef": (1000, 0), "A": (1000, 0), "B": (1000, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def page(glyphs: bytes | None) -> bytes:
    """A page with the codes 1 and 5 in that font, which `glyphs` takes to its glyphs."""
    with pikepdf.open(io.BytesIO(sheet("BT /F 40 Tf 20 100 Td <00010005> Tj ET"))) as document:
        name = pikepdf.Name("/ABCDEF+Boxes")
        program = document.make_stream(opentype(), Length1=len(opentype()))
        descriptor = pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor, FontName=name, Flags=4, FontBBox=pikepdf.Array([0, 0, 1000, 700]), FontFile2=program,
            ItalicAngle=0, Ascent=800, Descent=-200, CapHeight=700, StemV=80,
        )  # fmt: skip
        inner = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType2, BaseFont=name, FontDescriptor=descriptor,
            CIDSystemInfo=pikepdf.Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
            W=pikepdf.Array([1, pikepdf.Array([1000]), 5, pikepdf.Array([1000])]),
            CIDToGIDMap=pikepdf.Name.Identity if glyphs is None else document.make_stream(glyphs),
        )  # fmt: skip
        document.pages[0].obj.Resources.Font = pikepdf.Dictionary(
            F=document.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Font,
                    Subtype=pikepdf.Name.Type0,
                    BaseFont=name,
                    Encoding=pikepdf.Name("/Identity-H"),
                    DescendantFonts=pikepdf.Array([document.make_indirect(inner)]),
                )
            )
        )
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def test_outlines_are_taken_out_and_the_same_glyphs_are_drawn(tmp_path):
    glyphs = b"".join(number.to_bytes(2, "big") for number in (0, 2, 0, 0, 0, 1))
    made = press(page(glyphs))
    assert messages(made) == []
    black = plates(made.pdf, dpi=72)["Black"]
    row = [black.getpixel((x, 220 - 120)) > 128 for x in (15 + 20, 10 + 30, 10 + 55, 10 + 90)]
    assert row == [True, False, False, True] or row == [True, True, False, True]
    assert [black.getpixel((10 + x, 220 - 120)) > 128 for x in (25, 40, 65, 90)] == [True, False, True, True]
    (tmp_path / "x.pdf").write_bytes(made.pdf)
    assert "CID Type 0C" in run_tool("pdffonts", tmp_path / "x.pdf")
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        inner = document.pages[0].obj.Resources.Font["/F"].DescendantFonts[0]
        assert str(inner.Subtype) == "/CIDFontType0"
        assert "/FontFile2" not in inner.FontDescriptor
        assert inner.FontDescriptor.FontFile3.read_bytes() == table(opentype(), b"CFF ")


def test_outlines_without_numbers_of_their_own_are_told_from_those_that_have_them():
    outlines = table(opentype(), b"CFF ")
    assert not is_numbered(outlines)
    names = outlines[2] + 2 + 1 + 2
    names += int.from_bytes(outlines[names - 1 : names], "big") - 1  # past the one name
    dictionary = names + 2 + 1 + 2
    assert is_numbered(outlines[:dictionary] + b"\x8b\x8b\x8b\x0c\x1e" + outlines[dictionary + 5 :])


@pytest.mark.parametrize("tag", [b"XXXX", b"CFF2"])
def test_a_table_that_is_not_there_is_nothing(tag: bytes):
    assert table(opentype(), tag) == b""


def test_a_font_that_draws_by_programs_is_a_problem():
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type3, FontBBox=pikepdf.Array([0, 0, 1, 1]),
        FontMatrix=pikepdf.Array([1, 0, 0, 1, 0, 0]), CharProcs=pikepdf.Dictionary(), FirstChar=0, LastChar=0,
        Encoding=pikepdf.Dictionary(Differences=pikepdf.Array([])), Widths=pikepdf.Array([1]),
    )  # fmt: skip
    (message,) = messages(press(sheet("BT /F 9 Tf ET", Font=pikepdf.Dictionary(F=font))))
    assert (
        message == "print-colour: page 1: a font whose glyphs are small pictures cannot be brought into printing inks"
    )
