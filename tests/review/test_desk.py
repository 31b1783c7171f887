"""What all open pages share."""

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from sendletter.comments.answer import Answer
from sendletter.comments.comment import Reply, State
from sendletter.draft.places import Place
from sendletter.problem import LimitReached, NotReady, Unreadable, error
from sendletter.review.comment import comment
from sendletter.review.desk import Desk, Outdated
from sendletter.review.plain import located
from sendletter.review.proof import passages
from sendletter.span import Span
from tests.review.conftest import SECRET, Builder


def place(page: int, reference: str, top: float, text: str = "") -> Place:
    return Place(page, (70, top, 500, top + 14), reference, "", text, Span("letter.yaml", 9, 3))


def test_lines_of_a_paragraph_are_one_passage_on_each_page():
    found = passages(
        [
            place(1, "¶2.1", 100),
            place(1, "¶2.2", 114),
            place(2, "¶2.3", 70),
            place(2, "1.1", 700),
            place(2, "Groups 1", 90, "x"),
            place(2, "(¶3).1", 104),
            place(2, "(2).1", 120),
        ],
        {"¶2": "Whole.", "note 1": "Note.", "(¶3)": "Old.", "(note 2)": "Gone."},
    )
    assert [(one.page, one.reference, one.text, one.box) for one in found] == [
        (1, "¶2", "Whole.", (70, 100, 500, 128)),
        (2, "¶2", "Whole.", (70, 70, 500, 84)),
        (2, "note 1", "Note.", (70, 700, 500, 714)),
        (2, "Groups 1", "x", (70, 90, 500, 104)),
        (2, "(¶3)", "Old.", (70, 104, 500, 118)),
        (2, "(note 2)", "Gone.", (70, 120, 500, 134)),
    ]


def test_a_problem_is_told_at_the_passage_of_its_line(desk: Desk):
    (problem,) = desk.state()["problems"]
    assert (problem["passage"], problem["place"]) == (0, "letter.yaml:9:3")


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ({"reference": "¶1"}, 0),
        ({"reference": "¶1.3"}, 0),
        ({"reference": "Organizations 1"}, 2),
        ({"reference": "¶7", "quoted": "nobody else"}, 0),
        ({"reference": "¶1", "quoted": "Ann"}, 2),
        ({"reference": "¶7", "quoted": "long gone"}, None),
    ],
)
def test_a_comment_follows_its_words(builder: Builder, said: dict[str, str], number: int | None):
    assert located(comment({**said, "text": "x"}, ""), builder.build().passages) == number


def test_a_save_that_cannot_be_set_leaves_the_pages_and_says_why(desk: Desk, builder: Builder):
    before = desk.state()
    builder.fault = NotReady([error(Span("letter.yaml", 9, 1), "yaml-syntax", "no YAML")])
    with pytest.raises(NotReady):
        desk.refresh()
    state = desk.state()
    assert state["version"] > before["version"]
    assert (state["stale"], state["digest"]) == (True, before["digest"])
    assert [problem["message"] for problem in state["problems"]] == ["no YAML"]
    builder.fault = LimitReached("too much")
    with pytest.raises(LimitReached):
        desk.refresh()
    assert desk.state()["trouble"] == "too much"
    builder.fault = None
    desk.refresh()
    assert not desk.state()["stale"]


def test_whoever_waits_is_told_at_once(desk: Desk):
    told: list[int] = []
    seen = desk.version
    waiting = threading.Thread(target=lambda: told.append(desk.wait(seen, 20)))
    waiting.start()
    desk.refresh()
    waiting.join(20)
    assert told == [seen + 1]


def test_a_comment_is_kept_once_with_the_text_that_was_read(desk: Desk, builder: Builder):
    for draft in ("", "", "0000-0000"):
        desk.say({"reference": "¶1", "text": "why?", "code": draft}, "now")
    assert [one.code for one in builder.said] == ["K7QX-2M9F", "0000-0000"]
    assert [one["earlier"] for one in desk.state()["comments"]] == [False, True]


