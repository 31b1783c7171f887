"""A finished PDF made fit for the archive: PDF/A-3a and still PDF/UA-1, with what it was made from attached.

ISO 19005-3 asks for a colour profile that says what its colours mean, metadata that name every schema they use, a file
identifier, and a relationship for each attached file. Nothing that is drawn or tagged is touched, but pictures in inks
become pictures of light, which the profile speaks of.
"""

import struct
from collections.abc import Sequence
from datetime import date
from html import escape
from io import BytesIO
from typing import Any

from sendletter.attachment import Attachment, attach
from sendletter.pdfdate import pdf_day
from sendletter.xmp import creator, description, language, packet, put_packet, title

PRINTED = 4
"""The flag of an annotation that is printed with its page (ISO 32000-1, table 165), which each must have."""
PROFILE_DATE = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
"""The day that stands in the colour profile, where the maker of profiles writes the clock's (ICC.1, 7.2)."""
EXTENSION = """<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
"""The extension schema (ISO 19005-3, 6.6.2.3) for PDF/UA's own property."""
ABOUT = """<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfaid:part="3" pdfaid:conformance="A" pdfuaid:part="1"
 pdf:Producer="{producer}"{dates}>
{title}{author}{description}
{language}
</rdf:Description>
"""
"""What its packet of metadata says."""


def archived(pdf: bytes, files: Sequence[Attachment], day: date | None) -> bytes:
    """A PDF/UA-1 file as PDF/A-3a with files attached, in their order; `day` is the letter's."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        _lighten(document)
        put_packet(document, _packet(document, day))
        profile = document.make_stream(_profile(), N=3, Alternate=pikepdf.Name.DeviceRGB)
        intent = pikepdf.Dictionary(
            Type=pikepdf.Name.OutputIntent,
            S=pikepdf.Name.GTS_PDFA1,
            OutputConditionIdentifier=pikepdf.String("sRGB IEC61966-2.1"),
            DestOutputProfile=profile,
        )
        document.Root.OutputIntents = pikepdf.Array([document.make_indirect(intent)])
        for link in (link for page in document.pages for link in page.get("/Annots", ())):
            link.F = PRINTED
        document.Root.AF = pikepdf.Array([attach(document, file, pdf_day(day)) for file in files])
        out = BytesIO()
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _lighten(document: Any) -> None:
    """Bring pictures in four inks over to the colours of a screen (ISO 19005-3, 6.2.4.3)."""
    import pikepdf

    for thing in document.objects:
        picture = isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
        if picture and thing.get("/ColorSpace") == pikepdf.Name.DeviceCMYK:
            thing.write(_on_screen(thing))
            thing.ColorSpace, thing.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
            if "/Decode" in thing:
                del thing["/Decode"]


def _on_screen(image: Any) -> bytes:
    """The pixels of an image in red, green and blue, as a reader draws them that knows nothing of its inks."""
    import pikepdf
    import pypdfium2

    width, height, out = int(image.Width), int(image.Height), BytesIO()
    with pikepdf.new() as alone:
        page = alone.add_blank_page(page_size=(width, height))
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=alone.copy_foreign(image)))
        page.obj.Contents = alone.make_stream(f"{width} 0 0 {height} 0 0 cm /I Do".encode())
        alone.save(out)
    document = pypdfium2.PdfDocument(out.getvalue())
    try:
        return bytes(document[0].render(scale=1).to_pil().convert("RGB").tobytes())
    finally:
        document.close()


def _packet(document: Any, day: date | None) -> bytes:
    """The XMP packet, which says what the document's information says."""
    info = {str(key): str(value) for key, value in document.docinfo.items()}
    dates = f'\n xmp:CreateDate="{day}" xmp:ModifyDate="{day}"' if day else ""
    about = ABOUT.format(
        producer=escape(info.get("/Producer", "")),
        dates=dates,
        title=title(info.get("/Title", "")),
        author=creator(info.get("/Author", "")),
        description=description(info.get("/Subject", "")),
        language=language(str(document.Root.Lang)),
    )
    return packet(f"{about}{EXTENSION}\n", writable=False)


def _profile() -> bytes:
    """The sRGB colour profile, the same on every day."""
    from PIL import ImageCms

    data = bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    return data[:24] + PROFILE_DATE + data[36:84] + bytes(16) + data[100:]
