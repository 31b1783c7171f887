"""Decisions are a sheet that a person can read and correct, and that gives back what was put in."""

from hypothesis import given
from hypothesis import strategies as st

from sendletter.intake.decisions import Choice, Decision, Decisions, Subject, read_decisions, write_decisions

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=8) | st.sampled_from(
    ["=1+2", "'=1", "''x", "-", "a;b, c", 'say "x"', "Ann Lee", "a\nb"]
)
NAME = "signatories.decisions.csv"


def test_the_sheet_reads_as_sentences_do():
    made = Decision(Subject("HRW", "body", "duplicate", "Human Rights Watch", "body"), Choice.SAME)
    text = write_decisions(Decisions.of([made]))
    assert text == (
        "name,group,doubt,about,about group,decision,becomes\nHRW,body,duplicate,Human Rights Watch,body,same,\n"
    )
    decisions, problems = read_decisions(text.replace("same", " Keep ").encode(), NAME)
    found = decisions.about(made.subject)
    assert found is not None
    assert (found.choice, problems) == (Choice.KEEP, ())


@given(st.lists(st.builds(Decision, st.builds(Subject, TEXT, TEXT, TEXT, TEXT, TEXT), st.sampled_from(Choice),
                          st.lists(TEXT.filter(lambda text: "\n" not in text), min_size=1, max_size=3).map(tuple)), max_size=4))  # fmt: skip
def test_what_is_written_is_read_again(made: list[Decision]):
    decisions = Decisions.of(made)
    again, problems = read_decisions(write_decisions(decisions).encode(), NAME)
    assert problems == ()
    assert again == decisions


def test_no_cell_of_the_sheet_begins_as_a_formula_does():
    text = write_decisions(Decisions.of([Decision(Subject("=cmd|x", "body", "formula", "@x"), Choice.CHANGE, ("+1",))]))
    assert text.splitlines()[1] == "'=cmd|x,body,formula,'@x,,change,'+1"


def test_what_a_person_has_broken_is_told_with_its_line():
    text = "name,group,doubt,about,about group,decision,becomes\nA,b,c,d,e,perhaps,\n"
    _, (found,) = read_decisions(text.encode(), NAME)
    assert str(found) == f"{NAME}:2:1: error: “perhaps” is no decision (decisions)"
    assert found.hint == "There are: keep, same, change, leave out."
    _, (found,) = read_decisions(b"name,decision\nA,keep\n", NAME)
    assert found.message == "there is no column “group”"
    assert read_decisions(None, NAME) == (Decisions({}), ())
