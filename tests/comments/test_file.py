"""comments.yaml: what is written comes back, and what people wrote there stays."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.comments.comment import Comment, Reply, State, identity, numbered
from sendletter.comments.file import read
from sendletter.comments.writing import added, answered
from sendletter.problem import NotReady
from sendletter.span import Span

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=40)
LINES = st.lists(TEXT, max_size=3).map("\n".join)


def comment(number: int = 1, **values: object) -> Comment:
    held = {"id": f"id{number}", "draft": 2, "code": "K7QX-2M9F", "page": 3, "kind": "highlight", **values}
    return Comment(number=number, place=Span("letter.yaml", 34, 12), **held)


@st.composite
def comments(draw: st.DrawFn) -> Comment:
    return comment(
        draw(st.integers(1, 9999)),
        quoted=draw(TEXT),
        before=draw(TEXT),
        after=draw(TEXT),
        author=draw(TEXT),
        text=draw(LINES),
        suggestion=draw(st.none() | TEXT),
        replies=tuple(Reply(*draw(st.tuples(TEXT, TEXT, LINES))) for _ in range(draw(st.integers(0, 2)))),
        state=draw(st.sampled_from(State)),
        reason=draw(LINES),
    )


@given(st.lists(comments(), max_size=4, unique_by=lambda item: item.number))
def test_comments_come_back_as_they_were_written(items: list[Comment]):
    text = added("", items)
    assert read(text) == (tuple(items), ())
    assert added(text, ()) == text


@given(st.lists(comments(), min_size=2, max_size=4, unique_by=lambda item: item.number), st.data())
def test_an_answer_changes_one_comment_and_no_other_line(items: list[Comment], data: st.DataObject):
    text = added("# mine\n" + added("", items), [])
    chosen, reason = data.draw(st.sampled_from(items)), data.draw(LINES.filter(str.strip))
    after = answered(text, chosen.number, state="declined", reason=reason)
    known = {item.number: item for item in read(after)[0]}
    assert known.pop(chosen.number).reason == reason
    assert known == {item.number: item for item in items if item is not chosen}
    assert after.startswith("# mine\n")


MINE = """\
# Ours.
comments:
  - {number: 7, state: open, place: "letter.yaml:3:1", id: abc}   # by hand

  - number: 8
    state: open     # ask Tom
    place: letter.yaml:4
    id: abd
    text: |
      Two
      lines
    mood: cheerful
# The end.
"""


def test_what_people_wrote_there_stays():
    after = answered(MINE, 8, state="done", reason="Tom says so")
    assert after == MINE.replace(
        "    state: open     # ask Tom\n", "    state: done     # ask Tom\n    reason: Tom says so\n"
    )
    assert read(answered(MINE, 7, state="done"))[0][0].state is State.DONE
    more = added(MINE, [comment(9, text="New")])
    assert more.startswith(MINE)
    assert [item.number for item in read(more)[0]] == [7, 8, 9]


@given(LINES, LINES.filter(str.strip))
def test_an_answer_stands_in_braces_too(first: str, second: str):
    text = answered(
        answered(MINE, 7, state="declined", reason=first), 7, reason=second, replies=(Reply("A", "", first),)
    )
    assert text.count("\n") == MINE.count("\n")
    one, other = read(text)[0]
    assert (one.state, one.reason, one.replies) == (State.DECLINED, second, (Reply("A", "", first),))
    assert other == read(MINE)[0][1]


def test_replies_that_came_later_are_put_in():
    text = added("", [comment(1), comment(2, replies=(Reply("Ann", "", "one"),))])
    both = (Reply("Ann", "", "one"), Reply("Tom", "2026-01-02", "two\nlines"))
    for number in (1, 2):
        text = answered(text, number, replies=both)
    assert [item.replies for item in read(text)[0]] == [both, both]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("comments: [", "cannot be read as YAML"),
        ("- a", "must begin with “comments:”"),
        ("comments: yes", "must begin with “comments:”"),
        ("comments: [a]", "is no comment"),
        ("comments: [{number: 1, state: open, place: a}]", "has no “id”"),
        ("comments: [{number: x, state: open, place: a, id: b}]", "“number” that is no number"),
        (
            "comments: [{number: 1, state: later, place: a, id: b}]",
            "has the state “later”; there are open, done, declined",
        ),
        ("comments: [{number: 1, state: open, place: a, id: b, text: [c]}]", "a “text” that is no text"),
        ("comments: [{number: 1, state: open, place: a, id: b, replies: c}]", "“replies” that are no list"),
        ("comments: [&a {number: 1, state: open, place: a, id: b}, *a]", "has an alias"),
        ("comments: [[[[[[[[[[]]]]]]]]]]", "too deep"),
        (
            "comments: [{number: 1, state: open, place: a, id: b}, {number: 1, state: open, place: a, id: c}]",
            "stands for two comments, here and in line 1",
        ),
    ],
)
def test_what_is_wrong_in_the_file_is_told(text: str, message: str):
    _, problems = read(text)
    assert len(problems) == 1
    assert message in problems[0].message
    assert problems[0].is_error


def test_a_number_that_stands_twice_is_told_with_both_lines_and_a_number_that_is_free():
    one, other = comment(3), comment(3, id="other")
    text = f"{added('', [one])}{added('', [other]).partition('comments:')[2]}"
    (problem,) = read(text)[1]
    first, second = (n for n, line in enumerate(text.splitlines(), start=1) if line.startswith("- number"))
    assert problem.span == Span("comments.yaml", second, 1)
    assert f"here and in line {first}" in problem.message
    assert problem.hint == "Give this one another number, such as 4."


@pytest.mark.parametrize(
    ("when", "kept"),
    [
        ("2026-01-31 14:05+00:00", "2026-01-31 14:05"),
        ("2026-01-31T14:05:09.123Z", "2026-01-31 14:05"),
        ("2026-01-31T14:05:09+0100", "2026-01-31 14:05"),
        ("2026-01-31 14:05", "2026-01-31 14:05"),
        ("2026-01-31", "2026-01-31"),
        ("on Monday", "on Monday"),
        ("", ""),
    ],
)
def test_dates_of_every_form_are_read_as_one(when: str, kept: str):
    text = added("", [comment(when="x", replies=(Reply("Ann", "x", "y"),))])
    (one,) = read(text.replace("when: x", f"when: '{when}'"))[0]
    assert one.when == kept
    assert [reply.when for reply in one.replies] == [kept]


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text: str):
    read(text)
    read(f"comments:\n{text}")


def test_a_comment_keeps_its_name_when_its_file_is_saved_anew():
    box = (100.1, 200.2, 150.3, 214.4)
    moved = (100.3, 200.0, 150.2, 214.5)
    assert identity("K", 1, "note", [box], "a") == identity("K", 1, "note", [moved], "a")
    assert identity("K", 1, "note", [box], "a") != identity("K", 1, "note", [box], "b")


@pytest.mark.parametrize("text", ["comments: [{number: 1, state: open, place: a, id: b}]\n", "other: 1\n"])
def test_a_file_to_whose_end_nothing_can_be_added_is_told_and_stays(text: str):
    with pytest.raises(NotReady, match="nothing can be added"):
        added(text, [comment(2)])


def test_comments_that_are_known_are_not_numbered_again():
    known, twice = comment(7), comment(0, id="new")
    assert numbered([comment(0, id="id7"), twice, twice], [known]) == (replace(twice, number=8),)


def test_what_was_read_is_a_draft_or_a_text_of_which_none_was_made():
    assert [comment(draft=draft).read_in for draft in (2, 0)] == ["draft 2", "text K7QX-2M9F"]
