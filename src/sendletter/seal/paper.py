"""A PDF as whoever signs it sees it: its language, its pages and its fields for signatures.

Read without the library that signs, so that everybody can be told that a PDF is signed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from sendletter.geometry import Box
from sendletter.problem import Unreadable

DEEPEST = 20
"""Levels of fields within fields that are looked into."""
SEALED = 1
"""The permission of a certified PDF in which nothing may change (ISO 32000-1, table 254)."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field for a signature: its name, its page (from 0), its width and height in points, whether it is signed."""

    name: str
    page: int
    width: float
    height: float
    signed: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF: the tag of its language, left, bottom, right and top of its pages in points, its fields.

    `certified` says whether it was signed by somebody who certified it, `sealed` whether they allow no change,
    `for_press` whether it is a copy for a printer (PDF/X).
    """

    language: str
    pages: tuple[Box, ...]
    fields: tuple[Field, ...]
    certified: bool = False
    sealed: bool = False
    for_press: bool = False

    @property
    def signed(self) -> tuple[Field, ...]:
        """The fields with a signature or a time stamp in them."""
        return tuple(field for field in self.fields if field.signed)

    @property
    def free(self) -> tuple[Field, ...]:
        """The fields that can be seen and wait for a signature."""
        return tuple(field for field in self.fields if not field.signed and field.width and field.height)


def paper(pdf: bytes, name: str) -> Paper:
    """What can be signed of a PDF that staff know as `name`. Raises Unreadable for what is none, or is protected."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(pdf)) as document:
            sizes = tuple(_box(page) for page in document.pages)
            numbers = {page.obj.objgen: number for number, page in enumerate(document.pages)}
            form = document.Root.get("/AcroForm", {})
            fields = tuple(_fields(list(form.get("/Fields", ())), numbers, "", DEEPEST))
            intents = document.Root.get("/OutputIntents", ())
            certifying = document.Root.get("/Perms", {}).get("/DocMDP")
            return Paper(
                str(document.Root.get("/Lang", "")),
                sizes,
                fields,
                certifying is not None,
                certifying is not None and _permission(certifying) == SEALED,
                any(intent.get("/S") == "/GTS_PDFX" for intent in intents),
            )
    except pikepdf.PasswordError as fault:
        raise Unreadable(name, "is protected by a password; save a copy without one") from fault
    except (pikepdf.PdfError, pikepdf.ForeignObjectError) as fault:
        raise Unreadable(name, "cannot be read as a PDF") from fault
    except (AttributeError, LookupError, OverflowError, RecursionError, RuntimeError, TypeError, ValueError) as fault:
        raise Unreadable(name, f"is damaged: {fault}") from fault


def _box(page: Any) -> Box:
    """What is shown of a page."""
    left, bottom, right, top = (float(side) for side in page.cropbox)
    return left, bottom, right, top


def _fields(nodes: list[Any], pages: dict[tuple[int, int], int], above: str, depth: int) -> Iterator[Field]:
    """The fields for signatures under some nodes of the tree of fields (ISO 32000-1, 12.7.3)."""
    for node in nodes if depth else ():
        name = f"{above}.{node.T}" if above and "/T" in node else str(node.get("/T", above))
        kids = [kid for kid in node.get("/Kids", ()) if "/T" in kid]
        if node.get("/FT") == "/Sig":
            left, bottom, right, top = (float(side) for side in node.get("/Rect", (0, 0, 0, 0)))
            page = pages.get(node["/P"].objgen, 0) if "/P" in node else 0
            yield Field(name, page, abs(right - left), abs(top - bottom), "/V" in node)
        yield from _fields(kids, pages, name, depth - 1)


def _permission(signature: Any) -> int:
    """What may change after a certifying signature: 1 nothing, 2 fields, 3 comments as well."""
    for reference in signature.get("/Reference", ()):
        if reference.get("/TransformMethod") == "/DocMDP":
            return int(reference.get("/TransformParams", {}).get("/P", 2))
    return 2
