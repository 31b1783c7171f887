"""What a DOCX says, read back from its parts: what its header, its text and its footnotes hold, in order."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from sendletter.language import Language
from sendletter.word.numbering import BULLET
from sendletter.word.xml import MAIN

W = f"{{{MAIN}}}"


def said(docx: bytes, language: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paragraphs of a letter for Word that we made, with the signs of its lists; and its footnotes, by number."""
    from lxml import etree

    with ZipFile(BytesIO(docx)) as container:
        names = container.namelist()
        trees = {
            name: etree.fromstring(container.read(name))
            for name in names
            if name.startswith("word/") and name.endswith(".xml")
        }
    counts = _Counts(trees.get("word/numbering.xml"), language)
    parts = (trees["word/header1.xml"], trees["word/document.xml"])
    paragraphs = tuple(counts.sign(p) + _text(p) for part in parts for p in part.iter(f"{W}p"))
    found = trees.get("word/footnotes.xml")
    kept = [note for note in found if int(note.get(f"{W}id")) > 0] if found is not None else []
    notes = tuple(f"{note.get(f'{W}id')} " + " ".join(map(_text, note.iter(f"{W}p"))) for note in kept)
    return paragraphs, notes


class _Counts:
    """The signs of list items, counted as Word counts them."""

    def __init__(self, numbering: Any, language: Language) -> None:
        self.language, self.next = language, dict[str, int]()
        for number in numbering.iterfind(f"{W}num") if numbering is not None else ():
            start = number.find(f".//{W}startOverride")
            if start is not None:
                self.next[number.get(f"{W}numId")] = int(start.get(f"{W}val"))

    def sign(self, paragraph: Any) -> str:
        found = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if found is None:
            return ""
        own = found.get(f"{W}val")
        if own not in self.next:
            return f"{BULLET} "
        self.next[own] += 1
        return f"{self.language.number(self.next[own] - 1)}. "


def _text(paragraph: Any) -> str:
    return "".join(_pieces(paragraph))


def _pieces(paragraph: Any) -> Iterator[str]:
    for item in paragraph.iter(f"{W}t", f"{W}br", f"{W}footnoteReference"):
        if item.tag == f"{W}t":
            yield item.text or ""
        else:
            yield item.get(f"{W}id", "\n")
