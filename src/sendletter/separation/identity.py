"""What a file for a press says of itself: its standard, its printing condition, its dates, its number.

Nothing of it comes from a clock or from chance, so the same letter is the same file on every day.
"""

from datetime import date
from hashlib import sha256
from html import escape
from typing import Any
from uuid import UUID

from sendletter.letter import Standard
from sendletter.pdfdate import UNDATED, pdf_day
from sendletter.separation.profile import Profile
from sendletter.separation.registry import ADDRESS, is_registered, registered
from sendletter.xmp import creator, packet, put_packet, title

VERSIONS = {Standard.X_4: "PDF/X-4", Standard.X_1A: "PDF/X-1a:2003"}
ABOUT = """<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:pdfx="http://ns.adobe.com/pdfx/1.3/"
 {standard} pdf:Trapped="False" pdf:Producer="{producer}" xmp:CreatorTool="sendletter"
 xmp:CreateDate="{day}" xmp:ModifyDate="{day}" xmp:MetadataDate="{day}"
 xmpMM:DocumentID="uuid:{number}" xmpMM:VersionID="1" xmpMM:RenditionClass="default">
<dc:format>application/pdf</dc:format>
{title}{author}
</rdf:Description>"""
"""What its packet of metadata says; the standard asks for dates (ISO 15930-7, 6.9)."""
KEPT = ("/Type", "/Pages", "/Lang")
"""What a catalog has for a press; tags, links' aims, outlines and the like are for readers on a screen."""
GONE_FROM_PAGES = (
    "/Annots",
    "/StructParents",
    "/Tabs",
    "/AA",
    "/Thumb",
    "/B",
    "/PieceInfo",
    "/Metadata",
    "/Dur",
    "/Trans",
)


def bare(document: Any) -> None:
    """Take away what is for readers on a screen: tags, links, outlines, destinations."""
    for key in set(document.Root.keys()) - set(KEPT):
        del document.Root[key]
    for page in document.pages:
        for key in GONE_FROM_PAGES:
            if key in page.obj:
                del page.obj[key]


def declare(document: Any, standard: Standard, profile: Profile, condition: str, day: date | None) -> None:
    """Say which standard the file keeps and for which condition it was made (ISO 32000-1, 14.11.5)."""
    from pikepdf import Array, Dictionary, Name, String

    info = {str(key): str(value) for key, value in document.docinfo.items()}
    name = VERSIONS[standard]
    for key in list(document.docinfo):
        if key not in ("/Title", "/Author", "/Producer"):
            del document.docinfo[key]
    when = String(pdf_day(day))
    document.docinfo["/Creator"] = String("sendletter")
    document.docinfo["/CreationDate"], document.docinfo["/ModDate"] = when, when
    document.docinfo["/Trapped"] = Name("/False")
    if standard is Standard.X_1A:
        document.docinfo["/GTS_PDFXVersion"] = String(name)
    stream = document.make_stream(profile.data, N=4)
    identifier = registered(condition)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(identifier),
        OutputCondition=String(condition),
        Info=String(profile.description or condition),
        DestOutputProfile=stream,
    )
    if is_registered(identifier):
        intent.RegistryName = String(ADDRESS)
    document.Root.OutputIntents = Array([document.make_indirect(intent)])
    put_packet(document, _packet(document, info, standard, day or UNDATED))


def _packet(document: Any, info: dict[str, str], standard: Standard, day: date) -> bytes:
    """The XMP packet, which says what the document's information says."""
    name = VERSIONS[standard]
    key = "pdfxid:GTS_PDFXVersion" if standard is Standard.X_4 else "pdfx:GTS_PDFXVersion"
    about = ABOUT.format(
        standard=f'{key}="{name}"',
        producer=escape(info.get("/Producer", "")),
        day=f"{day}T00:00:00Z",
        number=_number(document, standard),
        title=title(info.get("/Title", "")),
        author=creator(info.get("/Author", "")),
    )
    return packet(about, writable=True)


def _number(document: Any, standard: Standard) -> UUID:
    """A number that another letter does not have: a hash of what its pages draw."""
    digest = sha256(standard.encode())
    for page in document.pages:
        page.contents_coalesce()
        digest.update(bytes(page.obj.Contents.read_bytes()))
    return UUID(bytes=digest.digest()[:16], version=5)
