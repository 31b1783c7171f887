"""What is laid under a draft's pages for what proofreading noticed."""

from sendletter.draft.places import Place
from sendletter.draft.stamp import MOST_OF_A_RULE, remarks, sheets
from sendletter.problem import Problem, error, warning
from sendletter.span import Span

COUNT = MOST_OF_A_RULE + 1_500


def noticed() -> list[Problem]:
    """Many of one rule, and one of another after them."""
    many = [
        warning(Span("signatories.csv", line), "digit-in-name", f"{line} has a digit") for line in range(2, COUNT + 2)
    ]
    return [*many, error(Span("signatories.csv", COUNT + 2), "lost", "somebody is lost")]


def places() -> list[Place]:
    return [
        Place(
            1, (100, 10.0 * line, 200, 10.0 * line + 9), f"People {line}", str(line), "", Span("signatories.csv", line)
        )
        for line in range(2, COUNT + 3)
    ]


def test_of_a_rule_the_first_are_listed_and_all_others_counted():
    listed = list(remarks(places(), noticed()))
    assert [remark.number for remark in listed] == [*map(str, range(1, MOST_OF_A_RULE + 2)), ""]
    assert listed[MOST_OF_A_RULE].message == "somebody is lost"
    assert "1,500 more" in listed[-1].message
    assert listed[-1].source == "digit-in-name"


def test_each_has_a_bar_and_its_number_is_that_of_its_remark():
    (sheet,) = sheets(places(), noticed(), 1, backwards=False)
    assert len(sheet.bars) == COUNT + 1
    numbers = [bar.numbers for bar in sheet.bars]
    assert numbers == [*map(str, range(1, MOST_OF_A_RULE + 1)), *[""] * 1_500, str(MOST_OF_A_RULE + 1)]
    assert {bar.severity for bar in sheet.bars[:-1]} == {"warning"}
    assert sheet.bars[-1].severity == "error"


def test_few_are_all_listed():
    assert [remark.number for remark in remarks(places(), noticed()[-3:])] == ["1", "2", "3"]
