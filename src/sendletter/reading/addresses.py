"""signatories.csv -> what stands for each row's e-mail address, for proving that two rows are one signatory.

An address never leaves this file: its digest does, which cannot be printed, logged or read back.
"""

from collections.abc import Mapping
from hashlib import blake2b

from sendletter.reading.delimited import by_header, records
from sendletter.reading.encoding import decode
from sendletter.reading.signatories import column_of


def read_addresses(data: bytes, encoding: str | None = None) -> Mapping[int, bytes]:
    """The digest of each row's e-mail address by the line in which the row begins; nothing for a list without them."""
    text, _ = decode(data, "", encoding)
    if text is None:
        return {}
    rows = records(text, by_header(text), "", [])
    header = next(rows, None)
    column = next((n for n, cell in enumerate(header.cells) if column_of(cell) == "email"), None) if header else None
    if column is None:
        return {}
    cells = ((row.line, row.cells[column].strip().casefold()) for row in rows if column < len(row.cells))
    return {line: blake2b(cell.encode()).digest() for line, cell in cells if "@" in cell}
