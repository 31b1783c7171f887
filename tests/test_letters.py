"""Whole letters, from their files to their PDFs, read by tools that did not make them."""

import csv
import io
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest

from sendletter import pipeline
from sendletter.pipeline import Made, Order
from sendletter.problem import Unreadable
from sendletter.project import Project
from tests.conftest import ROOT, SHORT, TODAY, Folder, pdf_text, pdf_words, run_tool

PARAGRAPH = (
    "The harbour is open to all, and it should stay open to all who come by land or by sea, at any hour of the day. "
)


def words(text: str) -> str:
    """Text without what line breaks and page breaks change."""
    return re.sub(r"[\s\-\u00ad\u2010]+", "", text)


def printed_rows() -> list[dict[str, str]]:
    with (ROOT / "signatories.csv").open(encoding="utf-8", newline="") as sheet:
        return list(csv.DictReader(sheet))


def test_the_worked_example_holds_the_letter_word_for_word(example: Made):
    text = words(pdf_text(example.pdf, "-raw"))
    body = (ROOT / "letter.yaml").read_text(encoding="utf-8").split("body: |\n")[1].split("\nclosing:")[0]
    found = [paragraph for paragraph in body.split("\n\n") if paragraph.strip()]
    assert len(found) == 11
    for paragraph in found:
        # a paragraph that goes over a page has that page's head and foot inside it
        start, end = words(paragraph)[:60], words(paragraph)[-60:]
        assert start in text
        assert end in text
    assert "Sincerely,*Signatureorganizationsandindividuals(asof26September2023):Individuals" in text


def test_every_signatory_of_the_worked_example_is_printed_once(example: Made):
    text = words(pdf_text(example.pdf, "-raw"))
    rows = printed_rows()
    assert len(rows) == 57
    for row in rows:
        name = words(row["name"])
        longer = [words(other["name"]) for other in rows if other is not row and name in words(other["name"])]
        assert text.count(name) - sum(text.count(other) for other in longer) >= 1


def test_the_printed_order_is_computed_and_breaks_the_sheet_in_one_place_only(example: Made):
    people, organizations = words(pdf_text(example.pdf, "-raw")).split("Individuals", 1)[1].split("Organizations", 1)
    for group, text in (("individual", people), ("organization", organizations)):
        rows = [words(row["name"]) for row in printed_rows() if row["group"] == group]
        if group == "organization":
            norwegian = next(number for number, name in enumerate(rows) if name.startswith("Norwegian"))
            rows.insert(norwegian + 2, rows.pop(norwegian))
        start = 0
        for name in rows:
            assert name in text[start:], name
            start = text.index(name, start) + len(name)


def test_the_worked_example_ends_well(example: Made):
    pages = pdf_text(example.pdf, "-layout").split("\f")[:-1]
    assert len(pages) == example.pages == 4
    assert len(pages[-1].strip().splitlines()) > 20
    closing = next(page for page in pages if "Sincerely," in page)
    assert "David Alton" in closing
    assert "Suzanne Scholte" in closing
    assert "Page 1 of" not in pages[0]
    for number, page in enumerate(pages[1:], start=2):
        assert f"Page {number} of 4" in page
        assert "President Xi Jinping · 26 September 2023" in page


def test_all_pages_end_on_the_grid(example: Made):
    """Baselines of body text are a whole number of lines apart, on every page the same."""
    boxes = pdf_text(example.pdf, "-bbox")
    tops = []
    for page in boxes.split("<page ")[1:3]:
        words_ = re.findall(r'yMax="([\d.]+)">(?:the|of|and|to|in)</word>', page)
        tops += [top for place in words_ if (top := float(place)) < 740]  # without the page's number
    first = tops[0]
    leading = min(after - before for before, after in pairwise(sorted(set(tops))))
    assert 14 < leading < 16
    assert all(abs((top - first) / leading - round((top - first) / leading)) < 0.02 for top in tops)


