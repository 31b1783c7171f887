"""Comments as a person reads them on a terminal, as JSON, and as the page for reviewers."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from sendletter.comments.comment import Comment, State
from sendletter.locating import Located, clashes
from sendletter.quotation.find import Standing

if TYPE_CHECKING:
    from sendletter.cli.screen import Screen
    from sendletter.locating import Desk

LONGEST = 160
"""Characters of quoted words that are shown; the middle of longer ones is left out."""
NOTE = 60
"""Characters of a note that is shown once more."""
NEAR = 3
"""Words that are shown before and after a caret."""
KINDS = {
    "drawing": "a drawing beside",
    "shape": "a shape around",
    "stamp": "a stamp on",
    "note": "a note beside",
    "text": "a text beside",
    "strike": "a strike through",
}
"""Marks that say something other than “this here”, in words."""


def in_order(located: Sequence[Located]) -> list[Located]:
    """By their places in the sources; what has none comes last."""
    return sorted(located, key=lambda item: (not item.span.line, item.span, item.comment.number))


def told(located: Sequence[Located], against: Mapping[int, tuple[int, ...]], screen: "Screen") -> None:
    """Each comment under its place, with all that there is to say about it."""
    from sendletter.cli.screen import QUIET

    digits = max((len(str(item.comment.number)) for item in located), default=1)
    place = None
    for item in located:
        heading = _place(item)
        if heading != place:
            screen.heading(heading)
            place = heading
        first, *rest = _lines(item, against.get(item.comment.number, ()))
        indent = digits + 4
        screen.line(f"  {item.comment.number:>{digits}}  {first[0]}")
        for text, style in rest:
            for line in text.split("\n"):
                screen.line(line, QUIET if style is None else style, indent)


def _place(item: Located) -> str:
    """Where a comment is in the sources, in the draft, and on its pages."""
    comment = item.comment
    span = str(item.span) if comment.quotation or item.span.line else "beside the text"
    page = f"page {comment.page}" if comment.page else ""
    return f"{span}  {', '.join(filter(None, (comment.reference, page)))}"


def _lines(item: Located, against: tuple[int, ...]) -> Iterator[tuple[str, str | None]]:
    """What there is to say about a comment, each with a style; None is quiet."""
    from sendletter.cli.screen import BAD, GOOD

    comment = item.comment
    state = "" if comment.state is State.OPEN else f" ({comment.state.value})"
    yield f"{_words(comment)}{state}", ""
    if comment.text:
        yield comment.text, ""
    yield ", ".join(filter(None, (comment.author or "no name", comment.when))), None
    for reply in comment.replies:
        yield f"reply by {', '.join(filter(None, (reply.author or 'no name', reply.when)))}: {reply.text}", None
    if comment.review:
        yield f"{comment.review} in the viewer", None
    yield from ((text, None) for text in _changes(item))
    if comment.kind == "strike" and comment.text and comment.suggestion is None and comment.state is State.OPEN:
        yield _to_do(comment), None
    if against:
        numbers = " and ".join(map(str, against))
        yield f"contradicts {numbers}; decline what you do not take", BAD
    if comment.reason:
        by = f" by {comment.by}" if comment.by else ""
        yield f"answer{by}: {comment.reason}", GOOD if comment.state is State.DONE else None


def _to_do(comment: Comment) -> str:
    """What to do about a strike with a note, which may be the new words or a reason."""
    short = comment.text.isprintable() and len(comment.text) <= NOTE
    words = comment.text.replace("'", "''") if short else "the new words"
    return (
        f"new words, or a remark? For new words, add “suggestion: '{words}'” to number {comment.number} in "
        "comments.yaml, and --apply puts them in; with “suggestion: ''” it takes the old ones out"
    )


def _words(comment: Comment) -> str:
    """What a comment is about and what it asks for, in a line."""
    passage = "the whole passage" if comment.kind == "review" else ""
    quoted = f"“{shortened(comment.quoted)}”" if comment.quoted.strip() else passage
    asked = comment.suggestion
    if comment.kind == "caret":
        before, after = (text.replace("¶", "").split() for text in (comment.before, comment.after))
        ends = " ".join(before[-NEAR:]), " ".join(after[:NEAR])
        spot = " and ".join(f"“{words}”" if words else "the end" for words in ends)
        return f"put in “{asked}” between {spot}" if asked else f"a mark between {spot}"
    if asked:
        return f"{quoted} → “{asked}”"
    if asked == "":
        return f"take out {quoted}"
    return f"{KINDS[comment.kind]} {quoted}" if comment.kind in KINDS and quoted else quoted or f"a {comment.kind}"


def shortened(text: str) -> str:
    """Words in one line, without the middle of very long ones."""
    words = " ".join(text.split())
    half = LONGEST // 2
    return words if len(words) <= LONGEST else f"{words[:half].rstrip()} … {words[-half:].lstrip()}"


def _changes(item: Located) -> Iterator[str]:
    """What has become of the words since the draft."""
    since = f"since {item.comment.read_in}"
    if item.fulfilled:
        yield "the suggestion stands there already"
    elif item.standing is Standing.CHANGED:
        yield f"changed {since}; now: “{shortened(item.now)}”"
    elif item.standing is Standing.GONE:
        yield f"these words are gone {since}"
    elif item.count > 1:
        yield f"the same words stand in {item.count} places; this is the likeliest"
    if item.moved:
        yield f"moved {since}: this text began in line {item.comment.place.line} then"


def plain(item: Located, against: tuple[int, ...]) -> dict[str, object]:
    """A comment as JSON: file, line and column (0 where not known) are those of the words as they stand now."""
    comment = item.comment
    return {
        "number": comment.number,
        "state": comment.state.value,
        "reason": comment.reason,
        "by": comment.by,
        "file": item.span.source,
        "line": item.span.line,
        "column": item.span.column,
        "standing": item.standing.value if item.standing else None,
        "places": item.count if item.standing is Standing.SAME else 0,
        "moved": item.moved,
        "now": item.now,
        "draft": comment.draft,
        "code": comment.code,
        "page": comment.page,
        "reference": comment.reference,
        "kind": comment.kind,
        "quoted": comment.quoted,
        "suggestion": comment.suggestion,
        "text": comment.text,
        "author": comment.author,
        "when": comment.when,
        "replies": [{"author": each.author, "when": each.when, "text": each.text} for each in comment.replies],
        "review": comment.review,
        "contradicts": list(against),
        "id": comment.id,
    }


def reported(known: Sequence[Comment], desk: "Desk", fallback: str) -> str:
    """The page for reviewers, in the order of the letter."""
    from sendletter.comments.report import Entry, report

    located = [desk.locate(comment) for comment in known]
    against = clashes(located)
    entries = [Entry(item.comment, _now(item), against.get(item.comment.number, ())) for item in in_order(located)]
    return report(entries, desk.title or fallback, desk.language)


def _now(item: Located) -> str | None:
    """What stands in the place of the words of a comment; None where that is not known."""
    if item.fulfilled and item.comment.suggestion is not None:
        return item.comment.suggestion
    if item.standing is Standing.CHANGED:
        return item.now
    return "" if item.standing is Standing.GONE and item.span.line else None
