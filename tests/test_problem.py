"""Spans and problems."""

import pickle

from sendletter.problem import MachineLacks, NotReady, Unreadable, error, in_order, warning
from sendletter.span import Span


def test_a_span_reads_as_file_line_and_column_as_far_as_they_are_known():
    assert str(Span("letter.yaml", 6, 10)) == "letter.yaml:6:10"
    assert str(Span("letter.yaml", 6)) == "letter.yaml:6"
    assert str(Span("letter.yaml")) == "letter.yaml"


def test_a_problem_reads_as_staff_see_it():
    assert str(error(Span("a", 1, 2), "rule-id", "is wrong")) == "a:1:2: error: is wrong (rule-id)"
    assert str(warning(Span("a", 1), "rule-id", "is odd")) == "a:1: warning: is odd (rule-id)"


def test_problems_stand_in_order_of_place_and_once():
    late, early = error(Span("a", 10), "r", "x"), error(Span("a", 9), "r", "x")
    assert in_order([late, early, late]) == (early, late)


def test_exceptions_pass_between_processes_with_their_facts():
    for fault in (
        NotReady([error(Span("a"), "r", "x")]),
        MachineLacks("no Pango", "apt"),
        Unreadable("a", "is a folder"),
    ):
        again = pickle.loads(pickle.dumps(fault))
        assert type(again) is type(fault)
        assert str(again) == str(fault)
        assert vars(again) == vars(fault)
