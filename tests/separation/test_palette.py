"""In which inks a colour is printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.separation.paint import BLACK, PAPER, Paint
from sendletter.separation.palette import Palette, Screen
from tests.separation.paper import colour, profile

BYTE = st.integers(0, 255)


def palette(*given_, limit: float = 3.0) -> Palette:
    return Palette(profile(), given_, "#1a1a1a", limit)


def screen(web: str) -> Screen:
    red, green, blue = bytes.fromhex(web)
    return Screen(rgb=(red, green, blue))


def test_running_text_is_black_alone_and_whole_and_paper_is_nothing():
    assert palette().paint(screen("1a1a1a"), "text") == BLACK
    assert palette().paint(screen("000000"), "shape") == BLACK
    assert palette().paint(screen("ffffff"), "shape") == PAPER


@given(BYTE)
def test_a_neutral_grey_is_black_alone_and_darker_greys_have_more_of_it(grey):
    made = [palette().paint(Screen(rgb=(g, g, g)), "shape") for g in (grey, min(255, grey + 1))]
    assert all(paint.shares[:3] == (0, 0, 0) for paint in made)
    assert made[0].shares[3] >= made[1].shares[3]


@pytest.mark.parametrize("grey", ["707070", "999999", "cccccc"])
def test_a_grey_looks_as_light_in_black_alone(grey):
    paint = palette().paint(screen(grey), "shape")
    assert profile().lab(paint.shares)[0] == pytest.approx(profile().lab_of(screen(grey).rgb)[0], abs=1)


def test_a_nearly_neutral_text_is_black_alone_and_a_shape_of_that_colour_is_not():
    assert palette().paint(screen("5b626b"), "text").shares[:3] == (0, 0, 0)
    assert all(palette().paint(screen("5b626b"), "shape").shares[:3])


def test_a_given_colour_is_printed_as_it_is_given_wherever_it_stands():
    ours = palette(colour("#1f3a5f", 1, 0.7, 0, 0.3), colour("#5b626b", 0, 0, 0, 0.6, spot="PANTONE 431 C"))
    for use in ("text", "shape"):
        assert ours.paint(screen("1f3a5f"), use) == Paint((1, 0.7, 0, 0.3))
        assert ours.paint(screen("5b626b"), use) == Paint((0, 0, 0, 0.6), "PANTONE 431 C")
    assert ours.used == {"#1f3a5f", "#5b626b"}
    assert list(ours.faults()) == []


def test_a_colour_that_would_become_another_one_is_told_with_the_nearest_and_where_it_stands():
    ours = palette()
    for ours.page, use in ((1, "shape"), (2, "text"), (3, "text")):
        ours.paint(screen("0000ff"), use)
    ((rule, message, hint),) = ours.faults()
    assert rule == "print-colour"
    assert message.startswith("#0000ff (shape on page 1, text on pages 2, 3) cannot be printed by this profile")
    assert 'such as "#0000ff": 88 77 0 0' in hint


def test_a_colour_that_the_press_can_do_is_not_told():
    ours = palette()
    for web in ("1f3a5f", "772222", "005ca9", "e30613", "ffff00"):
        ours.paint(screen(web), "shape")
    assert list(ours.faults()) == []


def test_more_ink_than_the_limit_is_told():
    ours = palette(limit=2.4)
    ours.page = 4
    ours.paint(screen("772222"), "text")
    ((rule, message, _),) = ours.faults()
    assert (rule, message) == (
        "print-ink",
        "#772222 (text on page 4) would be printed with 251 % of ink, at most 240 %",
    )


@given(st.tuples(BYTE, BYTE, BYTE))
def test_no_colour_is_printed_with_more_than_the_whole_of_an_ink(rgb):
    paint = palette().paint(Screen(rgb=rgb), "shape")
    assert all(0 <= share <= 1 for share in paint.shares)
