"""Small workbooks, written by hand, so that a test says what is in them."""

import base64
import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

RELATIONS = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
STYLES = f'<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'


XLS = zlib.decompress(
    base64.b64decode(
        "eNrtWE1oE0EU/mZNmh/aZBNToRVKKLRqfw7ixUu7rdQWhISqB38QbGqWUqob2QhiD1qtOQqCJ8VLoR68VL34gx705kGI6EEQhERP4qmgINJmffOyK2lVaKAW"
        "KvOF+ebte29mXnbmzezu62KsNPegtYxV6McWVJwQGmp0gkrIu9BBdseRolcHqTgKmwqhIE1kgx9Pm14F5BzK+S5Dw33fC2LgI5UTOIt0zjKTG4h9HENGyBj6"
        "iAVukyaCFo4qznyKeSvzPfZ8xjzAmmvMfeRbEsdRNNJde91VfFRrZ1sEst9H3OY9a3ajGS/lKr50XVR9/Ri0JzOnN5mhzdeIedCEjpiWacvrKO4gDBwj9KZS"
        "vUNDJSRosufxzUkCX72sfp5U+o3VC5D++0p94C/6IE3iav0NzQfMwBnjJCkgiqhPWgIYtPLnTTu/hA7ay8GFLOnMGZOS/PDkhGVmaUUcyOU/J9M/Fs3psNze"
        "eTvQV2wHTZwmjcRZ6l3KMU4WneJZurv4JjU+apxkzQwfAdWDokPGBQeXZQtqHGGL9ou7mLuZr3Cv21luZU7QSqa6c7TZFYZn2ecqWztpnD2Mt8aOGnknyYUv"
        "Bx+3FT4Zu0heGClPJxbeGXNop4MrS+3lbxY9okfcuinxxPBq4W4qH5hbfttggpruxu64p2EUyzKlCDHm6pW8O8L1F3/wF+wve7yohTmeOIaLGvq1OB7y7Rmo"
        "OXLDUFBQUFBQUFBQUFhHCPdx3H07oKft6kN/wP2us0yloj6T/Lc4hBz9ztFL5X5YVNu4UNf62Qa/8PoSa2zjfS+UOEKj25jCOMcxVff6pZc2Uft/1txQX78U"
        "qnf8Sj1x/uPxfwJ669JS"
    )
)
"""An old Excel file, as a spreadsheet program writes it: a sheet Answers with the columns Name and Signed, and one row."""


def xlsx(sheets: Mapping[str, Sequence[Sequence[str]]], hidden: Sequence[str] = ()) -> bytes:
    """An XLSX file. A cell that begins with < is XML of its own, such as a formula with its value, or a day."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        listed, related = [], []
        for number, (title, rows) in enumerate(sheets.items(), start=1):
            state = ' state="hidden"' if title in hidden else ""
            listed.append(f'<sheet name={quoteattr(title)} sheetId="{number}"{state} r:id="rId{number}"/>')
            related.append(
                f'<Relationship Id="rId{number}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
            )
            container.writestr(f"xl/worksheets/sheet{number}.xml", _sheet(rows))
        related.append(f'<Relationship Id="rIds" Type="{OFFICE}/styles" Target="styles.xml"/>')
        book = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{"".join(listed)}</sheets></workbook>'
        container.writestr("[Content_Types].xml", TYPES)
        container.writestr(
            "_rels/.rels",
            RELATIONS.format(f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'),
        )
        container.writestr("xl/workbook.xml", book)
        container.writestr("xl/styles.xml", STYLES)
        container.writestr("xl/_rels/workbook.xml.rels", RELATIONS.format("".join(related)))
    return out.getvalue()


def _sheet(rows: Sequence[Sequence[str]]) -> str:
    """A sheet's XML."""
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = (_cell(f"{chr(64 + place)}{number}", text) for place, text in enumerate(row, start=1) if text)
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def _cell(place: str, text: str) -> str:
    if text.startswith("<"):
        return text.replace("<c", f'<c r="{place}"', 1)
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def ods(rows: Sequence[Sequence[str]]) -> bytes:
    """An OpenDocument sheet called Answers."""
    lines = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'
            for text in row
        )
        + "</table:table-row>"
        for row in rows
    )
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {names}><office:body><office:spreadsheet>'
        f'<table:table table:name="Answers">{lines}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        container.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        container.writestr("content.xml", content)
        container.writestr("META-INF/manifest.xml", MANIFEST)
    return out.getvalue()
