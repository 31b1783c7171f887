"""The sheet around the trimmed page: its boxes, crop marks, registration marks and the line that says what it is.

All marks stand clear of the bleed, so that none of them is printed on what remains when the cut strays.
"""

from collections.abc import Iterator
from typing import Any

from sendletter.geometry import MM, Box, grown
from sendletter.separation.resources import separation
from sendletter.separation.values import numbers

ROOM = 11 * MM
"""What the sheet has around the bleed where it has marks."""
STRIP = 4.5 * MM
"""The height of what a sheet says of itself, at its lower edge and clear of all marks."""
CLEAR, MARK = 1 * MM, 5 * MM
"""By how much marks stand off the bleed, and how long those are that show where to cut."""
TARGET, RADIUS = 2.5 * MM, 1.4 * MM
"""Half of the cross of a registration mark, and the radius of its circle."""
THICK = 0.25
"""Thickness of marks in points, as printers draw them."""
ROUND = 0.5523
"""Where the handles of a quarter of a circle stand (four Bézier curves)."""
REGISTRATION = "/Registration"


def around(bleed: float) -> float:
    """What a sheet with marks has around the trimmed page, in points."""
    return bleed + ROOM


def boxes(page: Any, bleed: float, *, marks: bool) -> tuple[Box, Box, Box]:
    """Set a page's boxes (ISO 32000-1, 14.11.2); returns the trimmed page, the bleed and the whole sheet."""
    from pikepdf import Array

    left, foot, right, head = numbers(page.obj.TrimBox)
    trim = left, foot, right, head
    full = grown(trim, bleed)
    sheet = grown(trim, around(bleed)) if marks else full
    for name, box in (("TrimBox", trim), ("BleedBox", full), ("MediaBox", sheet)):
        page.obj[f"/{name}"] = Array([round(side, 4) for side in box])
    for name in ("/CropBox", "/ArtBox", "/UserUnit", "/Rotate"):
        if name in page.obj:
            del page.obj[name]
    return trim, full, sheet


def marked(page: Any, trim: Box, full: Box, sheet: Box, slug: Any = None) -> None:
    """Draw the marks around a page whose content is cut off at the bleed; `slug` is what the sheet says of itself."""
    from pikepdf import Dictionary, Name

    resources = page.obj.Resources
    spaces = resources.get("/ColorSpace") or Dictionary()
    spaces[REGISTRATION] = separation("All", (1.0, 1.0, 1.0, 1.0))
    resources.ColorSpace = spaces
    drawn = [f"q {REGISTRATION} CS 1 SCN {THICK} w", *_crops(trim, full), *_targets(full), "Q"]
    if slug is not None:
        name = page.add_resource(slug, Name.XObject, name=Name(f"/Slug{slug.objgen[0]}"))
        drawn.append(f"q 1 0 0 1 {sheet[0]:.4f} {sheet[1]:.4f} cm {name} Do Q")
    page.contents_add("\n".join(["\nQ", *drawn]).encode(), prepend=False)
    _cut(page, full)


def unmarked(page: Any, full: Box) -> None:
    """Cut a page's content off at the bleed."""
    page.contents_add(b"\nQ", prepend=False)
    _cut(page, full)


def _cut(page: Any, full: Box) -> None:
    left, foot, right, head = full
    page.contents_add(f"q {left:.4f} {foot:.4f} {right - left:.4f} {head - foot:.4f} re W n\n".encode(), prepend=True)


def _crops(trim: Box, full: Box) -> Iterator[str]:
    """Two lines at each corner, in the prolongation of the cuts."""
    for x in (trim[0], trim[2]):
        for y, way in ((full[1], -1), (full[3], 1)):
            yield f"{x:.4f} {y + way * CLEAR:.4f} m {x:.4f} {y + way * (CLEAR + MARK):.4f} l S"
    for y in (trim[1], trim[3]):
        for x, way in ((full[0], -1), (full[2], 1)):
            yield f"{x + way * CLEAR:.4f} {y:.4f} m {x + way * (CLEAR + MARK):.4f} {y:.4f} l S"


def _targets(full: Box) -> Iterator[str]:
    """A cross in a circle in the middle of each side."""
    left, foot, right, head = full
    off = CLEAR + TARGET
    middle = (left + right) / 2, (foot + head) / 2
    for x, y in ((left - off, middle[1]), (right + off, middle[1]), (middle[0], foot - off), (middle[0], head + off)):
        yield f"{x - TARGET:.4f} {y:.4f} m {x + TARGET:.4f} {y:.4f} l S"
        yield f"{x:.4f} {y - TARGET:.4f} m {x:.4f} {y + TARGET:.4f} l S"
        yield _circle(x, y, RADIUS)


def _circle(x: float, y: float, r: float) -> str:
    h = r * ROUND
    points = [
        (x + r, y + h, x + h, y + r, x, y + r),
        (x - h, y + r, x - r, y + h, x - r, y),
        (x - r, y - h, x - h, y - r, x, y - r),
        (x + h, y - r, x + r, y - h, x + r, y),
    ]
    curves = " ".join(" ".join(f"{value:.4f}" for value in curve) + " c" for curve in points)
    return f"{x + r:.4f} {y:.4f} m {curves} s"
