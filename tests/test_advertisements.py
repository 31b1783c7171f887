"""Letters as advertisements, from their files to their PDFs, read by tools that did not make them."""

import ctypes
import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from sendletter.composition.scale import Scale
from sendletter.edition import Draft
from sendletter.pipeline import Made, Order, make, verify
from sendletter.press.worker import Press
from sendletter.problem import NotReady
from sendletter.project import Project
from sendletter.theme import Format
from tests.conftest import ROOT, TODAY, Folder, pdf_text, run_tool

MM = 72 / 25.4
FULL, HALF, THIRD = Format(280 * MM, 430 * MM), Format(280 * MM, 215 * MM), Format(92 * MM, 430 * MM)
HARBOUR = """\
language: en-GB
date: 2026-01-15
letterhead: {name: The Harbour Coalition, logo: logo.svg, address: [12 Quay Street], contact: [office@harbour.example]}
to: {name: Dr Jane Smith, role: Director of Ports, address: [1 Whitehall Place]}
reference: HC/12
subject: Keep the old harbour open to all
salutation: Dear Dr Smith,
body: |
  The harbour is open to all, and it should stay open to all who come by land or by sea, at any hour of the day.[^1]

  # What we ask

  > The quays are closed for the foreseeable future. Visitors are asked to keep behind the fence at all times.

  1. that the fence be taken down before Easter;
  2. that the reasons be published in full, with the papers that were before the board.

  Other cities have shown that a working port and an open quay are no contradiction. In Rotterdam and in Halifax people
  walk where ships unload, and insurers have found nothing to object to. What is possible there must be possible here.

  A harbour is no warehouse. It belongs to the city, to its children and to everybody who arrives.

  [^1]: By the charter of the town.
closing: Yours sincerely,
signatures:
  heading: "Signed by:"
  groups:
    - {id: person, heading: Individuals, entry: "**{name}** | {title}"}
    - {id: body, heading: Organizations, columns: 2}
note: Paid for by those who signed it.
enclosures: [Map of the harbour]
"""
LIST = "group,name,title\n" + "".join(
    [f"person,Ann Lee {number},Chair of the Society for Tidal Waters\n" for number in range(7)]
    + [f"body,Friends of the Old Harbour {number},\n" for number in range(23)]
)
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><circle cx="2" cy="2" r="2" fill="#1f3a5f"/></svg>'


def advertise(path: Path, press: Press, format_: Format, **more: object) -> Made:
    return make(Order(Project(path.resolve()), TODAY, format=format_, **more), press)


@pytest.fixture(scope="module")
def page(press: Press) -> Made:
    """The worked example on a full page of a newspaper."""
    return advertise(ROOT, press, FULL)


@pytest.fixture
def harbour(folder: Folder) -> Path:
    return folder(HARBOUR, LIST, logo_dot_svg=LOGO)


def origins(pdf: bytes) -> list[tuple[float, float, str]]:
    """Where each character of the page stands: left and baseline from the foot in points, and itself."""
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    found = []
    for number in range(text.count_chars()):
        code = chr(pdfium.FPDFText_GetUnicode(text, number))
        if not code.isspace() and not pdfium.FPDFText_IsGenerated(text, number):
            assert pdfium.FPDFText_GetCharOrigin(text, number, x, y)
            found.append((x.value, y.value, code))
    return found


def edge(made: Made) -> float:
    """The margin that the setting tells, in points, known to a millimetre."""
    told = re.search(r"margins (\d+) mm", made.setting)
    assert told
    return int(told[1]) * MM


def assert_full(made: Made, format_: Format) -> None:
    """One page of that size, its text inside equal margins, its last line at the foot."""
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        (only,) = document.pages
        assert [float(side) for side in only.mediabox] == pytest.approx([0, 0, format_.width, format_.height], abs=0.01)
    places = origins(made.pdf)
    lowest = min(y for _, y, _ in places)
    assert lowest == pytest.approx(edge(made), abs=0.5 * MM + 0.1)
    left, right = min(x for x, _, _ in places), max(x for x, _, _ in places)
    assert edge(made) - 0.5 * MM - 6 < left
    assert right < format_.width - edge(made) + 0.5 * MM + 6
    assert max(y for _, y, _ in places) < format_.height - edge(made) + 0.5 * MM


