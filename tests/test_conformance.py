"""PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3) by veraPDF, on letters of every kind; and files that must fail."""

import io

import pikepdf
import pytest

from sendletter.pipeline import Made, Order, make
from sendletter.project import Project
from sendletter.publishing import publish
from sendletter.theme import Format
from tests.conftest import ROOT, SHORT, TODAY, Folder, Validate
from tests.test_letters import EVERYTHING, PARAGRAPH

SHEET = "group,name,title,acronym\nperson,Zed Adams,Judge,\nbody,Peace,,P\nbody,Hope,,\n"
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


def test_the_worked_example_conforms_and_without_its_metadata_it_would_not(example: Made, validate: Validate):
    assert validate(example.pdf).startswith("PASS")
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(example.pdf)) as document:
        del document.Root["/Metadata"]
        document.save(out)
    assert validate(out.getvalue()).startswith("FAIL")


@pytest.mark.parametrize("kind", LETTERS)
def test_archives_of_every_kind_conform_to_both_standards(folder: Folder, press, validate: Validate, kind: str):
    letter, sheet = LETTERS[kind]
    order = Order(Project(folder(letter, sheet).resolve()), TODAY)
    pdf = publish(order, press, ("web", "archive")).files["letter.archive.pdf"]
    for profile in ("PDFA-3A", "PDFUA-1"):
        said = validate(pdf, profile)
        assert said.startswith("PASS"), said


def test_without_its_colour_profile_an_archive_would_not_conform(press, validate: Validate):
    pdf = publish(Order(Project(ROOT), TODAY), press, ("archive",)).files["letter.archive.pdf"]
    assert validate(pdf, "PDFA-3A").startswith("PASS")
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        del document.Root["/OutputIntents"]
        document.save(out)
    assert validate(out.getvalue(), "PDFA-3A").startswith("FAIL")


@pytest.mark.parametrize("kind", LETTERS)
def test_letters_of_every_kind_conform(folder: Folder, build, validate: Validate, kind: str):
    letter, sheet = LETTERS[kind]
    said = validate(build(folder(letter, sheet)).pdf)
    assert said.startswith("PASS"), said


@pytest.mark.parametrize("columns", [1, 2])
def test_advertisements_conform(folder: Folder, press, validate: Validate, columns: int):
    letter = EVERYTHING.replace("body: |\n", "body: |\n  " + PARAGRAPH * 5 + "\n\n")
    order = Order(Project(folder(letter, SHEET).resolve()), TODAY, format=Format(600.0, 440.0, columns))
    said = validate(make(order, press).pdf)
    assert said.startswith("PASS"), said
