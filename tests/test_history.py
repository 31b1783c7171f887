"""Earlier versions of a file: what git knows of it, and nothing that could be done to git."""

import os
import subprocess
from pathlib import Path

import pytest

from sendletter.history import earlier
from sendletter.problem import LimitReached, Unreadable
from tests.conftest import Folder

LIST = "signatories.csv"


def git(folder: Path, *words: str) -> None:
    names = {f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, env={**environment, **names, **alone})


@pytest.fixture
def versions(folder: Folder) -> Path:
    """A folder inside a repository, with a list of which git knows two versions, and a third that is not committed."""
    home = folder(signatories="one")
    git(home, "init", "-q", "-b", "main")
    git(home, "add", "letter.yaml")
    git(home, "commit", "-qm", "no list yet")
    git(home, "tag", "before")
    git(home, "add", "-A")
    git(home, "commit", "-qm", "one")
    git(home, "tag", "sent")
    (home / LIST).write_text("two")
    git(home, "commit", "-qam", "two")
    (home / LIST).write_text("three")
    return home


@pytest.mark.parametrize(
    ("version", "text"), [("HEAD", b"two"), ("HEAD~1", b"one"), ("sent", b"one"), ("main@{1}", b"one"), ("@", b"two")]
)
def test_a_version_is_named_as_git_names_it(versions: Path, version: str, text: bytes):
    found = earlier(versions, LIST, version, 1000)
    assert found is not None
    assert found.data == text


def test_a_day_before_the_first_version_is_remarked(versions: Path):
    git(versions, "branch", "young")
    found = earlier(versions, LIST, "young@{2001-01-01}", 1000)
    assert found is not None
    assert (found.data, "only goes back to" in found.remark) == (b"two", True)


@pytest.mark.parametrize(
    "version", ["nope", "", "-", "--help", "--git-dir", "--all", "HEAD..main", "HEAD~99", "a b", "$(touch x)", "é\n"]
)
def test_what_is_no_version_is_none_and_does_nothing(versions: Path, version: str):
    before = sorted(path.name for path in versions.iterdir())
    assert earlier(versions, LIST, version, 1000) is None
    assert sorted(path.name for path in versions.iterdir()) == before


def test_a_version_without_the_list_is_told(versions: Path):
    with pytest.raises(Unreadable, match="not in that version"):
        earlier(versions, LIST, "before", 1000)


def test_a_version_is_read_up_to_its_limit(versions: Path):
    assert earlier(versions, LIST, "HEAD", 3)
    with pytest.raises(LimitReached):
        earlier(versions, LIST, "HEAD", 2)


def test_a_folder_inside_the_repository_has_versions_of_its_own(versions: Path):
    inner = versions / "inner"
    inner.mkdir()
    (inner / LIST).write_text("inner")
    git(versions, "add", "-A")
    git(versions, "commit", "-qm", "inner")
    found = earlier(inner, LIST, "HEAD", 1000)
    assert found is not None
    assert found.data == b"inner"


def test_variables_do_not_lead_git_to_another_repository(versions: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    assert earlier(versions, LIST, "HEAD", 1000)


def test_a_folder_in_no_repository_is_told(folder: Folder, monkeypatch: pytest.MonkeyPatch):
    home = folder()
    (home / ".git").write_text("gitdir: /nowhere")
    with pytest.raises(Unreadable, match="git keeps no versions of this folder; name an older copy"):
        earlier(home, LIST, "HEAD", 1000)


def test_a_machine_without_git_is_told(versions: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(Unreadable, match="git, which could know it, is not installed"):
        earlier(versions, LIST, "HEAD", 1000)


def test_git_changes_nothing(versions: Path):
    before = {path: path.stat().st_mtime_ns for path in (versions / ".git").rglob("*")}
    earlier(versions, LIST, "HEAD~1", 1000)
    assert {path: path.stat().st_mtime_ns for path in (versions / ".git").rglob("*")} == before
