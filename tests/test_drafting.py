"""Drafts: the final's own pages, stamped; what was noticed is marked; what is private stays so."""

import io
import re
import shutil
from collections import Counter
from pathlib import Path

import pikepdf
import pytest

from sendletter.attachment import attached
from sendletter.draft.record import NAME, read
from sendletter.drafting import Drafted
from sendletter.pipeline import Made
from sendletter.press.worker import Press
from sendletter.project import Project
from tests.conftest import SHORT, Folder, drafted, pdf_text, pdf_words, run, run_tool


def test_lines_and_pages_are_those_of_the_final(example: Made, example_draft: Drafted):
    assert example_draft.pages == example.pages
    for page in range(1, example.pages + 1):
        final, stamped = pdf_words(example.pdf, page), pdf_words(example_draft.pdf, page)
        assert len(final) > 50
        assert set(final) <= set(stamped)


def test_every_page_says_which_draft_of_which_text_it_is(example_draft: Drafted):
    code = example_draft.record.text_code
    for page in pdf_text(example_draft.pdf, "-layout").split("\f")[:-1]:
        assert f"DRAFT 3 · 31 January 2026, 14:05 · {code}" in page
        assert "Not for distribution" in page


def test_every_word_stands_in_a_place_of_the_record(example: Made, example_draft: Drafted):
    for page in range(1, example.pages + 1):
        boxes = [place.box for place in example_draft.record.places if place.page == page]
        for left, top, word in pdf_words(example.pdf, page):
            if 75 < top < 740 or (page == 1 and top < 740):
                x, y = left + 1.0, top + 6.0
                assert any(a - 2 <= x <= c + 2 and b - 2 <= y <= d + 2 for a, b, c, d in boxes), (page, word)


def test_references_count_lines_of_paragraphs_and_entries_of_groups(example_draft: Drafted):
    places = {place.reference: place for place in example_draft.record.places}
    assert places["¶1.1"].text.startswith("We are writing to express")
    assert places["¶11.1"].text.strip() == "Thank you."
    assert places["Individuals 7"].text.startswith("Suzanne Scholte")
    assert places["Organizations 50"].text.startswith("World Coalition")
    assert places["Organizations 50"].span.source == "signatories.csv"
    lines = [place for place in example_draft.record.places if place.reference.startswith("¶7.")]
    assert [place.reference for place in lines] == [f"¶7.{number}" for number in range(1, len(lines) + 1)]


def test_each_page_has_its_own_references_in_the_margin(example: Made, example_draft: Drafted):
    for page in range(1, example.pages + 1):
        final = set(pdf_words(example.pdf, page))
        laid_under = [word for word in pdf_words(example_draft.pdf, page) if word not in final]
        labels = [place.label for place in example_draft.record.places if place.page == page and place.label]
        found = Counter(word for _, top, word in laid_under if top > 45 and re.match(r"¶?\d", word))
        assert found - Counter(labels) in (Counter(), Counter("3"))  # the watermark's own number
        assert not Counter(labels) - found


def test_a_draft_by_itself_says_what_was_said(example_draft: Drafted, tmp_path: Path):
    path = tmp_path / "draft.pdf"
    path.write_bytes(example_draft.pdf)
    data = attached(example_draft.pdf, NAME, "letter.pdf")
    assert data
    assert read(data) == example_draft.record
    assert "No syntax or stream encoding errors found" in run_tool("qpdf", "--check", path)


NOTICED = SHORT.replace("We ask you to act.", "We ask you to to act.\n\n  On [date] we met (all of us.")
PEOPLE = "signatures: {groups: [{id: a, heading: People}]}\n"


def test_what_is_noticed_does_not_stop_a_draft_and_is_listed_at_its_end(folder: Folder, press: Press):
    rows = "group,name,status,email\na,Ann,confirmed,\na,Canary Pending,pending,canary@x.example\n"
    made = drafted(folder(NOTICED + PEOPLE, rows), press)
    *pages, last = pdf_text(made.pdf, "-layout").split("\f")[:-1]
    assert made.pages == len(pages) == 1
    assert "Remarks" in last
    assert "¶2" in last
    for problem in made.problems:
        assert problem.rule in last
    assert "Not confirmed yet" in last
    assert "Canary Pending" in last
    assert "Canary" not in pages[0]
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        out = io.BytesIO()
        document.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    assert b"x.example" not in out.getvalue()


