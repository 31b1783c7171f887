"""Boxes on a page: which characters stand in them, what lies beside what, and what is nearest. Lengths are points."""

from collections.abc import Sequence

from sendletter.draft.places import Box, Place
from sendletter.remarks.remark import Character


def nearest(here: Sequence[Place], box: Box) -> tuple[Place, float]:
    """The place that is nearest to a box, and how far it is."""
    place = min(here, key=lambda place: distance(box, place.box))
    return place, distance(box, place.box)


def middle_of(item: Character) -> float:
    """Where a character stands across the page."""
    return (item.box[0] + item.box[2]) / 2


def standing_in(characters: Sequence[Character], box: Box) -> list[Character]:
    """The characters that stand in a box."""
    left, top, right, foot = box
    return [
        item
        for item in characters
        if left - 1 <= middle_of(item) <= right + 1 and top <= (item.box[1] + item.box[3]) / 2 <= foot
    ]


def in_row(item: Character, box: Box) -> bool:
    """Whether a character stands in the same row as a box."""
    return box[1] <= (item.box[1] + item.box[3]) / 2 <= box[3] or overlap(box, item.box) > 0.6


def shared(one: Box, other: Box) -> float:
    """The height that two boxes share."""
    return max(0.0, min(one[3], other[3]) - max(one[1], other[1]))


def overlap(one: Box, other: Box) -> float:
    """How much of the lower of two boxes lies beside the other, where they also meet across; from 0 to 1."""
    if one[2] < other[0] or other[2] < one[0]:
        return 0.0
    return shared(one, other) / max(min(one[3] - one[1], other[3] - other[1]), 0.1)


def distance(one: Box, other: Box) -> float:
    """How far apart two boxes are; across counts less, since notes stand in margins."""
    across = max(0.0, one[0] - other[2], other[0] - one[2])
    middle = (one[1] + one[3]) / 2
    down = max(0.0, other[1] - middle, middle - other[3])
    return down + across / 4
