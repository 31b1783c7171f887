"""XLSX, XLS and ODS -> rows of texts, in a process of its own.

A workbook is a ZIP container that can hold a bomb, and the library that reads it ends the whole process where memory
runs out: sizes are looked at before it is opened, and it is opened in a child under limits of time and memory. Run as
`python -m sendletter.reading.workbook`, this module is that child: a workbook comes in, JSON goes out.
"""

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from io import BytesIO
from itertools import islice
from typing import Any

from sendletter.problem import Problem, error, warning
from sendletter.reading.delimited import Record
from sendletter.span import Span

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
MOST_UNPACKED = 200_000_000
MOST_RATIO = 100
"""How many bytes a workbook may unpack to, in all and for each of its own; real sheets come to 10 or 20."""
MOST_CELLS = 5_000_000
MOST_SECONDS = 60
MOST_BYTES = 2 << 30
"""What the child may use before it is stopped: processor seconds and bytes of address space."""
LOCKED = "EncryptedPackage".encode("utf-16-le")
"""What an Excel file holds that is protected by a password."""
FAILED = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^>]* t="e"')
RESAVE = "Open it in your spreadsheet program and save the sheet as “CSV UTF-8”, then import that."


def read_workbook(data: bytes, name: str, sheet: str | None) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """The rows of one sheet, each with its number as line: the only visible one, or the one called `sheet`."""
    place = Span(name)
    if reason := _harmful(data):
        return (), (error(place, "workbook", reason, RESAVE),)
    said = _child(data, sheet)
    if "fault" in said:
        return (), (error(place, "workbook", f"cannot be read as a workbook: {said['fault']}", RESAVE),)
    sheets: list[tuple[str, bool]] = [(title, visible) for title, visible in said["sheets"]]
    rows = tuple(Record(cells, line) for line, cells in said["rows"])
    noticed = list(_about(sheets, sheet, place))
    if lost := said.get("lost"):
        text = f"a formula has no value, such as #REF!, and was read as an empty cell: {', '.join(lost)}"
        noticed.append(warning(place, "formula", text, "Mend it in the spreadsheet if it is about a signatory."))
    return rows, tuple(noticed)


def _about(sheets: Sequence[tuple[str, bool]], wanted: str | None, place: Span) -> Iterator[Problem]:
    """What has to be said of a workbook's sheets: which one is meant, which are hidden."""
    names = ", ".join(f"“{title}”" for title, _ in sheets)
    if wanted is not None:
        if chosen(sheets, wanted) is None:
            yield error(place, "sheet", f"has no sheet “{wanted}”", f"There are: {names}." if names else "It is empty.")
        return
    visible = [title for title, shown in sheets if shown]
    if len(visible) > 1:
        choices = "\n".join(f'--sheet "{title}"' for title in visible)
        yield error(place, "sheet", f"has {len(visible)} sheets with something in them", f"Say which:\n{choices}")
    for title, shown in sheets:
        if not shown:
            hint = f'If the signatories are there: --sheet "{title}"'
            yield warning(place, "hidden-sheet", f"the hidden sheet “{title}” was not read", hint)


def chosen(sheets: Sequence[tuple[str, bool]], wanted: str | None) -> str | None:
    """The sheet to read, of sheets with their names and whether they are visible; None where it is not clear."""
    if wanted is not None:
        return next((title for title, _ in sheets if title.strip().casefold() == wanted.strip().casefold()), None)
    visible = [title for title, shown in sheets if shown]
    return visible[0] if len(visible) == 1 else None


def _harmful(data: bytes) -> str:
    """Why a workbook is not opened; else nothing."""
    if LOCKED in data:
        return "is protected by a password"
    if not data.startswith(ZIP):
        return ""
    try:
        entries = zipfile.ZipFile(BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as fault:
        return f"is a broken ZIP container: {fault}"
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * len(data):
        return f"unpacks to {unpacked / 1e6:,.0f} MB from {len(data) / 1e6:.1f} MB, which no sign-on sheet does"
    if any(entry.flag_bits & 1 for entry in entries):
        return "is protected by a password"
    return ""


def _child(data: bytes, sheet: str | None) -> dict[str, Any]:
    """What the child says of a workbook."""
    command = [sys.executable, "-P", "-m", "sendletter.reading.workbook", *([sheet] if sheet is not None else [])]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=2 * MOST_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return {"fault": "it took too long"}
    with suppress(ValueError):
        said: dict[str, Any] = json.loads(done.stdout)
        return said
    return {"fault": "it took more than its share of time or memory, or the reader crashed"}


def _limit() -> None:
    """Bound what a bad workbook can use; systems without such limits do without."""
    with suppress(ImportError):
        import resource

        for kind, most in ((resource.RLIMIT_CPU, MOST_SECONDS), (resource.RLIMIT_AS, MOST_BYTES)):
            with suppress(ValueError, OSError):
                resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def parse(data: bytes, wanted: str | None) -> dict[str, Any]:
    """A workbook's sheets that hold something, and the rows of the one that is meant, as values for JSON."""
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        visible = {sheet.name: sheet.visible == SheetVisibleEnum.Visible for sheet in book.sheets_metadata}
        pages = {title: book.get_sheet_by_name(title) for title in book.sheet_names}
        sheets = [(title, visible[title]) for title, page in pages.items() if page.height]
        title = chosen(sheets, wanted)
        if title is None:
            return {"sheets": sheets, "rows": []}
        if pages[title].total_height * pages[title].total_width > MOST_CELLS:
            return {"fault": f"the sheet “{title}” reaches over more than {MOST_CELLS:,} cells"}
        rows = pages[title].to_python(skip_empty_area=False)
    except Exception as fault:  # noqa: BLE001 - whatever the library makes of a broken file, it is told
        return {"fault": str(fault)}
    lost = list(islice(_lost(data), 5))
    texts = ((line, [_text(cell) for cell in row]) for line, row in enumerate(rows, start=1))
    found = [(line, cells) for line, cells in texts if any(map(str.strip, cells))]
    return {"sheets": sheets, "rows": found, "lost": lost}


def _lost(data: bytes) -> Iterator[str]:
    """The cells of an XLSX file whose formulas failed: the library gives them as empty."""
    if data.startswith(ZIP):
        container = zipfile.ZipFile(BytesIO(data))
        for name in container.namelist():
            if name.startswith("xl/worksheets/"):
                yield from (place.decode() for place in FAILED.findall(container.read(name)))


def _text(cell: Any) -> str:
    """A cell as a person reads it: 3 for 3.0, 2026-01-10 for a day, the value of a formula."""
    if isinstance(cell, datetime):
        return str(cell.date()) if cell.time() == time() else cell.isoformat(" ", "seconds")
    if isinstance(cell, float) and not isinstance(cell, bool):
        return f"{cell:.15g}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def main() -> None:
    """Be the child: a workbook on standard input, the sheet's name as argument, JSON on standard output."""
    _limit()
    said = parse(sys.stdin.buffer.read(), sys.argv[1] if len(sys.argv) > 1 else None)
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()
