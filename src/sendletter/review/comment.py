"""What a reviewer says of a passage on the page, made a comment: cleaned, whether a browser or a file has brought it.

The page as one file (`leaf`) saves what was written in it as JSON, a mapping of

    sendletter comments   1, the number of this form
    text                  the code of the text that was read, such as K7QX-2M9F
    comments              a list of mappings of texts with the keys reference, quoted, suggestion, text, author, when
                          (ISO 8601), place and page, as in comments.yaml; a “fine” has the text “Fine” and neither
                          suggestion nor quoted words

of at most 1 MB, in UTF-8. It comes back by mail, so nothing in it is trusted: `read_saved` takes texts and cuts them.
"""

import json
from collections.abc import Iterator, Mapping

from sendletter.comments.comment import Comment, State, identity, moment
from sendletter.comments.file import placed
from sendletter.draft.code import as_written
from sendletter.project import LETTER, SIGNATORIES
from sendletter.reading.entries import clean
from sendletter.span import Span

FORM = 1
LARGEST = 1_000_000
"""Bytes of a saved file."""
LONGEST = 4_000
"""Characters of a text that are kept."""
MOST = 2_000
"""Comments of a saved file."""
CODE_LENGTH = 9
LINES = ("quoted", "suggestion", "text")
"""What may have several lines."""
SAID = ("reference", *LINES, "author", "when", "place", "page")
"""What a reviewer's page says of a comment; the rest is ours to say."""
FINE = "Fine"
"""The text of a comment that asks for nothing."""


def comment(said: Mapping[str, str], read: str, when: str = "") -> Comment:
    """What somebody said of the text of the code `read`, without a number. Raises ValueError where it has no words."""
    texts = {key: clean(str(said.get(key, ""))[:LONGEST]) for key in SAID}
    texts |= {key: " ".join(text.split()) for key, text in texts.items() if key not in LINES}
    reference, quoted, suggestion, text, author, told, place, page = (texts[key] for key in SAID)
    if not text and not suggestion:
        raise ValueError("A comment without words says nothing.")
    span = placed(place)
    return Comment(
        id=identity(read, 0, "review", (), reference, quoted, author, text, suggestion),
        number=0,
        draft=0,
        code=read,
        page=int(page) if page.isdecimal() and len(page) < 6 else 0,
        kind="review",
        place=span if span.source in (LETTER, SIGNATORIES) else Span(LETTER),
        reference=reference,
        quoted=quoted,
        author=author,
        when=moment(when or told),
        text=text,
        suggestion=suggestion or None,
        state=State.DONE if text == FINE and not suggestion else State.OPEN,
    )


def read_saved(data: bytes) -> tuple[str, tuple[Comment, ...]]:
    """The code of the text that was read, and the comments that the page as one file has saved.

    Raises ValueError, in words for staff, for anything else: a file is taken as a whole or not at all.
    """
    if len(data) > LARGEST:
        raise ValueError(f"has {len(data) / 1e6:.1f} MB; the page saves at most {LARGEST // 1_000_000} MB")
    try:
        held = json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise ValueError("is no file of comments that the page has saved, or is damaged; ask for it again") from fault
    if not isinstance(held, dict) or held.get("sendletter comments") != FORM:
        raise ValueError("is no file of comments that the page has saved, or one of another version of sendletter")
    items, code = held.get("comments"), held.get("text")
    read = as_written(code) if isinstance(code, str) else ""
    if not isinstance(items, list) or len(items) > MOST or len(read) != CODE_LENGTH or clean(read) != read:
        raise ValueError("is a file of comments, but damaged; ask for it again")
    return read, tuple(_saved(items, read))


def _saved(items: list[object], read: str) -> Iterator[Comment]:
    for number, item in enumerate(items, start=1):
        texts = isinstance(item, dict) and all(isinstance(item.get(key, ""), str) for key in SAID)
        try:
            yield comment(item if isinstance(item, dict) and texts else {}, read)
        except ValueError as fault:
            message = f"is a file of comments, but comment {number} in it is damaged; ask for it again"
            raise ValueError(message) from fault
