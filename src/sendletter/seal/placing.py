"""A new field that can be seen, where a PDF has none: on its page, and tagged for who has it read aloud.

It belongs to what is signed, so it can be put only into a PDF that nobody has signed yet: a page that changes after a
signature makes that one worthless.
"""

from dataclasses import dataclass
from typing import Any

from sendletter.problem import Unreadable

PRINTED = 4
"""The flag of what is printed with its page (ISO 32000-1, table 165)."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a signature: the page (from 0), its left and bottom from the page's corner, its size; in points."""

    page: int
    left: float
    bottom: float
    width: float
    height: float


def put_field(writer: Any, name: str, says: str, spot: Spot, source: str) -> None:
    """Put an empty field into a PDF that staff know as `source`; `says` is read aloud of it.

    Raises Unreadable where the PDF's tags are in no form that can be added to.
    """
    from pyhanko.pdf_utils.generic import NameObject, NumberObject
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field

    page_reference = writer.find_page_for_modification(spot.page)[0]
    left, bottom = (float(side) for side in page_reference.get_object()["/MediaBox"][:2])
    corner = left + spot.left, bottom + spot.bottom
    box = (*corner, corner[0] + spot.width, corner[1] + spot.height)
    append_signature_field(writer, SigFieldSpec(name, spot.page, box, readable_field_name=says))
    field = widget(writer, name)
    field["/F"] = NumberObject(PRINTED)
    page = page_reference.get_object()
    page["/Tabs"] = NameObject("/S")
    writer.mark_update(page_reference)
    if "/StructTreeRoot" in writer.root:
        field["/StructParent"] = NumberObject(_tag(writer, field.container_ref, page_reference, source))
    writer.update_container(field)


def widget(writer: Any, name: str) -> Any:
    """The field of a name."""
    from pyhanko.sign.fields import enumerate_sig_fields

    return next(field for known, _, field in enumerate_sig_fields(writer, with_name=name) if known == name).get_object()


def _tag(writer: Any, field: Any, page: Any, source: str) -> int:
    """Tag a widget as a form at the end of the text (ISO 32000-1, 14.7.4.4); its key among the parents of content."""
    from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, NumberObject

    root = writer.root["/StructTreeRoot"]
    parents, kids = root.get("/ParentTree", {}), root.get("/K", None)
    top = kids[0] if isinstance(kids, ArrayObject) and len(kids) else kids
    if "/Nums" not in parents or not isinstance(top, DictionaryObject):
        raise Unreadable(source, "has tags to which a field cannot be added; sign with --invisible")
    numbers = parents["/Nums"]
    key = max([int(numbers[place]) for place in range(0, len(numbers), 2)], default=-1) + 1
    widget_ = IndirectObject(field.idnum, field.generation, writer)
    form = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/StructElem"),
            NameObject("/S"): NameObject("/Form"),
            NameObject("/P"): IndirectObject(top.container_ref.idnum, top.container_ref.generation, writer),
            NameObject("/Pg"): page,
            NameObject("/K"): DictionaryObject(
                {NameObject("/Type"): NameObject("/OBJR"), NameObject("/Obj"): widget_, NameObject("/Pg"): page}
            ),
        }
    )
    reference = writer.add_object(form)
    under = top.get("/K", None)
    if not isinstance(under, ArrayObject):
        under = ArrayObject([] if under is None else [top.raw_get("/K")])
        top["/K"] = under
    under.append(reference)
    writer.update_container(under)
    writer.update_container(top)
    numbers.extend([NumberObject(key), reference])
    writer.update_container(numbers)
    writer.update_container(parents)
    if "/ParentTreeNextKey" in root:
        root["/ParentTreeNextKey"] = NumberObject(key + 1)
        writer.update_container(root)
    return key
