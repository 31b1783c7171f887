"""Boxes, marks and what the file says of itself."""

import io
import re

import pikepdf
import pytest

from sendletter.letter import Standard
from sendletter.separation.registry import is_registered, registered
from tests.conftest import run_tool
from tests.separation.paper import BLEED, ICC, SIZE, plates, press, profile, sheet

RED = "1 0 0 rg -50 -50 300 300 re f"


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


@pytest.mark.parametrize("marks", [True, False])
def test_the_boxes_are_exact_and_lie_in_each_other(marks: bool):
    with opened(press(sheet(RED), marks=marks).pdf) as document:
        page = document.pages[0].obj
        trim, bleed, media = ([float(side) for side in page[name]] for name in ("/TrimBox", "/BleedBox", "/MediaBox"))
        assert trim == pytest.approx([0, 0, SIZE, SIZE], abs=0.01)
        assert bleed == pytest.approx([-BLEED, -BLEED, SIZE + BLEED, SIZE + BLEED], abs=0.01)
        assert (media[0] < bleed[0] - 20) is marks
        assert [a + b for a, b in zip(media[:2], media[2:], strict=True)] == pytest.approx([SIZE, SIZE], abs=0.01)
        assert "/CropBox" not in page


def test_what_is_drawn_ends_with_the_bleed_and_marks_stand_clear_of_it_on_every_plate():
    dpi = 144
    made = press(sheet(RED), marks=True)
    with opened(made.pdf) as document:
        left = -float(document.pages[0].obj.MediaBox[0])
    found = plates(made.pdf, dpi=dpi)
    edge = round((left - BLEED) * dpi / 72)
    side = round((SIZE + 2 * left) * dpi / 72)
    inner = (edge, edge, side - edge, side - edge)
    assert found["Magenta"].crop(inner).getextrema()[0] > 200
    for name in ("Cyan", "Black"):
        assert found[name].crop(inner).getbbox() is None
    frame = (edge - 4, edge - 4, side - edge + 4, side - edge + 4)
    assert found["Cyan"].crop(frame).getbbox() is None
    marks = {name: plate.point(lambda value: value > 128 and 255).getbbox() for name, plate in found.items()}
    assert set(marks) == {"Cyan", "Magenta", "Yellow", "Black"}
    assert len(set(marks.values())) == 1


def test_crop_marks_stand_in_the_prolongation_of_the_cuts():
    with opened(press(sheet(""), marks=True).pdf) as document:
        drawn = document.pages[0].obj.Contents
        text = (
            b"".join(part.read_bytes() for part in drawn).decode()
            if isinstance(drawn, pikepdf.Array)
            else drawn.read_bytes().decode()
        )
    lines = [tuple(map(float, found)) for found in re.findall(r"([-\d.]+) ([-\d.]+) m ([-\d.]+) ([-\d.]+) l S", text)]
    upright = {x for x, y, x2, y2 in lines if x == x2 and not -BLEED <= y <= SIZE + BLEED}
    assert {0.0, float(SIZE)} <= upright
    assert not [line for line in lines if all(-BLEED < value < SIZE + BLEED for value in line)]


def test_what_is_for_readers_on_a_screen_goes():
    source = sheet(RED)
    with opened(source) as document:
        document.Root.Names, document.Root.MarkInfo = pikepdf.Dictionary(), pikepdf.Dictionary(Marked=True)
        document.Root.Outlines = document.make_indirect(pikepdf.Dictionary())
        document.pages[0].obj.Annots, document.pages[0].obj.Tabs = pikepdf.Array(), pikepdf.Name.S
        out = io.BytesIO()
        document.save(out)
    with opened(press(out.getvalue()).pdf) as document:
        assert set(document.Root.keys()) == {"/Type", "/Pages", "/OutputIntents", "/Metadata"}
        assert set(document.pages[0].obj.keys()) & {"/Annots", "/Tabs", "/StructParents"} == set()


@pytest.mark.parametrize(("standard", "version"), [(Standard.X_4, "1.6"), (Standard.X_1A, "1.4")])
def test_the_file_says_what_it_is_and_for_what_it_was_made(standard: Standard, version: str):
    made = press(sheet(RED), standard=standard)
    assert made.pdf.startswith(f"%PDF-{version}".encode())
    with opened(made.pdf) as document:
        (intent,) = document.Root.OutputIntents
        assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA39")
        assert str(intent.RegistryName) == "http://www.color.org"
        assert intent.DestOutputProfile.read_bytes() == ICC.read_bytes()
        assert int(intent.DestOutputProfile.N) == 4
        info, xmp = document.docinfo, document.Root.Metadata.read_bytes().decode()
        assert str(info["/Trapped"]) == "/False"
        assert 'pdf:Trapped="False"' in xmp
        assert str(info["/CreationDate"]) == str(info["/ModDate"]) == "D:20260115000000Z"
        assert 'xmp:CreateDate="2026-01-15T00:00:00Z" xmp:ModifyDate="2026-01-15T00:00:00Z"' in xmp
        assert re.search(r'xmpMM:DocumentID="uuid:[0-9a-f-]{36}"', xmp)
        assert ("/GTS_PDFXVersion" in info) is (standard is Standard.X_1A)
        assert ('pdfxid:GTS_PDFXVersion="PDF/X-4"' in xmp) is (standard is Standard.X_4)
        assert len(document.trailer.ID) == 2
    assert (b"/ObjStm" in made.pdf) is (standard is Standard.X_4)


def test_the_same_page_is_the_same_file_and_another_page_has_another_number():
    one, again, other = press(sheet(RED)), press(sheet(RED)), press(sheet("0 0 0 rg 9 9 9 9 re f"))
    assert one.pdf == again.pdf
    numbers = [re.search(rb"uuid:([0-9a-f-]+)", made.pdf) for made in (one, other)]
    assert len({number[1] for number in numbers if number}) == 2


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("FOGRA39", "FOGRA39"),
        ("fogra 51", "FOGRA51"),
        ("Fogra39L", "FOGRA39"),
        ("PSO Coated v3", "FOGRA51"),
        ("GRACoL", "CGATS TR 006"),
        ("CGATS TR 003", "CGATS TR 003"),
        ("ifra26", "IFRA26"),
    ],
)
def test_what_printers_call_a_condition_is_found_in_the_registry(said: str, name: str):
    assert registered(said) == name
    assert is_registered(name)


def test_another_name_stays_as_it_is_and_is_not_registered():
    assert registered(" Our  press ") == "Our press"
    assert not is_registered("Our press")


def test_other_readers_find_no_fault_with_it(tmp_path):
    for standard in Standard:
        path = tmp_path / f"{standard}.pdf"
        path.write_bytes(press(sheet(RED), standard=standard, marks=True).pdf)
        assert "No syntax or stream encoding errors found" in run_tool("qpdf", "--check", path)
        assert run_tool("gs", "-q", "-o", "-", "-sDEVICE=inkcov", path).split()[-2:] == ["CMYK", "OK"]


def test_the_profile_knows_its_name():
    assert profile().description
