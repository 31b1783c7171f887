"""What is laid over what is under it instead of knocking it out."""

from collections.abc import Iterator

from sendletter.geometry import common
from sendletter.inspection.check import Check, Fault
from sendletter.inspection.checks.colours import WHAT
from sendletter.inspection.checks.ink import seen
from sendletter.inspection.checks.sources import archiving, practice, printing
from sendletter.inspection.colour import CMYK, is_white
from sendletter.inspection.document import Document
from sendletter.inspection.marks import Kind, Mark

PAINT = (Kind.FILL, Kind.STROKE, Kind.TEXT)
MOST_AREAS = 300
LARGE = 60.0
"""Points of type from which black that overprints shows what is under it."""


def _white(document: Document) -> Iterator[Fault]:
    for mark in seen(document):
        if mark.kind in PAINT and mark.overprints and mark.colour and is_white(mark.colour.space, mark.colour.values):
            vanishes = mark.colour.space.inks or (mark.colour.space.family == CMYK and mark.state.over_mode == 1)
            if vanishes:
                yield Fault(f"{WHAT[mark.kind]} in white is set to overprint, and will not be seen", mark.page)


def _mode(document: Document) -> Iterator[Fault]:
    for mark in document.met.marks:
        space = mark.colour.space if mark.colour else None
        if mark.overprints and mark.state.over_mode == 1 and space and space.family == "ICCBased" and space.parts == 4:
            yield Fault(
                f"{WHAT[mark.kind]} in the CMYK of a profile overprints in a mode that needs plain CMYK", mark.page
            )


def _black(document: Document) -> Iterator[Fault]:
    """Text in black alone that leaves a hole in a colour under it."""
    areas: list[Mark] = []
    for mark in seen(document):
        if areas and areas[0].page != mark.page:
            areas = []
        if mark.kind in (Kind.FILL, Kind.IMAGE, Kind.SHADING):
            if len(areas) < MOST_AREAS and _coloured(mark):
                areas.append(mark)
        elif _knocks_out(mark) and any(common(mark.box, area.box) for area in areas):
            yield Fault("black text on a colour is not set to overprint", mark.page)


def _knocks_out(mark: Mark) -> bool:
    return mark.kind is Kind.TEXT and _is_black(mark) and not mark.overprints and mark.size < LARGE


def _coloured(mark: Mark) -> bool:
    if mark.kind is not Kind.FILL:
        return True
    colour = mark.colour
    return colour is not None and len(colour.values) == 4 and sum(colour.values[:3]) > 0.1


def _is_black(mark: Mark) -> bool:
    return mark.colour is not None and mark.colour.space.family == CMYK and mark.colour.values == (0, 0, 0, 1)


CHECKS = (
    Check(
        "white-overprint",
        "Something white is set to overprint, and will not be seen.",
        _white,
        "Take off “overprint” from what is white.",
        practice("print", why="ISO 32000-1, 8.6.7"),
    ),
    Check(
        "overprint-mode",
        "What is in the CMYK of a profile overprints in a mode that only plain CMYK has.",
        _mode,
        "Take off “overprint”, or convert the colour to plain CMYK.",
        archiving("", "6.2.4.2") | printing("8.6.7", early=False),
    ),
    Check(
        "black-not-overprinting",
        "Black text on a colour leaves a hole in it, which shows if the plates are a hair apart.",
        _black,
        "Set black text to overprint.",
        practice("print", why="register of plates"),
    ),
)
