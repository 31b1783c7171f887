"""What a document says of itself: title, author, language, the letter's day; never who typed it, or when."""

from datetime import date
from typing import Any

from sendletter.language import Language
from sendletter.word.package import PACKAGED, Part

DUBLIN, TERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
CORE = f"{PACKAGED}/metadata/core-properties"
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def core(title: str, author: str, language: Language, day: date | None) -> Part:
    """The core properties (ECMA-376-2, 11)."""
    from lxml import etree

    spaces = {"cp": CORE, "dc": DUBLIN, "dcterms": TERMS, "xsi": INSTANCE}
    root = etree.Element(f"{{{CORE}}}coreProperties", nsmap=spaces)
    for name, said in (("title", title), ("creator", author), ("language", language.tag)):
        if said:
            etree.SubElement(root, f"{{{DUBLIN}}}{name}").text = said
    for name in ("created", "modified") if day else ():
        made: Any = etree.SubElement(root, f"{{{TERMS}}}{name}", {f"{{{INSTANCE}}}type": "dcterms:W3CDTF"})
        made.text = f"{day}T00:00:00Z"
    return Part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", root)


def extended() -> Part:
    """The extended properties: with which program it was made."""
    from lxml import etree

    root = etree.Element(f"{{{EXTENDED}}}Properties", nsmap={None: EXTENDED})
    etree.SubElement(root, f"{{{EXTENDED}}}Application").text = "sendletter"
    return Part("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", root)
