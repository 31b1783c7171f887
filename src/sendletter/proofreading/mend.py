"""Safe fixes: what may be put in a text's place because it prints the same and says the same.

A `Mend` looks at the text as it was typed, in letter.yaml or in signatories.csv. It never touches the ends of lines,
the indentation or the quotes of those files, so it can be spliced in where the text stands.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sendletter.source import Edit


@dataclass(frozen=True, slots=True)
class Mend:
    """A safe fix: what `pattern` matches becomes `put`."""

    pattern: re.Pattern[str]
    put: str | Callable[[re.Match[str]], str]

    def edits(self, text: str) -> Iterator[Edit]:
        """What to replace in a text, from its start to its end."""
        for match in self.pattern.finditer(text):
            new = self.put if isinstance(self.put, str) else self.put(match)
            if new != match.group():
                yield match.start(), match.end(), new


def _composed(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match.group())


UNSEEN = "\u00ad\u200b\u200e\u200f\u2060-\u2064\ufeff"
"""Characters that print nothing at all, so that nothing changes where they go."""
JOINING = "\u0300-\u036f\u0653-\u0655\u093c\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0c56\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u3099\u309a"
"""Marks that become one character with the letter before them."""
ONE_SPACE = Mend(re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)"), " ")
NO_UNSEEN = Mend(re.compile(f"[{UNSEEN}]+"), "")
NO_JOINER = Mend(re.compile("[\u200c\u200d]+"), "")
COMPOSED = Mend(re.compile(rf"[^\W\d_][{JOINING}]+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"), _composed)
