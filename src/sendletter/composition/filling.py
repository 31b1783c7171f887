"""The scale in which an advertisement exactly fills its page, found by measuring: nothing is pressed on trial.

First the natural widths of text and names say near which sizes it is worth to look, for every number of columns, share
of the names and margin (`gauge`). Then the page is composed there, and what is left of it is given to the leading. The
blocks that a template sets are measured by the engine in that scale; where they turn out otherwise than expected, the
search goes on with what was measured.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import ceil, inf
from typing import Any

from sendletter.composition.advertisement import Advertisement, Page
from sendletter.composition.eye import cost
from sendletter.composition.fonts import Fonts
from sendletter.composition.gauge import gauge
from sendletter.composition.ranking import NARROWEST_ASKED, Blocks, Ranking, sized
from sendletter.composition.scale import (
    DRESSES,
    LOOSEST,
    SMALLEST,
    SMALLEST_LIST,
    TIGHTEST,
    Scale,
)
from sendletter.language import Language
from sendletter.layout import Layout
from sendletter.letter import Letter
from sendletter.problem import Problem, error
from sendletter.roster import Roster
from sendletter.span import Span
from sendletter.theme import Format, Theme

LESS = 0.99
"""The factor by which leadings are made smaller until a page is not overfull."""
NEAR = (1.0, 0.985, 1.015, 0.97, 1.03, 0.955, 0.94, 1.045)
"""Factors on the sizes found by measuring that are then composed."""
UNEVEN = 0.02
"""What a line costs by which columns of text miss each other."""
MOST_SCALES = 6
FEWEST, FAIR = 3, 0.15
"""After so many compositions, a page is taken that costs hardly more than expected."""
FAULTY, HOPELESS = 1.0, 4.0
"""A page that costs more is not full or overfull: then the next of the best scales is looked at, or none."""
GOOD = 0.02
"""A page that costs no more is taken without looking further."""
ROUNDS = 4
"""How often the blocks of the template are measured again."""
LEFT = 2.0
"""Lines that may be given to the spaces between head, text and list."""
MILLIMETRES = 25.4 / 72
UNSEEN = 0.05
"""A height in points that nobody sees."""

Measure = Callable[[Scale], Mapping[str, float]]
"""The heights of the template's blocks in a scale, as the engine sets them."""


@dataclass(frozen=True, slots=True)
class Filled:
    """The chosen scale and the page in it, exactly full; `height` is that of the type area, in points.

    Or how many `lines` are left over in the smallest type, or by how many points the page stays `short` in the largest.
    """

    setting: Scale
    layout: Layout
    height: float
    lines: int = 0
    short: float = 0.0

    def problems(self, span: Span) -> Iterator[Problem]:
        """What is too much or too little for the page, told of `span`."""
        page_ = _named(self.setting.format)
        if self.lines:
            lines = "a line is" if self.lines == 1 else f"about {self.lines} lines are"
            text = f"is too much for {page_}: in the smallest legible type, {lines} left over"
            hint = "Choose a larger size, use fewer words, or print less of each name: see “entry” in letter.yaml."
            yield error(span, "advertisement", text, hint)
        elif self.short:
            blank = f"{self.short * MILLIMETRES:.0f} mm of its height stay empty"
            text = f"is too little for {page_}: in the largest type, {blank}"
            yield error(span, "advertisement", text, "Choose a smaller size, or say more.")

    def __str__(self) -> str:
        return f"setting {self.setting}"


