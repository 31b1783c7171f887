"""What letter.yaml allows is silent there and nowhere else, and is told once it is of no use any more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.letter import Allowance
from sendletter.proofreading import BY_ID, RULES, proofread
from sendletter.proofreading.rule import Rule, example
from sendletter.span import Span


def told(*body: str, allow: list[tuple[str, str]], **parts: object) -> list[tuple[str, int, str]]:
    """What is found with these allowances: rule, line, message."""
    items = tuple(Allowance(rule, words, "so", Span("letter.yaml", 70 + n, 5)) for n, (rule, words) in enumerate(allow))
    copy = example(*body, allowances=items, **parts)  # type: ignore[arg-type]
    problems = proofread(copy.letter, copy.roster, copy.language, copy.today)
    return [(problem.rule, problem.span.line, problem.message) for problem in problems if problem.rule != "no-closing"]


def test_a_rule_is_silent_where_the_words_stand_and_nowhere_else():
    body = ("He said with with joy, and the the end.", "With with care; so with  with.")
    ((rule, line, message),) = told(body[0], allow=[("doubled-word", "with with")])
    assert (rule, line) == ("doubled-word", 10)
    assert "“the the”" in message
    assert {(rule, line) for rule, line, _ in told(*body, allow=[("doubled-word", "the the")])} == {
        ("doubled-word", 10),
        ("doubled-word", 11),
        ("space", 11),
    }


def test_only_the_rule_that_is_named_is_silent():
    ((rule, _, _),) = told("We ask [date]  now.", allow=[("placeholder", "[date]")])
    assert rule == "space"


def test_what_is_told_once_of_a_place_is_told_of_the_rest():
    ((rule, _, message),) = told("We met on [date] in [city].", allow=[("placeholder", "on [date]")])
    assert rule == "placeholder"
    assert message.startswith("“[city]”")


def test_a_row_is_meant_by_its_name():
    names = ["ANN MARIA LEE", "BOB RAY GREEN"]
    ((rule, line, _),) = told("Text.", people=names, allow=[("capitals", "ANN MARIA LEE")])
    assert (rule, line) == ("capitals", 3)


def test_straight_quotes_in_an_allowance_stand_for_real_ones():
    assert told("It’s the the “end”.", allow=[("doubled-word", 'It\'s the the "end"')]) == []


def test_words_are_whole_words():
    assert [rule for rule, *_ in told("We bathe the the cat.", allow=[("doubled-word", "he the")])] == [
        "doubled-word",
        "stale-allowance",
    ]


@pytest.mark.parametrize(
    ("rule", "told_as", "hint"),
    [
        ("doubled-word", "stale-allowance", ""),
        ("dubled-word", "unknown-allowance", ""),
        ("group-twice", "refused-allowance", ""),
    ],
)
def test_an_allowance_of_no_use_is_told_at_its_line(rule: str, told_as: str, hint: str):
    ((found, line, _),) = told("Text.", allow=[(rule, "the the")])
    assert (found, line) == (told_as, 70)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.guards], ids=lambda rule: rule.id)
def test_rules_that_guard_what_is_printed_are_never_silent(rule: Rule):
    spoken = list(rule.problems(rule.bad))
    words = [finding.text for finding in rule.find(rule.bad)] + [row.name for row in rule.bad.roster.listed]
    items = tuple(Allowance(rule.id, item, "so", Span("letter.yaml", 70)) for item in words if item)
    letter = example(allowances=items).letter
    copy = rule.bad
    problems = proofread(
        type(letter)(**{**{name: getattr(copy.letter, name) for name in letter.__slots__}, "allowances": items}),
        copy.roster, copy.language, copy.today,
    )  # fmt: skip
    assert set(spoken) <= set(problems)
    assert "refused-allowance" in {problem.rule for problem in problems}


def test_whoever_would_be_missing_or_private_is_guarded():
    guarding = {rule.id for rule in RULES if rule.guards}
    assert {"group-without-heading", "address-in-list", "replacement-character", "bidi-control"} <= guarding
    assert all(BY_ID[name].severity == "error" for name in guarding)


@given(
    st.lists(st.sampled_from(["the the", "of of", "so so"]), min_size=1, max_size=4),
    st.sampled_from(["the the", "of of"]),
)
def test_an_allowance_takes_away_its_own_findings_and_adds_none(doubled: list[str], allowed: str):
    text = " and ".join(f"x {pair} y" for pair in doubled) + "."
    before, after = told(text, allow=[]), told(text, allow=[("doubled-word", allowed)])
    assert sorted(item for item in after if item[0] != "stale-allowance") == sorted(
        item for item in before if f"“{allowed}” doubles" not in item[2]
    )
    assert (allowed in doubled) != any(rule == "stale-allowance" for rule, *_ in after)
