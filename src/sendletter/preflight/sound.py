"""What a PDF must be apart from what it says: fonts embedded, boxes as asked, tagged, in its language, inert."""

from collections.abc import Iterator
from typing import Any

from sendletter.problem import Problem, error
from sendletter.span import Span

EPSILON = 0.1
"""How far a page box may be from what was asked, in points."""
ACTIVE = ("/OpenAction", "/AA", "/AcroForm")


def sound(pdf: bytes, size: tuple[float, float], name: str) -> Iterator[Problem]:
    """What is wrong with the PDF's structure; `size` is the width and height of its pages in points."""
    import io

    import pikepdf

    place = Span(name)
    try:
        document = pikepdf.open(io.BytesIO(pdf))
    except pikepdf.PasswordError:
        yield error(place, "unreadable-pdf", "is encrypted", "Remove the password first.")
        return
    except pikepdf.PdfError as fault:
        yield error(place, "unreadable-pdf", f"is no whole PDF: {fault}")
        return
    with document:
        yield from _pages(document, size, place)
        yield from _fonts(document, place)
        yield from _catalog(document, place)


def _pages(document: Any, size: tuple[float, float], place: Span) -> Iterator[Problem]:
    for number, page in enumerate(document.pages, start=1):
        left, bottom, right, top = (float(side) for side in page.trimbox)
        width, height = right - left, top - bottom
        if abs(width - size[0]) > EPSILON or abs(height - size[1]) > EPSILON:
            text = f"page {number} is {width:.1f} x {height:.1f} pt, not {size[0]:.1f} x {size[1]:.1f} pt"
            yield error(place, "page-size", text)


def _fonts(document: Any, place: Span) -> Iterator[Problem]:
    """Fonts without their program, wherever pages take their resources from."""
    seen: set[tuple[int, int]] = set()
    todo = [page.obj.get("/Resources") for page in document.pages]
    while todo:
        resources = todo.pop()
        if resources is None or resources.objgen in seen:
            continue
        if resources.objgen != (0, 0):
            seen.add(resources.objgen)
        for font in (resources.get("/Font") or {}).values():
            if font.objgen in seen:
                continue
            seen.add(font.objgen)
            if not _embedded(font):
                yield error(place, "font-not-embedded", f"the font {font.get('/BaseFont', '?')} is not embedded")
        todo += [form.get("/Resources") for form in (resources.get("/XObject") or {}).values()]


def _embedded(font: Any) -> bool:
    if font.get("/Subtype") == "/Type3":
        return True
    inner = font.get("/DescendantFonts")
    descriptor = (inner[0] if inner is not None else font).get("/FontDescriptor")
    return descriptor is not None and any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def _catalog(document: Any, place: Span) -> Iterator[Problem]:
    root = document.Root
    if "/Lang" not in root:
        yield error(place, "no-language", "does not say its language")
    if "/StructTreeRoot" not in root:
        yield error(place, "not-tagged", "is not tagged, so it cannot be read aloud")
    if not str(document.trailer.get("/Info", {}).get("/Title", "")).strip():
        yield error(place, "no-title", "has no title")
    active = [key for key in ACTIVE if key in root]
    names = root.get("/Names", {})
    active += [key for key in ("/JavaScript", "/EmbeddedFiles") if key in names]
    if active:
        yield error(place, "active-content", f"holds {', '.join(active)}, which a letter has no use for")
