"""How an advertisement is set: its sizes of type, its leading, its margins, its columns; and the limits of legibility.

The limits are those of newsprint. Agate, 5.5 points, is the smallest type in which newspapers set what is looked up and
not read, and their unit of space for advertisements (14 lines to the inch); running text under 7 points is read by
nobody; text over 16 and names over 12 points are a poster.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import sqrt

from sendletter.theme import Format, Measures

SMALLEST, LARGEST = 7.0, 16.0
"""Sizes of running text, in points."""
SMALLEST_LIST, LARGEST_LIST = 5.5, 12.0
"""Sizes of the names, in points."""
TIGHTEST, LOOSEST = 0.91, 1.13
"""By what the leadings may be multiplied so that the page is exactly full."""
TIGHTER = 0.92
"""A line in columns is half as long as a letter's, and the eye needs that much less of the theme's leading."""
LEADINGS = (1.2, 1.34)
"""The least and the most of the leading before it is multiplied, as a factor on the size."""
LIST_TIGHTER = 0.96
"""How much closer names stand than running text."""
EDGE, EDGE_OF_SIDE = 0.05, 0.075
"""A margin as a share of the root of the page's area, but no more than this of its shorter side."""
DRESSES = ((1.0, 1.0), (0.8, 1.0), (1.25, 1.0), (1.5, 1.0), (1.8, 1.0), (1.5, 1.5), (1.8, 1.5), (1.8, 2.1), (2.3, 2.1))
"""Factors on the margins and the headline, the first of which is the usual: few words want a poster."""
HEADLINE = 0.052
"""The size of a headline as a share of the root of the page's area."""
HEAD = 0.0105
"""The size of the small type of the head as a share of the root of the page's area."""
HEADS = (6.5, 13.0)
"""Its limits, in points."""


@dataclass(frozen=True, slots=True)
class Headline:
    """The size of the headline, and the measure in which its lines are of about the same length; in points."""

    size: float
    width: float
    lines: int = 1

    @property
    def height(self) -> float:
        """About how high it is, in points."""
        return self.size * self.lines


@dataclass(frozen=True, slots=True)
class Scale:
    """The setting of an advertisement.

    `size` and `list_size` are the sizes of text and names in points, `ratio` the text's leading as a factor on its
    size, `spread` a factor on all leadings, `margin` one on the margins, `boost` one on the headline; the text
    stands in `columns`.
    """

    format: Format
    size: float
    list_size: float
    columns: int
    ratio: float
    spread: float = 1.0
    margin: float = 1.0
    boost: float = 1.0
    headline: Headline = Headline(0.0, 0.0)

    @property
    def largest_headline(self) -> float:
        """The size that the headline has where there is room for it, in points."""
        return HEADLINE * sqrt(self.format.width * self.format.height) * self.boost

    @property
    def edge(self) -> float:
        """The margin on all sides, in points."""
        width, height = self.format.width, self.format.height
        return min(EDGE * sqrt(width * height), EDGE_OF_SIDE * min(width, height)) * self.margin

    @property
    def width(self) -> float:
        """The width of the type area, in points."""
        return self.format.width - 2 * self.edge

    @property
    def leading(self) -> float:
        """From line to line of the text, in points."""
        return self.size * self.ratio * self.spread

    @property
    def list_leading(self) -> float:
        """From line to line of the names, in points."""
        return self.list_size * self.ratio * LIST_TIGHTER * self.spread

    @property
    def head(self) -> float:
        """The size of the small type of the head, in points."""
        least, most = HEADS
        return min(max(HEAD * sqrt(self.format.width * self.format.height), least), most)

    def of(self, measures: Measures) -> Measures:
        """The theme's measures on this page: those of lists follow the size of the names, all others that of the text.

        A narrow measure is justified sooner than in a letter, as newspapers do.
        """
        share, list_share = self.size / measures.size, self.list_size / measures.list_size
        return replace(
            measures,
            size=self.size,
            leading=self.leading,
            list_size=self.list_size,
            note_size=max(measures.note_size * share, SMALLEST_LIST),
            margin_top=self.edge,
            margin_bottom=self.edge,
            margin_left=self.edge,
            margin_right=self.edge,
            indent=measures.indent * share,
            hang=measures.hang * list_share,
            column_gap=measures.column_gap * share,
            narrow=NARROW * measures.narrow * share,
            paragraph_space=PARAGRAPHS * measures.paragraph_space,
            raise_=0.0,
        )

    def gap(self, measures: Measures, columns: int) -> float:
        """What stands between so many columns of names, in points: they stand under those of the text if they can."""
        if columns in (self.columns, 2 * self.columns):
            return measures.column_gap * self.size / measures.size
        return LIST_GAP * measures.column_gap * self.list_size / measures.list_size

    def column(self, measures: Measures) -> float:
        """The width of a column of the text, in points."""
        gap = measures.column_gap * self.size / measures.size
        return (self.width - (self.columns - 1) * gap) / self.columns

    def lengths(self, measures: Measures) -> Mapping[str, float]:
        """What the templates of an advertisement know beside a theme's measures, as custom properties, in points."""
        return {
            "list-leading": self.list_leading,
            "gap": self.of(measures).column_gap,
            "head": self.head,
            "headline": self.headline.size,
            "headline-width": self.headline.width,
        }

    def __str__(self) -> str:
        columns = "1 column" if self.columns == 1 else f"{self.columns} columns"
        return (
            f"text {self.size:.1f} on {self.leading:.1f} pt in {columns}, names {self.list_size:.1f} on "
            f"{self.list_leading:.1f} pt, margins {self.edge * 25.4 / 72:.0f} mm"
        )


NARROW = 0.7
"""A measure is set ragged that is narrower than this share of what is narrow in a letter."""
PARAGRAPHS = 0.5
"""The space between paragraphs as a share of that in a letter: short lines make many of them."""
LIST_GAP = 0.65
"""What stands between columns of names as a share of the theme's gap."""


def ratio_of(measures: Measures) -> float:
    """The theme's leading as a factor on its size, as columns want it."""
    return min(max(measures.leading / measures.size * TIGHTER, LEADINGS[0]), LEADINGS[1])
