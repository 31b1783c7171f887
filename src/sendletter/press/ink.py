"""The lists of signatories drawn: every glyph of them is already placed, so nothing is left for the engine to set.

The engine lays out a page with a list of the right height that holds a no-break space; here its rows are written into
the page after that space, each entry tagged as an item of that list, each sub-heading as a heading. An engine that lays
out every name as a box of its own needs a millisecond a name and, with tags, twice the memory; this needs a twentieth
of both and grows with the list, so thousands of names cost what tens do. One way for lists of all lengths: a list does
not change its look when it grows.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby
from typing import Any

import pydyf

from sendletter.layout import Glyphs, Item, Layout, Sheet
from sendletter.letter import Change
from sendletter.press.about import describe
from sendletter.press.bookmarks import set_apart
from sendletter.press.copies import Copies, Number, without_number
from sendletter.press.fields import Field, in_block, in_list, write
from sendletter.press.fonts import embed, silence
from sendletter.press.rules import paint, rules
from sendletter.press.structure import restructure
from sendletter.press.tags import Tags, resolve
from sendletter.press.units import PX
from sendletter.press.words import say


class Ink:
    """Draws the lists of a layout into the engine's finished pages; a `finisher` of the engine."""

    def __init__(self, layout: Layout, copies: Copies, colour: str, marks: Mapping[Change, str]) -> None:
        """`colour` and those of a redline's `marks` are `#rrggbb`."""
        self.layout, self.copies = layout, copies
        self.shown: dict[int, bytes] = {}
        self.fields: list[Field] = []
        self.colour, self.marks = paint(colour), marks

    def __call__(self, document: Any, pdf: pydyf.PDF) -> None:
        """Write the rows and their tags, add the pages that are copies, and complete the fonts' maps to text."""
        silence(document, pdf)
        describe(pdf)
        set_apart(pdf)
        sheets = {number: sheet for number, sheet in enumerate(self.layout.sheets) if number not in self.copies.pages}
        say(document, pdf, list(sheets.values()))
        blocks = restructure(document, pdf, list(sheets.values()))
        tags = Tags(pdf)
        if any(piece.items for sheet in sheets.values() for piece in sheet.pieces):
            self._lists(document, pdf, tags, sheets)
        if self.layout.fields:
            pens = (in_block(document, blocks, *one) for one in enumerate(sheets.values()))
            write(pdf, tags, [*chain.from_iterable(pens), *self.fields])

    def _lists(self, document: Any, pdf: pydyf.PDF, tags: Tags, sheets: Mapping[int, Sheet]) -> None:
        """Write the rows of all lists and their tags, and the pages that are copies."""
        pages = {
            number: (laid, resolve(pdf, reference))
            for number, laid, reference in zip(sheets, document.pages, pdf.page_references, strict=True)
        }
        self._fonts(pdf, next(iter(pages.values()))[1])
        places = {number: place for place, number in enumerate(sheets)}
        models, last = dict[int, _Model](), None
        for number, sheet in enumerate(self.layout.sheets):
            if number in self.copies.pages:
                model = self.copies.pages[number]
                last = self._copy(pdf, tags, number, models[model], self.copies.numbers[model], last)
                continue
            laid, page = pages[number]
            stream = resolve(pdf, page["Contents"]).stream
            for piece in sheet.pieces:
                if piece.items:
                    left, top, _, _ = laid.anchors[piece.id]
                    corner = left * PX, (laid.height - top) * PX
                    stand_in, list_ = tags.next_list()
                    if number in self.copies.numbers:
                        models[number] = _Model(page, list(stream), stand_in, corner, laid.height)
                    goes_on = last if piece.items[0].index else None
                    numbers, last = tags.fill(places[number], list_, stand_in, piece.items, goes_on)
                    bodies = [tags.parents[places[number]][count] for count in numbers]
                    self.fields += in_list(places[number], piece.items, corner, bodies)
                    _replace(stream, stand_in, self._drawn(piece.items, corner, laid.height, numbers))

    def _copy(self, pdf: pydyf.PDF, tags: Tags, number: int, model: "_Model", folio: Number, list_: Any) -> Any:
        """Add a page that differs from its model in its names and its number, and goes on with a list.

        Returns the list with which the next page goes on.
        """
        items = self.layout.sheets[number].pieces[0].items
        page = pydyf.Dictionary(dict(model.page))
        pdf.add_object(page)
        numbers, page["StructParents"], last = tags.continue_list(list_, bytes(page.reference), items)
        stream = list(model.stream)
        _replace(stream, model.stand_in, self._drawn(items, model.corner, model.height, numbers))
        stream, place = without_number(stream, folio)
        if place >= 0:
            stream[place:place] = self._folio(number, folio, model.height)
        contents = pydyf.Stream(stream, compress=True)
        pdf.add_object(contents)
        page["Contents"] = contents.reference
        pdf.pages["Count"] += 1
        pdf.pages["Kids"][3 * number : 3 * number] = [page.number, 0, "R"]
        return last

    def _drawn(
        self, items: Sequence[Item], corner: tuple[float, float], height: float, numbers: list[int]
    ) -> list[Any]:
        """A list's rows as operators; `corner` is its top left corner in points, `height` the page's in pixels."""
        upright = f"q {_upright(height)}".encode()
        drawn = [upright + f" BT {self.colour} rg".encode(), *self._rows(items, *corner, numbers), b"ET Q"]
        lines = list(rules(items, *corner, self.marks))
        return [*drawn, b"/Artifact BMC", upright, *lines, b"Q EMC"] if lines else drawn

    def _folio(self, number: int, folio: Number, height: float) -> list[Any]:
        """A page's number as operators, where and as the model has it."""
        glyphs = [replace(run, size=folio.size) for run in self.layout.folios[number].glyphs]
        x = folio.x - folio.before * folio.size * sum(run.width for run in glyphs)
        begin = f"q {_upright(height)} BT {folio.colour} rg"
        operators = [b"/Artifact", pydyf.Dictionary({"Type": "/Pagination"}), b"BDC", begin.encode()]
        for run in glyphs:
            place = f"/L{run.face} {_number(folio.size)} Tf 1 0 0 1 {_number(x)} {_number(folio.baseline)} Tm"
            operators += [place.encode(), b"[%s] TJ" % _array(run)]
            x += run.width * folio.size
        return [*operators, b"ET Q", b"EMC"]

    def _fonts(self, pdf: pydyf.PDF, page: Any) -> None:
        """Embed the fonts in use and name them in the resources that all pages share."""
        items = [item for sheet in self.layout.sheets for piece in sheet.pieces for item in piece.items]
        used = {glyphs.face for item in items for row in item.rows for glyphs in row.glyphs}
        if self.copies.pages:
            used |= {glyphs.face for folio in self.layout.folios for glyphs in folio.glyphs}
        fonts = resolve(pdf, resolve(pdf, page["Resources"])["Font"])
        for index in sorted(used):
            fonts[f"L{index}"] = embed(pdf, self.layout.fonts[index])

    def _rows(self, items: Sequence[Item], left: float, top: float, numbers: Sequence[int]) -> Iterator[bytes]:
        """The text operators of a list whose top left corner stands at (left, top) from the page's foot."""
        font, fate = (-1, 0.0), None
        for number, item in zip(numbers, items, strict=True):
            yield f"/{f'H{item.level}' if item.level else 'LBody'} <</MCID {number}>> BDC".encode()
            for row in item.rows:
                x, y = left + row.x, _number(top - row.baseline)
                styles = groupby(row.glyphs, key=lambda word: (word.face, word.size, word.change, word.language))
                for (face, size, change, language), words in styles:
                    if language:
                        yield f"/Span <</Lang ({language})>> BDC".encode()
                    if fate is not (fate := change):
                        yield f"{paint(self.marks[change]) if change else self.colour} rg".encode()
                    if font != (font := (face, size)):
                        yield f"/L{face} {_number(size)} Tf".encode()
                    stretch = tuple(words)
                    yield f"1 0 0 1 {_number(x)} {y} Tm".encode()
                    yield self._show(stretch)
                    if language:
                        yield b"EMC"
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


@dataclass(frozen=True, slots=True)
class _Model:
    """A page to be copied: its dictionary, what the engine drew, the number of its list's stand-in and its place."""

    page: Any
    stream: list[Any]
    stand_in: int
    corner: tuple[float, float]
    height: float


def _upright(height: float) -> str:
    """The engine draws in pixels from the top of a page of that height, rows are in points from the foot."""
    return f"{1 / PX:.6f} 0 0 {-1 / PX:.6f} 0 {height:.6f} cm"
