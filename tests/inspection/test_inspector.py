"""An inspection: what a file is held against, how findings are told, and strangers' files that are not what they say."""

import io
import zlib

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from sendletter.inspection.claims import Purpose
from sendletter.inspection.finding import Finding, spoken
from sendletter.inspection.inspector import Task, inspect
from sendletter.pipeline import Made, Order
from sendletter.problem import Severity, Unreadable
from sendletter.project import Project
from sendletter.publishing import publish
from tests.conftest import ROOT, TODAY
from tests.inspection.papers import draw, form, good, put, spoilt
from tests.inspection.spoilt import RED


@pytest.mark.parametrize(
    ("pages", "text"),
    [
        ((3,), "page 3"),
        ((1, 2, 3, 4, 7), "pages 1–4, 7"),
        ((2, 1), "pages 1–2"),
        ((1, 3), "pages 1, 3"),
        (tuple(range(1, 40, 2)), "pages 1, 3, 5, 7, 9, 11, 13, 15 and others, 20 in all"),
    ],
)
def test_pages_are_told_as_one_says_them(pages: tuple[int, ...], text: str):
    assert spoken(pages) == text
    assert str(Finding("x", "it is wrong", pages, Severity.ERROR, "", "")) == f"{text}: it is wrong"


def test_what_is_wrong_on_many_pages_is_told_once():
    def change(document: pikepdf.Pdf) -> None:
        for page in range(2):
            draw(document, RED + b" " + RED, page)

    found = inspect(spoilt("X-4", change), "x.pdf").findings
    assert [(finding.check, finding.pages) for finding in found] == [("undefined-press-colour", (1, 2))]


@pytest.mark.parametrize(
    ("standard", "purpose"), [("X-4", Purpose.PRINT), ("A-3b", Purpose.ARCHIVE), ("UA-1", Purpose.WEB)]
)
def test_what_a_file_claims_decides_what_it_is_held_against(standard: str, purpose: Purpose):
    report = inspect(good(standard), "x.pdf")
    assert (report.purposes, report.standards, report.claims) == ((purpose,), (standard,), (standard,))


def test_who_asks_for_a_standard_gets_it():
    report = inspect(good("X-4"), "x.pdf", [Purpose.PRINT], "X-1a")
    assert report.standards == ("X-1a",)
    assert "it says it is PDF/X-4, and not PDF/X-1a" in [finding.message for finding in report.errors]


def test_a_file_that_claims_nothing_is_held_against_what_is_usual():
    document = pikepdf.new()
    document.add_blank_page()
    out = io.BytesIO()
    document.save(out)
    assert inspect(out.getvalue(), "x.pdf").purposes == (Purpose.WEB,)
    assert inspect(out.getvalue(), "x.pdf", tuple(Purpose)).standards == ("X-4", "UA-1", "A-2b")


def test_a_standard_that_is_not_known_is_said_and_not_guessed():
    pdf = spoilt(
        "A-2b", lambda d: d.Root.Metadata.write(bytes(d.Root.Metadata.read_bytes()).replace(b'part="2"', b'part="4"'))
    )
    report = inspect(pdf, "x.pdf")
    assert report.errors == ()
    assert "PDF/A-4b: it is not known here" in report.unseen[0]


def test_warnings_are_against_practice_and_errors_against_a_standard():
    def change(document: pikepdf.Pdf) -> None:
        draw(document, b"0.1 w 60 60 m 90 60 l S " + RED)

    found = {finding.check: finding.severity for finding in inspect(spoilt("X-4", change), "x.pdf").findings}
    assert found == {"hairline": Severity.WARNING, "undefined-press-colour": Severity.ERROR}


def test_our_own_editions_are_not_blamed(example: Made, press):
    assert inspect(example.pdf, "letter.pdf", [Purpose.WEB]).findings == ()
    archive = publish(Order(Project(ROOT), TODAY), press, ("archive",)).files["letter.archive.pdf"]
    report = inspect(archive, "letter.archive.pdf")
    assert report.standards == ("A-3a", "UA-1")
    assert report.findings == ()


# ------------------------------------------------------------------ strangers' files


