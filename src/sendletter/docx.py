"""The letter as a document for Word, read back before anybody gets it: nothing of what the PDF says may be missing."""

from collections.abc import Iterator, Sequence

from sendletter.letter import Image
from sendletter.manuscript import Passage
from sendletter.page import ASSETS
from sendletter.preflight.text import comparable
from sendletter.press.worker import Press
from sendletter.problem import NotReady, Problem, error
from sendletter.span import Span
from sendletter.word.furniture import Furniture
from sendletter.word.letter import LOGO, PEN, Document, letter
from sendletter.word.picture import Picture
from sendletter.word.proof import said
from sendletter.workshop import Workshop

NAME = "letter.docx"
DENSITY = 300 / 72
"""Pixels for each point of a drawing that Word gets as a picture."""
TRIAL = 100.0
"""The width in points at which the shape of a drawing is measured."""


def worded(workshop: Workshop, press: Press) -> bytes:
    """The DOCX of a letter that was set. Raises NotReady where something is missing from it."""
    copy, theme, source = workshop.copy, workshop.theme, workshop.letter
    head, sign = source.letterhead, source.signature
    furniture = Furniture(copy.head, copy.continuation, copy.folio("{page}", "{pages}"))
    logo = _picture(head.logo, LOGO, workshop.language.caption("logo_of", name=copy.author), workshop, press)
    image = sign.image if sign else None
    name = workshop.language.caption("signature_of", name=sign.name) if sign else ""
    signature = _picture(image, PEN * theme.measures.leading, name, workshop, press)
    roster, language = workshop.roster, workshop.language
    docx = letter(Document(source, roster, language, theme, furniture, copy.title, copy.author, logo, signature))
    if lost := tuple(_lost(docx, workshop)):
        raise NotReady(lost)
    return docx


def _lost(docx: bytes, workshop: Workshop) -> Iterator[Problem]:
    """What a document for Word lacks, has twice, or in another order."""
    paragraphs, notes = said(docx, workshop.language)
    expected = workshop.manuscript
    for texts, passages in ((paragraphs, expected.passages), (notes, expected.notes)):
        found, wanted = _joined(texts), _joined([passage.text for passage in passages])
        if found != wanted:
            yield from _missing(found, passages)


def _missing(found: str, passages: Sequence[Passage]) -> Iterator[Problem]:
    place = 0
    for passage in passages:
        text = comparable(passage.text)
        begin = found.find(text, place)
        if begin < 0:
            yield error(passage.span, "lost", f"the {passage.what} “{passage.text[:60]}” is missing from {NAME}")
        place = max(place, begin + len(text))
    if place != len(found):
        yield error(Span(NAME), "extra-text", "says more than the letter")


def _joined(texts: Sequence[str]) -> str:
    return "".join(map(comparable, texts))


def _picture(image: Image | None, height: float, usual: str, workshop: Workshop, press: Press) -> Picture | None:
    """A picture of the letter's folder for Word, which has no drawings: these become pictures of `DENSITY`."""
    if image is None:
        return None
    alt, ending = image.alt or usual, image.path.rpartition(".")[2].lower()
    if ending == "svg":
        return Picture(_rastered(image.path, height, press), "png", height, alt)
    return Picture(workshop.project.asset(image.path), ending, height, alt)


def _rastered(path: str, height: float, press: Press) -> bytes:
    """A drawing as a PNG."""
    from markupsafe import escape

    from sendletter.raster import picture

    shown = f'<img id="a" src="{escape(ASSETS + path)}" alt="" style="display:block;width:{{}}pt">'
    press.begin_measure(shown.format(TRIAL))
    width = height * TRIAL / press.measured()["a"]
    page = f"<style>@page {{{{ size: {{0}}pt {height}pt; margin: 0 }}}}</style>".format(round(width, 3))
    return picture(press.draw(page + shown.format(round(width, 3))).pdf, 1, DENSITY)