def test_bars_stand_beside_the_lines_that_a_remark_is_about(folder: Folder, press: Press, tmp_path: Path):
    made = drafted(folder(NOTICED), press)
    plain = drafted(folder(SHORT.replace("We ask you to act.", "We ask you to act.\n\n  On Monday we met.")), press)
    colours = [_colours(pdf, tmp_path) for pdf in (plain.pdf, made.pdf)]
    assert colours[0] == 0
    assert colours[1] > 50


def _colours(pdf: bytes, place: Path) -> int:
    """How many points of the right margin of the first page are coloured."""
    from PIL import Image

    (place / "draft.pdf").write_bytes(pdf)
    run_tool("pdftoppm", "-r", "72", "-f", "1", "-l", "1", "-png", "-singlefile", place / "draft.pdf", place / "page")
    picture = Image.open(place / "page.png").convert("RGB").crop((513, 60, 560, 700))
    points = [picture.getpixel((x, y)) for x in range(picture.width) for y in range(picture.height)]
    return sum(max(point) - min(point) > 60 for point in points if isinstance(point, tuple))


def test_more_space_between_the_lines_is_given_on_request(folder: Folder, press: Press):
    letter = SHORT.replace("We ask you to act.", "The harbour is open to all who come by land or sea. " * 12)
    tight, wide = (drafted(folder(letter), press, spacing=spacing).record.places for spacing in (1.0, 1.5))
    heights = [next(p.box[3] - p.box[1] for p in found if p.reference == "¶1.1") for found in (tight, wide)]
    assert heights[1] == pytest.approx(1.5 * heights[0], rel=0.07)


def test_a_letter_that_runs_from_right_to_left_has_its_references_at_the_right(folder: Folder, press: Press):
    made = drafted(folder("language: ar\nsalutation: فخامة الرئيس،\nbody: نطلب منكم التدخل العاجل.\n"), press)
    labels = [x for x, _, word in pdf_words(made.pdf, 1) if "¶" in word]
    assert labels
    assert min(labels) > 500


def test_no_number_is_used_twice_even_after_its_draft_was_deleted(folder: Folder):
    path = folder()
    for number in (1, 2):
        done = run("draft", cwd=path)
        assert done.returncode == 0
        assert f"output/drafts/{number:02d}/letter.pdf: 1 page, text " in done.stderr
    shutil.rmtree(path / "output/drafts/02")
    assert "drafts/03/" in run("draft", cwd=path).stderr
    assert Project(path).drafts.keys() == {1, 3}


def test_a_draft_of_one_moment_has_the_same_bytes_everywhere(folder: Folder, tmp_path: Path):
    made = []
    for number in (1, 2):
        place = tmp_path / f"place{number}"
        shutil.copytree(folder(), place, ignore=lambda *_: ["place1", "place2", "output"])
        run("draft", cwd=place, SOURCE_DATE_EPOCH="1769868300", TZ="Asia/Seoul" if number == 1 else "UTC")
        made.append((place / "output/drafts/01/letter.pdf").read_bytes())
    assert made[0] == made[1]


def test_sources_that_cannot_be_read_make_no_draft_and_use_no_number(folder: Folder):
    path = folder("language: en\nclsing: x\n")
    done = run("draft", cwd=path)
    assert done.returncode == 1
    assert re.search(r"letter\.yaml:2:1: error: .*clsing", done.stderr)
    assert not list(path.glob("output/drafts/*"))


def test_what_is_no_pdf_has_no_record(folder: Folder):
    from sendletter.problem import Unreadable

    for data in (b"", b"%PDF-1.7\n", b"hello"):
        with pytest.raises(Unreadable):
            attached(data, NAME, "x.pdf")


def test_an_own_template_with_fewer_sheets_than_pages_is_laid_under_all_of_them(folder: Folder, press: Press):
    letter = SHORT.replace("  We ask you to act.\n", "  We ask you to act.\n\n" * 90)
    home = folder(letter, templates__draft_dot_html="<p>{{ stamp.code }}</p>")
    made = drafted(home, press)
    pages = pdf_text(made.pdf).split("\f")[:-1]
    assert len(pages) == made.pages > 1
    assert all(made.record.text_code in page for page in pages)


def test_a_draft_for_word_stands_beside_the_pdf_and_is_the_same_for_one_moment(folder: Folder):
    path, made = folder(), []
    for zone in ("Asia/Seoul", "UTC"):
        done = run("draft", "--docx", cwd=path, SOURCE_DATE_EPOCH="1769868300", TZ=zone)
        assert "output/drafts/01/letter.docx: the same text, for Word" in done.stderr
        made.append((path / "output/drafts/01/letter.docx").read_bytes())
        shutil.rmtree(path / "output")
    assert made[0] == made[1]
