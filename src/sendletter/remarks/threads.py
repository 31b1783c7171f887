"""Annotations -> remarks: replies under what they reply to, and what belongs together as one.

Acrobat and Foxit replace words by two annotations: a strike through them and a caret with the new words, of which one
is grouped with the other (/RT /Group, ISO 32000-1, table 170). Which of the two leads is not the same in all programs.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sendletter.comments.comment import Reply
from sendletter.remarks.annotations import Annotation
from sendletter.remarks.remark import Remark

DEEPEST = 50
"""Replies to replies that are followed."""
INSTEAD = re.compile(
    r"(?:(?:please )?(?:replace(?: this)?(?: with| by)|change(?: this)?(?: to| into)|should (?:be|read)|use)\s*:?"
    r"|→|->|=>)"
    r"\s*(?P<open>[\"“‘'«]?)(?P<new>[^\n]+?)[\"”’'»]?\s*\.?",
    re.IGNORECASE,
)
"""How reviewers say what shall stand instead, where their program has no tool for it."""
QUOTED_INSTEAD = re.compile(
    r"(?:please )?(?:replace|change)\s*[\"“](?P<old>[^\"”\n]+)[\"”]\s*"
    r"(?:with|by|to|into)\s*[\"“](?P<new>[^\"”\n]+)[\"”]\s*\.?",
    re.IGNORECASE,
)
SURE = re.compile(r"(?:please )?(?:replace|change)|→|->|=>", re.IGNORECASE)
MARKS = ("highlight", "underline", "squiggly", "strike", "replace")
"""Kinds that mark words."""


def remarks(found: Sequence[Annotation]) -> Iterator[Remark]:
    """The remarks in the order in which they stand in the file. Nothing is lost: a reply to nothing is a remark."""
    known = {item.key: item for item in found if isinstance(item.key, tuple)}
    heads = {item.key: _head(item, known) for item in found}
    for item in found:
        if heads[item.key] is item:
            below = [other for other in found if heads[other.key] is item and other is not item]
            yield _remark(item, below)


def _head(item: Annotation, known: Mapping[tuple[int, int], Annotation]) -> Annotation:
    """The annotation that a thread begins with; itself where that is not there, or where it goes round in a circle."""
    seen, head = {item.key}, item
    for _ in range(DEEPEST):
        above = known.get(head.answers) if head.answers else None
        if above is None:
            return head
        if above.key in seen:
            return min((known[key] for key in seen if isinstance(key, tuple)), key=lambda one: (one.page, str(one.key)))
        seen.add(above.key)
        head = above
    return head


def _remark(head: Annotation, below: Sequence[Annotation]) -> Remark:
    parts = [head, *(item for item in below if item.grouped)]
    said = [item for item in below if not item.grouped]
    replies = tuple(Reply(item.author, item.when, item.text) for item in said if item.text and not item.state)
    states = [item for item in said if item.state and item.model != "Marked"]
    state = max(states, key=lambda item: item.when).state if states else ""
    review = "" if state == "none" else state
    marked = next((item for item in parts if item.kind in MARKS), head)
    kind = marked.kind
    if kind == "strike" and any(item.kind == "caret" and item.text for item in parts):
        kind = "replace"
    text = "\n".join(dict.fromkeys(item.text for item in parts if item.text))
    author, when = _first(item.author for item in parts), _first(item.when for item in parts)
    remark = Remark(head.page, kind, marked.boxes, text, author, when, replies=replies, review=review)
    return suggested(remark, next((item.text for item in parts if item.kind == "caret"), ""))


def _first(texts: Iterable[str]) -> str:
    return next(filter(None, texts), "")


def suggested(remark: Remark, put: str = "") -> Remark:
    """The remark with what it asks to stand instead; `put` is the text of its caret.

    What says something else beside a suggestion keeps its text and has none: nobody's reason is put into a letter.
    """
    if remark.kind in ("replace", "caret") and put:
        rest = "\n".join(line for line in remark.text.split("\n") if line not in put.split("\n"))
        return replace(remark, suggestion=put, text=rest)
    if remark.kind == "strike" and not remark.text:
        return replace(remark, suggestion="")
    if (
        remark.kind in MARKS
        and (match := INSTEAD.fullmatch(remark.text))
        and (match["open"] or SURE.match(remark.text))
    ):
        return replace(remark, suggestion=match["new"], text="")
    return remark


def exchanged(text: str) -> tuple[str, str] | None:
    """The old and the new words of a text such as: replace “old” with “new”; None where it is none."""
    match = QUOTED_INSTEAD.fullmatch(text.strip())
    return (match["old"], match["new"]) if match else None
