"""A draft's record -> a DOCX with the same text, for reviewers who comment and change in Word.

The same record gives the same bytes: no clock and no machine stands in it.
"""

import zipfile
from datetime import UTC
from io import BytesIO
from typing import Any

from sendletter.draft.record import Record
from sendletter.language import Language
from sendletter.theme import SHEETS
from sendletter.word.markup import bookmark, count_in, counted, element, field, write
from sendletter.word.piece import SIGNATORY, Piece, pieces

FONT = "Georgia"
"""A text face that Windows and macOS both have; the letter's own is on no reviewer's machine."""
INK = "1A1A1A"
SIDE, HEAD = 71.0, 36.0
"""Points of the margins, and from the sheet's edge to its header."""
LOOKS = {
    "Normal": (11.0, 0.0, 7.0, False),
    "Title": (14.0, 10.0, 10.0, True),
    "Heading 1": (12.5, 14.0, 5.0, True),
    "Heading 2": (11.0, 10.0, 4.0, True),
    "Quote": (11.0, 0.0, 7.0, False),
    "Date": (11.0, 10.0, 10.0, False),
    "Address": (11.0, 0.0, 0.0, False),
    "Salutation": (11.0, 14.0, 7.0, False),
    "Closing": (11.0, 10.0, 4.0, False),
    "Signature": (11.0, 0.0, 0.0, False),
    SIGNATORY: (9.5, 0.0, 2.0, False),
    "Note": (9.5, 6.0, 0.0, False),
    "Footnote": (9.0, 2.0, 2.0, False),
    "Header": (9.0, 0.0, 0.0, False),
}
"""Styles: size, space before and after in points, bold. Those that Word's own template lacks are made."""
MARKER = "sendletter"
"""The first of the document's keywords; then the draft's number and the code of its text."""
ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def document(record: Record, stamp: str, logo: bytes = b"") -> bytes:
    """The DOCX of a draft; `stamp` stands at the head of every page, `logo` is a PNG or JPEG picture."""
    from docx import Document

    language = Language.of(record.letter.language)
    made, backwards = Document(), language.direction == "rtl"
    _styles(made, language, backwards=backwards)
    found = pieces(record)
    _page(made, record, language, stamp)
    header = made.sections[0].first_page_header
    if logo:
        _logo(header, logo)
    styles = {style.name: style for style in made.styles}  # python-docx looks for a name among all, each time
    lists: dict[int, int] = {}
    for number, piece in enumerate(found, start=1):
        if piece.style == "Footnote" and found[number - 2].style != "Footnote":
            _rule(made)
        paragraph = (header if piece.header else made).add_paragraph(style=styles[piece.style])
        write(paragraph, piece.runs, backwards=backwards)
        bookmark(paragraph, number, piece.name)
        _count(made, paragraph, piece, lists)
    _properties(made, record, found)
    out = BytesIO()
    made.save(out)
    return _dateless(out.getvalue())


def _styles(made: Any, language: Language, *, backwards: bool) -> None:
    """The looks of all styles, in the letter's language and direction."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    known = {style.name for style in made.styles}
    for name, (size, before, after, bold) in LOOKS.items():
        style = made.styles[name] if name in known else made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold or None
        style.font.color.rgb = RGBColor.from_string(INK)
        fonts = style.element.rPr.rFonts
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        fonts.set(qn("w:hAnsi"), FONT)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        for border in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(border)
    made.styles["Quote"].paragraph_format.left_indent = Pt(22)
    made.styles[SIGNATORY].paragraph_format.keep_together = True
    normal = made.styles["Normal"].element
    tag = language.tag
    normal.get_or_add_rPr().append(element("lang", val=tag, eastAsia=tag, bidi=tag))
    if backwards:
        normal.get_or_add_pPr().insert_element_before(element("bidi"), "w:adjustRightInd", "w:spacing", "w:ind", "w:jc")


def _page(made: Any, record: Record, language: Language, stamp: str) -> None:
    """The sheet, the stamp at its head and the number at its foot."""
    from docx.shared import Pt

    section = made.sections[0]
    width, height = SHEETS[record.letter.paper]
    section.page_width, section.page_height = Pt(width), Pt(height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Pt(SIDE)
    section.header_distance = section.footer_distance = Pt(HEAD)
    section.different_first_page_header_footer = True
    for header in (section.first_page_header, section.header):
        header.paragraphs[0].add_run(stamp).bold = True
        header.paragraphs[0].paragraph_format.space_after = Pt(10)
    for footer in (section.first_page_footer, section.footer):
        _folio(footer.paragraphs[0], language)


def _folio(paragraph: Any, language: Language) -> None:
    """The number of a page, such as “Page 2 of 5”, in the order of the language."""
    text = language.caption("page_of", page="\0PAGE\0", pages="\0NUMPAGES\0")
    paragraph.alignment = 1
    for number, part in enumerate(text.split("\0")):
        if number % 2:
            field(paragraph, part)
        elif part:
            paragraph.add_run(part)


def _logo(header: Any, logo: bytes) -> None:
    from docx.shared import Pt

    header.add_paragraph(style="Header").add_run().add_picture(BytesIO(logo), height=Pt(40))


def _rule(made: Any) -> None:
    """The line over the footnotes."""
    edge = element("top", val="single", sz="4", space="1", color="808080")
    properties = made.add_paragraph(style="Footnote")._p.get_or_add_pPr()
    properties.insert_element_before(element("pBdr", edge), "w:spacing", "w:ind", "w:jc")


def _count(made: Any, paragraph: Any, piece: Piece, lists: dict[int, int]) -> None:
    """Number an item: lists each count from their own number."""
    if piece.number is None:
        return
    if piece.list in lists:
        count_in(paragraph, lists[piece.list])
    else:
        lists[piece.list] = counted(made, paragraph, piece.style, piece.number)


def _properties(made: Any, record: Record, found: tuple[Piece, ...]) -> None:
    """What the document says of itself; by its keywords it is known when it comes back."""
    letter, about = record.letter, made.core_properties
    moment = record.moment.astimezone(UTC).replace(tzinfo=None)
    about.title = str(letter.title or letter.subject or next((piece.text for piece in found), ""))[:255]
    about.author = str(letter.letterhead.name or "")[:255]
    about.last_modified_by, about.comments, about.revision = "", "", 1
    about.created = about.modified = moment
    about.keywords = f"{MARKER} draft {record.number} {record.text_code}"
    about.language = letter.language


def _dateless(docx: bytes) -> bytes:
    """The same container, its parts all of one day."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, ZIP_DATE)
            part.compress_type, part.create_system = zipfile.ZIP_DEFLATED, 3
            new.writestr(part, old.read(name))
    return out.getvalue()
