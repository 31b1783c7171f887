"""A finished letter -> a DOCX that says the same: real styles, headings, lists and footnotes, letterhead in the header.

The same letter gives the same bytes. Nothing stands in it that the PDF does not print; the texts are typeset already.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from sendletter.language import Language
from sendletter.letter import Letter
from sendletter.roster import Roster
from sendletter.roster.pattern import entry
from sendletter.theme import SHEETS, Measures, Theme
from sendletter.word.furniture import Furniture, following, foot, letterhead
from sendletter.word.notes import notes, settings
from sendletter.word.numbering import Numbering
from sendletter.word.package import PICTURES, RELATED, WORD, Part, Relations, packed
from sendletter.word.picture import Picture, drawn
from sendletter.word.piece import Piece, spoken
from sendletter.word.properties import core, extended
from sendletter.word.section import section
from sendletter.word.styles import BODY, LIST, SIGNATORY, font_table, looks, style_id, styles
from sendletter.word.text import Scribe
from sendletter.word.xml import twips, w

STYLES: Mapping[str, str] = {
    "Date": "Date",
    "Address": "Recipient",
    "Title": "Subject",
    "Salutation": "Salutation",
    "Normal": BODY,
    "Quote": "Quote",
    "Closing": "Closing",
    "Signature": "Signature",
    SIGNATORY: SIGNATORY,
    "Note": "Note",
}
"""The styles of a draft's pieces, and those of the letter; by name for what the draft has no style for."""
NAMED: Mapping[str, str] = {
    "reference": "Reference",
    "signatories": "Signature Introduction",
    "postscript": "Note",
}
PEN = 3
"""Lines for a signature."""
LOGO = 40.0
"""The height of a logo in points."""


@dataclass(frozen=True, slots=True)
class Document:
    """A letter to be written for Word: typeset texts, its look, its pictures, what it is called and who writes."""

    letter: Letter
    roster: Roster
    language: Language
    theme: Theme
    furniture: Furniture
    title: str
    author: str
    logo: Picture | None = None
    signature: Picture | None = None

    @property
    def measures(self) -> Measures:
        """The theme's lengths."""
        return self.theme.measures

    @property
    def day(self) -> date | None:
        """The letter's day."""
        return self.letter.date.date if self.letter.date else None


def letter(document: Document) -> bytes:
    """The DOCX of a letter."""
    return _Writer(document).docx()


