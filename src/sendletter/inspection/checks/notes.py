"""Annotations: links, comments, stamps and whatever else lies over the page."""

from collections.abc import Iterator

from sendletter.geometry import common, inside
from sendletter.inspection.check import Check, Fault
from sendletter.inspection.checks.sources import archiving, practice, printing, reading
from sendletter.inspection.document import Document, Note
from sendletter.inspection.structure import Node
from sendletter.inspection.values import (
    entry,
    is_dictionary,
    is_stream,
    items,
    keys_of,
    name,
    number,
    numbers,
    place,
    text,
)

KEPT = frozenset(
    (
        "Text", "Link", "FreeText", "Line", "Square", "Circle", "Highlight", "Underline", "Squiggly", "StrikeOut",
        "Stamp", "Ink", "Popup", "Widget", "PrinterMark", "TrapNet",
    )
)  # fmt: skip
"""The annotations that PDF/A-1 takes (ISO 19005-1, 6.5.2)."""
KEPT_LATER = KEPT | {"Polygon", "PolyLine", "Caret", "FileAttachment", "Watermark", "Redact"}
HIDDEN, PRINTED, UNSEEN = 2, 4, 32
SILENT = ("Widget", "PrinterMark", "Link", "Popup")


def called(note: Note) -> str:
    """An annotation in words."""
    return {"Link": "a link", "Widget": "a field of a form", "Popup": "a comment"}.get(
        note.kind, f"an annotation ({note.kind[:30] or 'of no kind'})"
    )


def _empty(note: Note) -> bool:
    """Whether an annotation covers nothing, as a signature does that is not to be seen (ISO 32000-1, 12.7.4.5)."""
    return note.box is not None and note.box[0] == note.box[2] and note.box[1] == note.box[3]


def _on_paper(document: Document) -> Iterator[Fault]:
    for note in document.notes:
        bleed = document.pages[note.page - 1].bleed
        if note.kind not in ("TrapNet", "PrinterMark") and note.box and not _empty(note) and common(note.box, bleed):
            yield Fault(f"{called(note)} lies on what is printed", note.page)


def _kinds(document: Document) -> Iterator[Fault]:
    kept = KEPT if document.part_of_archive == "1" else KEPT_LATER
    for note in document.notes:
        if note.kind not in kept:
            yield Fault(f"{called(note)} is none that an archive keeps", note.page)


def _flags(document: Document) -> Iterator[Fault]:
    for note in document.notes:
        if entry(note.value, "/F") is None:
            if note.kind != "Popup":
                yield Fault(f"{called(note)} does not say whether it is printed", note.page)
        elif not note.flags & PRINTED or note.flags & (1 | HIDDEN | UNSEEN):
            yield Fault(f"{called(note)} is not printed, or hidden", note.page)
        elif note.flags & 256 and document.part_of_archive != "1":
            yield Fault(f"{called(note)} is shown only in passing", note.page)


def _appearance(document: Document) -> Iterator[Fault]:
    for note in document.notes:
        look = entry(note.value, "/AP")
        if look is None:
            if document.part_of_archive != "1" and note.kind not in ("Popup", "Link") and not _empty(note):
                yield Fault(f"{called(note)} does not say what it looks like", note.page)
            continue
        normal = entry(look, "/N")
        button = note.kind == "Widget" and name(_inherited(note)) == "Btn"
        if keys_of(look) != ["/N"] or (is_stream(normal) if button else not is_stream(normal)):
            yield Fault(f"{called(note)} has other looks than one", note.page)


def _inherited(note: Note) -> object:
    return entry(note.value, "/FT") or entry(note.value, "/Parent", "/FT")


def _opaque(document: Document) -> Iterator[Fault]:
    for note in document.notes:
        if number(entry(note.value, "/CA")) not in (None, 1.0):
            yield Fault(f"{called(note)} is not opaque", note.page)


def _coloured(document: Document) -> Iterator[Fault]:
    rgb = any(i.kind == "GTS_PDFA1" and i.profile and i.profile.space == "RGB" for i in document.intents)
    for note in document.notes:
        if not rgb and (numbers(entry(note.value, "/C")) or numbers(entry(note.value, "/IC"))):
            yield Fault(f"{called(note)} has a colour of no defined meaning", note.page)


# ------------------------------------------------------------------ read aloud


def _told(document: Document, note: Note) -> bool:
    """Whether an annotation is one that is read aloud."""
    page = document.pages[note.page - 1]
    crop = page.boxes["CropBox"] or page.media
    return not note.flags & HIDDEN and not _empty(note) and (note.box is None or common(note.box, crop) is not None)


