"""The file itself: whether it can be read to its end, is not locked, and hides nothing in how it is written."""

import re
from collections.abc import Iterator

from sendletter.inspection.check import Check, Fault
from sendletter.inspection.checks.sources import archiving, practice, printing, reading
from sendletter.inspection.document import Document
from sendletter.inspection.values import entry, item, keys_of, number
from sendletter.inspection.walk import BROKEN

EARLY = re.compile(rb"%PDF-\d\.\d[\r\n]")
HEADER = re.compile(rb"%PDF-1\.[0-7][\r\n]")
END = re.compile(rb"%%EOF(\r\n|\r|\n)?\Z")
NEWEST = {"PDF/X-1a:2001": 3, "PDF/X-3:2002": 3, "PDF/X-1a:2003": 4, "PDF/X-3:2003": 4, "PDF/X-4": 6}
ALOUD = 1 << 9
"""The bit that lets a document be read aloud (ISO 32000-1, table 22)."""


def _encrypted(document: Document) -> Iterator[Fault]:
    if entry(document.trailer, "/Encrypt") is not None:
        yield Fault("it is encrypted")


def _read_aloud(document: Document) -> Iterator[Fault]:
    held = entry(document.trailer, "/Encrypt")
    if held is not None and not int(number(entry(held, "/P")) or 0) & ALOUD:
        yield Fault("it is encrypted, and forbids reading it aloud")


def _identifier(document: Document) -> Iterator[Fault]:
    import pikepdf

    first = item(entry(document.trailer, "/ID"), 0)
    if not (isinstance(first, pikepdf.String) and len(bytes(first)) > 0):
        yield Fault("it has no file identifier")


def _header(document: Document) -> Iterator[Fault]:
    form = EARLY if document.part_of_archive == "1" else HEADER
    if not form.match(document.data[:10]):
        yield Fault("it does not begin with a line such as %PDF-1.7")


def _binary(document: Document) -> Iterator[Fault]:
    second = re.split(rb"\r\n|\r|\n", document.data[:200], maxsplit=1)[-1]
    if second[:1] != b"%" or len(second) < 5 or min(second[1:5]) < 128:
        yield Fault("its second line does not say that it holds binary data")


def _end(document: Document) -> Iterator[Fault]:
    if not END.search(document.data[-1024:]):
        yield Fault("something stands behind its end")


def _version(document: Document) -> Iterator[Fault]:
    newest = next((most for claim, most in NEWEST.items() if claim in document.said_of_printing), None)
    major, _, minor = document.pdf.pdf_version.partition(".")
    if newest is not None and (major != "1" or int(minor or 0) > newest):
        yield Fault(f"it is PDF {major}.{minor}, and what it says it is knows PDF 1.{newest}")


def _cross_reference(document: Document) -> Iterator[Fault]:
    found = re.findall(rb"startxref\s+(\d+)", document.data[-2048:])
    at = int(found[-1]) if found else 0
    if re.match(rb"\s*\d+\s+\d+\s+obj", document.data[at : at + 40]) or entry(document.trailer, "/XRefStm") is not None:
        yield Fault("its table of objects is packed in the way of PDF 1.5")


def _broken(document: Document) -> Iterator[Fault]:
    for page in sorted(document.met.short.get(BROKEN, ())):
        yield Fault("its content cannot be read to its end", page)
    for _, page in document.met.all("loop"):
        yield Fault("a drawing in it draws itself, or is too deeply nested", page)


def _operators(document: Document) -> Iterator[Fault]:
    for operator, page in document.met.all("operator"):
        yield Fault(f"its content says “{operator[:20]}”, which is no operator of PDF", page)


def _nested(document: Document) -> Iterator[Fault]:
    for depth, page in document.met.all("nested"):
        if depth == 29:
            yield Fault("its content saves the graphics state more than 28 times without restoring it", page)


def _large(document: Document) -> Iterator[Fault]:
    for page in document.pages:
        sides = [b[2] - b[0] for b in page.boxes.values() if b] + [b[3] - b[1] for b in page.boxes.values() if b]
        if any(not 3 <= side / page.unit <= 14400 for side in sides):
            yield Fault("one of its boxes is smaller than 3 or larger than 14,400 units", page.number)


def _requirements(document: Document) -> Iterator[Fault]:
    if entry(document.root, "/Requirements") is not None:
        yield Fault("it makes requirements of the program that shows it")
    if "/AlternatePresentations" in keys_of(entry(document.root, "/Names")):
        yield Fault("it has alternate presentations")
    for page in document.pages:
        if entry(page.value, "/PresSteps") is not None:
            yield Fault("it has steps of a presentation", page.number)


CHECKS = (
    Check(
        "unreadable-content",
        "The content of a page cannot be read, or draws itself.",
        _broken,
        "Make the PDF anew from what it was made from; programs will differ in what they show.",
        practice("print", "web", "archive", why="ISO 32000-1, 7.8.2"),
    ),
    Check(
        "encrypted",
        "The file is encrypted.",
        _encrypted,
        "Save it without a password and without restrictions.",
        printing("7.6") | archiving("6.1.3", "6.1.3"),
    ),
    Check(
        "not-to-be-read-aloud",
        "The file is encrypted so that screen readers may not read it.",
        _read_aloud,
        "Allow “text access for screen readers” in its security, or save it without any.",
        reading("7.16"),
    ),
    Check(
        "no-identifier",
        "The file has no identifier.",
        _identifier,
        "Save it with a program that writes one; every current one does.",
        printing("14.4") | archiving("6.1.3", "6.1.3"),
    ),
    Check(
        "header",
        "The file does not begin as a PDF of version 1.0 to 1.7 does.",
        _header,
        "Save it anew as PDF 1.7 or older.",
        archiving("6.1.2", "6.1.2") | reading("6.1"),
    ),
    Check(
        "binary-mark",
        "The second line of the file does not say that it is binary, so that mail may harm it.",
        _binary,
        "Save it anew; every current program writes the line.",
        archiving("6.1.2", "6.1.2"),
    ),
    Check(
        "data-after-end",
        "Something stands behind the end of the file.",
        _end,
        "Save it anew with a program that writes the whole file, and do not add to it.",
        archiving("6.1.3", "6.1.3"),
    ),
    Check(
        "too-new",
        "The file is of a newer version of PDF than its standard knows.",
        _version,
        "Export it for the version that the standard names, or for a newer standard.",
        practice("print", why="ISO 15930, the version of PDF"),
    ),
    Check(
        "packed-objects",
        "The file packs its objects in a way that its standard does not know.",
        _cross_reference,
        "Save it as PDF 1.4, without compressed object streams.",
        printing("7.5.8", late=False) | archiving("6.1.4"),
    ),
    Check(
        "unknown-operator",
        "The content of a page uses an operator that PDF does not have.",
        _operators,
        "Make the PDF anew with another program.",
        printing("annex A") | archiving("6.2.10", "6.2.2"),
    ),
    Check(
        "nested-too-deep",
        "The content of a page nests its graphics states too deeply.",
        _nested,
        "Make the PDF anew with another program, or flatten the drawing that does it.",
        archiving("6.1.12", "6.1.13"),
    ),
    Check(
        "page-too-small-or-large",
        "A box of a page is too small or too large for what must show it.",
        _large,
        "Give the page a size between 1 mm and 5 m.",
        archiving("", "6.1.13"),
    ),
    Check(
        "presentation",
        "The file is a presentation, or makes requirements of its viewer.",
        _requirements,
        "Export it as a document.",
        archiving("", "6.10 and 6.11"),
    ),
)
