"""Small PDFs of each standard written by hand, which nothing is wrong with, and ways to spoil them."""

import io
import struct
from collections.abc import Callable
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name, String

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
SPACE = {"X-1a": "CMYK", "X-3": "CMYK", "X-4": "CMYK", "A-1b": "RGB", "A-2b": "RGB", "A-3b": "RGB", "A-2a": "RGB"}
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"{claim}
 xmp:CreateDate="2026-01-15T10:00:00Z" xmp:ModifyDate="2026-01-15T10:00:00Z">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Paper</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
CLAIM = {
    "X-4": ' pdfxid:GTS_PDFXVersion="PDF/X-4"',
    "UA-1": ' pdfuaid:part="1"',
    "A-1b": ' pdfaid:part="1" pdfaid:conformance="B"',
    "A-2b": ' pdfaid:part="2" pdfaid:conformance="B"',
    "A-2a": ' pdfaid:part="2" pdfaid:conformance="A"',
    "A-3b": ' pdfaid:part="3" pdfaid:conformance="B"',
}
TEXT = b"BT /F 12 Tf 60 700 Td <00010002> Tj ET"
Change = Callable[[pikepdf.Pdf], object]


def profile(kind: str = "prtr", space: str = "CMYK", version: int = 2) -> bytes:
    """The head of an ICC profile, which is all that is looked at of one."""
    head = struct.pack(
        ">I4sBB2x4s4s4s12x4s", 200, b"test", version, 0, kind.encode(), space.ljust(4).encode(), b"Lab ", b"acsp"
    )
    return head + bytes(200 - len(head))


def font(document: pikepdf.Pdf, embedded: bool = True) -> Dictionary:
    """A composite font; what its program holds is not looked at."""
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Paper"), Flags=4)
    if embedded:
        descriptor.FontFile2 = document.make_stream(b"glyphs")
    descriptor.CIDSet = document.make_stream(b"\xe0")
    table = b"2 beginbfchar <0001> <0041> <0002> <0042> endbfchar"
    below = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/ABCDEF+Paper"), FontDescriptor=descriptor, DW=500,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        CIDToGIDMap=Name.Identity,
    )  # fmt: skip
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/ABCDEF+Paper"), Encoding=Name("/Identity-H"),
        DescendantFonts=Array([below]), ToUnicode=document.make_stream(table),
    )  # fmt: skip


def image(document: pikepdf.Pdf, size: int = 200, space: Name = Name.DeviceGray, **more: object) -> pikepdf.Stream:
    """An image that is all black (or without ink, in CMYK)."""
    count = {Name.DeviceGray: 1, Name.DeviceRGB: 3, Name.DeviceCMYK: 4}[space]
    return document.make_stream(
        bytes(size * size * count), Type=Name.XObject, Subtype=Name.Image, Width=size, Height=size,
        ColorSpace=space, BitsPerComponent=8, **more,
    )  # fmt: skip


def draw(document: pikepdf.Pdf, content: bytes, page: int = 0, tag: bytes = b"/Artifact BMC") -> None:
    """More content on a page, as decoration."""
    document.pages[page].contents_add(document.make_stream(b"q " + tag + b"\n" + content + b"\nEMC Q"))


def put(document: pikepdf.Pdf, kind: str, name: str, value: object, page: int = 0) -> None:
    """A resource of a page."""
    resources = document.pages[page].Resources
    if f"/{kind}" not in resources:
        resources[f"/{kind}"] = Dictionary()
    resources[f"/{kind}"][f"/{name}"] = value


def form(document: pikepdf.Pdf, content: bytes = b"", **more: object) -> pikepdf.Stream:
    return document.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 600, 800]), **more)


def _tags(document: pikepdf.Pdf) -> None:
    """A heading, a picture, a list, a table and a footnote, each on one line of the page or on none."""
    root = document.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    top = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    root.K = top
    first = document.pages[0].obj

    def tag(parent: Dictionary, kind: str, *kids: object, **more: object) -> Dictionary:
        made = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), P=parent, Pg=first, **more))
        if kids:
            made.K = Array(kids)
        parent.K = Array([*(parent.K if "/K" in parent else []), made])
        return made

    tag(top, "H1", 0)
    tag(top, "Figure", 1, Alt=String("A black square"))
    item = tag(tag(top, "L"), "LI")
    tag(item, "Lbl")
    tag(item, "LBody")
    table = tag(top, "Table")
    for kinds in ("TH", "TH"), ("TD", "TD"):
        row = tag(table, "TR")
        for kind in kinds:
            scope = {"A": Dictionary(O=Name.Table, Scope=Name.Column)} if kind == "TH" else {}
            tag(row, kind, **scope)
    tag(tag(top, "P", 2), "Note", ID=String("note1"))
    document.Root.StructTreeRoot = root
    document.Root.MarkInfo = Dictionary(Marked=True)
    document.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    document.Root.Lang = String("en-GB")