def _holder(document: Document, note: Note) -> Node | None:
    return document.structure.objects.get(place(note.value)) if place(note.value) != (0, 0) else None


def _links(document: Document) -> Iterator[Fault]:
    for note in document.notes:
        if note.kind == "Link" and _told(document, note):
            holder = _holder(document, note)
            if holder is None or holder.role != "Link":
                yield Fault("a link is not tagged as one", note.page)


def _link_words(document: Document) -> Iterator[Fault]:
    for note in document.notes:
        if note.kind == "Link" and _told(document, note) and not text(entry(note.value, "/Contents")).strip():
            yield Fault("a link does not say in words where it leads", note.page)


def _others(document: Document) -> Iterator[Fault]:
    for note in document.notes:
        if note.kind in SILENT or not _told(document, note):
            continue
        holder = _holder(document, note)
        if holder is None or holder.role != "Annot":
            yield Fault(f"{called(note)} is not tagged", note.page)


def _other_words(document: Document) -> Iterator[Fault]:
    for note in document.notes:
        if note.kind in ("Widget", "Popup", "Link", "PrinterMark") or not _told(document, note):
            continue
        holder = _holder(document, note)
        if not text(entry(note.value, "/Contents")).strip() and not (holder and holder.says("/Alt")):
            yield Fault(f"{called(note)} does not say in words what it is", note.page)


def _order(document: Document) -> Iterator[Fault]:
    for page in document.pages:
        if (
            any(is_dictionary(item) for item in items(entry(page.value, "/Annots")))
            and name(entry(page.value, "/Tabs")) != "S"
        ):
            yield Fault("the Tab key does not go through its links in the order in which they are read", page.number)


def _traps(document: Document) -> Iterator[Fault]:
    for note in document.notes:
        if note.kind == "TrapNet" and _told(document, note):
            yield Fault("it holds traps for a press", note.page)


def _outside(document: Document) -> Iterator[Fault]:
    for note in document.notes:
        if note.kind == "Link" and note.box and not inside(note.box, document.pages[note.page - 1].media, 1):
            yield Fault("a link lies outside of the page", note.page)


CHECKS = (
    Check(
        "annotation-in-print",
        "An annotation, such as a link or a comment, lies on what is printed.",
        _on_paper,
        "Export it for print, without links and comments.",
        printing("12.5"),
    ),
    Check(
        "annotation-kind",
        "An annotation is of a kind that an archive cannot keep, such as a film.",
        _kinds,
        "Take it out.",
        archiving("6.5.2", "6.3.1"),
    ),
    Check(
        "annotation-not-printed",
        "An annotation is hidden, or would not be printed with its page.",
        _flags,
        "Set it to be shown and printed.",
        archiving("6.5.3", "6.3.2"),
    ),
    Check(
        "annotation-look",
        "An annotation leaves it to the viewer what it looks like.",
        _appearance,
        "Flatten the annotations into the pages.",
        archiving("6.5.3", "6.3.3"),
    ),
    Check(
        "annotation-not-opaque",
        "An annotation lets shine through what is under it.",
        _opaque,
        "Make it opaque, or flatten it into the page.",
        archiving("6.5.3"),
    ),
    Check(
        "annotation-colour",
        "An annotation has a colour, and nothing in the file says what it means.",
        _coloured,
        "Export it with an output intent in RGB.",
        archiving("6.5.3"),
    ),
    Check(
        "link-not-tagged",
        "A link is not tagged, so that a screen reader does not find it.",
        _links,
        "Export it tagged, with its links.",
        reading("7.18.5"),
    ),
    Check(
        "link-without-words",
        "A link does not say in words where it leads.",
        _link_words,
        "Give the link an alternate description (Contents).",
        reading("7.18.5"),
    ),
    Check(
        "annotation-not-tagged",
        "A comment or other annotation is not tagged.",
        _others,
        "Take comments out before publishing, or tag them.",
        reading("7.18.1"),
    ),
    Check(
        "annotation-without-words",
        "An annotation does not say in words what it is.",
        _other_words,
        "Give it a description.",
        reading("7.18.1"),
    ),
    Check(
        "tab-order",
        "The Tab key goes through a page in another order than it is read in.",
        _order,
        "Set the tab order of the pages to “use document structure”.",
        reading("7.18.3"),
    ),
    Check(
        "traps",
        "The file holds traps for a press.",
        _traps,
        "Save it without traps.",
        reading("7.18.2"),
    ),
    Check(
        "link-outside",
        "A link lies outside of the page.",
        _outside,
        "Make the PDF anew; the link cannot be clicked.",
        practice("web", why="ISO 32000-1, 12.5.2"),
    ),
)
