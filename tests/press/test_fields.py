"""Empty fields for signatures: where they stand, what they are called, and that nothing else changes."""

import io
import re
from pathlib import Path

import pikepdf
import pytest

from sendletter.pipeline import Made, Order, make
from sendletter.press.fields import field_name
from sendletter.problem import NotReady
from sendletter.project import Project
from sendletter.publishing import publish
from sendletter.seal.paper import Paper, paper
from tests.conftest import SHORT, TODAY, Folder, Validate, drafted, pdf_text, run_tool

LETTER = SHORT + (
    "signature fields: yes\n"
    'signatures: {groups: [{id: a, columns: 2, heading: All, entry: "**{name}** | {title}"}, {id: b, heading: More}]}\n'
)
SHEET = (
    "group,name,title,withheld,country\na,Zed Adams,Judge,,\na,Dr. Mary O'Hara,,,\na,,,yes,\n"
    "b,Peace,,,Chad\nb,Peace,,,Mali\n"
)


def fields(made: Made) -> Paper:
    return paper(made.pdf, "letter.pdf")


def boxes(pdf: bytes) -> dict[str, tuple[int, list[float]]]:
    """The page (from 1) of each field, and its left, bottom, right and top."""
    found = {}
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for number, page in enumerate(document.pages, start=1):
            for note in page.get("/Annots", ()):
                if note.get("/Subtype") == "/Widget":
                    found[str(note.T)] = number, [float(side) for side in note.Rect]
    return found


def words(pdf: bytes, page: int, path: Path) -> list[tuple[float, float, float, float, str]]:
    """The words of a page as left, bottom, right and top in points from its foot, by poppler."""
    path.write_bytes(pdf)
    said = run_tool("pdftotext", "-bbox", "-f", str(page), "-l", str(page), path, "-")
    height = float(re.findall(r'<page width="[\d.]+" height="([\d.]+)"', said)[0])
    found = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<', said)
    return [(float(a), height - float(d), float(c), height - float(b), text) for a, b, c, d, text in found]


def test_everybody_whose_name_is_printed_has_a_field_and_nobody_else(folder: Folder, build):
    made = build(folder(LETTER, SHEET))
    assert [field.name for field in fields(made).free] == [
        "Jane Smith", "Dr Mary O’Hara", "Zed Adams", "Peace", "Peace (2)"
    ]  # fmt: skip
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        assert [str(field.TU) for field in document.Root.AcroForm.Fields][:2] == [
            "Signature of Jane Smith",
            "Signature of Dr. Mary O’Hara",
        ]


def test_each_field_stands_over_its_name_and_over_nothing_else(folder: Folder, build, tmp_path):
    made = build(folder(LETTER, SHEET))
    placed = boxes(made.pdf)
    printed = words(made.pdf, 1, tmp_path / "a.pdf")
    for name, first in (("Jane Smith", "Jane"), ("Dr Mary O’Hara", "Dr."), ("Zed Adams", "Zed")):
        _, (left, bottom, right, top) = placed[name]
        assert top - bottom > 38
        under = [word for word in printed if word[4].startswith(first)]
        assert any(abs(word[0] - left) < 1 and 0 <= bottom - word[3] < 6 for word in under), (name, under)
        assert right - left <= 212.7
    for _, (left, bottom, right, top) in placed.values():
        assert not [w for w in printed if w[0] < right and left < w[2] and w[1] < top and bottom < w[3]]


def test_fields_change_no_word_and_not_the_codes_of_the_text(folder: Folder, build, press):
    path = folder(LETTER, SHEET)
    with_fields = build(path)
    plain = build(folder(LETTER.replace("signature fields: yes\n", ""), SHEET))
    assert pdf_text(with_fields.pdf).split() == pdf_text(plain.pdf).split()
    assert "/AcroForm" not in pikepdf.open(io.BytesIO(plain.pdf)).Root
    from sendletter.draft.record import text_code

    assert text_code(with_fields.sources.written) == text_code(plain.sources.written)


def test_the_same_letter_makes_the_same_bytes_and_drafts_have_no_fields(folder: Folder, build, press):
    path = folder(LETTER, SHEET)
    assert build(path).pdf == build(path).pdf
    assert paper(drafted(path, press).pdf, "x").fields == ()


@pytest.mark.parametrize("language", ["en-GB", "ar"])
def test_letters_with_fields_conform(folder: Folder, press, validate: Validate, language):
    path = folder(LETTER.replace("en-GB", language) + "subject: About\n", SHEET)
    order = Order(Project(path.resolve()), TODAY)
    made = publish(order, press, ("web", "archive", "wtpdf"))
    for profile, name in (("PDFUA-1", "archive"), ("PDFA-3A", "archive"), ("PDFUA-2-ISO32005", "wtpdf")):
        said = validate(profile, made.files[f"letter.{name}.pdf"])
        assert said.startswith("PASS"), said
    _, (left, _, right, _) = boxes(made.files["letter.pdf"])["Jane Smith"]
    edge = (right, 595.3 - 85.0) if language != "en-GB" else (left, 85.0)  # where lines begin, so do fields
    assert edge[0] == pytest.approx(edge[1], abs=0.5)


def test_fields_go_over_pages_with_their_names(folder: Folder, build, tmp_path):
    people = "".join(f"a,Person Number{number},Somebody\n" for number in range(1, 20))
    letter = LETTER.replace("columns: 2", "columns: 1").replace(
        "We ask you to act.", "\n\n  ".join(["Act. " * 200] * 2)
    )
    made = build(folder(letter.split(", {id: b")[0] + "]}\n", f"group,name,title\n{people}"))
    placed = boxes(made.pdf)
    assert len(placed) == 20
    assert len({page for page, _ in placed.values()}) > 1
    for number in range(1, 20):
        page, (_, bottom, _, _) = placed[f"Person Number{number}"]
        printed = words(made.pdf, page, tmp_path / "a.pdf")
        assert any(w[4] == f"Number{number}" and 0 <= bottom - w[3] < 6 for w in printed), number


@pytest.mark.parametrize(
    ("letter", "sheet", "said"),
    [
        (LETTER, "group,name\n" + "".join(f"a,Person {number}\n" for number in range(20)), "at most 20 can have"),
        ("language: en\nbody: We ask.\nsignature fields: yes\n", None, "nobody signs whose name is printed"),
        (LETTER.replace("title: Director", "image: a.png"), SHEET, "a picture of the signature stands where"),
        (SHORT + "signature fields: perhaps\n", None, "neither true nor false"),
    ],
)
def test_what_cannot_have_fields_is_told(folder: Folder, press, letter, sheet, said):
    with pytest.raises(NotReady) as told:
        make(Order(Project(folder(letter, sheet).resolve()), TODAY), press)
    assert any(said in problem.message for problem in told.value.problems), told.value


def test_a_template_without_room_is_told(folder: Folder, press):
    blocks = (Path(__file__).parents[2] / "templates/blocks.html").read_text(encoding="utf-8")
    blocks = blocks.replace('id="pen"', "")
    path = folder(SHORT + "signature fields: yes\n", templates__blocks_dot_html=blocks)
    with pytest.raises(NotReady, match="has no room for its field"):
        make(Order(Project(path.resolve()), TODAY), press)


@pytest.mark.parametrize(
    ("name", "field"),
    [("Dr. A. B. Lee", "Dr A B Lee"), ("...", "signature"), ("Ann\u00a0Lee", "Ann Lee"), ("O\u0308zil", "Özil")],
)
def test_names_of_fields_have_no_stops(name, field):
    assert field_name(name) == field
