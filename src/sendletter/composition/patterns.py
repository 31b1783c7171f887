"""Patterns of hyphenation, parsed one by one as words ask for them.

pyphen parses all patterns of a language when it is opened: half a second for the 34,000 of German, of which a letter
needs some hundreds. Its dictionaries and its search are used here, and what they mean is the same.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pyphen

DIGITS = str.maketrans("", "", "0123456789")
VALUES = re.compile(r"(\d?)(\D?)")
CODE = re.compile(r"\^\^([0-9a-f]{2})")
"""A character by its code, as TeX writes it."""


@cache
def patterns(name: str) -> pyphen.Pyphen:
    """The patterns of one of pyphen's languages (a key of `pyphen.LANGUAGES`)."""
    path = pyphen.LANGUAGES[name]
    pyphen.hdcache.setdefault(path, Dictionary(path))
    return pyphen.Pyphen(lang=name)


class Dictionary(pyphen.HyphDict):  # type: ignore[misc]
    """pyphen's dictionary, read but not parsed."""

    def __init__(self, path: Path) -> None:
        """`path` is that of a hyph_*.dic, whose first line names its encoding. Raises OSError where there is none."""
        first, _, rest = path.read_bytes().partition(b"\n")
        encoding = first.decode("ascii").strip().lower()
        text = rest.decode("cp1251" if encoding == "microsoft-cp1251" else encoding)
        if "^^" in text:
            text = CODE.sub(lambda code: chr(int(code[1], 16)), text)
        lines = [line for line in map(str.strip, text.split("\n")) if line and not line.startswith(pyphen.ignored)]
        self.patterns = _Unparsed((line.partition("/")[0].translate(DIGITS), line) for line in lines)
        self.cache: dict[str, Any] = {}
        self.maxlen = max(map(len, self.patterns))


class _Unparsed(dict[str, Any]):
    """Patterns by their letters, each as its line until it is asked for; then its offset and its values."""

    def get(self, letters: str, default: Any = None) -> Any:
        found = super().get(letters, default)
        if isinstance(found, str):
            found = self[letters] = _parsed(found)
        return found


def _parsed(line: str) -> tuple[int, tuple[int, ...]] | None:
    """The place of a pattern's first value but 0, and the values from there to its last; None where all are 0."""
    pattern, _, alternative = line.partition("/")
    number = pyphen.AlternativeParser(pattern, alternative) if "=" in alternative else int
    values = [number(digit or "0") for digit, _ in VALUES.findall(pattern)]
    places = [place for place, value in enumerate(values) if value]
    return (places[0], tuple(values[places[0] : places[-1] + 1])) if places else None
