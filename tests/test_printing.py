"""A letter becomes a file that a printer takes, or it is said why not; read by Ghostscript and poppler."""

import io
import re
import shutil
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from sendletter.pipeline import Order, check
from sendletter.press.worker import Press
from sendletter.problem import NotReady
from sendletter.project import Project
from sendletter.publishing import Published, publish
from sendletter.separation.separate import Separated
from tests.conftest import ROOT, SHORT, TODAY, Folder, pdf_text, pdf_words, run, run_tool
from tests.separation.paper import ICC, plates
from tests.test_letters import EVERYTHING

PRINT = "print:\n  profile: press.icc\n  condition: FOGRA39\n"
MM = 72 / 25.4


def made(path: Path, press: Press, *names: str) -> Published:
    (path / "press.icc").write_bytes(ICC.read_bytes())
    return publish(Order(Project(path.resolve()), TODAY), press, names or ("print",))


def problems(path: Path, press: Press) -> list[str]:
    with pytest.raises(NotReady) as told:
        made(path, press)
    return [str(problem) for problem in told.value.problems if problem.is_error]


def inside(pdf: bytes, plate: Image.Image, dpi: int) -> Image.Image:
    """A plate without what stands around the trimmed page and its bleed."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        page = document.pages[0].obj
        left, foot, right, head = (float(side) for side in page.BleedBox)
        x, _, _, top = (float(side) for side in page.MediaBox)
    return plate.crop(tuple(round(side * dpi / 72) for side in (left - x, top - head, right - x, top - foot)))


def test_text_is_on_the_plate_of_black_alone(folder: Folder, press: Press):
    pdf = made(folder(SHORT + PRINT), press).files["letter.print.pdf"]
    found = plates(pdf, dpi=72)
    assert set(found) == {"Cyan", "Magenta", "Yellow", "Black"}
    assert inside(pdf, found["Black"], 72).getextrema() == (0, 255)
    for name in ("Cyan", "Magenta", "Yellow"):
        assert inside(pdf, found[name], 72).getbbox() is None
        assert found[name].getextrema()[1] > 100


def test_every_word_stands_where_it_stands_on_the_web(press: Press, folder: Folder):
    files = made(
        folder(EVERYTHING + PRINT, "group,name\nperson,Zed Adams\nbody,Peace and Quiet\n"), press, "web", "print"
    ).files
    web, printed = files["letter.pdf"], files["letter.print.pdf"]
    off = 3 * MM + 11 * MM
    for page in (1, 2):
        words = [(round(x + off, 1), round(y + off, 1), word) for x, y, word in pdf_words(web, page)]
        assert len(words) > 20
        found = {(round(x, 1), round(y, 1), word) for x, y, word in pdf_words(printed, page)}
        near = {(x + dx / 10, y + dy / 10, word) for x, y, word in found for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
        rounded = {(round(x, 1), round(y, 1), word) for x, y, word in near}
        assert [word for word in words if word not in rounded] == []


def test_the_worked_example_is_printed_and_read_back(press: Press, tmp_path: Path):
    for name in ("letter.yaml", "signatories.csv"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    with (tmp_path / "letter.yaml").open("a", encoding="utf-8") as letter:
        letter.write(PRINT)
    pdf = made(tmp_path, press).files["letter.print.pdf"]
    (tmp_path / "x.pdf").write_bytes(pdf)
    boxes = run_tool("pdfinfo", "-box", tmp_path / "x.pdf")
    assert re.search(r"TrimBox: +0.00 +0.00 +612.00 +792.00|TrimBox: +0.00 +0.00 +595.28 +841.89", boxes)
    assert "Tagged:          no" in boxes
    fonts = run_tool("pdffonts", tmp_path / "x.pdf").splitlines()[2:]
    assert fonts
    assert all(line.split()[-5] == "yes" for line in fonts)
    done = run("verify", "x.pdf", cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_a_slug_line_says_what_the_sheet_is(folder: Folder, press: Press):
    pdf = made(folder(SHORT + PRINT), press).files["letter.print.pdf"]
    assert re.search(r"Dear Minister · Page 1 of 1 · \w{4}-\w{4} · PDF/X-4, FOGRA39 · 210 x 297 mm", pdf_text(pdf))
    bare = made(folder(SHORT + PRINT + "  marks: no\n"), press).files["letter.print.pdf"]
    assert "FOGRA39" not in pdf_text(bare)


def test_several_copies_are_made_together(folder: Folder, press: Press):
    letter = SHORT + (
        "print:\n  - {profile: press.icc, condition: FOGRA39}\n"
        "  - {name: advertisement, profile: press.icc, condition: IFRA26, standard: X-1a, bleed: 5mm}\n"
    )
    files = made(folder(letter), press).files
    assert set(files) == {"letter.print.pdf", "letter.advertisement.pdf", "manifest.json"}
    assert files["letter.advertisement.pdf"].startswith(b"%PDF-1.4")
    with pikepdf.open(io.BytesIO(files["letter.advertisement.pdf"])) as document:
        assert float(document.pages[0].obj.BleedBox[0]) == pytest.approx(-5 * MM, abs=0.01)


def test_several_copies_do_not_go_into_one_file(folder: Folder):
    path = folder(
        SHORT + "print:\n" + "".join(f"  - {{name: {n}, profile: press.icc, condition: FOGRA39}}\n" for n in "ab")
    )
    (path / "press.icc").write_bytes(ICC.read_bytes())
    done = run("build", "--edition", "print", "-o", "x.pdf", cwd=path)
    assert (done.returncode, (path / "x.pdf").exists()) == (2, False)
    assert run("build", "--edition", "print", cwd=path).returncode == 0
    assert "made anew: output/letter.a.pdf, output/letter.b.pdf" in run("build", cwd=path).stderr


LOGO = """<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60">
<defs><linearGradient id="a"><stop offset="0" stop-color="#1f3a5f"/><stop offset="1" stop-color="#a0c0d0"/></linearGradient>
<linearGradient id="b"><stop offset="0" stop-color="#772222"/><stop offset="1" stop-color="#772222" stop-opacity="0"/></linearGradient>
</defs><rect width="60" height="60" fill="url(#a)"/><circle cx="30" cy="30" r="20" fill="#fff" opacity="0.5"/>
<rect x="60" width="30" height="30" fill="url(#b)"/></svg>"""


def test_no_light_is_left_in_any_part_of_the_file(folder: Folder, press: Press):
    picture = Image.new("RGBA", (700, 300), (20, 30, 120, 0))
    picture.paste((20, 30, 120, 200), (50, 50, 600, 100))
    signature = io.BytesIO()
    picture.save(signature, "PNG")
    letter = SHORT.replace("title: Director", "title: Director, image: ann.png") + PRINT
    letter += "letterhead: {name: The Coalition, logo: logo.svg}\n"
    css = "@page { background: linear-gradient(#eef3f8, #ffffff) } .salutation { color: lab(40 20 30) }"
    path = folder(letter, ann_dot_png=signature.getvalue(), logo_dot_svg=LOGO, templates__custom_dot_css=css)
    pdf = made(path, press).files["letter.print.pdf"]
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/N") == 4:
                thing.write(b"")  # a profile may hold any byte
        document.save(out, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    text = out.getvalue()
    assert b"/DeviceCMYK" in text
    assert not [name for name in (b"/DeviceRGB", b"/CalRGB", b"/ICCBased", b"/Lab", b"/lab") if name in text]
    assert not re.findall(rb"^(?:-?[\d.]+ ){3}(?:rg|RG|sc|SC|scn|SCN)$", text, re.MULTILINE)
    assert not re.findall(rb"BDC|EMC|/StructTreeRoot|/Annots|/Dests|/Outlines", text)


def test_what_is_wrong_with_each_copy_is_told_at_once(folder: Folder, press: Press):
    keys = "profile: press.icc, condition: FOGRA39"
    letter = SHORT + f"print:\n  - {{{keys}}}\n  - {{name: b, {keys}, ink limit: 150}}\n"
    css = ".salutation { color: #00ff00 }"
    found = problems(folder(letter, templates__custom_dot_css=css), press)
    assert [line.partition(" ")[0] for line in found] == ["letter.yaml:9:5:", "letter.yaml:10:5:", "letter.yaml:10:5:"]


def test_a_background_goes_on_into_the_bleed(folder: Folder, press: Press):
    path = folder(SHORT + PRINT, templates__custom_dot_css="@page { background: #e6eef5 }")
    pdf = made(path, press).files["letter.print.pdf"]
    found = plates(pdf)
    assert inside(pdf, found["Black"], 36).getextrema()[1] == 255
    assert {found["Cyan"].getpixel((x, found["Cyan"].height - 2)) for x in range(9, found["Cyan"].width - 9)} == {0}
    cyan = inside(pdf, found["Cyan"], 36)
    assert cyan.crop((1, 1, cyan.width - 1, cyan.height - 1)).getextrema()[1] < 60
    assert cyan.getpixel((1, 1)) > 5
    assert cyan.getpixel((cyan.width - 2, cyan.height - 2)) > 5


def test_what_ends_at_the_edge_is_told(folder: Folder, press: Press):
    css = ".salutation { background: #1f3a5f; margin-left: -30mm; margin-right: -30mm }"
    found = problems(folder(SHORT + PRINT, templates__custom_dot_css=css), press)
    assert [line.partition(": error: ")[2] for line in found] == [
        "what stands at the left edge of page 1 does not go on into the bleed (print-bleed)",
        "what stands at the right edge of page 1 does not go on into the bleed (print-bleed)",
    ]
    wider = css.replace("-30mm", "-33.2mm") + " .salutation { text-indent: 33.2mm }"
    assert "letter.print.pdf" in made(folder(SHORT + PRINT, templates__custom_dot_css=wider), press).files


def test_all_problems_are_told_at_once_and_no_edition_appears(folder: Folder):
    picture = io.BytesIO()
    Image.new("RGB", (60, 20), (200, 40, 40)).save(picture, "PNG")
    letter = SHORT.replace("title: Director", "title: Director, image: ann.png") + PRINT
    css = ".salutation { color: #00ff00 }"
    path = folder(letter, ann_dot_png=picture.getvalue(), templates__custom_dot_css=css)
    (path / "press.icc").write_bytes(ICC.read_bytes())
    done = run("build", "--edition", "web,print,text", cwd=path)
    assert done.returncode == 1
    assert "letter.yaml:9:3: error: #00ff00 (text on page 1) cannot be printed by this profile" in done.stderr
    assert "letter.yaml:9:3: error: the picture of 60 x 20 pixels on page 1 has" in done.stderr
    assert {file.name for file in (path / "output").iterdir()} == {".lock"}


def test_check_says_what_keeps_a_copy_from_being_made(folder: Folder):
    path = folder(SHORT + PRINT.replace("FOGRA39", "Our own"))

    def told() -> list[str]:
        return [str(problem) for problem in check(Order(Project(path.resolve()), TODAY)) if "print" in problem.rule]

    assert told() == [
        "letter.yaml:9:12: error: press.icc: there is no such file (print-profile)",
        "letter.yaml:10:14: warning: “Our own” is no printing condition that is known to be registered (print-condition)",
    ]
    (path / "press.icc").write_bytes(b"nothing")
    assert told()[0] == "letter.yaml:9:12: error: “press.icc” is no whole ICC profile (print-profile)"
    (path / "letter.yaml").write_text(SHORT + "editions: [print]\n", encoding="utf-8")
    assert told() == [
        "letter.yaml:1:1: error: an edition for print is asked for, and nothing says how to print (print)"
    ]


def test_a_letter_is_built_for_the_web_without_the_printers_profile(folder: Folder):
    path = folder(SHORT + PRINT)
    assert run("build", cwd=path).returncode == 0
    assert run("build", "--edition", "print", cwd=path).returncode == 1


def test_the_same_letter_is_the_same_file_in_another_folder(folder: Folder, press: Press, tmp_path: Path):
    one = made(folder(SHORT + PRINT), press)
    other = tmp_path / "other"
    other.mkdir()
    (other / "letter.yaml").write_text(SHORT + PRINT, encoding="utf-8")
    assert made(other, press).files == one.files


def test_nothing_private_is_in_it(folder: Folder, press: Press):
    letter = SHORT + PRINT + "signatures: {groups: [{id: person, entry: '{name}'}]}\n"
    sheet = "group,name,email,phone\nperson,Zed Adams,canary@x.example,canary-phone\n"
    pdf = made(folder(letter, sheet), press).files["letter.print.pdf"]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        streams = [
            thing.read_bytes()
            for thing in document.objects
            if isinstance(thing, pikepdf.Stream) and "/Width" not in thing
        ]
    assert not [data for data in (pdf, *streams) if b"canary" in data or str(Path.home()).encode() in data]


@pytest.mark.parametrize("standard", ["X-4", "X-1a"])
def test_an_advertisement_is_one_page_of_its_size_and_is_verified(press: Press, tmp_path: Path, standard: str):
    for name in ("letter.yaml", "signatories.csv"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    with (tmp_path / "letter.yaml").open("a", encoding="utf-8") as letter:
        letter.write(PRINT + f"  standard: {standard}\n  size: 280mm x 430mm\n  columns: 3\n")
    pdf = made(tmp_path, press).files["letter.print.pdf"]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        (page,) = document.pages
        left, foot, right, head = (float(side) for side in page.trimbox)
        assert (right - left, head - foot) == pytest.approx((280 * MM, 430 * MM), abs=0.02)
    assert "280 x 430 mm" in pdf_text(pdf)
    (tmp_path / "x.pdf").write_bytes(pdf)
    done = run("verify", "x.pdf", cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_an_advertisement_that_is_too_small_makes_no_file(press: Press, folder: Folder):
    letter = EVERYTHING + PRINT + "  size: 40mm x 40mm\n"
    (told,) = [
        text
        for text in problems(folder(letter, "group,name\nperson,Zed Adams\nbody,Peace\n"), press)
        if "advertisement" in text
    ]
    assert "lines are left over" in told
    place = letter[: letter.index("profile:")].count("\n") + 1
    assert told.startswith(f"letter.yaml:{place}:3: ")


def test_each_copy_is_said_in_a_few_words(press: Press, tmp_path: Path):
    path = shutil.copytree(
        ROOT, tmp_path / "letter", ignore=lambda folder, names: {*names} - {"letter.yaml", "signatories.csv"}
    )
    text = (path / "letter.yaml").read_text(encoding="utf-8")
    copies = "print:\n" + "".join(
        f"  - {{name: {name}, profile: press.icc, condition: FOGRA39{more}}}\n"
        for name, more in (("embassy", ""), ("advertisement", ", standard: X-1a, size: 280mm x 430mm"))
    )
    (path / "letter.yaml").write_text(text + copies, encoding="utf-8")
    said = made(path, press).said
    assert said["letter.embassy.pdf"] == "PDF/X-4; read back and complete"
    assert said["letter.advertisement.pdf"].startswith("PDF/X-1a:2003; 280 x 430 mm; text ")


def test_a_copy_that_a_printer_would_send_back_is_not_given(folder: Folder, press: Press, monkeypatch):
    """The checks that judge any PDF judge our own, whatever the separation thinks of it."""

    def careless(pdf: bytes, *_: object) -> Separated:
        return Separated(pdf, ())

    monkeypatch.setattr("sendletter.printing.separated", careless)
    with pytest.raises(NotReady) as told:
        made(folder(SHORT + PRINT), press)
    assert {"no-pdfx", "undefined-press-colour"} <= {problem.rule for problem in told.value.problems}
    assert {str(problem.span) for problem in told.value.problems if problem.rule == "no-pdfx"} == {"letter.yaml:9:3"}
