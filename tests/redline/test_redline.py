"""Redlines as PDFs, read by tools that did not make them."""

import io
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from sendletter.comparison.passage import Fate
from sendletter.draft.record import NAME
from sendletter.language.drafts import DRAFTS
from sendletter.language.redlines import REDLINES
from sendletter.pipeline import Order
from sendletter.press.worker import Press
from sendletter.project import Project
from sendletter.redline.comparing import Compared, compare_versions
from sendletter.redline.setting import redline
from sendletter.redline.versions import fetch
from tests.conftest import ROOT, TODAY, pdf_text, pdf_words

MOMENT = datetime(2026, 1, 31, 14, 5, tzinfo=UTC)
OLD = """\
language: en-GB
date: 2026-01-15
letterhead: {name: The Harbour Coalition, address: [12 Quay Street]}
to: {name: Dr Jane Smith}
subject: Access to the old harbour
body: |
  We ask you to keep the harbour open to everybody who comes by land or by sea.[^1]

  The fees rose by a fifth last year, and many fishers had to leave their boats.

  We would be glad to hear from you before the end of this month.

  [^1]: As the council decided in 2019.
closing: Sincerely,
signatures:
  groups:
    - {id: person, heading: Individuals, entry: "{name}[, {title}]"}
    - {id: office, heading: Organizations, columns: 2}
"""
NEW = (
    OLD.replace("12 Quay Street", "14 Quay Street")
    .replace("old harbour", "ancient harbour")
    .replace("rose by a fifth", "doubled")
    .replace("2019", "2021")
    .replace("  We would be glad", "  Please answer us.\n\n  We would be glad")
)
ROWS = "group,name,title,email,notes\nperson,Ann Lee,Chair,canary@x.example,canary\nperson,Bob Stone,,,\noffice,Harbour Watch,,,\n"
NEW_ROWS = "group,name,title,status,email\nperson,Ann Lee,Head,,canary@x.example\nperson,Carla Jones,,,\nperson,Bob Stone,,withdrawn,\noffice,Harbour Watch,,,\n"


def versions(path: Path, old: tuple[str, str | None], new: tuple[str, str | None]) -> Compared:
    """Two folders compared."""
    order = Order(Project(path.resolve()), TODAY)
    found = []
    for name, (text, rows) in (("old", old), ("new", new)):
        (path / name).mkdir()
        (path / name / "letter.yaml").write_text(text, encoding="utf-8")
        if rows is not None:
            (path / name / "signatories.csv").write_text(rows, encoding="utf-8")
        found.append(fetch(str(path / name), path, order))
    older, newer = found
    assert older is not None
    assert newer is not None
    return compare_versions(older, newer)


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Compared:
    return versions(tmp_path_factory.mktemp("two"), (OLD, ROWS), (NEW, NEW_ROWS))


Draw = Callable[[Compared], bytes]


@pytest.fixture(scope="module")
def draw(press: Press) -> Draw:
    def run(compared: Compared) -> bytes:
        return redline(compared, Project(ROOT), press, MOMENT, lambda _: None).pdf

    return run


@pytest.fixture(scope="module")
def pdf(compared: Compared, draw: Draw) -> bytes:
    return draw(compared)


def test_the_words_of_both_versions_stand_in_it(pdf: bytes):
    text = " ".join(pdf_text(pdf, "-raw").replace("\u200b", "").split())
    assert "The fees rose by a fifthdoubled last year" in text
    assert "1214 Quay Street" in text
    assert "Access to the oldancient harbour" in text
    assert "As the council decided in 20192021." in text
    assert "Ann Lee, ChairHead" in text
    assert "Please answer us." in text


def test_every_page_says_what_it_is(pdf: bytes, compared: Compared):
    first, last = pdf_text(pdf, "-layout").split("\f")[:2]
    said = f"changes from old ({compared.old.code}) to new ({compared.new.code})".lower()
    assert said in " ".join(first.lower().split())
    assert said in " ".join(last.lower().split())
    assert "Not for distribution" in first


def test_the_report_counts_and_names_everybody_who_changed(pdf: bytes):
    report = " ".join(pdf_text(pdf, "-layout").split("\f")[1].split())
    assert "Individuals 2 2 Organizations 1 1 In all 3 3" in report
    assert "Added (1) Carla Jones Individuals" in report
    assert "Removed (1) Bob Stone Individuals · withdrawn" in report
    assert "Changed (1) Ann Lee, ChairHead" in report


def test_the_title_and_the_head_are_those_of_the_newer_letter(pdf: bytes):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert str(document.docinfo["/Title"]) == "Access to the ancient harbour"
        assert "span" not in str(document.docinfo.get("/Subject", ""))


