"""What a scale of an advertisement costs the eye."""

from collections.abc import Iterator

from sendletter.composition.gauge import Gauge
from sendletter.composition.scale import LOOSEST, TIGHTEST, Scale

FEWEST_CHARACTERS, MOST_CHARACTERS, BEST_CHARACTERS = 45.0, 75.0, 58.0
"""How long a line of the text should be (Bringhurst, The Elements of Typographic Style, 2.1.2; in several columns the
lower half)."""
SMALL, SMALL_LIST = 8.5, 6.5
"""Sizes under which reading gets hard; they are left last."""


def cost(scale: Scale, spread: float, gauge: Gauge) -> float:
    """What a scale costs; `spread` is the factor on its leadings that fills the page, also beyond the limits."""
    return sum(_costs(scale, spread, gauge))


def _costs(scale: Scale, spread: float, gauge: Gauge) -> Iterator[float]:
    characters = gauge.characters(scale)
    yield abs(characters / BEST_CHARACTERS - 1.0) * 0.3
    yield max(0.0, FEWEST_CHARACTERS / characters - 1.0, characters / MOST_CHARACTERS - 1.0) * 3.0
    yield max(0.0, SMALL - scale.size) * 0.1 + max(0.0, SMALL_LIST - scale.list_size) * 0.15
    yield abs(1.0 - scale.list_size / scale.size / (gauge.theme.list_size / gauge.theme.size)) * 0.3
    yield abs(scale.margin - 1.0) * 0.5 + (scale.boost - 1.0) * 0.3
    yield abs(spread - 1.0) + 20.0 * max(0.0, TIGHTEST - spread, spread - LOOSEST)
