"""What a file for a press says of itself: its standard, its printing condition, its dates, its number.

Nothing of it comes from a clock or from chance, so the same letter is the same file on every day.
"""

from datetime import date
from hashlib import sha256
from html import escape
from typing import Any
from uuid import UUID

from sendletter.letter import Standard
from sendletter.separation.profile import Profile
from sendletter.separation.registry import ADDRESS, is_registered, registered

VERSIONS = {Standard.X_4: "PDF/X-4", Standard.X_1A: "PDF/X-1a:2003"}
UNDATED = date(2000, 1, 1)
"""The day of a letter without a date, since the standard asks for one (ISO 15930-7, 6.9)."""
PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:pdfx="http://ns.adobe.com/pdfx/1.3/"
 {standard} pdf:Trapped="False" pdf:Producer="{producer}" xmp:CreatorTool="sendletter"
 xmp:CreateDate="{day}" xmp:ModifyDate="{day}" xmp:MetadataDate="{day}"
 xmpMM:DocumentID="uuid:{number}" xmpMM:VersionID="1" xmpMM:RenditionClass="default">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{author}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
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

    day = day or UNDATED
    info = {str(key): str(value) for key, value in document.docinfo.items()}
    name = VERSIONS[standard]
    for key in list(document.docinfo):
        if key not in ("/Title", "/Author", "/Producer"):
            del document.docinfo[key]
    when = String(f"D:{day:%Y%m%d}000000Z")
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
    document.Root.Metadata = document.make_stream(_packet(document, info, standard, day))
    document.Root.Metadata.Type, document.Root.Metadata.Subtype = Name.Metadata, Name.XML


def _packet(document: Any, info: dict[str, str], standard: Standard, day: date) -> bytes:
    """The XMP packet, which says what the document's information says."""
    about = {key: escape(value) for key, value in info.items()}
    author = about.get("/Author", "")
    name = VERSIONS[standard]
    key = "pdfxid:GTS_PDFXVersion" if standard is Standard.X_4 else "pdfx:GTS_PDFXVersion"
    return PACKET.format(
        standard=f'{key}="{name}"',
        producer=about.get("/Producer", ""),
        day=f"{day}T00:00:00Z",
        number=_number(document, standard),
        title=about.get("/Title", ""),
        author=f"\n<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>" if author else "",
    ).encode()


def _number(document: Any, standard: Standard) -> UUID:
    """A number that another letter does not have: a hash of what its pages draw."""
    digest = sha256(standard.encode())
    for page in document.pages:
        page.contents_coalesce()
        digest.update(bytes(page.obj.Contents.read_bytes()))
    return UUID(bytes=digest.digest()[:16], version=5)
