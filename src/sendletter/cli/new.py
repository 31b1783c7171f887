"""`sendletter new DIR`: a folder with a letter to begin with."""

from pathlib import Path
from typing import Annotated

import typer

from sendletter.cli.options import Quiet
from sendletter.cli.printer import Printer

Target = Annotated[Path, typer.Argument(help="The folder to make.", metavar="DIR")]
Sample = Annotated[bool, typer.Option("--sample", help="A whole joint letter with its signatories, to look at.")]


def new(target: Target, sample: Sample = False, quiet: Quiet = False) -> None:
    """Make a folder with a letter, a list of signatories and the schema for editors."""
    from sendletter.scaffold import scaffold

    made = scaffold(target, sample=sample)
    printer = Printer(quiet=quiet)
    printer.note(f"made {', '.join(made)} in {target}")
    printer.note(f"next: write in {target}/letter.yaml, then: cd {target} && sendletter build")