@pytest.mark.parametrize(
    ("pdf", "reason"), [(b"", "is no PDF"), (b"GIF89a", "is no PDF"), (b"%PDF-1.4\n%%EOF", "is damaged")]
)
def test_what_is_no_pdf_is_told(pdf: bytes, reason: str):
    with pytest.raises(Unreadable, match=reason):
        inspect(pdf, "x.pdf")


def test_a_password_is_told():
    pdf = spoilt("UA-1", lambda d: None, static_id=False, encryption=pikepdf.Encryption(owner="o", user="u", R=4))
    with pytest.raises(Unreadable, match="password"):
        inspect(pdf, "x.pdf")


@pytest.mark.slow
def test_forms_that_call_each_other_ten_times_end():
    def change(document: pikepdf.Pdf) -> None:
        held = form(document, b"0 0 9 9 re f")
        for _ in range(12):
            held = document.make_indirect(
                form(document, b"/X Do " * 10, Resources=Dictionary(XObject=Dictionary(X=held)))
            )
        put(document, "XObject", "X", held)
        draw(document, b"/X Do")

    report = inspect(spoilt("X-4", change), "x.pdf")
    assert any("more on them than is looked at" in text for text in report.unseen)


def test_a_stream_that_inflates_without_end_is_not_unpacked():
    def change(document: pikepdf.Pdf) -> None:
        machine = zlib.compressobj(9)
        data = b"".join(machine.compress(bytes(1 << 24)) for _ in range(16)) + machine.flush()
        document.pages[0].Contents = pikepdf.Stream(document, data, Filter=Name.FlateDecode)

    pdf = spoilt("X-4", change, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert len(pdf) < 2_000_000
    assert any(text.startswith("page 1: there is more") for text in inspect(pdf, "x.pdf").unseen)


def test_a_tree_of_tags_that_holds_itself_is_told():
    def change(document: pikepdf.Pdf) -> None:
        top = document.Root.StructTreeRoot.K
        top.K.append(top)

    (finding,) = inspect(spoilt("UA-1", change), "x.pdf").findings
    assert finding.check == "not-tagged"
    assert "twice, or in itself" in finding.message


def test_too_many_annotations_are_told():
    def change(document: pikepdf.Pdf) -> None:
        note = document.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 1, 1])))
        document.pages[0].Annots = Array([note] * 100_001)

    with pytest.raises(Unreadable, match="more than 100,000 annotations"):
        inspect(spoilt("UA-1", change), "x.pdf")


def test_a_tree_of_pages_that_holds_itself_is_damaged():
    pdf = spoilt("UA-1", lambda d: None, compress_streams=False)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        number = document.Root.Pages.objgen[0]
        kid = document.pages[0].obj.objgen[0]
    broken = pdf.replace(b"%d 0 R" % kid, b"%d 0 R" % number, 1)
    try:
        inspect(broken, "x.pdf")
    except Unreadable as fault:
        assert "damaged" in str(fault)


@given(st.integers(0, 20_000), st.binary(min_size=1, max_size=30))
def test_whatever_is_written_over_a_pdf_it_is_inspected_or_refused(place: int, noise: bytes):
    pdf = good("UA-1")
    place %= len(pdf)
    try:
        Task(tuple(Purpose))(pdf[:place] + noise + pdf[place + len(noise) :], "x.pdf")
    except Unreadable as fault:
        assert fault.reason


@pytest.mark.parametrize("kind", [Array([1]), Name.Wrong, 7, Dictionary(), None])
@pytest.mark.parametrize("key", ["Metadata", "StructTreeRoot", "OutputIntents", "AcroForm", "OCProperties", "Names"])
def test_what_is_of_another_kind_than_belongs_in_its_place_is_no_fault(key: str, kind: object):
    def change(document: pikepdf.Pdf) -> None:
        if kind is None:
            document.Root[f"/{key}"] = document.make_stream(b"\xff\xfe")
        else:
            document.Root[f"/{key}"] = kind

    report = inspect(spoilt("UA-1", change), "x.pdf", tuple(Purpose))
    assert not [text for text in report.unseen if "damaged" in text]


def test_the_same_pdf_is_told_the_same():
    pdf = spoilt("X-1a", lambda document: draw(document, RED))
    assert inspect(pdf, "x.pdf") == inspect(pdf, "x.pdf")