def test_a_word_broken_over_two_lines_is_found_whole_by_every_reader(example: Made):
    """On the first page “violence” is broken after “viol”; nobody who searches or listens shall know."""
    first = pypdfium2.PdfDocument(example.pdf)[0].get_textpage()
    assert first.search("gender-based violence").get_next() is not None
    drawn = pypdf.PdfReader(io.BytesIO(example.pdf)).pages[0].extract_text()
    assert re.search("viol[\u00ad-]?\\s*\n\\s*ence", drawn)  # knows nothing of words that are said instead
    assert "gender-based violence" in re.sub("\u00ad\\s*\n\\s*", "", drawn)
    assert "gender-based violence" in " ".join(pdf_text(example.pdf, "-raw").split())
    assert "gender-based violence" in " ".join(run_tool("pdfinfo", "-struct-text", "-", stdin=example.pdf).split())


def test_a_paragraph_that_goes_over_a_page_is_one_paragraph(example: Made):
    structure = run_tool("pdfinfo", "-struct", "-", stdin=example.pdf)
    letter = (ROOT / "letter.yaml").read_text(encoding="utf-8").split("body: |")[1].split("\nclosing:")[0]
    body = len([paragraph for paragraph in letter.split("\n\n") if paragraph.strip()])
    opening = 5  # sender, address, date, recipient, salutation
    ending = 2  # closing, the line over the lists
    assert len(re.findall(r"^\s*P(?: \(block\))?\b", structure, re.MULTILINE)) == opening + body + ending


def test_other_tools_find_nothing_wrong(example: Made, tmp_path: Path):
    path = tmp_path / "letter.pdf"
    path.write_bytes(example.pdf)
    assert "No syntax or stream encoding errors found" in run_tool("qpdf", "--check", path)
    fonts = run_tool("pdffonts", path).splitlines()[2:]
    assert len(fonts) >= 5
    for font in fonts:
        embedded, subset, unicode = font.split()[-5:-2]
        assert (embedded, unicode) == ("yes", "yes"), font
        assert subset == "yes"
    info = run_tool("pdfinfo", path)
    assert re.search(r"Title:\s+Dear President Xi Jinping", info)
    assert re.search(r"Author:\s+Ralph Bunche Institute", info)
    assert re.search(r"Tagged:\s+yes", info)
    assert re.search(r"Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)", info)


def test_signatories_are_tagged_as_the_items_of_lists_in_reading_order(example: Made, tmp_path: Path):
    path = tmp_path / "letter.pdf"
    path.write_bytes(example.pdf)
    structure = run_tool("pdfinfo", "-struct-text", path)
    names = [row["name"] for row in printed_rows()]
    assert structure.count("LBody") == 57
    assert structure.index("Individuals") < structure.index("David Alton") < structure.index("Organizations")
    assert all(name.split()[0] in structure for name in names)


def test_groups_are_bookmarks(example: Made):
    with pikepdf.open(io.BytesIO(example.pdf)) as document, document.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles == ["Dear President Xi Jinping", "Individuals", "Organizations"]


def test_no_path_no_source_line_and_no_private_column_is_in_the_pdf(folder: Folder, build, tmp_path: Path):
    letter = SHORT + "signatures: {groups: [{id: a, heading: People}]}\n"
    made = build(folder(letter, "group,name,email,phone\na,Ann,canary@private.example,canary-phone\n"))
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        out = io.BytesIO()
        document.save(out, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable,
                      stream_decode_level=pikepdf.StreamDecodeLevel.all)  # fmt: skip
    plain = out.getvalue()
    assert b"People" in plain or b"P\\000e" in plain or len(plain) > 1_000
    for secret in (b"canary", b"letter.yaml", b"signatories.csv", str(tmp_path).encode(), b"private.example"):
        assert secret not in plain


