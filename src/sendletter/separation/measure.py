"""What would fail on the press: lines too thin, pictures too coarse, too much ink, edges that end before the bleed."""

from collections.abc import Iterator, Mapping, Sequence

from sendletter.geometry import Box, scale
from sendletter.separation.drawn import Drawn
from sendletter.separation.palette import ROUNDING, pages_of

THINNEST = 0.25
"""The thinnest line in points that a press holds (Ghent Workgroup, specification 2015, "line width")."""
LONG = 2.0
"""Points from which on a thin area is a line, and no detail of a picture."""
CLOSE = 0.5
"""Points within which something stands at the trimmed edge: less than the blade of a guillotine strays."""
SHORT = 0.1
"""Points that may lack from the bleed: nobody cuts as exactly."""
LINES = 4
"""How many times as many pixels a picture without shades needs, since its edges are not softened."""
EXACT = 0.995
"""A picture may have this share of the pixels that are asked for: sizes are rounded."""
INCH = 72.0
SIDES = ("left", "lower", "right", "upper")

Pages = Mapping[int, Sequence[Drawn]]
"""What is drawn on which page, counted from 1, in points from the foot of the trimmed page on the left."""
Fault = tuple[str, str, str]
"""A rule, what is wrong, and what to do."""


def hairlines(pages: Pages) -> Iterator[Fault]:
    """Lines that a press cannot hold."""
    found = {
        page: width for page, drawn in pages.items() if (width := min(map(_thickness, drawn), default=LONG)) < THINNEST
    }
    if found:
        text = f"a line on {pages_of(list(found))} is {min(found.values()):.2f} pt thick; a press holds {THINNEST} pt"
        yield "print-hairline", text, "Make it thicker in the stylesheet, or in the picture that it is a part of."


def _thickness(drawn: Drawn) -> float:
    """How thick a line is; what is none is thick enough."""
    if not drawn.inked and drawn.box != (0.0, 0.0, 0.0, 0.0):
        return LONG
    if drawn.kind == "line":
        return drawn.width
    left, foot, right, head = drawn.box
    thin, thick = sorted((right - left, head - foot))
    return thin if drawn.kind == "area" and thick >= LONG else LONG


def coarse(pages: Pages, least: float) -> Iterator[Fault]:
    """Pictures with fewer pixels an inch than are asked for."""
    for page, drawn in _pictures(pages):
        width, height = (side / INCH for side in scale(drawn.way))
        if not width * height:
            continue
        wanted = least * LINES if drawn.lines else least
        has = min(drawn.pixels[0] / width, drawn.pixels[1] / height)
        if has < wanted * EXACT:
            kind = "picture without shades" if drawn.lines else "picture"
            size = f"{25.4 * width:.0f} x {25.4 * height:.0f} mm"
            text = (
                f"the {kind} of {_pixels(drawn)} on page {page} has {has:.0f} pixels an inch "
                f"at its printed size of {size}; {wanted:.0f} are asked for"
            )
            need = f"{round(width * wanted)} x {round(height * wanted)} pixels"
            yield "print-resolution", text, f"Use one of at least {need}, an SVG, or print it smaller."


def soaked(pages: Pages, limit: float) -> Iterator[Fault]:
    """Pictures with more ink in one place than the paper takes."""
    for page, drawn in _pictures(pages):
        if drawn.ink > limit + ROUNDING:
            text = (
                f"the picture of {_pixels(drawn)} on page {page} would be printed with up to "
                f"{100 * drawn.ink:.0f} % of ink, at most {100 * limit:.0f} %"
            )
            hint = "Ask the printer for the profile that keeps to that limit, or for a higher “ink limit”."
            yield "print-ink", text, hint


def _pixels(drawn: Drawn) -> str:
    return f"{drawn.pixels[0]} x {drawn.pixels[1]} pixels"


def _pictures(pages: Pages) -> Iterator[tuple[int, Drawn]]:
    """The pictures, each once: with the page where it is drawn first in this size."""
    seen = set()
    for page, everything in pages.items():
        for drawn in everything:
            key = (drawn.pixels, *(round(side) for side in scale(drawn.way)), drawn.ink)
            if drawn.kind == "picture" and key not in seen:
                seen.add(key)
                yield page, drawn


def cut_off(pages: Pages, trim: Mapping[int, Box], bleed: float) -> Iterator[Fault]:
    """What stands at the trimmed edge and does not go on through the bleed: a stray cut would leave white paper."""
    if not bleed:
        return
    found: dict[str, list[int]] = {}
    for page, drawn in pages.items():
        covered = [item.box for item in drawn if item.inked and item.kind != "line"]
        for box in covered:
            for side in _short(box, trim[page], bleed):
                if not any(_reaches(other, box, side, trim[page], bleed) for other in covered):
                    found.setdefault(SIDES[side], []).append(page)
    hint = (
        f"Let it go {bleed * 25.4 / INCH:g} mm over the edge (a background of @page does by itself), "
        "or keep it away from the edge."
    )
    for name, numbers in found.items():
        text = f"what stands at the {name} edge of {pages_of(numbers)} does not go on into the bleed"
        yield "print-bleed", text, hint


def _short(box: Box, trim: Box, bleed: float) -> Iterator[int]:
    """The sides at which a box stands at the trimmed edge and ends before the bleed does."""
    left, foot, right, head = box
    if left > trim[2] or right < trim[0] or foot > trim[3] or head < trim[1]:
        return
    beyond = (trim[0] - left, trim[1] - foot, right - trim[2], head - trim[3])
    for side, over in enumerate(beyond):
        if -CLOSE <= over < bleed - SHORT:
            yield side


def _reaches(other: Box, box: Box, side: int, trim: Box, bleed: float) -> bool:
    """Whether another box covers the bleed where a box ends before it."""
    sign = -1 if side < len(SIDES) // 2 else 1
    if sign * (other[side] - trim[side]) < bleed - SHORT or sign * (other[side - 2] - trim[side]) > 0:
        return False
    across = (1, 3) if side % 2 == 0 else (0, 2)
    begin, end = max(box[across[0]], trim[across[0]]), min(box[across[1]], trim[across[1]])
    return other[across[0]] <= begin + SHORT and other[across[1]] >= end - SHORT
