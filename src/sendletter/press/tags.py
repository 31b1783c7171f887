"""The structure tree made to say what the letter says: a paragraph is one paragraph, a broken word one word.

The engine tags what it draws, box by box. Here the parts of a paragraph that goes over pages become one, and what is
drawn of a broken word is given the word that it stands for (ISO 32000-1, 14.8.4 and 14.9.4).
"""

from collections.abc import Iterator, Sequence
from typing import Any

import pydyf

from sendletter.layout import Item, Sheet
from sendletter.press.boxes import boxes_of, drawn, is_line, texts_of


def resolve(pdf: pydyf.PDF, reference: bytes) -> Any:
    """The object behind a reference such as b"12 0 R"."""
    return pdf.objects[int(reference.split()[0])]


def mend(document: Any, pdf: pydyf.PDF, sheets: Sequence[Sheet]) -> None:
    """Complete the engine's tags for the sheets that it set."""
    root = next(thing for thing in pdf.objects if isinstance(thing, dict) and thing.get("S") == "/Document")
    _say(document, pdf, root, sheets)
    _join(pdf, root, sheets)


def _say(document: Any, pdf: pydyf.PDF, root: Any, sheets: Sequence[Sheet]) -> None:
    """Let what is drawn of broken words say what it stands for.

    The engine numbers each text that it draws and tags it in the order of the boxes, so the texts of a page and the
    numbers under its tags are the same sequence. Where a template of one's own writes a line otherwise than in its
    parts, they say what they are: then a broken word has a soft hyphen in it.
    """
    numbers: dict[bytes, list[int]] = {}
    for page, number in _content(pdf, root):
        numbers.setdefault(page, []).append(number)
    references = pdf.page_references
    for page, reference, sheet in zip(document.pages, references, sheets, strict=True):
        if any(part.said for line in sheet.lines for part in line.parts):
            said = _said(page._page_box, numbers[reference], sheet)
            for properties in resolve(pdf, resolve(pdf, reference)["Contents"]).stream:
                if isinstance(properties, dict) and properties.get("MCID") in said:
                    properties["ActualText"] = pydyf.String(said[properties["MCID"]])


def _said(page_box: Any, numbers: list[int], sheet: Sheet) -> dict[int, str]:
    """What is to be said for which marked content of a page."""
    marked = [box for box in boxes_of(page_box) if type(box).__name__ == "TextBox" or hasattr(box, "replacement")]
    number_of = dict(zip(map(id, marked), numbers, strict=True))
    said = {}
    for box, line in zip((box for box in boxes_of(page_box) if is_line(box)), sheet.lines, strict=True):
        texts = texts_of(box)
        if [drawn(text) for text in texts] == [part.run.text.replace("\u200b", "") for part in line.parts]:
            for text, part in zip(texts, line.parts, strict=True):
                if part.said:
                    said[number_of[id(text)]] = part.said
    return said


def _content(pdf: pydyf.PDF, element: Any) -> Iterator[tuple[bytes, int]]:
    """The marked content under an element in order: its page's reference and its number there."""
    for kid in element["K"]:
        if isinstance(kid, int):
            yield element["Pg"], kid
        elif "K" in (child := resolve(pdf, kid)):
            yield from _content(pdf, child)


def _join(pdf: pydyf.PDF, root: Any, sheets: Sequence[Sheet]) -> None:
    """Make one paragraph of those that go over pages: the first gets the lines of the others."""
    pages = [resolve(pdf, kid) for kid in root["K"]]
    if len(pages) != len(sheets):
        return
    for page, sheet in zip(pages, sheets, strict=True):
        stacks = [resolve(pdf, kid) for kid in page["K"]] if sheet.frames else [page]
        for stack, pieces in zip(stacks, sheet.stacks, strict=False):
            for piece, element in zip(pieces, list(stack["K"]), strict=False):
                if piece.part == "head":
                    head = element
                elif piece.part in ("trunk", "tail") and _is_paragraph(pdf, head) and _is_paragraph(pdf, element):
                    _append(pdf, head, element)
                    stack["K"].remove(element)


def _is_paragraph(pdf: pydyf.PDF, reference: bytes) -> bool:
    return bool(resolve(pdf, reference).get("S") == "/P")


def _append(pdf: pydyf.PDF, head: bytes, rest: bytes) -> None:
    """Give what a paragraph has on another page, or in another column, to its beginning."""
    for kid in resolve(pdf, rest)["K"]:
        resolve(pdf, kid)["P"] = head
    resolve(pdf, head)["K"].extend(resolve(pdf, rest)["K"])
    resolve(pdf, rest).clear()


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

    def next_list(self) -> tuple[Any, int]:
        """The next list's element, and the number of its stand-in."""
        parent = next(self.lists)
        (stand_in,) = self._stand_in(parent)["K"]
        return parent, stand_in

    def fill(self, page: int, parent: Any, stand_in: int, items: Sequence[Item]) -> tuple[list[int], Any]:
        """Tag a list with its items, the first in place of the stand-in; returns their numbers and the last list."""
        parent["K"].clear()
        parents = self.parents[page]
        numbers = [stand_in, *range(len(parents), len(parents) + len(items) - 1)]
        references, last = self._items(parent, parent["Pg"], numbers, items)
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

    def block(self, page: int, place: int, *, notes: bool) -> bytes:
        """The tag of a piece by its place from the last on a page, before the footnotes, if there are `notes`."""
        root = next(thing for thing in self.pdf.objects if isinstance(thing, dict) and thing.get("S") == "/Document")
        return bytes(resolve(self.pdf, root["K"][page])["K"][place - notes])

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
