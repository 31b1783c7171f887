"""What the file says of itself, where the engine leaves something out: in which language it is (XMP, dc:language)."""

from html import escape
from typing import Any

import pydyf

from sendletter.press.tags import resolve

END = b"</rdf:RDF>"
LANGUAGE = (
    '<rdf:Description rdf:about=""><dc:language><rdf:Bag><rdf:li>{tag}</rdf:li></rdf:Bag></dc:language>'
    "</rdf:Description>"
)
"""As Dublin Core has it in XMP (ISO 16684-1, 8.3)."""


def describe(pdf: pydyf.PDF) -> None:
    """Say in the metadata what the catalogue says."""
    packet: Any = resolve(pdf, pdf.catalog["Metadata"])
    language = LANGUAGE.format(tag=escape(pdf.catalog["Lang"].string)).encode()
    packet.stream = [b"".join(packet.stream).replace(END, language + END)]
