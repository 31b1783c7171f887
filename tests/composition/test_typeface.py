"""Words are measured in the very fonts that are embedded."""

import io
from dataclasses import replace

from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont

from sendletter.composition.typeface import Fonts
from sendletter.project import Project
from tests.conftest import ROOT

FACES = Project(ROOT).faces(["Source Serif 4", "Noto Serif", "Amiri"])
STACK = ("Source Serif 4", "Noto Serif", "Amiri")


def fonts(text: str) -> Fonts:
    return Fonts(FACES, text, 11.0, "en")


def test_a_cut_font_is_static_and_has_the_letters_characters_only():
    found = fonts("Łódź")
    found.typeface("Source Serif 4", bold=True)
    font = TTFont(io.BytesIO(found.embedded[0].data))
    assert "fvar" not in font
    assert set(map(chr, font.getBestCmap())) == set("Łódź-\u2010 ")


def test_widths_are_kerned_and_add_up():
    found = fonts("AVA To")
    together = sum(found.advances("AVA", STACK, 10, bold=False, italic=False))
    apart = sum(sum(found.advances(c, STACK, 10, bold=False, italic=False)) for c in "AVA")
    assert together < apart


def test_a_character_is_set_in_the_first_family_that_has_it():
    text = "Aɔم"
    found = fonts(text)
    assert [run.face.font.family for run in found.shape(text, STACK)] == list(STACK)
    assert found.uncovered(STACK, text) == set()


def test_a_character_that_no_family_has_is_known():
    assert fonts("a한 \u200b").uncovered(STACK, "a한 \u200b") == {"한"}


def test_glyphs_of_a_ligature_stand_for_all_its_letters():
    found = fonts("office")
    found.glyphs("office", STACK, 10, bold=False, italic=False)
    assert "ffi" in {text for _, _, text in found.embedded[0].drawn.values()}


def test_a_word_broken_inside_a_ligature_has_letters_of_some_width_on_both_sides():
    widths = fonts("official").advances("official", STACK, 10, bold=False, italic=False)
    assert all(width > 0 for width in widths)
    assert widths[1] == widths[2] == widths[3]


def test_letters_of_two_scripts_are_not_kerned_with_each_other():
    found = fonts("Т“A”То")
    text = sum(found.advances("Т“A”", STACK, 10, bold=False, italic=False))
    parts = sum(sum(found.advances(part, STACK, 10, bold=False, italic=False)) for part in ("Т“", "A", "”"))
    assert abs(text - parts) < 1e-9


def test_right_to_left_words_turn_and_words_between_them_do_not():
    text = "منظمة AI العفو"
    found = fonts(text)
    glyphs = found.glyphs(text, STACK, 10, bold=False, italic=False)
    families = [found.embedded[piece.face].family for piece in glyphs]
    assert families[0] == families[-1] == "Amiri"
    assert "Source Serif 4" in families


def test_the_hyphen_at_a_lines_end_is_that_of_the_first_family_that_has_one():
    bare = Subsetter()
    bare.populate(text="abc")
    font = TTFont(io.BytesIO(FACES[0].data))
    bare.subset(font)
    out = io.BytesIO()
    font.save(out)
    faces = [replace(FACES[0], family="Letters", data=out.getvalue(), bold=None), *FACES]
    found = Fonts(faces, "abc", 11.0, "en")
    assert found.hyphen(("Letters", "Noto Serif")) == fonts("abc").hyphen(("Noto Serif",)) > 0
    assert Fonts(faces, "abc", 11.0, "en").hyphen(("Letters",)) > 0
