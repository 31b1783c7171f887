"""Files are written whole or not at all."""

import os
from pathlib import Path

import pytest

from sendletter.disc import write
from sendletter.problem import Unreadable


def test_a_write_that_fails_leaves_the_old_file_and_no_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "letter.pdf"
    write(path, b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unreadable, match="No space left"):
        write(path, b"new")
    assert path.read_bytes() == b"old"
    assert [item.name for item in tmp_path.iterdir()] == ["letter.pdf"]


@pytest.mark.parametrize("obstacle", ["folder", "file as folder"])
def test_an_output_that_cannot_be_written_is_told(tmp_path: Path, obstacle: str):
    path = tmp_path / "x" / "letter.pdf"
    if obstacle == "folder":
        path.mkdir(parents=True)
    else:
        (tmp_path / "x").write_text("")
    with pytest.raises(Unreadable):
        write(path, b"new")


def test_a_device_is_written_into_and_never_replaced():
    with pytest.raises(Unreadable, match="No space left"):
        write(Path("/dev/full"), b"x" * 100_000)
    write(Path("/dev/null"), b"x")
    assert Path("/dev/null").is_char_device()
    assert Path("/dev/full").is_char_device()


def test_a_link_keeps_pointing_where_it_did(tmp_path: Path):
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")
    write(tmp_path / "link.pdf", b"new")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"
