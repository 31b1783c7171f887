"""Drafts that come back with marks: annotations as each program writes them, made with pikepdf.

Structures follow files that these programs saved: Acrobat puts QuadPoints as top left, top right, bottom left, bottom
right and replaces by a grouped strike and caret; Preview writes no author and no name; Okular names its annotations
and puts the words of a typewriter text into /Contents; Firefox writes no popup; Foxit writes rich text.
"""

import html
import re
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.conftest import run_tool

Box = tuple[float, float, float, float]
HEIGHT = 841.89


def words(pdf: bytes, page: int) -> list[tuple[Box, str]]:
    """The words of a page with their boxes in points from the top left, by pdftotext."""
    found = run_tool("pdftotext", "-bbox", "-f", str(page), "-l", str(page), "-", "-", stdin=pdf)
    pattern = r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
    return [(tuple(map(float, match[:4])), html.unescape(match[4])) for match in re.findall(pattern, found)]


def boxes_of(pdf: bytes, page: int, text: str, nth: int = 0) -> list[Box]:
    """A box for each line of some words that stand one after the other."""
    wanted, here = text.split(), words(pdf, page)
    starts = [n for n in range(len(here)) if [word for _, word in here[n : n + len(wanted)]] == wanted]
    lines: list[Box] = []
    for box, _ in here[starts[nth] : starts[nth] + len(wanted)]:
        if lines and abs(lines[-1][1] - box[1]) < 2 and lines[-1][2] < box[0]:
            lines[-1] = (lines[-1][0], lines[-1][1], box[2], box[3])
        else:
            lines.append(box)
    return lines


class Marked:
    """A draft on a reviewer's desk."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.document = pikepdf.open(BytesIO(pdf))

    def add(self, page: int, subtype: str, boxes: list[Box], order: str = "acrobat", **entries: object):
        """An annotation over boxes; entries are written as given, with texts as PDF strings."""
        left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
        right, foot = max(box[2] for box in boxes), max(box[3] for box in boxes)
        values = {
            "/Type": Name.Annot,
            "/Subtype": Name("/" + subtype),
            "/Rect": Array([left, HEIGHT - foot, right, HEIGHT - top]),
            "/F": 4,
        }
        if subtype in ("Highlight", "Underline", "Squiggly", "StrikeOut"):
            values["/QuadPoints"] = Array([number for box in boxes for number in quad(box, order)])
        for name, value in entries.items():
            values["/" + name] = String(value) if isinstance(value, str) else value
        annotation = self.document.make_indirect(Dictionary(values))
        target = self.document.pages[page - 1].obj
        if "/Annots" not in target:
            target["/Annots"] = Array([])
        target["/Annots"].append(annotation)
        return annotation

    def over(self, page: int, text: str, subtype: str = "Highlight", nth: int = 0, **entries: object):
        """A mark over words."""
        return self.add(page, subtype, boxes_of(self.pdf, page, text, nth), **entries)

    def replaced(self, page: int, text: str, new: str, nth: int = 0, **entries: object):
        """Acrobat's “Replace text”: a caret behind the words, and a strike through them that is grouped with it."""
        boxes = boxes_of(self.pdf, page, text, nth)
        caret = self.add(page, "Caret", [behind(boxes[-1])], Contents=new, Subj="Replacement Text", **entries)
        group = {"IRT": caret, "RT": Name.Group, "IT": Name.StrikeOutTextEdit}
        self.add(page, "StrikeOut", boxes, Subj="Cross-Out", **group, **entries)
        return caret

    def inserted(self, page: int, after: str, new: str, nth: int = 0, **entries: object):
        """A caret behind words."""
        return self.add(page, "Caret", [behind(boxes_of(self.pdf, page, after, nth)[-1])], Contents=new, **entries)

    def saved(self, *, keep_record: bool = True, **options: object) -> bytes:
        """The file as it comes back."""
        if not keep_record:
            del self.document.attachments["draft.json"]
        out = BytesIO()
        self.document.save(out, **options)
        return out.getvalue()


def behind(box: Box) -> Box:
    """Where Acrobat puts a caret behind words: below the line's middle, its tip at the words' end."""
    return (box[2] - 3.5, box[3] - 8.5, box[2] + 5.5, box[3] + 1.5)


def quad(box: Box, order: str) -> list[float]:
    """The corners of a box in the order in which programs write them, from the bottom of the page."""
    left, top, right, foot = box[0], HEIGHT - box[1], box[2], HEIGHT - box[3]
    corners = {
        "acrobat": [left, top, right, top, left, foot, right, foot],
        "standard": [left, foot, right, foot, right, top, left, top],
        "okular": [left, top, right, top, right, foot, left, foot],
    }
    return corners[order]
