"""How much ink is laid down, and what is too fine for a press: limits of practice, not of a standard."""

from collections.abc import Iterator
from typing import Any

from sendletter.inspection.check import Check, Fault
from sendletter.inspection.checks.sources import practice
from sendletter.inspection.colour import CMYK, Space, ink
from sendletter.inspection.document import Document
from sendletter.inspection.marks import Kind, Mark, Place
from sendletter.inspection.values import entry, number, place

MOST_INK = 300.0
"""Per cent of ink that paper of a letter still dries with."""
THIN = 0.25
"""Points of the thinnest line that a press holds."""
SMALL = 12.0
"""Points of type that plates a hair apart make unreadable."""
SLACK = 0.5
"""Per cent by which a sum may be over for rounding."""
MOST_PIXELS = 60_000_000
SAMPLE = 1_000
"""Pixels of a side of what is looked at of an image."""
FEW = 0.001
"""The share of an image that may be over the limit."""


def seen(document: Document) -> Iterator[Mark]:
    """The marks that reach the paper."""
    for mark in document.met.marks:
        if mark.place not in (Place.MASK, Place.NOTE) and not (mark.kind is Kind.TEXT and mark.state.mode in (3, 7)):
            yield mark


def _areas(document: Document) -> Iterator[Fault]:
    for mark in seen(document):
        if mark.kind in (Kind.FILL, Kind.STROKE, Kind.TEXT) and mark.colour and not _registration(mark.colour.space):
            found = ink(mark.colour.space, mark.colour.values)
            if found is not None and found > MOST_INK + SLACK:
                yield Fault(f"{_called(mark)} has {found:.0f} % of ink", mark.page)


def _registration(space: Space) -> bool:
    """Whether it is the ink of all plates, in which cut marks are."""
    return space.inks == ("All",)


def _called(mark: Mark) -> str:
    return {Kind.FILL: "an area", Kind.STROKE: "a line"}.get(mark.kind, "text")


def _images(document: Document) -> Iterator[Fault]:
    known: dict[tuple[int, int], float | None] = {}
    for mark in seen(document):
        if mark.kind is not Kind.IMAGE or mark.colour is None or not _four(mark.colour.space):
            continue
        key = place(mark.image)
        if key == (0, 0) or key not in known:
            known[key] = heaviest(mark.image, mark.pixels)
        found = known[key]
        if found is not None and found > MOST_INK + SLACK:
            yield Fault(f"an image has up to {found:.0f} % of ink", mark.page)


def _four(space: Space) -> bool:
    inner = space.base if space.family == "Indexed" else space
    return inner is not None and (inner.family == CMYK or (inner.family == "ICCBased" and inner.parts == 4))


def heaviest(image: Any, pixels: tuple[int, int]) -> float | None:
    """The most ink in an image of four colours, in per cent, but for a thousandth of its pixels.

    Looks at every pixel of a small image and at a grid of a large one. None where it cannot be read.
    """
    import pikepdf
    from PIL import Image

    if not 0 < pixels[0] * pixels[1] <= MOST_PIXELS:
        return None
    try:
        picture = (image if isinstance(image, pikepdf.PdfInlineImage) else pikepdf.PdfImage(image)).as_pil_image()
        if picture.mode != "CMYK":
            return None
        small = picture.resize((min(picture.width, SAMPLE), min(picture.height, SAMPLE)), Image.Resampling.NEAREST)
        counts: dict[int, int] = {}
        for count, colour in small.getcolors(SAMPLE * SAMPLE) or ():
            counts[sum(colour)] = counts.get(sum(colour), 0) + count
    except Exception:  # noqa: BLE001 - a stranger's image in a stranger's library: it is not measured
        return None
    over, allowed = 0, FEW * small.width * small.height
    for total in sorted(counts, reverse=True):
        over += counts[total]
        if over > allowed:
            return total / 2.55
    return 0.0


def _hairlines(document: Document) -> Iterator[Fault]:
    for mark in seen(document):
        if mark.kind is Kind.STROKE and mark.size < THIN - 0.005:
            yield Fault("a line is thinner than 0.25 pt", mark.page)
        elif mark.kind is Kind.FILL and not _cut_off(mark):
            across, up = mark.box[2] - mark.box[0], mark.box[3] - mark.box[1]
            if min(across, up) < THIN - 0.005 and max(across, up) > 6:
                yield Fault("a line is thinner than 0.25 pt", mark.page)


def _cut_off(mark: Mark) -> bool:
    """Whether its box ends where its clip does, so that it is wider than is seen."""
    return any(abs(side - edge) < 0.01 for side, edge in zip(mark.box, mark.state.clip, strict=True))


def _rich(document: Document) -> Iterator[Fault]:
    for mark in seen(document):
        if mark.kind is Kind.TEXT and mark.colour and 0 < mark.size < SMALL and _four(mark.colour.space):
            *others, black = mark.colour.values if len(mark.colour.values) == 4 else (0.0, 0.0, 0.0, 0.0)
            if black >= 0.85 and sum(others) >= 0.1:
                yield Fault("small text is black of several inks", mark.page)


def _strange_unit(document: Document) -> Iterator[Fault]:
    for page in document.pages:
        if number(entry(page.value, "/UserUnit")) not in (None, 1.0):
            yield Fault("its units are not points, and many programs at a printer’s take them for that", page.number)


CHECKS = (
    Check(
        "too-much-ink",
        "An area, line or text has more than 300 % of ink.",
        _areas,
        "Mix the colour of less; black as 100 % of black alone. Ask the printer what the paper takes.",
        practice("print", why="ISO 12647-2: total ink for the paper"),
    ),
    Check(
        "too-much-ink-in-image",
        "An image has more than 300 % of ink.",
        _images,
        "Convert it with the printer's profile, which keeps the limit.",
        practice("print", why="ISO 12647-2: total ink for the paper"),
    ),
    Check(
        "hairline",
        "A line is thinner than 0.25 pt as printed.",
        _hairlines,
        "Make it 0.25 pt or more.",
        practice("print", why="what a press holds"),
    ),
    Check(
        "rich-black-text",
        "Small text is black of several inks, which blur if the plates are a hair apart.",
        _rich,
        "Set text in 100 % of black alone.",
        practice("print", why="register of plates"),
    ),
    Check(
        "user-unit",
        "A page is measured in other units than points.",
        _strange_unit,
        "Export it at its true size.",
        practice("print", why="ISO 32000-1, 14.11.2: scale of the page"),
    ),
)
