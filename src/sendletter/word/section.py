"""The sections of a letter for Word (ECMA-376-1, 17.6): the sheet, its margins, its columns, its heads and feet."""

from itertools import product
from typing import Any

from sendletter.letter import Paper
from sendletter.theme import SHEETS, Measures
from sendletter.word.package import Relations
from sendletter.word.xml import related, twips, w

LEAST = 18.0
"""Points that stay between the edge of the sheet and a head or foot, which printers need."""


def section(paper: Paper, measures: Measures, columns: int, relations: Relations | None, *, backwards: bool) -> Any:
    """The properties of a section. `relations` are for the first, which has the letterhead; the others follow on."""
    width, height = SHEETS[paper]
    margins = {
        "top": twips(measures.margin_top),
        "right": twips(measures.margin_right),
        "bottom": twips(measures.margin_bottom),
        "left": twips(measures.margin_left),
        "header": twips(max(measures.margin_top - measures.raise_ * measures.leading, LEAST)),
        "footer": twips(max(measures.margin_bottom - 2 * measures.leading, LEAST)),
        "gutter": 0,
    }
    named = product(("header", "footer"), (("first", 1), ("default", 2))) if relations else ()
    return w(
        "sectPr",
        *(
            related(w(f"{kind}Reference", type=pages), relations.to(kind, f"{kind}{number}.xml"))
            for kind, (pages, number) in named
            if relations
        ),
        w("type", val="nextPage" if relations else "continuous"),
        w("pgSz", w=twips(width), h=twips(height)),
        w("pgMar", **margins),
        w("cols", num=columns, space=twips(measures.column_gap)),
        w("titlePg") if relations else None,
        w("bidi") if backwards else None,
    )
