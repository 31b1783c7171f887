"""What all sides set: one letter, as a folder for sendletter and as plain values for the others."""

import csv
import shutil
from dataclasses import dataclass
from pathlib import Path

from signers import signers

ROOT = Path(__file__).parent.parent
SALUTATION, CLOSING = "Dear President,", "Sincerely,"


@dataclass(frozen=True, slots=True)
class Group:
    """A heading, how many columns, and entries of a name and a title that may be empty."""

    heading: str
    columns: int
    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Material:
    """A letter's folder with both sources; its paragraphs from salutation to closing, and its groups."""

    folder: Path
    paragraphs: tuple[str, ...]
    groups: tuple[Group, ...]


def example(folder: Path) -> Material:
    """The worked example."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("letter.yaml", "signatories.csv"):
        shutil.copy(ROOT / name, folder / name)
    with (ROOT / "signatories.csv").open(encoding="utf-8", newline="") as sheet:
        rows = list(csv.DictReader(sheet))
    people = tuple((row["name"], row["title"]) for row in rows if row["group"] == "individual")
    bodies = tuple(
        (row["name"] + (f" ({row['acronym']})" if row["acronym"] else ""), "")
        for row in rows
        if row["group"] == "organization"
    )
    return Material(folder, _paragraphs(), (Group("Individuals", 1, people), Group("Organizations", 2, bodies)))


def listing(folder: Path, count: int) -> Material:
    """The example's text with `count` made-up signatories in two columns."""
    folder.mkdir(parents=True, exist_ok=True)
    names = tuple(signers(count))
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
    return Material(folder, _paragraphs(), (Group("Signatories", 2, names),))


def _paragraphs() -> tuple[str, ...]:
    text = (ROOT / "letter.yaml").read_text(encoding="utf-8")
    body = text.split("body: |\n")[1].split("\nclosing:")[0].split("\n\n")
    return (SALUTATION, *(" ".join(paragraph.split()) for paragraph in body), CLOSING)
