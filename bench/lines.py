"""`make bench-lines`: how evenly lines are set, ours against LuaLaTeX's on the same texts in the same font and measure.

    lines.py [FOLDER...]      the worked example and the letters beside this file, where none are given

Both PDFs are measured by pdftotext's boxes: of each full line the mean space between words, in em. LuaLaTeX gets the
points of hyphenation that sendletter has (see `latex.py`), so only the choice among the same lines differs.
"""

import re
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from latex import measures, typeset

ROOT = Path(__file__).parent.parent
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
SLACK = 4.0
"""Points by which a full line may miss the edges: marks hang."""


@dataclass(frozen=True)
class Evenness:
    """The mean word spaces of the full lines of a text, in em, and how many lines end in a hyphen."""

    spaces: list[float]
    hyphens: int

    def __str__(self) -> str:
        mean, spread = statistics.mean(self.spaces), statistics.pstdev(self.spaces)
        return f"{len(self.spaces)} | {mean:.3f} | {spread:.3f} | {max(self.spaces):.3f} | {self.hyphens}"


def evenness(pdf: Path, size: float, left: float, right: float) -> Evenness:
    """How evenly the lines between two edges are set; lengths in points. Other sizes of type are left out."""
    xml = subprocess.run(["pdftotext", "-bbox-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    lines = []
    for line in re.findall(r"<line [^>]*>(.*?)</line>", xml, re.DOTALL):
        words = [(float(a), float(b), float(c) - float(y)) for a, y, b, c, _ in WORD.findall(line)]
        if len(words) >= 6 and abs(words[0][0] - left) < SLACK and abs(words[-1][1] - right) < SLACK:
            lines.append(words)
    height = statistics.mode(round(words[0][2], 1) for words in lines)
    spaces = [
        statistics.mean(after[0] - before[1] for before, after in pairwise(words)) / size
        for words in lines
        if abs(words[0][2] - height) < 0.5
    ]
    return Evenness(spaces, _hyphens(pdf))


def _hyphens(pdf: Path) -> int:
    """Lines that end in a hyphen, as a reader sees them that knows nothing of words that are said instead."""
    import pypdf

    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)
    return len(re.findall("[\u00ad-]\\s*\n", text))


def main() -> None:
    """Print a table."""
    folders = [Path(name) for name in sys.argv[1:]] or [ROOT, *sorted((ROOT / "bench/letters").iterdir())]
    print("| letter | type, measure | | lines | mean em | sd | widest | hyphens |")
    print("|---|---|---|---|---|---|---|---|")
    for folder in folders:
        size, left, right = measures(folder)
        with tempfile.TemporaryDirectory() as place:
            ours, plain, micro = (Path(place) / f"{name}.pdf" for name in ("ours", "plain", "microtype"))
            command: list[str | Path] = [
                Path(sys.executable).with_name("sendletter"),
                "build",
                "-q",
                "-C",
                folder,
                "-o",
                ours,
            ]
            subprocess.run(command, check=True)
            typeset(folder, plain)
            typeset(folder, micro, microtype=True)
            for name, pdf in (("sendletter", ours), ("LuaLaTeX", plain), ("LuaLaTeX, microtype", micro)):
                label = f"{folder.resolve().name} | {size:g} pt, {(right - left) / 72 * 25.4:.0f} mm | {name}"
                print(f"| {label} | {evenness(pdf, size, left, right)} |", flush=True)


if __name__ == "__main__":
    main()
