"""The same letter twice: as a folder for sendletter, and as HTML for a bare script.

The letter is the worked example at the root of the repository. A longer one has its body and a synthetic list in two
columns. The HTML's style sheet is what one would write by hand: A4, a letterhead, justified text without hyphens, page
numbers, `columns: 2`, entries that are kept whole.
"""

import csv
import html
import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from names import Entry

from sendletter.letter import Letter
from sendletter.letter import paragraphs as paragraphs_of
from sendletter.reading.letter import read_letter

ROOT = Path(__file__).parent.parent
SIGNATURES = """\
signatures:
  groups:
    - id: signatory
      heading: Signatories
      columns: 2
      entry: "**{name}** | {title}"
"""
FONT = "Liberation Serif"
CSS = """\
@page { size: A4; margin: 22mm 25mm 24mm;
  @bottom-center { content: "Page " counter(page) " of " counter(pages); font: 9pt "FONT" } }
@page :first { margin-top: 14mm }
html { font: 11pt/1.3 "FONT" }
body { margin: 0; text-align: justify; hyphens: manual }
header { border-bottom: .8pt solid #1f3a5f; padding-bottom: 3mm; margin-bottom: 7mm; text-align: left }
header b { display: block; font-size: 16pt; color: #1f3a5f; line-height: 1.2 }
header span { font-size: 9pt; display: block; line-height: 1.25 }
.date { text-align: right; margin: 0 0 6mm }
p { margin: 0 0 2.6mm; orphans: 2; widows: 2 }
h2 { font-size: 12pt; margin: 5mm 0 2mm; break-after: avoid }
.list { font-size: 9.5pt; line-height: 1.25; text-align: left }
.two { columns: 2; column-gap: 8mm }
.entry { break-inside: avoid; margin: 0 0 3pt }
.entry b { display: block }
"""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and those who stand under it, in so many columns."""

    heading: str
    columns: int
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class Work:
    """One letter to be set by everybody: a folder for sendletter, HTML and JSON for the others."""

    name: str
    folder: Path
    page: Path
    data: Path
    names: int


def example(where: Path) -> Work:
    """The worked example as it is."""
    folder = where / "example"
    folder.mkdir(parents=True)
    for name in ("letter.yaml", "signatories.csv"):
        shutil.copy(ROOT / name, folder)
    with (ROOT / "signatories.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    groups = [
        Group("Individuals", 1, [Entry(r["name"], r["title"]) for r in rows if r["group"] == "individual"]),
        Group("Organizations", 2, [Entry(_organization(r)) for r in rows if r["group"] == "organization"]),
    ]
    return _work("worked example", folder, groups)


def long_list(where: Path, entries: Sequence[Entry]) -> Work:
    """The worked example's body with so many signatories in two columns."""
    folder = where / f"list-{len(entries)}"
    folder.mkdir(parents=True)
    text = (ROOT / "letter.yaml").read_text(encoding="utf-8")
    spliced, found = re.subn(r"^signatures:\n(?:[ \t].*\n|\n)*", SIGNATURES, text, flags=re.MULTILINE)
    if found != 1:
        raise ValueError("letter.yaml has no signatures part to put the list in")
    (folder / "letter.yaml").write_text(spliced, encoding="utf-8")
    with (folder / "signatories.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(["group", "name", "title"])
        writer.writerows(["signatory", entry.name, entry.title] for entry in entries)
    return _work(f"{len(entries):,} names", folder, [Group("Signatories", 2, entries)])


def _organization(row: dict[str, str]) -> str:
    acronym = f" ({row['acronym']})" if row["acronym"] else ""
    return row["name"] + acronym + (f" / {row['country']}" if row["country"] else "")


def _work(name: str, folder: Path, groups: Sequence[Group]) -> Work:
    letter, problems = read_letter((folder / "letter.yaml").read_bytes(), "letter.yaml")
    if letter is None:
        raise ValueError(f"the letter cannot be read: {problems}")
    page, data = folder / "page.html", folder / "page.json"
    page.write_text("".join(_html(letter, groups)), encoding="utf-8")
    data.write_text(json.dumps(_neutral(letter, groups), ensure_ascii=False), encoding="utf-8")
    return Work(name, folder, page, data, sum(len(group.entries) for group in groups))


def _neutral(letter: Letter, groups: Sequence[Group]) -> dict[str, object]:
    """The letter for a tool that reads JSON."""
    return {
        "head": str(letter.letterhead.name),
        "address": [str(line) for line in letter.letterhead.address],
        "date": str(letter.date and letter.date.date),
        "paragraphs": _texts(letter),
        "groups": [
            {"heading": g.heading, "columns": g.columns, "entries": [[e.name, e.title] for e in g.entries]}
            for g in groups
        ],
    }


def _texts(letter: Letter) -> list[str]:
    return [str(letter.salutation), *(p.text for p in paragraphs_of(letter.body)), str(letter.closing)]


def _html(letter: Letter, groups: Sequence[Group]) -> Iterator[str]:
    escape = html.escape
    yield f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Joint letter</title><style>{style()}</style>'
    yield f"<header><b>{escape(str(letter.letterhead.name))}</b>"
    yield "".join(f"<span>{escape(str(line))}</span>" for line in letter.letterhead.address)
    yield f'</header><p class="date">{letter.date and letter.date.date}</p>\n'
    for text in _texts(letter):
        yield f"<p>{escape(text)}</p>\n"
    for group in groups:
        yield f'<h2>{group.heading}</h2><div class="list{" two" * (group.columns == 2)}">\n'
        for entry in group.entries:
            name, title = escape(entry.name), escape(entry.title)
            yield f'<div class="entry">{f"<b>{name}</b>{title}" if title else name}</div>\n'
        yield "</div>"


def style() -> str:
    """The style sheet; on a machine without Liberation Serif it takes the theme's serif from its package."""
    if liberation():
        return CSS.replace("FONT", FONT)
    import fontpkg

    source = fontpkg.path("source-serif-4").as_uri()
    return f'@font-face {{ font-family: "Bench"; src: url("{source}"); font-weight: 200 900 }}\n{CSS}'.replace(
        "FONT", "Bench"
    )


def liberation() -> str:
    """The folder of Liberation Serif on this machine, or nothing."""
    listed = subprocess.run(["fc-list", FONT, "file"], capture_output=True, text=True, check=False).stdout.split(":")
    return str(Path(listed[0]).parent) if listed[0].strip() else ""
