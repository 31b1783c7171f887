"""What would fail on the press is told before it does."""

import pytest

from tests.separation.paper import messages, press, sheet


@pytest.mark.parametrize(
    ("content", "width"),
    [
        ("0 G 0.1 w 5 5 m 99 99 l S", "0.10"),
        ("0 G 1 w .2 0 0 .2 0 0 cm 5 5 m 99 99 l S", "0.20"),
        ("0 G 0 w 5 5 m 99 99 l S", "0.00"),
        ("0 g 5 5 99 .2 re f", "0.20"),
        ("5 5 99 .12 re W n 0 g 0 0 200 200 re f", "0.12"),
        ("0 g 0 0 m 5 50 m 99 50 l 99 50.1 l f", "0.10"),
    ],
)
def test_a_line_that_a_press_cannot_hold(content: str, width: str):
    assert messages(press(sheet(content))) == [
        f"print-hairline: a line on page 1 is {width} pt thick; a press holds 0.25 pt"
    ]


@pytest.mark.parametrize(
    "content",
    ["0 G 0.25 w 5 5 m 99 99 l S", "0 g 5 5 .1 .1 re f", "1 G 0.1 w 5 5 m 99 99 l S", "0 G 1 w 5 99 m 99 99 l B"],
)
def test_a_line_that_holds_a_dot_and_a_line_of_no_ink(content: str):
    assert messages(press(sheet(content))) == []


@pytest.mark.parametrize(
    ("content", "side"),
    [
        ("0 50 20 20 re", "left"),
        ("-5 50 20 20 re", "left"),
        ("0.4 50 20 20 re", "left"),
        ("180 50 20 20 re", "right"),
        ("50 0 20 20 re", "lower"),
        ("50 180 20 20 re", "upper"),
        ("50 180 20 25 re", "upper"),
    ],
)
def test_what_stands_at_the_edge_and_ends_before_the_bleed(content: str, side: str):
    (message,) = messages(press(sheet(f"1 0 0 rg {content} f")))
    assert message == f"print-bleed: what stands at the {side} edge of page 1 does not go on into the bleed"
    assert messages(press(sheet(f"1 0 0 rg {content} f"), bleed=0.0)) == []


@pytest.mark.parametrize("content", ["-10 50 30 20 re", "-20 -20 240 240 re", "2 50 20 20 re", "-60 50 20 20 re"])
def test_what_goes_on_into_the_bleed_or_stands_away_from_it(content: str):
    assert messages(press(sheet(f"1 0 0 rg {content} f"))) == []


def test_white_at_the_edge_is_nothing_and_a_colour_behind_reaches_for_what_lies_on_it():
    assert messages(press(sheet("1 g 0 50 20 20 re f"))) == []
    assert messages(press(sheet("1 0 0 rg -10 -10 220 220 re f 0.2 0.3 0.4 rg 0 50 20 20 re f"))) == []
