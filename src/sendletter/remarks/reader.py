"""A PDF that came back -> what its reviewers have marked in it."""

from io import BytesIO

from sendletter.apart import apart
from sendletter.draft.record import NAME
from sendletter.problem import Unreadable
from sendletter.remarks.annotations import TooMany, annotations
from sendletter.remarks.characters import characters, words
from sendletter.remarks.remark import Reviewed
from sendletter.remarks.threads import remarks

LARGEST = 100_000_000
LARGEST_RECORD = 50_000_000
STAMPED = 3
"""Pages that are looked at for the stamp of a draft that has lost its record."""
MOST_PAGES = 1_000


def read(pdf: bytes, name: str) -> Reviewed:
    """What is marked in the PDF called `name`. Raises Unreadable with a reason for whatever cannot be read."""
    if len(pdf) > LARGEST:
        raise Unreadable(name, f"has {len(pdf) / 1e6:.1f} MB; at most {LARGEST // 1_000_000} MB are read")
    if b"%PDF-" not in pdf[:1024]:
        raise Unreadable(name, "is no PDF")
    return apart(_read, pdf, name)


def _read(pdf: bytes, name: str) -> Reviewed:
    """The same, in a process with limits."""
    import pikepdf
    import pypdfium2

    try:
        with pikepdf.open(BytesIO(pdf)) as document:
            pages = len(document.pages)
            if pages > MOST_PAGES:
                raise Unreadable(name, f"has {pages:,} pages; no draft has more than {MOST_PAGES:,}")
            found = tuple(remarks(tuple(annotations(document))))
            record = _record(document)
        marked = sorted({remark.page for remark in found})
        return Reviewed(found, characters(pdf, marked), pages, record, "" if record else words(pdf, STAMPED))
    except pikepdf.PasswordError as fault:
        raise Unreadable(name, "is protected by a password; ask for a copy without one") from fault
    except TooMany as fault:
        raise Unreadable(name, str(fault)) from fault
    except (
        pikepdf.PdfError,
        pypdfium2.PdfiumError,
        ValueError,
        TypeError,
        AttributeError,
        KeyError,
        IndexError,
    ) as fault:
        raise Unreadable(name, "is damaged and cannot be read as a PDF; ask for it again") from fault


def _record(document: object) -> bytes | None:
    """What the draft had attached; None where a program has lost it or it is larger than any record."""
    import pikepdf

    try:
        found = document.attachments.get(NAME)  # type: ignore[attr-defined]
        data = bytes(found.get_file().read_bytes()) if found else None
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError):
        return None
    return data if data and len(data) <= LARGEST_RECORD else None
