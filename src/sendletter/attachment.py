"""Files that travel inside a PDF: put in, and taken out again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from sendletter.problem import Unreadable


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to be attached: its name, its kind (RFC 6838), its content, in words what it is.

    `relationship` is what it is to the document (ISO 19005-3, annex E).
    """

    name: str
    kind: str
    data: bytes
    says: str = ""
    relationship: str = "Unspecified"


def attach(document: Any, file: Attachment, date: str) -> Any:
    """Put a file into an open document, dated as PDF writes dates; returns its specification."""
    import pikepdf

    document.attachments[file.name] = pikepdf.AttachedFileSpec(
        document,
        file.data,
        description=file.says,
        filename=file.name,
        mime_type=file.kind,
        creation_date=date,
        mod_date=date,
        relationship=pikepdf.Name(f"/{file.relationship}"),
    )
    return document.attachments[file.name].obj


def attached(pdf: bytes, name: str, source: str) -> bytes | None:
    """The content of a PDF's attachment of that name, or None. Raises Unreadable for what is no PDF (`source`)."""
    with _opened(pdf, source) as document:
        found = document.attachments.get(name)
        return bytes(found.get_file().read_bytes()) if found else None


def attachments(pdf: bytes, source: str) -> dict[str, bytes]:
    """All files attached to a PDF, by name. Raises Unreadable for what is no PDF (`source`), or is protected."""
    with _opened(pdf, source) as document:
        return {name: bytes(file.get_file().read_bytes()) for name, file in document.attachments.items()}


@contextmanager
def _opened(pdf: bytes, source: str) -> Iterator[Any]:
    import pikepdf

    try:
        with pikepdf.open(BytesIO(pdf)) as document:
            yield document
    except pikepdf.PasswordError as fault:
        raise Unreadable(source, "is protected by a password; save a copy without one") from fault
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, RecursionError) as fault:
        raise Unreadable(source, "cannot be read as a PDF; ask for it again") from fault
