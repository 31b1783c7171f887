"""Where pages end, chosen by what it costs: facing pages, remnants, broken words."""

from dataclasses import replace
from itertools import count

import pytest

from sendletter.composition.justify import HYPHEN
from sendletter.composition.pages import Block, Pager
from sendletter.composition.pagination import FIFTH, paginate, price
from sendletter.layout import Line, Part, Piece, Sheet
from sendletter.letter import Run
from tests.composition.test_pages import LEADING, PAGE, fixed, paragraph

ROOM = PAGE / LEADING


def pages(*blocks: Block) -> tuple[Sheet, ...]:
    return paginate(lambda short: Pager(PAGE, LEADING, {}, LEADING, 0.0, short).cut(blocks))


def sheet(lines: float, hyphen: bool = False) -> Sheet:
    parts = (Part(Run("word")), *([HYPHEN] if hyphen else []))
    piece = Piece("paragraph", "p", lines * LEADING, lines=(Line(parts, 50.0),))
    return Sheet((piece,), (), lines / ROOM, ROOM)


def costs(*sheets: Sheet) -> dict[str, float]:
    return dict(price(sheets).parts)


def test_facing_pages_that_end_on_different_lines_cost_something():
    level, apart = [sheet(40), sheet(39), sheet(39), sheet(20)], [sheet(40), sheet(40), sheet(38), sheet(20)]
    name = "facing pages that end on different lines"
    assert costs(*level)[name] == 0.0
    assert costs(*apart)[name] > 0.0


def test_a_word_broken_over_a_right_hand_page_costs_something_and_over_a_left_hand_one_nothing():
    name = "words broken over a right-hand page"
    assert costs(sheet(40, hyphen=True), sheet(40))[name] > 0.0
    assert costs(sheet(40), sheet(40, hyphen=True), sheet(40))[name] == 0.0


def test_a_nearly_empty_last_page_costs_more_than_a_further_page_and_a_single_one_nothing():
    name = "a nearly empty page"
    assert costs(sheet(40), sheet(3))[name] > costs(sheet(40), sheet(30))["pages"]
    assert costs(sheet(3))[name] == 0.0


def test_facing_pages_are_brought_to_the_same_line():
    """Pages 2 and 3 would end one line apart, since a paragraph of three lines does not split."""
    numbers = count()
    blocks = [replace(b, piece=replace(b.piece, id=f"p{next(numbers)}")) for b in
              [paragraph(40), paragraph(38), paragraph(3), paragraph(36), paragraph(3), paragraph(30)]]  # fmt: skip
    found = pages(*blocks)
    assert len(found) > 3
    assert abs(found[1].rest - found[2].rest) < 1e-6


@pytest.mark.parametrize("last", [1, 2, 3, 4])
def test_no_last_page_is_a_mere_remnant_where_the_pages_before_can_spare_lines(last: int):
    blocks = [paragraph(20, "a"), paragraph(19, "b"), paragraph(20, "c"), paragraph(19 + last, "d")]
    found = pages(*blocks)
    assert len(found) > 1
    assert found[-1].filled >= FIFTH
    assert sum(len(piece.lines) for page in found for piece in page.pieces) == 78 + last


def test_a_remnant_that_no_page_can_help_stays():
    found = pages(fixed(39, "picture"), paragraph(2, "end"))
    assert [page.filled for page in found] == [39 / 40, 2 / 40]
