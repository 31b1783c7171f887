"""The page of rules says what the code does."""

import re

import pytest

from sendletter.proofreading import RULES
from sendletter.proofreading.catalogue import catalogue
from sendletter.proofreading.rule import Rule
from tests.conftest import ROOT


def test_the_page_in_docs_is_what_the_command_prints():
    page = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
    assert page == catalogue(), "write it anew: sendletter check --rules > docs/rules.md"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_page_tells_of_each_rule_what_it_says_and_what_to_do(rule: Rule):
    pages = re.split(r"^### ([a-z-]+)$", catalogue(), flags=re.MULTILINE)
    part = dict(zip(pages[1::2], pages[2::2], strict=True))[rule.id]
    assert rule.says in part
    assert f"**What to do:** {rule.hint}" in part
    assert ("never silent" in part) == rule.guards
    assert ("fixed by `--fix`" in part) == (rule.mend is not None)
    assert part.count("```") == 4


def test_the_page_shows_what_prints_nothing():
    assert catalogue().replace("\n", "").isprintable()
    assert "Peace<U+200B> Now." in catalogue()
