"""The folder: nothing outside it is read, nothing is half written."""

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from sendletter.disc import PARTIAL
from sendletter.problem import Busy, LimitReached, MachineLacks, Unreadable
from sendletter.project import Project, find, incoming, today
from tests.conftest import Folder


def test_a_project_is_found_from_a_folder_inside_it(folder: Folder):
    inside = folder() / "output" / "deep"
    inside.mkdir(parents=True)
    assert find(inside).folder == folder().resolve()


def test_where_there_is_no_letter_it_says_how_to_begin(tmp_path: Path):
    with pytest.raises(Unreadable, match="sendletter new"):
        find(tmp_path)


def test_a_missing_list_is_no_list_and_a_folder_is_refused(folder: Folder):
    project = Project(folder())
    assert project.signatories() is None
    (project.folder / "signatories.csv").mkdir()
    with pytest.raises(Unreadable, match="folder"):
        project.signatories()


def test_a_file_that_changes_while_it_is_read_is_not_taken_by_half(folder: Folder, monkeypatch):
    path = folder(signatories="group,name\n") / "signatories.csv"
    reopen = os.fdopen

    def save_meanwhile(*arguments: object) -> object:
        path.write_text("group,name\nbody,Hope\n")
        return reopen(*arguments)

    monkeypatch.setattr("sendletter.disc.os.fdopen", save_meanwhile)
    for read in (Project(path.parent).signatories, lambda: incoming(path)):
        path.write_text("group,name\n")
        with pytest.raises(Unreadable, match="changed while it was read"):
            read()


def test_a_pipe_is_refused_at_once(folder: Folder):
    project = Project(folder())
    os.mkfifo(project.folder / "signatories.csv")
    with pytest.raises(Unreadable, match="regular file"):
        project.signatories()


def test_a_hundred_megabytes_are_refused_by_their_size(folder: Folder):
    project = Project(folder())
    with (project.folder / "signatories.csv").open("wb") as sheet:
        sheet.truncate(100_000_000)
    begun = time.monotonic()
    with pytest.raises(LimitReached, match=r"100\.0 MB; at most 10 MB"):
        project.signatories()
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("name", ["../secret.png", "/etc/passwd", "a/../../secret.png", "link.png"])
def test_nothing_outside_the_folder_is_read(tmp_path: Path, name: str):
    home = tmp_path / "letter"
    home.mkdir()
    (tmp_path / "secret.png").write_bytes(b"secret")
    (home / "link.png").symlink_to(tmp_path / "secret.png")
    with pytest.raises(Unreadable):
        Project(home.resolve()).asset(name)


def png(width: int, height: int, mode: str = "1") -> bytes:
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.new(mode, (width, height)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.png", png(10_000, 10_000), "pixels"),
        ("a.png", png(10, 10)[:40], "no whole"),
        ("a.png", png(10, 10, "I;16"), "16 bits"),
        ("a.png", b"", "no whole"),
        ("a.jpg", b"GIF89a", "no whole"),
        ("a.svg", b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", "DOCTYPE"),
        ("a.svg", b"<svg>" + b"<use href='#a'/>" * 2_000 + b"</svg>", "copies"),
        ("a.svg", b"plain text", "no SVG"),
    ],
)
def test_pictures_that_could_do_harm_are_refused_before_they_are_drawn(
    folder: Folder, name: str, data: bytes, reason: str
):
    project = Project(folder().resolve())
    (project.folder / name).write_bytes(data)
    with pytest.raises(Unreadable, match=reason):
        project.asset(name)


def test_own_templates_replace_built_in_ones_by_name(folder: Folder):
    project = Project(folder(templates__custom_dot_css=":root { --size: 12pt }"))
    files = project.templates()
    assert files["custom.css"][0] == "templates/custom.css"
    assert files["letter.css"][0] == "built-in letter.css"


def test_a_missing_font_is_told_with_the_command_that_installs_it(folder: Folder):
    with pytest.raises(MachineLacks) as caught:
        Project(folder()).faces(["Comic Neue"])
    assert caught.value.remedy == "pip install fontpkg-comic-neue"


def test_a_second_run_is_told_that_the_first_holds_the_folder(folder: Folder):
    project = Project(folder())
    with project.locked(), pytest.raises(Busy), project.locked():
        pass
    with project.locked():
        pass


def test_a_killed_run_frees_the_folder_and_its_leftovers_are_swept(folder: Folder):
    project = Project(folder())
    script = (
        "import sys, time; from pathlib import Path; from sendletter.project import Project\n"
        "with Project(Path(sys.argv[1])).locked(): print('held', flush=True); time.sleep(60)"
    )
    child = subprocess.Popen([sys.executable, "-c", script, str(project.folder)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.readline()
    (project.output.parent / f"{PARTIAL}1-letter.pdf").write_bytes(b"half")
    with pytest.raises(Busy), project.locked():
        pass
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    with project.locked():
        assert not list(project.output.parent.glob(f"{PARTIAL}*"))


def test_the_day_may_come_from_outside(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert today() == date(1970, 1, 1)
