"""What became of a comment: the rules for an answer, and how it is put into comments.yaml."""

from dataclasses import dataclass

from sendletter.comments.comment import State
from sendletter.comments.file import read
from sendletter.comments.writing import answered


class Answered(ValueError):
    """A comment has another answer by now."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a comment, why, and who says so. A `reason` of None leaves that which is there.

    Raises ValueError, in words for staff, for one that is declined without a reason.
    """

    state: State
    reason: str | None = None
    by: str = ""

    def __post_init__(self) -> None:
        if self.state is State.DECLINED and not (self.reason or "").strip():
            raise ValueError("say why it is declined: the reviewer will read it")


def put(text: str, number: int, answer: Answer, was: State | None = None) -> str:
    """The text of a comments.yaml with the answer to a comment; all else stays as it is.

    Raises ValueError where there is no such comment, and Answered where it is not in the state `was`.
    """
    found = next((comment for comment in read(text)[0] if comment.number == number), None)
    if found is None:
        raise ValueError(f"there is no comment {number}")
    if was is not None and found.state is not was:
        raise Answered(f"comment {number} is {found.state.value} by now{f', by {found.by}' if found.by else ''}")
    reason = {} if answer.reason is None else {"reason": answer.reason.strip()}
    return answered(text, number, state=answer.state.value, by=answer.by, **reason)
