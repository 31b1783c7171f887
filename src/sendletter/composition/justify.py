"""Broken lines made ready to draw: what each space gets, what hangs, and what a broken word says.

Where a word is broken, what is drawn and what is said differ: "docu-" and "mentation" are one word to whoever copies,
searches or listens. The first part then says the whole word and all others are mute (ISO 32000-1, 14.9.4).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from sendletter.composition.lines import Slice, Spacing, Words
from sendletter.composition.runs import slice_runs
from sendletter.layout import MUTE, Line, Part
from sendletter.letter import Run

HYPHEN = Part(Run("-"), MUTE, hyphen=True)
"""The hyphen that is added where a word is broken, in the style of the letters before it."""
UNSEEN = 0.002
"""A change of the spaces, in points, that nobody sees."""
UNITS = 1024 * 96 / 72
"""The engine's units in a point (Pango's, of a CSS pixel)."""
NO_BREAK = "\u00a0"
Measure = Callable[[Part], float]
"""Gives the width of a part in points, as it will be drawn."""


def justify(
    words: Words, slices: Sequence[Slice], runs: Sequence[Run], width: float, spacing: Spacing, measure: Measure
) -> Iterator[Line]:
    """The lines of a paragraph that was broken into slices for a measure of `width` points."""
    broken = dict(_broken_words(words.text, slices, runs))
    for piece, following in pairwise([*slices, None]):
        if piece is None:
            return
        parts = _unspaced([*_parts(piece, runs, broken, words.text)])
        if piece.hyphen:
            parts.append(replace(HYPHEN, run=replace(parts[-1].run, text="-")))
        natural = sum(map(measure, parts))
        hyphen = measure(parts[-1]) if piece.hyphen else 0.0
        line = _fitted(Line(tuple(parts), natural, last=piece.last), piece, words, hyphen, width, spacing)
        yield _spaced(line, measure) if following and " " in words.text[piece.end : following.start] else line


def _fitted(line: Line, piece: Slice, words: Words, hyphen: float, width: float, spacing: Spacing) -> Line:
    """A line fitted to its measure: its letters take what they may, the spaces the rest."""
    spaces = [place for place in range(piece.start, piece.end) if words.text[place] in " \u00a0"]
    glue = sum(words.widths[place] for place in spaces)
    at_start, at_end = spacing.hangs(words.text, words.widths, piece.start, piece.end, hyphen)
    reach, count = width + at_start + at_end, len(spaces) or 1
    ideal, natural = line.width + glue * (spacing.ideal - 1.0), line.width
    if spacing.ragged or (piece.last and ideal <= reach) or (ideal < reach and not spaces):
        scale, over, reach = 1.0, max(0.0, ideal - reach), ideal
    else:
        scale = round(spacing.scale(natural - glue, reach - ideal), 5)
        over = max(0.0, scale * (ideal - glue * spacing.shrink) - reach)
        reach += over
    space = _drawable((reach / scale - natural) / count)
    return replace(line, word_space=space, scale=scale, hang=at_start, reach=reach, over=over)


def _drawable(space: float) -> float:
    """What each space gets, in points, off by no more than two `UNSEEN`, so that it is drawn as it is measured.

    The engine kerns letters with spaces that get nothing, but words are measured without. And what the first and the
    last space of a text get is rounded by up to half a pixel where it is a whole or half one. Four places are what is
    written down.
    """
    if abs(space) < UNSEEN:
        return UNSEEN
    space = round(space, 4)
    beyond = space * UNITS % 512
    return space if 1.0 < beyond < 511.0 else round(space + UNSEEN, 4)


def _broken_words(text: str, slices: Sequence[Slice], runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """Where each broken word begins and ends in the text, with the marks around it but without a footnote's call."""
    position = 0
    for run in runs:
        if run.note is not None:
            text = text[:position] + " " * len(run.text) + text[position + len(run.text) :]
        position += len(run.text)
    for piece in slices:
        if piece.hyphen:
            start, end = re.search(r"[^ \n]*$", text[: piece.end]), re.match(r"[^ \n]*", text[piece.end :])
            yield start.start() if start else piece.end, piece.end + (end.end() if end else 0)


def _parts(piece: Slice, runs: Sequence[Run], broken: dict[int, int], text: str) -> Iterator[Part]:
    """The line's runs, those of broken words apart."""
    position = piece.start
    for start, end in sorted(broken.items()):
        left, right = max(start, piece.start), min(end, piece.end)
        if left < right:
            yield from map(Part, slice_runs(runs, position, left))
            for run in slice_runs(runs, left, right):
                yield Part(run, text[start:end] if left == start else MUTE)
                left += len(run.text)
            position = right
    yield from map(Part, slice_runs(runs, position, piece.end))


def _unspaced(parts: list[Part]) -> list[Part]:
    """Parts that do not end in a no-break space, which the engine makes too narrow there: the next one takes it."""
    kept: list[Part] = []
    for part in parts:
        before = kept[-1].run.text if kept and part.run.note is None else ""
        text = before.rstrip(NO_BREAK)
        if text == before:
            kept.append(part)
        else:
            kept[-1:] = [_with(kept[-1], text)] if text else []  # a space alone gives way to what takes it
            kept.append(_with(part, before[len(text) :] + part.run.text))
    return kept


def _with(part: Part, text: str) -> Part:
    return replace(part, run=replace(part.run, text=text))


def _spaced(line: Line, measure: Measure) -> Line:
    """The line with the space that follows it: it cannot be seen, but belongs to the text."""
    *others, last = line.parts
    if last.run.note is not None or last.run.change is not None:  # no rule is drawn through a space that is not seen
        others, last = [*line.parts], Part(Run(""))
    spaced = replace(_with(last, last.run.text + " "), said=last.said and last.said + " ")
    trail = measure(_with(last, " ")) + line.word_space
    return replace(line, parts=(*others, spaced), trail=trail)
