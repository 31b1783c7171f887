"""The structure tree made to say what the letter is: paragraphs, lists, quotations, footnotes, links, in reading order.

The engine tags what it draws, box by box and page by page. Here that is written down anew as what was composed: a
paragraph that goes over lines and pages is one, the items of a list stand in it with their numbers, a footnote follows
what calls it, a link is one link wherever it breaks; and heads and feet are no part of the text (ISO 32000-1, 14.8).
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pydyf

from sendletter.layout import Piece, Sheet
from sendletter.press.tags import resolve
from sendletter.press.units import PX

NESTS: Mapping[str, str] = {"bullets": "/L", "numbers": "/L", "item": "/LI", "quotation": "/BlockQuote"}
"""What a paragraph may stand in, by the first word of its name in `Piece.within`, and the type of its element."""
NUMBERING: Mapping[str, str] = {"bullets": "/Disc", "numbers": "/Decimal"}
"""How the items of a list are marked (ISO 32000-1, table 347)."""
INLINE = ("/Span", "/NonStruct", "/Link")
"""Elements that stand in a line (ISO 32000-1, 14.8.4.4), as far as the engine writes them."""
COMPOSED = ("paragraph", "heading")
"""Pieces whose lines are composed: these are no parts of the text."""
NOTE = "note-text"
"""The kind of a footnote that stands in a column."""
LONGEST = 120
"""Characters of a footnote that tell what a call leads to."""


def restructure(document: Any, pdf: pydyf.PDF, sheets: Sequence[Sheet]) -> Mapping[int, bytes]:
    """Write the engine's tags anew for the sheets that it set.

    Returns the tags in which what is signed stands, by page: that of the block over whose name somebody signs.
    """
    structure = _Structure(pdf)
    sections = structure.sections()
    if len(sections) == len(sheets):
        for page, section, sheet in zip(document.pages, sections, sheets, strict=True):
            structure.page(section, sheet, page.height)
    else:  # a template of one's own has its own pages
        for section in sections:
            structure.adopt(section, structure.document)
    structure.finish()
    for number, reference in enumerate(pdf.page_references):
        stream = resolve(pdf, resolve(pdf, reference)["Contents"]).stream
        _make_artifacts(stream, structure.marked[number])
    return {page: structure.signed.get(page, structure.document.reference) for page in structure.marked}


def _make_artifacts(stream: list[Any], kept: Mapping[int, bytes]) -> None:
    """What is marked on a page and stands nowhere in the tree becomes an artifact: its head and foot."""
    for place in range(len(stream) - 2):
        properties = stream[place + 1]
        if stream[place + 2] == b"BDC" and isinstance(properties, dict) and properties.get("MCID", -1) not in kept:
            stream[place : place + 2] = [b"/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]


class _Structure:
    """The tree, while it is written anew; `marked` tells for each page which element its marked contents belong to."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        self.root = resolve(pdf, pdf.catalog["StructTreeRoot"])
        self.document = resolve(pdf, self.root["K"][0])
        self.numbers = resolve(pdf, self.root["ParentTree"])["Nums"]
        self.pages = {reference: number for number, reference in enumerate(pdf.page_references)}
        self.marked: dict[int, dict[int, bytes]] = {number: {} for number in self.pages.values()}
        self.nests: dict[str, Any] = {}
        self.paragraphs: dict[str, Any] = {}
        self.identities: list[Any] = []
        self.said: dict[str, str] = {}
        self.signed: dict[int, bytes] = {}
        self.height = 0.0

    def sections(self) -> list[Any]:
        """Take the elements out of the document that stand directly in it, one for each page."""
        kids, self.document["K"] = self.document["K"], pydyf.Array()
        return [resolve(self.pdf, kid) for kid in kids]

    def page(self, section: Any, sheet: Sheet, height: float) -> None:
        """Put in what a page holds; its height is in pixels. Pages of a template that goes its own way stay as is."""
        self.height = height
        notes = (*sheet.notes, *(piece for piece in sheet.pieces if piece.kind == NOTE))
        self.said |= {note.id: _plain(note)[:LONGEST] for note in notes}
        kids = [resolve(self.pdf, kid) for kid in section["K"]]
        if sheet.frames:
            kids = [resolve(self.pdf, kid) for frame in kids for kid in frame["K"]]
        if len(kids) != len(sheet.pieces) + bool(sheet.notes):
            self.adopt(section, self.document)
            return
        for piece, element in zip(sheet.pieces, kids, strict=False):
            self._piece(piece, element)
        if sheet.notes:
            self._notes(sheet.notes, kids[-1])
        section.clear()

    def finish(self) -> None:
        """Write down which marked content belongs to which element, and how elements with a name are found."""
        for number, marked in self.marked.items():
            owners = pydyf.Array([marked.get(place, b"null") for place in range(max(marked, default=-1) + 1)])
            self.numbers[2 * number + 1] = owners
        if self.identities:
            names = pydyf.Array(part for note in self.identities for part in (note["ID"], note.reference))
            tree = pydyf.Dictionary({"Names": names})
            self.pdf.add_object(tree)
            self.root["IDTree"] = tree.reference

    def _piece(self, piece: Piece, element: Any) -> None:
        begun = self.paragraphs.get(piece.id.partition("-")[0])  # a middle part has a name of its own
        if piece.part in ("trunk", "tail") and begun is not None:
            self._inline(element, begun)
        elif piece.kind in COMPOSED:
            marker = resolve(self.pdf, element["K"].pop(0)) if piece.marker else None
            self._inline(element, self._start(piece, element, marker))
        elif piece.kind == NOTE:
            self._note(piece, element)
        elif piece.kind == "list":
            self.adopt(element, self.document)
        elif piece.pen:
            block = self._new("/Div", self.document, element["Pg"])
            self.signed[self.pages[element["Pg"]]] = block.reference
            self._blocks(element, block)
        else:
            self._blocks(element, self.document)

    def _start(self, piece: Piece, element: Any, marker: Any) -> Any:
        """The element of a composed piece, in the lists and quotations in which it stands."""
        inner = self.document
        for name in piece.within:
            if name not in self.nests:
                inner = self.nests[name] = self._nest(name, inner, marker)
            inner = self.nests[name]
        self.paragraphs[piece.id] = self._new(element["S"], inner, element["Pg"])
        return self.paragraphs[piece.id]

    def _nest(self, name: str, inner: Any, marker: Any) -> Any:
        """A list, a quotation, or an item, with its sign; returns what stands around its paragraphs."""
        kind = name.partition(" ")[0]
        new = self._new(NESTS[kind], inner)
        if kind in NUMBERING:
            new["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": NUMBERING[kind]})
        if kind != "item":
            return new
        if marker:
            self._inline(marker, self._new("/Lbl", new, marker["Pg"]))
        return self._new("/LBody", new)

    def _notes(self, notes: Sequence[Piece], element: Any) -> None:
        """The footnotes of a page."""
        for note, kid in zip(notes, element["K"], strict=False):
            self._note(note, resolve(self.pdf, kid))

    def _note(self, note: Piece, source: Any) -> None:
        """A footnote with its sign."""
        new = self._new("/Note", self.document, source["Pg"])
        new["ID"] = pydyf.String(note.id)
        self.identities.append(new)
        marker = resolve(self.pdf, source["K"].pop(0))
        self._inline(marker, self._new("/Lbl", new, marker["Pg"]))
        self._inline(source, new)

    def _blocks(self, source: Any, target: Any) -> None:
        """What a template sets as it likes, without the boxes around it; lines that stand in none are a paragraph."""
        line = None
        for kid in source["K"]:
            child = resolve(self.pdf, kid)
            if child["S"] in INLINE:
                line = line or self._new("/P", target, source["Pg"])
                self._take(child, self._new("/Span", line, child["Pg"]) if len(source["K"]) > 1 else line)
                continue
            line = None
            if child["S"] == "/Div":
                self._blocks(child, target)
            elif child["S"] == "/P" or child["S"][:2] == "/H":
                self._lines(child, self._new(child["S"], target, child["Pg"]))
            else:
                self.adopt(child, target)
        source.clear()

    def _lines(self, source: Any, target: Any) -> None:
        """The lines of a paragraph, each in an element of its own where there are several: no space ends them."""
        kids = [resolve(self.pdf, kid) if isinstance(kid, bytes) else {} for kid in source["K"]]
        if len(kids) > 1 and all(kid.get("S") == "/Span" for kid in kids):
            for kid in kids:
                self._inline(kid, self._new("/Span", target, kid["Pg"]))
            source.clear()
        else:
            self._inline(source, target)

    def adopt(self, element: Any, target: Any) -> None:
        """Put an element with all that stands in it into another."""
        element["P"] = target.reference
        target["K"].append(element.reference)
        self._keep(element)

    def _keep(self, element: Any) -> None:
        if element["S"] == "/Figure":
            left, top, right, bottom = element["A"]["BBox"]  # which the engine gives as its own pixels, from the top
            box = (left, self.height - bottom, right, self.height - top)
            element["A"]["BBox"] = pydyf.Array([round(length * PX, 3) for length in box])
        for kid in element["K"]:
            if isinstance(kid, int):
                self.marked[self.pages[element["Pg"]]][kid] = element.reference
            elif "K" in (child := resolve(self.pdf, kid)):
                self._keep(child)

    def _inline(self, source: Any, target: Any) -> None:
        """Put the text of an element into another."""
        for kid in source["K"]:
            if isinstance(kid, int):
                self._mark(source["Pg"], kid, target)
                continue
            child = resolve(self.pdf, kid)
            if child.get("Type") == "/OBJR":
                target["K"].append(kid)
                self.numbers[2 * resolve(self.pdf, child["Obj"])["StructParent"] + 1] = target.reference
            else:
                self._take(child, target)
        source.clear()

    def _take(self, child: Any, target: Any) -> None:
        """Put what stands in a line into an element: links and pictures stay elements, mere styles do not."""
        if child["S"] == "/Link" and (annotation := self._annotation(child)):
            self._inline(child, self._link(annotation, child["Pg"], target))
        elif child["S"] in INLINE:
            self._inline(child, target)
        else:
            self.adopt(child, target)

    def _mark(self, page: bytes, number: int, target: Any) -> None:
        self.marked[self.pages[page]][number] = target.reference
        if target.setdefault("Pg", page) == page:
            target["K"].append(number)
        else:
            target["K"].append(pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": number}))

    def _link(self, annotation: Any, page: bytes, target: Any) -> Any:
        """The element of a link: the one just before where it goes on after the end of a line."""
        if "Dest" in annotation:
            said = self.said.get(annotation["Dest"].string, annotation["Dest"].string)
        else:
            said = annotation["A"]["URI"].string.removeprefix("mailto:").removeprefix("tel:")
        annotation["Contents"] = pydyf.String(said)
        before = target["K"][-1] if target["K"] else None
        if isinstance(before, bytes):
            last = resolve(self.pdf, before)
            if last.get("S") == "/Link" and _goal(self._annotation(last)) == _goal(annotation):
                return last
        return self._new("/Link", target, page)

    def _annotation(self, link: Any) -> Any:
        """The annotation of a link, or None for one that leads nowhere."""
        kids = (resolve(self.pdf, kid) for kid in link["K"] if isinstance(kid, bytes))
        reference = next((kid for kid in kids if "Obj" in kid), None)
        return reference and resolve(self.pdf, reference["Obj"])

    def _new(self, kind: str, parent: Any, page: bytes | None = None) -> Any:
        new = pydyf.Dictionary({"Type": "/StructElem", "S": kind, "P": parent.reference, "K": pydyf.Array()})
        if page:
            new["Pg"] = page
        self.pdf.add_object(new)
        parent["K"].append(new.reference)
        return new


def _goal(annotation: Any) -> str:
    """Where a link leads."""
    return str(annotation["Dest"].string if "Dest" in annotation else annotation["A"]["URI"].string)


def _plain(piece: Piece) -> str:
    """The text of a footnote, with its sign."""
    return f"{piece.marker} " + "".join(part.run.text for line in piece.lines for part in line.parts if not part.hyphen)