def test_two_builds_in_two_folders_with_other_surroundings_are_the_same_bytes(tmp_path: Path):
    results = []
    for number, surroundings in enumerate(
        ({"TZ": "UTC", "PYTHONHASHSEED": "0"}, {"TZ": "Asia/Seoul", "PYTHONHASHSEED": "77", "LC_ALL": "C"})
    ):
        home = tmp_path / f"folder {number}" / ("deep" * number)
        home.mkdir(parents=True)
        for name in ("letter.yaml", "signatories.csv"):
            shutil.copy(ROOT / name, home / name)
        environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), **surroundings}
        subprocess.run([ROOT / ".venv/bin/sendletter", "build", "-q"], cwd=home, env=environment, check=True)
        results.append((home / "output/letter.pdf").read_bytes())
    assert results[0] == results[1]


def test_the_pdf_is_dated_by_the_letter_and_not_by_the_clock(example: Made):
    with pikepdf.open(io.BytesIO(example.pdf)) as document:
        assert "20230926" in str(document.docinfo["/CreationDate"])


def business(paragraphs: int, extra: str = "") -> str:
    text = "\n\n".join(f"  {PARAGRAPH * 3}" for _ in range(paragraphs))
    return SHORT.replace("  We ask you to act.", text) + extra


@pytest.mark.parametrize("paragraphs", [1, 3, 5, 6, 7, 8, 10, 13, 20, 30])
def test_letters_of_any_length_end_well(folder: Folder, build, paragraphs: int):
    made = build(folder(business(paragraphs)))
    pages = pdf_text(made.pdf, "-layout").split("\f")[:-1]
    lines = [len([line for line in page.splitlines() if line.strip()]) for page in pages]
    assert "Sincerely," in pages[-1]
    assert "Jane Smith" in pages[-1]
    if len(pages) > 1:
        assert lines[-1] >= 6  # a closing with its block and at least two lines of text, under the page's head


def test_a_one_page_letter_has_no_page_number(folder: Folder, build):
    made = build(folder())
    assert made.pages == 1
    assert "Page" not in pdf_text(made.pdf)


def test_without_fitting_the_theme_stands(folder: Folder, build):
    assert build(folder(business(20, "fit: none\n"))).setting == "as the theme has it"


def test_us_letter_paper_is_kept(folder: Folder, build):
    made = build(folder(SHORT + "paper: Letter\n"))
    assert "612 x 792 pts (letter)" in run_tool("pdfinfo", "-", stdin=made.pdf)


EVERYTHING = """\
language: en-GB
date: 2025-11-03
letterhead: {name: The Coalition, address: [1 Street, Town], contact: info@coalition.example}
to: {name: Dr Jane Roe, role: Minister, organization: Ministry, address: "2 Road\\nCity"}
reference: AB-12
subject: "The undersigned {{ count.total | words }}"
salutation: Dear Dr Roe,
body: |
  A *slanted* and **strong** word, a [link](https://example.org) and a note.[^1]

  # A heading

  1. First
  2. Second
     - Inner

  > Somebody said this.

  The end.

  [^1]: The note's text.
closing: Yours sincerely,
signature: {name: Ann Lee, title: Chair, organization: The Coalition}
signatures:
  as of: 2025-11-01
  heading: Signed by
  groups:
    - {id: person, heading: People, entry: "**{name}** | {title}", order: family name}
    - {id: body, heading: Bodies, columns: 3}
note: A note.
ps: Read this too.
enclosures: [Report, List]
cc: [Somebody else]
"""


