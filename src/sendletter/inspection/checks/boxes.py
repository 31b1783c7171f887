"""Where the page is cut, and what stands at the cut."""

from collections.abc import Iterator

from sendletter.geometry import MM, common, inside
from sendletter.inspection.check import Check, Fault
from sendletter.inspection.checks.ink import seen
from sendletter.inspection.checks.overprint import PAINT
from sendletter.inspection.checks.sources import practice, printing
from sendletter.inspection.colour import is_white
from sendletter.inspection.document import Document
from sendletter.inspection.marks import Kind, Mark
from sendletter.inspection.page import Page

BLEED = 3 * MM
"""How far what is cut goes on beyond the cut; 3 mm is asked for everywhere in Europe."""
SAFE = 3 * MM
"""How far text keeps from the cut."""
SLACK = 0.2
AT = 0.5
"""Points within which something touches the cut."""
SIDES = ("left", "bottom", "right", "top")


def _trim(document: Document) -> Iterator[Fault]:
    for page in document.pages:
        trim, art = page.boxes["TrimBox"], page.boxes["ArtBox"]
        if not trim and not art:
            yield Fault("it does not say where the page is cut (TrimBox)", page.number)
        if trim and art:
            yield Fault("it says twice where the page is cut (TrimBox and ArtBox)", page.number)


def _nested(document: Document) -> Iterator[Fault]:
    for page in document.pages:
        cut = page.trim
        bleed = page.boxes["BleedBox"]
        if cut and bleed and not inside(cut, bleed, SLACK):
            yield Fault("the page is cut outside of what is printed (TrimBox beyond BleedBox)", page.number)
        for word in ("BleedBox", "TrimBox", "ArtBox"):
            box = page.boxes[word]
            if box and not inside(box, page.media, SLACK):
                yield Fault(f"its {word} is not within the page (MediaBox)", page.number)


def _cropped(document: Document) -> Iterator[Fault]:
    for page in document.pages:
        crop = page.boxes["CropBox"]
        if crop and page.trim and not inside(page.trim, crop, SLACK):
            yield Fault("it is shown smaller than it is cut (CropBox within TrimBox)", page.number)


def _constant(document: Document) -> Iterator[Fault]:
    sizes: dict[tuple[int, int], list[int]] = {}
    for page in document.pages:
        width, height = page.cut[2] - page.cut[0], page.cut[3] - page.cut[1]
        if page.turned in (90, 270):
            width, height = height, width
        sizes.setdefault((round(width), round(height)), []).append(page.number)
    if len(sizes) > 1:
        usual = max(sizes, key=lambda size: len(sizes[size]))
        for (width, height), numbers in sizes.items():
            if (width, height) != usual:
                text = f"it is {width / MM:.0f} × {height / MM:.0f} mm, unlike the others"
                yield from (Fault(text, number) for number in numbers)


def _bleed(document: Document) -> Iterator[Fault]:
    pages = {page.number: page for page in document.pages}
    for mark in seen(document):
        page = pages[mark.page]
        if _inks(mark) and (sides := list(_short(mark, page))):
            what = {Kind.IMAGE: "an image", Kind.SHADING: "a gradient", Kind.STROKE: "a line"}.get(mark.kind, "an area")
            for side in sides:
                yield Fault(f"{what} is cut at the {side} and does not go on for 3 mm beyond", mark.page)


def _inks(mark: Mark) -> bool:
    if mark.kind is Kind.TEXT:
        return False
    return not (mark.kind in PAINT and mark.colour and is_white(mark.colour.space, mark.colour.values))


def _short(mark: Mark, page: Page) -> Iterator[str]:
    """The sides at which a mark touches the cut and does not go on beyond it."""
    cut = page.cut
    if common(mark.box, (cut[0] + AT, cut[1] + AT, cut[2] - AT, cut[3] - AT)) is None:
        return  # a cut mark, or a line along the cut
    for number, side in enumerate(SIDES):
        outward = -1 if number < 2 else 1
        beyond = outward * (mark.box[number] - cut[number])
        if -AT <= beyond < BLEED - SLACK:
            yield side


def _near(document: Document) -> Iterator[Fault]:
    pages = {page.number: page.cut for page in document.pages}
    for mark in seen(document):
        cut = pages[mark.page]
        if mark.kind is Kind.TEXT and common(mark.box, cut) and mark.box[2] > mark.box[0]:
            safe = cut[0] + SAFE, cut[1] + SAFE, cut[2] - SAFE, cut[3] - SAFE
            if not inside(mark.box, safe, SLACK):
                yield Fault("text is nearer than 3 mm to where the page is cut", mark.page)


CHECKS = (
    Check(
        "no-trim",
        "A page does not say where it is cut, or says it twice.",
        _trim,
        "Export it with a trim box, and without an art box.",
        printing("14.11.2"),
    ),
    Check(
        "boxes",
        "The boxes of a page do not lie one in the other.",
        _nested,
        "Export it anew with bleed; the trim box lies in the bleed box, and that in the media box.",
        printing("14.11.2"),
    ),
    Check(
        "cropped",
        "A page is shown smaller than it is cut, and some programs print it so.",
        _cropped,
        "Take the crop box out, or make it as large as the page.",
        practice("print", why="ISO 32000-1, 14.11.2"),
    ),
    Check(
        "page-sizes",
        "The pages are not of one size and orientation.",
        _constant,
        "Give all pages one size, or tell the printer that it is meant.",
        practice("print", why="imposition"),
    ),
    Check(
        "no-bleed",
        "Something reaches the cut and does not go on beyond it, so that a white edge may show.",
        _bleed,
        "Let it go on for 3 mm beyond the page, and export with bleed.",
        practice("print", why="ISO 32000-1, 14.11.2: bleed box"),
    ),
    Check(
        "text-at-edge",
        "Text stands so near to the cut that it may be cut off.",
        _near,
        "Keep text 3 mm or more from the edge of the page.",
        practice("print", why="tolerance of cutting"),
    ),
)
