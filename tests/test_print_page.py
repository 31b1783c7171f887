"""What docs/print.md says is what is read."""

import re

from sendletter.reading.letter import read_letter
from sendletter.reading.schema import PRINT
from sendletter.separation.palette import LARGE
from sendletter.separation.registry import is_registered, registered
from tests.conftest import ROOT

PAGE = (ROOT / "docs/print.md").read_text(encoding="utf-8")


def test_every_example_is_read_without_a_word():
    blocks = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 3
    for block in blocks:
        letter, problems = read_letter(f"language: en\nbody: Text.\n{block}".encode(), "letter.yaml")
        assert problems == ()
        assert letter is not None
        assert all(is_registered(registered(str(printing.condition))) for printing in letter.printings)


def test_every_key_is_in_the_table():
    told = set(re.findall(r"^\| `([a-z ]+)` \|", PAGE, re.MULTILINE))
    assert told == set(PRINT)


def test_every_condition_that_is_named_is_registered():
    named = set(re.findall(r"FOGRA\d\d|IFRA\d\d|GRACoL|SWOP", PAGE))
    assert len(named) >= 5
    assert all(is_registered(registered(name)) for name in named)


def test_the_greatest_difference_is_the_one_that_is_told():
    assert f"a difference of more than {LARGE:.0f} (CIEDE2000)" in PAGE