def test_every_part_of_a_letter_is_printed_in_order(folder: Folder, build):
    sheet = "group,name,title,acronym\nperson,Zed Adams,Judge,\nperson,Abe Zorn,,\nbody,Peace,,P\nbody,Hope,,\nbody,Faith,,\n"
    made = build(folder(EVERYTHING, sheet))
    text = words(pdf_text(made.pdf, "-raw"))
    parts = """The Coalition|3 November 2025|Reference: AB12|Dr Jane Roe|Minister|City|The undersigned five|Dear Dr Roe,|
        A slanted and strong word|A heading|1.First|2.Second|•Inner|Somebody said this.|The end.|Yours sincerely,|Ann Lee|Chair|
        Signed by|People|Zed Adams|Judge|Abe Zorn|Bodies|Faith|Hope|Peace (P)|A note.|PSRead this too.|Enclosures:Report|List|
        cc:Somebody else"""
    places = []
    start = 0
    for part in parts.split("|"):
        assert words(part) in text[start:], part
        start = text.index(words(part), start)
        places.append(start)
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("language", "body", "printed"),
    [
        ("de", 'Er sagte: "Nein."', "Er sagte: „Nein.“"),
        ("fr", 'Il dit : "Non !"', "Il dit : « Non ! »"),
        ("ru", "Мы просим Вас о помощи.", "Мы просим Вас о помощи."),
        ("tr", "Yardımınızı istiyoruz, İzmir.", "Yardımınızı istiyoruz, İzmir."),
        ("el", "Ζητούμε βοήθεια.", "Ζητούμε βοήθεια."),
    ],
)
def test_other_languages_are_set(folder: Folder, build, language: str, body: str, printed: str):
    made = build(folder(f"language: {language}\nbody: '{body}'\nsalutation: A,\n"))
    assert words(printed) in words(pdf_text(made.pdf))


@pytest.mark.parametrize(
    ("language", "body"),
    [("ar", "نطلب منكم التدخل العاجل لوقف الإعادة القسرية للاجئين."), ("he", "אנו מבקשים מכם לפעול.")],
)
def test_letters_that_run_from_right_to_left_are_set_and_complete(folder: Folder, build, language: str, body: str):
    letter = (
        f"language: {language}\nbody: {body}\nsalutation: {body[:8]}\nsignatures: {{groups: [{{id: a, columns: 2}}]}}\n"
    )
    made = build(folder(letter, f"group,name,acronym\na,{body[:12]},AI\na,{body[3:20]},\n"))
    assert not [problem for problem in made.problems if problem.is_error]


def test_letters_of_one_stroke_with_other_dots_are_read_as_what_they_are(folder: Folder, build):
    """In Amiri, ب ت ث ن ي before a vowel sign share a stroke, and the dots are a glyph of their own."""
    names = ["بُيوت", "تُيوت", "ثُبوت", "نُبوت", "يُبوت"]
    letter = "language: ar\nsalutation: A,\nbody: لم تُذكر ولم يُذكر.\nsignatures: {groups: [{id: a}]}\n"
    made = build(folder(letter, "group,name\n" + "\n".join(f"a,{name}" for name in names)))
    assert made.signatories == 5


@pytest.mark.parametrize("language", ["ar", "he"])
def test_latin_text_in_a_letter_from_right_to_left_is_set_and_complete(folder: Folder, build, language: str):
    letter = (
        f"language: {language}\nsalutation: A,\nclosing: B,\nbody: |\n  It ends here (after 10 words), “so”.[^1]\n\n"
        f"  {PARAGRAPH * 3}\n\n  [^1]: A note, too.\nsignatures: {{groups: [{{id: a, columns: 3, numbered: true}}]}}\n"
    )
    names = ["Ann Lee, Jr.", "منظمة العفو 328773, Univ X, Ireland", "דוד כהן (Tel Aviv) and others, Ireland", "A & B"]
    made = build(folder(letter, "group,name\n" + "\n".join(f'a,"{name} {n}"' for n in range(10) for name in names)))
    assert made.signatories == 40


def test_a_list_looks_the_same_for_few_and_for_many(folder: Folder, build):
    letter = SHORT + "fit: none\nsignatures: {groups: [{id: a, heading: People, columns: 2, order: as listed}]}\n"
    rows = [f"a,Ann Number {number} of the List" for number in range(3_000)]
    few = build(folder(letter, "\n".join(["group,name", *rows[:40]])))
    many = build(folder(letter, "\n".join(["group,name", *rows])))
    assert many.signatories == 3_000
    assert "Ann Number 2999 of the List" in pdf_text(many.pdf)
    sizes = [re.findall(r"/LBody <</MCID \d+>> BDC\s+(/L\d [\d.]+ Tf)", _content(made.pdf)) for made in (few, many)]
    assert set(sizes[0]) == set(sizes[1])
    assert len(set(sizes[0])) == 1


