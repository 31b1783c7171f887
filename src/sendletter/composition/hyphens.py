"""Where the letter's language allows a hyphen inside a word."""

import re
from collections.abc import Callable, Iterator
from functools import cache

import pyphen

WORD = re.compile(r"(?<![\w@\-‐/.])[^\W\d_]+(?![\w@\-‐/])")
"""A word by itself: compounds break at their own hyphen, and addresses elsewhere."""
SHORTEST = 6
"""Words of fewer letters are not worth a hyphen."""


def hyphens(language: str) -> Callable[[str], Iterator[int]]:
    """The points of hyphenation for a language by its BCP 47 tag, as a function from a word's text to offsets.

    Acronyms are never broken. A language without patterns has no points.
    """
    name = pyphen.language_fallback(language.replace("-", "_"))

    def points(text: str) -> Iterator[int]:
        for match in WORD.finditer(text):
            word = match.group()
            if name is None or len(word) < SHORTEST or not word[1:].islower():
                continue
            for point in _positions(name, word):
                yield match.start() + point

    return points


@cache
def _positions(name: str, word: str) -> tuple[int, ...]:
    return tuple(p for p in _dictionary(name).positions(word.lower()) if 2 <= p <= len(word) - 3)


@cache
def _dictionary(name: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=name)
