import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.geometry import EVERYWHERE, IDENTITY, clipped, common, corners, inside, moved, placed, scale, thickening
from sendletter.geometry import times as joined

lengths = st.floats(-1000, 1000).map(lambda value: round(value, 3))
matrices = st.tuples(*[st.floats(-4, 4).map(lambda value: round(value, 3))] * 4, lengths, lengths)
boxes = st.tuples(lengths, lengths, lengths, lengths).map(
    lambda sides: (min(sides[0], sides[2]), min(sides[1], sides[3]), max(sides[0], sides[2]), max(sides[1], sides[3]))
)


@given(matrices, matrices, lengths, lengths)
def test_one_matrix_does_what_two_do_one_after_the_other(first, then, x, y):
    assert placed(x, y, joined(first, then)) == pytest.approx(placed(*placed(x, y, first), then), abs=1e-6)


@given(boxes, matrices)
def test_the_box_around_a_moved_box_holds_its_moved_corners_and_touches_some(box, matrix):
    left, bottom, right, top = found = moved(box, matrix)
    points = [placed(x, y, matrix) for x, y in corners(box)]
    assert all(inside((x, y, x, y), found) for x, y in points)
    assert {left, right} <= {x for x, _ in points}
    assert {bottom, top} <= {y for _, y in points}


def test_everywhere_stays_everywhere():
    assert moved(EVERYWHERE, (0, 2, -2, 0, 7, 7)) == EVERYWHERE


@given(boxes, boxes)
def test_what_two_boxes_have_in_common_lies_in_both_and_is_nothing_only_where_they_are_apart(one, other):
    found = common(one, other)
    apart = one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
    assert (found is None) == apart
    assert apart or (inside(found, one) and inside(found, other) and found == clipped(one, other))


def test_boxes_that_touch_have_a_line_in_common():
    assert common((0, 0, 1, 1), (1, 0, 2, 1)) == (1, 0, 1, 1)


@given(boxes)
def test_what_stays_where_it_is_keeps_its_size(box):
    assert moved(box, IDENTITY) == box
    assert scale(IDENTITY) == (1, 1)


def test_a_line_is_as_much_thicker_as_the_two_ways_are_on_the_average():
    assert scale((0, 2, -8, 0, 5, 5)) == (2, 8)
    assert thickening((0, 2, -8, 0, 5, 5)) == 4
