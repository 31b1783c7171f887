"""The body of a document as texts, each under the bookmark before it, with the changes and comments that stand in them.

A text is what the draft said: with everything that was deleted since, without what was inserted. So the places of
changes and comments stay true whatever stands beside them (ECMA-376-1, 17.13.4 and 17.13.5).
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SKIPPED = {FALLBACK, *(W + name for name in ("rPr", "sectPr", "tblPr", "trPr", "tcPr", "instrText", "pict", "object"))}
"""What says nothing, or says again what stands beside it."""
SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "\u2011", W + "softHyphen": "\u00ad"}
TEXTS = (W + "t", W + "delText")
INSERTED, DELETED = (W + "ins", W + "moveTo"), (W + "del", W + "moveFrom")
BREAK = "\n\n"
"""Between two paragraphs under one bookmark."""


@dataclass(slots=True)
class Stretch:
    """The text under a bookmark; empty before the first one."""

    name: str
    text: str = ""


Point = tuple[int, int]
"""The number of a stretch, and a place in its text."""


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change: the stretch in which it stands, begin and end of what is deleted, and what is put in."""

    stretch: int
    begin: int
    end: int
    put: str
    author: str
    when: str


@dataclass(slots=True)
class Flow:
    """What the body says: its stretches, its changes, and where each comment begins and ends, by the comment's id."""

    stretches: list[Stretch] = field(default_factory=lambda: [Stretch("")])
    changes: list[Change] = field(default_factory=list)
    begins: dict[str, Point] = field(default_factory=dict)
    ends: dict[str, Point] = field(default_factory=dict)

    @property
    def point(self) -> Point:
        """Where the text ends that was read so far."""
        return len(self.stretches) - 1, len(self.stretches[-1].text)

    def say(self, text: str, tracked: Any) -> None:
        """Text as it stands in the document; `tracked` is the element of the change that it belongs to, or None."""
        number, place = self.point
        inserted = tracked is not None and tracked.tag in INSERTED
        if not inserted:
            self.stretches[-1].text += text
        if tracked is not None:
            author, when = tracked.get(W + "author", ""), tracked.get(W + "date", "")
            end = place if inserted else place + len(text)
            self._change(Change(number, place, end, text if inserted else "", author, when))

    def _change(self, new: Change) -> None:
        """Put a change to those before; what one person did at one place is one change."""
        last = self.changes[-1] if self.changes else None
        if last and (last.stretch, last.end, last.author) == (new.stretch, new.begin, new.author):
            self.changes.pop()
            new = Change(new.stretch, last.begin, new.end, last.put + new.put, new.author, last.when)
        self.changes.append(new)


def flow(body: Any, names: Collection[str]) -> Flow:
    """The flow of a body; `names` are the bookmarks that are ours."""
    found = Flow()
    known = {name.lower(): name for name in names}
    _walk(body, found, known, None)
    for stretch in found.stretches:
        stretch.text = stretch.text.rstrip("\n")
    return found


def _walk(parent: Any, found: Flow, known: dict[str, str], tracked: Any) -> None:
    """Go over an element's children in the order of the text; trees are not deep, since the parser refuses those."""
    for child in parent:
        if child.tag in TEXTS:
            found.say(child.text or "", tracked)
        elif child.tag in SIGNS:
            found.say(SIGNS[child.tag], tracked)
        elif child.tag == W + "bookmarkStart":
            if name := known.get(child.get(W + "name", "").lower()):
                found.stretches.append(Stretch(name))
        elif child.tag in (W + "commentRangeStart", W + "commentReference"):
            found.begins.setdefault(child.get(W + "id", ""), found.point)
        elif child.tag == W + "commentRangeEnd":
            found.ends.setdefault(child.get(W + "id", ""), found.point)
        elif child.tag not in SKIPPED and child.tag != W + "pPr":
            _walk(child, found, known, child if child.tag in (*INSERTED, *DELETED) else tracked)
    if parent.tag == W + "p":
        found.say(BREAK, next(_marks(parent), None))


def _marks(paragraph: Any) -> Iterator[Any]:
    """The tracked changes of a paragraph's end (17.13.5.15 and 19)."""
    path = f"{W}pPr/{W}rPr/"
    for name in (*INSERTED, *DELETED):
        yield from paragraph.iterfind(path + name)
