"""What a file says that it is, and the standards that it is held against for a purpose."""

import re
from enum import StrEnum

from sendletter.inspection.packet import PDFA, PDFUA, PDFX, PDFX_OLD, Packet

X4, X3, X1A, UA1 = "X-4", "X-3", "X-1a", "UA-1"
KNOWN = re.compile(r"X-1a|X-3|X-4|A-1[ab]|A-[23][abu]|UA-1")
"""The standards that are known here."""


class Purpose(StrEnum):
    """Where a PDF goes."""

    PRINT = "print"
    WEB = "web"
    ARCHIVE = "archive"


def said_of_printing(info: dict[str, str], packet: Packet | None) -> tuple[str, ...]:
    """What it says of PDF/X, such as PDF/X-1a:2003, in its information and in its metadata."""
    found = [info.get("GTS_PDFXConformance", ""), info.get("GTS_PDFXVersion", "")]
    if packet:
        found += [packet.text(PDFX, "GTS_PDFXVersion"), packet.text(PDFX_OLD, "GTS_PDFXVersion")]
        found += [packet.text(PDFX_OLD, "GTS_PDFXConformance")]
    return tuple(dict.fromkeys(word.strip() for word in found if word.startswith("PDF/X-")))


def claimed(info: dict[str, str], packet: Packet | None) -> tuple[str, ...]:
    """The standards that a file says it conforms to, such as X-4, A-3a and UA-1."""
    found = []
    for word in said_of_printing(info, packet):
        year = word.removeprefix("PDF/").partition(":")[0]
        if year != "X-1":  # the version of X-1a:2001, whose conformance says the rest
            found.append("X-4" if year == "X-4p" else year)
    part = packet.text(PDFA, "part").strip() if packet else ""
    if part:
        level = packet.text(PDFA, "conformance").strip().lower() if packet else ""
        found.append(f"A-{part}{level}")
    aloud = packet.text(PDFUA, "part").strip() if packet else ""
    if aloud:
        found.append(f"UA-{aloud}")
    return tuple(dict.fromkeys(found))


def purpose_of(standard: str) -> Purpose:
    """What a standard is for."""
    return {"X": Purpose.PRINT, "A": Purpose.ARCHIVE}.get(standard.partition("-")[0], Purpose.WEB)


def purposes(claims: tuple[str, ...]) -> tuple[Purpose, ...]:
    """What a file is for that claims these; the web for one that claims nothing."""
    return tuple(dict.fromkeys(map(purpose_of, claims))) or (Purpose.WEB,)


def standard(purpose: Purpose, claims: tuple[str, ...], wanted: str | None) -> str:
    """What a file is held against for a purpose: what is wanted, else what it claims, else what is usual."""
    if wanted and purpose_of(wanted) is purpose:
        return wanted
    mine = [claim for claim in claims if purpose_of(claim) is purpose]
    usual = {Purpose.PRINT: X4, Purpose.WEB: UA1, Purpose.ARCHIVE: "A-2b"}[purpose]
    return next((_whole(claim) for claim in mine), usual)


def _whole(claim: str) -> str:
    """A claim of PDF/A with a level that there is."""
    if KNOWN.fullmatch(claim) or not re.match(r"A-[123]", claim):
        return claim
    return f"{claim[:3]}b"
