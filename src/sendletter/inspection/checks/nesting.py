"""What may stand in what: lists, tables and tables of contents (ISO 32000-1, 14.8.4.3)."""

from collections.abc import Iterator

from sendletter.inspection.check import Check, Fault
from sendletter.inspection.checks.sources import reading
from sendletter.inspection.document import Document
from sendletter.inspection.structure import Node
from sendletter.inspection.values import entry, items, number, text

PARENTS = {
    "LI": {"L"}, "LBody": {"LI"}, "TOCI": {"TOC"}, "TR": {"Table", "THead", "TBody", "TFoot"}, "THead": {"Table"},
    "TBody": {"Table"}, "TFoot": {"Table"}, "TH": {"TR"}, "TD": {"TR"},
}  # fmt: skip
KIDS = {
    "L": {"L", "LI", "Caption"}, "LI": {"Lbl", "LBody"}, "TOC": {"TOC", "TOCI", "Caption"}, "TR": {"TH", "TD"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"}, "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"},
}  # fmt: skip
LISTS, TABLES = ("L", "LI", "LBody", "TOC", "TOCI"), ("Table", "THead", "TBody", "TFoot", "TR", "TH", "TD")
WIDEST = 2_000
"""Cells of a row, or rows of a cell, that are looked at."""


def _nested(document: Document, roles: tuple[str, ...]) -> Iterator[Fault]:
    for node in document.structure.nodes:
        if node.role in roles:
            above = node.parent.role if node.parent else "nothing"
            if node.role in PARENTS and above not in PARENTS[node.role]:
                yield Fault(f"the tag {node.role} stands in {above or 'an unknown tag'}")
            for kid in dict.fromkeys(node.roles):
                if node.role in KIDS and kid not in KIDS[node.role]:
                    yield Fault(f"the tag {node.role} holds {kid or 'an unknown tag'}")
            if node.role in ("L", "TOC") and "Caption" in node.roles[1:]:
                yield Fault(f"the caption is not the first in the tag {node.role}")


def _lists(document: Document) -> Iterator[Fault]:
    yield from _nested(document, LISTS)


def _tables(document: Document) -> Iterator[Fault]:
    yield from _nested(document, TABLES)
    for node in document.structure.nodes:
        if node.role != "Table":
            continue
        roles = node.roles
        for role in ("THead", "TFoot", "Caption"):
            if roles.count(role) > 1:
                yield Fault(f"a table has more than one {role}")
        if {"THead", "TFoot"} & set(roles) and "TBody" not in roles:
            yield Fault("a table has a head or foot and no body")
        if "Caption" in roles[1:-1]:
            yield Fault("the caption stands inside of a table")


def _span(cell: Node, key: str) -> int:
    return min(max(int(number(cell.attributes.get(key)) or 1), 1), WIDEST)


def _rows(table: Node) -> list[Node]:
    found = []
    for kid in table.kids:
        found += [kid] if kid.role == "TR" else [row for row in kid.kids if row.role == "TR"]
    return found


def _grid(table: Node) -> tuple[list[int], bool, list[tuple[Node, int, int]]]:
    """How many cells each row has, whether cells lie over each other, and the place of each cell."""
    taken: set[tuple[int, int]] = set()
    overlap, cells = False, []
    rows = _rows(table)
    for number_, row in enumerate(rows):
        column = 0
        for cell in row.kids:
            while (number_, column) in taken:
                column += 1
            cells.append((cell, number_, column))
            for down in range(_span(cell, "/RowSpan")):
                for across in range(_span(cell, "/ColSpan")):
                    at = (number_ + down, column + across)
                    overlap = overlap or at in taken
                    taken.add(at)
            if len(taken) > WIDEST * 100:
                return [], False, cells
            column += _span(cell, "/ColSpan")
    counts: dict[int, int] = {}
    for row_number, _ in taken:
        counts[row_number] = counts.get(row_number, 0) + 1
    return [counts[key] for key in sorted(counts)], overlap, cells


def _regular(document: Document) -> Iterator[Fault]:
    for node in document.structure.nodes:
        if node.role == "Table":
            counts, overlap, _ = _grid(node)
            if overlap:
                yield Fault("cells of a table lie over each other")
            elif len(set(counts)) > 1 or (counts and len(counts) != len(_rows(node))):
                yield Fault("the rows of a table have different numbers of cells")


def _headed(document: Document) -> Iterator[Fault]:
    """Cells that no heading of row or column says what they are (ISO 14289-1, 7.5)."""
    known = {text(entry(node.value, "/ID")) for node in document.structure.nodes if node.role == "TH"}
    for node in document.structure.nodes:
        if node.role != "Table":
            continue
        cells = _grid(node)[2]
        headings = [(cell, row, column) for cell, row, column in cells if cell.role == "TH"]
        if not headings:
            continue
        unscoped = any(_scope(cell) not in ("Row", "Column", "Both") for cell, _, _ in headings)
        for cell, _, _ in cells:
            named = [text(item) for item in items(cell.attributes.get("/Headers"))]
            if cell.role == "TD" and any(each not in known for each in named):
                yield Fault("a cell of a table names a heading that is not there")
            elif cell.role == "TD" and not named and unscoped:
                yield Fault("the headings of a table do not say whether they are of rows or of columns")


def _scope(cell: Node) -> str:
    from sendletter.inspection.values import name

    return name(cell.attributes.get("/Scope"))


CHECKS = (
    Check(
        "list-nesting",
        "The tags of a list or of a table of contents do not stand in each other as they must.",
        _lists,
        "A list (L) holds items (LI), an item its label (Lbl) and its text (LBody).",
        reading("7.2"),
    ),
    Check(
        "table-nesting",
        "The tags of a table do not stand in each other as they must.",
        _tables,
        "A table holds rows (TR), if need be in THead, TBody and TFoot; a row holds cells (TH, TD).",
        reading("7.2"),
    ),
    Check(
        "irregular-table",
        "The rows of a table have different numbers of cells, or cells lie over each other.",
        _regular,
        "Give each row the same number of cells, and cells that reach over several their span.",
        reading("7.2"),
    ),
    Check(
        "table-headings",
        "The headings of a table do not say what they are headings of.",
        _headed,
        "Give the headings (TH) a scope: row or column.",
        reading("7.5"),
    ),
)
