"""A password, from where nobody else sees it: the prompt, a file descriptor or the environment; never an option."""

import os
import sys

import typer

from sendletter.problem import Unreadable

VARIABLE = "SENDLETTER_PASSWORD"
LONGEST = 4096


def password(descriptor: int | None, what: str) -> str:
    """The password of something. Raises Unreadable where there is none and nobody can be asked."""
    if descriptor is not None:
        return _read(descriptor)
    if (given := os.environ.pop(VARIABLE, None)) is not None:  # what is started from here does not inherit it
        return given
    if not sys.stdin.isatty():
        reason = f"needs a password; type it when you are asked, or give it by --password-fd or {VARIABLE}"
        raise Unreadable(what, reason)
    return str(typer.prompt(f"Password of {what}", hide_input=True, err=True))


def _read(descriptor: int) -> str:
    """The first line of what a descriptor gives."""
    data = b""
    try:
        while b"\n" not in data and len(data) < LONGEST and (more := os.read(descriptor, LONGEST)):
            data += more
        return data.partition(b"\n")[0].removesuffix(b"\r").decode()
    except (OSError, UnicodeDecodeError):
        raise Unreadable(f"--password-fd {descriptor}", "gives no password") from None
