"""What the file says of itself, where the engine leaves something out: in which language it is (XMP, dc:language)."""

from typing import Any

import pydyf

from sendletter.press.tags import resolve
from sendletter.xmp import extended, language


def describe(pdf: pydyf.PDF) -> None:
    """Say in the metadata what the catalogue says."""
    packet: Any = resolve(pdf, pdf.catalog["Metadata"])
    told = f'<rdf:Description rdf:about="">{language(pdf.catalog["Lang"].string)}</rdf:Description>'
    packet.stream = [extended(b"".join(packet.stream), told)]
