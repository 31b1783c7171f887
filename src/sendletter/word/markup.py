"""What python-docx does not write by itself: bookmarks, links, fields, lists that count from a number of their own."""

from collections.abc import Sequence
from typing import Any

from sendletter.letter import Run

LINK_COLOUR = "1F4E79"


def element(tag: str, /, *children: Any, **attributes: str) -> Any:
    """An element of WordprocessingML, with attributes of the same namespace."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    made.extend(children)
    return made


def bookmark(paragraph: Any, number: int, name: str) -> None:
    """Lay a bookmark over all that a paragraph says."""
    begin = element("bookmarkStart", id=str(number), name=name)
    properties = paragraph._p.pPr
    if properties is None:
        paragraph._p.insert(0, begin)
    else:
        properties.addnext(begin)
    paragraph._p.append(element("bookmarkEnd", id=str(number)))


def write(paragraph: Any, runs: Sequence[Run], *, backwards: bool) -> None:
    """Runs into a paragraph: bold, italic, links, raised calls of footnotes, forced breaks."""
    for run in runs:
        written = paragraph.add_run(run.text)  # python-docx makes a break of a newline
        written.bold, written.italic = run.bold or None, run.italic or None
        written.font.rtl = backwards or None
        if run.note is not None:
            written.font.superscript = True
        if run.link:
            _link(paragraph, written, run.link)


def _link(paragraph: Any, written: Any, address: str) -> None:
    """Make a run a link."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    written.font.color.rgb = RGBColor.from_string(LINK_COLOUR)
    written.font.underline = True
    link = element("hyperlink", history="1")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    written._r.addprevious(link)
    link.append(written._r)


def field(paragraph: Any, code: str) -> None:
    """A field that Word fills in, such as PAGE."""
    text = element("t")
    text.text = "1"
    paragraph._p.append(element("fldSimple", element("r", text), instr=code))


def counted(document: Any, paragraph: Any, style: str, start: int) -> int:
    """Begin a list of its own in a numbered style at `start`; returns its number, for the items that follow."""
    numbering = document.part.numbering_part.element
    kept = document.styles[style].element.pPr.numPr.numId.val
    made = numbering.add_num(numbering.num_having_numId(kept).abstractNumId.val)
    made.add_lvlOverride(ilvl=0).add_startOverride(start)
    count_in(paragraph, made.numId)
    return int(made.numId)


def count_in(paragraph: Any, number: int) -> None:
    """Make a paragraph an item of a list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number
