"""Tiny PDFs written by hand: pages of lines in Helvetica, to be read back and found wanting."""

import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name


def paper(*pages: Sequence[str]) -> bytes:
    """A4 pages with these lines (Latin-1) from the top."""
    document = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    for lines in pages:
        page = document.add_blank_page(page_size=(595.28, 841.89))
        page.Resources = Dictionary(Font=Dictionary(F=font))
        page.Contents = document.make_stream(b"".join(_drawn(lines)))
    document.Root.Lang = pikepdf.String("en")
    document.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array())
    document.docinfo.Title = "Letter"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _drawn(lines: Sequence[str]):
    for number, line in enumerate(lines):
        text = line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        yield b"BT /F 9 Tf 50 %d Td (%s) Tj ET\n" % (800 - 12 * number, text)
