"""What the file says it is: its standard, its title, its dates."""

import re
from collections.abc import Iterator

from sendletter.inspection.check import Check, Fault
from sendletter.inspection.checks.sources import archiving, printing, reading
from sendletter.inspection.dates import moment, same_moment
from sendletter.inspection.document import Document
from sendletter.inspection.packet import DC, EXTENSION, PDF, PDFA, PDFUA, XMP
from sendletter.inspection.values import entry, is_stream, keys_of, name, text

SAME = {
    "Title": (DC, "title"),
    "Author": (DC, "creator"),
    "Subject": (DC, "description"),
    "Keywords": (PDF, "Keywords"),
    "Creator": (XMP, "CreatorTool"),
    "Producer": (PDF, "Producer"),
    "CreationDate": (XMP, "CreateDate"),
    "ModDate": (XMP, "ModifyDate"),
}
"""What the information and the metadata both say (ISO 19005-1, table 1)."""
PREFIXES = {
    PDFA: "pdfaid",
    PDFUA: "pdfuaid",
    EXTENSION: "pdfaExtension",
    "http://www.aiim.org/pdfa/ns/schema#": "pdfaSchema",
    "http://www.aiim.org/pdfa/ns/property#": "pdfaProperty",
    "http://www.aiim.org/pdfa/ns/type#": "pdfaType",
    "http://www.aiim.org/pdfa/ns/field#": "pdfaField",
}
"""The prefixes that the standards fix."""


def _printing(document: Document) -> Iterator[Fault]:
    said = document.said_of_printing
    wanted = next((each for each in document.standards if each.startswith("X-")), "X-4")
    if not said:
        yield Fault("it does not say that it is PDF/X")
    elif not any(each.startswith(f"PDF/{wanted}") for each in said):
        yield Fault(f"it says it is {said[0][:20]}, and not PDF/{wanted}")


def _archiving(document: Document) -> Iterator[Fault]:
    packet = document.packet
    part = packet.text(PDFA, "part").strip() if packet else ""
    level = packet.text(PDFA, "conformance").strip() if packet else ""
    if not part:
        yield Fault("it does not say that it is PDF/A")
    elif part not in ("1", "2", "3") or level not in (("A", "B") if part == "1" else ("A", "B", "U")):
        yield Fault(f"it says it is PDF/A-{part[:10]}{level[:10].lower()}, which there is not")


def _prefixes(document: Document) -> Iterator[Fault]:
    for namespace, wanted in PREFIXES.items():
        for prefix, uri in document.packet.prefixes if document.packet else ():
            if uri == namespace and prefix != wanted:
                yield Fault(f"its metadata call “{wanted}” “{prefix[:20]}”")


def _accessible(document: Document) -> Iterator[Fault]:
    part = document.packet.text(PDFUA, "part").strip() if document.packet else ""
    if part != "1":
        yield Fault(f"it says it is PDF/UA-{part[:10]}" if part else "it does not say that it is PDF/UA")


def _metadata(document: Document) -> Iterator[Fault]:
    if document.packet is None:
        yield Fault("it has no metadata (XMP)")
    elif document.packet.fault:
        yield Fault(f"its metadata (XMP) {document.packet.fault}")


def _packed(document: Document) -> Iterator[Fault]:
    if "/Filter" in keys_of(entry(document.root, "/Metadata")):
        yield Fault("its metadata (XMP) are packed")


def _head(document: Document) -> Iterator[Fault]:
    head = document.packet.head if document.packet else ""
    for word in ("bytes", "encoding"):
        if re.search(rf"\s{word}\s*=", head):
            yield Fault(f"its metadata (XMP) say “{word}”, which is no longer done")


def _title(document: Document) -> Iterator[Fault]:
    if not (document.packet and document.packet.text(DC, "title").strip()):
        yield Fault("its metadata have no title")


def _info_title(document: Document) -> Iterator[Fault]:
    if not document.info.get("Title", "").strip():
        yield Fault("its information has no title")


def _display(document: Document) -> Iterator[Fault]:
    if entry(document.root, "/ViewerPreferences", "/DisplayDocTitle") is not True:
        yield Fault("its window would show the name of the file instead of its title")


def _dates(document: Document) -> Iterator[Fault]:
    late = document.packet if "X-4" in document.standards else None  # which takes them from its metadata
    for key in ("CreationDate", "ModDate"):
        said = (document.info.get(key, ""), late.text(*SAME[key]) if late else "")
        if not any(map(moment, said)):
            yield Fault(f"it has no {'day of creation' if key == 'CreationDate' else 'day of change'}")


def _trapped(document: Document) -> Iterator[Fault]:
    said = name(entry(document.trailer, "/Info", "/Trapped"))
    said = said or (document.packet.text(PDF, "Trapped").strip() if document.packet else "")
    if said not in ("True", "False"):
        yield Fault("it does not say whether it is trapped")


