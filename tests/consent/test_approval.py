"""Approvals as a file and as values."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.consent.approval import HEADING, Approval, read_approvals, written
from sendletter.consent.standing import State, lacking, standings
from sendletter.letter import Text
from sendletter.reading.entries import clean, extended
from sendletter.span import Span

MOMENT = datetime(2026, 1, 31, 14, 5, tzinfo=UTC)
LEGAL = Text("Legal", Span("letter.yaml", 40, 20))
NOWHERE = Span("")


def none(_: str) -> tuple[str, ...]:
    return ()


def approval(who: str = "Legal", text: str = "K7QX-2M9F", names: str = "AAAA-AAAA", **values) -> Approval:
    return Approval(who, MOMENT, NOWHERE, text, names, **values)


def state(*approvals: Approval) -> State:
    (standing,) = standings([LEGAL], approvals, "K7QX-2M9F", "BBBB-BBBB", none)
    return standing.state


def test_a_late_signatory_does_not_void_the_consent_to_the_text():
    (standing,) = standings([LEGAL], [approval()], "K7QX-2M9F", "BBBB-BBBB", none)
    assert (standing.text_holds, standing.list_holds) == (True, False)
    assert list(lacking([standing])) == []


@pytest.mark.parametrize(
    ("said", "state_"),
    [
        ([], State.MISSING),
        ([approval("Maria")], State.MISSING),
        ([approval("  LEGAL ")], State.APPROVED),
        ([approval(text="0000-0000")], State.STALE),
        ([approval(text="0000-0000"), approval()], State.APPROVED),
        ([approval(), approval(withdrawn=True)], State.WITHDRAWN),
        ([approval(withdrawn=True), approval()], State.APPROVED),
    ],
)
def test_the_last_word_of_somebody_counts(said: list[Approval], state_: State):
    assert state(*said) is state_


def test_what_lacks_is_told_at_its_place_with_the_command_to_type():
    (problem,) = lacking(standings([LEGAL], [approval(text="0000-0000", draft=2)], "K7QX-2M9F", "", lambda _: ("¶3",)))
    assert str(problem) == (
        "letter.yaml:40:20: error: Legal approved an earlier text (0000-0000, draft 2); since then there changed ¶3 "
        "(approval)"
    )
    assert problem.hint.endswith("sendletter approve --as Legal")


@given(who=st.text().filter(clean), note=st.text(), draft=st.none() | st.integers(1, 999), withdrawn=st.booleans())
def test_whatever_is_written_down_is_read_back_and_nothing_before_it_changes(who, note, draft, withdrawn):
    said = approval(who, note=note, draft=draft, withdrawn=withdrawn)
    first = extended(b"", written(approval()), HEADING)
    data = extended(first, written(said), HEADING)
    (before, after), problems = read_approvals(data, "approvals.yaml")
    assert problems == ()
    assert data.startswith(first)
    assert before.who == "Legal"
    assert (after.who, after.note) == (" ".join(clean(" ".join(who.split())).split()), clean(note))
    assert (after.draft, after.withdrawn, after.when) == (draft, withdrawn, MOMENT)


def test_everything_that_is_wrong_by_hand_is_told_at_its_line():
    data = (
        b"- as: Legal\n  when: yesterday\n  text: K7QX-2M9F\n  list: AAAA-AAAA\n"
        b"- who: Maria\n"
        b"- as: Ann\n  when: 2026-01-31\n"
        b"- Bob\n"
        b"- as: [a, b]\n  when: 2026-01-31\n"
    )
    approvals, problems = read_approvals(data, "approvals.yaml")
    assert approvals == ()
    assert {(problem.span.line, problem.rule) for problem in problems} == {
        (1, "approval-entry"),
        (5, "unknown-key"),
        (5, "missing-key"),
        (6, "approval-entry"),
        (8, "entry"),
        (9, "type"),
    }


def test_a_code_may_be_typed_as_it_was_heard():
    data = b"- as: Legal\n  when: 2026-01-31\n  text: k7qx 2m9f\n  list: aaaaaaaa\n"
    ((said,), _) = read_approvals(data, "approvals.yaml")
    assert (said.text_code, said.list_code) == ("K7QX-2M9F", "AAAA-AAAA")
