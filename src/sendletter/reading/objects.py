"""JSON -> rows of texts: a list of objects, or an object that holds one such list, as forms and databases export it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sendletter.problem import Problem, error
from sendletter.reading.delimited import Record
from sendletter.span import Span

SPACE = re.compile(r"[\s,]*")
HINT = 'A list of objects is read, such as [{"name": "Ann Lee"}], or an object that holds one such list.'
WORDS = {True: "true", False: "false", None: ""}


class _Twice(ValueError):
    """A key stands twice in one object."""


def read_objects(text: str, name: str) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """A header of all keys and a row for each object, with its line in the file."""
    try:
        reader = _Reader(text, name)
        reader.read()
        return tuple(reader.rows()), tuple(reader.problems)
    except json.JSONDecodeError as fault:
        return (), (error(Span(name, fault.lineno, fault.colno), "json", f"cannot be read as JSON: {fault.msg}", HINT),)
    except _Twice as fault:
        return (), (error(Span(name), "json", str(fault), "Keep one of them."),)
    except (RecursionError, ValueError) as fault:
        return (), (error(Span(name), "json", f"cannot be read as JSON: {fault}", HINT),)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys stand once: readers keep the last of two without a word."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for number, (key, _) in enumerate(pairs) if key in dict(pairs[:number]))
        raise _Twice(f"the key “{twice}” stands twice in one object")
    return found


@dataclass(slots=True)
class _Reader:
    """Goes through the text by hand where lists lie, since the library does not tell where a value stands."""

    text: str
    name: str
    objects: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def value(self, start: int) -> tuple[Any, int]:
        """The value that begins at an offset, and the offset after it. Numbers stay as they were typed."""
        return json.JSONDecoder(object_pairs_hook=_once, parse_int=str, parse_float=str).raw_decode(self.text, start)

    def past(self, position: int) -> int:
        """The offset of the next sign that is no space and no comma."""
        match = SPACE.match(self.text, position)
        return match.end() if match else position

    def read(self) -> None:
        """Find the list and its objects."""
        whole = json.JSONDecoder(object_pairs_hook=_once, parse_int=str, parse_float=str).decode(self.text)
        starts = [self.past(0)] if isinstance(whole, list) else list(self.lists(whole))
        if len(starts) != 1:
            what = f"holds {len(starts)} lists of objects" if starts else "holds no list of objects"
            self.problems.append(error(Span(self.name), "json", what, HINT))
            return
        self.items(starts[0])

    def lists(self, whole: Any) -> Iterator[int]:
        """The offsets of the lists of objects that an object holds."""
        position = self.past(0) + 1
        for _ in whole if isinstance(whole, dict) else ():
            _, end = self.value(self.past(position))
            start = self.past(self.text.index(":", end) + 1)
            value, position = self.value(start)
            if isinstance(value, list) and any(isinstance(item, dict) for item in value):
                yield start

    def items(self, start: int) -> None:
        """The objects of the list that begins at an offset, each with its line."""
        position, line, counted = self.past(start + 1), 1, 0
        while self.text[position] != "]":
            line, counted = line + self.text.count("\n", counted, position), position
            value, end = self.value(position)
            if isinstance(value, dict):
                self.objects.append((line, value))
            else:
                self.problems.append(error(Span(self.name, line, 1), "json", "is no object in a list of objects", HINT))
            position = self.past(end)

    def rows(self) -> Iterator[Record]:
        """The header and the rows."""
        keys = list(dict.fromkeys(key for _, item in self.objects for key in item))
        if keys:
            yield Record(keys, 1)
        for line, item in self.objects:
            yield Record([self.cell(item.get(key), Span(self.name, line, 1), key) for key in keys], line)

    def cell(self, value: Any, place: Span, key: str) -> str:
        """A value as text; a list of texts one under another."""
        if isinstance(value, str):
            return value
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return "\n".join(value)
        if isinstance(value, list | dict):
            hint = "Leave the key out of the export, or give it a text."
            self.problems.append(error(place, "json", f"the key “{key}” holds a value inside a value", hint))
            return ""
        return WORDS[value]
