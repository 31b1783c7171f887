"""Small PDFs drawn in operators, what becomes of them for a press, and the plates that Ghostscript makes of that."""

import io
import subprocess
import tempfile
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pikepdf
from PIL import Image

from sendletter.letter import InkColour, Printing, Standard, Text
from sendletter.separation.profile import Profile
from sendletter.separation.separate import Job, Separated, separated
from sendletter.span import Span

ICC = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")
"""Ghostscript's own profile for four inks, of Debian's libgs-common."""
PLACE = Span("letter.yaml", 9, 3)
PRINTING = Printing(PLACE, Text("press.icc", PLACE), Text("FOGRA39", PLACE), bleed=10.0, marks=False)
SIZE, BLEED = 200, 10


@cache
def profile() -> Profile:
    return Profile(ICC.read_bytes())


def colour(web: str, *shares: float, spot: str = "") -> InkColour:
    c, m, y, k = shares
    return InkColour(web, (c, m, y, k), PLACE, spot)


def sheet(content: str, **resources: object) -> bytes:
    """A page of 200 points with 10 points around it, as the press of the house makes it, with this content."""
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(SIZE, SIZE))
        page.obj.MediaBox = page.obj.BleedBox = pikepdf.Array([-BLEED, -BLEED, SIZE + BLEED, SIZE + BLEED])
        page.obj.TrimBox = pikepdf.Array([0, 0, SIZE, SIZE])
        page.obj.Resources = document.make_indirect(
            pikepdf.Dictionary({f"/{kind}": v for kind, v in resources.items()})
        )
        page.obj.Contents = document.make_stream(content.encode())
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def press(pdf: bytes, slugs: bytes = b"", **asked: object) -> Separated:
    """The PDF for a press, by Ghostscript's profile and with black text in #1a1a1a."""
    printing = replace(PRINTING, **asked)
    return separated(pdf, Job(printing, profile(), "#1a1a1a", date(2026, 1, 15)), slugs)


def x1a(pdf: bytes, **asked: object) -> Separated:
    return press(pdf, standard=Standard.X_1A, **asked)


def content(made: Separated) -> list[str]:
    """The operators of the first page with their operands, one a line."""
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        found = pikepdf.parse_content_stream(document.pages[0])
        return [" ".join([*map(str, item.operands), str(item.operator)]) for item in found]


def messages(made: Separated) -> list[str]:
    return [f"{problem.rule}: {problem.message}" for problem in made.problems]


def plates(pdf: bytes, page: int = 1, dpi: int = 36) -> dict[str, Image.Image]:
    """What Ghostscript puts on each plate of a page: 255 is the whole of the ink."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "p.tif"
        command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{dpi}"]
        command += [f"-dFirstPage={page}", f"-dLastPage={page}", f"-sOutputFile={target}", "-"]
        subprocess.run(command, input=pdf, check=True, capture_output=True)
        found = {}
        for path in Path(folder).glob("p(*).tif"):
            with Image.open(path) as plate:
                found[path.name[2:-5]] = plate.convert("L").point(lambda value: 255 - value)
        return found
