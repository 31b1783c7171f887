"""Images: their resolution at the size at which they are printed, and what they must not be."""

from collections.abc import Iterator

from sendletter.geometry import scale
from sendletter.inspection.check import Check, Fault
from sendletter.inspection.checks.ink import seen
from sendletter.inspection.checks.sources import archiving, practice, printing
from sendletter.inspection.document import Document
from sendletter.inspection.marks import Kind
from sendletter.inspection.values import entry, filters, number

FINE, FINE_LINES = 300, 1_200
"""Pixels an inch of photographs, and of drawings in black and white, as printers ask for."""
SLACK = 0.97
SMALLEST = 8
"""Pixels from which on something is an image and no plain colour."""


def _interpolated(document: Document) -> Iterator[Fault]:
    for value, page in document.met.all("image"):
        if entry(value, "/Interpolate") is True or entry(value, "/I") is True:
            yield Fault("an image asks to be smoothed", page)


def _alternates(document: Document) -> Iterator[Fault]:
    for value, page in document.met.all("image"):
        if entry(value, "/Alternates") is not None:
            yield Fault("an image has alternates, of which any may be shown", page)


def _depth(document: Document) -> Iterator[Fault]:
    for value, page in document.met.all("image"):
        bits, mask = number(entry(value, "/BitsPerComponent")), entry(value, "/ImageMask") is True
        if bits is not None and bits not in ((1,) if mask else (1, 2, 4, 8, 16)):
            yield Fault(f"an image has {bits:.0f} bits for each colour", page)


def _late(document: Document) -> Iterator[Fault]:
    for value, page in document.met.all("image"):
        if "JPXDecode" in filters(value):
            yield Fault("an image is packed as JPEG 2000", page)
        if number(entry(value, "/BitsPerComponent")) == 16:
            yield Fault("an image has 16 bits for each colour", page)


def _coarse(document: Document) -> Iterator[Fault]:
    for mark in seen(document):
        if mark.kind is not Kind.IMAGE or min(mark.pixels) < SMALLEST:
            continue
        across, up = scale(mark.state.matrix)
        bits = entry(mark.image, "/BitsPerComponent") if not hasattr(mark.image, "obj") else None
        lines = bits == 1 or (not hasattr(mark.image, "obj") and entry(mark.image, "/ImageMask") is True)
        wanted = FINE_LINES if lines else FINE
        found = min(72 * count / side for count, side in zip(mark.pixels, (across, up), strict=True) if side)
        if found < wanted * SLACK:
            kind = "a drawing in black and white" if lines else "an image"
            yield Fault(f"{kind} has {found:.0f} pixels an inch as printed, not {wanted:,}", mark.page)


CHECKS = (
    Check(
        "smoothed-image",
        "An image asks to be smoothed, which each program does in its own way.",
        _interpolated,
        "Export it without “interpolate”.",
        archiving("6.2.4", "6.2.8"),
    ),
    Check(
        "alternate-images",
        "An image has alternates.",
        _alternates,
        "Keep the one that is meant.",
        printing("8.9.5.4") | archiving("6.2.4", "6.2.8"),
    ),
    Check(
        "image-depth",
        "An image has a number of bits for each colour that there is not.",
        _depth,
        "Save it with 8 bits for each colour.",
        archiving("6.2.4", "6.2.8"),
    ),
    Check(
        "new-image",
        "An image is of a kind that came after the standard: JPEG 2000, or 16 bits for each colour.",
        _late,
        "Save it with 8 bits for each colour, as JPEG or TIFF, and place it anew.",
        printing("8.9", late=False),
    ),
    Check(
        "coarse-image",
        "An image has too few pixels for the size at which it is printed.",
        _coarse,
        "Place one with more pixels, or a drawing (SVG); 300 an inch for photographs, 1,200 for black and white.",
        practice("print", why="the screen of a press"),
    ),
)
