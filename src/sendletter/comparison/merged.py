"""Paragraphs put together to be compared, and cut again as the newer letter has them.

A pilcrow stands where one paragraph ends and the next begins.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sendletter.comparison.words import PILCROW, as_changed, joined, words
from sendletter.language import Language
from sendletter.letter import Change, Footnote, Heading, Paragraph, Run

TRACE = 40
"""Letters of a moved paragraph, at the most, that are left where it stood."""


def together(blocks: Iterable[Paragraph | Heading]) -> tuple[Run, ...]:
    """The runs of paragraphs with pilcrows between them."""
    runs: list[Run] = []
    for block in blocks:
        runs += [PILCROW, *block.runs] if runs else block.runs
    return tuple(runs)


def of_notes(notes: Iterable[Footnote]) -> tuple[Run, ...]:
    """The runs of footnotes, as those of paragraphs."""
    return together(paragraph for note in notes for paragraph in note.paragraphs)


def cut(runs: Sequence[Run], most: int) -> list[list[Run]]:
    """The runs of a merged passage as the paragraphs of the newer letter, `most` of them at the most.

    A pilcrow that was not deleted ends one; it is shown where it was inserted.
    """
    stretches: list[list[Run]] = [[]]
    for run in runs:
        ends = run.text == PILCROW.text and run.change is not Change.DELETED and len(stretches) < most
        if not ends or run.change:
            stretches[-1].append(shown(run))
        if ends:
            stretches.append([])
    return stretches


def shown(run: Run) -> Run:
    """A run as it can be printed: a pilcrow by its sign."""
    return replace(run, text="¶") if run.text == PILCROW.text else run


def trace(runs: Sequence[Run], language: Language) -> tuple[Run, ...]:
    """The beginning of a paragraph that stands elsewhere by now."""
    begun, length = [], 0
    kept = words([run for run in runs if run.note is None], language.word_ends)
    for run in kept:
        if length + len(run.text) > TRACE:
            break
        begun.append(run)
        length += len(run.text)
    more = (Run("…"),) if len(begun) < len(kept) else ()
    return tuple(joined(as_changed((*begun, *more), Change.TRACE)))
