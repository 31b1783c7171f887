"""PDF/UA-1, PDF/UA-2 (ISO 14289), WTPDF 1.0 and PDF/A-3a (ISO 19005-3) by veraPDF: letters of every kind, and failures."""

import io
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from sendletter.pipeline import Made, Order, make
from sendletter.press.worker import Press
from sendletter.project import Project
from sendletter.publishing import publish
from sendletter.theme import Format
from tests.conftest import ROOT, SHORT, TODAY, Folder, Validate
from tests.cubic import cubic
from tests.test_letters import EVERYTHING, PARAGRAPH

SHEET = "group,name,title,acronym\nperson,Zed Adams,Judge,\nbody,Peace,,P\nbody,Hope,,\n"
FIELDS = SHORT + "signature fields: yes\nsignatures: {groups: [{id: a, heading: With, entry: name}]}\n"
LETTERS = {
    "everything": (EVERYTHING, SHEET),
    "one page": (SHORT, None),
    "many pages": (SHORT.replace("We ask you to act.", "\n\n  ".join([PARAGRAPH * 4] * 25)), None),
    "arabic": ("language: ar\nsalutation: فخامة الرئيس،\nbody: نطلب منكم التدخل العاجل.\n", None),
    "hebrew": ("language: he\nsalutation: שלום,\nbody: אנו מבקשים מכם לפעול.\n", None),
    "long list": (
        SHORT + "signatures: {groups: [{id: a, columns: 3, heading: All}]}\n",
        "group,name\n" + "\n".join(f"a,Person {number} of Łódź" for number in range(500)),
    ),
    "fields for signatures": (FIELDS, "group,name\na,Zed Adams\na,Mary O'Hara\n"),
    "sub-headings": (
        SHORT + "signatures: {groups: [{id: a, columns: 2, heading: All, by: country, numbered: on}]}\n",
        "group,name,country,capacity,lead,withheld\n"
        "a,First,Chad,,yes,\na,Last,,identification only,,\na,,,,,yes\n"
        + "".join(f"a,Person {number},Land {number % 7},,,\n" for number in range(90)),
    ),
    "sub-headings without headings": (
        SHORT + "subject: About\nsignatures: {groups: [{id: a, by: kind}]}\n",
        "group,name,kind\na,One,NGO\na,Two,Union\na,Three,NGO\n",
    ),
    "long list under sub-headings": (
        SHORT + "signatures: {groups: [{id: a, columns: 3, heading: All, by: country}]}\n",
        "group,name,country\n" + "\n".join(f"a,Person {number},Land {number % 40}" for number in range(750)),
    ),
}


EXAMPLES = (ROOT, *sorted(path.parent for path in (ROOT / "bench/letters").glob("*/letter.yaml")))
"""Whole letters in seven languages."""
THEME = """:root { --accent: #7a1f1f; --size: 10pt; --list-size: 8.5pt; --margin-left: 40mm }
@page { background: #f7f3ea }
.letterhead { border-bottom: 2pt solid var(--accent) }
"""
STANDARDS = {
    "PDFUA-1": ("letter.pdf", "letter.archive.pdf"),
    "PDFA-3A": ("letter.archive.pdf",),
    "PDFUA-2-ISO32005": ("letter.wtpdf.pdf",),
    "WTPDF-1-0-Accessibility": ("letter.wtpdf.pdf",),
    "WTPDF-1-0-Reuse": ("letter.wtpdf.pdf",),
}
"""The standards, by the names of veraPDF's profiles, and the files that must conform to each."""


@pytest.fixture(scope="module")
def made(press: Press, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[bytes]]:
    """The files of all kinds of letters, of every example and of a theme of its own, by name."""
    files: dict[str, list[bytes]] = {}
    paths = list(EXAMPLES)
    for letter, sheet in (*LETTERS.values(), LETTERS["everything"]):
        paths.append(path := tmp_path_factory.mktemp("letter"))
        (path / "letter.yaml").write_text(letter, encoding="utf-8")
        if sheet:
            (path / "signatories.csv").write_text(sheet, encoding="utf-8")
    (paths[-1] / "templates").mkdir()
    (paths[-1] / "templates/custom.css").write_text(THEME, encoding="utf-8")
    for path in paths:
        done = publish(Order(Project(path.resolve()), TODAY), press, ("web", "archive", "wtpdf")).files
        for name in ("letter.pdf", "letter.archive.pdf", "letter.wtpdf.pdf"):
            files.setdefault(name, []).append(done[name])
    return files


@pytest.mark.parametrize("standard", STANDARDS)
def test_letters_of_every_kind_conform(made: dict[str, list[bytes]], validate: Validate, standard: str):
    pdfs = [pdf for name in STANDARDS[standard] for pdf in made[name]]
    said = validate(standard, *pdfs)
    assert said.count("PASS\t") == len(pdfs) == len(STANDARDS[standard]) * (len(LETTERS) + len(EXAMPLES) + 1), said


