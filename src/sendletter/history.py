"""What a file was in an earlier version, by git: read only, without a shell, a pager or the network.

`project` is the door that leads here, and nothing else runs git.
"""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from sendletter.problem import LimitReached, Unreadable

PATIENCE = 60.0
"""Seconds after which git is given up."""
QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
"""Nothing is written, nobody is asked, nothing is fetched, and what git says is in English."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier version of a file, and what git remarked when it looked for it, such as that its log is too short."""

    data: bytes
    remark: str


def earlier(folder: Path, name: str, version: str, most: int) -> Earlier | None:
    """The file `name` of `folder` in a version: a commit, a tag, a branch, `HEAD~3`, `main@{yesterday}`.

    None where git knows no such version. Raises Unreadable where git is not installed, the folder is in no repository
    or the version has no such file, LimitReached for more than `most` bytes or where git does not come to an end.
    """
    if shutil.which("git") is None:
        raise Unreadable(version, "there is no such file or folder, and git, which could know it, is not installed")
    if (lacking := _git(folder, "rev-parse", "--git-dir")).returncode:
        raise Unreadable(version, f"there is no such file or folder, and {_why(lacking)}")
    found = _git(folder, "rev-parse", "--verify", "--end-of-options", version)
    if found.returncode or version.startswith("-"):
        return None
    place = f"{found.stdout.decode().strip()}:./{name}"
    size = _git(folder, "cat-file", "-s", place)
    if size.returncode:
        raise Unreadable(f"{name} ({version})", "is not in that version of the folder")
    if int(size.stdout) > most:
        raise LimitReached(
            f"{name} ({version}): has {int(size.stdout) / 1e6:.1f} MB; at most {most / 1e6:.0f} MB are read"
        )
    blob = _git(folder, "cat-file", "blob", place)
    if blob.returncode:
        raise Unreadable(f"{name} ({version})", f"cannot be read: {_said(blob)}")
    return Earlier(blob.stdout, _said(found))


def _git(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """What git answers. Variables that would lead it to another repository are kept from it."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | QUIET
    command = [shutil.which("git") or "git", "--no-pager", *words]
    try:
        return subprocess.run(  # noqa: S603 - no shell, and a version never stands where git looks for options
            command, cwd=folder, env=variables, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired as fault:
        raise LimitReached(f"git has not answered for {PATIENCE:.0f} seconds") from fault
    except OSError as fault:
        raise Unreadable(str(folder), f"git cannot be run: {fault.strerror or fault}") from fault


def _why(done: subprocess.CompletedProcess[bytes]) -> str:
    """Why git cannot look for a version: mostly because nobody has told it to keep any."""
    said = _said(done)
    if said.startswith("not a git repository"):
        return "git keeps no versions of this folder; name an older copy instead, a file or a folder"
    return f"git cannot look for it: {said}"


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    """The first line that git said to a person."""
    lines = done.stderr.decode(errors="replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ").removeprefix("warning: ") if lines else ""
