"""`make figures`: the pictures of docs, made anew: the worked example, drafts and prints of it, lines in six languages.

Lines are shown as the engine breaks them and as we do. Both sides have the same text, font, size and measure; at the
left the engine justifies and hyphenates by itself, line by line. Gray pictures of few shades, cut to the first paragraphs.
"""

import html
import io
import re
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from sendletter.composition.typeface import cut
from sendletter.letter import paragraphs
from sendletter.pipeline import Order, bench, read
from sendletter.project import Project
from sendletter.theme import SHEETS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
RESOLUTION = 100
SHADES, COLOURS = 12, 64
LINES = 24
AROUND = 8.0
"""Points left white around a picture."""
PAGE = """<html lang="{language}"><meta charset="utf-8"><title>Lines</title><style>
@font-face {{ font-family: Text; src: url(text.ttf) }}
@page {{ size: {width}pt {height}pt; margin: {top}pt {right}pt 20pt {left}pt }}
html {{ font: {size}pt/{leading}pt Text }} p {{ margin: 0 0 {leading}pt; text-align: justify; hyphens: auto }}
</style>{text}</html>"""


DESK = 229
"""The gray on which pages lie."""


def main() -> None:
    """Draw all pictures."""
    with tempfile.TemporaryDirectory() as place:
        final, draft = Path(place) / "letter.pdf", Path(place) / "output/drafts/01/letter.pdf"
        for name in ("letter.yaml", "signatories.csv"):
            (Path(place) / name).write_bytes((ROOT / name).read_bytes())
        command: list[str | Path] = [Path(sys.executable).with_name("sendletter"), "-C", place]
        subprocess.run([*command, "build", "-q", "-o", final], check=True)
        subprocess.run([*command, "draft", "-q"], check=True)
        _save(_laid_out(_pages(final, 46)), "letter")
        _save(_laid_out(_pages(draft, 70)[1:3]), "draft")
        _save(_laid_out(_sheets(Path(place), command)), "print")
        _edit(Path(place))
        redline = Path(place) / "redline.pdf"
        gone = [word for name in ("HanVoice", "Viet Tan") for word in ("--gone-on-purpose", name)]
        subprocess.run([*command, "compare", "1", "-o", redline, *gone], check=True, capture_output=True)
        _save(_laid_out(_pages(redline, 70)[:2]), "redline")
    for folder in (ROOT, *sorted((ROOT / "bench/letters").iterdir())):
        _save(figure(folder), f"lines-{'english' if folder == ROOT else folder.name}")


PRINTED = """
print:
  - {name: embassy, profile: press.icc, condition: FOGRA39}
  - {name: advertisement, profile: press.icc, condition: FOGRA39, standard: X-1a, size: 280mm x 430mm}
"""
PROFILE = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")
"""A profile for inks that every Ghostscript brings along."""


def _sheets(folder: Path, command: list[str | Path]) -> list[Image.Image]:
    """The first page for a printer, and the letter as an advertisement, with their marks."""
    letter = folder / "letter.yaml"
    text = letter.read_text(encoding="utf-8")
    letter.write_text(text + PRINTED, encoding="utf-8")
    (folder / "press.icc").write_bytes(PROFILE.read_bytes())
    subprocess.run([*command, "build", "-q", "--edition", "print"], check=True)
    letter.write_text(text, encoding="utf-8")
    made = folder / "output"
    return [_pages(made / "letter.embassy.pdf", 50)[0], _pages(made / "letter.advertisement.pdf", 50)[0]]


EDITS = (
    ("express our concern about the resumption", "express our grave concern about the imminent resumption"),
    ("around 200 athletes, coaches and officials", "some 200 athletes and officials"),
    ("Thank you.", "We look forward to your reply."),
)
"""What is changed for the redline; a paragraph is moved as well."""


def _edit(folder: Path) -> None:
    """Change the worked example here and there."""
    letter, sheet = folder / "letter.yaml", folder / "signatories.csv"
    text = letter.read_text(encoding="utf-8")
    for old, new in EDITS:
        text = text.replace(old, new)
    start, end, place = (text.index(f"  {words}") for words in ("China claims", "China justifies", "At a conference"))
    text = text[:place] + text[start:end] + text[place:start] + text[end:]
    letter.write_text(text, encoding="utf-8")
    rows = (
        sheet.read_text(encoding="utf-8")
        .replace(",HanVoice,", ",HanVoice Canada,")
        .replace(",Viet Tan,", ",Peace Now,")
    )
    sheet.write_text(rows, encoding="utf-8")


def _save(picture: Image.Image, name: str) -> None:
    path = DOCS / f"{name}.png"
    shades = picture.quantize(SHADES) if picture.mode == "L" else picture.quantize(COLOURS, Image.Quantize.FASTOCTREE)
    shades.save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {picture.width} x {picture.height}, {path.stat().st_size / 1000:.0f} kB")


