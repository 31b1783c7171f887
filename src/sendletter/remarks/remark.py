"""A reviewer's remark as a value, apart from the program that it was made with."""

from dataclasses import dataclass

from sendletter.comments.comment import Reply
from sendletter.draft.places import Box


@dataclass(frozen=True, slots=True)
class Remark:
    """A mark on a page, from 1, with its boxes in points from the top left, what it says and what it asks for.

    `kind` is a word of `annotations.KINDS`, or `replace`. `suggestion` is what shall stand there instead (for a
    `caret`, what shall be put in), empty for nothing; None where the remark does not say. `review` is the state that
    was set in the viewer, such as `accepted`.
    """

    page: int
    kind: str
    boxes: tuple[Box, ...]
    text: str = ""
    author: str = ""
    when: str = ""
    suggestion: str | None = None
    replies: tuple[Reply, ...] = ()
    review: str = ""


@dataclass(frozen=True, slots=True)
class Character:
    """A character as it stands on a page, in points from the top left."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A PDF that came back: its remarks, the characters of the pages that have some, and what tells which draft it is.

    `record` is what the draft had attached, None where that was lost; `words` is then the text of its first pages.
    """

    remarks: tuple[Remark, ...]
    characters: dict[int, tuple[Character, ...]]
    pages: int
    record: bytes | None = None
    words: str = ""
