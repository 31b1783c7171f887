"""Changes of letters as changes of words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.word.wording import whole


@pytest.mark.parametrize(
    ("context", "old", "put", "expected"),
    [
        ("the harbour is", "bour|", "s", ("harbour", "harbours")),
        ("the harbours is", "s", "", ("harbours", "harbour")),
        ("a well-known man", "-", " ", ("well-known", "well known")),
        ("to answer by May", "answer ", "reply ", ("answer", "reply")),
        ("promised to", "promised|", " us", ("", "us")),
        ("promised to", "promised |", "us ", ("", "us")),
        ("the quay, too", "quay|", " wall", ("quay", "quay wall")),
        ("the quay too", "quay|", ",", ("", ",")),
        ("an old man", "old ", "", ("old ", "")),
    ],
)
def test_a_change_is_said_of_whole_words(context: str, old: str, put: str, expected: tuple[str, str]):
    begin = context.index(old.rstrip("|")) + (len(old) - 1 if old.endswith("|") else 0)
    begin, end, new = whole(context, begin, begin if old.endswith("|") else begin + len(old), put)
    assert (context[begin:end], new) == expected


@given(
    st.text("ab- ", max_size=10), st.text("ab- ", max_size=6), st.text("ab- ", max_size=10), st.text("cd ", max_size=6)
)
def test_put_in_the_whole_words_say_the_same_without_spaces_at_their_edges(left: str, old: str, right: str, put: str):
    context = left + old + right
    begin, end, new = whole(context, len(left), len(left) + len(old), put)
    gap = " " if begin == end else ""
    if begin == end and not new.strip():
        return
    said = context[:begin] + gap + new + gap + context[end:]
    assert said.split() == (left + put + right).split() or (gap and new[:1].isalnum() is False)