def _pages(pdf: Path, resolution: int) -> list[Image.Image]:
    """The pages of a PDF as pictures."""
    with tempfile.TemporaryDirectory() as place:
        subprocess.run(["pdftoppm", "-png", "-r", str(resolution), pdf, Path(place) / "page"], check=True)
        return [Image.open(io.BytesIO(path.read_bytes())).convert("RGB") for path in sorted(Path(place).iterdir())]


def _laid_out(pages: list[Image.Image]) -> Image.Image:
    """Pages beside each other on a desk."""
    gap = 14
    size = gap + sum(page.width + gap for page in pages), max(page.height for page in pages) + 2 * gap
    desk, left = Image.new("RGB", size, (DESK, DESK + 1, DESK + 5)), gap
    for page in pages:
        desk.paste(page, (left, size[1] - gap - page.height))
        left += page.width + gap
    return desk


def figure(folder: Path) -> Image.Image:
    """The engine's lines of a letter and ours, side by side."""
    order = Order(Project(folder), datetime.now(UTC).date())
    workshop = bench(read(order), order)
    measures, paper = workshop.theme.measures, SHEETS[workshop.letter.paper]
    texts = [paragraph.text for paragraph in paragraphs(workshop.letter.body)]
    with tempfile.TemporaryDirectory() as place:
        before, after = Path(place) / "before.pdf", Path(place) / "after.pdf"
        face = next(f for f in workshop.project.faces([workshop.theme.text[0]]) if not f.italic and not f.bold)
        (Path(place) / "text.ttf").write_bytes(
            cut(face, set("".join(texts)) | set("-\u2010 "), measures.size, bold=False)
        )
        page = PAGE.format(
            language=workshop.language.tag,
            width=paper[0],
            height=paper[1],
            top=measures.margin_top,
            left=measures.margin_left,
            right=measures.margin_right,
            size=measures.size,
            leading=measures.leading,
            text="".join(f"<p>{html.escape(text)}</p>" for text in texts),
        )
        (Path(place) / "before.html").write_text(page, encoding="utf-8")
        subprocess.run([Path(sys.executable).with_name("weasyprint"), Path(place) / "before.html", before], check=True)
        ours: list[str | Path] = [
            Path(sys.executable).with_name("sendletter"),
            "build",
            "-q",
            "-C",
            folder,
            "-o",
            after,
        ]
        subprocess.run(ours, check=True)
        left, width = (
            measures.margin_left - AROUND,
            paper[0] - measures.margin_left - measures.margin_right + 2 * AROUND,
        )
        height = LINES * measures.leading + AROUND
        pictures = [_cut(pdf, left, _first_line(pdf, texts[0]) - AROUND, width, height) for pdf in (before, after)]
    return _beside(*pictures)


def _first_line(pdf: Path, text: str) -> float:
    """Where the line stands that begins a text, in points from the head of the first page."""
    boxes = subprocess.run(
        ["pdftotext", "-bbox-layout", "-l", "1", pdf, "-"], capture_output=True, text=True, check=True
    )
    begin = " ".join(text.split()[:2])
    for top, line in re.findall(r'<line [^>]*yMin="([\d.]+)"[^>]*>(.*?)</line>', boxes.stdout, re.DOTALL):
        words = [html.unescape(word) for word in re.findall(r"<word [^>]*>(.*?)</word>", line)]
        if " ".join(words).startswith(begin):
            return float(top)
    raise SystemExit(f"{pdf.name} has no line that begins with {begin}")


def _cut(pdf: Path, left: float, top: float, width: float, height: float) -> Image.Image:
    """A part of the first page as a picture; lengths in points."""
    x, y, w, h = (str(round(length / 72 * RESOLUTION)) for length in (left, top, width, height))
    command: list[str | Path] = ["pdftoppm", "-png", "-gray", "-r", str(RESOLUTION), "-singlefile"]
    command += ["-x", x, "-y", y, "-W", w, "-H", h, pdf]
    return Image.open(io.BytesIO(subprocess.run(command, capture_output=True, check=True).stdout))


def _beside(before: Image.Image, after: Image.Image) -> Image.Image:
    """Two pictures beside each other with a thin rule between them."""
    gap = 24
    whole = Image.new("L", (before.width + gap + after.width, max(before.height, after.height)), 255)
    whole.paste(before, (0, 0))
    whole.paste(after, (before.width + gap, 0))
    whole.paste(200, (before.width + gap // 2, 0, before.width + gap // 2 + 1, whole.height))
    return whole


if __name__ == "__main__":
    main()
