"""Finished pages laid over others: a draft is the final's pages with a stamp under them, and what it keeps attached.

The final's pages are not touched but for one drawing that comes before theirs, so no line can move. What is laid under
them is no part of the text (an artifact, ISO 32000-1, 14.8.2.2).
"""

from datetime import datetime
from io import BytesIO

from sendletter.problem import Unreadable


def stamped(pdf: bytes, under: bytes, attachment: tuple[str, bytes], moment: datetime) -> bytes:
    """The pages of `pdf`, each over the first page of `under` and over that which follows for it; the rest comes last.

    `attachment` is a file's name and content, dated `moment`.
    """
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document, pikepdf.open(BytesIO(under)) as below:
        forms = [document.copy_foreign(sheet.as_form_xobject()) for sheet in below.pages[: len(document.pages) + 1]]
        for number, (page, form) in enumerate(zip(document.pages, forms[1:], strict=True), start=1):
            # pages share their resources, so every drawing has a name of its own
            shared = page.add_resource(forms[0], pikepdf.Name.XObject, name=pikepdf.Name.UnderAll)
            own = page.add_resource(form, pikepdf.Name.XObject, name=pikepdf.Name(f"/Under{number}"))
            page.contents_add(f"/Artifact BMC q {shared} Do {own} Do Q EMC\n".encode(), prepend=True)
        document.pages.extend(below.pages[len(forms) :])
        name, data = attachment
        file = pikepdf.AttachedFileSpec(
            document,
            data,
            filename=name,
            mime_type="application/json",
            creation_date=_date(moment),
            mod_date=_date(moment),
        )
        document.attachments[name] = file
        out = BytesIO()
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


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
