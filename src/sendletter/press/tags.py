"""The structure tree of lists: an item for each entry, a heading for each sub-heading, one list over all its pages."""

from collections.abc import Sequence
from typing import Any

import pydyf

from sendletter.layout import Item


def resolve(pdf: pydyf.PDF, reference: bytes) -> Any:
    """The object behind a reference such as b"12 0 R"."""
    return pdf.objects[int(reference.split()[0])]


class Tags:
    """The structure tree, as far as lists need it (ISO 32000-1, 14.8.4).

    The engine has tagged each list with one line of text, the stand-in. It gives way to an item for each entry; where
    sub-headings stand in it, lists and headings take turns.
    """

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        root = resolve(pdf, pdf.catalog["StructTreeRoot"])
        self.numbers = resolve(pdf, root["ParentTree"])["Nums"]
        self.parents = dict(zip(self.numbers[::2], self.numbers[1::2], strict=True))
        self.lists = iter([thing for thing in pdf.objects if isinstance(thing, dict) and self._stand_in(thing)])

    def _stand_in(self, element: Any) -> Any:
        """The tag of the one line of text in a list; None for anything else."""
        if element.get("S") != "/L" or len(element["K"]) != 1:
            return None
        kid = resolve(self.pdf, element["K"][0])
        return kid if kid.get("S") == "/Span" else None

    def next_list(self) -> tuple[int, Any]:
        """The number of the next list's stand-in, and the list's element."""
        parent = next(self.lists)
        (stand_in,) = self._stand_in(parent)["K"]
        return stand_in, parent

    def fill(self, page: int, parent: Any, stand_in: int, items: Sequence[Item], last: Any) -> tuple[list[int], Any]:
        """Tag a list with its items, the first in place of the stand-in; returns their numbers and the last list.

        `last` is the list that goes on with these items, None where they begin one.
        """
        reference = parent["Pg"]
        parent["K"].clear()
        if last is not None:
            resolve(self.pdf, parent["P"])["K"].remove(parent.reference)
            parent.clear()
            parent = last
        parents = self.parents[page]
        numbers = [stand_in, *range(len(parents), len(parents) + len(items) - 1)]
        references, last = self._items(parent, reference, numbers, items)
        parents[stand_in] = references[0]
        parents.extend(references[1:])
        return numbers, last

    def continue_list(self, parent: Any, page: bytes, items: Sequence[Item]) -> tuple[list[int], int, Any]:
        """Tag items on another page as more of a list; returns their numbers, the page's key and the last list."""
        key = max(self.numbers[::2]) + 1
        numbers = list(range(len(items)))
        references, last = self._items(parent, page, numbers, items)
        self.numbers.extend([key, pydyf.Array(references)])
        return numbers, key, last

    def form(self, parent: bytes, page: bytes, widget: bytes) -> int:
        """Tag a widget as a form at the beginning of what stands in a tag; returns its key among the parents.

        The widget is the form's only content, in no array: so whoever examines signatures finds it there.
        """
        what = pydyf.Dictionary({"Type": "/OBJR", "Obj": widget, "Pg": page})
        form = pydyf.Dictionary({"Type": "/StructElem", "S": "/Form", "P": parent, "Pg": page, "K": what})
        self.pdf.add_object(form)
        element = resolve(self.pdf, parent)
        if isinstance(element, _Written):
            element.data = element.data.replace(b"/K[", b"/K[%s " % form.reference, 1)
        else:
            element["K"].insert(0, form.reference)
        key = int(max(self.numbers[::2])) + 1
        self.numbers.extend([key, form.reference])
        return key

    def _items(
        self, parent: Any, page: bytes, numbers: Sequence[int], items: Sequence[Item]
    ) -> tuple[list[bytes], Any]:
        """Tags around marked contents of a page; returns what each belongs to, and the last list.

        A sub-heading ends a list, since nothing but items may stand in one (ISO 14289-1, 7.6), and so does what does
        not belong to the entries before it.
        """
        references = []
        for number, item in zip(numbers, items, strict=True):
            if (item.level or item.apart) and parent["K"]:
                parent = self._list_after(parent, page)
            if item.level:
                references.append(self._heading_before(parent, page, number, item.level))
            else:
                references.append(self._item(parent, page, number))
        return references, parent

    def _list_after(self, parent: Any, page: bytes) -> Any:
        """A new list behind another one."""
        new = pydyf.Dictionary({"Type": "/StructElem", "S": "/L", "P": parent["P"], "Pg": page, "K": pydyf.Array()})
        self.pdf.add_object(new)
        siblings = resolve(self.pdf, parent["P"])["K"]
        siblings.insert(siblings.index(parent.reference) + 1, new.reference)
        return new

    def _heading_before(self, parent: Any, page: bytes, number: int, level: int) -> bytes:
        """A heading around the marked content `number` of a page, before the list that it heads."""
        heading = _Written()
        self.pdf.add_object(heading)
        heading.data = b"<</Type/StructElem/S/H%d/P %s/Pg %s/K[%d]>>" % (level, parent["P"], page, number)
        siblings = resolve(self.pdf, parent["P"])["K"]
        siblings.insert(siblings.index(parent.reference), heading.reference)
        return bytes(heading.reference)

    def _item(self, parent: Any, page: bytes, number: int) -> bytes:
        """A list item around the marked content `number` of a page; returns the reference of its body."""
        item, body = _Written(), _Written()
        self.pdf.add_object(item)
        self.pdf.add_object(body)
        item.data = b"<</Type/StructElem/S/LI/P %s/K[%s]>>" % (parent.reference, body.reference)
        body.data = b"<</Type/StructElem/S/LBody/P %s/Pg %s/K[%d]>>" % (item.reference, page, number)
        parent["K"].append(item.reference)
        return bytes(body.reference)


class _Written(pydyf.Object):  # type: ignore[misc]
    """An object that is already written out: a tenth of the memory of a dictionary, and there are two for each name."""

    __slots__ = ("data",)
