"""The letter and its list fit together."""

from dataclasses import replace

from sendletter.letter import Signature, Text
from sendletter.proofreading import structure
from sendletter.proofreading.rule import Copy, example
from sendletter.span import Span
from tests.proofreading.copies import found


def closing(copy: Copy) -> list[str]:
    return [problem.rule for rule in structure.RULES for problem in rule.problems(copy)]


def test_a_group_that_no_plan_names_is_told_once_with_its_rows():
    message = found("Text.", organizations=["Peace Now", "Viet Tan"], groups=("organisation",))["group-without-heading"]
    assert "2 rows" in message
    assert "did you mean “organisation”" in message


def test_a_group_with_nobody_in_it_is_told():
    assert (
        "“person”"
        in found("Text.", organizations=["Peace Now"], groups=("organization", "person"))["heading-without-signatories"]
    )


def test_a_group_planned_twice_is_told():
    assert "group-twice" in found("Text.", organizations=["Peace Now"], groups=("organization", "organization"))


def test_a_letter_of_the_sender_alone_needs_a_closing():
    copy = example("Text.")
    closed = replace(copy.letter, closing=Text("Sincerely,", Span("letter.yaml", 8, 1)))
    signed = replace(copy.letter, signature=Signature(Text("Jane Smith", Span("letter.yaml", 9, 1))))
    assert closing(copy) == closing(replace(copy, letter=signed)) == ["no-closing"]
    assert closing(replace(copy, letter=closed)) == []
