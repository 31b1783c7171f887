"""Fonts with cubic outlines are embedded like all others, and look, measure and shape as they did."""

import io

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from sendletter.composition.fonts import Fonts
from sendletter.composition.outlines import NEAR, quadratic
from sendletter.theme import Face
from tests.cubic import cubic


def bounds(font: TTFont, name: str) -> tuple[float, ...]:
    glyphs = font.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[name].draw(pen)
    return pen.bounds or ()


def test_every_glyph_keeps_its_width_and_its_shape():
    before, after = TTFont(io.BytesIO(cubic())), TTFont(io.BytesIO(quadratic(cubic())))
    assert {"CFF "} <= set(before.keys())
    assert {"glyf", "loca"} <= set(after.keys())
    assert "CFF " not in after
    assert len(after.getGlyphOrder()) == len(before.getGlyphOrder()) > 90
    for one, other in zip(before.getGlyphOrder(), after.getGlyphOrder(), strict=True):
        assert after["hmtx"][other][0] == before["hmtx"][one][0]
        assert bounds(after, other) == pytest.approx(bounds(before, one), abs=NEAR * 1000 + 1)


def test_the_same_font_gives_the_same_bytes_and_one_that_needs_nothing_its_own():
    once = quadratic(cubic())
    assert quadratic(cubic()) == once
    assert quadratic(once) is once


def test_words_are_as_wide_as_they_were():
    families = ("Cubic",)
    found = Fonts([Face("Cubic", False, False, cubic())], "AVA To", 11.0, "en")
    kerned = sum(found.advances("AVA", families, 10, bold=False, italic=False))
    assert kerned < sum(sum(found.advances(c, families, 10, bold=False, italic=False)) for c in "AVA")
    assert not found.embedded[0].data.startswith(b"OTTO")
