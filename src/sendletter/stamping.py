"""Finished pages laid over others: a draft is the final's pages with a stamp under them, and what it keeps attached.

The final's pages are not touched but for one drawing that comes before theirs, so no line can move. What is laid under
them is no part of the text (an artifact, ISO 32000-1, 14.8.2.2).
"""

from datetime import datetime
from io import BytesIO

from sendletter.attachment import Attachment, attach
from sendletter.pdfdate import pdf_moment


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
            attach(document, Attachment(attachment[0], "application/json", attachment[1]), pdf_moment(moment))
        out = BytesIO()
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
