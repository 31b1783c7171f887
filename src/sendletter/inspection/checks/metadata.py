"""The properties of the metadata: known to the standard or described in the file, and written in the form they have."""

import re
from collections.abc import Iterator

from sendletter.inspection.check import Check, Fault
from sendletter.inspection.checks.sources import archiving
from sendletter.inspection.dates import moment
from sendletter.inspection.document import Document
from sendletter.inspection.packet import DC, EXTENSION, PDF, PDFA, XMP, Value

RIGHTS = "http://ns.adobe.com/xap/1.0/rights/"
MEDIA = "http://ns.adobe.com/xap/1.0/mm/"
WHOLE = frozenset(
    (
        EXTENSION, "http://ns.adobe.com/xap/1.0/bj/", "http://ns.adobe.com/xap/1.0/t/pg/", "http://ns.adobe.com/photoshop/1.0/",
        "http://ns.adobe.com/tiff/1.0/", "http://ns.adobe.com/exif/1.0/", "http://ns.adobe.com/xmp/1.0/DynamicMedia/",
        "http://ns.adobe.com/camera-raw-settings/1.0/", "http://ns.adobe.com/exif/1.0/aux/",
        "http://www.aiim.org/pdfa/ns/schema#", "http://www.aiim.org/pdfa/ns/property#", "http://www.aiim.org/pdfa/ns/type#",
        "http://www.aiim.org/pdfa/ns/field#",
    )
)  # fmt: skip
"""Schemas of the XMP specification that are not looked into."""
FORMS: dict[str, dict[str, str]] = {
    DC: {
        "contributor": "Bag", "coverage": "text", "creator": "Seq", "date": "Seq", "description": "Alt",
        "format": "text", "identifier": "text", "language": "Bag", "publisher": "Bag", "relation": "Bag",
        "rights": "Alt", "source": "text", "subject": "Bag", "title": "Alt", "type": "Bag",
    },
    XMP: {
        "Advisory": "Bag", "BaseURL": "text", "CreateDate": "date", "CreatorTool": "text", "Identifier": "Bag",
        "MetadataDate": "date", "ModifyDate": "date", "Nickname": "text", "Thumbnails": "Choice", "Label": "text",
        "Rating": "number",
    },
    RIGHTS: {"Certificate": "text", "Marked": "boolean", "Owner": "Bag", "UsageTerms": "Alt", "WebStatement": "text"},
    MEDIA: {
        "DerivedFrom": "struct", "DocumentID": "text", "History": "Seq", "ManagedFrom": "struct", "Manager": "text",
        "ManageTo": "text", "ManageUI": "text", "ManagerVariant": "text", "RenditionClass": "text",
        "RenditionParams": "text", "VersionID": "text", "Versions": "Seq", "LastURL": "text", "RenditionOf": "struct",
        "SaveID": "number", "InstanceID": "text", "Ingredients": "Bag", "OriginalDocumentID": "text", "Pantry": "Bag",
    },
    PDF: {"Keywords": "text", "PDFVersion": "text", "Producer": "text"},
    PDFA: {"part": "number", "conformance": "text", "amd": "text", "corr": "text"},
}  # fmt: skip
"""The properties of schemas, and how each is written (XMP specification of 2005, 4)."""
LATER = {(XMP, "Label"), (XMP, "Rating"), (MEDIA, "InstanceID"), (MEDIA, "Ingredients"), (MEDIA, "Pantry"),
         (MEDIA, "OriginalDocumentID")}  # fmt: skip
"""Properties that the specification of 2004, which PDF/A-1 takes, does not have."""
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def _unknown(document: Document) -> Iterator[Fault]:
    packet = document.packet
    for namespace, word in packet.properties if packet else ():
        known = namespace in WHOLE or word in FORMS.get(namespace, {})
        if (
            (namespace, word) in LATER
            and document.part_of_archive == "1"
            and (namespace, word) != (MEDIA, "InstanceID")
        ):
            known = False
        if not known and packet and (namespace, word) not in packet.described:
            yield Fault(f"its metadata say “{word[:40]}” of {namespace[:80]}, which they do not describe")


def _forms(document: Document) -> Iterator[Fault]:
    for (namespace, word), value in (document.packet.properties if document.packet else {}).items():
        wanted = FORMS.get(namespace, {}).get(word)
        if wanted and not _is(value, wanted):
            yield Fault(f"“{word}” in its metadata is not written as it must be")


def _is(value: Value, wanted: str) -> bool:
    if wanted == "Choice":
        return value.form == "Alt"
    if wanted in ("Bag", "Seq", "Alt", "struct"):
        languages = wanted != "Alt" or all(value.languages) or not value.texts
        return value.form == wanted and languages
    if value.form != "text":
        return False
    match wanted:
        case "date":
            return moment(value.text) is not None and not value.text.strip().startswith("D:")
        case "number":
            return bool(NUMBER.fullmatch(value.text.strip()))
        case "boolean":
            return value.text.strip() in ("True", "False")
    return True


def _incomplete(document: Document) -> Iterator[Fault]:
    for what in document.packet.incomplete if document.packet else ():
        yield Fault(f"in what its metadata describe, {what}")


CHECKS = (
    Check(
        "undescribed-property",
        "The metadata say something that neither the standard nor the file itself describes.",
        _unknown,
        "Take the property out, or describe it in an extension schema.",
        archiving("6.7.8 and 6.7.9", "6.6.2.3.1"),
    ),
    Check(
        "property-form",
        "A property of the metadata is not written in its form, such as a title without a language.",
        _forms,
        "Save the metadata with a program that knows them.",
        archiving("6.7.9", "6.6.2.3.1"),
    ),
    Check(
        "extension-schema",
        "What the metadata describe themselves, they describe in part.",
        _incomplete,
        "Give each schema its namespace, prefix and name, each property its name, type, category and description.",
        archiving("6.7.8", "6.6.2.3.3"),
    ),
)