class Filler:
    """Fills the page of a format with one letter."""

    def __init__(
        self, format_: Format, letter: Letter, roster: Roster, theme: Theme, language: Language, fonts: Fonts
    ) -> None:
        self.format, self.letter, self.roster = format_, letter, roster
        self.theme, self.language, self.fonts = theme, language, fonts
        self.gauge = gauge(letter, roster, theme, fonts, language)
        self.ranking = Ranking(format_, letter, theme, language, fonts, self.gauge)
        self.memory: dict[Any, Any] = {}

    def problems(self) -> Iterator[Problem]:
        """More columns than have room for words, told once and not for every word."""
        starts = (start for dress in DRESSES[:2] for start in self.ranking.starts(*dress))
        wide = max(start.column(self.theme.measures) for start in starts)
        if self.format.columns and wide < NARROWEST_ASKED * SMALLEST:
            page_, columns = _named(self.format), self.format.columns
            text = f"has no room for {columns} columns in {page_}: each would be {wide * MILLIMETRES:.0f} mm wide"
            yield error(
                self.format.span or self.letter.span,
                "advertisement",
                text,
                "Ask for fewer columns, or for none: they are chosen.",
            )

    def fill(self, measure: Measure) -> Filled:
        """The page in the best scale, or what is wrong with all of them."""
        _, scale = self.ranking.ranked(None)[0]
        looks, settled = self._settled(measure, Blocks(measure(scale), scale, self.ranking.in_columns))
        if not settled:  # one look is the best as measured in another, and the other way round: each by itself
            several = [self._settled(measure, blocks, scale)[0] for scale, blocks in looks.items()]
            looks = {scale: blocks for found in several for scale, blocks in [found.popitem()]}
        chosen, blocks = min(looks.items(), key=lambda look: self._price(*look))
        chosen, found = self._spread(chosen, blocks)
        rest = found.room - found.height
        if rest < -UNSEEN:
            return Filled(chosen, found.layout, found.area, lines=ceil(-rest / chosen.leading) * chosen.columns)
        if rest > LEFT * chosen.leading:
            return Filled(chosen, found.layout, found.area, short=rest)
        whole = self._page(chosen, blocks, rest)
        return Filled(chosen, whole.layout, whole.area)

    def _settled(self, measure: Measure, blocks: Blocks, like: Scale | None = None) -> tuple[dict[Scale, Blocks], bool]:
        """The last scale that was chosen, with its blocks as measured in it, once measuring tells nothing new.

        With `like`, of all looks (columns, margin, headline) only its own. Else every look's last scale, and False.
        """
        looks: dict[Any, tuple[Scale, Blocks]] = {}
        for _ in range(ROUNDS):
            chosen = self._best(blocks, like)
            measured = measure(chosen)
            expected, blocks = blocks.at(chosen), Blocks(measured, chosen, self.ranking.in_columns)
            looks[_look(chosen)] = chosen, blocks
            if all(abs(expected[name] - height) < UNSEEN for name, height in measured.items()):
                return {chosen: blocks}, True
        return dict(looks.values()), False

    def _price(self, scale: Scale, blocks: Blocks) -> float:
        """What a page costs in a scale whose blocks were measured; one that is not full costs most."""
        scale, found = self._spread(scale, blocks)
        empty = abs(found.room - found.height) / scale.leading
        return cost(scale, 1.0, self.gauge) + (HOPELESS * empty if empty > LEFT or found.height > found.room else 0.0)

    def _spread(self, scale: Scale, blocks: Blocks) -> tuple[Scale, Page]:
        """The scale with leadings that fill the page, and the page in it; too little rather than too much.

        A column may be cut otherwise when its leading changes by a hair, so this is done until it stays.
        """
        found = self._page(scale, blocks)
        for _ in range(ROUNDS):
            scale = _spread_by(scale, found.spread)
            found = self._page(scale, blocks)
            if abs(found.room - found.height) < UNSEEN:
                return scale, found
        while found.height > found.room + UNSEEN and scale.spread > TIGHTEST:
            scale = _spread_by(scale, LESS)
            found = self._page(scale, blocks)
        return scale, found

    def _best(self, blocks: Blocks, like: Scale | None = None) -> Scale:
        """The scale whose composed page costs least, near the best of those that were measured.

        With `like`, only of those that look like it.
        """
        ranked = self.ranking.ranked(blocks)
        if like is not None:
            ranked = [each for each in ranked if _look(each[1]) == _look(like)] or [(inf, like)]
        best, dearest = Scale(self.format, SMALLEST, SMALLEST_LIST, 1, 1.0), inf
        seen: set[Scale] = set()
        for near_cost, near in ranked[:MOST_SCALES]:
            for number, factor in enumerate(NEAR):
                scale = sized(near, near.size * factor, near.list_size / near.size)
                if scale in seen:  # which the limits make of several
                    continue
                seen.add(scale)
                found = self._page(scale, blocks)
                full = _spread_by(scale, found.spread)
                price = cost(full, found.spread, self.gauge) + UNEVEN * found.uneven + 10.0 * len(found.layout.overfull)
                if price < dearest:
                    best, dearest = full, price
                full_and_even = abs(found.spread - 1.0) + UNEVEN * found.uneven
                if full_and_even < GOOD or (number >= FEWEST and dearest < near_cost + FAIR) or dearest > HOPELESS:
                    break
            if not FAULTY < dearest < HOPELESS:
                break
        return best

    def _page(self, scale: Scale, blocks: Blocks, extra: float = 0.0) -> Page:
        composer = Advertisement(
            self.theme, scale, self.gauge, self.language, self.fonts, blocks.at(scale), self.memory
        )
        return composer.page(self.letter, self.roster, extra)


def _look(scale: Scale) -> tuple[float, ...]:
    """What makes the blocks of the template turn their lines otherwise."""
    return scale.columns, scale.margin, scale.boost


def _named(format_: Format) -> str:
    """A format in words for staff."""
    return f"an advertisement of {format_.width * MILLIMETRES:.0f} mm x {format_.height * MILLIMETRES:.0f} mm"


def _spread_by(scale: Scale, factor: float) -> Scale:
    """The scale with its leadings multiplied, within the limits."""
    return replace(scale, spread=min(max(scale.spread * factor, TIGHTEST), LOOSEST))
