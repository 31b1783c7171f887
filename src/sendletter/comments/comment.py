"""A reviewer's comment as a value: what it is about, what it says, and what was answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from sendletter.quotation.find import Quotation
from sendletter.span import Span

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in points."""


class State(StrEnum):
    """What became of a comment."""

    OPEN = "open"
    DONE = "done"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody replied to a comment in their PDF viewer; `when` is ISO 8601 or empty, as everywhere here."""

    author: str
    when: str
    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, with the number by which people name it.

    `quoted` are the words that it is about, as they were printed in draft `draft` (whose text has the code `code`)
    between `before` and `after`; empty where it is about none. `suggestion` is what shall stand there instead, None
    where the comment does not say. `place` is where they were written when the draft was made. `kind` is the kind of
    the mark, such as `highlight`; `review` a state that was set in the viewer, such as `accepted`.
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

    @property
    def quotation(self) -> Quotation | None:
        """The words with what stood around them; None for a comment that is about no words."""
        return Quotation(self.quoted, self.before, self.after) if self.quoted or self.before or self.after else None


def identity(code: str, page: int, kind: str, boxes: Sequence[Box], *texts: str) -> str:
    """A name for a comment by what it is, so that the same one is known when its file comes again, saved anew.

    Viewers move a box by a fraction of a point when they save; so boxes count in steps of four points.
    """
    places = [tuple(round(length / 4) for length in box) for box in boxes]
    return sha256(repr((code, page, kind, places, texts)).encode()).hexdigest()[:12]
