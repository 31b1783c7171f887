"""Shaped text as glyphs with their places, in the order in which they are drawn."""

from itertools import groupby

from sendletter.composition.direction import MIRRORED
from sendletter.composition.typeface import Shaped
from sendletter.language.scripts import tongue
from sendletter.layout import Glyphs


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
