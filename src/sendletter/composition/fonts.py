"""The fonts of one letter: stacks of families, the widths of words in them, and words ready to draw."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

import uharfbuzz as hb

from sendletter.composition.direction import RIGHT_TO_LEFT, directions
from sendletter.composition.glyphs import drawn
from sendletter.composition.typeface import Shaped, Typeface, cut
from sendletter.language.scripts import stretches
from sendletter.layout import LINE_END, Font, Glyphs
from sendletter.theme import Face

WORDS = re.compile("[^ \u00a0]+|[ \u00a0]")
IGNORABLE = frozenset("\n\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f")
"""Characters that print nothing, so that no font has to have them."""


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

        It is that of the first family that has one. Where none has, nothing is drawn at the end of a line.
        """
        key = (LINE_END, bold, italic)
        if key not in self._cut:
            stack = list(self.stack(families, bold=bold, italic=italic))
            source = next((face for face in stack if ord("-") in face.coverage), stack[0]).source
            self._cut[key] = self._prepare(replace(source, family=LINE_END), "-", bold=bold, italic=italic)
        face = self._cut[key]
        glyph = face.shaper.get_nominal_glyph(ord("-"))
        return 0.0 if glyph is None else face.width(glyph) / 1000

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