def dark_rows(pdf: bytes, word: str, page: int = 1) -> list[float]:
    """The rows of pixels, as shares of a word's height from its top, that have ink all along the word."""
    boxes = re.findall(rf'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">{word}', boxes_of(pdf, page))
    left, top, right, foot = map(float, boxes[0])
    scale = 8
    document = pypdfium2.PdfDocument(pdf)
    picture = document[page - 1].render(scale=scale).to_pil().convert("L")
    document.close()
    rows = []
    for y in range(int(top * scale), int(foot * scale)):
        inked = [picture.getpixel((x, y)) < 200 for x in range(int(left * scale) + 2, int(right * scale) - 2)]
        if all(inked):
            rows.append((y / scale - top) / (foot - top))
    return rows


def boxes_of(pdf: bytes, page: int) -> str:
    from tests.conftest import run_tool

    return run_tool("pdftotext", "-bbox", "-f", str(page), "-l", str(page), "-", "-", stdin=pdf)


def test_a_line_goes_through_what_is_deleted_and_stands_under_what_is_inserted(pdf: bytes):
    middle, under = dark_rows(pdf, "rose"), dark_rows(pdf, "Please")
    assert middle
    assert 0.4 < sum(middle) / len(middle) < 0.75
    assert under
    assert min(under) > 0.7


def test_names_in_lists_are_struck_and_underlined_as_well(pdf: bytes):
    middle, under = dark_rows(pdf, "Stone"), dark_rows(pdf, "Carla")
    assert middle
    assert 0.35 < sum(middle) / len(middle) < 0.75
    assert under
    assert min(under) > 0.7


def test_nothing_is_drawn_through_words_that_did_not_change(pdf: bytes):
    assert not dark_rows(pdf, "Harbour", 1)
    assert not dark_rows(pdf, "fees")


def test_bars_stand_beside_what_changed(pdf: bytes):
    words = pdf_words(pdf, 1)
    tops = {text: top for _, top, text in words}
    document = pypdfium2.PdfDocument(pdf)
    picture = document[0].render(scale=4).to_pil().convert("L")
    document.close()

    def bar(top: float) -> bool:
        return any(picture.getpixel((x, int((top + 5) * 4))) < 100 for x in range(517 * 4, 524 * 4))

    assert bar(tops["Please"])
    assert bar(tops["fees"])
    assert not bar(tops["glad"])


def test_no_private_column_and_no_record_is_in_it(pdf: bytes):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert NAME not in document.attachments
        streams = b"".join(
            item.read_bytes()
            for item in document.objects
            if isinstance(item, pikepdf.Stream) and "/Subtype" not in item
        )
    assert b"canary" not in streams
    assert "canary" not in pdf_text(pdf)


def test_a_moved_paragraph_says_where_it_comes_from(tmp_path: Path, draw: Draw):
    body = OLD.split("body: |\n")[1].split("\n\n")
    swapped = OLD.replace(f"{body[1]}\n\n{body[2]}", f"{body[2]}\n\n{body[1]}")
    found = versions(tmp_path, (OLD, ROWS), (swapped, ROWS))
    assert [passage.fate for passage in found.text.changed] == [Fate.MOVED]
    text = " ".join(pdf_text(draw(found), "-layout").split())
    assert re.search(r"moved from ¶\d", text)
    assert re.search(r"moved to ¶\d", text)


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("de-DE", "Wir bitten Sie, den Hafen offen zu halten.", "Wir fordern Sie auf, den Hafen offen zu halten."),
        (
            "ar",
            "نطلب منكم إبقاء الميناء مفتوحا بنسبة 20 في المئة.",
            "ندعوكم إلى إبقاء الميناء مفتوحا بنسبة 35 في المئة.",
        ),
        ("he", "אנו מבקשים להשאיר את הנמל פתוח.", "אנו דורשים להשאיר את הנמל פתוח לכולם."),
        ("ru", "Мы просим сохранить гавань открытой.", "Мы требуем сохранить гавань открытой."),
    ],
)
def test_redlines_in_other_languages_are_read_back_and_complete(
    tmp_path: Path, draw: Draw, language: str, old: str, new: str
):
    rows = ROWS, ROWS.replace("Harbour Watch", "أصدقاء الميناء" if language == "ar" else "Hafenwacht")
    ending = OLD[OLD.index("signatures:") :].replace("columns: 2", "columns: 1")
    texts = [f"language: {language}\nbody: |\n  {text}\n{ending}" for text in (old, new)]
    found = versions(tmp_path, (texts[0], rows[0]), (texts[1], rows[1]))
    assert [passage.fate for passage in found.text.changed] == [Fate.EDITED]
    assert draw(found).startswith(b"%PDF")


def test_the_same_versions_give_the_same_bytes(compared: Compared, pdf: bytes, draw: Draw):
    assert draw(compared) == pdf


def test_every_language_of_drafts_has_the_words_of_a_redline():
    assert set(REDLINES) == set(DRAFTS)
    for words in REDLINES.values():
        assert "{old}" in words["changes"]
        assert "{new}" in words["changes"]
        assert "{place}" in words["moved_from"]
        assert "{place}" in words["moved_to"]
        assert "{number}" in words["a_draft"]
