"""The same letter for both sides: a folder for sendletter, a page of HTML for bare WeasyPrint."""

import csv
import html
import shutil
from pathlib import Path

from signers import signers

ROOT = Path(__file__).parent.parent
CSS = """@page { size: A4; margin: 28mm 30mm 27mm;
  @bottom-center { content: "Page " counter(page) " of " counter(pages); font: 8.5pt serif } }
html { font: 11pt/15pt "Source Serif 4", "Liberation Serif", serif }
body { margin: 0; text-align: justify } p { margin: 0 0 15pt; orphans: 2; widows: 2 }
h2 { font-size: 11pt; margin: 15pt 0 7.5pt; break-after: avoid }
.list { font-size: 9.75pt; text-align: left } .two { columns: 2; column-gap: 9mm }
.entry { break-inside: avoid; margin: 0 0 3pt } .entry b { display: block }"""


def example(folder: Path) -> tuple[Path, Path]:
    """The worked example: its folder, and its text as HTML."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("letter.yaml", "signatories.csv"):
        shutil.copy(ROOT / name, folder / name)
    with (ROOT / "signatories.csv").open(encoding="utf-8", newline="") as sheet:
        rows = list(csv.DictReader(sheet))
    people = [(row["name"], row["title"]) for row in rows if row["group"] == "individual"]
    bodies = [
        (row["name"] + (f" ({row['acronym']})" if row["acronym"] else ""), "")
        for row in rows
        if row["group"] == "organization"
    ]
    page = _page([("Individuals", 1, people), ("Organizations", 2, bodies)])
    return folder, _write(folder / "bare.html", page)


def listing(folder: Path, count: int) -> tuple[Path, Path]:
    """The example's text with `count` made-up signatories in two columns."""
    folder.mkdir(parents=True, exist_ok=True)
    names = list(signers(count))
    text = (ROOT / "letter.yaml").read_text(encoding="utf-8")
    groups = (
        "signatures:\n  groups:\n    - {id: signatory, heading: Signatories, columns: 2, order: as listed,\n"
        '       entry: "**{name}** | {title}"}\n'
    )
    (folder / "letter.yaml").write_text(text[: text.index("signatures:")] + groups, encoding="utf-8")
    with (folder / "signatories.csv").open("w", encoding="utf-8", newline="") as sheet:
        writer = csv.writer(sheet)
        writer.writerow(["group", "name", "title"])
        writer.writerows(("signatory", name, title) for name, title in names)
    return folder, _write(folder / "bare.html", _page([("Signatories", 2, names)]))


def _page(groups: list[tuple[str, int, list[tuple[str, str]]]]) -> str:
    text = (ROOT / "letter.yaml").read_text(encoding="utf-8")
    body = text.split("body: |\n")[1].split("\nclosing:")[0].split("\n\n")
    parts = [f'<html lang="en"><head><title>Letter</title><style>{CSS}</style></head><body><p>Dear President,</p>']
    parts += [f"<p>{html.escape(' '.join(paragraph.split()))}</p>" for paragraph in body]
    parts.append("<p>Sincerely,</p>")
    for heading, columns, names in groups:
        parts.append(f'<h2>{heading}</h2><div class="list{" two" * (columns == 2)}">')
        for name, title in names:
            entry = f"<b>{html.escape(name)}</b>{html.escape(title)}" if title else html.escape(name)
            parts.append(f'<div class="entry">{entry}</div>')
        parts.append("</div>")
    return "\n".join([*parts, "</body></html>"])


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path
