"""`sendletter signatories`, as a person types it."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from sendletter.cli.export import FORMULA, defused
from sendletter.cli.screen import Screen
from sendletter.roster import Signatory
from sendletter.span import Span
from tests.conftest import SHORT, Folder, run

LETTER = SHORT.replace("2025-11-03", "2026-01-15") + (
    "signatures:\n  as of: 2026-01-14\n  groups:\n"
    "    - {id: person, heading: Individuals, order: family name}\n    - {id: organization, heading: Organizations}\n"
)
LIST = """\
group,name,country,status,signed,email,notes,agreed to
person,Carla Stone,Kenya,confirmed,2026-01-02,carla@x.example,canary one,canary two
person,Bob Lee,Chad,pending,,bob@x.example,,
organization,=cmd|' /C calc'!A0,Kenya,confirmed,2026-01-15,,,
organization,شبكة أصدقاء الميناء,,confirmed,2026-01-03,,,
persn,Ann Lee,Kenya,,2026-01-03,,,
organization,Peace Now,,withdrawn,,,,
"""


@pytest.fixture
def home(folder: Folder) -> Path:
    return folder(LETTER, LIST)


def test_piped_it_is_plain_text_that_says_who_prints_and_who_does_not_and_why(home: Path):
    done = run("signatories", cwd=home, COLUMNS="40")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        """\
2 of 6 signatories will be printed, as of 2026-01-14

Group                        Confirmed  Pending  Withdrawn  Printed
Individuals                          1        1          0        1
Organizations                        2        0          1        1
“persn”, not in letter.yaml          1        0          0        0
All                                  4        1          1        2

Country     Printed  Not printed
Kenya             1            2
Chad              0            1
no country        1            1

Signed, day  New  In all
2026-01-02     1       1  ############
2026-01-03     2       3  ########################
2026-01-04     0       3
2026-01-05     0       3
2026-01-06     0       3
2026-01-07     0       3
2026-01-08     0       3
2026-01-09     0       3
2026-01-10     0       3
2026-01-11     0       3
2026-01-12     0       3
2026-01-13     0       3
2026-01-14     0       3
2026-01-15     1       4  ############
2 without a day

Not printed (4)
  1 withdrawn
  1 pending
  1 in a group that letter.yaml does not have
  1 signed after 2026-01-14, the day of the list

  line 3  Bob Lee
          pending
  line 4  =cmd|' /C calc'!A0
          signed after 2026-01-14, the day of the list
  line 6  Ann Lee
          the group “persn” is not in letter.yaml
  line 7  Peace Now
          withdrawn
