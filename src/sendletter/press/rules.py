"""The lines of a redline in a list of signatories: through what was deleted, under what was inserted or moved.

A change is marked by its form as well as by its colour, so that it survives a printer without colours. In running text
the stylesheet does the same (templates/redline.css).
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from sendletter.layout import Item
from sendletter.letter import Change

HEIGHTS: Mapping[Change, tuple[float, ...]] = {
    Change.INSERTED: (-0.14,),
    Change.DELETED: (0.25,),
    Change.MOVED: (-0.11, -0.2),
    Change.TRACE: (0.25,),
}
"""How high over the baseline its lines stand, as shares of the type's size: a moved text has two."""
THICKNESS = 0.055
"""As a share of the type's size."""


def paint(colour: str) -> str:
    """A colour of a stylesheet (`#rrggbb`) as the operands of a PDF's."""
    return " ".join(f"{int(colour[i : i + 2], 16) / 255:.3f}".rstrip("0").rstrip(".") for i in (1, 3, 5))


def rules(items: Sequence[Item], left: float, top: float, colours: Mapping[Change, str]) -> Iterator[bytes]:
    """The operators that draw the lines of a list whose top left corner stands at (left, top) from the page's foot."""
    for item in items:
        for row in item.rows:
            x = left + row.x
            for change, stretch in groupby(row.glyphs, key=lambda glyphs: glyphs.change):
                together = list(stretch)
                width, size = sum(glyphs.width for glyphs in together), together[0].size
                if change:
                    for height in HEIGHTS[change]:
                        y = top - row.baseline + (height - THICKNESS / 2) * size
                        place = f"{x:.3f} {y:.3f} {width:.3f} {THICKNESS * size:.3f}"
                        yield f"{paint(colours[change])} rg {place} re f".encode()
                x += width
