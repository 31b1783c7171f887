"""`sendletter build`: the final PDF."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sendletter.cli.options import HERE, AsOf, Encoding, Folder, Quiet, Verbose, day
from sendletter.cli.pressing import as_typed, counted, press_of
from sendletter.cli.printer import Printer
from sendletter.project import Project, find, today, write

if TYPE_CHECKING:
    from sendletter.pipeline import Made  # heavy, and wanted late

Output = Annotated[
    str | None, typer.Option("-o", "--output", help="Where to put the PDF; - is standard output.", metavar="FILE")
]
Open = Annotated[bool, typer.Option("--open", help="Show the PDF when it is done.")]
Watch = Annotated[bool, typer.Option("--watch", help="Build again after every save, until Ctrl-C.")]


def build(
    context: typer.Context,
    folder: Folder = HERE,
    output: Output = None,
    encoding: Encoding = None,
    as_of: AsOf = None,
    show: Open = False,
    watch: Watch = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Set the letter and put the PDF into output/letter.pdf."""
    project = find(folder)
    printer = Printer(quiet=quiet)
    with press_of(context) as press:
        from sendletter.cli.watch import watched
        from sendletter.pipeline import Order, make

        def once() -> None:
            begun = time.perf_counter()
            with project.locked(), printer.progress() as progress:
                made = make(Order(project, today(), encoding=encoding, as_of=day(as_of)), press, progress)
                where = _put(project, output, made.pdf)
            printer.some(made.problems)
            if where:
                printer.note(f"{where}: {_size(made)}; setting: {made.setting}; read back and complete")
            for remark in made.remarks if verbose else ():
                printer.note(remark)
            if verbose or watch:
                printer.note(f"{time.perf_counter() - begun:.2f} s")

        if watch:
            watched(project, once, printer, first=lambda: _show(project, output, show=show))
        else:
            once()
            _show(project, output, show=show)


def _size(made: "Made") -> str:
    """How many pages and signatories there are."""
    said = [counted(made.pages, "page")]
    said += [counted(made.signatories, "signatory", "signatories")] if made.signatories else []
    said += [f"{made.withheld} of them without a name"] if made.withheld else []
    return ", ".join(said)


def _put(project: Project, output: str | None, pdf: bytes) -> str:
    """Write the PDF; returns where it is, as a person would type it."""
    if output == "-":
        sys.stdout.buffer.write(pdf)
        return ""
    path = Path(output) if output else project.output
    write(path, pdf)
    return as_typed(path)


def _show(project: Project, output: str | None, *, show: bool) -> None:
    if show and output != "-":
        typer.launch(str(output or project.output))
