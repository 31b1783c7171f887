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
    """A place for a signature: the page (from 0), its left and bottom as the page counts, its size; in points."""

    page: int
    left: float
    bottom: float
    width: float
    height: float


def put_field(writer: Any, name: str, says: str, spot: Spot, source: str) -> None:
    """Put an empty field into a PDF that staff know as `source`; `says` is read aloud of it.

    Raises Unreadable where the PDF's tags are in no form that can be added to.
    """
    from pyhanko.pdf_utils.generic import NameObject, NumberObject, TextStringObject
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field

    page_reference = writer.find_page_for_modification(spot.page)[0]
    box = (spot.left, spot.bottom, spot.left + spot.width, spot.bottom + spot.height)
    append_signature_field(writer, SigFieldSpec(name, spot.page, box, readable_field_name=says))
    reference = widget(writer, name)
    field = reference.get_object()
    field["/F"] = NumberObject(PRINTED)
    field["/Contents"] = TextStringObject(says)
    page = page_reference.get_object()
    page["/Tabs"] = NameObject("/S")
    writer.mark_update(page_reference)
    if "/StructTreeRoot" in writer.root:
        field["/StructParent"] = NumberObject(_tag(writer, reference, page_reference, source))
    writer.mark_update(reference)


def widget(writer: Any, name: str) -> Any:
    """The reference of the field of a name."""
    from pyhanko.sign.fields import enumerate_sig_fields

    return next(field for known, _, field in enumerate_sig_fields(writer, with_name=name) if known == name)


def _tag(writer: Any, field: Any, page: Any, source: str) -> int:
    """Tag a widget as a form at the end of the text (ISO 32000-1, 14.7.4.4); its key among the parents of content."""
    from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

    root = writer.root["/StructTreeRoot"]
    parents, top = _member(root, "/ParentTree"), _member(root, "/K")
    if isinstance(top, ArrayObject) and len(top):
        root_of_text = top.raw_get(0)
        top = top[0]
    else:
        root_of_text = root.raw_get("/K") if top is not None else None
    if not isinstance(parents, DictionaryObject) or "/Nums" not in parents or not isinstance(top, DictionaryObject):
        raise Unreadable(source, "has tags to which a field cannot be added; sign with --invisible")
    numbers = parents["/Nums"]
    key = max([int(numbers[place]) for place in range(0, len(numbers), 2)], default=-1) + 1
    shown = {NameObject("/Type"): NameObject("/OBJR"), NameObject("/Obj"): field, NameObject("/Pg"): page}
    form = {
        NameObject("/Type"): NameObject("/StructElem"),
        NameObject("/S"): NameObject("/Form"),
        NameObject("/P"): root_of_text,
        NameObject("/Pg"): page,
        NameObject("/K"): DictionaryObject(shown),
    }
    reference = writer.add_object(DictionaryObject(form))
    under = _member(top, "/K")
    if isinstance(under, ArrayObject):
        under.append(reference)
        writer.update_container(under)
    else:
        top[NameObject("/K")] = ArrayObject([*([] if under is None else [top.raw_get("/K")]), reference])
    writer.update_container(top)
    numbers.extend([NumberObject(key), reference])
    writer.update_container(numbers)
    writer.update_container(parents)
    if "/ParentTreeNextKey" in root:
        root[NameObject("/ParentTreeNextKey")] = NumberObject(key + 1)
        writer.update_container(root)
    return key


def _member(dictionary: Any, name: str) -> Any:
    """What stands under a name, itself and not where it stands; None where nothing does."""
    return dictionary[name] if name in dictionary else None  # noqa: SIM401 - the library's get gives references
