"""Standard output as a person reads it: headings, tables, and lists of signatories with their lines in the file.

Piped, it is plain text: no colours, no rules, one signatory a line, however long. On a terminal, what is too long is
broken under itself. A name always ends its line, so that one that runs from right to left moves nothing else.
"""

import sys
from collections.abc import Iterable, Sequence
from io import TextIOWrapper

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sendletter.cli.printer import CONTROL
from sendletter.roster import Signatory

ENDLESS = 100_000
"""Columns of a page that is no terminal."""
GOOD, BAD, QUIET = "green", "red", "dim"
"""Styles: what came, what went or is wrong, what is said by the way."""


def shown(signatory: Signatory) -> str:
    """The name of a signatory as it may be shown."""
    return "(name withheld)" if signatory.withheld else clean(signatory.name)


def clean(text: str) -> str:
    """A cell without what could move a terminal's cursor."""
    return CONTROL.sub("", text.replace("\t", " "))


class Screen:
    """Writes to standard output; colours, rules and line breaks only on a terminal, colours only where wanted."""

    def __init__(self, console: Console | None = None) -> None:
        """`console` is another one than that of standard output, for tests."""
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")
        self.console = console or Console(markup=False, emoji=False, highlight=False)
        self.terminal = self.console.is_terminal
        if not self.terminal:
            self.console.width = ENDLESS
        self.width = self.console.width

    def line(self, text: str = "", style: str = "", indent: int = 0) -> None:
        """A line of text; what does not fit stands under its beginning."""
        text = clean(text)
        if indent + cell_len(text) > self.width:
            self.console.print(Padding(Text(text, style), (0, 0, 0, indent)))
        elif self.terminal and style:
            self.console.print(Text(" " * indent + text, style))
        else:
            print(" " * indent + text, file=self.console.file)

    def heading(self, text: str, style: str = "") -> None:
        """A heading with an empty line before it."""
        self.line()
        self.line(text, f"bold {style}".strip())

    def signatories(self, rows: Sequence[tuple[Signatory, Iterable[str]]]) -> None:
        """Signatories with their lines in the list, and what there is to say about each under its name."""
        digits = max((len(str(signatory.span.line)) for signatory, _ in rows), default=1)
        for signatory, details in rows:
            place = f"  line {signatory.span.line:>{digits}}  "
            self._hung(place, shown(signatory))
            for detail in details:
                self.line(detail, QUIET, len(place))

    def _hung(self, place: str, text: str) -> None:
        """A text after the place where it is to be found, which stands out."""
        if len(place) + cell_len(text) <= self.width:
            self.line(place + text)
            return
        grid = Table.grid()
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        grid.add_row(place, text)
        self.console.print(grid)

    def table(self, names: Sequence[str], rows: Iterable[Sequence[str | int]], *, total: bool = False) -> None:
        """A table of a label and numbers, perhaps with a bar last; `total` sets the last row apart."""
        rows = list(rows)
        table = Table(box=box.SIMPLE_HEAD if self.terminal else None, show_edge=False, pad_edge=False)
        for name, first in zip(names, rows[0] if rows else names, strict=True):
            number = isinstance(first, int)
            table.add_column(name, justify="right" if number else "left", no_wrap=number, overflow="fold")
        for place, row in enumerate(rows, start=1):
            if total and place == len(rows):
                table.add_section()
            table.add_row(*(_cell(cell) for cell in row))
        with self.console.capture() as capture:
            self.console.print(table)
        text = capture.get()
        if not self.terminal:
            text = "".join(f"{line.rstrip()}\n" for line in text.splitlines())
        self.console.file.write(text)

    def bar(self, share: float, widest: int = 24) -> str:
        """A bar for a share of 0 to 1; in plain signs where there is no terminal."""
        sign = "█" if self.terminal and not self.console.options.ascii_only else "#"
        return sign * max(1, round(share * widest)) if share else ""


def _cell(cell: str | int) -> Text:
    """A table's cell; a nought is there, and does not catch the eye."""
    return Text(clean(cell)) if isinstance(cell, str) else Text(f"{cell:,}", "" if cell else QUIET)
