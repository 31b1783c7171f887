"""What became of each text between two versions of a letter, as values."""

from dataclasses import dataclass
from enum import StrEnum

from sendletter.letter import Letter, Run
from sendletter.span import Span

NOWHERE = Span("")


class Fate(StrEnum):
    """What became of a passage."""

    KEPT = "kept"
    EDITED = "edited"
    SPLIT = "split"
    JOINED = "joined"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"
    TRACE = "trace"
    RESHAPED = "set otherwise"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of either letter: what it is, in a word for staff, what became of it, and the words of both letters.

    `old` and `new` are the numbers of its paragraphs or of its footnote, from 1, in each letter: one, or several where
    it was split or joined, or none. `old_span` and `new_span` are where it was written. The `TRACE` of a moved passage
    stands at its old place, with its old words; the passage itself has the words of both.
    """

    what: str
    fate: Fate
    runs: tuple[Run, ...]
    old: tuple[int, ...] = ()
    new: tuple[int, ...] = ()
    old_span: Span = NOWHERE
    new_span: Span = NOWHERE

    @property
    def reference(self) -> str:
        """How it is cited: by the newer letter, in brackets where only the older one has it; parts by their name."""
        if self.what not in ("paragraph", "heading"):
            number = self.new or self.old
            return f"{self.what} {number[0]}" if number else self.what
        sign = ", ".join(f"¶{number}" for number in self.new or self.old)
        return sign if self.new else f"({sign})"

    @property
    def span(self) -> Span:
        """Where it stands in the sources, of the newer letter if that has it."""
        return self.new_span if self.new_span != NOWHERE else self.old_span


@dataclass(frozen=True, slots=True)
class Changes:
    """Every text of two letters, in printed order; the letter that holds both; and how its paragraphs are cited.

    `names` has one reference for each paragraph of the body of `letter`: ¶ and its number in the newer letter, or in
    brackets that in the older one.
    """

    letter: Letter
    passages: tuple[Passage, ...]
    names: tuple[str, ...]

    @property
    def changed(self) -> tuple[Passage, ...]:
        """The passages in which something changed; a moved one once, at its new place."""
        return tuple(passage for passage in self.passages if passage.fate not in (Fate.KEPT, Fate.TRACE))
