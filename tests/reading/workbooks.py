"""Small workbooks, written by hand, so that a test says what is in them."""

import io
import zipfile
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
