"""A face as the letter uses it: a static instance, cut to the letter's characters, and text shaped in it.

A variable font is pinned to one weight and one optical size and cut down to the characters of the letter before
anything else sees it. So the words are measured in the very file that is embedded, and neither the engine nor a
reader of the PDF has to know of variations. HarfBuzz cuts a face in two milliseconds.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import uharfbuzz as hb

from sendletter.composition.outlines import quadratic
from sendletter.layout import Font
from sendletter.theme import Face

BOLD, REGULAR = 700, 400
PX_PER_PT = 96 / 72


def cut(face: Face, characters: Iterable[str], size: float, *, bold: bool) -> bytes:
    """The face as a static font with no more than these characters, at a weight and an optical size.

    `size` is in points; the `opsz` axis counts CSS pixels, as browsers do (CSS Fonts 4, font-optical-sizing).
    """
    source = _source(face.data)
    want = hb.SubsetInput()
    want.unicode_set.update(map(ord, characters))
    pins = {"wght": float(BOLD if bold else REGULAR), "opsz": size * PX_PER_PT, "wdth": 100.0}
    for axis in source.axis_infos:
        value = min(max(pins.get(axis.tag, axis.default_value), axis.min_value), axis.max_value)
        want.pin_axis_location(source, axis.tag, value)
    return quadratic(bytes(hb.subset(source, want).blob.data))


_sources: dict[int, hb.Face] = {}


def _source(data: bytes) -> hb.Face:
    if id(data) not in _sources:
        _sources[id(data)] = hb.Face(hb.Blob(data))
    return _sources[id(data)]


@dataclass(slots=True)
class Typeface:
    """A cut face, ready to measure; `index` is its place among the embedded fonts."""

    index: int
    source: Face = field(repr=False)
    font: Font
    coverage: frozenset[int]
    scale: float
    shaper: hb.Font = field(repr=False)
    drawn: dict[int, tuple[int, float, str]] = field(default_factory=dict)
    _codes: dict[tuple[int, str], int] = field(default_factory=dict)
    _widths: dict[int, float] = field(default_factory=dict)

    def width(self, glyph: int) -> float:
        """The plain width of a glyph in thousandths of an em."""
        if glyph not in self._widths:
            self._widths[glyph] = self.shaper.get_glyph_h_advance(glyph) * self.scale
        return self._widths[glyph]

    def code(self, glyph: int, text: str) -> int:
        """The code under which a glyph is drawn that stands for some text; "" adds nothing to what is said.

        It is the glyph's number, unless that stands for another text already: the same stroke is ت here and ي there,
        with the dots a glyph of their own. Then it is a number beyond all glyphs.
        """
        key = (glyph, text)
        if key not in self._codes:
            taken = glyph in self.drawn
            self._codes[key] = self.shaper.face.glyph_count + len(self._codes) if taken else glyph
            self.drawn[self._codes[key]] = (glyph, self.width(glyph), text)
        return self._codes[key]

    def encoded(self, text: str, run: "Shaped") -> bytes:
        """The codes of a shaped run, two bytes each: a cluster's text stands at its first glyph."""
        ends, seen, codes = run.ends, set[int](), []
        for glyph, cluster in zip(run.ids, run.clusters, strict=True):
            codes.append(self.code(glyph, "" if cluster in seen else text[cluster : ends[cluster]]))
            seen.add(cluster)
        return b"".join(code.to_bytes(2, "big") for code in codes)


@dataclass(frozen=True, slots=True)
class Shaped:
    """Text in one face: its glyphs with advances and (right, up) offsets in thousandths of an em.

    `clusters` holds the character at which each glyph's cluster begins; the run ends before character `end`.
    """

    face: Typeface
    ids: tuple[int, ...]
    advances: tuple[float, ...]
    offsets: tuple[tuple[float, float], ...]
    clusters: tuple[int, ...]
    backwards: bool
    end: int

    @property
    def ends(self) -> dict[int, int]:
        """Where each cluster ends, by where it begins."""
        order = sorted(set(self.clusters))
        return dict(zip(order, [*order[1:], self.end], strict=True))
