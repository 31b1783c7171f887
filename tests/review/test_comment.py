"""What reviewers say on the page, as values, and as the file that the page saves."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.comments.comment import State, numbered
from sendletter.comments.file import read
from sendletter.comments.writing import added
from sendletter.reading.entries import clean
from sendletter.review.comment import LARGEST, LONGEST, MOST, SAID, comment, read_saved
from sendletter.span import Span

CODE = "K7QX-2M9F"
ITEM = dict.fromkeys(SAID, "") | {"reference": "¶1", "text": "why?", "place": "letter.yaml:5:3", "page": "1"}
TEXTS = st.fixed_dictionaries({key: st.text(max_size=80) for key in SAID if key != "text"})


def saved(*items: object, **values: object) -> bytes:
    return json.dumps({"sendletter comments": 1, "text": CODE, "comments": list(items), **values}).encode()


@given(TEXTS, st.text(min_size=1).filter(clean))
def test_whatever_is_said_is_read_back_from_the_file_of_comments(said, text):
    (made,) = numbered([comment({**said, "text": text}, CODE, "2026-01-31 14:05+00:00")], ())
    assert read(added("", [made])) == ((made,), ())


@given(TEXTS, st.text(min_size=1).filter(clean))
def test_what_the_page_saves_is_what_was_said(said, text):
    assert read_saved(saved({**said, "text": text})) == (CODE, (comment({**said, "text": text}, CODE),))


def test_the_same_words_of_the_same_passage_are_one_comment():
    pairs = (("a", "1"), (" a", "2"))
    one, other = (comment({"text": text, "reference": "¶1"}, CODE, when) for text, when in pairs)
    assert one.id == other.id
    assert one.id != comment({"text": "a", "reference": "¶2"}, CODE).id


def test_fine_asks_for_nothing_and_is_done():
    assert comment({"text": "Fine"}, "").state is State.DONE
    assert comment({"text": "Fine", "suggestion": "x"}, "").state is State.OPEN


def test_a_comment_without_words_is_refused_and_a_long_one_is_cut():
    with pytest.raises(ValueError, match="without words"):
        comment({"text": " \u202e\n"}, "")
    assert len(comment({"text": "x" * 9999}, "").text) == LONGEST


@pytest.mark.parametrize(
    ("place", "span"),
    [
        ("signatories.csv:3", Span("signatories.csv", 3)),
        ("letter.yaml:5:3", Span("letter.yaml", 5, 3)),
        ("letter.yaml\n:5:3", Span("letter.yaml")),
        ("/etc/passwd:1", Span("letter.yaml")),
        (f"letter.yaml:{'9' * 3999}", Span("letter.yaml")),
        ("", Span("letter.yaml")),
    ],
)
def test_a_place_is_one_of_the_sources(place: str, span: Span):
    assert comment({"text": "x", "place": place}, "").place == span


def test_what_the_one_file_saved_is_cleaned_and_what_is_ours_to_say_is_not_taken():
    item = ITEM | {"text": "red\u001b[31m", "author": "A\nB", "state": "declined", "id": "x", "number": 7}
    code, (found,) = read_saved(saved(item, text="k7qx 2m9f"))
    assert (code, found.code, found.text, found.author) == (CODE, CODE, "red[31m", "A B")
    assert (found.state, found.number, found.page) == (State.OPEN, 0, 1)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF",
        b"[]",
        b"\xff",
        b'{"sendletter comments": 2}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"sendletter comments": ' + b"1" * 9_999,
        saved(ITEM).replace(b"why?", b"why\x00"),
        saved(ITEM).replace(b"why?", b"why\x1b[2J"),
        saved(ITEM)[:-3],
        saved(ITEM) + b" " * LARGEST,
        saved(*([{"text": "x"}] * (MOST + 1))),
        saved(text=None),
        saved(text="a\nb"),
        saved(comments={}),
        saved(comments=None),
        saved(ITEM, "x"),
        saved(ITEM, None),
        saved(ITEM, {}),
        saved(ITEM, ITEM | {"text": ["x"]}),
        saved(ITEM, ITEM | {"page": 1}),
    ],
)
def test_anything_else_is_refused_as_a_whole_and_in_words(data: bytes):
    with pytest.raises(ValueError, match=r"no file of comments|a file of comments, but|the page saves at most"):
        read_saved(data)
