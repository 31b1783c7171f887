"""The engine judges: what it laid out is held against what was composed.

Every block stands where it was composed, every line has its words and its width, nothing runs out of the type area and
no strange font has slipped in. What differs is a problem with its name, never a silent overflow.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from sendletter.layout import Frame, Line, Piece, Sheet
from sendletter.press.boxes import boxes_of, drawn, is_line, is_picture, texts_of
from sendletter.press.fonts import family
from sendletter.press.units import PX
from sendletter.problem import Problem, error
from sendletter.span import Span

SLACK = 0.2
"""How far, in points, something may be from where it was composed before it is told."""
HINT = "A template or stylesheet changes heights or widths that were measured; let spaces come from :root."


def judge(document: Any, sheets: Sequence[Sheet], source: str) -> Iterator[Problem]:
    """What is not as the sheets were composed; `source` is the file that it is told of."""
    place = Span(source)
    if len(document.pages) != len(sheets):
        text = f"the engine needs {len(document.pages)} pages where {len(sheets)} were composed"
        yield error(place, "misplaced", text, HINT)
        return
    for number, (page, sheet) in enumerate(zip(document.pages, sheets, strict=True), start=1):
        yield from _misplaced(page, sheet, number, place)
        yield from _misset(page, sheet, number, place)
        yield from _overflowing(page._page_box, number, place)
    yield from _see_through(document, place)


def strangers(document: Any, families: set[str], source: str) -> Iterator[Problem]:
    """Fonts that set something and are none of the theme's `families`: the engine falls back without a word."""
    known = {name.replace("-", " ") for name in families}
    for font in document.fonts.values():
        if family(font).replace("-", " ") not in known:
            letters = "".join(font.to_unicode.values())[:20]
            yield error(
                Span(source),
                "font",
                f"“{letters}” was set in {family(font)}, which is no font of the theme",
                "Name a family that has these characters in --text and --display.",
            )


def _misplaced(page: Any, sheet: Sheet, number: int, place: Span) -> Iterator[Problem]:
    """Blocks that do not stand where they were composed."""
    for stack, frame in zip_longest(sheet.stacks, sheet.frames):
        yield from _misplaced_in(page, stack, frame, number, place)


def _misplaced_in(
    page: Any, pieces: Sequence[Piece], frame: Frame | None, number: int, place: Span
) -> Iterator[Problem]:
    """Blocks of a page, or of a frame of it, that do not stand where they were composed."""
    anchors: Mapping[str, tuple[float, float, float, float]] = page.anchors
    names = [p.id if p.part in ("whole", "head") else f"{p.id}-{p.part}" for p in pieces]
    if absent := [name for name in names if name not in anchors]:
        shown = ", ".join(absent[:5]) + (" ..." if len(absent) > 5 else "")
        yield error(place, "misplaced", f"page {number} lacks the blocks {shown}", HINT)
        return
    top = page._page_box.content_box_y() * PX + frame.y if frame else None
    expected = 0.0
    for piece, name in zip(pieces, names, strict=True):
        expected += piece.space
        stands = anchors[name][1] * PX
        top = stands - expected if top is None else top
        if abs(stands - top - expected) > SLACK:
            text = f"{name} on page {number} stands {stands - top - expected:+.1f} pt from where it was composed"
            yield error(place, "misplaced", text, HINT)
            return
        expected += piece.height


def _misset(page: Any, sheet: Sheet, number: int, place: Span) -> Iterator[Problem]:
    """Composed lines that have other words or another width than they were composed with."""
    found, lines = [box for box in boxes_of(page._page_box) if is_line(box)], sheet.lines
    if len(found) != len(lines):
        text = f"page {number} has {len(found)} lines of text where {len(lines)} were composed"
        yield error(place, "misset", text, "A template leaves lines out; keep the macro “lines” as it is.")
        return
    for box, line in zip(found, lines, strict=True):
        texts = texts_of(box)
        text = "".join(map(drawn, texts))
        if text.rstrip() != line.text.replace("\u200b", "").rstrip():
            yield error(place, "misset", f"page {number} has “{text[:60]}” where “{line.text[:60]}” was composed", HINT)
        elif abs(difference := _width(texts, line) - line.reach) > SLACK:
            say = f"“{line.text.strip()[:60]}” on page {number} is {difference:+.1f} pt from its composed width"
            yield error(place, "misset", say, HINT)


def _width(texts: list[Any], line: Line) -> float:
    """How wide a line is drawn, in points, without the space that may follow it."""
    if not texts:
        return 0.0
    left, right = min(box.position_x for box in texts), max(box.position_x + box.width for box in texts)
    width = (right - left) * PX
    return float((width - line.trail) * line.scale)


def _see_through(document: Any, place: Span) -> Iterator[Problem]:
    """Texts and pictures that a stylesheet makes see-through: they are drawn apart, where no tag reaches them.

    Who has the letter read aloud would not hear of them (ISO 14289-1, 7.1).
    """
    for number, page in enumerate(document.pages, start=1):
        for box in boxes_of(page._page_box, lines=False):
            if box.style["opacity"] < 1.0:
                said = " ".join("".join(map(drawn, texts_of(box))).split())
                what = f"“{said[:60]}”" if said else "a picture" if any(map(is_picture, (box, *boxes_of(box)))) else ""
                if what:
                    text = f"a stylesheet makes {what} see-through on page {number}, so it would not be read aloud"
                    yield error(place, "see-through", text, "Write a lighter colour instead of “opacity”.")
                    return


def _overflowing(page_box: Any, number: int, place: Span) -> Iterator[Problem]:
    """Text that runs out of its page's type area; composed lines are judged by themselves."""
    right = page_box.content_box_x() + page_box.width
    for box in boxes_of(page_box, lines=False):
        if type(box).__name__ == "TextBox" and box.text.strip():
            over = (box.position_x + box.width - right) * PX
            if over > SLACK:
                text = f"“{box.text.strip()[:60]}” runs {over:.1f} pt over the margin of page {number}"
                yield error(place, "overflow", text, "Shorten it, or let it break by a space or a hyphen.")
