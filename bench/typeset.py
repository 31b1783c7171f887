"""The same letter through Typst's Python package. Usage: typeset.py IN.json OUT.pdf."""

import sys
from pathlib import Path

import fontpkg
import typst
from sources import FONT, liberation

data, out = map(Path, sys.argv[1:])
folder = liberation()
inputs = {"data": f"/{data.name}", "font": FONT if folder else "Source Serif 4"}
source = (Path(__file__).parent / "letter.typ").read_text(encoding="utf-8")
(data.parent / "letter.typ").write_text(source, encoding="utf-8")
fonts = folder or str(fontpkg.path("source-serif-4").parent)
compiler = typst.Compiler(
    str(data.parent / "letter.typ"),
    root=str(data.parent),
    sys_inputs=inputs,
    ignore_system_fonts=True,
    font_paths=[fonts],
)
compiler.compile(output=str(out))