def nodes(document: pikepdf.Pdf, kind: str) -> list[Dictionary]:
    """The tags of a kind."""
    found = [
        value for value in document.objects if isinstance(value, Dictionary) and value.get("/S") == Name(f"/{kind}")
    ]
    assert found
    return found


def _begun(standard: str) -> pikepdf.Pdf:
    document = pikepdf.new()
    for _ in range(2):
        page = document.add_blank_page(page_size=A4)
        page.Resources = Dictionary(Font=Dictionary(F=font(document)))
        page.Contents = document.make_stream(b"/Span <</MCID 0>> BDC " + TEXT + b" EMC")
    first = document.pages[0]
    put(document, "XObject", "I", image(document))
    content = (
        b"/Span <</MCID 1>> BDC q 40 0 0 40 60 500 cm /I Do Q EMC /Span <</MCID 2>> BDC 0.5 w 60 400 m 200 400 l S EMC"
    )
    first.contents_add(document.make_stream(content))
    document.pages[1].Contents = document.make_stream(b"/Artifact BMC " + TEXT + b" EMC")
    _tags(document)
    document.Root.Metadata = document.make_stream(XMP.format(claim=CLAIM.get(standard, "")).encode())
    document.Root.Metadata.Type, document.Root.Metadata.Subtype = Name.Metadata, Name.XML
    return document


def _finish(document: pikepdf.Pdf, standard: str) -> None:
    """What a standard asks for."""
    info = document.docinfo
    if standard.startswith(("X", "A")):
        print_ = standard.startswith("X")
        kind, space = ("prtr", "CMYK") if print_ else ("mntr", "RGB")
        held = document.make_stream(profile(kind, space), N=4 if print_ else 3)
        intent = Dictionary(
            Type=Name.OutputIntent, S=Name.GTS_PDFX if print_ else Name.GTS_PDFA1, DestOutputProfile=held,
            OutputConditionIdentifier=String("FOGRA39"), RegistryName=String("http://www.color.org"),
        )  # fmt: skip
        document.Root.OutputIntents = Array([document.make_indirect(intent)])
    if standard.startswith("X"):
        for page in document.pages:
            page.TrimBox = page.MediaBox
            page.MediaBox = page.BleedBox = Array([-3 * MM, -3 * MM, A4[0] + 3 * MM, A4[1] + 3 * MM])
        info.CreationDate = info.ModDate = "D:20260115100000Z"
        info.Title, info.Trapped = "Paper", Name("/False")
    if standard in ("X-1a", "X-3"):
        info.GTS_PDFXVersion = f"PDF/{standard}:2003"
    if standard == "UA-1":
        link = document.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=Array([60, 690, 200, 710]),
                F=4,
                Contents=String("To the harbour"),
                A=Dictionary(S=Name.URI, URI=String("https://harbour.example")),
            )
        )
        page = document.pages[0]
        page.Annots, page.Tabs = Array([link]), Name.S
        top = document.Root.StructTreeRoot.K
        reference = Dictionary(Type=Name.OBJR, Obj=link, Pg=page.obj)
        tag = Dictionary(Type=Name.StructElem, S=Name.Link, P=top, K=Array([reference]))
        top.K.append(document.make_indirect(tag))


@cache
def good(standard: str) -> bytes:
    """A PDF of two pages that nothing is wrong with."""
    document = _begun(standard)
    _finish(document, standard)
    return saved(document, standard)


def saved(document: pikepdf.Pdf, standard: str, **options: object) -> bytes:
    """Save as the standard has it."""
    version = "1.4" if standard[:3] in ("X-1", "X-3", "A-1") else "1.6"
    out = io.BytesIO()
    document.save(
        out,
        **{
            "force_version": version,
            "object_stream_mode": pikepdf.ObjectStreamMode.disable,
            "static_id": True,
            "fix_metadata_version": False,
            **options,
        },
    )
    return out.getvalue()


def spoilt(standard: str, change: Change, **options: object) -> bytes:
    """The same after a change."""
    with pikepdf.open(io.BytesIO(good(standard))) as document:
        change(document)
        return saved(document, standard, **options)
