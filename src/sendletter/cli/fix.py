"""`sendletter check --fix`: what can be fixed safely is shown, asked about and written."""

import os
import sys

import typer

from sendletter.cli.printer import CONTROL, DIM, GREEN, PLAIN, RED, Printer
from sendletter.disc import write
from sendletter.mending import difference
from sendletter.pipeline import Order
from sendletter.pipeline import mend as mended
from sendletter.problem import Unreadable
from sendletter.project import LETTER
from sendletter.source import Source


def mend(order: Order, printer: Printer, *, yes: bool, dry_run: bool) -> None:
    """Show the safe fixes as a diff on standard output, and write them where a person agrees."""
    fixes = mended(order)
    for before, after in fixes:
        for line in difference(before, after):
            sys.stdout.write(_coloured(CONTROL.sub("", line)) + "\n")
    sys.stdout.flush()
    if not fixes:
        printer.note("nothing can be fixed without a person's eye")
    elif dry_run:
        printer.note("nothing was written")
    elif yes or typer.confirm("Write these changes?", err=True):
        for before, after in fixes:
            _put(order, before, after, printer)
    else:
        printer.note("nothing was written")


def _coloured(line: str) -> str:
    """A line of a diff, as terminals show them; elsewhere as it is."""
    colour = {"-": RED, "+": GREEN, "@": DIM}.get(line[:1], "")
    if not colour or "NO_COLOR" in os.environ or not sys.stdout.isatty():
        return line
    return f"{colour}{line}{PLAIN}"


def _put(order: Order, before: Source, after: Source, printer: Printer) -> None:
    """Write a source, unless somebody saved it while we asked."""
    project = order.project
    now = project.letter() if before.name == LETTER else project.signatories()
    if now != before.data:
        raise Unreadable(before.name, "was saved by somebody meanwhile; nothing was written there")
    write(project.folder / before.name, after.data)
    lines = sum(old != new for old, new in zip(before.text.splitlines(), after.text.splitlines(), strict=True))
    printer.note(f"fixed {lines} line{'s' * (lines != 1)} of {before.name}")
