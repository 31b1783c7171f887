"""What stands beside the text of a redline: references, bars beside what changed, where what was moved comes from."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from sendletter.comparison.passage import Changes, Fate
from sendletter.draft.places import Place
from sendletter.draft.stamp import BESIDE, LABEL, OUTSIDE, Bar, Label, Sheet
from sendletter.language import Language

WIDTH = 1.6
"""Points that a bar is wide."""
NOTE = 4.0
"""Points between a bar and what is said beside it."""
ENTRY = 6.0
"""Points between an entry of a list and its bar."""
NEAR = 2.0
"""Bars that are no further from each other than so many points are one."""
PARAGRAPH = ("¶", "(¶")


def marks(changes: Changes, language: Language) -> Mapping[str, str]:
    """What is said beside paragraphs, by their references: where they were moved from and to, how they were set."""
    found: dict[str, str] = {}
    for passage in changes.passages:
        if passage.fate is Fate.MOVED:
            found[f"¶{passage.new[0]}"] = language.caption("moved_from", place=f"¶{passage.old[0]}")
        elif passage.fate is Fate.TRACE:
            found[f"(¶{passage.old[0]})"] = language.caption("moved_to", place=f"¶{passage.new[0]}")
        elif passage.fate is Fate.RESHAPED:
            found[passage.reference] = language.caption("set_otherwise")
    return found


def sheets(found: Sequence[Place], said: Mapping[str, str], pages: int, *, backwards: bool) -> Iterator[Sheet]:
    """What is laid under each page; `backwards` where the letter runs from right to left."""
    left, right = min(place.box[0] for place in found), max(place.box[2] for place in found)
    near, far = (right, left) if backwards else (left, right)
    beside = far - BESIDE - WIDTH if backwards else far + BESIDE
    by_page = {page: list(here) for page, here in groupby(found, key=lambda place: place.page)}
    for page in range(1, pages + 1):
        here = by_page.get(page, [])
        labels = [_label(place, near, backwards=backwards) for place in here if place.reference.startswith(PARAGRAPH)]
        labels += [
            _note(place, beside, said[place.label], backwards=backwards) for place in here if place.label in said
        ]
        yield Sheet(tuple(labels), tuple(_bars(here, beside, said, backwards=backwards)))


def _label(place: Place, edge: float, *, backwards: bool) -> Label:
    """A line's reference."""
    _, top, _, foot = place.box
    left = edge + OUTSIDE if backwards else edge - OUTSIDE - LABEL
    kind = "outer first" if place.label.startswith(PARAGRAPH) else "outer"
    return Label(left, top, foot - top, place.label, kind)


def _note(place: Place, beside: float, text: str, *, backwards: bool) -> Label:
    """What is said beside a bar: it ends before it where the letter runs from right to left."""
    _, top, _, foot = place.box
    left = beside - NOTE - 2 * LABEL if backwards else beside + WIDTH + NOTE
    return Label(left, top, foot - top, text, "note")


def _bars(here: Sequence[Place], beside: float, said: Mapping[str, str], *, backwards: bool) -> Iterator[Bar]:
    """Bars beside what changed, one for what stands together."""
    changed = [place for place in here if place.changed or place.label in said]
    rows = sorted((_column(place, beside, backwards=backwards), place.box[1], place.box[3]) for place in changed)
    for column, together in groupby(rows, key=lambda row: row[0]):
        stretches: list[tuple[float, float]] = []
        for _, top, foot in together:
            begun, ended = stretches.pop() if stretches and top <= stretches[-1][1] + NEAR else (top, foot)
            stretches.append((begun, max(foot, ended)))
        for top, foot in stretches:
            yield Bar(column, top, foot - top, "", "changed")


def _column(place: Place, beside: float, *, backwards: bool) -> float:
    """Where the bar of a place stands: in the margin, but before an entry of a list, which may have several columns."""
    if not place.is_entry:
        return beside
    return place.box[2] + ENTRY - WIDTH if backwards else place.box[0] - ENTRY
