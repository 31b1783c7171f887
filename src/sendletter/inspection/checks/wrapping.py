"""How the streams of the file are packed, and whether any of them lies elsewhere."""

from collections.abc import Iterator

from sendletter.inspection.check import Check, Fault
from sendletter.inspection.checks.sources import archiving, practice, printing
from sendletter.inspection.document import Document
from sendletter.inspection.values import entry, filters, is_stream, keys_of, name, place

KNOWN = frozenset(
    (
        "ASCIIHexDecode", "ASCII85Decode", "FlateDecode", "RunLengthDecode", "CCITTFaxDecode", "JBIG2Decode",
        "DCTDecode", "JPXDecode", "LZWDecode", "Crypt", "AHx", "A85", "Fl", "RL", "CCF", "DCT", "LZW",
    )
)  # fmt: skip
LARGE = 10_000_000
"""Bytes from which on a file is slow to load and bounces from mailboxes."""


def _inline(document: Document) -> Iterator[tuple[str, int]]:
    """The filters of inline images, with their pages."""
    for image, page in document.met.all("image"):
        if place(image) == (0, 0):
            yield from ((word, page) for word in filters(image))


def _lzw(document: Document) -> Iterator[Fault]:
    if any("LZWDecode" in filters(value) for value in document.objects if is_stream(value)):
        yield Fault("it is packed with LZW")
    for word, page in _inline(document):
        if word in ("LZW", "LZWDecode"):
            yield Fault("an image in it is packed with LZW", page)


def _unknown(document: Document) -> Iterator[Fault]:
    for value in document.objects:
        for word in filters(value) if is_stream(value) else ():
            if word not in KNOWN or word == "Crypt":
                yield Fault(f"it is packed with “{word[:30]}”, which must not be")


def _external(document: Document) -> Iterator[Fault]:
    for value in document.objects:
        if is_stream(value) and {"/F", "/FFilter", "/FDecodeParms"} & set(keys_of(value)):
            yield Fault("a part of it lies in another file")
            return


def _postscript(document: Document) -> Iterator[Fault]:
    for value, page in document.met.all("xobject"):
        yield Fault(f"it holds a drawing of the kind “{name(entry(value, '/Subtype'))[:20]}”, such as PostScript", page)
    for value, page in document.met.all("form"):
        if name(entry(value, "/Subtype2")) == "PS" or entry(value, "/PS") is not None:
            yield Fault("it holds PostScript", page)


def _reference(document: Document) -> Iterator[Fault]:
    for value, page in document.met.all("form"):
        if entry(value, "/Ref") is not None:
            yield Fault("a drawing in it stands for a page of another file", page)


def _proxy(document: Document) -> Iterator[Fault]:
    for kind in ("form", "image"):
        for value, page in document.met.all(kind):
            if entry(value, "/OPI") is not None:
                yield Fault("a drawing in it stands for a larger one elsewhere (OPI)", page)


def _slow(document: Document) -> Iterator[Fault]:
    from sendletter.inspection.values import number

    head = document.data[:1024]
    if b"/Linearized" not in head and len(document.data) > 1_000_000:
        yield Fault("its first page is shown only when all of it is loaded")
    elif b"/Linearized" in head:
        held = next((value for value in document.objects if "/Linearized" in keys_of(value)), None)
        length = number(entry(held, "/L"))
        if length is not None and int(length) != len(document.data):
            yield Fault("it was changed after it was prepared for the web, which undid that")


def _heavy(document: Document) -> Iterator[Fault]:
    if len(document.data) > LARGE:
        yield Fault(f"it has {len(document.data) / 1e6:.1f} MB")


CHECKS = (
    Check(
        "lzw",
        "A part of the file is packed with LZW.",
        _lzw,
        "Save it with Flate compression; every current program does.",
        printing("7.4.4") | archiving("6.1.10", "6.1.7.2"),
    ),
    Check(
        "unknown-packing",
        "A part of the file is packed in a way that is not known, or encrypted.",
        _unknown,
        "Make the PDF anew with another program.",
        archiving("", "6.1.7.2"),
    ),
    Check(
        "external-stream",
        "A part of the file lies in another file.",
        _external,
        "Export the PDF with everything embedded.",
        printing("7.3.8") | archiving("6.1.7", "6.1.7.1"),
    ),
    Check(
        "postscript",
        "The file holds PostScript.",
        _postscript,
        "Replace the drawing with one that holds none.",
        printing("8.8.2") | archiving("6.2.5 and 6.2.7", "6.2.9"),
    ),
    Check(
        "reference-drawing",
        "A drawing stands for a page of another file.",
        _reference,
        "Place the page itself.",
        printing("8.10.4") | archiving("6.2.6", "6.2.9") | {"UA-1": "ISO 14289-1, 7.20"},
    ),
    Check(
        "opi",
        "A drawing stands for a larger one that the printer would have to have (OPI).",
        _proxy,
        "Place the full image, and export without OPI comments.",
        printing("14.11.7") | archiving("6.2.4 and 6.2.5", "6.2.8 and 6.2.9"),
    ),
    Check(
        "slow-to-begin",
        "A large file shows its first page late.",
        _slow,
        "Save it “optimized for fast web view”, for example with: qpdf --linearize in.pdf out.pdf",
        practice("web", why="ISO 32000-1, annex F"),
    ),
    Check(
        "heavy",
        "The file is larger than 10 MB.",
        _heavy,
        "Export its images at 150 to 300 ppi as JPEG.",
        practice("web", why="mailboxes and telephones"),
    ),
)
