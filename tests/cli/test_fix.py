"""`sendletter check --fix` and `--rules`, as a person types them."""

import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT, SENDLETTER, SHORT, Folder, run

LETTER = SHORT.replace("We ask you", "We ask  you") + "signatures: {groups: [{id: person}]}\n"
LIST = "group,name,email\nperson,Ann  Lee,ann@harbour.example\n"


def answered(home: Path, answer: str) -> subprocess.CompletedProcess[str]:
    """The command, and what a person answers."""
    return subprocess.run(
        [SENDLETTER, "check", "--fix"], cwd=home, input=answer, capture_output=True, text=True, timeout=60
    )


def test_fixes_are_shown_as_a_diff_without_the_addresses_and_written_when_a_person_agrees(folder: Folder):
    home = folder(LETTER, LIST)
    done = answered(home, "y\n")
    assert done.returncode == 0
    assert done.stdout.rstrip(" ") == (  # the question ends with a space
        "--- letter.yaml\n+++ letter.yaml\n@@ -5 +5 @@\n-  We ask  you to act.\n+  We ask you to act.\n"
        "--- signatories.csv\n+++ signatories.csv\n@@ -2 +2 @@\n-…Ann  Lee…\n+…Ann Lee…\n"
    )
    assert "fixed 1 line of letter.yaml\nfixed 1 line of signatories.csv\n" in done.stderr
    assert "harbour.example" not in done.stdout + done.stderr
    assert (home / "letter.yaml").read_text() == LETTER.replace("ask  you", "ask you")
    assert (home / "signatories.csv").read_text() == LIST.replace("  ", " ")


@pytest.mark.parametrize("answer", ["n\n", "\n", ""])
def test_nothing_is_written_when_a_person_does_not_agree(folder: Folder, answer: str):
    home = folder(LETTER, LIST)
    done = answered(home, answer)
    assert "nothing was" in done.stderr
    assert (home / "letter.yaml").read_text() == LETTER
    assert (home / "signatories.csv").read_text() == LIST


def test_a_dry_run_shows_and_writes_nothing_and_yes_does_not_ask(folder: Folder):
    home = folder(LETTER, LIST)
    (home / "signatories.csv").chmod(0o600)
    assert "+…Ann Lee…" in run("check", "--fix", "--dry-run", cwd=home).stdout
    assert (home / "letter.yaml").read_text() == LETTER
    assert run("check", cwd=home).stderr.endswith("fixed by: sendletter check --fix\n")
    done = run("check", "--fix", "--yes", cwd=home)
    assert "fixed 1 line" in done.stderr
    assert "(space)" not in done.stderr
    assert "check --fix" not in done.stderr
    assert (home / "signatories.csv").stat().st_mode & 0o777 == 0o600
    again = run("check", "--fix", "--yes", cwd=home)
    assert (again.stdout, "nothing can be fixed" in again.stderr) == ("", True)


@pytest.mark.parametrize("words", [["--yes"], ["--dry-run"], ["--fix", "--format", "json"]])
def test_options_that_do_not_go_together_are_wrong_usage(words: list[str], folder: Folder):
    assert run("check", *words, cwd=folder()).returncode == 2


def test_the_catalogue_is_printed_without_a_letter(tmp_path: Path):
    done = run("check", "--rules", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (ROOT / "docs/rules.md").read_text(encoding="utf-8")


def test_what_letter_yaml_allows_is_not_told_and_no_longer_needed_items_are(folder: Folder):
    items = "allow:\n  - {rule: space, in: ask you, because: so}\n  - {rule: doubled-word, in: the the, because: so}\n"
    done = run("check", cwd=folder(LETTER + items, LIST.replace("  ", " ")))
    assert "(space)" not in done.stderr
    assert (
        "letter.yaml:11:12: warning: nothing is found any more by “doubled-word” in “the the” (stale-allowance)"
        in done.stderr
    )
