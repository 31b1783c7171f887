"""Words that are read aloud as what they are.

What is drawn of a broken word is given the word that it stands for, and what is written in another script than the
letter's the language that it gives away (ISO 32000-1, 14.9.2 and 14.9.4).
"""

from collections.abc import Iterator, Sequence
from typing import Any

import pydyf

from sendletter.language.scripts import tongues
from sendletter.layout import Sheet
from sendletter.press.boxes import boxes_of, drawn, is_line, texts_of
from sendletter.press.tags import resolve

REPLACED = "replacement"
"""What only the boxes of pictures have."""


def say(document: Any, pdf: pydyf.PDF, sheets: Sequence[Sheet]) -> None:
    """Let what is drawn of broken words say what it stands for, and what is written in another script its language.

    The engine numbers each text that it draws and tags it in the order of the boxes, so the texts of a page and the
    numbers under its tags are the same sequence. Where a template of one's own writes a line otherwise than in its
    parts, they say what they are: then a broken word has a soft hyphen in it.
    """
    root = next(thing for thing in pdf.objects if isinstance(thing, dict) and thing.get("S") == "/Document")
    numbers: dict[bytes, list[int]] = {}
    for page, number in _content(pdf, root):
        numbers.setdefault(page, []).append(number)
    tag = pdf.catalog["Lang"].string
    for page, reference, sheet in zip(document.pages, pdf.page_references, sheets, strict=True):
        marked = [box for box in boxes_of(page._page_box) if type(box).__name__ == "TextBox" or hasattr(box, REPLACED)]
        number_of = dict(zip(map(id, marked), numbers.get(reference, ()), strict=True))
        told = {number_of[box]: {"ActualText": said} for box, said in _said(page._page_box, sheet)}
        for box, language in _foreign(marked, tag):
            told.setdefault(number_of[box], {})["Lang"] = language
        for properties in resolve(pdf, resolve(pdf, reference)["Contents"]).stream if told else ():
            if isinstance(properties, dict) and properties.get("MCID") in told:
                properties |= {name: pydyf.String(text) for name, text in told[properties["MCID"]].items()}


def _said(page_box: Any, sheet: Sheet) -> Iterator[tuple[int, str]]:
    """What is to be said for which texts of a page, by their ids in memory."""
    for box, line in zip((box for box in boxes_of(page_box) if is_line(box)), sheet.lines, strict=True):
        texts = texts_of(box) if any(part.said for part in line.parts) else []
        if [drawn(text) for text in texts] == [part.run.text.replace("\u200b", "") for part in line.parts]:
            for text, part in zip(texts, line.parts, strict=True):
                if part.said:
                    yield id(text), part.said


def _foreign(boxes: Sequence[Any], tag: str) -> Iterator[tuple[int, str]]:
    """The texts whose script gives away another language than the letter's, and that language."""
    for box in boxes:
        if not hasattr(box, REPLACED):
            found = tongues(drawn(box), tag)
            if len(found) == 1 and (language := found[0][2]):
                yield id(box), language


def _content(pdf: pydyf.PDF, element: Any) -> Iterator[tuple[bytes, int]]:
    """The marked content under an element in order: its page's reference and its number there."""
    for kid in element["K"]:
        if isinstance(kid, int):
            yield element["Pg"], kid
        elif "K" in (child := resolve(pdf, kid)):
            yield from _content(pdf, child)
