"""Which characters of a name run from right to left, by the Unicode Bidirectional Algorithm (UAX 9)."""

import re
from unicodedata import category

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
MIRRORED = str.maketrans("()[]{}«»", ")(][}{»«")
"""Marks in pairs, which are drawn the other way round from right to left (UAX 9, L4)."""


def directions(text: str) -> list[bool]:
    """For each character, whether it runs from right to left.

    Letters and digits know it themselves and an accent is its letter's. A mark between two that agree goes along with
    them, any other with the first of the text (UAX 9, N1 and N2).
    """
    found: list[bool | None] = []
    for character in text:
        if found and category(character) in ("Mn", "Cf"):
            found.append(found[-1])
        elif character.isalpha() or character.isdigit():
            found.append(character.isalpha() and bool(RIGHT_TO_LEFT.match(character)))
        else:
            found.append(None)
    base = next((turned for turned in found if turned is not None), False)
    after = [base]
    for turned in reversed(found):
        after.append(after[-1] if turned is None else turned)
    directed: list[bool] = []
    for place, turned in enumerate(found):
        before = directed[-1] if place else base
        agreed = before if before == after[len(text) - 1 - place] else base
        directed.append(agreed if turned is None else turned)
    return directed
