"""The lists of signatories drawn: every glyph of them is already placed, so nothing is left for the engine to set.

The engine lays out a page with a list of the right height that holds a no-break space; here its rows are written
into the page after that space, each entry tagged as an item of that list. An engine that lays out every name as a box
of its own needs a millisecond a name and, with tags, twice the memory; this needs a twentieth of both and grows with
the list, so thousands of names cost what tens do. One way for lists of all lengths: a list does not change its look
when it grows.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import pydyf

from sendletter.layout import Glyphs, Item, Layout, Piece
from sendletter.press.fonts import embed, silence
from sendletter.press.tags import mend, resolve
from sendletter.press.units import PX


class Ink:
    """Draws the lists of a layout into the engine's finished pages; a `finisher` of the engine."""

    def __init__(self, layout: Layout, colour: str) -> None:
        """`colour` is `#rrggbb`."""
        self.layout = layout
        self.shown: dict[int, bytes] = {}
        self.colour = " ".join(f"{int(colour[i : i + 2], 16) / 255:.3f}".rstrip("0").rstrip(".") for i in (1, 3, 5))

    def __call__(self, document: Any, pdf: pydyf.PDF) -> None:
        """Write the rows and their tags, and complete the fonts' maps to text."""
        silence(document, pdf)
        mend(document, pdf, self.layout)
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
            height = document.pages[number].height
            stand_in, numbers = tags.add(number, len(piece.items))
            rows = self._rows(piece.items, left * PX, height * PX - top * PX, numbers)
            # the engine draws in pixels from the top, rows are in points from the foot
            upright = f"{1 / PX:.6f} 0 0 {-1 / PX:.6f} 0 {height:.6f} cm"
            content = [f"q {upright} BT {self.colour} rg".encode(), *rows, b"ET Q"]
            _replace(resolve(pdf, pages[number]["Contents"]).stream, stand_in, content)

    def _fonts(self, pdf: pydyf.PDF, page: Any, lists: Sequence[tuple[int, Piece]]) -> None:
        """Embed the fonts in use and name them in the resources that all pages share."""
        used = {glyphs.face for _, piece in lists for item in piece.items for row in item.rows for glyphs in row.glyphs}
        fonts = resolve(pdf, resolve(pdf, page["Resources"])["Font"])
        for index in sorted(used):
            fonts[f"L{index}"] = embed(pdf, self.layout.fonts[index])

    def _rows(self, items: Sequence[Item], left: float, top: float, numbers: Sequence[int]) -> Iterator[bytes]:
        """The text operators of a list whose top left corner stands at (left, top) from the page's foot."""
        font = (-1, 0.0)
        for number, item in zip(numbers, items, strict=True):
            yield f"/LBody <</MCID {number}>> BDC".encode()
            for row in item.rows:
                x, y = left + row.x, _number(top - row.baseline)
                for (face, size), words in groupby(row.glyphs, key=lambda glyphs: (glyphs.face, glyphs.size)):
                    if font != (font := (face, size)):
                        yield f"/L{face} {_number(size)} Tf".encode()
                    stretch = tuple(words)
                    yield f"1 0 0 1 {_number(x)} {y} Tm".encode()
                    yield self._show(stretch)
                    x += sum(glyphs.width for glyphs in stretch)
            yield b"EMC"

    def _show(self, words: Sequence[Glyphs]) -> bytes:
        """The operators that show words of one face; words are shared, and so is what is written for them."""
        shown = self.shown
        for glyphs in words:
            if id(glyphs) not in shown:
                shown[id(glyphs)] = _array(glyphs)
        return b"[%s] TJ" % b"".join([shown[id(glyphs)] for glyphs in words])


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _array(glyphs: Glyphs) -> bytes:
    """What stands in a TJ array (ISO 32000-1, 9.4.3) for glyphs; a raised mark leaves the array for a text rise."""
    parts, start = [], 0
    end = len(glyphs.codes) // 2
    for index, right, up in glyphs.moves:
        parts.append(_codes(glyphs, start, index))
        if right:
            parts.append(_number(-right).encode())
        start = index
        if up:
            parts.append(
                b"] TJ %s Ts [%s] TJ 0 Ts ["
                % (_number(up * glyphs.size / 1000).encode(), _codes(glyphs, index, index + 1))
            )
            start = index + 1
    parts.append(_codes(glyphs, start, end))
    return b"".join(parts)


def _codes(glyphs: Glyphs, start: int, end: int) -> bytes:
    return b"<%s>" % glyphs.codes[2 * start : 2 * end].hex().encode() if start < end else b""


def _replace(stream: list[Any], number: int, content: list[bytes]) -> None:
    """Put `content` after the marked content `number` of a page, which becomes an artifact.

    Its own operators stay: the engine leaves out colours and fonts that it has set before.
    """
    for place in range(len(stream) - 2):
        if stream[place + 1] == {"MCID": number} and stream[place + 2] == b"BDC":
            end = stream.index(b"EMC", place) + 1
            stream[place:end] = [b"/Artifact", b"BMC", *stream[place + 3 : end], *content]
            return


class _Tags:
    """The structure tree, as far as lists need it (ISO 32000-1, 14.8.4).

    The engine has tagged each list with one line of text, the stand-in. It gives way to an item for each entry.
    """

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        root = resolve(pdf, pdf.catalog["StructTreeRoot"])
        nums = resolve(pdf, root["ParentTree"])["Nums"]
        self.parents = dict(zip(nums[::2], nums[1::2], strict=True))
        self.lists = iter([thing for thing in pdf.objects if isinstance(thing, dict) and self._stand_in(thing)])

    def _stand_in(self, element: Any) -> Any:
        """The tag of the one line of text in a list; None for anything else."""
        if element.get("S") != "/L" or len(element["K"]) != 1:
            return None
        kid = resolve(self.pdf, element["K"][0])
        return kid if kid.get("S") == "/Span" else None

    def add(self, page: int, count: int) -> tuple[int, list[int]]:
        """Tag the next list with `count` items; returns the stand-in's number and those of the items."""
        parent = next(self.lists)
        (stand_in,) = self._stand_in(parent)["K"]
        parent["K"].clear()
        parents = self.parents[page]
        numbers = [stand_in, *range(len(parents), len(parents) + count - 1)]
        for number in numbers:
            reference = self._item(parent, number)
            if number == stand_in:
                parents[number] = reference
            else:
                parents.append(reference)
        return stand_in, numbers

    def _item(self, parent: Any, number: int) -> bytes:
        """A list item around the marked content `number`; returns the reference of its body."""
        item, body = _Written(), _Written()
        self.pdf.add_object(item)
        self.pdf.add_object(body)
        item.data = b"<</Type/StructElem/S/LI/P %s/K[%s]>>" % (parent.reference, body.reference)
        body.data = b"<</Type/StructElem/S/LBody/P %s/Pg %s/K[%d]>>" % (item.reference, parent["Pg"], number)
        parent["K"].append(item.reference)
        return bytes(body.reference)


class _Written(pydyf.Object):  # type: ignore[misc]
    """An object that is already written out: a tenth of the memory of a dictionary, and there are two for each name."""

    __slots__ = ("data",)
