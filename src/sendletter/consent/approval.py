"""What approvals.yaml holds: who approved which text and which list, or withdrew that, one entry each, newest last."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sendletter.draft.code import as_written
from sendletter.problem import Problem, error
from sendletter.reading.entries import Entry, read_entries, written_entry
from sendletter.span import Span

HEADING = "# Who approved which text and which list; `sendletter approve` adds to the end.\n"
KEYS = ("as", "text", "list", "draft", "when", "note", "withdrawn")
NEEDED = ("as", "when")


@dataclass(frozen=True, slots=True)
class Approval:
    """What somebody said: the codes of the text and of the list that they approve, or that they no longer do.

    `draft` is the number of the draft that they read, where they said it.
    """

    who: str
    when: datetime
    span: Span
    text_code: str = ""
    list_code: str = ""
    draft: int | None = None
    note: str = ""
    withdrawn: bool = False


def read_approvals(data: bytes, name: str) -> tuple[tuple[Approval, ...], tuple[Problem, ...]]:
    """The approvals of a file called `name`, oldest first, and everything that is wrong in it."""
    if not data:
        return (), ()
    entries, problems = read_entries(data, name, KEYS, NEEDED)
    faults = [*problems, *(problem for entry in entries for problem in _wrong(entry))]
    return tuple(_approval(entry) for entry in entries if not any(_wrong(entry))), tuple(faults)


def _wrong(entry: Entry) -> Iterator[Problem]:
    """What an entry says that nobody could mean."""
    if _moment(entry.texts["when"]) is None:
        hint = "Write it as in 2026-01-31 14:05."
        yield error(entry.span, "approval-entry", f"“{entry.texts['when']}” is no day and time", hint)
    if "withdrawn" not in entry.texts and not {"text", "list"} <= entry.texts.keys():
        hint = "Add the codes that were approved, or delete the entry; `sendletter approve` writes them itself."
        yield error(entry.span, "approval-entry", "says neither what is approved nor that it is withdrawn", hint)


def _approval(entry: Entry) -> Approval:
    texts = entry.texts
    number = texts.get("draft", "")
    return Approval(
        " ".join(texts["as"].split()),
        _moment(texts["when"]) or datetime.now(tz=UTC),
        entry.span,
        as_written(texts.get("text", "")),
        as_written(texts.get("list", "")),
        int(number) if number.isdecimal() else None,
        texts.get("note", ""),
        withdrawn="withdrawn" in texts,
    )


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        return None


def written(approval: Approval) -> str:
    """An approval as an entry of the file."""
    said = {"withdrawn": "yes"} if approval.withdrawn else {"text": approval.text_code, "list": approval.list_code}
    return written_entry(
        {
            "as": " ".join(approval.who.split()),
            **said,
            "draft": str(approval.draft or ""),
            "when": approval.when.isoformat(" ", "minutes"),
            "note": approval.note,
        }
    )
