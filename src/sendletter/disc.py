"""Whole files, read and written so that nothing is half done: never a pipe, a device, a giant, or a torn file."""

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from sendletter.problem import LimitReached, Unreadable

PARTIAL = ".sendletter-"
"""How the name of a file begins that is still being written."""


def read(path: Path, name: str, most: int) -> bytes:
    """A regular file of at most `most` bytes, called `name` in messages; no pipe is waited for, no device is read.

    Raises Unreadable, also for a file that is written at the same time, and LimitReached.
    """
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as fault:
        raise Unreadable(name, _reason(fault)) from fault
    try:
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            raise Unreadable(name, "is a folder, not a file")
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(name, "is no regular file")
        if status.st_size > most:
            raise LimitReached(f"{name}: has {status.st_size / 1e6:.1f} MB; at most {most / 1e6:.0f} MB are read")
        with os.fdopen(os.dup(handle), "rb") as stream:
            data = stream.read(most + 1)
        after = os.fstat(handle)
        if (len(data), after.st_size, after.st_mtime_ns) != (status.st_size, status.st_size, status.st_mtime_ns):
            raise Unreadable(name, "was changed while it was read; try again when it is saved")
        return data
    finally:
        os.close(handle)


def _reason(fault: OSError) -> str:
    if isinstance(fault, FileNotFoundError):
        return "there is no such file"
    if isinstance(fault, PermissionError):
        return "may not be read; check its permissions"
    return f"cannot be read: {fault.strerror or fault}"


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what the disc refuses into Unreadable, told of `path`."""
    try:
        yield
    except OSError as fault:
        raise Unreadable(str(path), f"cannot be written: {fault.strerror or fault}") from fault


def inside(folder: Path, name: str) -> Path:
    """The place of a file by its name in a folder. Raises Unreadable for a name that leads out of it."""
    pure = PurePosixPath(name.replace("\\", "/"))
    if pure.is_absolute() or not pure.parts or ".." in pure.parts or ":" in pure.parts[0] or "\0" in name:
        raise Unreadable(name, "is a name that leads out of the folder")
    return folder.joinpath(*pure.parts)


def write(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step: whoever looks sees the old file or the new one, also after a power cut.

    Raises Unreadable where that cannot be done; the old file is then as it was.
    """
    with writing(path):
        if path.exists() and not path.is_file() and not path.is_dir():  # a device or a pipe is written into
            path.write_bytes(data)
            return
    write_together({path: data})


def write_together(files: Mapping[Path, bytes]) -> None:
    """Put several files in their places, all or none: each is written beside its place before the first is renamed.

    Raises Unreadable where one cannot be written; then all are as they were. A power cut between two renames may leave
    some old and some new; whoever looks sees whole files.
    """
    parts: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            with writing(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                place = _no_folder(path.resolve())  # a link keeps pointing where it did
                parts[place] = place.with_name(f"{PARTIAL}{os.getpid()}-{place.name}")
                with parts[place].open("wb") as handle:
                    handle.write(data)
                    handle.flush()
                    os.fsync(handle.fileno())
        for place, part in parts.items():
            with writing(place):
                if place.exists():
                    part.chmod(place.stat().st_mode & 0o777)  # a list that only its owner may read stays so
                part.replace(place)
    except BaseException:
        for part in parts.values():
            with suppress(OSError):
                part.unlink()
        raise
    for folder in {place.parent for place in parts}:
        _sync(folder)


def _no_folder(path: Path) -> Path:
    if path.is_dir():
        raise Unreadable(str(path), "is a folder")
    return path


def _sync(folder: Path) -> None:
    """Make a rename last; systems that cannot open a folder do not need it."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep(folder: Path) -> None:
    """Remove what killed runs have left half written."""
    for path in folder.glob(f"{PARTIAL}*"):
        with suppress(OSError):
            path.unlink()
