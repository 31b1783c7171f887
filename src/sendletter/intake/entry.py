"""A row by what it says: what a row of the sheet and a row of the list have in common."""

from collections.abc import Mapping
from dataclasses import dataclass

from sendletter.span import Span

WITHHELD = "(name withheld)"
"""What is said of somebody whose name is not to be shown."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: its group and name, its other known cells by the list's columns, its number from 0 and its place."""

    group: str
    name: str
    cells: Mapping[str, str]
    number: int
    span: Span

    def cell(self, column: str) -> str:
        """The text in a column of the list."""
        return self.group if column == "group" else self.name if column == "name" else self.cells.get(column, "")

    @property
    def shown(self) -> str:
        """The name as it may be shown: not where its row says that it is withheld, or says something unclear of it."""
        return WITHHELD if self.cells.get("withheld", "").casefold() not in ("", "no") else self.name
