"""A line of a list in a letter that runs from right to left: what in it turns, and what does not.

The Unicode Bidirectional Algorithm (UAX 9) for the lines that lists have: Latin phrases and numbers keep their
direction, everything else follows the letter's, word by word as it is measured. Embeddings and overrides do not occur:
they are refused as invisible characters.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sendletter.composition.direction import MIRRORED, RIGHT_TO_LEFT
from sendletter.composition.runs import slice_runs
from sendletter.letter import Run

LEFT = rf"(?!{RIGHT_TO_LEFT.pattern})[^\W\d_]"
RIGHT = RIGHT_TO_LEFT.pattern
PHRASES = re.compile(
    rf"(?P<left>{LEFT}(?:(?:(?!{RIGHT}).)*(?:{LEFT}|\d))?[\u0300-\u036f]*)|(?P<number>\d+(?:[.,:/٫٬]\d+)*)|"
    rf"(?P<right>{RIGHT}(?:(?:(?!{LEFT}|[\d\s]).)*{RIGHT})?)|(?P<neutral>.)",
    re.DOTALL,
)
"""A phrase reaches from the first to the last letter of its direction; a letter takes a number after it along (W7)."""

ENTRY_NUMBER = re.compile("(?P<number>\\d+)(?P<mark>\\.)(?P<space>\u00a0)")
"""How a numbered entry begins (`roster.pattern`)."""


def groups(runs: Sequence[Run]) -> Iterator[tuple[Run, ...]]:
    """What is drawn together, from left to right; the groups themselves follow each other from right to left.

    What has no letter from right to left is one group: it reads as it does elsewhere (UAX 9, P2 and P3). But the number
    of an entry is the list's, and stands where the letter's lines begin.
    """
    text = "".join(run.text for run in runs)
    if not RIGHT_TO_LEFT.search(text):
        number = ENTRY_NUMBER.match(text)
        yield from (tuple(slice_runs(runs, *number.span(part))) for part in number.groupdict()) if number else ()
        yield tuple(slice_runs(runs, number.end() if number else 0, len(text)))
        return
    for match in PHRASES.finditer(text):
        cut = slice_runs(runs, *match.span())
        if match.lastgroup in ("left", "number"):
            yield tuple(cut)
        elif match.lastgroup == "right":
            yield from ((run,) for run in cut)
        else:
            yield from ((replace(run, text=run.text.translate(MIRRORED)),) for run in cut)
