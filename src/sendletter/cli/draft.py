"""`sendletter draft`: a stamped, numbered proof for reviewers."""

import time
from typing import Annotated

import typer

from sendletter.cli.options import HERE, AsOf, Encoding, Folder, Quiet, Verbose, day
from sendletter.cli.pressing import as_typed, counted, press_of
from sendletter.cli.printer import Printer
from sendletter.edition import Draft
from sendletter.project import find, now

Spacing = Annotated[
    float,
    typer.Option("--spacing", min=1.0, max=2.5, help="Line spacing, such as 1.5, for who writes between the lines."),
]
Docx = Annotated[bool, typer.Option("--docx", help="Write letter.docx, too, for reviewers who work in Word.")]
Open = Annotated[bool, typer.Option("--open", help="Show the draft when it is done.")]


def draft(
    context: typer.Context,
    folder: Folder = HERE,
    spacing: Spacing = 1.0,
    encoding: Encoding = None,
    as_of: AsOf = None,
    docx: Docx = False,
    show: Open = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Make a numbered draft for reviewers: the final's pages, stamped, with references in the margin and remarks."""
    project, printer, begun = find(folder), Printer(quiet=quiet), time.perf_counter()
    with press_of(context) as press:
        from sendletter.drafting import draft as make
        from sendletter.drafting import in_word
        from sendletter.pipeline import Order

        with project.locked(), printer.progress() as progress:
            number, path = project.next_draft()
            moment = now()
            order = Order(project, moment.date(), Draft(spacing), encoding, day(as_of))
            made = make(order, press, number, moment, progress)
            project.put_draft(number, path, made.pdf, in_word(made, project) if docx else None)
    noticed = f"; {counted(len(made.problems), 'remark')} at the end" if made.problems else ""
    printer.note(f"{as_typed(path)}: {counted(made.pages, 'page')}, text {made.record.text_code}{noticed}")
    if docx:
        printer.note(f"{as_typed(path.with_suffix('.docx'))}: the same text, for Word")
    if verbose:
        printer.note(f"{time.perf_counter() - begun:.2f} s")
    if show:
        typer.launch(str(path))
