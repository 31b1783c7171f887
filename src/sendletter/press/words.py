"""Broken words that stay words: what is drawn of one is given the word that it stands for (ISO 32000-1, 14.9.4)."""

from collections.abc import Iterator, Sequence
from typing import Any

import pydyf

from sendletter.layout import Sheet
from sendletter.press.boxes import boxes_of, drawn, is_line, texts_of
from sendletter.press.tags import resolve


def say(document: Any, pdf: pydyf.PDF, sheets: Sequence[Sheet]) -> None:
    """Let what is drawn of broken words say what it stands for.

    The engine numbers each text that it draws and tags it in the order of the boxes, so the texts of a page and the
    numbers under its tags are the same sequence. Where a template of one's own writes a line otherwise than in its
    parts, they say what they are: then a broken word has a soft hyphen in it.
    """
    root = next(thing for thing in pdf.objects if isinstance(thing, dict) and thing.get("S") == "/Document")
    numbers: dict[bytes, list[int]] = {}
    for page, number in _content(pdf, root):
        numbers.setdefault(page, []).append(number)
    references = pdf.page_references
    for page, reference, sheet in zip(document.pages, references, sheets, strict=True):
        if any(part.said for line in sheet.lines for part in line.parts):
            said = _said(page._page_box, numbers[reference], sheet)
            for properties in resolve(pdf, resolve(pdf, reference)["Contents"]).stream:
                if isinstance(properties, dict) and properties.get("MCID") in said:
                    properties["ActualText"] = pydyf.String(said[properties["MCID"]])


def _said(page_box: Any, numbers: list[int], sheet: Sheet) -> dict[int, str]:
    """What is to be said for which marked content of a page."""
    marked = [box for box in boxes_of(page_box) if type(box).__name__ == "TextBox" or hasattr(box, "replacement")]
    number_of = dict(zip(map(id, marked), numbers, strict=True))
    said = {}
    for box, line in zip((box for box in boxes_of(page_box) if is_line(box)), sheet.lines, strict=True):
        texts = texts_of(box)
        if [drawn(text) for text in texts] == [part.run.text.replace("\u200b", "") for part in line.parts]:
            for text, part in zip(texts, line.parts, strict=True):
                if part.said:
                    said[number_of[id(text)]] = part.said
    return said


def _content(pdf: pydyf.PDF, element: Any) -> Iterator[tuple[bytes, int]]:
    """The marked content under an element in order: its page's reference and its number there."""
    for kid in element["K"]:
        if isinstance(kid, int):
            yield element["Pg"], kid
        elif "K" in (child := resolve(pdf, kid)):
            yield from _content(pdf, child)