def test_only_the_text_on_the_page_can_be_approved_and_only_by_who_is_asked(desk: Desk, builder: Builder):
    with pytest.raises(Outdated):
        desk.approve("Legal", "", "0000-0000")
    with pytest.raises(ValueError, match="not among"):
        desk.approve("Mallory", "", builder.text)
    desk.approve("Legal", "good", builder.text)
    assert builder.approved == [("Legal", "good", "K7QX-2M9F")]


def test_pictures_are_of_the_present_pages_alone(desk: Desk):
    proof = desk.proof
    assert proof is not None
    assert (desk.picture(proof.digest, 2, "1") or b"").startswith(b"\x89PNG")
    assert desk.picture(proof.digest, 3, "1") is None
    assert desk.picture("0" * 16, 1, "1") is None


def test_a_desk_without_a_proof_has_nothing_to_show():
    empty = Desk(Builder())
    assert SECRET not in str(empty.state())
    assert empty.state()["pages"] == []
    with pytest.raises(Outdated):
        empty.say({"text": "x"}, "")


def test_marks_of_drafts_are_shown_beside_their_words_with_what_became_of_them(desk: Desk, builder: Builder):
    made = comment({"reference": "¶7.2", "quoted": "nobody else", "text": "x"}, "0000-0000")
    replies = (Reply("Tom", "", "No."),)
    builder.said = [
        replace(made, kind="strike", text="", suggestion="", state=State.DECLINED, reason="r", replies=replies)
    ]
    (shown,) = desk.state()["comments"]
    assert (shown["passage"], shown["state"], shown["reason"]) == (0, "declined", "r")
    assert (shown["strikes"], shown["suggestion"], shown["earlier"]) == (True, "", True)
    assert shown["replies"] == [{"author": "Tom", "text": "No."}]


def test_what_all_pages_ask_for_is_made_once_and_anew_when_something_changes(desk: Desk, builder: Builder):
    first = desk.told()
    assert json.loads(first) == desk.state()
    assert desk.told() is first
    builder.said = [comment({"reference": "¶1", "text": "why?"}, "")]
    assert json.loads(desk.told())["comments"][0]["text"] == "why?"
    desk.refresh()
    assert json.loads(desk.told())["version"] == desk.version


def test_a_redline_is_made_once_for_the_pages_that_it_belongs_to(desk: Desk, builder: Builder):
    told = desk.redline(3)
    assert (told["since"], told["said"], told["of"]) == (3, "1 word deleted", desk.state()["proof"])
    assert [passage["reference"] for passage in told["passages"]] == ["¶1", "(¶2)"]
    assert told["passages"][0]["words"] == [["Words", ""], ["old", "deleted"]]
    desk.redline(3)
    desk.refresh()
    assert desk.redline(3)["of"] == desk.state()["proof"]
    made = builder.made
    desk.redline(1)
    assert builder.made == made + 1
    assert (desk.picture(told["digest"], 1, "1") or b"").startswith(b"\x89PNG")


def test_one_thing_is_set_at_a_time(desk: Desk, builder: Builder):
    running, most, lock = 0, 0, threading.Lock()
    build, redline = builder.build, builder.redline

    def busy(action, *arguments):
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.02)
        with lock:
            running -= 1
        return action(*arguments)

    builder.build = lambda: busy(build)
    builder.redline = lambda number: busy(redline, number)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: desk.refresh() if number % 2 else desk.redline(1 + number % 4), range(16)))
    assert most == 1


def test_a_draft_that_is_none_is_refused_and_so_is_a_redline_of_nothing(desk: Desk):
    with pytest.raises(Unreadable, match="none of this number"):
        desk.redline(9)
    with pytest.raises(Outdated):
        Desk(Builder()).redline(3)


def test_an_answer_is_told_to_every_page_and_one_that_comes_too_late_is_refused(desk: Desk, builder: Builder):
    before = desk.version
    desk.answer(1, State.OPEN, Answer(State.DONE, by="Ann"))
    assert builder.answered == [(1, State.OPEN, Answer(State.DONE, None, "Ann"))]
    assert desk.version == before + 1
    with pytest.raises(Outdated, match=r"Comment 1 is open by now\. Look"):
        desk.answer(1, State.DONE, Answer(State.OPEN))
    assert desk.version == before + 2
