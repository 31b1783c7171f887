"""`sendletter preflight`, as a person uses it."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.inspection.papers import draw, good, spoilt
from tests.inspection.spoilt import RED


def run(*words: str | Path, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [ROOT / ".venv/bin/sendletter", "preflight", *words]
    return subprocess.run(command, input=stdin, capture_output=True)


@pytest.fixture
def red(tmp_path: Path) -> Path:
    """A PDF/X-4 with a red area."""
    path = tmp_path / "red.pdf"
    path.write_bytes(spoilt("X-4", lambda document: draw(document, RED)))
    return path


def test_what_is_wrong_is_told_with_pages_remedy_and_source(red: Path):
    done = run(red)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        f"{red}: error: page 1: an area is in RGB of no defined meaning (undefined-press-colour)",
        "    Convert the colours to the printer's CMYK, or give them a profile.",
        "    (ISO 15930-7; ISO 32000-1, 8.6.4)",
        "1 error: it is no PDF/X-4",
        "not looked at, print: traps, and how fonts, profiles and packed images are made inside",
    ]


def test_a_good_one_is_told_to_be_good_from_standard_input_too():
    done = run("-", "--for", "web", stdin=good("UA-1"))
    assert done.returncode == 0
    assert b"-: nothing wrong for web (PDF/UA-1)" in done.stderr
    assert run("-q", "-", stdin=good("UA-1")).stderr == b""


def test_json_holds_everything(red: Path):
    done = run(red, "--format", "json")
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert (told["for"], told["held against"], told["pages"]) == (["print"], ["X-4"], 2)
    assert [(each["check"], each["pages"]) for each in told["findings"]] == [("undefined-press-colour", [1])]
    assert told["not looked at"]


def test_a_standard_means_print_and_goes_with_nothing_else(red: Path):
    assert b"it is no PDF/X-1a" in run(red, "--standard", "X-1a").stderr
    assert run(red, "--standard", "X-1a", "--for", "web").returncode == 2
    assert run().returncode == 2


def test_warnings_pass_unless_they_count_as_errors(tmp_path: Path):
    path = tmp_path / "thin.pdf"
    path.write_bytes(spoilt("X-4", lambda document: draw(document, b"0.1 w 60 60 m 90 60 l S")))
    assert run(path).returncode == 0
    assert run(path, "--strict").returncode == 1


def test_what_cannot_be_read_exits_with_4(tmp_path: Path):
    path = tmp_path / "no.pdf"
    assert run(path).returncode == 4
    path.write_bytes(b"no PDF")
    done = run(path)
    assert done.returncode == 4
    assert done.stderr.decode() == f"error: {path}: is no PDF\n"


def test_the_page_of_checks_is_printed_without_a_file():
    assert run("--rules").stdout.decode() == (ROOT / "docs/preflight.md").read_text(encoding="utf-8")
