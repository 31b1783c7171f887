"""What reviewers look at, as values: the pages, the passages on them, what was noticed, whose approval is asked for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from typing import Protocol

from sendletter.comments.comment import Comment
from sendletter.draft.places import Box, Place
from sendletter.problem import Problem
from sendletter.span import Span

LINE = re.compile(r"(¶?\d+)\.\d+")
"""A reference to a line of a paragraph, or of a footnote, which has its number alone."""


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
class Asked:
    """Whose approval is needed, how it stands in a word, and what has changed since they gave it."""

    who: str
    state: str
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """A letter as it is set now; `sizes` are its pages' widths and heights in points."""

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

    @property
    def digest(self) -> str:
        """What tells the pages from other ones: as long as it stays, so do their pictures."""
        return sha256(self.pdf).hexdigest()[:16]


class Builder(Protocol):
    """Whoever makes proofs and keeps what is said of them. Each may raise SendletterError."""

    def build(self) -> Proof:
        """The letter as it stands now."""

    def comments(self) -> tuple[tuple[Comment, ...], tuple[Problem, ...]]:
        """What was said so far, and what is wrong with how it is kept."""

    def comment(self, comment: Comment) -> None:
        """Keep what somebody says, once."""

    def approve(self, who: str, note: str, text_code: str) -> None:
        """Somebody approves the text of that code."""


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
    return line[1] if line[1].startswith("¶") else f"note {line[1]}"