"""
    )


def test_names_stand_in_printed_order_with_their_lines(home: Path):
    (home / "signatories.csv").write_text("group,name\nperson,Ann Zorn\norganization,Peace\nperson,Zoe Ames\n")
    done = run("signatories", "--names", cwd=home)
    assert done.stdout.split("\n\n")[1:] == [
        "Individuals (2)\n  line 4  Zoe Ames\n  line 2  Ann Zorn",
        "Organizations (1)\n  line 3  Peace\n",
    ]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["--group", "person"], ["Carla Stone", "Bob Lee"]),
        (["--status", "pending", "--status", "withdrawn"], ["Bob Lee", "Peace Now"]),
        (["--country", "kenya", "--group", "person"], ["Carla Stone"]),
        (["--country", "CHAD"], ["Bob Lee"]),
    ],
)
def test_one_may_ask_for_some(home: Path, words: list[str], names: list[str]):
    found = json.loads(run("signatories", "--json", *words, cwd=home).stdout)
    assert [each["name"] for each in found["signatories"]] == names
    assert found["printed"] + found["not printed"] == len(names)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["--group", "persons"], "did you mean “person”?"),
        (["--country", "Atlantis"], "nobody in the list has it"),
        (["--status", "maybe"], "maybe"),
        (["--json", "--format", "csv"], "ask for one form"),
    ],
)
def test_what_nobody_has_is_wrong_usage(home: Path, words: list[str], hint: str):
    done = run("signatories", *words, cwd=home)
    assert (done.returncode, done.stdout, hint in done.stderr) == (2, "", True)


def test_a_spreadsheet_runs_nothing_of_the_csv(home: Path):
    rows = list(csv.DictReader(io.StringIO(run("signatories", "--format", "csv", cwd=home).stdout)))
    assert [row["name"] for row in rows if row["line"] == "4"] == ["'=cmd|' /C calc'!A0"]
    assert {row["name"]: row["prints"] for row in rows}["Carla Stone"] == "yes"


@given(st.text() | st.sampled_from(FORMULA).flatmap(lambda mark: st.text().map(mark.__add__)))
def test_a_cell_that_begins_like_a_formula_is_defused_and_no_other_is_touched(cell: str):
    assert not defused(cell).startswith(FORMULA)
    assert defused(cell) == cell or (defused(cell) == f"'{cell}" and cell.startswith(FORMULA))


@pytest.mark.parametrize("words", [[], ["--names"], ["--json"], ["--format", "csv"]])
def test_addresses_notes_and_records_are_in_no_form(home: Path, words: list[str]):
    done = run("signatories", *words, cwd=home)
    assert done.returncode == 0
    assert not any(word in done.stdout + done.stderr for word in ("x.example", "canary", "notes", "agreed"))


def test_rows_that_cannot_be_read_are_told_with_the_counts_of_the_others(home: Path):
    (home / "signatories.csv").write_text("group,name\nperson,Ann\nperson,\n")
    done = run("signatories", cwd=home)
    assert (done.returncode, "1 of 1 signatory" in done.stdout) == (1, True)
    assert "signatories.csv:3:1: error: this row has no name" in done.stderr
    assert "the list could not be read in full" in done.stderr


@pytest.mark.parametrize("text", [None, "group,name\n", ""])
def test_a_letter_without_signatories_has_none(folder: Folder, text: str | None):
    done = run("signatories", cwd=folder(LETTER, text))
    assert "0 of 0 signatories" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_letter_that_cannot_be_read_is_told(home: Path):
    (home / "letter.yaml").write_text("clsing: x\n")
    done = run("signatories", cwd=home)
    assert (done.returncode, done.stdout) == (1, "")


def test_the_counts_are_those_of_the_build(home: Path):
    (home / "signatories.csv").write_text(LIST.replace("شبكة أصدقاء الميناء", "Friends").replace("persn", "person"))
    said = run("build", cwd=home).stderr
    assert "3 signatories" in said, said
    assert "3 of 6 signatories" in run("signatories", cwd=home).stdout


def screen(width: int, **options: object) -> Screen:
    return Screen(Console(file=io.StringIO(), force_terminal=True, width=width, **options))  # type: ignore[arg-type]


def written(on: Screen) -> str:
    return on.console.file.getvalue()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "name", ["Society for the Heritage of the Sea " * 4, "شبكة أصدقاء الميناء القديم " * 4, "漢" * 70, "x" * 150]
)
def test_on_a_narrow_terminal_a_long_name_is_broken_under_itself(name: str):
    on = screen(60, color_system=None)
    on.signatories([(Signatory("p", name.strip(), Span("signatories.csv", 12, 1)), ("pending",))])
    first, *others, _ = written(on).splitlines()
    assert first.startswith("  line 12  ")
    assert others
    assert all(line.startswith(" " * 11) and line[11] != " " for line in others)
    assert "".join(written(on).split("pending")[0].split()) == "line12" + "".join(name.split())


def test_tables_fit_a_narrow_terminal():
    on = screen(60, color_system=None)
    on.table(
        ("Group", "Confirmed", "Pending", "Withdrawn", "Printed"), [("An organization of organizations", 1, 2, 3, 4)]
    )
    assert max(map(len, written(on).splitlines())) <= 60


def test_nothing_in_a_name_moves_the_cursor():
    on = screen(60, color_system=None)
    on.signatories([(Signatory("p", "Ann\x1b[2J\u202e Lee\t", Span("signatories.csv", 2, 1)), ())])
    assert not set(written(on)) & set("\x1b\u202e\t")


def test_an_old_terminal_gets_plain_bars():
    class Old(io.StringIO):
        encoding = "ascii"

    on = Screen(Console(file=Old(), force_terminal=True, width=60))
    assert set(on.bar(1.0)) == {"#"}
    assert set(screen(60).bar(1.0)) == {"█"}
