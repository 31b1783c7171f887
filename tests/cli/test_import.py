"""`sendletter import`, as a person types it."""

import json
import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.conftest import SENDLETTER, Folder, run
from tests.intake.sheets import LIST
from tests.reading.workbooks import xlsx
from tests.test_importer import LETTER

SHEET = """\
Timestamp,Full name,Organisation,Sign as,E-mail,Country
25/01/2026 10:00,Bob Roe,Hope,An individual,bob@example.org,Peru
26/01/2026 10:00,Ann Lee,,An individual,ann@example.org,Korea
26/01/2026 11:00,Eve Ito,HRW,My organization,eve@example.org,
27/01/2026 11:00,,,An individual,nobody@example.org,
"""
LISTED = "group,name,country\nperson,Ann Lee,Kenya\nbody,Human Rights Watch,\n"


@pytest.fixture
def home(folder: Folder) -> Path:
    """A letter with its list, and a sheet beside it."""
    return folder(LETTER, LISTED, sheet_dot_csv=SHEET)


def talk(home: Path, *words: str, answers: str) -> tuple[int, str]:
    """Run a command on a terminal and type; its exit code and all that the terminal shows."""
    ours, theirs = pty.openpty()
    os.write(ours, answers.encode())
    with subprocess.Popen([SENDLETTER, *words], cwd=home, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        try:
            while data := os.read(ours, 65_536):
                shown += data
        except OSError:  # the other end of a terminal is closed
            pass
        code = process.wait(timeout=30)
    os.close(ours)
    return code, shown.decode().replace("\r\n", "\n")


def test_without_a_terminal_everything_is_shown_and_nothing_is_written(home: Path):
    done = run("import", "sheet.csv", cwd=home)
    assert (done.returncode, done.stdout) == (1, "")
    assert (
        done.stderr
        == """\
sheet.csv:1: warning: who signed for an organization, and their title, is not taken into the list (contact)
    This is so for 1 of the rows: the organization itself is the signatory.

New columns, empty for everybody else: signed, affiliation

To add
  +  person  Bob Roe  Hope, Peru, 2026-01-25  sheet.csv:2

To change
  ~  person  Ann Lee  country: Kenya → Korea        signatories.csv:2
  ~  person  Ann Lee  signed: (empty) → 2026-01-26  signatories.csv:2

To decide
  ?  body  HRW  sheet.csv:4
     has the acronym of “Human Rights Watch” in signatories.csv:3
     proposed: the same signatory

Refused
sheet.csv:5: error: this row names nobody (refused-row)
    Fill in the name in the sheet, or delete the row.

sheet.csv: 4 rows: 1 to add, 1 to change, 1 waiting for a decision, 1 refused
nothing was changed; to write it without being asked: --yes
"""
    )
    assert (home / "signatories.csv").read_text() == LISTED
    assert not (home / "signatories.decisions.csv").exists()


def test_yes_writes_what_is_clear_and_says_what_is_not_in_the_list(home: Path):
    done = run("import", "sheet.csv", "--yes", "-q", cwd=home)
    assert done.returncode == 1
    assert done.stderr.splitlines()[2:] == [
        "1 not in the list yet: run import on a terminal without --yes, and decide",
        "1 refused: correct them in the sheet and import again, or add them by hand",
    ]
    assert (home / "signatories.csv").read_text() == (
        "group,name,country,signed,affiliation\n"
        "person,Ann Lee,Korea,2026-01-26,\n"
        "body,Human Rights Watch,,,\n"
        "person,Bob Roe,Peru,2026-01-25,Hope\n"
    )
    before = (home / "signatories.csv").read_bytes()
    assert "1 waiting" in run("import", "sheet.csv", "--yes", cwd=home).stderr
    assert (home / "signatories.csv").read_bytes() == before


def test_a_person_is_asked_one_by_one_and_nothing_twice(home: Path):
    code, shown = talk(home, "import", "sheet.csv", answers="k\ns\nn\n")
    assert "1 of 1: sheet.csv:4, body\n  HRW\n" in shown
    assert "s  the same signatory   k  keep both   x  leave this row out   l  later   q  all later" in shown
    assert (code, (home / "signatories.csv").read_text()) == (1, LISTED)
    assert "HRW,body,duplicate,Human Rights Watch,body,keep," in (home / "signatories.decisions.csv").read_text()
    code, shown = talk(home, "import", "sheet.csv", answers="y\n")
    assert "1 of 1" not in shown
    assert (code, "signatories.csv: written, read back and complete" in shown) == (1, True)
    assert "body,HRW,," in (home / "signatories.csv").read_text()


def test_what_was_decided_before_an_interruption_is_kept(home: Path):
    (home / "sheet.csv").write_text(SHEET + ",DR EVE ITO,,An individual,,\n")
    code, shown = talk(home, "import", "sheet.csv", answers="k\n\x04")
    assert (code, shown.endswith("interrupted; nothing was changed\n")) == (130, True)
    assert (home / "signatories.csv").read_text() == LISTED
    assert "HRW,body,duplicate,Human Rights Watch,body,keep," in (home / "signatories.decisions.csv").read_text()


def test_a_complete_import_ends_well_and_so_does_the_next(home: Path):
    (home / "sheet.csv").write_text("name,group\nBob Roe,person\n")
    done = run("import", "sheet.csv", "--dry-run", cwd=home)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, "nothing was written: this was a dry run")
    assert (home / "signatories.csv").read_text() == LISTED
    assert run("import", "sheet.csv", "--yes", cwd=home).returncode == 0
    done = run("import", "sheet.csv", cwd=home)
    assert (done.returncode, done.stderr) == (0, "sheet.csv: 1 row: 1 left as is\n")


