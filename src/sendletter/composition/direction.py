"""Which characters of a name run from right to left, by the Unicode Bidirectional Algorithm (UAX 9)."""

import re
from collections.abc import Iterator, Sequence
from unicodedata import category

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
MIRRORED = str.maketrans("()[]{}«»", ")(][}{»«")
"""Marks in pairs, which are drawn the other way round from right to left (UAX 9, L4)."""
NUMBER = re.compile(r"\d+(?:[.,:/+\-٫٬]\d+)*")
"""A number with the marks inside it, which never turns (W4)."""


def directions(text: str) -> list[bool]:
    """For each character, whether it runs from right to left.

    A letter knows it itself, and an accent is its letter's. A mark between two letters that agree goes along with
    them, any other with the first of the text (N1, N2); a number counts there like the letter before it (W7).
    """
    numbers = {place for number in NUMBER.finditer(text) for place in range(*number.span())}
    around = list(_around(text, numbers))
    base = next((turned for turned in around if turned is not None), False)
    before, after = _nearest(around, base=base), _nearest(around[::-1], base=base)[::-1]
    turns = (one if one == other else base for one, other in zip(before, after, strict=True))
    return [turned and place not in numbers for place, turned in enumerate(turns)]


def _around(text: str, numbers: set[int]) -> Iterator[bool | None]:
    """What each character is for the marks beside it: turned, not turned, or such a mark itself."""
    letter, last = False, None
    for place, character in enumerate(text):
        if character.isalpha():
            last = letter = bool(RIGHT_TO_LEFT.match(character))
        elif place in numbers:
            last = letter
        elif not (place and category(character) in ("Mn", "Cf")):
            last = None
        yield last


def _nearest(around: Sequence[bool | None], *, base: bool) -> list[bool]:
    """The last character before each, or itself, that is no mark; the first of the text where there is none."""
    found, last = [], base
    for turned in around:
        last = last if turned is None else turned
        found.append(last)
    return found
