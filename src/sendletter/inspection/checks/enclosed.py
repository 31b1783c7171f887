"""Files that are attached."""

from collections.abc import Iterator

from sendletter.inspection.check import Check, Fault
from sendletter.inspection.checks.sources import archiving, printing, reading
from sendletter.inspection.document import Document
from sendletter.inspection.packet import PDFA
from sendletter.inspection.values import decoded, entry, is_stream, items, keys_of, name, place, text

LARGEST = 50_000_000


def _called(value: object) -> str:
    return (text(entry(value, "/UF")) or text(entry(value, "/F")) or "without a name")[:60]


def _any(document: Document) -> Iterator[Fault]:
    if document.files or "/EmbeddedFiles" in keys_of(entry(document.root, "/Names")):
        yield Fault("files are attached to it")


def _names(document: Document) -> Iterator[Fault]:
    for value in document.files:
        if not (text(entry(value, "/F")) and text(entry(value, "/UF"))):
            yield Fault(f"the attached file {_called(value)} does not say its name in both ways")


def _archived(document: Document) -> Iterator[Fault]:
    """PDF/A-2 takes PDF/A alone."""
    import io

    import pikepdf

    from sendletter.inspection.packet import packet

    for value in document.files:
        stream = entry(value, "/EF", "/F") or entry(value, "/EF", "/UF")
        data = decoded(stream, LARGEST) if is_stream(stream) else None
        part = ""
        if data and data[:5] == b"%PDF-":
            try:
                with pikepdf.open(io.BytesIO(data)) as inner:
                    held = (
                        decoded(entry(inner.Root, "/Metadata"), LARGEST)
                        if is_stream(entry(inner.Root, "/Metadata"))
                        else None
                    )
                    part = packet(held).text(PDFA, "part").strip() if held else ""
            except pikepdf.PdfError:
                part = ""
        if part not in ("1", "2"):
            yield Fault(f"the attached file {_called(value)} is no PDF/A-1 or PDF/A-2")


def _related(document: Document) -> Iterator[Fault]:
    belonging = {place(each) for value in document.objects for each in items(entry(value, "/AF"))}
    for value in document.files:
        if not name(entry(value, "/AFRelationship")):
            yield Fault(f"it is not said what the attached file {_called(value)} is to it")
        elif place(value) not in belonging:
            yield Fault(f"it is not said what the attached file {_called(value)} belongs to")
        stream = entry(value, "/EF", "/F") or entry(value, "/EF", "/UF")
        if not name(entry(stream, "/Subtype")):
            yield Fault(f"it is not said of which kind the attached file {_called(value)} is")


CHECKS = (
    Check(
        "attached-file",
        "Files are attached.",
        _any,
        "Save it without attachments, or as PDF/A-3.",
        printing("7.11.4", late=False) | archiving("6.1.11"),
    ),
    Check(
        "attached-not-archived",
        "A file is attached that is no PDF/A.",
        _archived,
        "Attach it as PDF/A, or save the whole as PDF/A-3.",
        archiving("", "6.8", ""),
    ),
    Check(
        "attached-name",
        "An attached file does not say its name in both of the ways that there are.",
        _names,
        "Attach it anew with another program.",
        archiving("", "6.8") | reading("7.11"),
    ),
    Check(
        "attached-relation",
        "It is not said what an attached file is to the document, or of which kind it is.",
        _related,
        "Attach it anew, as source, data, alternative or supplement, with its MIME type.",
        archiving("", "", "6.8"),
    ),
)