def test_the_worked_example_exactly_fills_a_page_of_a_newspaper(page: Made):
    assert page.pages == 1
    assert_full(page, FULL)


def test_the_last_line_stands_on_the_foot_margin(page: Made):
    """The margin that Scale has for this page, to a hundredth of a point."""
    exact = Scale(FULL, 9, 8, 3, 1.25).edge
    assert min(y for _, y, _ in origins(page.pdf)) == pytest.approx(exact, abs=0.06)


def test_every_column_of_the_organizations_ends_within_a_line_of_the_foot(page: Made):
    told = re.search(r"names [\d.]+ on ([\d.]+) pt", page.setting)
    assert told
    foot = min(y for _, y, _ in origins(page.pdf))
    last = [(x, y) for x, y, _ in origins(page.pdf) if y < foot + float(told[1]) - 0.1]
    thirds = {int(x / (FULL.width / 3)) for x, _ in last}
    assert thirds == {0, 1, 2}


def test_the_page_is_read_column_after_column(page: Made):
    text = re.sub(r"[\s\-\u200b]+", "", pdf_text(page.pdf, "-raw"))  # without what broken words are mute by
    body = (ROOT / "letter.yaml").read_text(encoding="utf-8").split("body: |\n")[1].split("\nclosing:")[0]
    assert re.sub(r"[\s\-]+", "", body) in text
    structure = " ".join(run_tool("pdfinfo", "-struct-text", "-", stdin=page.pdf).split())
    assert structure.index("We are writing") < structure.index("Thank you.") < structure.index("David Alton")


def test_a_paragraph_that_goes_over_a_column_is_one_paragraph(page: Made):
    structure = run_tool("pdfinfo", "-struct", "-", stdin=page.pdf)
    opening, body, ending = 5, 11, 2  # sender, address, date, recipient, salutation; closing, the line over the lists
    assert len(re.findall(r"^\s*P(?: \(block\))?\b", structure, re.MULTILINE)) == opening + body + ending


def test_other_tools_find_nothing_wrong(page: Made, tmp_path: Path):
    path = tmp_path / "page.pdf"
    path.write_bytes(page.pdf)
    assert "No syntax or stream encoding errors found" in run_tool("qpdf", "--check", path)
    assert "Page " not in pdf_text(page.pdf)


@pytest.mark.parametrize("format_", [HALF, THIRD, replace(HALF, columns=3)], ids=["half", "third", "three columns"])
def test_headings_lists_notes_and_a_logo_are_set_on_every_size(harbour: Path, press: Press, format_: Format):
    made = advertise(harbour, press, format_)
    assert_full(made, format_)
    text = " ".join(pdf_text(made.pdf, "-raw").split())
    assert (
        text.index("12 Quay Street")
        < text.index("Keep the old")
        < text.index("Dear Dr Smith")
        < text.index("Signed by")
    )
    if format_.columns:
        assert "in 3 columns" in made.setting


def test_what_only_the_post_needs_is_left_out_and_told(harbour: Path, press: Press):
    made = advertise(harbour, press, HALF)
    text = pdf_text(made.pdf)
    assert "Dr Jane Smith" in text
    assert not [part for part in ("Whitehall", "HC/12", "Map of the harbour") if part in text]
    told = "not printed in an advertisement: the recipient’s address, the reference, the enclosures"
    assert told in made.remarks


def test_a_title_heads_the_page_where_there_is_no_subject(folder: Folder, press: Press):
    letter = HARBOUR.replace("subject: Keep the old harbour open to all", "title: An open letter").replace(
        ", logo: logo.svg", ""
    )
    assert "An open letter" in pdf_text(advertise(folder(letter, LIST), press, HALF).pdf)


