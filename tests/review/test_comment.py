"""What reviewers say, as a file and as values."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.reading.entries import clean
from sendletter.review.comment import KEYS, LONGEST, added, comment, read_comments, read_saved

TEXTS = st.fixed_dictionaries({key: st.text(max_size=80) for key in ("reference", "quoted", "author", "suggestion")})


@given(TEXTS, st.text(min_size=1).filter(clean), st.lists(st.sampled_from(["a", "b", "c"]), max_size=3, unique=True))
def test_whatever_is_said_is_read_back_and_nothing_before_it_changes(said, text, before):
    data = b""
    for earlier in before:
        data = added(data, comment({"text": earlier}, "K7QX-2M9F"), "comments.yaml")
    made = comment({**said, "text": text}, "K7QX-2M9F", "2026-01-31 14:05+00:00")
    longer = added(data, made, "comments.yaml")
    found, problems = read_comments(longer, "comments.yaml")
    assert longer.startswith(data)
    assert problems == ()
    assert [one.text for one in found] == [*before, made.text]
    assert [one.number for one in found] == [str(number) for number in range(1, len(before) + 2)]
    assert replace(found[-1], number="", place=made.place) == made


@pytest.mark.parametrize(
    "data",
    [
        b"comments:\n- {number: 7, state: open, place: x, id: A}\n",
        b"# ours\ncomments:\n\n    - number: 7   # seven\n      id: A\n      replies:\n      - {author: Ann}",
        b"comments:\r\n- number: 7\r\n  id: A\r\n",
    ],
)
def test_a_file_that_was_written_otherwise_is_added_to_in_its_own_way(data: bytes):
    longer = added(data, comment({"text": "new"}, ""), "comments.yaml")
    found, _ = read_comments(longer, "comments.yaml")
    assert longer.startswith(data)
    assert [(one.number, one.text) for one in found] == [("7", ""), ("8", "new")]


@pytest.mark.parametrize(
    "data", [b"- id: A\n  text: x\n", b"comments: [{id: A}]\n", b"other: 1\n", b"%PDF", b"comments: x\n"]
)
def test_a_file_to_which_nothing_can_be_added_is_told(data: bytes):
    with pytest.raises(ValueError, match="nothing can be added"):
        added(data, comment({"text": "new"}, ""), "comments.yaml")


def test_the_same_words_of_the_same_passage_are_one_comment():
    pairs = (("a", "1"), (" a", "2"))
    one, other = (comment({"text": text, "reference": "¶1"}, "K7QX-2M9F", when) for text, when in pairs)
    assert one.id == other.id
    assert one.id != comment({"text": "a", "reference": "¶2"}, "K7QX-2M9F").id


def test_fine_asks_for_nothing_and_is_done():
    assert comment({"text": "Fine"}, "").state == "done"
    assert comment({"text": "Fine", "suggestion": "x"}, "").state == "open"


def test_a_comment_without_words_is_refused_and_a_long_one_is_cut():
    with pytest.raises(ValueError, match="without words"):
        comment({"text": " \u200e\u202e\n".replace("\u200e", "")}, "")
    assert len(comment({"text": "x" * 9999}, "").text) == LONGEST


def test_entries_may_have_keys_that_others_write():
    data = b"comments:\n- id: A\n  text: b\n  before: 3\n  replies: [x, {y: z}]\n"
    found, problems = read_comments(data, "comments.yaml")
    assert ([one.text for one in found], problems) == (["b"], ())


def test_what_the_one_file_saved_is_read_and_cleaned():
    item = dict.fromkeys(KEYS, "") | {
        "reference": "¶1",
        "text": "red\u001b[31m",
        "state": "declined",
        "id": "x",
        "more": 1,
    }
    held = {"sendletter comments": 1, "text": "k7qx 2m9f", "comments": [item]}
    (found,) = read_saved(json.dumps(held).encode())
    assert (found.code, found.text, found.state) == ("K7QX-2M9F", "red[31m", "open")
    assert found.id == comment(item, "K7QX-2M9F").id


@pytest.mark.parametrize("data", [b"", b"%PDF", b"[]", b'{"sendletter comments": 2}', b"[" * 100_000, b"\xff"])
def test_anything_else_is_no_file_of_comments(data: bytes):
    with pytest.raises(ValueError, match="no file of comments"):
        read_saved(data)
