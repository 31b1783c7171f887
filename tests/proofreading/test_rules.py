"""Every rule finds its bad example and leaves its good one alone."""

from datetime import date

import pytest

from sendletter.language import Language
from sendletter.pipeline import Order, check
from sendletter.project import Project
from sendletter.proofreading import RULES, proofread
from sendletter.proofreading.entries import fold
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


@pytest.mark.parametrize("day", [date(2023, 9, 26), date(2026, 1, 31)])
def test_the_worked_example_has_nothing_to_correct(day: date):
    assert check(Order(Project(ROOT), day)) == ()


def found(*body: str, **parts: object) -> set[str]:
    copy = example(*body, **parts)  # type: ignore[arg-type]
    return {problem.rule for problem in proofread(copy.letter, copy.roster, copy.language, copy.today)}


@pytest.mark.parametrize(
    "text",
    [
        "He was held (see article 4(1)) and “[i]llegal border crossers” were returned.",
        "a) first, b) second.",
        "“A quotation over two paragraphs opens here.",
        "In the XXth century, in the XXI century.",
        "We said that that had had its day.",
        "The signatories’ own ’90s.",
        "Around 200 athletes, 1,170 individuals and over 50 organizations were there.",
        "We met 2,000 individuals; they signed nothing.",
        "On Tuesday, 26 September 2023 we met.",
        "“Heart to Heart, @Future.”",
        "See also: https://example.org/a--b",
    ],
)
def test_right_text_is_left_alone(text: str):
    assert (
        found(text, organizations=["Peace Now"], people=["Ann Lee"]) <= {"no-full-stop"}
        if "https" in text
        else not found(text, organizations=["Peace Now"], people=["Ann Lee"])
    )


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("We, the undersigned forty-nine organizations, ask you.", "count"),
        ("The 49 signatories ask you.", "count"),
        ("We, 3 individuals, ask you.", "count"),
        ("He said “no.", "unbalanced"),
        ("He said no”.", "unbalanced"),
        ("(see (below).", "unbalanced"),
        ("Lorem ipsum dolor.", "placeholder"),
        ("We met on [date].", "placeholder"),
        ("It is TBC.", "placeholder"),
        ("Of of this.", "doubled-word"),
        ("Das ist so .", "space"),
    ],
)
def test_wrong_text_is_found(text: str, rule: str):
    assert rule in found(text.replace("Lorem", "lorem"), organizations=["Peace Now", "Viet Tan"], people=["Ann Lee"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ACAT UK (Action by Christians)", "ACAT Germany (Action by Christians)"),
        ("Human Rights Watch", "Human Rights Hub"),
        ("International Coalition Against Enforced Disappearances", "International Coalition to Stop Crimes"),
        ("Amnesty International Sweden", "Amnesty International Spain"),
        ("Local Group 12", "Local Group 13"),
    ],
)
def test_names_of_one_pattern_are_not_duplicates(one: str, other: str):
    assert found("Text.", organizations=[one, other]) == set()


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        ("Human Rights Watch", "Human Rights Watch (HRW)", "duplicate"),
        ("Human Rights Watch", "HUMAN RIGHTS WATCH", "duplicate"),
        ("Łódź Forum", "Łodz Forum", "duplicate"),
        ("Citizens’ Alliance", "Citizens' Alliance", "duplicate"),
        ("Federation for Human Rights", "Federaton for Human Rights", "near-duplicate"),
        ("Committee of Human Rights in Chad", "Chad Committee of Human Rights in", "near-duplicate"),
    ],
)
def test_two_writings_of_a_name_are_found(one: str, other: str, rule: str):
    assert rule in found("Text.", organizations=[one, other])


def test_names_fold_to_what_two_writings_share():
    assert fold("Citizens’ ALLIANCE (NKHR)") == fold("Citizens' Alliance") == "citizens alliance"


def test_counts_are_spelled_in_the_letters_language():
    copy = example("Nous, soussignés, cinquante organizations.", organizations=["Paix"])
    assert "count" in {p.rule for p in proofread(copy.letter, copy.roster, Language("fr"), copy.today)}
