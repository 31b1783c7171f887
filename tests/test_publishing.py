"""The forms of a letter: made together from one state of the sources, and the archive's makes the same bytes again."""

import hashlib
import json
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pikepdf
import pytest

from sendletter.archive import archived
from sendletter.attachment import Attachment, attachments
from sendletter.pipeline import Order
from sendletter.press.worker import Press
from sendletter.problem import NotReady, Unreadable
from sendletter.project import Project
from sendletter.publishing import EDITIONS, MANIFEST, Published, publish
from tests.conftest import ROOT, SHORT, TODAY, Folder, pdf_text, run, run_tool
from tests.test_letters import EVERYTHING

ALL = tuple(name for name in EDITIONS if name != "print")  # which needs a printer's profile
SHEET = "group,name,title,email,phone\nperson,Zed Adams,Judge,canary@x.example,canary-phone\nbody,Peace & <Co>,,,\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="#246"/></svg>'


def published(path: Path, press: Press, names: tuple[str, ...] = ALL) -> Published:
    return publish(Order(Project(path.resolve()), TODAY), press, names)


def everything(folder: Folder) -> Path:
    letter = EVERYTHING.replace("letterhead: {name", "# canary\nletterhead: {logo: logo.svg, name")
    return folder(
        letter, SHEET, logo_dot_svg=SVG, templates__custom_dot_css="/* canary */\n:root { --accent: #772222 }"
    )


def test_the_manifest_names_every_file_with_its_hash(press: Press):
    made = published(ROOT, press)
    about = json.loads(made.files[MANIFEST])
    assert set(about["files"]) == set(made.files) - {MANIFEST} == {EDITIONS[name].file for name in ALL}
    assert all(hashlib.sha256(made.files[name]).hexdigest() == found for name, found in about["files"].items())
    assert about["signatories"] == {"total": 57, "individual": 7, "organization": 50}
    assert about["as of"] == "2023-09-26"


def test_the_manifest_says_who_approved_which_text_and_the_archive_does_not(folder: Folder, press: Press):
    path = folder(SHORT + "approvals needed: [Legal, Maria Silva]\n")
    for who in ("Maria Silva", "legal"):
        done = run("approve", "--as", who, "--note", "canary", cwd=path, SOURCE_DATE_EPOCH="1769868300")
        assert done.returncode == 0, done.stderr
    made = published(path, press, ("archive", "text"))
    about = json.loads(made.files[MANIFEST])
    assert [(each["by"], each["text"], each["list"]) for each in about["approvals"]] == [
        (who, about["text"], about["list"]) for who in ("Legal", "Maria Silva")
    ]
    assert all(each["when"].startswith("2026-01-31T14:05") for each in about["approvals"])
    assert b"canary" not in made.files[MANIFEST]
    enclosed = attachments(made.files["letter.archive.pdf"], "x.pdf")[MANIFEST]
    assert "approvals" not in json.loads(enclosed)
    assert "approvals" not in json.loads(published(folder(SHORT), press, ("text",)).files[MANIFEST])


def test_the_web_alone_has_no_manifest_and_is_what_a_build_makes(press: Press, example):
    assert published(ROOT, press, ()).files == {"letter.pdf": example.pdf}


def test_the_archive_says_the_same_and_carries_its_sources(folder: Folder, press: Press):
    made = published(everything(folder), press)
    files = attachments(made.files["letter.archive.pdf"], "x.pdf")
    assert set(files) == {
        "letter.yaml", "signatories.csv", "letter.jsonld", "manifest.json", "logo.svg", "templates/custom.css"
    }  # fmt: skip
    assert pdf_text(made.files["letter.archive.pdf"]) == pdf_text(made.files["letter.pdf"])
    assert not [name for name, data in files.items() if b"canary" in data or b"x.example" in data]


def test_what_is_extracted_builds_the_same_bytes_again(folder: Folder, press: Press, tmp_path: Path):
    path = everything(folder)
    done = run("build", "--edition", ",".join(ALL), cwd=path)
    assert done.returncode == 0, done.stderr
    again = path / "again"
    done = run("extract", "output/letter.archive.pdf", "again", cwd=path)
    assert done.returncode == 0, done.stderr
    assert run("build", "-q", "--edition", ",".join(ALL), cwd=again).returncode == 0
    for name in (MANIFEST, *(EDITIONS[edition].file for edition in ALL)):
        assert (again / "output" / name).read_bytes() == (path / "output" / name).read_bytes(), name


