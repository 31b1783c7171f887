"""The characters of a page and where they stand, as PDFium reads them."""

from collections.abc import Iterable

from sendletter.remarks.remark import Character

MOST = 50_000
"""Characters of a page that are looked at."""
ASLANT = 0.05
"""Radians from which a character is part of a watermark and not of the letter."""


def characters(pdf: bytes, pages: Iterable[int]) -> dict[int, tuple[Character, ...]]:
    """The characters of pages, by their numbers from 1, in the order of the content. Raises PdfiumError."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return {number: _page(document[number - 1]) for number in pages if number <= len(document)}
    finally:
        document.close()


def words(pdf: bytes, pages: int) -> str:
    """The text of the first pages. Raises PdfiumError."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = []
        for number in range(min(pages, len(document))):
            page = document[number].get_textpage()
            texts.append(str(page.get_text_range()))
            page.close()
        return "\n".join(texts)
    finally:
        document.close()


def _page(page: object) -> tuple[Character, ...]:
    from pypdfium2 import raw

    text = page.get_textpage()  # type: ignore[attr-defined]
    top = page.get_mediabox()[3]  # type: ignore[attr-defined]
    found = []
    for number in range(min(text.count_chars(), MOST)):
        code = raw.FPDFText_GetUnicode(text, number)
        angle = abs(raw.FPDFText_GetCharAngle(text, number))
        if code < 0x20 or ASLANT < angle < 2 * 3.14159 - ASLANT:
            continue
        left, foot, right, head = text.get_charbox(number, loose=True)
        found.append(Character(chr(code), (left, top - head, right, top - foot)))
    text.close()
    return tuple(found)
