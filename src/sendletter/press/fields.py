"""Empty fields for digital signatures, each in the room over its name (ISO 32000-1, 12.7.4.5).

A field is a widget on its page without anything drawn, tagged as a form beside the name that it belongs to, and with
words to be read aloud, as PDF/UA-1 asks (ISO 14289-1, 7.18) and, in another place, Well-Tagged PDF (8.10.2.3).
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pydyf

from sendletter.layout import Item, Pen, Sheet
from sendletter.press.tags import Tags, resolve
from sendletter.press.units import PX
from sendletter.problem import Problem, error
from sendletter.span import Span

GAP = 2.0
"""Points between a field and what stands over and under it."""
ANCHOR = "pen"
"""The id of the element of a single signatory's block over which they sign."""
PRINTED = 4
"""The flag of what is printed with its page (ISO 32000-1, table 165)."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field to be made: whose, on which page (from 0), its left, bottom, right and top, the tag that it stands in."""

    pen: Pen
    page: int
    box: tuple[float, float, float, float]
    parent: bytes


def in_list(page: int, items: Sequence[Item], corner: tuple[float, float], bodies: Sequence[bytes]) -> Iterator[Field]:
    """The fields of a list's entries; `corner` is its top left one in points from the foot, `bodies` the tags."""
    left, top = corner
    for item, body in zip(items, bodies, strict=True):
        if pen := item.pen:
            foot = top - pen.top - pen.height + GAP
            box = (left + pen.left, foot, left + pen.left + pen.width, foot + pen.height - 2 * GAP)
            yield Field(pen, page, box, body)


def in_block(document: Any, blocks: Mapping[int, bytes], page: int, sheet: Sheet) -> Iterator[Field]:
    """The field of a single signatory whose block stands on a page; none where its template leaves no room.

    `blocks` has the tag of such a block by its page.
    """
    for piece in sheet.pieces:
        laid = document.pages[page]
        if piece.pen and ANCHOR in laid.anchors:
            left, top, right, foot = laid.anchors[ANCHOR]
            box = (left * PX, (laid.height - foot) * PX + GAP, right * PX, (laid.height - top) * PX - GAP)
            yield Field(piece.pen, page, box, blocks[page])


def roomless(document: Any, sheets: Sequence[Sheet], source: str) -> Iterator[Problem]:
    """A block whose template, one of the letter's own, has no room for a signature. `source` is the letter's file."""
    for page, sheet in zip(document.pages, sheets, strict=False):
        if any(piece.pen for piece in sheet.pieces) and ANCHOR not in page.anchors:
            text = "the signature’s block has no room for its field"
            hint = f'Give the room over the name an id in templates/blocks.html: <div class="pen" id="{ANCHOR}"></div>.'
            yield error(Span(source), "signature-fields", text, hint)


def write(pdf: pydyf.PDF, tags: Tags, fields: Sequence[Field]) -> None:
    """Put fields into a PDF, in their order."""
    names: dict[str, int] = {}
    form = pydyf.Array()
    for field in fields:
        name = field_name(field.pen.name)
        names[name] = names.get(name, 0) + 1
        widget = _widget(pdf, field, name if names[name] == 1 else f"{name} ({names[name]})")
        widget["StructParent"] = tags.form(field.parent, widget["P"], widget.reference)
        page = resolve(pdf, widget["P"])
        page.setdefault("Annots", pydyf.Array()).append(widget.reference)
        page["Tabs"] = "/S"
        form.append(widget.reference)
    pdf.catalog["AcroForm"] = pydyf.Dictionary({"Fields": form})


def field_name(name: str) -> str:
    """What a field is called: the name without stops, which part the names of fields (ISO 32000-1, 12.7.3.2)."""
    return " ".join(unicodedata.normalize("NFC", name).replace(".", " ").split()) or "signature"


def _widget(pdf: pydyf.PDF, field: Field, name: str) -> Any:
    left, bottom, right, top = field.box
    box = pydyf.Array([0, 0, round(right - left, 3), round(top - bottom, 3)])
    nothing = pydyf.Stream(extra={"Type": "/XObject", "Subtype": "/Form", "BBox": box})
    pdf.add_object(nothing)
    widget = pydyf.Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "FT": "/Sig",
            "T": pydyf.String(name),
            "TU": pydyf.String(field.pen.says),
            "Contents": pydyf.String(field.pen.says),
            "F": PRINTED,
            "Rect": pydyf.Array([round(side, 3) for side in field.box]),
            "P": pdf.page_references[field.page],
            "AP": pydyf.Dictionary({"N": nothing.reference}),
        }
    )
    pdf.add_object(widget)
    return widget