class _Writer:
    """Writes one letter."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.relations = Relations()
        self.scribe = Scribe(document.language, self.relations)
        self.numbering = Numbering(document.language, document.measures.indent)
        self.pieces = spoken(document.letter, document.roster, document.language)
        self.pictures: list[Picture] = []
        self.spaced = {group.plan.id for group in document.roster.groups if len(entry(group.plan).lines) > 1}

    def docx(self) -> bytes:
        """All parts in one container."""
        document, relations = self.document, self.relations
        found = looks(document.theme, document.measures, subject=bool(document.letter.subject))
        head, following, foot, last = self._furniture()
        inner = [
            Part(
                "word/styles.xml",
                f"{WORD}.styles+xml",
                styles(document.theme, document.measures, found, document.language),
            ),
            Part("word/settings.xml", f"{WORD}.settings+xml", settings(document.letter, document.language)),
            Part("word/fontTable.xml", f"{WORD}.fontTable+xml", font_table(document.theme)),
            head,
            following,
            foot,
            last,
        ]
        for part, kind in zip(
            inner, ("styles", "settings", "fontTable", "header", "header", "footer", "footer"), strict=True
        ):
            relations.to(kind, part.name.removeprefix("word/"))
        body = self._body()
        if self.numbering.lists:
            relations.to("numbering", "numbering.xml")
            inner.append(Part("word/numbering.xml", f"{WORD}.numbering+xml", self.numbering.tree()))
        if document.letter.footnotes:
            relations.to("footnotes", "footnotes.xml")
            kept = Relations()
            tree = notes(document.letter, Scribe(document.language, kept))
            inner.append(Part("word/footnotes.xml", f"{WORD}.footnotes+xml", tree, kept))
        main = Part("word/document.xml", f"{WORD}.document.main+xml", body, relations)
        media = [
            Part(f"word/{_media(number, picture)}", PICTURES[picture.ending], picture.data)
            for number, picture in enumerate(self.pictures, start=1)
        ]
        about = [core(document.title, document.author, document.language, document.day), extended()]
        root = Relations()
        root.to("officeDocument", main.name)
        root.to("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", about[0].name)
        root.to("extended-properties", about[1].name)
        return packed([main, *inner, *media, *about], root)

    def _picture(self, picture: Picture, relations: Relations) -> Any:
        self.pictures.append(picture)
        number = len(self.pictures)
        return drawn(picture, relations.to(f"{RELATED}/image", _media(number, picture)), number)

    def _furniture(self) -> tuple[Part, Part, Part, Part]:
        """The letterhead, the head of the following pages, and what stands at the foot of the first and of these."""
        document, relations = self.document, Relations()
        scribe = Scribe(document.language, relations)
        logo = self._picture(document.logo, relations) if document.logo else None
        lines = [piece for piece in self.pieces if piece.header]
        named = document.letter.letterhead.name is not None
        first = letterhead(lines, logo, scribe, document.theme.rule, document.measures.leading, named=named)
        header, footer = f"{WORD}.header+xml", f"{WORD}.footer+xml"
        return (
            Part("word/header1.xml", header, first, relations),
            Part("word/header2.xml", header, following(document.furniture, self._width(), scribe)),
            Part("word/footer1.xml", footer, foot("", scribe)),
            Part("word/footer2.xml", footer, foot(document.furniture.folio, scribe)),
        )

    def _width(self) -> float:
        measures = self.document.measures
        return SHEETS[self.document.letter.paper][0] - measures.margin_left - measures.margin_right

    def _body(self) -> Any:
        """The text; each list in columns is a section of its own."""
        body = w("body")
        plans = {group.plan.id: group.plan for group in self.document.roster.groups}
        stretches = groupby((p for p in self.pieces if not p.header), key=_section)
        previous: Piece | None = None
        columns, begun = 1, False
        for group, pieces in stretches:
            wanted = plans[group].columns if group else 1
            if wanted != columns and len(body):
                self._end_section(body, columns, begun=begun)
                begun = True
            columns = wanted
            for piece in pieces:
                body.extend(self._written(piece, previous))
                previous = piece
        if columns > 1:  # columns are balanced only where something follows them
            self._end_section(body, columns, begun=begun)
            begun, columns = True, 1
            mark = w("rPr", w("sz", val=2), w("szCs", val=2))
            spacing = w("spacing", before=0, after=0, line=20, lineRule="exact")
            body.append(w("p", w("pPr", w("pStyle", val=BODY), spacing, mark)))
        body.append(self._section(columns, first=not begun))
        return w("document", body)

    def _end_section(self, body: Any, columns: int, *, begun: bool) -> None:
        """End a section with the last paragraph that was written."""
        body[-1][0].append(self._section(columns, first=not begun))

    def _section(self, columns: int, *, first: bool) -> Any:
        paper, backwards = self.document.letter.paper, self.document.language.direction == "rtl"
        relations = self.relations if first else None
        return section(paper, self.document.measures, columns, relations, backwards=backwards)

    def _written(self, piece: Piece, previous: Piece | None) -> Iterator[Any]:
        """A piece as paragraphs."""
        style = _style(piece)
        if style == "Signature" and (previous is None or previous.style != "Signature"):
            yield from self._signed(piece)
            return
        runs = piece.runs
        if style == "Recipient" and (previous is None or _style(previous) != "Recipient"):
            runs = tuple(replace(run, bold=True) for run in runs)
        yield self.scribe.paragraph(style, runs, *self._properties(piece, previous))

    def _signed(self, piece: Piece) -> Iterator[Any]:
        """The first line of a signature, with room for the pen over it, or the picture."""
        if picture := self.document.signature:
            made = self.scribe.paragraph("Signature", (), w("keepNext"))
            made.append(self._picture(picture, self.relations))
            yield made
        space = 0 if self.document.signature else twips(PEN * self.document.measures.leading)
        runs = tuple(replace(run, bold=True) for run in piece.runs)
        yield self.scribe.paragraph("Signature", runs, w("spacing", before=space))

    def _properties(self, piece: Piece, previous: Piece | None) -> Iterator[Any]:
        """What a paragraph has beside its style."""
        if piece.bound:
            yield w("keepNext")
        if piece.list:
            yield self.numbering.item(piece.list, piece.number, piece.level)
        if previous and piece.style == "Note" and _follows(piece, previous):
            yield w("spacing", before=0)
        if piece.style == SIGNATORY and piece.group in self.spaced:
            yield w("spacing", after=twips(self.document.measures.entry_space * self.document.measures.leading))
        if piece.style.startswith("List Continue") or (piece.style == "Quote" and piece.level > 1):
            yield w("ind", left=twips(self.document.measures.indent * piece.level))


def _media(number: int, picture: Picture) -> str:
    return f"media/image{number}.{picture.ending}"


def _section(piece: Piece) -> str:
    """The group in whose columns a piece stands; headings of groups stand over them."""
    return "" if piece.name == f"group_{piece.group}" else piece.group


def _follows(piece: Piece, previous: Piece) -> bool:
    """Whether a line goes on with what the one before it began, such as the second enclosure."""
    return piece.reference == previous.reference and piece.reference in ("enclosures", "cc")


def _style(piece: Piece) -> str:
    """The id of a piece's style."""
    if piece.group and piece.style.startswith("Heading"):
        return style_id("Signature Heading" if piece.name == f"group_{piece.group}" else "Signature Subheading")
    if piece.style.startswith("Heading"):
        return style_id("heading " + str(min(int(piece.style.split()[1]) + 1, 6)))
    if piece.style.startswith("List"):
        return LIST
    return style_id(NAMED.get(piece.name) or STYLES[piece.style])
