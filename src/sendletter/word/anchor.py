"""What reviewers say in a document, made comments: with the words that it is about, and where they were written."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import takewhile

from sendletter.comments.comment import Comment, identity
from sendletter.draft.record import Record
from sendletter.quotation.find import excerpt
from sendletter.reading.entries import HARMFUL, clean
from sendletter.span import Span
from sendletter.word.piece import Piece
from sendletter.word.remarks import Returned, Said

UNTRACKED = "changed without Word's tracking"
"""Who has changed what has no author."""


def comments(returned: Returned, record: Record, pieces: Mapping[str, Piece], letter: str) -> Iterator[Comment]:
    """The comments of a draft's document, without numbers; `pieces` are the draft's own, by their bookmarks.

    What stands under no bookmark of ours is about words of the source called `letter`.
    """
    told: Counter[tuple[str, ...]] = Counter()
    for said in (*returned.said, *_untracked(returned, pieces)):
        quotation = excerpt(said.context, said.begin, said.end)
        piece = pieces.get(said.name)
        key = (said.name, quotation.exact, clean(said.text), said.suggestion or "", said.author, said.when)
        told[key] += 1  # the same may be said twice in a paragraph, and both count
        yield Comment(
            id=identity(record.text_code, 0, said.kind, (), *key, str(told[key])),
            number=0,
            draft=record.number,
            code=record.text_code,
            page=0,
            kind=said.kind,
            place=piece.span if piece and piece.span.source else Span(letter),
            reference=piece.reference if piece else "",
            quoted=quotation.exact,
            before=quotation.before,
            after=quotation.after,
            author=clean(said.author),
            when=said.when,
            text=clean(said.text),
            suggestion=None if said.suggestion is None else HARMFUL.sub("", said.suggestion),
            replies=said.replies,
            review=said.review,
        )


def _untracked(returned: Returned, pieces: Mapping[str, Piece]) -> Iterator[Said]:
    """What is not as the draft had it and not tracked: nobody shall lose what they have typed.

    A program that has kept no bookmark at all tells nothing here.
    """
    kept = {name: " ".join(text.split()) for name, text in returned.texts.items()}
    for name, piece in pieces.items():
        old, new = piece.text, returned.texts.get(name, "")
        said = " ".join(old.split())
        elsewhere = name not in kept and any(said in text for text in kept.values())
        if piece.header or not kept or elsewhere or kept.get(name) == said:
            continue
        begin, end, put = difference(old, new)
        kind = "caret" if begin == end else "replace" if put else "strike"
        yield Said(name, old, begin, end, kind, "", UNTRACKED, "", put)


def difference(old: str, new: str) -> tuple[int, int, str]:
    """Begin and end in `old` of what is not the same in `new`, in whole words, and what stands there in `new`."""
    before = _shared(old, new)
    room = min(len(old), len(new)) - before
    after = min(room, _shared(old[::-1], new[::-1]))
    while before and not (old[before - 1].isspace()):
        before -= 1
    while after and not old[len(old) - after].isspace():
        after -= 1
    return before, len(old) - after, new[before : len(new) - after]


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with that are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
