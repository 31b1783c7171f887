"""The scales near which an advertisement fills its page, told by the natural widths of its text and names alone.

For every number of columns, share of the names, margin and headline there is one size of type; what each costs the eye
(`eye`) says which is worth to be composed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sendletter.composition import advertisement as page
from sendletter.composition.eye import cost
from sendletter.composition.fonts import Fonts
from sendletter.composition.gauge import Gauge
from sendletter.composition.headline import headline
from sendletter.composition.scale import (
    DRESSES,
    LARGEST,
    LARGEST_LIST,
    SMALLEST,
    SMALLEST_LIST,
    Headline,
    Scale,
    ratio_of,
)
from sendletter.language import Language
from sendletter.letter import Letter
from sendletter.theme import Format, Theme

MOST_COLUMNS = 6
NARROWEST, NARROWEST_ASKED = 12.0, 7.0
"""The least width of a column of the text that is chosen, and that can be asked for, in sizes of its type."""
HEADLINE_LEADING = 1.06
"""The leading of a headline, as advertisement.css has it."""
USUAL = 0.25
"""Where the usual margins and headline cost no more, no others are tried."""
SHARES = (1.0, 0.9, 0.8, 0.7)
"""The size of the names as a share of that of the text, against what the theme has."""
HEAD = ("letterhead", "opening", "salutation")
"""The blocks that may stand over the columns of the text."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """The heights of the template's blocks as measured in a scale; `in_columns` names those of the text."""

    heights: Mapping[str, float]
    scale: Scale
    in_columns: tuple[str, ...]

    def at(self, scale: Scale) -> dict[str, float]:
        """About what they are in another scale: the head stays, all others follow their leading."""
        text, names = scale.leading / self.scale.leading, scale.list_leading / self.scale.list_leading
        factors = dict.fromkeys(HEAD, 1.0) | dict.fromkeys(self.in_columns, text)
        heights = {name: height * factors.get(name, names) for name, height in self.heights.items()}
        headed = "salutation" if "salutation" not in self.in_columns else "opening"
        if headed in heights:
            heights[headed] += HEADLINE_LEADING * (scale.headline.height - self.scale.headline.height)
        return heights


class Ranking:
    """The scales of a letter on a page of a format."""

    def __init__(
        self, format_: Format, letter: Letter, theme: Theme, language: Language, fonts: Fonts, gauge: Gauge
    ) -> None:
        self.format, self.letter, self.gauge = format_, letter, gauge
        self.theme, self.language, self.fonts = theme, language, fonts
        self.headlines: dict[tuple[float, float], Headline] = {}

    @property
    def in_columns(self) -> tuple[str, ...]:
        """The blocks of the template that stand in a column of the text."""
        return ("salutation", "closing", "signature") if self.letter.subject else ("closing", "signature")

    def _headline(self, scale: Scale) -> Headline:
        """The headline of a scale."""
        key = scale.width, scale.largest_headline
        if key not in self.headlines:
            text = str(self.letter.subject or self.letter.salutation or "")
            widths = self.fonts.advances(text, self.theme.display, 1.0, bold=True, italic=False)
            self.headlines[key] = headline(text, widths, self.language.breaks(text), *key)
        return self.headlines[key]

    def ranked(self, blocks: Blocks | None) -> list[tuple[float, Scale]]:
        """A scale for every number of columns, share of the names and margin, those that cost least first."""
        found: list[tuple[float, int, Scale]] = []
        for margin, boost in DRESSES:
            for start in self.starts(margin, boost):
                for share in SHARES:
                    scale, spread = self._solved(start, share, blocks)
                    found.append((cost(scale, spread, self.gauge), len(found), scale))
            if (margin, boost) == DRESSES[0] and min(found)[0] < USUAL:
                break
        return [(price, scale) for price, _, scale in sorted(found)]

    def starts(self, margin: float, boost: float) -> Iterator[Scale]:
        """The smallest type in as many columns as are asked for, or in all numbers of columns that are wide enough."""
        ratio = ratio_of(self.theme.measures)
        asked = self.format.columns
        for columns in [asked] if asked else range(1, MOST_COLUMNS + 1):
            scale = Scale(self.format, SMALLEST, SMALLEST_LIST, columns, ratio, margin=margin, boost=boost)
            if asked or columns == 1 or scale.column(self.theme.measures) >= NARROWEST * SMALLEST:
                yield replace(scale, headline=self._headline(scale))

    def _solved(self, start: Scale, share: float, blocks: Blocks | None) -> tuple[Scale, float]:
        """The largest type with which the page is about full, and the factor on its leading that fills it."""
        names = self.gauge.theme.list_size / self.gauge.theme.size * share
        low, high = SMALLEST, LARGEST
        while high - low > 0.02:
            middle = (low + high) / 2
            if self._estimate(sized(start, middle, names), blocks)[0] > self._room(start):
                high = middle
            else:
                low = middle
        size = LARGEST if high == LARGEST else low
        scale = sized(start, size, names)
        height, fixed = self._estimate(scale, blocks)
        return scale, (self._room(scale) - fixed) / max(height - fixed, 1.0)

    def _room(self, scale: Scale) -> float:
        return self.format.height - 2 * scale.edge

    def _estimate(self, scale: Scale, blocks: Blocks | None) -> tuple[float, float]:
        """About how high the page is, and how much of that does not grow with the leading."""
        heights = blocks.at(scale) if blocks else self._unknown(scale)
        head = {name: heights.pop(name) for name in HEAD if name in heights and name not in self.in_columns}
        fixed = sum(head.values()) + page.HEAD_SPACE * scale.head * max(len(head) - 1, 0)
        text = [heights.pop(name) for name in self.in_columns if name in heights]
        high = fixed + (page.TEXT_SPACE if head else 0.0) * scale.leading
        high += self.gauge.text_height(scale) + (sum(text) + len(text) / 2 * scale.leading) / scale.columns
        lists = list(self.gauge.list_heights(scale))
        if lists or heights:
            high += page.LIST_SPACE * scale.leading + sum(heights.values()) + sum(lists)
            spaces = page.GROUP_SPACE * len(lists) + page.UNDER_GROUP * len(lists)
            high += spaces * scale.list_leading
        return high - 0.25 * scale.leading, fixed

    def _unknown(self, scale: Scale) -> dict[str, float]:
        """Heights of blocks before they were measured."""
        return {"opening": 2.5 * scale.headline.size, "names": 2.0 * scale.list_leading * len(self.gauge.groups)}


def sized(scale: Scale, size: float, share: float) -> Scale:
    """The scale with another size of text and names, within the limits."""
    names = min(max(size * share, SMALLEST_LIST), LARGEST_LIST)
    return replace(scale, size=min(max(size, SMALLEST), LARGEST), list_size=names)