def test_nothing_is_overwritten_or_written_outside_by_extracting(folder: Folder, press: Press, tmp_path: Path):
    path = folder(SHORT)
    (path / "taken").mkdir()
    (path / "taken/letter.yaml").write_text("mine", encoding="utf-8")
    (path / "a.pdf").write_bytes(published(path, press).files["letter.archive.pdf"])
    done = run("extract", "a.pdf", "taken", cwd=path)
    assert (done.returncode, (path / "taken/letter.yaml").read_text(encoding="utf-8")) == (4, "mine")
    assert run("extract", "letter.yaml", "other", cwd=path).returncode == 4
    evil = [Attachment(name, "text/plain", b"x", relationship="Data") for name in ("letter.yaml", "../evil.txt")]
    (path / "evil.pdf").write_bytes(archived(published(path, press, ()).files["letter.pdf"], evil, None))
    done = run("extract", "evil.pdf", "out", cwd=path)
    assert done.returncode == 4
    assert "leads out of the folder" in done.stderr
    assert not (path / "evil.txt").exists()
    assert not (path / "out").exists()


def test_all_editions_appear_or_none(folder: Folder):
    path = folder(SHORT)
    (path / "output/letter.txt").mkdir(parents=True)
    done = run("build", "--edition", "web,text", cwd=path)
    assert done.returncode == 4
    assert sorted(file.name for file in (path / "output").iterdir() if file.name != ".lock") == ["letter.txt"]


def test_editions_that_are_left_from_an_earlier_build_are_told(folder: Folder):
    path = folder(SHORT)
    assert "earlier" not in run("build", "--edition", "web,text", cwd=path).stderr
    done = run("build", cwd=path)
    assert "from an earlier build, and not made anew: output/letter.txt, output/manifest.json\n" in done.stderr
    assert "earlier" not in run("build", "-o", "x.pdf", cwd=path).stderr


def test_a_letter_that_is_not_ready_has_no_edition(folder: Folder, press: Press):
    with pytest.raises(NotReady):
        published(folder("language: en\n"), press)


def test_editions_may_stand_in_the_letter(folder: Folder):
    path = folder(SHORT + "editions: [text, web]\n")
    assert run("build", cwd=path).returncode == 0
    assert {"letter.pdf", "letter.txt", MANIFEST} <= {file.name for file in (path / "output").iterdir()}
    assert run("build", "--edition", "paper", cwd=path).returncode == 2
    assert run("build", "--edition", "web,text", "-o", "x.pdf", cwd=path).returncode == 2
    assert "We ask you to act." in run("build", "-o", "-", "--edition", "text", cwd=path).stdout
    path = folder(SHORT + "editions: [text, papyrus]\n")
    done = run("build", cwd=path)
    assert done.returncode == 1
    assert "letter.yaml:8:11: error: editions: “papyrus” is no edition" in done.stderr


class Outline(HTMLParser):
    """The elements of a page, and its text without styles and data."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text, self.hidden = "", 0

    def handle_starttag(self, tag, attrs):  # noqa: D102
        self.elements.append((tag, dict(attrs)))
        self.hidden += tag in ("style", "script", "title")

    def handle_endtag(self, tag):  # noqa: D102
        self.hidden -= tag in ("style", "script", "title")

    def handle_data(self, data):  # noqa: D102
        self.text += "" if self.hidden else data


def test_the_page_for_the_web_says_everything_and_loads_nothing(folder: Folder, press: Press):
    page = published(everything(folder), press).files["letter.html"].decode()
    outline = Outline()
    outline.feed(page)
    text = " ".join(outline.text.split())
    for part in (
        "The Coalition",
        "Dear Dr Roe,",
        "A slanted and strong word",
        "Zed Adams",
        "Peace & <Co>",
        "The note’s text.",
    ):
        assert part in text
    assert "canary" not in page
    addresses = [
        value for _, attributes in outline.elements for name, value in attributes.items() if name in ("src", "href")
    ]
    assert [
        a for a in addresses if a and not a.startswith(("#", "data:image/svg+xml;base64,", "https://example.org"))
    ] == []
    assert not re.search(r"url\(|@import", page)
    assert [tag for tag, _ in outline.elements].count("h1") == 1
    assert [attributes["type"] for tag, attributes in outline.elements if tag == "script"] == ["application/ld+json"]


def test_data_in_the_page_cannot_end_their_script(folder: Folder, press: Press):
    name = "</script><script>alert(1)</script>"
    letter = SHORT + "signatures: {groups: [{id: a, heading: A}]}\n"
    page = published(folder(letter, f'group,name\na,"{name}"\n'), press).files["letter.html"].decode()
    assert "<script>alert" not in page
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert data
    assert json.loads(data[1])["contributor"][0]["name"] == name


def test_what_is_no_pdf_has_no_attachments():
    for data in (b"", b"%PDF-1.7\n", b"hello"):
        with pytest.raises(Unreadable):
            attachments(data, "x.pdf")


def test_the_archive_is_sound(press: Press, tmp_path: Path):
    path = tmp_path / "archive.pdf"
    path.write_bytes(published(ROOT, press).files["letter.archive.pdf"])
    assert "No syntax or stream encoding errors found" in run_tool("qpdf", "--check", path)
    with pikepdf.open(path) as document:
        assert next(str(file.AFRelationship) for file in document.Root.AF) == "/Source"
    assert subprocess.run(["qpdf", "--list-attachments", path], capture_output=True, text=True).stdout.count("\n") == 4
