"""What a PDF must be apart from what it says, tried on PDFs that are not."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from sendletter.pipeline import Made
from sendletter.preflight.sound import sound
from tests.preflight.paper import paper

A4 = (595.28, 841.89)


def rules(pdf: bytes, size: tuple[float, float] = A4) -> set[str]:
    return {problem.rule for problem in sound(pdf, size, "letter.pdf")}


def after(pdf: bytes, change: Callable[[pikepdf.Pdf], object], **options: object) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        change(document)
        document.save(out, **options)
    return out.getvalue()


def form(document: pikepdf.Pdf, **values: object) -> Dictionary:
    """A form with one field, one for a signature unless said otherwise."""
    field = Dictionary(**{"FT": Name.Sig, "T": "a", **values})
    return Dictionary(Fields=Array([document.make_indirect(field)]))


def test_fields_for_signatures_and_what_belongs_to_an_archive_are_sound(example: Made):
    signable = after(example.pdf, lambda document: setattr(document.Root, "AcroForm", form(document)))
    assert rules(signable) == set()

    def attach(document: pikepdf.Pdf) -> None:
        document.attachments["a.txt"] = pikepdf.AttachedFileSpec(document, b"a", filename="a.txt")

    assert rules(after(example.pdf, attach)) == {"active-content"}

    def archive(document: pikepdf.Pdf) -> None:
        attach(document)
        document.Root.OutputIntents = Array([Dictionary(S=Name.GTS_PDFA1)])

    assert rules(after(example.pdf, archive)) == set()


def test_a_built_letter_is_sound(example: Made):
    assert rules(example.pdf) == set()


def test_a_font_that_is_not_embedded_is_named():
    (problem,) = sound(paper(["Ann"], ["Bob"]), A4, "letter.pdf")
    assert str(problem) == "letter.pdf: error: the font /Helvetica is not embedded (font-not-embedded)"


def test_a_font_inside_a_form_is_looked_at_too(example: Made):
    def put(document: pikepdf.Pdf) -> None:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier)
        form = document.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
        form.Resources = Dictionary(Font=Dictionary(A=font))
        document.pages[0].add_resource(form, Name.XObject)

    assert rules(after(example.pdf, put)) == {"font-not-embedded"}


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("no-language", lambda document: document.Root.__delitem__("/Lang")),
        ("not-tagged", lambda document: document.Root.__delitem__("/StructTreeRoot")),
        ("no-title", lambda document: document.docinfo.__delitem__("/Title")),
        ("page-size", lambda document: setattr(document.pages[1], "trimbox", [0, 0, 500, 500])),
        ("page-size", lambda document: setattr(document.pages[1], "Rotate", 90)),
        ("active-content", lambda document: setattr(document.Root, "AA", Dictionary())),
        ("active-content", lambda document: setattr(document.Root, "Names", Dictionary(EmbeddedFiles=Dictionary()))),
        ("active-content", lambda document: setattr(document.Root, "AcroForm", form(document, FT=Name.Tx))),
        ("active-content", lambda document: setattr(document.Root, "AcroForm", form(document, AA=Dictionary()))),
        (
            "active-content",
            lambda document: setattr(document.Root, "AcroForm", Dictionary(Fields=Array(), XFA=Array())),
        ),
        (
            "active-content",
            lambda document: setattr(
                document.pages[0],
                "Annots",
                Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, A=Dictionary(S=Name.Launch, F="x"))]),
            ),
        ),
    ],
)
def test_what_is_taken_away_or_added_is_told(example: Made, rule: str, change: Callable[[pikepdf.Pdf], object]):
    assert rules(after(example.pdf, change)) == {rule}


def test_an_encrypted_pdf_is_told_with_and_without_a_password_to_open_it():
    for user in ("", "secret"):
        encryption = pikepdf.Encryption(owner="owner", user=user)
        assert "unreadable-pdf" in rules(after(paper(["Ann"]), lambda document: None, encryption=encryption))


def test_a_difference_of_a_tenth_of_a_point_is_no_other_page_size():
    assert "page-size" not in rules(paper(["Ann"]), (595.2, 841.95))
    assert "page-size" in rules(paper(["Ann"]), (595.0, 841.89))


@pytest.mark.parametrize("keep", [0, 8, 200, 600])
def test_a_truncated_pdf_is_a_problem_and_no_crash(keep: int):
    assert rules(paper(["Ann"])[:keep])


def test_objects_of_the_wrong_kind_are_a_problem_and_no_crash():
    def break_fonts(document: pikepdf.Pdf) -> None:
        document.pages[0].Resources = Dictionary(Font=Array([1, 2]))

    def break_annotations(document: pikepdf.Pdf) -> None:
        document.pages[0].Annots = Array([1])

    for change in (break_fonts, break_annotations):
        assert "unreadable-pdf" in rules(after(paper(["Ann"]), change))


def test_what_is_no_pdf_is_told_in_the_same_words_each_time():
    (one,), (other,) = (list(sound(b"no PDF", (595, 842), "letter.pdf")) for _ in range(2))
    assert one == other
    assert "<" not in one.message
