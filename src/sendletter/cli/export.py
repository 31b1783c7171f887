"""Signatories for other programs: JSON, and CSV that a spreadsheet opens without running anything.

Only the columns that are named here leave the list: no e-mail address, no record, no column that is not known.
"""

import csv
import io
import json
import sys

from sendletter.census import Row
from sendletter.cli.screen import clean, shown
from sendletter.roster import Signatory

COLUMNS = ("name", "title", "affiliation", "acronym", "country", "status", "signed", "withdrawn", "capacity")
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""How a cell begins that a spreadsheet takes for a formula (OWASP, CSV Injection)."""


def record(signatory: Signatory) -> dict[str, str]:
    """What may be told of a signatory, as texts."""
    values = {column: getattr(signatory, column) for column in COLUMNS} | {"name": shown(signatory)}
    return {column: "" if value is None else clean(str(value)) for column, value in values.items()}


def listed(row: Row) -> dict[str, object]:
    """A row of the list with its group, its line, and whether it prints or why not."""
    return {
        "line": row.signatory.span.line,
        "group": clean(row.group),
        **record(row.signatory),
        "prints": row.prints,
        "reason": str(row.reason or ""),
    }


def write_json(value: object) -> None:
    """A value as JSON to standard output, in UTF-8 on every system."""
    _write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def write_csv(rows: list[dict[str, object]], columns: list[str]) -> None:
    """Rows as CSV to standard output, in UTF-8, every cell quoted and harmless."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([defused(_cell(row[column])) for column in columns] for row in rows)
    _write(text.getvalue())


def _cell(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def defused(cell: str) -> str:
    """A cell that no spreadsheet runs: before one that begins like a formula stands an apostrophe."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _write(text: str) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode(errors="replace"))
    sys.stdout.buffer.flush()
