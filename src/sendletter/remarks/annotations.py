"""The annotations of a PDF as they were written, page by page (ISO 32000-1, 12.5).

Programs differ, and what they differ in is not relied on: the order of QuadPoints (Acrobat's is not the standard's),
an author (Preview writes none), a name (/NM), a popup (Firefox writes none), where a free text keeps its words.
Nothing is followed but /Annots and /IRT; no action is run, no file is taken out, no appearance is decoded.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sendletter.draft.places import Box

KINDS = {
    "/Highlight": "highlight",
    "/Underline": "underline",
    "/Squiggly": "squiggly",
    "/StrikeOut": "strike",
    "/Caret": "caret",
    "/Text": "note",
    "/FreeText": "text",
    "/Ink": "drawing",
    "/Square": "shape",
    "/Circle": "shape",
    "/Line": "shape",
    "/Polygon": "shape",
    "/PolyLine": "shape",
    "/Stamp": "stamp",
    "/Redact": "strike",
    "/FileAttachment": "note",
}
"""The annotations that are remarks, and how they are called here."""
MOST = 2_000
"""Annotations that are read from a file; links are none."""
LONGEST = 10_000
"""Characters that are kept of a text."""
MOST_QUADS = 400
UNSAFE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
TAG = re.compile(r"<[^<>]{0,2000}>")
BLOCK_END = re.compile(r"</p>|<br\s*/?>", re.IGNORECASE)
DATE = re.compile(r"D?:?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?")


class TooMany(ValueError):
    """There are more annotations than any review has."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation; `key` names it in its file and `answers` is the key of the one that it replies to, or None."""

    key: tuple[int, int] | int
    page: int
    kind: str
    boxes: tuple[Box, ...]
    text: str
    author: str
    when: str
    answers: tuple[int, int] | None = None
    grouped: bool = False
    state: str = ""
    model: str = ""


def annotations(document: Any) -> Iterator[Annotation]:
    """All annotations of a pikepdf document that are remarks. Raises TooMany."""
    count = 0
    for number, page in enumerate(document.pages, start=1):
        top = _top(page)
        for item in _items(page.obj.get("/Annots")):
            kind = KINDS.get(_name(_get(item, "/Subtype")))
            if kind is None or _hidden(item):
                continue
            count += 1
            if count > MOST:
                raise TooMany(f"has more than {MOST:,} marks; no reviewer makes so many")
            yield _annotation(item, kind, number, top, count)


def _annotation(item: Any, kind: str, page: int, top: float, count: int) -> Annotation:
    answered = _get(item, "/IRT")
    return Annotation(
        key=tuple(item.objgen) if item.objgen[0] else count,
        page=page,
        kind=kind,
        boxes=_boxes(item, top),
        text=_text(_get(item, "/Contents")) or _plain(_text(_get(item, "/RC"))),
        author=" ".join(_text(_get(item, "/T")).split())[:200],
        when=_date(_text(_get(item, "/M")) or _text(_get(item, "/CreationDate"))),
        answers=tuple(answered.objgen) if _is_dictionary(answered) and answered.objgen[0] else None,
        grouped=_name(_get(item, "/RT")) == "/Group",
        state=_text(_get(item, "/State")).lower(),
        model=_text(_get(item, "/StateModel")),
    )


def _items(annots: Any) -> Iterator[Any]:
    """The dictionaries of an /Annots array; what is none is left out."""
    import pikepdf

    if isinstance(annots, pikepdf.Array):
        for number in range(len(annots)):
            item = annots[number]
            if isinstance(item, pikepdf.Dictionary):
                yield item


def _is_dictionary(value: Any) -> bool:
    import pikepdf

    return isinstance(value, pikepdf.Dictionary)


def _get(item: Any, key: str) -> Any:
    value = item.get(key)
    return None if value is None else value


def _hidden(item: Any) -> bool:
    """Whether a viewer does not show it (flags Hidden and NoView), unless it is a state that was set."""
    flags = _get(item, "/F")
    return isinstance(flags, int) and bool(flags & 0b100010) and _get(item, "/State") is None


def _name(value: Any) -> str:
    import pikepdf

    return str(value) if isinstance(value, pikepdf.Name) else ""


def _text(value: Any) -> str:
    """A text string without what a terminal or a page must not get."""
    import pikepdf

    if not isinstance(value, pikepdf.String):
        return ""
    text = str(value)
    cut = len(text) > LONGEST
    text = UNSAFE.sub("", text[:LONGEST].replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")).strip()
    return f"{text} …" if cut else text


def _plain(rich: str) -> str:
    """The words of a rich text (ISO 32000-1, 12.7.3.4)."""
    return html.unescape(TAG.sub("", BLOCK_END.sub("\n", rich))).strip()


def _top(page: Any) -> float:
    return float(page.mediabox[3])


def _boxes(item: Any, top: float) -> tuple[Box, ...]:
    """The boxes of the words that are marked, or of the annotation itself."""
    quads = _numbers(_get(item, "/QuadPoints"), 8 * MOST_QUADS)
    found = [_box(quads[n : n + 8 : 2], quads[n + 1 : n + 8 : 2], top) for n in range(0, len(quads) - 7, 8)]
    if not found:
        rect = _numbers(_get(item, "/Rect"), 4)
        found = [_box(rect[::2], rect[1::2], top)] if len(rect) == 4 else []
    return tuple(found)


def _box(across: list[float], up: list[float], top: float) -> Box:
    return min(across), top - max(up), max(across), top - min(up)


def _numbers(values: Any, most: int) -> list[float]:
    """An array of numbers; nothing where it holds anything else."""
    import pikepdf

    if not isinstance(values, pikepdf.Array):
        return []
    try:
        return [min(max(float(values[n]), -1e5), 1e5) for n in range(min(len(values), most))]
    except (TypeError, ValueError, ArithmeticError):
        return []


def _date(text: str) -> str:
    """A date of PDF (ISO 32000-1, 7.9.4) as ISO 8601, to the minute; empty for what is none."""
    match = DATE.match(text)
    if not match:
        return ""
    year, month, day, hour, minute = (
        int(part or default) for part, default in zip(match.groups(), "11100", strict=True)
    )
    try:
        moment = datetime(year, month, day, hour, minute)
    except ValueError:
        return ""
    return f"{moment:%Y-%m-%d %H:%M}" if match[4] else f"{moment:%Y-%m-%d}"
