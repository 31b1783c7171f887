"""What is laid under the pages of a draft: stamp, references in the margin, bars beside what was noticed, remarks."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sendletter.draft.code import Square
from sendletter.draft.places import Place
from sendletter.problem import Problem

OUTSIDE, INSIDE = 7.0, 3.0
"""Points between the text and its label in the margin, and between an entry and its number."""
LABEL = 40.0
"""Points that a label may be wide."""
BESIDE = 9.0
"""Points between the text and the bars beside what was noticed."""
MOST_OF_A_RULE = 20
"""Remarks of one rule that have a number and are listed; beside all others stands a bar, and they are counted."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What stands on every page: the draft's number, when it was made, its text's code, what may not be done."""

    draft: str
    moment: str
    code: str
    notice: str
    square: Square


@dataclass(frozen=True, slots=True)
class Label:
    """A reference beside its line: `outer` in the page's margin, `first` where a paragraph begins; in points."""

    left: float
    top: float
    height: float
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in the margin beside what was noticed, with the numbers of the remarks where it begins; in points."""

    left: float
    top: float
    height: float
    numbers: str
    severity: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The labels and bars of one page."""

    labels: tuple[Label, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was noticed, where it stands in the draft and in the sources; its number, or "" for a count."""

    number: str
    where: str
    message: str
    hint: str
    source: str
    severity: str


def moment_of(moment: datetime) -> str:
    """A time of day as it is stamped."""
    return f"{moment:%H:%M}"


def sheets(found: Sequence[Place], problems: Sequence[Problem], pages: int, *, backwards: bool) -> Iterator[Sheet]:
    """What is laid under each page; `backwards` where the letter runs from right to left."""
    left, right = min(place.box[0] for place in found), max(place.box[2] for place in found)
    edges = (right, left) if backwards else (left, right)
    by_page = {page: list(here) for page, here in groupby(found, key=lambda place: place.page)}
    for page in range(1, pages + 1):
        here = by_page.get(page, [])
        labels = tuple(_label(place, edges[0], backwards=backwards) for place in here if place.label)
        yield Sheet(labels, tuple(_bars(here, problems, edges[1], backwards=backwards)))


def _label(place: Place, edge: float, *, backwards: bool) -> Label:
    begin, top, end, _ = place.box
    is_entry = not place.reference.startswith("¶")
    at = (end if backwards else begin) if is_entry else edge
    gap = INSIDE if is_entry else OUTSIDE
    left = at + gap if backwards else at - gap - LABEL
    kind = "outer first" if place.label.startswith("¶") else "outer"
    return Label(left, top, _height(place), place.label, kind)


def _height(place: Place) -> float:
    """The height of a place's first line."""
    height = place.box[3] - place.box[1]
    return height if place.reference.startswith("¶") else min(height, 13.0)


def _bars(here: Iterable[Place], problems: Sequence[Problem], edge: float, *, backwards: bool) -> Iterator[Bar]:
    """One bar for each stretch of places that were written in the same place of the sources."""
    by_line = _by_line(problems)
    numbers = {id(problem): number for number, problem in enumerate(_listed(problems), start=1)}
    left = edge - BESIDE - 1.6 if backwards else edge + BESIDE
    for key, stretch in groupby(here, key=lambda place: (place.span.source, place.span.line)):
        if key in by_line:
            together = list(stretch)
            severe = any(problem.is_error for problem in by_line[key])
            top, foot = together[0].box[1], together[-1].box[3]
            named = ", ".join(str(numbers[id(problem)]) for problem in by_line[key] if id(problem) in numbers)
            yield Bar(left, top, foot - top, named, "error" if severe else "warning")


def _by_line(problems: Iterable[Problem]) -> Mapping[tuple[str, int], list[Problem]]:
    """The problems by file and line."""
    found: dict[tuple[str, int], list[Problem]] = {}
    for problem in problems:
        if problem.span.line:
            found.setdefault((problem.span.source, problem.span.line), []).append(problem)
    return found


def _listed(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The first problems of each rule, in order: nobody reads a thousand of one kind."""
    told: Counter[str] = Counter()
    for problem in problems:
        told[problem.rule] += 1
        if told[problem.rule] <= MOST_OF_A_RULE:
            yield problem


def remarks(found: Sequence[Place], problems: Sequence[Problem]) -> Iterator[Remark]:
    """The problems as they are listed at the end of a draft, and how many more there are of each rule."""
    where = {(place.span.source, place.span.line): place for place in reversed(found) if place.span.line}
    for number, problem in enumerate(_listed(problems), start=1):
        place = where.get((problem.span.source, problem.span.line))
        reference = place.reference.partition(".")[0] if place else ""
        hint = " ".join(problem.hint.split())
        source = f"{problem.span} · {problem.rule}"
        yield Remark(str(number), reference, problem.message, hint, source, str(problem.severity))
    for rule, count in Counter(problem.rule for problem in problems).items():
        if (more := count - MOST_OF_A_RULE) > 0:
            yield Remark("", "", f"… and {more:,} more of this rule, with a bar beside each", "", rule, "")
