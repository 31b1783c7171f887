"""What reviewers look at, as values: the pages, the passages on them, what was noticed, whose approval is asked for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import groupby
from typing import Protocol

from sendletter.comments.answer import Answer
from sendletter.comments.comment import Comment, State
from sendletter.draft.places import Box, Place
from sendletter.problem import Problem
from sendletter.span import Span

LINE = re.compile(r"(\(?)(¶?)(\d+\)?)\.\d+")
"""A reference to a line of a paragraph, or of a footnote, which has its number alone; in brackets in a redline."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Something that can be spoken about: a paragraph as far as it stands on a page, an entry, a part of the letter.

    `box` is in points from the top left corner of the page (from 1); `text` is the whole paragraph's.
    """

    page: int
    box: Box
    reference: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Changed:
    """A passage of a redline, under its reference in the newer letter, in brackets where only the older one has it.

    `words` are those of both versions by turns, each with what became of them, which is empty for what was kept; there
    are none where nothing changed. `now` is the reference of what stood here and was moved.
    """

    passage: Passage
    words: tuple[tuple[str, str], ...] = ()
    now: str = ""


@dataclass(frozen=True)
class Redline:
    """What changed since an earlier draft: as pages, and in a line for people."""

    said: str
    sizes: tuple[tuple[float, float], ...]
    passages: tuple[Changed, ...]
    pdf: bytes

    @cached_property
    def digest(self) -> str:
        """What tells the pages from other ones."""
        return _digest(self.pdf)


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier draft by its number, and the day on which it was made, in ISO 8601."""

    number: int
    day: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose approval is needed, how it stands in a word, and what has changed since they gave it."""

    who: str
    state: str
    changed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proof:
    """A letter as it is set now; `sizes` are its pages' widths and heights in points.

    `sources` tells what it was set from: it may change while the pages do not.
    """

    title: str
    language: str
    direction: str
    text_code: str
    list_code: str
    sizes: tuple[tuple[float, float], ...]
    passages: tuple[Passage, ...]
    problems: tuple[Problem, ...]
    asked: tuple[Asked, ...]
    pdf: bytes
    sources: str = ""

    @cached_property
    def digest(self) -> str:
        """What tells the pages from other ones: as long as it stays, so do their pictures."""
        return _digest(self.pdf)

    @property
    def version(self) -> str:
        """What tells it from other proofs: a redline belongs to one."""
        return f"{self.digest}{self.sources[:16]}"


def _digest(pdf: bytes) -> str:
    return sha256(pdf).hexdigest()[:16]


class Builder(Protocol):
    """Whoever makes proofs and keeps what is said of them. Each may raise SendletterError."""

    def build(self) -> Proof:
        """The letter as it stands now."""

    def comments(self) -> tuple[tuple[Comment, ...], tuple[Problem, ...]]:
        """What was said so far, and what is wrong with how it is kept."""

    def comment(self, comment: Comment) -> None:
        """Keep what somebody says, once."""

    def answer(self, number: int, was: State, answer: Answer) -> None:
        """Put what became of a comment into its place. Raises Answered where it is no longer in the state `was`."""

    def approve(self, who: str, note: str, text_code: str) -> None:
        """Somebody approves the text of that code."""

    def drafts(self) -> tuple[Earlier, ...]:
        """The drafts with which the letter can be compared, the latest first."""

    def redline(self, number: int) -> Redline:
        """What has changed since a draft in the letter that was last built."""


def passages(places: Iterable[Place], texts: Mapping[str, str]) -> Iterator[Passage]:
    """The places of a layout, lines of one paragraph on one page as one; `texts` are whole paragraphs by reference."""
    for (page, reference), together in groupby(places, key=lambda place: (place.page, whole(place.reference))):
        found = list(together)
        lefts, tops, rights, feet = zip(*(place.box for place in found), strict=True)
        text = texts.get(reference, found[0].text)
        yield Passage(page, (min(lefts), min(tops), max(rights), max(feet)), reference, text, found[0].span)


def whole(reference: str) -> str:
    """The paragraph of a line; “note 1” for a footnote's; everything else stands for itself."""
    line = LINE.fullmatch(reference)
    if line is None:
        return reference
    return f"{line[1]}{line[2] or 'note '}{line[3]}"
