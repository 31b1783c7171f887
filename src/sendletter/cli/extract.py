"""`sendletter extract PDF DIR`: what an archived letter was made from, as a folder that makes it again."""

from pathlib import Path
from typing import Annotated

import typer

from sendletter.cli.options import Quiet, file_bytes
from sendletter.cli.pressing import counted
from sendletter.cli.printer import Printer
from sendletter.problem import Unreadable

File = Annotated[str, typer.Argument(help="The archive's PDF; - is standard input.", metavar="PDF")]
Target = Annotated[Path, typer.Argument(help="The folder to make.", metavar="DIR")]


def extract(pdf: File, target: Target, quiet: Quiet = False) -> None:
    """Take the sources out of an archived letter, into a folder that builds the same letter again."""
    from sendletter.attachment import attachments
    from sendletter.disc import inside, write_together
    from sendletter.project import LETTER

    files = attachments(file_bytes(pdf), pdf)
    if LETTER not in files:
        raise Unreadable(pdf, "has no sources attached; only the edition “archive” has")
    places = {inside(target, name): data for name, data in files.items()}
    if taken := next((path for path in places if path.exists()), None):
        raise Unreadable(str(taken), "is there already, and is not overwritten; name another folder")
    write_together(places)
    printer = Printer(quiet=quiet)
    printer.note(f"{target}: {counted(len(places), 'file')}; make the letter again with: sendletter build -C {target}")
