"""Files of entries beside the letter, such as approvals.yaml: a YAML list of mappings from plain words to texts.

People read and correct such a file by hand, so it is never written anew: an entry is put at its end, and what stands
there keeps its bytes.
"""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from sendletter.problem import Problem, error
from sendletter.reading.encoding import decode
from sendletter.reading.yaml import Node, Scalar, Table, read_list
from sendletter.span import Span

PLAIN = re.compile(r"[^\W_][\w.]*(?:[ .+/:-][\w.+/-]+)*")
"""A text that YAML reads as itself without quotes; numbers and dates are texts here, too (see `yaml`)."""
HARMFUL = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""What no text of an entry may hold: controls, what is no character, and what turns the direction of what follows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its texts by their keys, and its place."""

    texts: Mapping[str, str]
    span: Span


def read_entries(
    data: bytes, name: str, known: Collection[str], needed: Collection[str]
) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """The entries of a file; what is wrong with one is told at its line, and the entry is left out."""
    text, noticed = decode(data, name)
    if text is None:
        return (), noticed
    items, problems = read_list(text.replace("\r\n", "\n").replace("\r", "\n"), name)
    found, faults = [], [*noticed, *problems]
    for item in items:
        wrong = _wrong(item, known, needed)
        faults += wrong
        if isinstance(item, Table) and not wrong:
            texts = {key: node.text for key, node in item.items.items() if isinstance(node, Scalar)}
            found.append(Entry(texts, item.span))
    return tuple(found), tuple(faults)


def _wrong(item: Node, known: Collection[str], needed: Collection[str]) -> tuple[Problem, ...]:
    """Keys that are not among those `known`, or have no text, and keys that are missing."""
    if not isinstance(item, Table):
        hint = "An entry is a list item with a line “key: text” for each thing it says."
        return (error(item.span, "entry", "is no entry", hint),)
    missing = (key for key in needed if key not in item.items)
    problems = [error(item.span, "missing-key", f"“{key}” is missing", f"Add a line “{key}: ...”.") for key in missing]
    for key, node in item.items.items():
        if key not in known:
            close = get_close_matches(key, known, 1, 0.6)
            hint = f"Did you mean “{close[0]}”?" if close else f"There are: {', '.join(known)}."
            problems.append(error(item.keys[key], "unknown-key", f"“{key}” is no key that is known", hint))
        elif not isinstance(node, Scalar):
            problems.append(error(node.span, "type", f"“{key}” must be a text", "Put a text with a colon in quotes."))
    return tuple(problems)


def written_entry(texts: Mapping[str, str]) -> str:
    """An entry as it is put at the end of its file. Empty texts are left out; a longer text keeps its lines."""
    lines = [f"{key}: {_scalar(clean(text))}" for key, text in texts.items() if clean(text)]
    return "".join(f"{'  ' if number else '- '}{line}\n" for number, line in enumerate(lines))


def extended(data: bytes, entry: str, heading: str) -> bytes:
    """The bytes of a file with an entry at its end; a new file begins with `heading`. What stood there stays."""
    before = data or heading.encode()
    return before + (b"" if before.endswith(b"\n") else b"\n") + entry.encode()


def clean(text: str) -> str:
    """A text without what an entry may not hold, each line without spaces at its end."""
    lines = HARMFUL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def _scalar(text: str) -> str:
    """A text as YAML: as it is where that is safe, in double quotes otherwise, which YAML reads like JSON's."""
    return text if PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
