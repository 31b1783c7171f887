"""The tables of characters (CMaps) of composite fonts: in the file, the font's own, and without contradiction."""

import re
from collections.abc import Iterator

from sendletter.inspection.check import Check, Fault
from sendletter.inspection.checks.fonts import each_font
from sendletter.inspection.checks.sources import archiving, reading
from sendletter.inspection.document import Document
from sendletter.inspection.met import Used
from sendletter.inspection.values import decoded, entry, is_stream, name, number, text

PREDEFINED = frozenset(
    (
        "Identity-H", "Identity-V", "GB-EUC-H", "GB-EUC-V", "GBpc-EUC-H", "GBpc-EUC-V", "GBK-EUC-H", "GBK-EUC-V",
        "GBKp-EUC-H", "GBKp-EUC-V", "GBK2K-H", "GBK2K-V", "UniGB-UCS2-H", "UniGB-UCS2-V", "UniGB-UTF16-H",
        "UniGB-UTF16-V", "B5pc-H", "B5pc-V", "HKscs-B5-H", "HKscs-B5-V", "ETen-B5-H", "ETen-B5-V", "ETenms-B5-H",
        "ETenms-B5-V", "CNS-EUC-H", "CNS-EUC-V", "UniCNS-UCS2-H", "UniCNS-UCS2-V", "UniCNS-UTF16-H",
        "UniCNS-UTF16-V", "83pv-RKSJ-H", "90ms-RKSJ-H", "90ms-RKSJ-V", "90msp-RKSJ-H", "90msp-RKSJ-V",
        "90pv-RKSJ-H", "Add-RKSJ-H", "Add-RKSJ-V", "EUC-H", "EUC-V", "Ext-RKSJ-H", "Ext-RKSJ-V", "H", "V",
        "UniJIS-UCS2-H", "UniJIS-UCS2-V", "UniJIS-UCS2-HW-H", "UniJIS-UCS2-HW-V", "UniJIS-UTF16-H",
        "UniJIS-UTF16-V", "KSC-EUC-H", "KSC-EUC-V", "KSCms-UHC-H", "KSCms-UHC-V", "KSCms-UHC-HW-H",
        "KSCms-UHC-HW-V", "KSCpc-EUC-H", "UniKS-UCS2-H", "UniKS-UCS2-V", "UniKS-UTF16-H", "UniKS-UTF16-V",
    )
)  # fmt: skip
"""The tables of characters that readers know (ISO 32000-1, table 118)."""


def _table(document: Document) -> Iterator[Fault]:
    def bad(used: Used) -> str:
        font = used.font
        if not font.composite:
            return ""
        held = entry(font.value, "/Encoding")
        if is_stream(held):
            own = [text(entry(held, "/CIDSystemInfo", key)) for key in ("/Registry", "/Ordering")]
            its = [text(entry(font.inner, "/CIDSystemInfo", key)) for key in ("/Registry", "/Ordering")]
            called = name(entry(held, "/CMapName"))
            return f"the font {font.plain_name} and its table of characters do not fit" if (
                own != its and called not in ("Identity-H", "Identity-V")
            ) else ""  # fmt: skip
        if name(held) not in PREDEFINED:
            return f"the table of characters of the font {font.plain_name} is not embedded"
        ordering = text(entry(font.inner, "/CIDSystemInfo", "/Ordering"))
        fits = name(held).startswith("Identity") or _collection(name(held)) == ordering
        return "" if fits else f"the font {font.plain_name} and its table of characters do not fit"

    yield from each_font(document, bad)


def _collection(table: str) -> str:
    """The collection of characters of a predefined table."""
    for begin, ordering in (("GB", "GB1"), ("UniGB", "GB1"), ("B5", "CNS1"), ("HK", "CNS1"), ("ETen", "CNS1"),
                            ("CNS", "CNS1"), ("UniCNS", "CNS1"), ("KSC", "Korea1"), ("UniKS", "Korea1")):  # fmt: skip
        if table.startswith(begin):
            return ordering
    return "Japan1"


def _direction(used: Used) -> str:
    """A table of its own that contradicts what is said of it, or builds on one that readers do not know."""
    held = entry(used.font.value, "/Encoding")
    data = decoded(held, 4_000_000) if used.font.composite and is_stream(held) else None
    if data is None:
        return ""
    found = re.search(rb"/WMode\s+(\d)\s+def", data)
    based = re.search(rb"/([\w-]+)\s+usecmap", data)
    said = number(entry(held, "/WMode")) or 0
    other = name(entry(held, "/UseCMap")) or (based.group(1).decode() if based else "")
    wrong = (found is not None and int(found.group(1)) != said) or (other and other not in PREDEFINED)
    return f"the table of characters of the font {used.font.plain_name} contradicts itself" if wrong else ""


def _contradicting(document: Document) -> Iterator[Fault]:
    yield from each_font(document, _direction)


CHECKS = (
    Check(
        "character-table",
        "A font's table of characters is not in the file, or is another font's.",
        _table,
        "Make the PDF anew with another program.",
        archiving("6.3.3.3", "6.2.11.3.3") | reading("7.21.3.3"),
    ),
    Check(
        "contradicting-table",
        "A font's table of characters contradicts what is said of it, or builds on one that is not there.",
        _contradicting,
        "Make the PDF anew with another program.",
        archiving("6.3.3.3", "6.2.11.3.3") | reading("7.21.3.3"),
    ),
)
