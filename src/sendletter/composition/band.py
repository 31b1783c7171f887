"""A list as pages see it: stretches of entries that stay together, with their heights."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from sendletter.composition.columns import Entry, Type


@dataclass(frozen=True)
class Band:
    """A group's entries and how they stand: in `columns` of `width` with `gap` between them, `space` after each."""

    entries: tuple[Entry, ...]
    columns: int
    width: float
    gap: float
    style: Type
    space: float

    @cached_property
    def ends(self) -> list[int]:
        """After which entries a column may end, as the number of entries until there: those that are not bound."""
        return [number for number, entry in enumerate(self.entries, start=1) if not entry.bound]

    @cached_property
    def heights(self) -> list[float]:
        """The height in points of the entries up to each of `ends`, with the space after them."""
        leading = self.style.leading
        heights = [entry.lines * leading + (0.0 if entry.level else self.space) for entry in self.entries]
        if len(self.ends) == len(heights):
            return heights
        overs = [entry.above * leading for entry in self.entries]
        stretches = pairwise([0, *self.ends])
        return [sum(heights[start:end]) + sum(overs[start + 1 : end]) for start, end in stretches]

    @cached_property
    def overs(self) -> list[float] | None:
        """The space in points over the entries up to each of `ends`; None where there is none at all."""
        overs = [self.entries[start].above * self.style.leading for start in [0, *self.ends][:-1]]
        return overs if any(overs) else None

    def until(self, end: int) -> int:
        """How many entries the first `end` heights are."""
        return self.ends[end - 1] if end else 0