COUNTS_ITSELF = '@page { @bottom-center { content: "Page " counter(page) " of " counter(pages) !important } }'
OUTER_CORNER = """@page { @bottom-center { content: none !important } }
@page :left { margin-left: 40mm; margin-right: 20mm; @bottom-left { content: string(folio) } }
@page :right { margin-left: 20mm; margin-right: 40mm; @bottom-right { content: string(folio) } }
@page :first { @bottom-right { content: none } @bottom-center { content: none !important } }"""


@pytest.mark.parametrize("css", ["", COUNTS_ITSELF, OUTER_CORNER], ids=["as it is", "counted by the theme", "outside"])
@pytest.mark.parametrize("count", [760, 840])
def test_the_pages_of_a_long_list_differ_in_names_and_number_alone(folder: Folder, build, css: str, count: int):
    letter = SHORT + "fit: none\nsignatures: {groups: [{id: a, heading: People, columns: 2, order: as listed}]}\n"
    rows = [f"a,Ann Number {number} of the List" for number in range(count)]
    made = build(folder(letter, "\n".join(["group,name", *rows]), templates__custom_dot_css=css))
    assert made.pages > 6
    pages = [" ".join(text.split()) for text in pdf_text(made.pdf).split("\f")]
    places = {}
    for number in range(2, made.pages):
        assert f"Page {number} of {made.pages}" in pages[number - 1]
        words = pdf_words(made.pdf, number)
        places[number] = [(round(x), round(y)) for x, y, text in words if text in ("Page", "of", "Ann")]
    names = re.findall(r"Ann Number (\d+) of the List", " ".join(pdf_text(made.pdf, "-raw").split()))
    assert names == [str(number) for number in range(count)]
    inner = [places[number] for number in range(3, made.pages - 1) if number < 10]
    assert inner[0] == inner[2]
    assert inner[1] == inner[3]
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        assert [page.obj.StructParents for page in document.pages]
        assert len({int(page.obj.StructParents) for page in document.pages}) == made.pages


def _content(pdf: bytes) -> str:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return "".join(
            stream.read_bytes().decode("latin-1")
            for page in document.pages
            for stream in (page.Contents if isinstance(page.Contents, pikepdf.Array) else [page.Contents])
        )


def test_a_block_that_is_a_little_higher_than_its_lines_keeps_its_last_line_at_the_foot_of_a_page(
    folder: Folder, build
):
    points = "\n".join(f"  - Point {number}" for number in range(36))
    letter = SHORT.replace("  We ask you to act.", points) + "fit: none\n"
    made: Made = build(folder(letter, templates__custom_dot_css=".signature .name { line-height: 15.3pt }"))
    assert made.pages == 1
    lowest = max(top for _, top, word in pdf_words(made.pdf, 1) if word == "Director")
    assert lowest > 841.89 - 27 * 72 / 25.4 - 27


def test_a_strangers_pdf_that_never_ends_is_given_up(folder: Folder, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pipeline, "VERIFYING", 1)
    out = io.BytesIO()
    with pikepdf.new() as document:
        page = document.add_blank_page()
        form = document.make_stream(b"/A Do " * 4, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
        form.BBox = pikepdf.Array([0, 0, 9, 9])
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=form))
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=form))
        page.obj.Contents = document.make_stream(b"/A Do")
        document.save(out)
    with pytest.raises(Unreadable, match="more time"):
        pipeline.verify(Order(Project(folder().resolve()), TODAY), out.getvalue(), "x.pdf")


def test_a_heading_of_many_lines_may_go_over_a_page(folder: Folder, build):
    heading = "# " + "of a heading that is as long as a paragraph " * 150
    made: Made = build(folder(SHORT.replace("We ask you to act.", f"{heading}\n\n  We ask you to act.")))
    assert made.pages > 1