def _agree(document: Document) -> Iterator[Fault]:
    """Information and metadata that differ; who said nothing in one of them did not differ in PDF/X."""
    for key, fault in _differing(document):
        if key in document.info and (key in ("CreationDate", "ModDate") or document.info[key].strip()):
            yield fault


def _agree_where_both(document: Document) -> Iterator[Fault]:
    for key, fault in _differing(document):
        if document.packet and SAME[key] in document.packet.properties:
            yield fault


def _differing(document: Document) -> Iterator[tuple[str, Fault]]:
    if document.packet is None or document.packet.fault:
        return
    for key, place in SAME.items():
        value = document.packet.properties.get(place)
        here, there = document.info.get(key), value.text if value else None
        if here is None or (not is_stream(entry(document.root, "/Metadata"))):
            continue
        if key.endswith("Date"):
            agree = there is not None and same_moment(here, there)
        elif key == "Author" and value and len(value.texts) != 1:
            agree = False
        else:
            agree = there is not None and here.rstrip("\0") == there.strip("\0")
        if not agree:
            yield key, Fault(f"its information and its metadata differ in “{key}”")


def _languages(document: Document) -> Iterator[Fault]:
    if document.packet and not text(entry(document.root, "/Lang")):
        for (_, word), value in document.packet.properties.items():
            if value.form == "Alt" and value.languages == ("x-default",):
                yield Fault(f"the language of “{word}” in its metadata is not said")


CHECKS = (
    Check(
        "no-pdfx",
        "The file does not say which PDF/X it is.",
        _printing,
        "Export it as PDF/X-4 (or PDF/X-1a, if the printer asks for that).",
        printing("14.11"),
    ),
    Check(
        "no-pdfa",
        "The file does not say which PDF/A it is.",
        _archiving,
        "Export it as PDF/A; sendletter does with: sendletter build --edition archive",
        archiving("6.7.11", "6.6.4"),
    ),
    Check(
        "no-pdfua",
        "The file does not say that it is PDF/UA.",
        _accessible,
        "Export it as PDF/UA-1; sendletter does with: sendletter build",
        reading("5"),
    ),
    Check(
        "identification-prefix",
        "The metadata give the standard's own namespace another prefix than the standard does.",
        _prefixes,
        "Export it with a program that knows the standard.",
        archiving("6.7.11", "6.6.4") | reading("5"),
    ),
    Check(
        "no-metadata",
        "The file has no metadata (XMP), or they cannot be read.",
        _metadata,
        "Export it with metadata.",
        printing("14.3.2", early=False) | archiving("6.7.2 and 6.7.9", "6.6.2.1") | reading("7.1"),
    ),
    Check(
        "packed-metadata",
        "The metadata are packed, so that a program that does not know PDF cannot read them.",
        _packed,
        "Export it with a program that knows PDF/A-1.",
        archiving("6.7.2"),
    ),
    Check(
        "metadata-head",
        "The metadata begin in an old way.",
        _head,
        "Export it with a newer program.",
        archiving("6.7.5", "6.6.2.1"),
    ),
    Check(
        "no-title",
        "The metadata have no title.",
        _title,
        "Give the document a title in the program that it was made with.",
        printing("14.3.2", early=False) | reading("7.1"),
    ),
    Check(
        "no-title-in-information",
        "The document's information has no title.",
        _info_title,
        "Give the document a title in the program that it was made with.",
        printing("14.3.3", late=False),
    ),
    Check(
        "title-not-shown",
        "A viewer would show the name of the file instead of the title, and a screen reader would read it out.",
        _display,
        "Set “show: document title” among the properties of the document's initial view.",
        reading("7.1"),
    ),
    Check(
        "no-dates",
        "The file does not say when it was made and changed.",
        _dates,
        "Export it with a program that knows PDF/X.",
        printing("14.3.3"),
    ),
    Check(
        "trapped",
        "The file does not say whether it is trapped.",
        _trapped,
        "Set “Trapped” to False (or to True, if it is) among the document's properties.",
        printing("14.11.6"),
    ),
    Check(
        "information-differs",
        "The document's information and its metadata do not say the same.",
        _agree,
        "Save both from one program, after the last change.",
        archiving("6.7.3"),
    ),
    Check(
        "information-contradicts",
        "The document's information and its metadata contradict each other.",
        _agree_where_both,
        "Save both from one program, after the last change.",
        printing("14.3.3", early=False),
    ),
    Check(
        "metadata-language",
        "The language of a text in the metadata is not said.",
        _languages,
        "Set the language of the document.",
        reading("7.2"),
    ),
)
