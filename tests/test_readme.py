"""What the README says is what happens."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from sendletter.cli.app import app
from sendletter.reading.letter import read_letter
from sendletter.reading.schema import LETTER
from sendletter.reading.signatories import COLUMNS, read_signatories
from sendletter.reading.theme import read_theme
from tests.conftest import ROOT, SENDLETTER
from tests.reading.test_theme import FILES

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    found = re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert found
    return found


def test_the_letter_of_the_readme_is_read_without_a_word():
    (text,) = blocks("yaml")
    letter, problems = read_letter(text.encode(), "letter.yaml")
    assert problems == ()
    assert letter is not None
    shown = set(re.findall(r"^([a-z ]+):", text, re.MULTILINE))
    assert set(LETTER) - shown == {"title", "allow"}


def test_the_list_of_the_readme_is_read_without_a_word_and_every_column_is_explained():
    (text,) = blocks("csv")
    rows, problems = read_signatories(text.encode(), "signatories.csv")
    assert (len(rows), problems) == (4, ())
    table = README.split("| column | holds |")[1].split("\n\n")[0]
    assert set(re.findall(r"`([a-z ]+)`", table)) >= set(COLUMNS)


def test_the_letter_and_list_of_the_readme_build(tmp_path: Path, build):
    letter = blocks("yaml")[0].replace("  logo: logo.svg", "  # logo: logo.svg").split("; add image")[0]
    rest = blocks("yaml")[0].split("of the signature\n")[1]
    (tmp_path / "letter.yaml").write_text(f"{letter}\n{rest}", encoding="utf-8")
    (tmp_path / "signatories.csv").write_text(blocks("csv")[0], encoding="utf-8")
    made = build(tmp_path)
    assert made.signatories == 3
    assert not [problem for problem in made.problems if problem.is_error]


def test_the_stylesheet_of_the_readme_is_read():
    (css,) = blocks("css")
    theme, problems = read_theme(FILES | {"custom.css": ("custom.css", css.encode())})
    assert problems == ()
    assert theme is not None
    assert theme.measures.size == 10.5


def test_every_command_is_in_the_table_and_every_shell_line_runs(tmp_path: Path):
    table = README.split("| command | does |")[1].split("\n\n")[0]
    names = {command.name for command in app.registered_commands}
    assert names == {name.split()[0] for name in re.findall(r"^\| `([a-z]+)[^|]*\|", table, re.MULTILINE)} - {
        "sendletter"
    }
    assert len(names) >= 6
    place = tmp_path
    ran = []
    for line in "\n".join(blocks("sh")).splitlines():
        words = shlex.split(line)
        if not words or words[0] == "make":
            continue
        if words[0] == "cd":
            place = place / words[1]
            continue
        done = subprocess.run([SENDLETTER, *words[1:]], cwd=place, capture_output=True, text=True)
        assert done.returncode == 0, (line, done.stderr)
        ran.append(line)
    assert len(ran) >= 5


@pytest.mark.parametrize("target", ["letter", "test", "check", "bench", "lock"])
def test_every_make_target_is_there(target: str):
    assert f"make {target}" in README
    done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0


def test_the_message_of_the_readme_is_one_that_is_told():
    text = "language: en\nbody: x\n\n\n\nclsing: Yours,\n"
    (problem,) = read_letter(text.encode(), "letter.yaml")[1]
    assert f"{problem}\n    {problem.hint}" in README


def test_the_picture_is_there():
    assert (ROOT / "docs/letter.png").stat().st_size > 10_000