def test_the_worked_example_conforms_and_without_its_metadata_it_would_not(example: Made, validate: Validate):
    assert validate("PDFUA-1", example.pdf).startswith("PASS")
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(example.pdf)) as document:
        del document.Root["/Metadata"]
        document.save(out)
    assert validate("PDFUA-1", out.getvalue()).startswith("FAIL")


def test_without_its_colour_profile_an_archive_would_not_conform(press, validate: Validate):
    pdf = publish(Order(Project(ROOT), TODAY), press, ("archive",)).files["letter.archive.pdf"]
    assert validate("PDFA-3A", pdf).startswith("PASS")
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        del document.Root["/OutputIntents"]
        document.save(out)
    assert validate("PDFA-3A", out.getvalue()).startswith("FAIL")


def test_pictures_in_inks_are_brought_over_to_light_for_the_archive(folder: Folder, press: Press, validate: Validate):
    picture = io.BytesIO()
    Image.new("CMYK", (60, 60), (200, 20, 20, 10)).save(picture, "JPEG")
    path = folder(SHORT + "letterhead: {name: The Coalition, logo: logo.jpg}\n", logo_dot_jpg=picture.getvalue())
    files = publish(Order(Project(path.resolve()), TODAY), press, ("web", "archive")).files
    assert validate("PDFA-3A", files["letter.archive.pdf"]).startswith("PASS")
    pages = []
    for name in ("letter.pdf", "letter.archive.pdf"):
        document = pypdfium2.PdfDocument(files[name])
        pages.append(document[0].render(scale=1).to_pil().convert("RGB"))
        document.close()
    assert max(most for _, most in ImageChops.difference(*pages).getextrema()) < 12


def test_without_its_claims_or_tags_a_file_would_not_conform_to_the_newer_standards(press: Press, validate: Validate):
    pdf = publish(Order(Project(ROOT), TODAY), press, ("wtpdf",)).files["letter.wtpdf.pdf"]
    unclaimed, untagged = io.BytesIO(), io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.Root.Metadata.write(document.Root.Metadata.read_bytes().replace(b"pdfuaid:rev", b"pdfuaid:was"))
        document.save(unclaimed)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        del document.Root["/StructTreeRoot"]
        document.save(untagged)
    assert validate("PDFUA-2-ISO32005", unclaimed.getvalue()).startswith("FAIL")
    for profile in ("PDFUA-2-ISO32005", "WTPDF-1-0-Accessibility", "WTPDF-1-0-Reuse"):
        assert validate(profile, untagged.getvalue()).startswith("FAIL"), profile


def test_bookmarks_and_calls_lead_to_their_elements(press: Press, made: dict[str, list[bytes]]):
    with pikepdf.open(io.BytesIO(made["letter.wtpdf.pdf"][len(EXAMPLES)])) as document:
        first = document.Root.Outlines.First
        kinds = [str(first.A.SD[0].S)]
        entry = first.First
        while entry is not None:
            kinds.append(str(entry.A.SD[0].S))
            entry = entry.get("/Next")
        assert kinds == ["/H1", "/H2", "/H2", "/H2"]  # the subject, a heading in the text, two groups
        link = next(note for page in document.pages for note in page.Annots if note.A.S == "/GoTo")
        note = link.A.SD[0]
        assert str(note.S) == "/FENote"
        assert note.Ref[0].Ref[0].objgen == note.objgen
        assert "/Dests" not in document.Root.get("/Names", {})


def test_letters_in_a_font_of_ones_own_with_cubic_outlines_conform(
    folder: Folder, press: Press, validate: Validate, tmp_path: Path
):
    css = ':root { --text: "Cubic", "Noto Serif"; --display: "Cubic", "Noto Serif" }'
    path = folder(EVERYTHING, SHEET, templates__custom_dot_css=css, fonts__Cubic_dot_otf=cubic())
    files = publish(Order(Project(path.resolve()), TODAY), press, ("web", "archive")).files
    assert validate("PDFUA-1", *files.values()).count("PASS\t") == 2
    assert validate("PDFA-3A", files["letter.archive.pdf"]).startswith("PASS")
    out = tmp_path / "letter.pdf"
    out.write_bytes(files["letter.pdf"])
    fonts = subprocess.run(["pdffonts", out], capture_output=True, text=True, check=True)
    assert "Cubic" in fonts.stdout
    assert fonts.stderr == ""


def test_advertisements_conform(folder: Folder, press: Press, validate: Validate):
    letter = EVERYTHING.replace("body: |\n", "body: |\n  " + PARAGRAPH * 5 + "\n\n")
    order = Order(Project(folder(letter, SHEET).resolve()), TODAY)
    pdfs = [make(replace(order, format=Format(600.0, 440.0, columns)), press).pdf for columns in (1, 2)]
    said = validate("PDFUA-1", *pdfs)
    assert said.count("PASS\t") == 2, said
