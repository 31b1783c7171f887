"""A DOCX as the trees of its parts.

It came by mail: sizes are looked at before anything is unpacked, and XML is read without document types, entities and
the network.
"""

import re
import zipfile
from io import BytesIO
from typing import Any

from sendletter.problem import Unreadable

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""How a DOCX begins; and an old DOC, or a DOCX under a password."""
MOST_UNPACKED, MOST_RATIO = 200_000_000, 200
"""Bytes that a document may unpack to, in all and for each of its own; styles alone come to 20."""
MOST_PARTS = 5_000
LARGEST_PART = 30_000_000
"""Bytes of a part that is read; a letter with 10,000 signatories has 5 MB."""
DAMAGED = "is damaged and cannot be read as a Word document; ask for it again"
FAULTS = (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, RuntimeError, KeyError)
"""What a broken container can raise."""


class Container:
    """The parts of a DOCX."""

    def __init__(self, data: bytes, name: str) -> None:
        """The document called `name`. Raises Unreadable for what is no DOCX, or unpacks to more than any has."""
        self.name = name
        try:
            self.zip = zipfile.ZipFile(BytesIO(data))
        except FAULTS as fault:
            raise Unreadable(name, DAMAGED) from fault
        entries = self.zip.infolist()
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > min(MOST_UNPACKED, MOST_RATIO * len(data)) or len(entries) > MOST_PARTS:
            text = f"unpacks to {unpacked / 1e6:,.0f} MB from {len(data) / 1e6:.1f} MB, which no letter does"
            raise Unreadable(name, text)
        if any(entry.flag_bits & 1 for entry in entries):
            raise Unreadable(name, "is protected by a password; ask for a copy without one")
        self.names = self.zip.namelist()
        if "word/document.xml" not in self.names:
            raise Unreadable(name, "is no Word document")

    def tree(self, part: str) -> Any:
        """The root of a part; None where it is not there. Raises Unreadable."""
        from lxml import etree

        if part not in self.names:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
        )
        try:
            root = etree.fromstring(self._data(part), parser)
        except etree.XMLSyntaxError as fault:
            raise Unreadable(self.name, DAMAGED) from fault
        if root.getroottree().docinfo.doctype:
            raise Unreadable(self.name, "holds a document type, which no word processor writes; it is not read")
        return root

    def _data(self, part: str) -> bytes:
        """The bytes of a part, however many its entry says they are."""
        try:
            with self.zip.open(part) as stream:
                data = stream.read(LARGEST_PART + 1)
        except (*FAULTS, zipfile.zlib.error) as fault:  # type: ignore[attr-defined]
            raise Unreadable(self.name, DAMAGED) from fault
        if len(data) > LARGEST_PART:
            raise Unreadable(self.name, f"has a part of more than {LARGEST_PART // 1_000_000} MB, which no letter has")
        return data

    def like(self, pattern: str) -> list[str]:
        """The names of the parts that are as a pattern says."""
        return sorted(part for part in self.names if re.fullmatch(pattern, part))
