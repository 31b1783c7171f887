"""What a PDF must be apart from what it says: fonts embedded, boxes as asked, tagged, in its language, inert."""

import re
from collections.abc import Iterator
from typing import Any

from sendletter.problem import Problem, error
from sendletter.span import Span

EPSILON = 0.1
"""How far a page box may be from what was asked, in points."""
STREAM = re.compile(r"^stream <[^>]*>: ")
"""What the reader of PDFs calls one that has no file name: it says where it stands in memory."""
OPENING = ("/OpenAction", "/AA")
"""What a catalog holds where a document does something by itself (ISO 32000-1, table 28)."""
DOING = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/GoToE")
"""Actions that do more than show another place (ISO 32000-1, table 198)."""


def sound(pdf: bytes, size: tuple[float, float], name: str) -> Iterator[Problem]:
    """What is wrong with the PDF's structure; `size` is the width and height of its pages in points.

    Never raises for what a PDF holds.
    """
    import io

    import pikepdf

    place = Span(name)
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            yield from _document(document, size, place)
    except pikepdf.PasswordError:
        yield error(place, "unreadable-pdf", "is encrypted", "Remove the password first.")
    except (pikepdf.PdfError, pikepdf.ForeignObjectError) as fault:
        yield error(place, "unreadable-pdf", f"is no whole PDF: {STREAM.sub('', str(fault))}")
    except (AttributeError, LookupError, OverflowError, RuntimeError, TypeError, ValueError) as fault:
        # pikepdf's answer to an object of another kind than belongs in its place
        yield error(place, "unreadable-pdf", f"is damaged: {fault}")


def _document(document: Any, size: tuple[float, float], place: Span) -> Iterator[Problem]:
    if document.is_encrypted:
        yield error(place, "unreadable-pdf", "is encrypted", "Remove the password first.")
    if not len(document.pages):
        yield error(place, "empty-page", "has no pages")
    for number, page in enumerate(document.pages, start=1):
        yield from _page(page, number, size, place)
    for font in dict.fromkeys(_foreign_fonts(document)):
        yield error(place, "font-not-embedded", f"the font {font} is not embedded")
    yield from _catalog(document, place)


def _page(page: Any, number: int, size: tuple[float, float], place: Span) -> Iterator[Problem]:
    left, bottom, right, top = (float(side) for side in page.trimbox)
    unit = float(page.obj.get("/UserUnit", 1))
    width, height = (right - left) * unit, (top - bottom) * unit
    if abs(width - size[0]) > EPSILON or abs(height - size[1]) > EPSILON:
        text = f"page {number} is {width:.1f} x {height:.1f} pt, not {size[0]:.1f} x {size[1]:.1f} pt"
        yield error(place, "page-size", text)
    if int(page.obj.get("/Rotate", 0)) % 360:
        yield error(place, "page-size", f"page {number} is turned by {page.obj['/Rotate']} degrees")
    for note in page.obj.get("/Annots", ()):
        action = (note.get("/A") or {}).get("/S")
        if action in DOING or "/AA" in note or note.get("/Subtype") == "/FileAttachment":
            text = f"page {number} holds {action or note.get('/Subtype')}, which a letter has no use for"
            yield error(place, "active-content", text)


def _foreign_fonts(document: Any) -> Iterator[str]:
    """The names of fonts without their program, wherever pages, forms, patterns and glyphs take them from."""
    seen: set[tuple[int, int]] = set()
    todo = [page.obj.get("/Resources") for page in document.pages]
    while todo:
        resources = todo.pop()
        if resources is None or resources.objgen in seen:
            continue
        seen |= {resources.objgen} - {(0, 0)}
        for font in (resources.get("/Font") or {}).values():
            if font.objgen in seen:
                continue
            seen |= {font.objgen} - {(0, 0)}
            if font.get("/Subtype") == "/Type3":
                todo.append(font.get("/Resources"))
            elif not _embedded(font):
                yield str(font.get("/BaseFont", "without a name"))
        for kind in ("/XObject", "/Pattern"):
            todo += [part.get("/Resources") for part in (resources.get(kind) or {}).values()]


def _embedded(font: Any) -> bool:
    inner = font.get("/DescendantFonts")
    descriptor = (inner[0] if inner is not None else font).get("/FontDescriptor")
    return descriptor is not None and any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def _for_a_press(root: Any) -> bool:
    """Whether a PDF is made for a press (ISO 32000-1, 14.11.5), whose paper nobody has read aloud by a machine."""
    return any(intent.get("/S") == "/GTS_PDFX" for intent in root.get("/OutputIntents", ()))


def _catalog(document: Any, place: Span) -> Iterator[Problem]:
    root = document.Root
    if not str(root.get("/Lang", "")).strip():
        yield error(place, "no-language", "does not say its language")
    if "/StructTreeRoot" not in root and not _for_a_press(root):
        yield error(place, "not-tagged", "is not tagged, so it cannot be read aloud")
    if not str(document.trailer.get("/Info", {}).get("/Title", "")).strip():
        yield error(place, "no-title", "has no title")
    active = [key for key in OPENING if key in root]
    active += ["/AcroForm"] if "/AcroForm" in root and not _signs(root.AcroForm) else []
    names = root.get("/Names", {})
    active += ["/JavaScript"] if "/JavaScript" in names else []
    active += ["/EmbeddedFiles"] if "/EmbeddedFiles" in names and not _archived(root) else []
    if active:
        yield error(place, "active-content", f"holds {', '.join(active)}, which a letter has no use for")


def _signs(form: Any) -> bool:
    """Whether a form has nothing but fields for signatures, which do nothing by themselves (ISO 32000-1, 12.7.4.5)."""
    fields = list(form.get("/Fields", ()))
    return "/XFA" not in form and all(field.get("/FT") == "/Sig" and "/AA" not in field for field in fields)


def _archived(root: Any) -> bool:
    """Whether a document says that it is an archive's, whose files belong to it (ISO 19005-3, 6.2.3 and 6.8)."""
    return "/AF" in root and any(intent.get("/S") == "/GTS_PDFA1" for intent in root.get("/OutputIntents", ()))
