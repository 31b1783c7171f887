"""Fonts as the letter uses them: static instances cut to its characters, and the widths of its words.

A variable font is pinned to one weight and one optical size and cut down to the characters of the letter before
anything else sees it. So the words are measured in the very file that is embedded, and neither the engine nor a
reader of the PDF has to know of variations. HarfBuzz cuts a face in two milliseconds.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

import uharfbuzz as hb

from sendletter.composition.direction import MIRRORED, RIGHT_TO_LEFT, directions
from sendletter.language.scripts import stretches, tongue
from sendletter.layout import LINE_END, Font, Glyphs
from sendletter.theme import Face

BOLD, REGULAR = 700, 400
PX_PER_PT = 96 / 72
WORDS = re.compile("[^ \u00a0]+|[ \u00a0]")
IGNORABLE = frozenset("\n\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f")
"""Characters that print nothing, so that no font has to have them."""


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
    return bytes(hb.subset(source, want).blob.data)


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


class Fonts:
    """The fonts of one letter: stacks of families, each face cut once to the letter's characters."""

    def __init__(
        self, faces: Iterable[Face], characters: Iterable[str], size: float, language: str, *, backwards: bool = False
    ) -> None:
        """`size` is the size of running text in points, at which optical sizes are pinned.

        `backwards` where the letter runs from right to left.
        """
        self._faces = {
            (face.family, bold, face.italic): face
            for face in faces
            for bold in ((False, True) if face.bold is None else (face.bold,))
        }
        self._characters = frozenset(characters) | {"-", "\u2010", " "}
        self._size = size
        self._language, self._backwards = language, backwards
        self._cut: dict[tuple[str, bool, bool], Typeface] = {}
        self._words: dict[tuple[str, tuple[str, ...], bool, bool], tuple[float, ...]] = {}
        self._drawn: dict[tuple[str, tuple[str, ...], float, bool, bool], tuple[Glyphs, ...]] = {}

    @property
    def embedded(self) -> tuple[Font, ...]:
        """Every font cut so far, in the order of their indices."""
        return tuple(replace(face.font, drawn=face.drawn) for face in self._cut.values())

    def typeface(self, family: str, *, bold: bool = False, italic: bool = False) -> Typeface | None:
        """A family's face, cut; None where the family is not installed. An absent style gives way to the plain one."""
        wanted = ((family, bold, italic), (family, bold, False), (family, False, italic), (family, False, False))
        source = next((self._faces[style] for style in wanted if style in self._faces), None)
        if source is None:
            return None
        key = (family, bold, italic)
        if key not in self._cut:
            self._cut[key] = self._prepare(source, self._characters, bold=bold, italic=italic)
        return self._cut[key]

    def _prepare(self, source: Face, characters: Iterable[str], *, bold: bool, italic: bool) -> Typeface:
        data = cut(source, characters, self._size, bold=bold)
        face = hb.Face(hb.Blob(data))
        shaper = hb.Font(face)
        scale = 1000 / face.upem
        extents = shaper.get_font_extents("ltr")
        font = Font(source.family, bold, italic, data, extents.ascender * scale, extents.descender * scale)
        return Typeface(len(self._cut), source, font, frozenset(face.unicodes), scale, shaper)

    def hyphen(self, families: Iterable[str], *, bold: bool = False, italic: bool = False) -> float:
        """The width in em of the hyphen at a line's end, which is cut as a family of its own (`layout.LINE_END`).

        It is that of the first face that has one, since a font for one script alone may have none.
        """
        key = (LINE_END, bold, italic)
        if key not in self._cut:
            faces = list(self.stack(families, bold=bold, italic=italic))
            first = next((face for face in faces if ord("-") in face.coverage), faces[0])
            self._cut[key] = self._prepare(replace(first.source, family=LINE_END), "-", bold=bold, italic=italic)
        face = self._cut[key]
        return face.width(face.shaper.get_nominal_glyph(ord("-")) or 0) / 1000

    def stack(self, families: Iterable[str], *, bold: bool = False, italic: bool = False) -> Iterator[Typeface]:
        """The installed faces of a stack, best first, cut only as they are asked for."""
        for family in families:
            if face := self.typeface(family, bold=bold, italic=italic):
                yield face

    def uncovered(self, families: Iterable[str], characters: Iterable[str]) -> set[str]:
        """The characters that print something and that none of the families has."""
        codes = {ord(c) for c in characters if c not in IGNORABLE and not c.isspace()}
        for face in self.stack(families):
            codes -= face.coverage
        return set(map(chr, codes))

    def shape(
        self, text: str, families: tuple[str, ...], *, bold: bool = False, italic: bool = False
    ) -> tuple[Shaped, ...]:
        """The text as shaped runs in reading order, each in the first face of the stack that has its characters."""
        return tuple(
            self._shape(text, start, end, face, backwards=backwards)
            for start, end, face, backwards in self._itemize(text, families, bold=bold, italic=italic)
        )

    def _shape(self, text: str, start: int, end: int, face: Typeface, *, backwards: bool) -> Shaped:
        buffer = hb.Buffer()
        buffer.add_str(text, start, end - start)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if backwards else "ltr"
        buffer.language = self._language
        hb.shape(face.shaper, buffer, {})
        infos, positions, scale = buffer.glyph_infos, buffer.glyph_positions, face.scale
        return Shaped(
            face,
            tuple(info.codepoint for info in infos),
            tuple(position.x_advance * scale for position in positions),
            tuple((position.x_offset * scale, position.y_offset * scale) for position in positions),
            tuple(info.cluster for info in infos),
            backwards,
            end,
        )

    def _itemize(
        self, text: str, families: tuple[str, ...], *, bold: bool, italic: bool
    ) -> Iterator[tuple[int, int, Typeface, bool]]:
        """Stretches of one face and one direction, and whether that is from right to left."""
        first = next(self.stack(families, bold=bold, italic=italic))
        if first.coverage.issuperset(map(ord, text)) and not RIGHT_TO_LEFT.search(text):
            if text:
                yield 0, len(text), first, False
            return
        start, current, backwards = 0, first, False
        for position, (character, turned) in enumerate(zip(text, directions(text), strict=True)):
            face = self._face_for(character, current, families, bold=bold, italic=italic)
            if position and (face is not current or turned != backwards):
                yield start, position, current, backwards
                start = position
            current, backwards = face, turned
        yield start, len(text), current, backwards

    def _face_for(
        self, character: str, current: Typeface, families: tuple[str, ...], *, bold: bool, italic: bool
    ) -> Typeface:
        code = ord(character)
        if character in IGNORABLE or (character.isspace() and code in current.coverage):
            return current
        for face in self.stack(families, bold=bold, italic=italic):
            if code in face.coverage:
                return face
        return current

    def advances(self, text: str, families: tuple[str, ...], size: float, *, bold: bool, italic: bool) -> list[float]:
        """How far each character moves the pen, in points; the characters of a ligature share its width.

        Words are measured one by one, as the engine shapes them in a justified line: it changes the spaces, and what
        stands beside a changed space is not kerned with it. Nor does it kern from one script to the next.
        """
        scale, widths = size / 1000, []
        for start, end in pairwise((0, *stretches(text, backwards=self._backwards), len(text))):
            for word in WORDS.findall(text, start, end):
                key = (word, families, bold, italic)
                if key not in self._words:
                    self._words[key] = self._word(word, families, bold=bold, italic=italic)
                widths += [advance * scale for advance in self._words[key]]
        return widths

    def _word(self, word: str, families: tuple[str, ...], *, bold: bool, italic: bool) -> tuple[float, ...]:
        advances = [0.0] * len(word)
        for shaped in self.shape(word, families, bold=bold, italic=italic):
            ends = shaped.ends
            for cluster, advance in zip(shaped.clusters, shaped.advances, strict=True):
                characters = range(cluster, ends[cluster])
                for place in characters:
                    advances[place] += advance / len(characters)
        return tuple(advances)

    def glyphs(self, text: str, families: tuple[str, ...], size: float, *, bold: bool, italic: bool) -> list[Glyphs]:
        """The text ready to draw, in visual order from the left.

        Words are shaped once and shared: in a list of thousands most words are "of", "for" and "Rights".
        """
        found: list[Glyphs] = []
        for word in WORDS.findall(text):
            key = (word, families, size, bold, italic)
            if (glyphs := self._drawn.get(key)) is None:
                shaped = self.shape(word, families, bold=bold, italic=italic)
                glyphs = self._drawn[key] = (
                    () if any(run.backwards for run in shaped) else tuple(drawn(word, shaped, size, self._language))
                )
            if not glyphs:  # right to left: the order of the whole line matters
                return drawn(text, self.shape(text, families, bold=bold, italic=italic), size, self._language)
            found += glyphs
        return found


