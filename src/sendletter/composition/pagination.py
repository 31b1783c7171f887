"""Where pages end, chosen by what it costs the eye.

`pages` fills pages as far as what must stay together lets it. Here that is weighed: a last page that is nearly empty,
two facing pages that end on different lines, a right-hand page that ends in the middle of a word. Pages are then ended
some lines earlier where that looks better.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil

from sendletter.layout import Sheet

FIFTH = 0.2
"""A page that is filled less is a mere remnant, unless it is the only one."""
FULL = 0.93
"""A page that is filled more does not look short."""
PAGE = 0.02
FACING = 0.02
HYPHEN = 0.03
"""What a further page, two facing pages that end on different lines and a word broken over a right-hand page cost."""
NEAR = 3
"""Lines by which facing pages may be brought together."""
DEEPEST = 12
"""Lines by which a page may end early so that the last one is no remnant."""

Cut = Callable[[Mapping[int, int]], tuple[Sheet, ...]]
"""Cuts a galley into pages of which some, by their index, end a number of lines early."""


@dataclass(frozen=True, slots=True)
class Price:
    """What pages cost, by what it is that costs."""

    parts: tuple[tuple[str, float], ...]

    @property
    def total(self) -> float:
        """The sum of all parts."""
        return sum(part for _, part in self.parts)

    def __str__(self) -> str:
        told = [f"{name} {part:.2f}" for name, part in self.parts if part >= 0.005]
        return f"{self.total:.2f}" + (f" ({', '.join(told)})" if told else "")


def price(sheets: tuple[Sheet, ...]) -> Price:
    """What a letter's pages cost; nothing but their number where all are well filled."""
    fills = [sheet.filled for sheet in sheets]
    short = sum(1.5 * max(0.0, FULL - fill) ** 2 for fill in fills[:-1])
    remnants = [fill for fill in fills if fill < FIFTH] if len(sheets) > 1 else []
    apart = sum(lines > 0 for _, _, lines in _apart(sheets))
    broken = sum(_breaks_word(sheet) for sheet in sheets[:-1:2])
    return Price(
        (
            ("pages that end short", short),
            ("a nearly empty page", sum(0.5 + 2 * (FIFTH - fill) for fill in remnants)),
            ("facing pages that end on different lines", FACING * apart),
            ("words broken over a right-hand page", HYPHEN * broken),
            ("pages", PAGE * len(sheets)),
        )
    )


def paginate(cut: Cut) -> tuple[Sheet, ...]:
    """The best pages."""
    short: dict[int, int] = {}
    sheets = cut(short)
    for choices in (_with_facing_pages_even, _without_remnant):
        for change in choices(sheets):
            tried = {page: short.get(page, 0) + change.get(page, 0) for page in {*short, *change}}
            rival = cut(tried)
            if price(rival).total < price(sheets).total:
                short, sheets = tried, rival
    return sheets


def _with_facing_pages_even(sheets: tuple[Sheet, ...]) -> Iterator[dict[int, int]]:
    """For two facing pages: the longer ends where the shorter does."""
    for left, right, lines in _apart(sheets):
        if 0 < lines <= NEAR:
            yield {left if sheets[left].rest < sheets[right].rest else right: lines}


def _apart(sheets: tuple[Sheet, ...]) -> Iterator[tuple[int, int, int]]:
    """Facing pages, but for a last one, by their index: even pages stand at the left; by how many lines they differ."""
    for left in range(1, len(sheets) - 2, 2):
        rests = [sheets[page].rest for page in (left, left + 1)]
        yield left, left + 1, round(abs(rests[0] - rests[1]))


def _without_remnant(sheets: tuple[Sheet, ...]) -> Iterator[dict[int, int]]:
    """For a last page that is nearly empty: the pages before it leave it some lines, the more pages the fewer each."""
    if len(sheets) < 2 or sheets[-1].filled >= FIFTH:
        return
    missing = ceil((FIFTH - sheets[-1].filled) * sheets[-1].room)
    for each in range(1, min(missing, DEEPEST) + 1):
        last = len(sheets) - 2
        pages = range(last, max(last - ceil(missing / each), -1), -1)
        if len(pages) * each >= missing:
            yield dict.fromkeys(pages, each)


def _breaks_word(sheet: Sheet) -> bool:
    """Whether the last line of a page ends in a hyphen."""
    return bool(sheet.pieces and sheet.pieces[-1].lines and sheet.pieces[-1].lines[-1].hyphen)