def test_json_goes_to_standard_output_without_addresses(home: Path):
    done = run("import", "sheet.csv", "--json", "--dry-run", cwd=home)
    said = json.loads(done.stdout)
    assert said["counts"] == {"waiting": 1, "added": 1, "changed": 1, "left": 0, "refused": 1}
    assert said["added"] == [
        {
            "group": "person",
            "name": "Bob Roe",
            "place": "sheet.csv:2",
            "signed": "2026-01-25",
            "affiliation": "Hope",
            "country": "Peru",
        }
    ]
    assert said["changed"][0] | {"old": "Kenya", "new": "Korea", "column": "country"} == said["changed"][0]
    assert [item["name"] for item in said["waiting"]] == ["HRW"]


def test_no_address_is_ever_said_nor_written_where_the_list_has_no_place_for_it(home: Path):
    (home / "signatories.csv").write_text(LISTED.replace("country", "email").replace("Kenya", "old@example.org"))
    said = "".join(
        done.stdout + done.stderr
        for done in (
            run("import", "sheet.csv", "--json", "--yes", cwd=home),
            run("import", "sheet.csv", cwd=home),
            run("check", cwd=home),
        )
    )
    assert "email: another address" in said
    assert "example.org" not in said
    assert "bob@example.org" in (home / "signatories.csv").read_text()
    (home / "signatories.csv").write_text(LISTED)
    run("import", "sheet.csv", "--yes", cwd=home)
    talk(home, "import", "sheet.csv", answers="k\ny\n")
    assert [path.name for path in home.iterdir() if path.is_file() and b"example.org" in path.read_bytes()] == [
        "sheet.csv"
    ]


@pytest.mark.parametrize(
    ("name", "data", "code", "says"),
    [
        ("none.csv", None, 4, "none.csv: there is no such file"),
        ("a.csv", b"", 1, "holds no rows"),
        ("a.csv", "Name\nJosé\n".encode("cp1252"), 1, "--encoding cp1252: José"),
        ("a.xlsx", b"PK\x03\x04", 1, "is a broken ZIP container"),
        ("a.xlsx", xlsx({"A": [["Name"]], "B": [["Name"]]}), 1, '--sheet "B"'),
        ("a.json", b"{}", 1, "holds no list of objects"),
    ],
)
def test_what_cannot_be_imported_leaves_the_list_and_says_why(
    home: Path, name: str, data: bytes | None, code: int, says: str
):
    if data is not None:
        (home / name).write_bytes(data)
    done = run("import", name, "--yes", "--group", "person", cwd=home)
    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert (home / "signatories.csv").read_text() == LISTED


def test_a_workbook_comes_in_like_any_other_sheet(home: Path):
    (home / "answers.xlsx").write_bytes(xlsx({"Answers": [["Full name", "Sign as"], ["Bob Roe", "Individual"]]}))
    assert run("import", "answers.xlsx", "--yes", cwd=home).returncode == 0
    assert (home / "signatories.csv").read_text() == LISTED + "person,Bob Roe,\n"


def test_an_imported_list_still_proves_itself(home: Path):
    (home / "signatories.csv").write_text(LIST)
    run("import", "sheet.csv", "--yes", cwd=home)
    assert run("check", "-q", cwd=home).returncode == 0
