"""What the commands share that make a PDF: the press, and how a file is named to a person."""

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import typer

from sendletter.press.worker import Press, started


def press_of(context: typer.Context) -> AbstractContextManager[Press]:
    """The press that is warming up since the command began, or a new one."""
    return nullcontext(context.obj) if isinstance(context.obj, Press) else started()


def as_typed(path: Path) -> str:
    """A path as a person in this folder would type it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path)


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number of things, such as “1 page” or “3 signatories”."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
