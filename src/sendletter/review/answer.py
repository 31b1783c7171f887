"""What somebody on the page says became of a comment, made an answer: cleaned, with the rules that hold for it."""

from collections.abc import Mapping

from sendletter.comments.answer import Answer
from sendletter.comments.comment import State
from sendletter.comments.file import LONGEST_NUMBER
from sendletter.reading.entries import clean
from sendletter.review.comment import LONGEST

STATES = tuple(state.value for state in State)


def answer(said: Mapping[str, str]) -> tuple[int, State, Answer]:
    """The number of the comment, the state in which it was seen, and the answer to it.

    `said` holds the texts `number`, `was`, `state` and `by`, and a `reason` where that shall change. Raises ValueError,
    in words for whoever answers.
    """
    number, was, state = (said.get(key, "") for key in ("number", "was", "state"))
    if not (number.isdecimal() and len(number) <= LONGEST_NUMBER) or was not in STATES or state not in STATES:
        raise ValueError("This is no answer to a comment; load the page again.")
    reason = clean(said["reason"][:LONGEST]) if "reason" in said else None
    by = " ".join(clean(said.get("by", "")[:LONGEST]).split())
    if state == State.DECLINED and not reason:
        raise ValueError("Say why it is declined: the reviewer will read it.")
    return int(number), State(was), Answer(State(state), reason, by)
