"""Every rule finds its bad example and leaves its good one and the worked example alone."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.pipeline import Order, check
from sendletter.problem import in_order
from sendletter.project import Project
from sendletter.proofreading import RULES, proofread
from sendletter.proofreading.rule import Rule, example
from tests.conftest import ROOT


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_finds_its_bad_example_and_not_its_good_one(rule: Rule):
    found = list(rule.problems(rule.bad))
    assert found
    assert {problem.rule for problem in found} == {rule.id}
    assert all(problem.message and problem.span.line for problem in found)
    assert list(rule.problems(rule.good)) == []


def test_rules_have_names_of_their_own_and_say_what_to_do():
    assert len({rule.id for rule in RULES}) == len(RULES) >= 30
    assert all(rule.hint and rule.says.endswith(".") for rule in RULES)
    assert all(rule.id == rule.id.lower() and " " not in rule.id for rule in RULES)


@pytest.mark.parametrize("day", [date(2023, 9, 26), date(2026, 1, 31)])
def test_the_worked_example_has_nothing_to_correct(day: date):
    assert check(Order(Project(ROOT), day)) == ()


@given(st.lists(st.text(max_size=60), max_size=4), st.lists(st.text(min_size=1, max_size=40), max_size=5))
def test_any_text_is_proofread_and_problems_come_in_order_of_place(body: list[str], names: list[str]):
    copy = example(*body, organizations=names, people=names[:2])
    problems = proofread(copy.letter, copy.roster, copy.language, copy.today)
    assert problems == in_order(problems)
    assert all(problem.span.line for problem in problems)


@given(
    st.text(alphabet="“”„«»‘’\"'()[]{} a.1“\n", max_size=40),
    st.sampled_from(["en", "de", "fr", "sv", "ar", "ja", "nl"]),
)
def test_any_mixture_of_quotes_and_brackets_is_proofread(text: str, language: str):
    from tests.proofreading.copies import found

    assert isinstance(found(text, language=language), dict)


def test_ftfy_and_rapidfuzz_are_not_imported_with_the_rules():
    code = "import sys, sendletter.proofreading; print(*{'ftfy', 'rapidfuzz'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
