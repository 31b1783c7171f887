"""Two versions of the list, fetched, read and compared.

A version is a file, a folder with a list, or a version that git knows of the list in the letter's folder; the newer one
may be left out, and is then the list as it is now.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sendletter.comparison.roster import Changes, compare
from sendletter.problem import Problem, Unreadable, stop_at_errors
from sendletter.project import LETTER, SIGNATORIES, Project, find, sheet
from sendletter.reading.addresses import read_addresses
from sendletter.reading.signatories import read_signatories
from sendletter.roster import Signatory


@dataclass(frozen=True, slots=True)
class Sheet:
    """The bytes of a version of the list, its name as staff know it, and what is to be remarked about it."""

    name: str
    data: bytes
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the list that was read, with the errors of rows that could not be."""

    name: str
    rows: tuple[Signatory, ...]
    addresses: Mapping[int, bytes]
    errors: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions and what changed between them."""

    old: Version
    new: Version
    changes: Changes


def current(start: Path) -> Sheet:
    """The list of the letter that `start` is in, as it is now. Raises Unreadable where there is none."""
    return _of(find(start), SIGNATORIES)


def fetch(name: str, start: Path) -> Sheet | None:
    """The version that a person calls `name`; None where neither the disc nor git knows one.

    A file or folder of that name comes first. Raises Unreadable or LimitReached.
    """
    path = Path(name)
    try:
        if path.is_dir():
            return _of(Project(path.resolve()), str(path / SIGNATORIES))
        if path.exists():
            return Sheet(name, sheet(path))
    except (OSError, ValueError):  # no name that the disc could have
        return None
    try:
        project = find(start)
    except Unreadable as fault:
        raise Unreadable(name, f"there is no such file or folder, and no {LETTER} whose list git could know") from fault
    found = project.signatories_at(name)
    return Sheet(f"{SIGNATORIES} ({name})", found.data, found.remark) if found else None


def _of(project: Project, name: str) -> Sheet:
    data = project.signatories()
    if data is None:
        raise Unreadable(name, "there is no such file")
    return Sheet(name, data)


def changes(old: Sheet, new: Sheet, encoding: str | None = None) -> Compared:
    """What changed from `old` to `new`. `encoding` is what a person has said of a list that is not UTF-8.

    Raises NotReady where a row of the newer list cannot be read, since it would seem to be gone, and where the older
    list cannot be read at all.
    """
    before, after = _read(old, encoding), _read(new, encoding)
    stop_at_errors((*after.errors, *(() if before.rows else before.errors)))
    return Compared(before, after, compare(before.rows, after.rows, before.addresses, after.addresses))


def _read(version: Sheet, encoding: str | None) -> Version:
    """A version. Lists that were saved in different encodings can be compared: UTF-8 is never taken for another one."""
    for said in dict.fromkeys((None, encoding)):
        rows, problems = read_signatories(version.data, version.name, said)
        errors = tuple(problem for problem in problems if problem.is_error)
        if not any(problem.rule == "encoding" for problem in errors):
            break
    return Version(version.name, rows, read_addresses(version.data, said), errors)
