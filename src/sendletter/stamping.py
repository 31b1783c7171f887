"""Finished pages laid over others: a draft is the final's pages with a stamp under them, and what it keeps attached.

The final's pages are not touched but for one drawing that comes before theirs, so no line can move. What is laid under
them is no part of the text (an artifact, ISO 32000-1, 14.8.2.2).
"""

from datetime import datetime
from io import BytesIO
from typing import Any

from sendletter.problem import Unreadable


def stamped(
    pdf: bytes, under: bytes, attachment: tuple[str, bytes] | None = None, moment: datetime | None = None
) -> bytes:
    """The pages of `pdf`, each over the first page of `under` and over that which follows for it; the rest comes last.

    `attachment` is the name and the content of a file that travels with them, dated `moment`.
    """
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document, pikepdf.open(BytesIO(under)) as below:
        forms = [document.copy_foreign(sheet.as_form_xobject()) for sheet in below.pages[: len(document.pages) + 1]]
        for number, page in enumerate(document.pages, start=1):
            # pages share their resources, so every drawing has a name of its own
            drawings = [("/UnderAll", forms[0]), *((f"/Under{number}", form) for form in forms[number : number + 1])]
            names = [page.add_resource(form, pikepdf.Name.XObject, name=pikepdf.Name(name)) for name, form in drawings]
            drawn = " ".join(f"{name} Do" for name in names)
            page.contents_add(f"/Artifact BMC q {drawn} Q EMC\n".encode(), prepend=True)
        document.pages.extend(below.pages[len(forms) :])
        if attachment and moment:
            _attach(document, *attachment, _date(moment))
        out = BytesIO()
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _attach(document: Any, name: str, data: bytes, day: str) -> None:
    """Put a JSON file into a document."""
    from pikepdf import AttachedFileSpec

    document.attachments[name] = AttachedFileSpec(
        document, data, filename=name, mime_type="application/json", creation_date=day, mod_date=day
    )


def attached(pdf: bytes, name: str, source: str) -> bytes | None:
    """The content of a PDF's attachment of that name, or None. Raises Unreadable for what is no PDF (`source`)."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(pdf)) as document:
            found = document.attachments.get(name)
            return bytes(found.get_file().read_bytes()) if found else None
    except pikepdf.PasswordError as fault:
        raise Unreadable(source, "is protected by a password; save a copy without one") from fault
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, RecursionError) as fault:
        raise Unreadable(source, f"cannot be read as a PDF: {fault}") from fault


def _date(moment: datetime) -> str:
    """A date as PDF writes it (ISO 32000-1, 7.9.4)."""
    zone = f"{moment:%z}" or "+0000"
    return f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:]}'"
