"""The setting in which a letter ends best.

A letter that ends in four lines on a page of its own, or leaves half a page empty before its signatures, can nearly
always be set without either by changing the type, the leading and the foot margin by a few hundredths, which nobody
sees. Every setting has a cost: what it costs the eye to leave the theme's measures, and what its pages look like.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sendletter.layout import Layout
from sendletter.theme import Measures

LONG = 12
"""A letter of more pages is a list; how its last page looks is not worth composing it again."""
REMNANT = 0.22
"""A last page that is filled less than this is a mere remnant."""
PAGE = 0.02
"""What a further page costs."""
GOOD = 0.03
"""A setting that costs no more is taken without looking further."""
SIZES = (1.0, 0.98, 1.02, 0.96, 1.04, 0.94)
LEADINGS = (1.0, 0.98, 1.02, 0.96, 1.04, 0.94)
FEET = (1.0, 0.92, 1.08, 0.84)


@dataclass(frozen=True, slots=True)
class Setting:
    """Factors on the theme's type size, leading and foot margin; all 1 is the theme itself."""

    size: float = 1.0
    leading: float = 1.0
    foot: float = 1.0

    def of(self, measures: Measures) -> Measures:
        """The theme's measures in this setting."""
        return measures.scaled(self.size, self.leading, self.foot)

    @property
    def change(self) -> float:
        """How far it is from the theme, as the eye sees it."""
        return (
            5.0 * abs(self.size - 1)
            + 1.2 * abs(self.leading - self.size)
            + abs(self.leading - 1)
            + 0.4 * abs(self.foot - 1)
        )

    def __str__(self) -> str:
        changes = [
            f"{name} {100 * (factor - 1):+.0f} %"
            for name, factor in (("type", self.size), ("leading", self.leading), ("foot margin", self.foot))
            if factor != 1.0
        ]
        return ", ".join(changes) or "as the theme has it"


def cost(layout: Layout, setting: Setting) -> float:
    """What a setting costs: its distance from the theme, pages that end short, and a last page that is a remnant."""
    fills = [sheet.filled for sheet in layout.sheets]
    short = sum(max(0.0, 0.93 - fill) ** 2 for fill in fills[:-1])
    remnant = 0.0
    if len(fills) > 1 and fills[-1] < REMNANT:
        remnant = 0.5 + 2 * (REMNANT - fills[-1])
    return setting.change + 1.5 * short + remnant + PAGE * len(fills)


def choose(compose: Callable[[Setting], Layout], *, search: bool) -> tuple[Setting, Layout]:
    """The best setting and the letter in it; without `search`, the theme's own.

    The settings are tried from the nearest on; one that costs hardly anything ends the search, and one that is by
    itself dearer than the best so far is not tried at all.
    """
    setting = Setting()
    layout = compose(setting)
    best, least = (setting, layout), cost(layout, setting)
    if not search or least - PAGE * len(layout.sheets) <= GOOD or len(layout.sheets) > LONG:
        return best
    for setting in _settings():
        if setting.change + PAGE * (len(best[1].sheets) - 1) >= least:
            break  # the further ones could save a page and still not be better
        layout = compose(setting)
        if (price := cost(layout, setting)) < least:
            best, least = (setting, layout), price
    return best


def _settings() -> Iterator[Setting]:
    """The settings within the limits, the nearest first."""
    settings = {Setting(size, leading, foot) for size in SIZES for leading in LEADINGS for foot in FEET}
    near = {setting for setting in settings if abs(setting.leading - setting.size) < 0.05}
    yield from sorted(
        near - {Setting()}, key=lambda setting: (setting.change, setting.size, setting.leading, setting.foot)
    )
