"""`sendletter changes`, as a person types it."""

import json
from pathlib import Path

import pytest

from sendletter.changes import changes, fetch
from sendletter.problem import NotReady
from tests.conftest import SHORT, Folder, run
from tests.test_history import git

OLD = """\
group,name,title,status,email,notes
person,Ann Lee,Chair,confirmed,ann@x.example,canary
person,Bob Stone,,pending,,
person,Carla Smith,,confirmed,carla@x.example,
person,Lost Soul,,confirmed,,
organization,Quayside Residents Association,,confirmed,,
organization,Peace Now,,withdrawn,,
organization,Viet Tan,,confirmed,,
organization,Viet Tan,,confirmed,,
"""
NEW = """\
group,name,title,status,email,notes
person,Ann Lee,Chair of the Coalition,confirmed,ann@x.example,
person,Bob Stone,,confirmed,,
person,Carla Jones,,confirmed,carla@x.example,
organization,Quayside Residents’ Association,,confirmed,,
organization,Viet Tan,,withdrawn,,
organization,Viet Tan,,confirmed,,
organization,شبكة أصدقاء الميناء,,pending,,
"""


@pytest.fixture
def home(folder: Folder) -> Path:
    """A letter whose older list is in `old.csv`."""
    return folder(SHORT, NEW, old_dot_csv=OLD)


def test_the_counts_come_first_then_the_names_and_last_who_is_gone(home: Path):
    done = run("changes", "old.csv", cwd=home)
    assert done.returncode == 1
    assert done.stdout == (
        """\
old.csv -> signatories.csv
8 -> 7 signatories, confirmed 6 -> 5: 1 added, 2 removed, 1 withdrawn, 2 renamed, 1 confirmed, 1 changed

Added (1)
  line 8  شبكة أصدقاء الميناء
          in “organization”, pending

Withdrawn (1)
  line 6  Viet Tan

Renamed (2)
  line 4  Carla Jones
          was: Carla Smith
          the names are not alike; the row is known by its e-mail address
  line 5  Quayside Residents’ Association
          was: Quayside Residents Association

Confirmed (1)
  line 3  Bob Stone

Changed (1)
  line 2  Ann Lee
          title: “Chair” is now “Chair of the Coalition”

Removed (1); the lines are those of the older list
  line 7  Peace Now
          had withdrawn

Gone without having withdrawn (1); the lines are those of the older list
  line 5  Lost Soul
          in “person”
"""
    )
    assert done.stderr == (
        "old.csv: error: 1 signatory is gone who had not withdrawn: “Lost Soul” (line 5) (gone)\n"
        "    By mistake? Put the row back. Who withdraws keeps the row, with “withdrawn” in the column “status”.\n"
        "    On purpose? Then add to this command: --gone-on-purpose 'Lost Soul'\n"
    )


def test_who_was_taken_out_on_purpose_is_no_loss(home: Path):
    done = run("changes", "old.csv", "--gone-on-purpose", "lost soul", "--gone-on-purpose", "Nobody", cwd=home)
    assert (done.returncode, done.stderr) == (0, "--gone-on-purpose: “Nobody” is not gone\n")
    assert "  line 5  Lost Soul\n          on purpose" in done.stdout


def test_a_doubled_row_that_was_deleted_is_said_to_be_there_still(home: Path):
    (home / "signatories.csv").write_text(OLD.replace("organization,Viet Tan,,confirmed,,\n", "", 1))
    done = run("changes", "old.csv", cwd=home)
    assert (done.returncode, "still in the newer list, line 8: Viet Tan" in done.stdout) == (0, True)


def test_nothing_changed_is_said_and_exit_code_tells_a_script(home: Path):
    same = run("changes", "old.csv", "old.csv", "--exit-code", cwd=home)
    assert (same.returncode, same.stderr, "nothing changed" in same.stdout) == (0, "", True)
    (home / "new.csv").write_text(OLD.replace("Chair", "President"))
    assert run("changes", "old.csv", "new.csv", cwd=home).returncode == 0
    assert run("changes", "old.csv", "new.csv", "--exit-code", cwd=home).returncode == 1


def test_another_order_of_rows_is_no_change_and_is_said(home: Path):
    head, *rows = NEW.splitlines(keepends=True)
    (home / "signatories.csv").write_text("".join([head, rows[3], rows[1], rows[2], rows[0], *rows[4:]]))
    (home / "old.csv").write_text(NEW)
    done = run("changes", "old.csv", "--exit-code", cwd=home)
    assert done.returncode == 0
    assert done.stdout == (
        "old.csv -> signatories.csv\n"
        "7 -> 7 signatories, confirmed 5 -> 5: nothing changed\n"
        "2 rows stand in another order; that is printed only where a group has “order: as listed”\n"
    )
    assert json.loads(run("changes", "old.csv", "--json", cwd=home).stdout)["reordered"] == 2


