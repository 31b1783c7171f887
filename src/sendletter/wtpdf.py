"""A finished PDF for the next generation of readers: PDF 2.0 that is PDF/UA-2 and Well-Tagged PDF.

ISO 14289-2 and WTPDF 1.0 ask for what PDF/UA-1 has, and for a little more: elements of the namespace of PDF 2.0, places
in the document that are told by their elements, footnotes and their calls that know each other. Nothing that is drawn
is touched.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from sendletter.xmp import extended, put_packet

NAMESPACE = "http://iso.org/pdf2/ssn"
"""The structure namespace of PDF 2.0 (ISO 32000-2, 14.8.6); what it does not have stays in that of PDF 1.7."""
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
LISTS = ("L", "LI", "Lbl", "LBody")
TABLES = ("Table", "THead", "TBody", "TFoot", "TR", "TH", "TD")
KINDS = frozenset(("Document", "Part", "Div", "Sect", "NonStruct", "P", *HEADINGS, *LISTS, *TABLES))
KINDS |= {"Span", "Link", "FENote", "Figure", "Caption"}
"""The types of that namespace that a letter can have."""
PART_1, PART_2 = b'pdfuaid:part="1"', b'pdfuaid:part="2" pdfuaid:rev="2024"'
CLAIM = (
    '<rdf:li rdf:parseType="Resource"><pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#{kind}1.0</pdfd:conformsTo>'
    "</rdf:li>"
)
CLAIMS = (
    '<rdf:Description rdf:about="" xmlns:pdfd="http://pdfa.org/declarations/"><pdfd:declarations><rdf:Bag>'
    f"{CLAIM.format(kind='accessibility')}{CLAIM.format(kind='reuse')}"
    "</rdf:Bag></pdfd:declarations></rdf:Description>"
)
"""What the file declares of itself (PDF Declarations; WTPDF 1.0, 6.1.3)."""


def well_tagged(pdf: bytes) -> bytes:
    """A PDF/UA-1 file of ours as PDF/UA-2 and WTPDF 1.0; the same bytes for the same bytes."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        elements = _modern(document)
        _aim(document, elements)
        _label(document)
        packet = document.Root.Metadata.read_bytes().replace(PART_1, PART_2)
        put_packet(document, extended(packet, CLAIMS))
        out = BytesIO()
        streams = pikepdf.ObjectStreamMode.generate
        document.save(out, min_version="2.0", deterministic_id=True, object_stream_mode=streams)
    return out.getvalue()


def _modern(document: Any) -> list[Any]:
    """Put the elements into the new namespace; returns all of them in reading order."""
    import pikepdf

    root = document.Root.StructTreeRoot
    space = pikepdf.Dictionary(Type=pikepdf.Name.Namespace, NS=pikepdf.String(NAMESPACE))
    root.Namespaces = pikepdf.Array([document.make_indirect(space)])
    elements = [root.K[0], *_under(root.K[0])]
    for element in elements:
        if element.S == "/Note":
            element.S = pikepdf.Name.FENote
        if str(element.S)[1:] in KINDS:
            element.NS = root.Namespaces[0]
    return elements


def _under(element: Any) -> Iterator[Any]:
    """All elements under one, in reading order."""
    for kid in element.get("/K", ()):
        if not isinstance(kid, int) and "/S" in kid:
            yield kid
            yield from _under(kid)


def _aim(document: Any, elements: list[Any]) -> None:
    """Let bookmarks and calls of footnotes lead to elements (ISO 14289-2, 8.8); names of places are not needed then."""
    import pikepdf

    names = document.Root.get("/Names", {})
    places = _pairs(names["/Dests"].Names) if "/Dests" in names else {}
    notes = {str(element.ID): element for element in elements if "/ID" in element}
    for link in (element for element in elements if element.S == "/Link"):
        for annotation in (kid.Obj for kid in link.K if not isinstance(kid, int) and "/Obj" in kid):
            if "/Dest" in annotation:
                name = str(annotation.Dest)
                note = notes.get(name, elements[0])
                annotation.A = _action(places[name], note)
                del annotation["/Dest"]
                link.Ref = pikepdf.Array([note])
                note.Ref = pikepdf.Array([*note.get("/Ref", ()), link])
    if "/Outlines" in document.Root:
        _bookmarks(document.Root.Outlines, elements)
    if "/Dests" in names:
        del names["/Dests"]


def _label(document: Any) -> None:
    """Let each field say what it is for where nothing beside it does (ISO 14289-2, 8.10.2.3)."""
    for widget in (note for page in document.pages for note in page.get("/Annots", ()) if note.Subtype == "/Widget"):
        widget.Contents = widget.TU


def _bookmarks(outlines: Any, elements: list[Any]) -> None:
    """Each bookmark leads to the next heading of its level on its page, or to what comes first there."""
    here: dict[Any, list[tuple[str, Any]]] = {}
    for element in elements:
        if "/Pg" in element:
            here.setdefault(element.Pg.objgen, []).append((str(element.S), element))
    for bookmark, level in _entries(outlines, 1):
        left = here.get(bookmark.Dest[0].objgen) or [("", elements[0])]
        place = next((place for place, (kind, _) in enumerate(left) if kind == f"/H{level}"), None)
        bookmark.A = _action(bookmark.Dest, left[place or 0][1])
        del bookmark["/Dest"]
        if place is not None:
            del left[: place + 1]


def _entries(parent: Any, level: int) -> Iterator[tuple[Any, int]]:
    """The bookmarks under one with their levels, in order."""
    entry = parent.get("/First")
    while entry is not None:
        yield entry, level
        yield from _entries(entry, level + 1)
        entry = entry.get("/Next")


def _action(place: Any, element: Any) -> Any:
    """Going to an element; a reader that does not know elements goes to the place (ISO 32000-2, 12.6.4.2)."""
    import pikepdf

    to = pikepdf.Array([element, *list(place)[1:]])
    return pikepdf.Dictionary(Type=pikepdf.Name.Action, S=pikepdf.Name.GoTo, D=place, SD=to)


def _pairs(names: Any) -> Mapping[str, Any]:
    """The entries of a name tree of one level."""
    flat = list(names)
    return {str(name): place for name, place in zip(flat[::2], flat[1::2], strict=True)}
