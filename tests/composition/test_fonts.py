"""Words are measured in the very fonts that are embedded."""

import io

from fontTools.ttLib import TTFont

from sendletter.composition.fonts import Fonts
from sendletter.project import Project
from sendletter.theme import Face
from tests.conftest import ROOT
from tests.cubic import cubic

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


def test_the_hyphen_at_a_lines_end_is_that_of_the_first_family_that_has_one():
    own = Face("Own", False, False, cubic(without="-"))
    found = Fonts([own, *FACES], "Ann", 11.0, "en")
    assert found.hyphen(("Own", *STACK)) == fonts("Ann").hyphen(STACK) > 0
    assert Fonts([own], "Ann", 11.0, "en").hyphen(("Own",)) == 0


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
