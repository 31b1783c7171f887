"""What the file says of itself, where the engine leaves something out: in which language it is (XMP, dc:language)."""

from typing import Any

import pydyf

from sendletter import metadata
from sendletter.press.tags import resolve


def describe(pdf: pydyf.PDF) -> None:
    """Say in the metadata what the catalogue says."""
    packet: Any = resolve(pdf, pdf.catalog["Metadata"])
    language = metadata.language(pdf.catalog["Lang"].string)
    told = f'<rdf:Description rdf:about="">{language}</rdf:Description>'
    packet.stream = [metadata.extended(b"".join(packet.stream), told)]
