r"""A peer for lines: LuaLaTeX with the same text, font, measure and points of hyphenation: `latex.py FOLDER OUT.pdf`.

The words come typeset (quotes, no-break spaces) and each carries the points at which sendletter itself may break it,
written as `\-`; TeX's own patterns are off. So the two differ in nothing but how they choose among the same lines.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from sendletter.composition.hyphens import hyphens
from sendletter.composition.typeface import cut
from sendletter.letter import paragraphs
from sendletter.pipeline import Order, bench, read
from sendletter.project import Project
from sendletter.theme import SHEETS

PAGE = r"""\documentclass{article}
\usepackage{fontspec}
%(microtype)s
\usepackage[paperwidth=%(width)sbp, paperheight=%(height)sbp, left=%(left)sbp, right=%(right)sbp,
  top=%(top)sbp, bottom=%(bottom)sbp]{geometry}
\setmainfont{text.ttf}[Path=./, Renderer=HarfBuzz, ItalicFont=text.ttf, BoldFont=text.ttf]
\makeatletter\renewcommand\normalsize{\@setfontsize\normalsize{%(size)sbp}{%(leading)sbp}}\makeatother
\setlength{\emergencystretch}{3em}\setlength{\parindent}{0pt}\setlength{\parskip}{%(leading)sbp}
\pagestyle{empty}\frenchspacing
\begin{document}\normalsize
\language=255 %% a language without patterns
%(text)s
\end{document}
"""
SPECIAL = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
SPECIAL |= {character: "\\" + character for character in "#$%&_"}
SPECIAL |= {"\u00a0": "~", "\u202f": r"\,", "\u2011": r"\hbox{-}"}


def measures(folder: Path) -> tuple[float, float, float]:
    """The size of a letter's type and the edges of its lines from the left of the page, in points."""
    order = Order(Project(folder), datetime.now(UTC).date())
    workshop = bench(read(order), order)
    theme = workshop.theme.measures
    return theme.size, theme.margin_left, SHEETS[workshop.letter.paper][0] - theme.margin_right


def source(folder: Path, *, microtype: bool = False) -> tuple[str, bytes]:
    """The document and its font, for a letter's folder."""
    order = Order(Project(folder), datetime.now(UTC).date())
    workshop = bench(read(order), order)
    letter, measures, theme = workshop.letter, workshop.theme.measures, workshop.theme
    points = hyphens(letter.language)
    texts = ["".join(run.text for run in paragraph.runs) for paragraph in paragraphs(letter.body)]
    face = next(face for face in workshop.project.faces([theme.text[0]]) if not face.italic and not face.bold)
    width, height = SHEETS[letter.paper]
    values = {
        "width": width,
        "height": height,
        "left": measures.margin_left,
        "right": measures.margin_right,
        "top": measures.margin_top,
        "bottom": measures.margin_bottom,
        "size": measures.size,
        "leading": measures.leading,
        "microtype": r"\usepackage{microtype}" if microtype else "",
        "text": "\n\n".join(" ".join(_word(word, points) for word in re.split("[ \n]+", text)) for text in texts),
    }
    return PAGE % values, cut(face, set("".join(texts)) | {"-", " "}, measures.size, bold=False)


def _word(word: str, points: Callable[[str], Iterator[int]]) -> str:
    parts = [word[start:end] for start, end in pairwise([0, *points(word), len(word)])]
    return r"\-".join("".join(SPECIAL.get(character, character) for character in part) for part in parts)


def typeset(folder: Path, out: Path, *, microtype: bool = False) -> None:
    """Set a letter's paragraphs with LuaLaTeX."""
    text, font = source(folder, microtype=microtype)
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "letter.tex").write_text(text, encoding="utf-8")
        (Path(place) / "text.ttf").write_bytes(font)
        run = subprocess.run(
            ["lualatex", "-interaction=nonstopmode", "letter.tex"],
            cwd=place,
            capture_output=True,
            text=True,
            check=False,
        )
        pdf = Path(place) / "letter.pdf"
        if run.returncode or not pdf.exists():
            raise SystemExit(run.stdout[-2000:])
        out.write_bytes(pdf.read_bytes())


if __name__ == "__main__":
    typeset(Path(sys.argv[1]), Path(sys.argv[2]), microtype="--microtype" in sys.argv)
