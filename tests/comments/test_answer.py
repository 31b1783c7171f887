"""What became of a comment: the rules for an answer, and its place in comments.yaml."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.comments.answer import Answer, Answered, put
from sendletter.comments.comment import Comment, State
from sendletter.comments.file import read
from sendletter.comments.writing import added
from sendletter.span import Span
from tests.comments.test_file import MINE, TEXT

OPEN = added("", [Comment("a", 1, 0, "", 0, "note", Span("letter.yaml", 3), text="Why?")])


@pytest.mark.parametrize("reason", [None, "", " \n"])
def test_who_declines_says_why(reason: str | None):
    with pytest.raises(ValueError, match="say why"):
        Answer(State.DECLINED, reason)
    assert Answer(State.DONE, reason).reason == reason


@given(TEXT.filter(str.strip), TEXT, st.sampled_from([OPEN, MINE]))
def test_an_answer_that_is_taken_back_leaves_the_file_as_it_was(reason: str, by: str, text: str):
    number = read(text)[0][-1].number
    after = put(text, number, Answer(State.DECLINED, reason, by), State.OPEN)
    (*_, one) = read(after)[0]
    assert (one.state, one.reason, one.by) == (State.DECLINED, reason.strip(), by)
    assert put(after, number, Answer(State.OPEN, "", ""), State.DECLINED) == text


def test_an_answer_without_a_reason_leaves_the_one_that_is_there():
    after = put(put(OPEN, 1, Answer(State.DECLINED, "so", "Ann")), 1, Answer(State.OPEN, by="Tom"))
    (one,) = read(after)[0]
    assert (one.state, one.reason, one.by) == (State.OPEN, "so", "Tom")


def test_a_remark_of_somebody_beside_a_reason_stays():
    text = OPEN.replace("  state: open\n", "  state: done\n  reason: so   # Tom, is it?\n")
    after = put(text, 1, Answer(State.OPEN, ""))
    assert "# Tom, is it?" in after
    assert read(after)[0][0].reason == ""


def test_an_answer_to_nothing_and_one_that_comes_too_late_are_refused():
    with pytest.raises(ValueError, match="no comment 7"):
        put(OPEN, 7, Answer(State.DONE))
    late = put(OPEN, 1, Answer(State.DONE, by="Ann"))
    with pytest.raises(Answered, match="comment 1 is done by now, by Ann"):
        put(late, 1, Answer(State.DECLINED, "no"), State.OPEN)
