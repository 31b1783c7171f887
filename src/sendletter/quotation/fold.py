"""Text brought to signs that are the same on a page and in its source.

Between the two, white space, quotation marks and dashes are set, lines are folded, ligatures are formed and letters are
composed. Case and punctuation stay, since reviewers mark commas.
"""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

BREAK = "\n"
"""Stands between one text and the next, such as paragraphs and cells."""
EDGE = "¶"
"""Stands for a break in an excerpt, so that people can read it."""
BREAKS = re.compile(r"\n[ \t]*\n[\s]*")
SINGLE, DOUBLE = "‘’‚‛'`´ʼ‹›", '“”„‟"«»'
DASHES = "-‐‑‒–—―−"
UNPRINTED = frozenset(("Cc", "Cf", "Cn", "Co", "Mn", "Zs", "Zl", "Zp"))


@dataclass(frozen=True, slots=True)
class Folded:
    """The signs of a text, and for each the index in the text of the character that it comes from."""

    signs: str
    at: tuple[int, ...]

    def sign(self, index: int) -> int:
        """The number of the first sign that comes from the character at an index of the text, or from a later one."""
        return bisect_left(self.at, index)


def fold(text: str, *, letters: bool = False) -> Folded:
    """The signs of a text. Empty lines in it are kept as breaks; dashes written one after the other are one.

    `letters` leaves out all but letters, digits and breaks: an entry of a list is printed with signs that no cell has.
    """
    breaks = {match.start() for match in BREAKS.finditer(text)}
    signs: list[str] = []
    places: list[int] = []
    for index, character in enumerate(text):
        new = BREAK if index in breaks or character in ("\0", EDGE) else _signs(character)
        if new in (BREAK, "-") and signs and signs[-1] == new:
            continue
        for sign in new:
            if letters and not (sign.isalnum() or sign == BREAK):
                continue
            signs.append(sign)
            places.append(index)
    return Folded("".join(signs), tuple(places))


@cache
def _signs(character: str) -> str:
    """What a character is folded to; often itself, sometimes nothing."""
    for kind, sign in ((SINGLE, "'"), (DOUBLE, '"'), (DASHES, "-")):
        if character in kind:
            return sign
    return "".join(c for c in unicodedata.normalize("NFKD", character) if unicodedata.category(c) not in UNPRINTED)
