"""How much changed, in a line; and redlines in which everything is cited as the newer letter is."""

from pathlib import Path

import pytest

from sendletter.draft.said import said
from sendletter.edition import Draft
from sendletter.language import Language
from sendletter.letter import Change
from sendletter.pipeline import Order, bench, read, silent
from sendletter.press.worker import Press
from sendletter.project import Project
from sendletter.redline.setting import redline
from sendletter.redline.tally import tally
from sendletter.review.proof import whole
from tests.conftest import TODAY, pdf_text
from tests.redline.test_redline import MOMENT, NEW, NEW_ROWS, OLD, ROWS, versions

LINKED = OLD.replace("harbour open", "[harbour](https://a.example/old) open")
LONG = f"https://b.example/{'a-very-long-name/' * 8}{'x' * 60}"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ((OLD, ROWS), (OLD, ROWS), "nothing changed"),
        ((OLD, ROWS), (OLD.replace("a fifth", "one third"), ROWS), "2 words inserted, 2 deleted"),
        ((OLD, ROWS), (OLD.replace("doubled", "x").replace("many fishers", "fishers"), ROWS), "1 word deleted"),
        ((LINKED, ROWS), (LINKED.replace("a.example/old", "b.example"), ROWS), "1 link changed"),
        ((OLD, ROWS), (LINKED, ROWS), "1 link changed"),
        ((OLD, ROWS), (OLD, NEW_ROWS), "1 signatory added, 1 removed, 1 changed"),
        (
            (OLD, None),
            (
                OLD.replace("  We would be glad to hear from you before the end of this month.\n\n", "").replace(
                    "body: |\n", "body: |\n  We would be glad to hear from you before the end of this month.\n\n"
                ),
                None,
            ),
            "1 paragraph moved",
        ),
    ],
)
def test_a_line_says_how_much_changed(tmp_path: Path, old, new, line: str):
    assert str(tally(versions(tmp_path, old, new))) == line


def test_words_are_counted_as_their_language_has_them(tmp_path: Path):
    old = "language: ja\nbody: |\n  港を開放します。\nclosing: 敬具\n"
    assert str(tally(versions(tmp_path, (old, None), (old.replace("開放", "閉鎖"), None)))) == (
        "1 word inserted, 1 deleted"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ((OLD, ROWS), (NEW, NEW_ROWS)),
        ((NEW, NEW_ROWS), (OLD, ROWS)),
        (
            (OLD.replace("Organizations", "Groups"), ROWS),
            (OLD.replace("[^1]\n", "\n").replace("  [^1]: As the council decided in 2019.\n", ""), NEW_ROWS),
        ),
    ],
)
def test_what_stands_in_the_newer_letter_is_cited_as_there_and_all_else_in_brackets(
    tmp_path: Path, press: Press, old, new
):
    compared = versions(tmp_path, old, new)
    made = redline(compared, Project(tmp_path / "new"), press, MOMENT, silent)
    order = Order(Project(tmp_path / "new"), TODAY, Draft())
    shown = bench(read(order), order).set(press, silent, lambda: None).places
    now = {whole(place.reference) for place in shown}
    found = [whole(place.reference) for place in made.places]
    assert {reference for reference in found if not reference.startswith("(")} == now
    gone = {reference for reference in found if reference.startswith("(")}
    spoken = dict(said(made.letter, made.roster, Language.of("en-GB"), compared.text.names))
    assert gone
    for reference in gone:
        assert {run.change for run in spoken[reference]} <= {Change.DELETED, Change.TRACE, None}


def test_a_link_that_leads_elsewhere_is_set_with_both_targets_however_long_they_are(tmp_path: Path, press: Press):
    compared = versions(tmp_path, (LINKED, ROWS), (LINKED.replace("https://a.example/old", LONG), ROWS))
    pdf = redline(compared, Project(tmp_path / "new"), press, MOMENT, silent).pdf
    text = "".join(pdf_text(pdf, "-raw").replace("\u200b", "").split())
    assert f"keeptheharbour(https://a.example/old)({LONG})open" in text
