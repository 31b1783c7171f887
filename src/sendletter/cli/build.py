"""`sendletter build`: the final PDF."""

import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sendletter.cli.options import HERE, AsOf, Encoding, Folder, Quiet, Verbose, day
from sendletter.cli.pressing import as_typed, counted, press_of
from sendletter.cli.printer import Printer
from sendletter.disc import write, write_together
from sendletter.project import Project, find, today

if TYPE_CHECKING:
    from sendletter.pipeline import Made  # heavy, and wanted late
    from sendletter.publishing import Published

Output = Annotated[
    str | None, typer.Option("-o", "--output", help="Where to put the PDF; - is standard output.", metavar="FILE")
]
Editions = Annotated[
    str | None,
    typer.Option(
        "--edition",
        help="What to make: web, archive, text, html, docx, print, wtpdf, or several with commas.",
        metavar="NAMES",
    ),
]
Open = Annotated[bool, typer.Option("--open", help="Show the PDF when it is done.")]
Force = Annotated[
    bool,
    typer.Option("--force", help="Make the PDF although approvals are missing; every page is stamped NOT APPROVED."),
]
Watch = Annotated[bool, typer.Option("--watch", help="Build again after every save, until Ctrl-C.")]


def build(
    context: typer.Context,
    folder: Folder = HERE,
    output: Output = None,
    edition: Editions = None,
    encoding: Encoding = None,
    as_of: AsOf = None,
    show: Open = False,
    watch: Watch = False,
    force: Force = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Set the letter and put the PDF into output/letter.pdf."""
    project = find(folder)
    names = _named(edition, output)
    printer = Printer(quiet=quiet)
    with press_of(context) as press:
        from sendletter.cli.watch import watched
        from sendletter.pipeline import Order
        from sendletter.publishing import publish

        def once() -> None:
            begun = time.perf_counter()
            with project.locked(), printer.progress() as progress:
                order = Order(project, today(), encoding=encoding, as_of=day(as_of), force=force)
                published = publish(order, press, names, progress)
                made = published.made
                where = _put(project, output, published.files)
                earlier = [] if output else _earlier(project, published)
            printer.some(made.problems)
            if not made.approved:
                printer.say("NOT APPROVED stands on every page, since approvals are missing")
                if names or (made.sources.letter and made.sources.letter.editions):
                    printer.say("no other edition is made of it, since none can bear that stamp")
            web = f"{_size(made)}; setting: {made.setting}; read back and complete"
            for path, name in zip(where, published.files, strict=False):
                said = web if name == project.output.name else published.said.get(name, "")
                printer.note(f"{path}: {said}" if said else path)
            if earlier:
                printer.say(f"from an earlier build, and not made anew: {', '.join(earlier)}")
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


def _put(project: Project, output: str | None, files: Mapping[str, bytes]) -> list[str]:
    """Write the files; returns where they are, as a person would type it.

    Raises typer.BadParameter for several that one file cannot hold.
    """
    if output is None:
        paths = {project.output.with_name(name): data for name, data in files.items()}
        write_together(paths)
        return [as_typed(path) for path in paths]
    if sum(name.endswith(".pdf") for name in files) > 1:
        raise typer.BadParameter("letter.yaml asks for several copies for a printer", param_hint="--output")
    first = next(iter(files.values()))
    if output == "-":
        sys.stdout.buffer.write(first)
        return []
    write(Path(output), first)
    return [as_typed(Path(output))]


def _earlier(project: Project, published: "Published") -> list[str]:
    """Editions that lie beside those just made and are not of this build: nobody shall send one of them by mistake."""
    from sendletter.publishing import outputs

    names = outputs(published.made.sources.letter)
    paths = (project.output.with_name(name) for name in names if name not in published.files)
    return [as_typed(path) for path in paths if path.exists()]


def _named(edition: str | None, output: str | None) -> tuple[str, ...]:
    """The editions that were named on the command line. Raises typer.BadParameter for what is none."""
    from sendletter.reading.schema import EDITIONS

    names = tuple(dict.fromkeys(name.strip() for name in (edition or "").split(",") if name.strip()))
    if unknown := [name for name in names if name not in EDITIONS]:
        known = ", ".join(EDITIONS)
        raise typer.BadParameter(f"“{unknown[0]}” is no edition; there are {known}", param_hint="--edition")
    if output and len(names) > 1:
        raise typer.BadParameter("one file holds one edition", param_hint="--output")
    return names or (("web",) if output else ())


def _show(project: Project, output: str | None, *, show: bool) -> None:
    if show and output != "-":
        typer.launch(str(output or project.output))
