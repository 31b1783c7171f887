"""Where the letter's language allows a hyphen inside a word."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

import pyphen

from sendletter.composition.patterns import patterns

WORD = re.compile(r"(?<![\w@\-‐/.])[^\W\d_]+(?![\w@\-‐/])")
"""A word by itself: compounds break at their own hyphen, and addresses elsewhere."""
SHORTEST = 6
"""Words of fewer letters are not worth a hyphen."""
VOWELS = frozenset("aeıioöuüâîûAEIİOÖUÜÂÎÛ")
"""The vowels of Turkish."""


def hyphens(language: str) -> Callable[[str], Iterator[int]]:
    """The points of hyphenation for a language by its BCP 47 tag, as a function from a text to offsets in it.

    Acronyms are never broken. A language without patterns has no points.
    """
    divide = _divider(language)

    def points(text: str) -> Iterator[int]:
        for match in WORD.finditer(text):
            word = match.group()
            if len(word) >= SHORTEST and word[1:].islower():
                yield from (match.start() + place for place in divide(word) if 2 <= place <= len(word) - 3)

    return points


def turkish(word: str) -> tuple[int, ...]:
    """The points between the syllables of a Turkish word: each has one vowel and takes the consonant before it.

    The rule of the Türk Dil Kurumu (Yazım Kılavuzu, "Hece Yapısı ve Satır Sonunda Kelimelerin Bölünmesi"), which has
    no exceptions, so that patterns are not needed.
    """
    vowels = [place for place, letter in enumerate(word) if letter in VOWELS]
    return tuple(place if place - 1 == before else place - 1 for before, place in pairwise(vowels))


@cache
def _divider(language: str) -> Callable[[str], tuple[int, ...]]:
    """How a language divides a word; its patterns are loaded with the first word."""
    if language.split("-")[0] == "tr":
        return turkish
    name = pyphen.language_fallback(language.replace("-", "_"))

    @cache
    def divide(word: str) -> tuple[int, ...]:
        points = patterns(name).positions(word.lower()) if name else ()
        return tuple(point for point in points if point.data is None)  # others change how the word is spelt

    return divide
