"""The options that several commands share, said once."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from sendletter.problem import Unreadable

Folder = Annotated[Path, typer.Option("-C", "--folder", help="The letter's folder, or one inside it.", metavar="DIR")]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", help="The encoding of signatories.csv where it is not UTF-8, such as cp1252."),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        help="The day of the list, instead of that in letter.yaml: an earlier or later printing.",
        metavar="DATE",
    ),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say only what is wrong.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Say more of what is done.")]
Strict = Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")]
Json = Annotated[bool, typer.Option("--json", help="JSON on standard output, for programs.")]
Trust = Annotated[
    Path | None,
    typer.Option("--trust", help="Certificates whose holders you trust (PEM), such as your issuer's.", metavar="FILE"),
]
HERE = Path()


def day(text: str | None) -> date | None:
    """The day that was named on the command line. Raises typer.BadParameter for what is none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise typer.BadParameter(f"“{text}” is no day; write it as in 2026-01-31", param_hint="--as-of") from None


def file_bytes(name: str) -> bytes:
    """The bytes of a file that was named on the command line, or of standard input for “-”. Raises Unreadable."""
    import sys

    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as fault:
        raise Unreadable(name, f"cannot be read: {fault.strerror}") from fault
