"""The lists of signatories drawn: every glyph of them is already placed, so nothing is left for the engine to set.

The engine lays out a page with an empty list of the right height; here its rows are written into the page as text,
each entry tagged as an item of that list. An engine that lays out every name as a box of its own needs a millisecond
a name and, with tags, twice the memory; this needs a twentieth of both and grows with the list, so thousands of
names cost what tens do. One way for lists of all lengths: a list does not change its look when it grows.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import pydyf

from sendletter.layout import Glyphs, Item, Layout, Piece
from sendletter.press.fonts import embed

PX = 0.75
"""Points in a CSS pixel."""


class Ink:
    """Draws the lists of a layout into the engine's finished pages; a `finisher` of the engine."""

    def __init__(self, layout: Layout, colour: str) -> None:
        """`colour` is `#rrggbb`."""
        self.layout = layout
        self.colour = " ".join(f"{int(colour[i : i + 2], 16) / 255:.3f}".rstrip("0").rstrip(".") for i in (1, 3, 5))

    def __call__(self, document: Any, pdf: pydyf.PDF) -> None:
        """Write the rows and their tags."""
        lists = [
            (number, piece) for number, sheet in enumerate(self.layout.sheets) for piece in sheet.pieces if piece.items
        ]
        if not lists:
            return
        pages = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
        self._fonts(pdf, pages[0], lists)
        tags = _Tags(pdf)
        for number, piece in lists:
            left, top, _, _ = document.pages[number].anchors[piece.id]
            height = document.pages[number].height * PX
            first = tags.first(number)
            rows = self._rows(piece.items, left * PX, height - top * PX, first)
            stream = pydyf.Stream([f"q 1 0 0 -1 0 {height:.4f} cm BT {self.colour} rg", *rows, "ET Q"], compress=True)
            pdf.add_object(stream)
            _add_contents(pages[number], stream)
            tags.add(number, len(piece.items))

    def _fonts(self, pdf: pydyf.PDF, page: Any, lists: Sequence[tuple[int, Piece]]) -> None:
        """Embed the fonts in use and name them in the resources that all pages share."""
        used = {glyphs.face for _, piece in lists for item in piece.items for row in item.rows for glyphs in row.glyphs}
        fonts = _resolve(pdf, _resolve(pdf, page["Resources"])["Font"])
        for index in sorted(used):
            fonts[f"L{index}"] = embed(pdf, self.layout.fonts[index])

    def _rows(self, items: Sequence[Item], left: float, top: float, first: int) -> Iterator[bytes]:
        """The text operators of a list whose top left corner stands at (left, top) from the page's foot."""
        font = (-1, 0.0)
        for number, item in enumerate(items, start=first):
            yield f"/LBody <</MCID {number}>> BDC".encode()
            for row in item.rows:
                x, y = left + row.x, top - row.baseline
                for glyphs in row.glyphs:
                    if font != (font := (glyphs.face, glyphs.size)):
                        yield f"/L{glyphs.face} {_number(glyphs.size)} Tf".encode()
                    yield f"1 0 0 1 {_number(x)} {_number(y)} Tm".encode()
                    yield _show(glyphs)
                    x += glyphs.width
            yield b"EMC"


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _show(glyphs: Glyphs) -> bytes:
    """The glyphs with their moves: kerning inside one TJ, raised marks between text rises (ISO 32000-1, 9.4.3)."""
    if not glyphs.moves:
        return b"<%s> Tj" % glyphs.codes.hex().encode()
    parts, start, rise, out = [], 0, 0.0, []
    for index, right, up in [*glyphs.moves, (len(glyphs.codes) // 2, 0.0, 0.0)]:
        for position, height in ((index, up),):
            if codes := glyphs.codes[2 * start : 2 * position]:
                end = start + 1 if rise else position
                parts.append(f"<{glyphs.codes[2 * start : 2 * end].hex()}>")
                if rise:
                    out.append(f"[{''.join(parts)}] TJ 0 Ts")
                    parts, rise = [], 0.0
                    if end < position:
                        parts.append(f"<{codes[2:].hex()}>")
            start = position
            if right:
                parts.append(_number(-right))
            if height:
                rise = height
                out.append(f"[{''.join(parts)}] TJ {_number(height * glyphs.size / 1000)} Ts")
                parts = []
    out.append(f"[{''.join(parts)}] TJ")
    return " ".join(out).encode()


def _resolve(pdf: pydyf.PDF, reference: bytes) -> Any:
    """The object behind a reference such as b"12 0 R"."""
    return pdf.objects[int(reference.split()[0])]


def _add_contents(page: Any, stream: pydyf.Stream) -> None:
    contents = page["Contents"]
    if isinstance(contents, pydyf.Array):
        contents.append(stream.reference)
    else:
        page["Contents"] = pydyf.Array([contents, stream.reference])


class _Tags:
    """The structure tree, as far as lists need it: each empty list gets an item for each entry (ISO 32000-1, 14.8.4)."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        root = _resolve(pdf, pdf.catalog["StructTreeRoot"])
        nums = _resolve(pdf, root["ParentTree"])["Nums"]
        self.parents = dict(zip(nums[::2], nums[1::2], strict=True))
        self.lists = iter(
            [thing for thing in pdf.objects if isinstance(thing, dict) and thing.get("S") == "/L" and not thing["K"]]
        )

    def first(self, page: int) -> int:
        """The first free number of marked content on a page."""
        return len(self.parents[page])

    def add(self, page: int, count: int) -> None:
        """Tag the next `count` numbers of marked content as the items of the next empty list."""
        parent = next(self.lists)
        for number in range(self.first(page), self.first(page) + count):
            item = pydyf.Dictionary({"Type": "/StructElem", "S": "/LI", "P": parent.reference})
            self.pdf.add_object(item)
            body = pydyf.Dictionary(
                {
                    "Type": "/StructElem",
                    "S": "/LBody",
                    "K": pydyf.Array([number]),
                    "Pg": parent["Pg"],
                    "P": item.reference,
                }
            )
            self.pdf.add_object(body)
            item["K"] = pydyf.Array([body.reference])
            parent["K"].append(item.reference)
            self.parents[page].append(body.reference)
