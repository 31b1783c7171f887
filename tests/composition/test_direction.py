"""Which characters run from right to left, and how marks in pairs are drawn there."""

import pytest

from sendletter.composition.direction import directions
from tests.composition.test_fonts import STACK, fonts


@pytest.mark.parametrize(
    ("text", "backwards"),
    [
        ("Ann (Lee)", "........."),
        ("אב (גד)", "<<<<<<<"),
        ("אב (AI)", "<<<<..<"),
        ("AI (אב)", "....<<."),
        ("(אב)", "<<<<"),
        ("אב 48-50 גד", "<<<.....<<<"),
        ("אב «48» (KR)", "<<<<..<<<..<"),
        ("48 אב", "...<<"),
        ("אב ٢٠", "<<<.."),
        ("AI מָ", "...<<"),
        ("...", "..."),
        ("", ""),
    ],
)
def test_letters_and_digits_know_their_direction_and_marks_go_along(text: str, backwards: str):
    assert "".join("<" if turned else "." for turned in directions(text)) == backwards


def test_brackets_in_a_name_from_right_to_left_are_drawn_the_other_way_round():
    text = "اب (جد)"
    found = fonts(text)
    glyphs = found.glyphs(text, STACK, 10, bold=False, italic=False)
    plain = fonts(text).glyphs("()", STACK, 10, bold=False, italic=False)
    marks = [piece.codes for piece in glyphs if found.embedded[piece.face].family == STACK[0]]
    assert b"".join(marks) == plain[0].codes
    assert {")", "("} <= {text for _, _, text in found.embedded[0].drawn.values()}
