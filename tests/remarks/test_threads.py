"""Annotations become remarks: replies under their heads, replacements as one, nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.remarks.annotations import Annotation
from sendletter.remarks.remark import Remark
from sendletter.remarks.threads import exchanged, remarks, suggested

BOX = ((1.0, 1.0, 2.0, 2.0),)


def annotation(key: int, kind: str = "highlight", text: str = "", answers: int = 0, **values: object) -> Annotation:
    above = (answers, 0) if answers else None
    return Annotation((key, 0), 1, kind, BOX, text, values.pop("author", ""), values.pop("when", ""), above, **values)


def test_replies_and_replies_to_replies_stand_under_what_they_are_about():
    (one,) = remarks([annotation(1, text="a"), annotation(2, text="b", answers=1), annotation(3, text="c", answers=2)])
    assert (one.text, [reply.text for reply in one.replies]) == ("a", ["b", "c"])


@pytest.mark.parametrize("caret_leads", [True, False])
def test_a_strike_and_a_caret_that_are_grouped_are_a_replacement(caret_leads: bool):
    caret = annotation(1, "caret", "new", 0 if caret_leads else 2, grouped=not caret_leads)
    strike = annotation(2, "strike", "", 1 if caret_leads else 0, grouped=caret_leads, author="Ann")
    (one,) = remarks([caret, strike])
    assert (one.kind, one.suggestion, one.text, one.author) == ("replace", "new", "", "Ann")


def test_the_last_state_that_was_set_counts_and_check_marks_do_not():
    states = [
        annotation(2, "note", "Accepted set by Ann", 1, state="accepted", model="Review", when="2026-01-02"),
        annotation(3, "note", "", 1, state="rejected", model="Review", when="2026-01-03"),
        annotation(4, "note", "", 1, state="marked", model="Marked", when="2026-01-04"),
    ]
    (one,) = remarks([annotation(1, text="a"), *states])
    assert (one.review, one.replies) == ("rejected", ())


@given(st.lists(st.tuples(st.integers(0, 8), st.booleans()), max_size=8))
def test_whatever_answers_whatever_every_text_is_kept_once(links: list[tuple[int, bool]]):
    found = [
        annotation(number, text=f"text {number}", answers=above, grouped=grouped)
        for number, (above, grouped) in enumerate(links, start=1)
    ]
    kept = [text for one in remarks(found) for text in (*one.text.split("\n"), *(reply.text for reply in one.replies))]
    assert sorted(kept) == [item.text for item in found]


@pytest.mark.parametrize(
    ("kind", "text", "suggestion"),
    [
        ("highlight", "replace with: the port", "the port"),
        ("highlight", "→ “the port”", "the port"),
        ("strike", "Please change to the port", "the port"),
        ("highlight", "should read “the port”", "the port"),
        ("strike", "", ""),
        ("strike", "Why this?", None),
        ("highlight", "should be clearer", None),
        ("highlight", "use", None),
        ("highlight", "replace with: the port\nor the quay", None),
        ("note", "replace with: the port", None),
        ("caret", "", None),
    ],
)
def test_only_what_says_so_asks_for_other_words(kind: str, text: str, suggestion: str | None):
    assert suggested(Remark(1, kind, BOX, text)).suggestion == suggestion


def test_old_and_new_words_in_a_free_text_are_told_apart():
    assert exchanged("Please replace “quay” with “port”.") == ("quay", "port")
    assert exchanged("replace it") is None