def drawn(text: str, shaped: tuple[Shaped, ...], size: float, language: str) -> list[Glyphs]:
    """Shaped text of a letter in a language, ready to draw, in visual order from the left."""
    runs = [(_glyphs(text, run, size, language), run.backwards) for run in shaped]
    return _visual(runs) if any(backwards for _, backwards in runs) else [glyphs for glyphs, _ in runs]


def _glyphs(text: str, run: Shaped, size: float, language: str) -> Glyphs:
    face = run.face
    moves: dict[int, list[float]] = {}
    pen = 0.0
    for index, (glyph, advance, (right, up)) in enumerate(zip(run.ids, run.advances, run.offsets, strict=True)):
        pen += advance
        width = face.width(glyph)
        if right or up:
            moves.setdefault(index, [0.0, 0.0])[0] += right
            moves[index][1] = up
        if advance - width - right:
            moves.setdefault(index + 1, [0.0, 0.0])[0] += advance - width - right
    codes = face.encoded(text.translate(MIRRORED) if run.backwards else text, run)
    shifts = tuple((index, right, up) for index, (right, up) in sorted(moves.items()) if index < len(run.ids))
    spoken = tongue(text[min(run.clusters, default=0) : run.end], language)
    return Glyphs(face.index, size, codes, shifts, pen * size / 1000, language=spoken)


def _visual(runs: list[tuple[Glyphs, bool]]) -> list[Glyphs]:
    """Runs from left to right: the whole line turns where it begins right to left, else each backward stretch does.

    Rule L2 of the Unicode Bidirectional Algorithm (UAX 9) for the two levels that a name or a title has.
    """
    base = runs[0][1]
    ordered: list[Glyphs] = []
    for backwards, stretch in groupby(reversed(runs) if base else runs, key=lambda run: run[1]):
        glyphs = [run for run, _ in stretch]
        ordered += glyphs if backwards == base else reversed(glyphs)
    return ordered
