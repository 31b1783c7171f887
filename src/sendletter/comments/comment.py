"""A reviewer's comment as a value: what it is about, what it says, and what was answered."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

from sendletter.quotation.find import Quotation
from sendletter.span import Span

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in points."""


MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?")


class State(StrEnum):
    """What became of a comment."""

    OPEN = "open"
    DONE = "done"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody replied to a comment in their PDF viewer; `when` is as `moment` writes it, or empty."""

    author: str
    when: str
    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, with the number by which people name it.

    `quoted` are the words that it is about, as they were printed in draft `draft` (whose text has the code `code`)
    between `before` and `after`; empty where it is about none. `suggestion` is what shall stand there instead, None
    where the comment does not say. `place` is where they were written when the draft was made. `kind` is the kind of
    the mark, such as `highlight`, or `review` for what was said on the reviewers' page; `review` a state that was set
    in the viewer, such as `accepted`. A `draft` of 0 is none: the reviewers' page shows the text between drafts, too.
    `by` is who set the `state`, where that is known.
    """

    id: str
    number: int
    draft: int
    code: str
    page: int
    kind: str
    place: Span
    reference: str = ""
    quoted: str = ""
    before: str = ""
    after: str = ""
    author: str = ""
    when: str = ""
    text: str = ""
    suggestion: str | None = None
    replies: tuple[Reply, ...] = ()
    review: str = ""
    state: State = State.OPEN
    reason: str = ""
    by: str = ""

    @property
    def quotation(self) -> Quotation | None:
        """The words with what stood around them; None for a comment that is about no words."""
        return Quotation(self.quoted, self.before, self.after) if self.quoted or self.before or self.after else None

    @property
    def read_in(self) -> str:
        """What the reviewer has read: a draft by its number, or else a text by its code."""
        return f"draft {self.draft}" if self.draft else f"text {self.code}"


def numbered(found: Iterable[Comment], known: Iterable[Comment]) -> tuple[Comment, ...]:
    """Those of the comments found that are not known yet, each once, under the next numbers."""
    known = tuple(known)
    fresh = {comment.id: comment for comment in found if comment.id not in {other.id for other in known}}
    first = 1 + max((comment.number for comment in known), default=0)
    return tuple(replace(comment, number=number) for number, comment in enumerate(fresh.values(), start=first))


def moment(text: str) -> str:
    """A date with its time (ISO 8601, RFC 3339) as it is kept: `2026-01-31 14:05`, by the clock of who wrote it.

    A date alone, and what is neither, stays as it is.
    """
    match = MOMENT.fullmatch(text)
    return f"{match[1]} {match[2]}" if match else text


def identity(code: str, page: int, kind: str, boxes: Sequence[Box], *texts: str) -> str:
    """A name for a comment by what it is, so that the same one is known when its file comes again, saved anew.

    Viewers move a box by a fraction of a point when they save; so boxes count in steps of four points.
    """
    places = [tuple(round(length / 4) for length in box) for box in boxes]
    return sha256(repr((code, page, kind, places, texts)).encode()).hexdigest()[:12]
