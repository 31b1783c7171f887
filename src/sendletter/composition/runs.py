"""Runs of styled text, cut."""

from collections.abc import Sequence

from sendletter.letter import Run


def slice_runs(runs: Sequence[Run], start: int, end: int) -> list[Run]:
    """The runs that stand between two characters of their joined text."""
    position, cut = 0, []
    for run in runs:
        left, right = max(start - position, 0), min(end - position, len(run.text))
        position += len(run.text)
        if left < right:
            text = run.text[left:right]
            cut.append(run if text == run.text else Run(text, run.italic, run.bold, run.link, run.note, run.change))
    return cut
