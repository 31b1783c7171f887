"""Each check finds what it is for, and none of them finds anything in a good PDF."""

import pytest

from sendletter.inspection.check import PRACTICE
from sendletter.inspection.checks import BY_ID, CHECKS
from sendletter.inspection.claims import KNOWN, Purpose
from sendletter.inspection.inspector import Task
from tests.inspection.papers import good
from tests.inspection.spoilt import BAD

STANDARDS = ("X-1a", "X-3", "X-4", "UA-1", "A-1b", "A-2b", "A-3b", "A-2a")


def purposes(check: str) -> tuple[Purpose, ...]:
    """Where the bad example of a check is looked for: everywhere that the check belongs."""
    named = {"X": Purpose.PRINT, "A": Purpose.ARCHIVE, "U": Purpose.WEB}
    sources = BY_ID[check].sources
    return tuple(Purpose(key) if key in PRACTICE else named[key[0]] for key in sources)


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_good_pdf_is_not_blamed(standard: str):
    report = Task()(good(standard), "good.pdf")
    assert (report.standards, report.findings) == ((standard,), ())


@pytest.mark.parametrize("check", BAD)
def test_what_is_spoilt_is_told(check: str):
    report = Task(tuple(dict.fromkeys(purposes(check))))(BAD[check](), "bad.pdf")
    found = [finding for finding in report.findings if finding.check == check]
    assert found, [finding.check for finding in report.findings]
    assert all(finding.message and finding.remedy == BY_ID[check].remedy for finding in found)
    assert not [text for text in report.unseen if "damaged" in text]


def test_every_check_is_spoilt_once():
    assert set(BAD) == set(BY_ID)
    assert len(BY_ID) == len(CHECKS) > 100


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_check_is_written_as_the_others_are(check):
    assert check.says.endswith(".")
    assert check.remedy[0].isupper()
    assert check.sources
    for standard, source in check.sources.items():
        assert standard in PRACTICE or KNOWN.fullmatch(standard) or standard in ("A-1", "A-2", "A-3"), standard
        assert source
