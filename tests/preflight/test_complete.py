"""The proof that nothing is lost, tried on PDFs that lost something."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from sendletter.pipeline import Made, Order, verify
from sendletter.preflight.complete import comparable, complete, read_pages
from sendletter.preflight.sound import sound
from sendletter.project import Project
from sendletter.theme import SHEETS
from tests.conftest import ROOT, SHORT, TODAY, Folder

A4 = next(iter(SHEETS.values()))
LIST = SHORT + "signatures: {groups: [{id: a, heading: People}]}\n"


def changed(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    import io

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        change(document)
        document.save(out)
    return out.getvalue()


def verified(path: Path, pdf: bytes) -> list[str]:
    found = verify(Order(Project(path.resolve()), TODAY), pdf, "letter.pdf")
    return [f"{problem.span} {problem.rule}" for problem in found]


def test_the_worked_example_is_complete(example: Made):
    assert verified(ROOT, example.pdf) == []


def test_a_name_added_to_the_list_is_missing_from_the_old_pdf(folder: Folder, build):
    pdf = build(folder(LIST, "group,name\na,Ann\na,Carl\n")).pdf
    assert verified(folder(LIST, "group,name\na,Ann\na,Bob\na,Carl\n"), pdf) == ["signatories.csv:3:1 lost"]


def test_a_name_that_stands_under_another_number_is_told_apart_from_one_that_is_gone(folder: Folder, build):
    letter = LIST.replace("heading: People", "heading: People, numbered: true")
    pdf = build(folder(letter, "group,name\na,Ann Lee\na,Carl Orff\na,David Bo\n")).pdf
    path = folder(letter, "group,name\na,Ann Lee\na,Bob Roe\na,Carl Orff\na,David Bo\n")
    found = verify(Order(Project(path.resolve()), TODAY), pdf, "letter.pdf")
    hints = {problem.span.line: problem.hint for problem in found if problem.span.source == "signatories.csv"}
    assert not hints[3]
    assert hints[4]
    assert hints[5]


def test_a_name_taken_from_the_list_is_too_much_in_the_old_pdf(folder: Folder, build):
    pdf = build(folder(LIST, "group,name\na,Ann\na,Bob\na,Carl\n")).pdf
    assert verified(folder(LIST, "group,name\na,Ann\na,Carl\n"), pdf) == ["letter.pdf extra-text"]


def test_a_changed_letter_of_a_name_is_found(folder: Folder, build):
    pdf = build(folder(LIST, "group,name\na,Ann Lee\na,Carl\n")).pdf
    assert "signatories.csv:2:1 lost" in verified(folder(LIST, "group,name\na,Anne Lee\na,Carl\n"), pdf)


def test_a_name_that_is_part_of_another_is_still_missed(folder: Folder, build):
    pdf = build(folder(LIST, "group,name\na,ACAT UK\na,Viet Tan\n")).pdf
    assert "signatories.csv:2:1 lost" in verified(folder(LIST, "group,name\na,ACAT\na,ACAT UK\na,Viet Tan\n"), pdf)


def test_a_changed_order_is_found(folder: Folder, build):
    as_listed = LIST.replace("heading: People", "heading: People, order: as listed")
    pdf = build(folder(as_listed, "group,name\na,Anna Lee\na,Robert Roe\n")).pdf
    found = verified(folder(as_listed, "group,name\na,Robert Roe\na,Anna Lee\n"), pdf)
    assert any("out-of-order" in line or "lost" in line for line in found)


def test_a_page_printed_twice_is_found(example: Made):
    def double(document: pikepdf.Pdf) -> None:
        document.pages.append(document.pages[3])

    found = verified(ROOT, changed(example.pdf, double))
    assert any("printed-twice" in line for line in found)


def test_a_page_that_is_gone_is_found_with_every_name_on_it(example: Made):
    def drop(document: pikepdf.Pdf) -> None:
        del document.pages[3]

    found = verified(ROOT, changed(example.pdf, drop))
    assert sum(line.endswith("lost") for line in found) >= 50


def test_a_paragraph_that_is_gone_is_found_at_its_line(folder: Folder, build):
    two = SHORT.replace("We ask you to act.", "We ask you to act.\n\n  And soon.")
    pdf = build(folder(SHORT)).pdf
    assert verified(folder(two), pdf) == ["letter.yaml:7:3 lost"]


@pytest.mark.parametrize("cut", [0, 10, 1_000, 60_000])
def test_a_truncated_pdf_is_a_problem_and_no_crash(example: Made, cut: int):
    assert verified(ROOT, example.pdf[:cut])


def test_an_encrypted_pdf_is_told(example: Made):
    import io

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(example.pdf)) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert any("unreadable-pdf" in line for line in verified(ROOT, out.getvalue()))


def test_a_font_that_is_not_embedded_is_told(example: Made):
    def strip(document: pikepdf.Pdf) -> None:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing:
                del thing["/FontFile2"]

    found = {problem.rule for problem in sound(changed(example.pdf, strip), A4, "letter.pdf")}
    assert found == {"font-not-embedded"}


def test_a_page_of_another_size_is_told(example: Made):
    found = {problem.rule for problem in sound(example.pdf, (612.0, 792.0), "letter.pdf")}
    assert found == {"page-size"}


def test_what_is_active_is_told(example: Made):
    def act(document: pikepdf.Pdf) -> None:
        document.Root["/OpenAction"] = pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS="x")

    found = {problem.rule for problem in sound(changed(example.pdf, act), A4, "letter.pdf")}
    assert found == {"active-content"}


def test_comparable_text_forgets_breaks_ligatures_and_hyphens_only():
    assert comparable("the of\ufb01ce\u00ad\n non-\u200brefoulement") == "theofficenonrefoulement"
    assert comparable("Nuñez") != comparable("Nunez")


def test_text_that_is_no_pdf_cannot_be_read():
    with pytest.raises(ValueError, match=r"."):
        read_pages(b"hello")


def test_a_footnote_that_is_gone_is_missed(folder: Folder, build):
    letter = SHORT.replace("We ask you to act.", "We ask you to act.[^1]\n\n  [^1]: See page 3.")
    made = build(folder(letter))
    from sendletter.pipeline import bench, read

    order = Order(Project(folder(letter).resolve()), TODAY)
    workshop = bench(read(order), order)
    manuscript = workshop.manuscript
    assert list(complete(made.pdf, manuscript, workshop.copy.furniture, "x")) == []
    other = replace(manuscript, notes=(replace(manuscript.notes[0], text="1 See page 4."),))
    assert {problem.rule for problem in complete(made.pdf, other, workshop.copy.furniture, "x")} == {
        "lost",
        "extra-text",
    }
