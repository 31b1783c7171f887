"""The page for reviewers holds every comment with its answer, and nothing that runs or loads."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sendletter.comments.comment import Reply, State
from sendletter.comments.report import Entry, report
from tests.comments.test_file import comment

OPEN = comment(1, quoted="quay", before="¶Keep the ", after=" open.¶", text="Which?", author="Ann", suggestion="port")
DONE = replace(OPEN, number=2, state=State.DONE)
DECLINED = replace(OPEN, number=3, state=State.DECLINED, reason="It is a name.", replies=(Reply("Tom", "", "Why?"),))


def test_each_comment_stands_with_its_words_before_and_after_and_its_answer():
    page = report([Entry(OPEN, contradicts=(3,)), Entry(DONE, "port"), Entry(DECLINED)], "Harbour", "en-GB")
    one, two, three = page.split("<article")[1:]
    assert "Keep the <del>quay</del> open." in one
    assert "Keep the <ins>port</ins> open." in one
    assert 'Contradicts <a href="#c3">3</a>.' in one
    assert '<dt>Now</dt><dd dir="auto">Keep the <ins>port</ins> open.</dd>' in two
    assert "It is a name." in three
    assert "Why?" in three
    assert "3 comments: 1 open, 1 done, 1 declined" in page


def test_words_that_are_struck_with_a_note_are_struck_there_too_and_who_answered_is_named():
    struck = replace(OPEN, kind="strike", suggestion=None, reason="Yes.", by="Tom <b>")
    page = report([Entry(struck), Entry(replace(OPEN, number=2, suggestion=None))], "Harbour", "en-GB")
    one, two = page.split("<article")[1:]
    assert "Keep the <del>quay</del> open." in one
    assert "<b>Answer by Tom &lt;b&gt;</b> Yes." in one
    assert "Keep the <mark>quay</mark> open." in two


@given(st.text(), st.text())
def test_what_reviewers_write_is_text_and_nothing_else(text: str, title: str):
    entry = Entry(replace(OPEN, text=text, author=text, quoted=text, reason=text, reference=text))
    page = report([entry], title, "en")
    tags = set(re.findall(r"<([a-z0-9]+)", page.split("</style>")[1]))
    assert tags <= {
        "body",
        "h1",
        "p",
        "article",
        "header",
        "h2",
        "span",
        "dl",
        "dt",
        "dd",
        "del",
        "ins",
        "b",
        "a",
        "mark",
    }
    assert "http" not in page.replace(text, "").replace(title, "").replace("http-equiv", "") or "http" in text + title
    assert "<script" not in page
