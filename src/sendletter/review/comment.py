"""What a reviewer says of a passage on the page, and how it is kept: in comments.yaml, with the marks of `comments`.

An entry of comments.yaml has the keys of `Comment` here, and others may stand beside them. The page as one file
(`leaf`) saves what was written in it as JSON, a mapping of

    sendletter comments   1, the number of this form
    text                  the code of the text that was read, such as K7QX-2M9F
    comments              a list of mappings of texts with the keys reference, quoted, suggestion, text, author, when
                          (ISO 8601), place and page, as in comments.yaml; a “fine” has the text “Fine” and neither
                          suggestion nor quoted words

of at most 1 MB, in UTF-8. It comes back by mail, so nothing in it is trusted: `read_saved` takes texts and cuts them.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from sendletter.draft.code import as_written, code
from sendletter.problem import Problem
from sendletter.reading.entries import Entry, clean, extended, read_entries, written_entry

HEADING = """\
# Comments of reviewers and what became of them.
# A state is open, done or declined, and may be changed here by hand, with a reason beside it.
comments:
"""
LIST = "comments"
FORM = 1
LONGEST = 4_000
"""Characters of a text that are kept."""
MOST = 2_000
"""Comments that are read of one saved file."""


class State(StrEnum):
    """What became of a comment."""

    OPEN = "open"
    DONE = "done"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Comment:
    """What `author` says of a passage, with the number by which people name it; all as texts.

    `quoted` are the words that are meant (empty for the whole passage), `suggestion` what should stand there instead,
    `place` the passage's line in the sources, `code` that of the text that was read, `page` where it stood in it.
    `when` is as ISO 8601 writes it; `reason` is what was answered.
    """

    number: str = ""
    state: str = State.OPEN
    reason: str = ""
    reference: str = ""
    quoted: str = ""
    suggestion: str = ""
    text: str = ""
    author: str = ""
    when: str = ""
    kind: str = "review"
    place: str = ""
    code: str = ""
    page: str = ""
    id: str = ""


KEYS = tuple(field.name for field in fields(Comment))
SAID = ("reference", "quoted", "suggestion", "text", "author", "when", "place", "page")
"""What a reviewer's page says of a comment; the rest is ours to say."""
FINE = "Fine"
"""The text of a comment that asks for nothing."""


def comment(said: Mapping[str, str], read: str, when: str = "") -> Comment:
    """What somebody said of the text of the code `read`, cleaned. Raises ValueError where it has no words."""
    texts = {key: clean(str(said.get(key, ""))[:LONGEST]) for key in SAID}
    if not texts["text"] and not texts["suggestion"]:
        raise ValueError("A comment without words says nothing.")
    texts["page"] = texts["page"] if texts["page"].isdecimal() and len(texts["page"]) < 6 else ""
    fine = texts["text"] == FINE and not texts["suggestion"]
    state = State.DONE if fine else State.OPEN
    made = Comment(**{**texts, "code": read, "state": state, "when": when or texts["when"]})
    return replace(made, id=identity(made))


def identity(said: Comment) -> str:
    """The id of a comment, by what is said and of what: the same words read twice are one comment."""
    parts = (said.code, said.reference, said.quoted, said.author, said.text, said.suggestion)
    return code(json.dumps(parts).encode())


def read_comments(data: bytes, name: str) -> tuple[tuple[Comment, ...], tuple[Problem, ...]]:
    """The comments of a file called `name`, and everything that is wrong in it."""
    entries, problems = _entries(data, name)
    return tuple(
        Comment(**{key: text for key, text in entry.texts.items() if key in KEYS}) for entry in entries
    ), problems


def _entries(data: bytes, name: str) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    return read_entries(data, name, KEYS, ("id",), key=LIST, others=True) if data else ((), ())


def added(data: bytes, said: Comment, name: str) -> bytes:
    """The bytes of a file called `name` with a comment at its end, under the next number.

    Raises ValueError where it is written so that nothing can be added.
    """
    known, _ = read_comments(data, name)
    entries, problems = _entries(data, name)
    numbers = [int(one.number) for one in known if one.number.isdecimal()]
    numbered = replace(said, number=str(max(numbers, default=0) + 1), place=said.place or "letter.yaml")
    indent = max(entries[-1].span.column - 3, 0) if entries else 0
    entry = written_entry({key: str(getattr(numbered, key)) for key in KEYS})
    longer = extended(data, entry, HEADING, indent)
    after, faults = read_comments(longer, name)
    if problems or faults or after != (*known, numbered):
        raise ValueError("nothing can be added to its end; begin each entry's line with “- ”, under “comments:”")
    return longer


def read_saved(data: bytes) -> tuple[Comment, ...]:
    """The comments that the page as one file has saved. Raises ValueError, in words for staff, for anything else."""
    try:
        held = json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise ValueError("is no file of comments") from fault
    if not isinstance(held, dict) or held.get("sendletter comments") != FORM:
        raise ValueError("is no file of comments, or one of another version of sendletter")
    return tuple(_saved(held.get("comments"), as_written(str(held.get("text", ""))[:20])))


def _saved(items: object, read: str) -> Iterable[Comment]:
    for item in items[:MOST] if isinstance(items, list) else ():
        if isinstance(item, dict):
            yield comment({key: value for key, value in item.items() if isinstance(value, str)}, read)