def test_quiet_says_only_who_is_gone(home: Path):
    assert run("changes", "old.csv", "old.csv", "-q", cwd=home).stdout == ""
    done = run("changes", "old.csv", "-q", cwd=home)
    assert (done.returncode, done.stdout, "Lost Soul" in done.stderr) == (1, "", True)


def test_json_holds_every_row_that_changed_once(home: Path):
    done = run("changes", "old.csv", "--json", cwd=home)
    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert found["counts"] == {
        "added": 1, "removed": 2, "withdrawn": 1, "renamed": 2, "confirmed": 1, "changed": 1,
    }  # fmt: skip
    assert {kind: len(found[kind]) for kind in found["counts"]} == found["counts"]
    assert [(each["name"], each["gone"]) for each in found["removed"]] == [("Lost Soul", True), ("Peace Now", False)]
    assert found["changed"][0]["cells"] == [{"column": "title", "old": "Chair", "new": "Chair of the Coalition"}]


@pytest.mark.parametrize("words", [[], ["--json"], ["-q"]])
def test_addresses_and_notes_are_in_no_form(home: Path, words: list[str]):
    done = run("changes", "old.csv", *words, cwd=home)
    assert not any(word in done.stdout + done.stderr for word in ("x.example", "canary", "notes"))


def test_a_version_may_be_a_file_a_folder_or_what_git_knows(home: Path, tmp_path_factory: pytest.TempPathFactory):
    git(home, "init", "-q", "-b", "main")
    git(home, "add", "-A")
    git(home, "commit", "-qm", "sent")
    git(home, "tag", "sent")
    other = tmp_path_factory.mktemp("other")
    (other / "signatories.csv").write_text(OLD)
    (home / "signatories.csv").write_text(OLD)
    for old in ("sent", "HEAD", "main@{0}"):
        done = run("changes", old, cwd=home)
        assert done.stdout.startswith(f"signatories.csv ({old}) -> signatories.csv\n7 -> 8 signatories")
    assert run("changes", str(other), cwd=home).stdout.splitlines()[1].endswith("nothing changed")
    assert run("changes", "-C", str(home), "sent", str(other / "signatories.csv"), cwd=other).returncode == 1
    assert run("changes", str(other), str(home / "old.csv"), cwd=Path("/")).returncode == 0


@pytest.mark.parametrize(
    ("old", "code", "said"),
    [
        ("nope", 2, "“nope” is no file, no folder and no version that git knows"),
        ("HEAD^{/x", 2, "no version that git knows"),
        ("empty", 4, "empty/signatories.csv: there is no such file"),
    ],
)
def test_what_is_no_version_is_told_in_words(home: Path, old: str, code: int, said: str):
    git(home, "init", "-q")
    (home / "empty").mkdir()
    done = run("changes", old, cwd=home)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in " ".join(done.stderr.split())


def test_a_version_that_looks_like_an_option_is_never_one(home: Path):
    git(home, "init", "-q")
    done = run("changes", "--", "--output=stolen", cwd=home)
    assert done.returncode == 2
    assert not (home / "stolen").exists()


def test_without_git_and_without_a_repository_it_is_code_4(home: Path):
    done = run("changes", "HEAD", cwd=home, PATH="/nowhere")
    assert (done.returncode, "git, which could know it, is not installed" in done.stderr) == (4, True)
    (home / ".git").write_text("gitdir: /nowhere")
    done = run("changes", "HEAD", cwd=home)
    assert (done.returncode, "git keeps no versions of this folder; name an older copy" in done.stderr) == (4, True)
    done = run("changes", "HEAD", cwd=Path("/"))
    assert (done.returncode, "no letter.yaml" in done.stderr) == (4, True)


def test_a_row_of_the_newer_list_that_cannot_be_read_stops_it_since_it_would_seem_to_be_gone(home: Path):
    (home / "signatories.csv").write_text("group,name\nperson,Ann Lee\nperson,\n")
    done = run("changes", "old.csv", cwd=home)
    assert (done.returncode, done.stdout) == (1, "")
    assert "signatories.csv:3:1: error: this row has no name" in done.stderr


def test_an_older_list_is_compared_as_far_as_it_can_be_read_and_that_is_told(home: Path):
    (home / "old.csv").write_text("group,name,signed\nperson,Ann Lee,soon\nperson,\n")
    done = run("changes", "old.csv", cwd=home)
    assert (done.returncode, "Ann Lee" in done.stdout) == (1, True)
    assert "old.csv:3:1: error: this row has no name" in done.stderr
    assert "old.csv could not be read in full" in done.stderr


def test_lists_in_two_encodings_are_compared_when_the_older_one_is_said(home: Path):
    (home / "old.csv").write_bytes("group,name\nperson,José\n".encode("cp1252"))
    (home / "new.csv").write_text("group,name\nperson,José\n", encoding="utf-8")
    old, new = (fetch(str(home / name), home) for name in ("old.csv", "new.csv"))
    assert old
    assert new
    with pytest.raises(NotReady, match="not UTF-8"):
        changes(old, new)
    assert not changes(old, new, "cp1252").changes.counts
    assert not changes(new, old, "cp1252").changes.counts
