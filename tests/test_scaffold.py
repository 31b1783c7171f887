"""A new letter's folder builds as it is."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from sendletter.problem import Unreadable
from sendletter.scaffold import scaffold
from tests.conftest import ROOT


@pytest.mark.parametrize("sample", [False, True])
def test_a_new_letter_builds_without_a_warning(tmp_path: Path, build, sample: bool):
    scaffold(tmp_path / "new", sample=sample)
    made = build(tmp_path / "new")
    assert made.problems == ()
    assert made.signatories == (57 if sample else 3)


def test_the_sample_is_the_worked_example(tmp_path: Path):
    scaffold(tmp_path, sample=True)
    for name in ("letter.yaml", "signatories.csv"):
        assert (tmp_path / name).read_bytes() == (ROOT / name).read_bytes()


def test_nothing_is_ever_overwritten(tmp_path: Path):
    (tmp_path / "signatories.csv").write_text("mine")
    with pytest.raises(Unreadable, match="not overwritten"):
        scaffold(tmp_path, sample=False)
    assert [path.name for path in tmp_path.iterdir()] == ["signatories.csv"]


@pytest.mark.slow
@pytest.mark.parametrize("through_sdist", [False, True], ids=["wheel", "wheel from sdist"])
def test_an_installed_wheel_does_the_whole_job(tmp_path: Path, through_sdist: bool):
    """Built without the network: the packages that it needs are those of this environment."""
    steps = ["--wheel"] if not through_sdist else []
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", *steps, "-o", tmp_path / "dist", ROOT],
        check=True,
        capture_output=True,
    )
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for name in ("templates/letter.css", "templates/letter.html", "sample/letter.yaml", "press/fonts.conf", "py.typed"):
        assert f"sendletter/{name}" in names
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv"], check=True)
    (site,) = (tmp_path / "venv/lib").glob("python*/site-packages")
    zipfile.ZipFile(wheel).extractall(site)
    here = Path(pytest.__file__).parent.parent
    (site / "borrowed.pth").write_text(str(here))
    python = tmp_path / "venv/bin/python"
    command = "import sys; from sendletter.cli import main; main()"
    run = lambda *words, cwd: subprocess.run([python, "-c", command, *words], cwd=cwd, check=True, capture_output=True)  # noqa: E731
    where = subprocess.run(
        [python, "-c", "import sendletter; print(sendletter.__file__)"], capture_output=True, text=True, check=True
    ).stdout
    assert str(site) in where
    run("new", "letter", "--sample", cwd=tmp_path)
    run("build", cwd=tmp_path / "letter")
    assert (tmp_path / "letter/output/letter.pdf").exists()
