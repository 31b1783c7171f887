"""What a page is told, as plain values for JSON: proofs, redlines, problems, comments."""

from collections.abc import Mapping, Sequence
from typing import Any

from sendletter.comments.comment import Comment
from sendletter.problem import Problem
from sendletter.review.proof import Passage, Proof, Redline, whole
from sendletter.span import Span

NOTHING: Mapping[str, Any] = {
    "title": "", "language": "en", "direction": "ltr", "text": "", "list": "", "digest": "", "proof": "",
    "pages": [], "passages": [], "asked": [],
}  # fmt: skip
"""What a page shows of a letter that could not be set yet."""


def pages(proof: Proof) -> dict[str, Any]:
    """A proof without its comments and problems."""
    return {
        "title": proof.title,
        "language": proof.language,
        "direction": proof.direction,
        "text": proof.text_code,
        "list": proof.list_code,
        "digest": proof.digest,
        "proof": proof.version,
        "pages": [size(one) for one in proof.sizes],
        "passages": [passage(one) for one in proof.passages],
        "asked": [{"who": asked.who, "state": asked.state, "changed": list(asked.changed)} for asked in proof.asked],
    }


def redline(made: Redline, since: int, proof: Proof) -> dict[str, Any]:
    """What changed in a proof since a draft."""
    return {
        "since": since,
        "of": proof.version,
        "said": made.said,
        "digest": made.digest,
        "pages": [size(one) for one in made.sizes],
        "passages": [
            {**passage(one.passage), "words": [list(word) for word in one.words], "now": one.now}
            for one in made.passages
        ],
    }


def size(sides: tuple[float, float]) -> dict[str, float]:
    """A page's width and height."""
    return {"width": sides[0], "height": sides[1]}


def passage(found: Passage) -> dict[str, Any]:
    """A passage; its box to the hundredth of a point."""
    return {
        "page": found.page,
        "box": [round(length, 2) for length in found.box],
        "reference": found.reference,
        "text": found.text,
        "place": str(found.span) if found.span.line else "",
    }


def problem(noticed: Problem, first: Mapping[Span, int]) -> dict[str, Any]:
    """A problem; `first` has the number of the first passage of each line."""
    return {
        "severity": str(noticed.severity),
        "rule": noticed.rule,
        "message": noticed.message,
        "hint": noticed.hint,
        "place": str(noticed.span),
        "passage": first.get(line(noticed.span)),
    }


def line(span: Span) -> Span:
    """A place without its column."""
    return Span(span.source, span.line)


def comment(said: Comment, passages: Sequence[Passage], code: str) -> dict[str, Any]:
    """A comment on the text of a code, with the passage at which it is shown."""
    return {
        "number": said.number,
        "reference": said.reference,
        "place": str(said.place),
        "quoted": said.quoted,
        "author": said.author,
        "text": said.text,
        "suggestion": said.suggestion or "",
        "strikes": said.suggestion == "",
        "replies": [{"author": reply.author, "text": reply.text} for reply in said.replies],
        "state": said.state.value,
        "reason": said.reason,
        "by": said.by,
        "when": said.when,
        "earlier": bool(code and said.code and said.code != code),
        "passage": located(said, passages),
    }


def located(said: Comment, passages: Sequence[Passage]) -> int | None:
    """The number of the passage that a comment is about: where its words stand now, else where it was said."""
    meant = [n for n, passage in enumerate(passages) if passage.reference == whole(said.reference)]
    if said.quoted:
        holding = [n for n, passage in enumerate(passages) if said.quoted in passage.text]
        both = [n for n in holding if n in meant]
        return next(iter([*both, *holding, *meant]), None)
    return next(iter(meant), None)
