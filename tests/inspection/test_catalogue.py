"""The page of checks says what the code does."""

from sendletter.inspection.catalogue import catalogue
from sendletter.inspection.checks import CHECKS
from tests.conftest import ROOT


def test_the_page_in_docs_is_what_the_command_prints():
    page = (ROOT / "docs/preflight.md").read_text(encoding="utf-8")
    assert page == catalogue(), "write it anew: sendletter preflight --rules > docs/preflight.md"


def test_the_page_tells_of_each_check_what_it_says_and_what_to_do():
    page = catalogue()
    for check in CHECKS:
        part = page.split(f"\n### {check.id}\n")[1].split("\n### ")[0]
        assert check.says in part
        assert f"**What to do:** {check.remedy}" in part
        assert all(source in part for source in check.sources.values())