@pytest.mark.parametrize("language", ["ar", "he"])
def test_from_right_to_left_the_text_begins_at_the_right(folder: Folder, press: Press, language: str):
    words = {
        "ar": "نكتب إليكم لنعرب عن قلقنا إزاء استئناف الإعادة القسرية للاجئين. ",
        "he": "אנו כותבים אליכם כדי להביע את דאגתנו. ",
    }
    first = {"ar": "أولا ", "he": "תחילה "}
    body = "\n\n".join(f"  {first[language] if n == 0 else ''}{words[language] * 5}" for n in range(8))
    letter = f"language: {language}\nsubject: {words[language]}\nbody: |\n{body}\nsignatures: {{groups: [{{id: a}}]}}\n"
    rows = "group,name\n" + "".join(f"a,{words[language].split()[n % 5]} {n}\n" for n in range(30))
    format_ = replace(HALF, columns=2)
    made = advertise(folder(letter, rows), press, format_)
    assert_full(made, format_)
    boxes = pdf_text(made.pdf, "-bbox")
    (left,) = (
        float(x)
        for x, word in re.findall(r'<word xMin="([\d.]+)"[^>]*>([^<]*)</word>', boxes)
        if word in (first[language].strip(), first[language].strip()[::-1])
    )
    assert left > format_.width / 2


SHORT_ARABIC = """\
language: ar
date: 2026-01-15
letterhead: {name: تحالف الميناء}
to: {name: معالي الوزيرة ليلى الحداد, role: وزيرة النقل}
subject: الإبقاء على الميناء القديم مفتوحًا
salutation: معالي الوزيرة ليلى الحداد،
body: |
  نحن خمسة من الموقعين أدناه نطلب إبقاء الميناء مفتوحًا.[^1]

  > لا بديل عن الميناء.

  1. أولاً فتح الأبواب؛
  2. ثانيًا النشر.

  [^1]: انظر المادة 12 من قانون 1986.
closing: وتفضلوا بقبول فائق الاحترام،
signatures:
  groups: [{id: person, heading: الأفراد, entry: "**{name}** | {title}"}]
"""


@pytest.mark.parametrize("width", [140, 160])
def test_where_each_of_two_looks_is_the_best_as_measured_in_the_other_one_is_taken(
    folder: Folder, press: Press, width: int
):
    rows = "group,name,title\n" + "".join(f"person,محمد أبو زيد {n},صحفي\n" for n in "ابجده")
    format_ = Format(width * MM, (width + 60) * MM)
    assert_full(advertise(folder(SHORT_ARABIC, rows), press, format_), format_)


def test_a_draft_and_the_letter_itself_keep_their_sheet(harbour: Path, press: Press):
    order = Order(Project(harbour.resolve()), TODAY, Draft(), format=HALF)
    assert "595.2" in run_tool("pdfinfo", "-", stdin=make(order, press).pdf)


def test_too_much_text_makes_no_page(press: Press):
    with pytest.raises(NotReady) as told:
        advertise(ROOT, press, Format(92 * MM, 215 * MM))
    (problem,) = [problem for problem in told.value.problems if problem.is_error]
    assert problem.rule == "advertisement"
    assert "lines are left over" in problem.message


def test_columns_without_room_for_words_are_told_once(press: Press):
    with pytest.raises(NotReady) as told:
        advertise(ROOT, press, replace(THIRD, columns=5))
    (problem,) = [problem for problem in told.value.problems if problem.is_error]
    assert "has no room for 5 columns in an advertisement of 92 mm x 430 mm" in problem.message
    assert "fewer columns" in problem.hint


def test_an_advertisement_that_comes_back_is_verified(page: Made):
    order = Order(Project(ROOT), TODAY, format=FULL)
    assert not [problem for problem in verify(order, page.pdf, "back.pdf") if problem.is_error]
    assert {p.rule for p in verify(replace(order, format=HALF), page.pdf, "back.pdf")} >= {"page-size"}


def test_without_its_approvals_it_is_stamped(folder: Folder, press: Press):
    letter = HARBOUR.replace(", logo: logo.svg", "") + "approvals needed: [Legal]\n"
    made = advertise(folder(letter, LIST), press, HALF, force=True)
    assert not made.approved
    assert "not approved" in pdf_text(made.pdf).lower()


def test_the_same_page_has_the_same_bytes(page: Made, press: Press):
    assert advertise(ROOT, press, FULL).pdf == page.pdf


def test_an_earlier_printing_is_set_anew(page: Made, press: Press):
    assert "2023" in pdf_text(advertise(ROOT, press, FULL, as_of=date(2023, 9, 1)).pdf)
