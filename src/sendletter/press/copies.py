"""Pages of a long list that are copies of others: everything but the names and the number is the same.

The engine needs ten milliseconds for a page whose list it does not even set: its head and foot are laid out anew each
time. So it sets the first two pages of a long list, a left one and a right one, and what it drew of them is drawn again
under other names, with another number.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

import pydyf

from sendletter.layout import Layout
from sendletter.press.boxes import drawn
from sendletter.press.units import PX

NEAR = 0.01
"""Pixels within which two places are the same."""
ALIGNED = {"left": 0.0, "start": 0.0, "center": 0.5, "right": 1.0, "end": 1.0}
"""How much of the room that is left stands before a text."""


@dataclass(frozen=True, slots=True)
class Number:
    """Where and how a page's number is drawn.

    `left` and `top` are where the engine begins it, in pixels. `x` is the point at which it is aligned, with the share
    `before` of its width before that, and `baseline` stands over the foot of the page, both in points, as is `size`;
    `colour` is as in a content stream.
    """

    left: float
    top: float
    x: float
    before: float
    baseline: float
    size: float
    colour: str


@dataclass(frozen=True, slots=True)
class Copies:
    """Which sheets are copies of which, by index, and the numbers on the models."""

    pages: Mapping[int, int] = field(default_factory=dict)
    numbers: Mapping[int, Number] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Any, layout: Layout) -> Self:
        """The copies of a layout, for a document without them; none where a model has no number as expected."""
        numbers: dict[int, Number] = {}
        kept = [number for number in range(len(layout.sheets)) if number not in layout.copies]
        for model in sorted(set(layout.copies.values())):
            if len(document.pages) != len(kept):
                return cls()
            page = document.pages[kept.index(model)]
            found = list(_numbers(page, layout.folios[model].text))
            if len(found) != 1:
                return cls()
            numbers[model] = found[0]
        return cls(layout.copies, numbers)


def _numbers(page: Any, folio: str) -> Iterator[Number]:
    """The page's number, wherever it stands in the page's margins."""
    for margin in page._page_box.children:
        if type(margin).__name__ != "MarginBox":
            continue
        for box in _texts(margin):
            align = box.style["text_align_all"]
            if drawn(box) == folio and align in ALIGNED:
                before = ALIGNED[align]
                yield Number(
                    box.position_x,
                    box.position_y + box.baseline,
                    (box.position_x + before * box.width) * PX,
                    before,
                    (page.height - box.position_y - box.baseline) * PX,
                    box.style["font_size"] * PX,
                    " ".join(f"{value:.6f}" for value in box.style["color"].coordinates),
                )


def _texts(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        if type(child).__name__ == "TextBox":
            yield child
        yield from _texts(child)


def without_number(stream: list[Any], number: Number) -> tuple[list[Any], int]:
    """What the engine drew on a model as a stream without the page's number, and where in it that stood.

    All that is numbered for the structure tree becomes an artifact, as heads and feet are (ISO 32000-1, 14.8.2.2).
    """
    kept: list[Any] = []
    place, begun, there = 0, 0, -1
    while place < len(stream):
        if place + 2 < len(stream) and isinstance(stream[place + 1], dict) and stream[place + 2] == b"BDC":
            begun, place = len(kept), place + 3
            kept += [b"/Artifact", pydyf.Dictionary({"Type": "/Pagination"}), b"BDC"]
            continue
        kept.append(stream[place])
        if _is_at(stream[place], number):
            there = begun
        elif stream[place] == b"EMC" and there == begun:
            del kept[begun:]
            begun = -1
        place += 1
    return kept, there


def _is_at(operator: Any, number: Number) -> bool:
    """Whether an operator sets the text matrix to where the number is drawn."""
    if not isinstance(operator, bytes) or not operator.endswith(b" Tm"):
        return False
    left, top = map(float, operator.split()[4:6])
    return abs(left - number.left) < NEAR and abs(top - number.top) < NEAR
