"""The letter for Word: real styles, lists, notes and sections, everything said once, read by a library of its own."""

import csv
import io
import re
import shutil
import zipfile
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Docx
from docx.oxml.ns import qn
from lxml import etree

from sendletter import wording
from sendletter.pipeline import Order
from sendletter.press.worker import Press
from sendletter.problem import NotReady
from sendletter.project import Project
from sendletter.publishing import publish
from tests.conftest import ROOT, SHORT, TODAY, Folder
from tests.test_letters import EVERYTHING

SHEET = "group,name,title,email,note\nperson,Zed Adams,Judge,canary@x.example,canary\nbody,Peace & <Co>,,,\nbody,حسن العلي,,,\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect width="80" height="40" fill="#246"/></svg>'
FIRST = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid "
    "spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl "
    "divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
    "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId lvlJc pPr rPr",
    "settings": "autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps footnotePr endnotePr compat themeFontLang",
}
"""In which order Word wants what stands in an element (ECMA-376-1, A.1)."""


def docx_of(path: Path, press: Press) -> bytes:
    return publish(Order(Project(path.resolve()), TODAY), press, ("docx",)).files["letter.docx"]


def opened(data: bytes) -> Docx:
    return Document(io.BytesIO(data))


def part(data: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return etree.fromstring(container.read(name))


@pytest.fixture
def everything(folder: Folder, press: Press) -> bytes:
    letter = EVERYTHING.replace("letterhead: {name", "letterhead: {logo: logo.svg, name")
    return docx_of(folder(letter, SHEET, logo_dot_svg=SVG), press)


def test_the_worked_example_says_every_signatory_once_in_printed_order(press: Press):
    made = opened(docx_of(ROOT, press))
    texts = [paragraph.text for paragraph in made.paragraphs if paragraph.style.name == "Signatory"]
    with (ROOT / "signatories.csv").open(encoding="utf-8", newline="") as sheet:
        names = [row["name"] for row in csv.DictReader(sheet)]
    assert len(texts) == len(names) == 57
    assert all(sum(text.startswith(name) for text in texts) >= 1 for name in names)
    assert texts == [
        paragraph.text for paragraph in opened(docx_of(ROOT, press)).paragraphs if paragraph.style.name == "Signatory"
    ]
    headings = [p.text for p in made.paragraphs if p.style.name == "Signature Heading"]
    assert headings == ["Individuals", "Organizations"]
    body = (ROOT / "letter.yaml").read_text(encoding="utf-8").split("body: |\n")[1].split("\nclosing:")[0]
    assert len([p for p in made.paragraphs if p.style.name == "Body" and p.text]) == len(
        [text for text in body.split("\n\n") if text.strip()]
    )


def test_each_part_has_a_style_of_its_own(everything: bytes):
    found = [(paragraph.style.name, paragraph.text) for paragraph in opened(everything).paragraphs]
    wanted = [
        ("Date", "3 November 2025"),
        ("Reference", "Reference: AB-12"),
        ("Recipient", "Dr Jane Roe"),
        ("Recipient", "Minister"),
        ("Recipient", "Ministry"),
        ("Recipient", "2 Road"),
        ("Recipient", "City"),
        ("Subject", "The undersigned three"),
        ("Salutation", "Dear Dr Roe,"),
        ("Body", "A slanted and strong word, a link and a note."),
        ("Heading 2", "A heading"),
        ("List", "First"),
        ("List", "Second"),
        ("List", "Inner"),
        ("Quote", "Somebody said this."),
        ("Body", "The end."),
        ("Closing", "Yours sincerely,"),
        ("Signature", "Ann Lee"),
        ("Signature", "Chair"),
        ("Signature", "The Coalition"),
        ("Signature Introduction", "Signed by"),
        ("Signature Heading", "People"),
        ("Signatory", "Zed Adams\nJudge"),
        ("Signature Heading", "Bodies"),
        ("Signatory", "Peace & <Co>"),
        ("Signatory", "حسن العلي"),
        ("Note", "A note."),
        ("Note", "PS Read this too."),
        ("Note", "Enclosures: Report"),
        ("Note", "List"),
        ("Note", "cc: Somebody else"),
    ]
    assert [(style, text.replace("\u00a0", " ")) for style, text in found if text] == wanted


def test_headings_lists_notes_links_and_emphasis_are_words_own(everything: bytes):
    made, body = opened(everything), part(everything, "word/document.xml")
    levels = {style.name: style.element.find(f".//{qn('w:outlineLvl')}") for style in made.styles}
    assert {name: level.get(qn("w:val")) for name, level in levels.items() if level is not None and "S" in name} == {
        "Subject": "0", "Signature Heading": "1", "Signature Subheading": "2",
    }  # fmt: skip
    items = [p for p in made.paragraphs if p._p.pPr.numPr is not None]
    assert [(p.text, p._p.pPr.numPr.ilvl.val) for p in items] == [("First", 0), ("Second", 0), ("Inner", 1)]
    assert items[0]._p.pPr.numPr.numId.val == items[1]._p.pPr.numPr.numId.val != items[2]._p.pPr.numPr.numId.val
    (call,) = body.iter(qn("w:footnoteReference"))
    notes = part(everything, "word/footnotes.xml")
    (note,) = [note for note in notes if note.get(qn("w:id")) == call.get(qn("w:id"))]
    assert "".join(note.itertext()).strip() == "The note’s text."
    links = [link for p in made.paragraphs for link in p.hyperlinks]
    assert [(link.text, link.address) for link in links] == [("link", "https://example.org")]
    runs = {run.text: run for p in made.paragraphs for run in p.runs}
    assert (runs["slanted"].italic, runs["strong"].bold) == (True, True)


def test_the_letterhead_stands_in_the_header_of_the_first_page(everything: bytes):
    section = opened(everything).sections[0]
    assert section.different_first_page_header_footer
    assert [p.text for p in section.first_page_header.paragraphs] == [
        "",
        "The Coalition",
        "1 Street",
        "Town",
        "info@coalition.example",
    ]
    (picture,) = part(everything, "word/header1.xml").iter("{*}inline")
    about = picture.find("{*}docPr")
    assert about.get("descr") == "Logo of The Coalition"
    width, height = (int(picture.find("{*}extent").get(side)) for side in ("cx", "cy"))
    assert width == pytest.approx(2 * height, rel=0.02)
    assert [p.text for p in section.header.paragraphs] == ["The Coalition\tDr\u00a0Jane Roe · 3 November 2025"]
    fields = [item.get(qn("w:instr")) for item in part(everything, "word/footer2.xml").iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert [p.text for p in section.first_page_footer.paragraphs] == [""]


def test_columns_are_sections_of_the_same_sheet(everything: bytes):
    sections = opened(everything).sections
    columns = [section._sectPr.find(qn("w:cols")).get(qn("w:num")) for section in sections]
    assert columns == ["1", "3", "1"]
    assert len({(section.page_width, section.left_margin) for section in sections}) == 1
    assert sections[0].page_width.mm == pytest.approx(210, abs=0.1)
    assert [section._sectPr.find(qn("w:titlePg")) is not None for section in sections] == [True, False, False]


def test_what_word_reads_stands_in_the_order_that_it_wants(everything: bytes):
    seen = 0
    with zipfile.ZipFile(io.BytesIO(everything)) as container:
        names = [name for name in container.namelist() if name.startswith("word/") and name.endswith(".xml")]
        for name in names:
            for element in etree.fromstring(container.read(name)).iter():
                order = FIRST.get(etree.QName(element).localname, "").split()
                places = [order.index(etree.QName(child).localname) for child in element] if order else []
                assert all(before <= after for before, after in pairwise(places)), (name, etree.tostring(element))
                seen += bool(places)
    assert seen > 100


def test_another_script_has_its_language_and_direction(everything: bytes):
    runs = [run for run in part(everything, "word/document.xml").iter(qn("w:r")) if "حسن" in "".join(run.itertext())]
    assert len(runs) == 1
    assert runs[0].find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None
    assert runs[0].find(f"{qn('w:rPr')}/{qn('w:lang')}").get(qn("w:bidi")) == "ar"


def test_a_letter_from_right_to_left_runs_so(folder: Folder, press: Press):
    letter = "language: ar\nsalutation: فخامة الرئيس،\nbody: نطلب (UNHCR) التدخل.\n"
    data = docx_of(folder(letter), press)
    assert part(data, "word/styles.xml").find(f"{qn('w:style')}/{qn('w:pPr')}/{qn('w:bidi')}") is not None
    body = part(data, "word/document.xml")
    assert body.find(f".//{qn('w:sectPr')}/{qn('w:bidi')}") is not None
    latin = [run for run in body.iter(qn("w:r")) if "UNHCR" in "".join(run.itertext())]
    assert [run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") for run in latin] == [None]


def test_nothing_private_and_no_clock_is_in_it_and_its_bytes_are_the_same(folder: Folder, press: Press, tmp_path: Path):
    path = folder(EVERYTHING, SHEET)
    data = docx_of(path, press)
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(path, elsewhere, ignore=shutil.ignore_patterns("elsewhere"))
    assert docx_of(elsewhere, press) == data
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        assert {entry.date_time for entry in container.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        everything = b"".join(container.read(name) for name in container.namelist())
    assert not re.search(rb"canary|x\.example|/tmp|python", everything)
    about = opened(data).core_properties
    assert (about.title, about.author, about.language) == ("The undersigned three", "The Coalition", "en-GB")
    assert (about.created, about.modified) == (about.created, about.created)
    assert about.created.replace(tzinfo=None) == datetime(2025, 11, 3)
    assert (about.last_modified_by, about.keywords) == ("", "")


def test_a_list_counts_from_its_own_number_and_a_note_may_be_called_twice(folder: Folder, press: Press):
    body = (
        "body: |\n  One.[^1] Two.[^1]\n\n  3. Three\n  4. Four\n\n  Text.\n\n  1. One\n\n     More.\n\n  [^1]: Note.\n"
    )
    data = docx_of(folder(SHORT.replace("body: |\n  We ask you to act.\n", body)), press)
    starts = [item.get(qn("w:val")) for item in part(data, "word/numbering.xml").iter(qn("w:startOverride"))]
    assert starts == ["3", "1"]
    fields = [item.get(qn("w:instr")) for item in part(data, "word/document.xml").iter(qn("w:fldSimple"))]
    assert fields == ["NOTEREF _Note1 \\f \\h"]


def test_what_is_lost_on_the_way_is_told_and_nothing_is_made(
    folder: Folder, press: Press, monkeypatch: pytest.MonkeyPatch
):
    written = wording.letter

    def forgetful(document: Any) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(written(document))) as old, zipfile.ZipFile(out, "w") as new:
            for name in old.namelist():
                new.writestr(name, old.read(name).replace(b"We ask you to act.", b"We ask."))
        return out.getvalue()

    monkeypatch.setattr(wording, "letter", forgetful)
    with pytest.raises(NotReady, match=r"paragraph “We ask you to act\.” is missing from letter\.docx"):
        docx_of(folder(SHORT), press)
