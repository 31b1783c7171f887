"""What a reviewer says of a passage, and how it is kept: comments.yaml, one mapping each, newest last.

The page as one file (`leaf`) saves what was written in it as JSON, a mapping of

    sendletter comments   1, the number of this form
    text                  the code of the text that was read, such as K7QX-2M9F
    comments              a list of mappings of texts, each with the keys that a comment has in comments.yaml but
                          for "draft" and "state": id (empty), reference, place, quoted, author, text, suggestion,
                          when (ISO 8601); a "fine" has the text "Fine" and neither suggestion nor quoted words

of at most 1 MB, in UTF-8. It comes back by mail, so nothing in it is trusted: `read_saved` takes texts and cuts them.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from sendletter.draft.code import as_written, code
from sendletter.problem import Problem
from sendletter.reading.entries import clean, read_entries, written_entry

HEADING = "# What reviewers said. State is open, done or declined. New comments are added at the end.\n"
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
    """What `author` says of a passage, in the text of the code `draft`.

    `place` is its line in the sources, `quoted` the words that are meant (empty for the whole passage), `suggestion`
    what should stand there instead. `when` is as ISO 8601 writes it.
    """

    id: str
    draft: str
    reference: str
    place: str
    quoted: str
    author: str
    text: str
    suggestion: str = ""
    state: str = State.OPEN
    when: str = ""


KEYS = tuple(field.name for field in fields(Comment))
FINE = "Fine"
"""The text of a comment that asks for nothing."""


def comment(said: Mapping[str, str], draft: str, when: str = "") -> Comment:
    """What somebody said of the text `draft`, cleaned, with an id by its content. Raises ValueError for no words."""
    texts = {key: clean(str(said.get(key, ""))[:LONGEST]) for key in KEYS}
    if not texts["text"] and not texts["suggestion"]:
        raise ValueError("A comment without words says nothing.")
    fine = texts["text"] == FINE and not texts["suggestion"]
    state = State.DONE if fine else State.OPEN
    made = Comment(**{**texts, "draft": draft, "state": state, "when": when or texts["when"], "id": ""})
    return replace(made, id=identity(made))


def identity(said: Comment) -> str:
    """The id of a comment, by what is said and of what: the same words read twice are one comment."""
    parts = (said.draft, said.reference, said.quoted, said.author, said.text, said.suggestion)
    return code(json.dumps(parts).encode())


def read_comments(data: bytes, name: str) -> tuple[tuple[Comment, ...], tuple[Problem, ...]]:
    """The comments of a file called `name`, and everything that is wrong in it."""
    if not data:
        return (), ()
    entries, problems = read_entries(data, name, KEYS, ("id",), others=True)
    return tuple(Comment(**{key: entry.texts.get(key, "") for key in KEYS}) for entry in entries), problems


def written(said: Comment) -> str:
    """A comment as an entry of the file."""
    return written_entry({key: str(getattr(said, key)) for key in KEYS})


def read_saved(data: bytes) -> tuple[Comment, ...]:
    """The comments that the page as one file has saved. Raises ValueError, in words for staff, for anything else."""
    try:
        held = json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise ValueError("is no file of comments") from fault
    if not isinstance(held, dict) or held.get("sendletter comments") != FORM:
        raise ValueError("is no file of comments, or one of another version of sendletter")
    return tuple(_saved(held.get("comments"), as_written(str(held.get("text", ""))[:20])))


def _saved(items: object, draft: str) -> Iterable[Comment]:
    for item in items[:MOST] if isinstance(items, list) else ():
        if isinstance(item, dict):
            yield comment({key: value for key, value in item.items() if isinstance(value, str)}, draft)
