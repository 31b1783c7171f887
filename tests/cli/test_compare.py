"""`sendletter compare`, as a person types it."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.conftest import SENDLETTER, SHORT, Folder, pdf_text, run

LISTED = f"{SHORT}signatures: {{groups: [{{id: person, heading: People}}]}}\n"
ROWS = "group,name,status,email\nperson,Ann Lee,,canary@x.example\nperson,Bob Stone,,\n"


@pytest.fixture
def home(folder: Folder) -> Path:
    """A letter with an older version in `old`."""
    old = {"old__letter_dot_yaml": LISTED, "old__signatories_dot_csv": ROWS}
    return folder(
        LISTED.replace("ask you to act", "urge you to act now"), ROWS.replace("Bob Stone", "Stone Bob"), **old
    )


def test_each_change_is_told_with_its_reference_and_its_line(home: Path):
    done = run("compare", "old", "--no-pdf", cwd=home)
    assert done.returncode == 0
    first, rest = done.stdout.split("\n", 1)
    assert first.startswith("old (")
    assert " -> the letter as it is now (" in first
    assert (
        rest
        == """\
text: 1 edited

¶1  edited  letter.yaml:5:3
    We [-ask-]{+urge+} you to act{+ now+}.

signatories: 2 -> 2; 1 renamed

Renamed (1)
  line 3  Stone Bob
          was: Bob Stone
"""
    )
    assert not (home / "output").exists()


def test_the_redline_lands_in_output_and_says_so(home: Path):
    done = run("compare", "old", cwd=home)
    assert done.returncode == 0
    assert "output/letter.redline-old-now.pdf: 1 page; changed: 1 passage, 1 signatory" in done.stderr
    assert "askurge" in pdf_text((home / "output/letter.redline-old-now.pdf").read_bytes()).replace("\u200b", "")


def test_a_redline_on_standard_output_is_nothing_but_the_redline(home: Path):
    done = subprocess.run([SENDLETTER, "compare", "old", "-o", "-"], cwd=home, capture_output=True, check=True)
    assert done.stdout.startswith(b"%PDF")
    assert done.stdout.rstrip().endswith(b"%%EOF")


def test_json_holds_every_word_and_no_private_column(home: Path):
    done = run("compare", "old", "--no-pdf", "--json", cwd=home)
    told = json.loads(done.stdout)
    assert told["differs"] is True
    (passage,) = told["text"]
    assert passage["reference"] == "¶1"
    assert passage["fate"] == "edited"
    assert [word["text"] for word in passage["words"] if word["change"] == "deleted"] == ["ask"]
    assert told["signatories"]["counts"] == {"renamed": 1}
    assert "canary" not in done.stdout


def test_the_exit_code_tells_of_changes_where_it_is_asked_for(home: Path):
    assert run("compare", "old", "--no-pdf", "--exit-code", cwd=home).returncode == 1
    assert run("compare", "old", "old", "--no-pdf", "--exit-code", cwd=home).returncode == 0


def test_nothing_changed_is_said(home: Path):
    said = run("compare", "old", "old", "--no-pdf", cwd=home).stdout
    assert "text: nothing changed\n" in said
    assert "signatories: 2 -> 2; nothing changed\n" in said


def test_who_is_gone_is_an_error_until_somebody_says_so_and_the_redline_is_made(home: Path):
    (home / "signatories.csv").write_text("group,name\nperson,Ann Lee\n", encoding="utf-8")
    done = run("compare", "old", cwd=home)
    assert done.returncode == 1
    assert "1 signatory is gone who had not withdrawn: “Bob Stone” (line 3) (gone)" in done.stderr
    assert (home / "output/letter.redline-old-now.pdf").is_file()
    assert run("compare", "old", "--no-pdf", "--gone-on-purpose", "bob stone", cwd=home).returncode == 0


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("7", 4, "draft 7: there is none of this number; there are no drafts"),
        ("nothing.pdf", 4, "nothing.pdf"),
        ("old/signatories.csv", 1, "signatories.csv"),
    ],
)
def test_an_unknown_version_is_told_and_nothing_is_written(home: Path, name: str, code: int, said: str):
    done = run("compare", name, cwd=home)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (home / "output").exists()


def test_another_letter_is_told_and_not_refused(home: Path):
    other = LISTED.replace("language: en-GB", "language: de-DE\nsubject: Hafen").replace(
        "We ask you to act.", "Etwas ganz anderes steht hier, und zwar viel."
    )
    (home / "other.yaml").write_text(other, encoding="utf-8")
    done = run("compare", "old", "other.yaml", "--no-pdf", "--gone-on-purpose", "Bob Stone", cwd=home)
    assert done.returncode == 0
    assert "the languages differ: en-GB and de-DE" in done.stderr
    assert "the titles differ" in done.stderr
