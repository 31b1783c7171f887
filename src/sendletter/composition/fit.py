"""The setting in which a letter ends best.

A letter that ends in four lines on a page of its own, or leaves half a page empty before its signatures, can nearly
always be set without either by changing the type, the leading and the foot margin by a few hundredths, which nobody
sees. Every setting has a cost: what it costs the eye to leave the theme's measures, and what its pages look like.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sendletter.composition.pagination import PAGE, Price, price
from sendletter.layout import Layout
from sendletter.theme import Measures

LONG = 12
"""A letter of more pages is a list; how its last page looks is not worth composing it again."""
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


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen setting, the letter in it and what it costs; what the theme's own would cost; how many were tried."""

    setting: Setting
    layout: Layout
    price: Price
    otherwise: Price
    tried: int = 1

    def __str__(self) -> str:
        if self.setting == Setting():
            return f"setting {self.setting}: costs {self.price}"
        pages = f"of {self.tried} settings: costs {self.price}; as the theme has it {self.otherwise}"
        return f"setting {self.setting}, chosen {pages}"


def cost(layout: Layout, setting: Setting) -> Price:
    """What a setting costs: its distance from the theme, and what its pages look like."""
    return Price((("change", setting.change), *price(layout.sheets).parts))


def choose(compose: Callable[[Setting], Layout], *, search: bool) -> Choice:
    """The best setting and the letter in it; without `search`, the theme's own.

    The settings are tried from the nearest on; one that costs hardly anything ends the search, and one that is by
    itself dearer than the best so far is not tried at all.
    """
    layout = compose(Setting())
    own = cost(layout, Setting())
    best = Choice(Setting(), layout, own, own)
    if not search or own.total - PAGE * len(layout.sheets) <= GOOD or len(layout.sheets) > LONG:
        return best
    for setting in _settings():
        if setting.change + PAGE * (len(best.layout.sheets) - 1) >= best.price.total:
            break  # the further ones could save a page and still not be better
        layout = compose(setting)
        best = replace(best, tried=best.tried + 1)
        if (rival := cost(layout, setting)).total < best.price.total:
            best = replace(best, setting=setting, layout=layout, price=rival)
    return best


def _settings() -> Iterator[Setting]:
    """The settings within the limits, the nearest first."""
    settings = {Setting(size, leading, foot) for size in SIZES for leading in LEADINGS for foot in FEET}
    near = {setting for setting in settings if abs(setting.leading - setting.size) < 0.05}
    yield from sorted(
        near - {Setting()}, key=lambda setting: (setting.change, setting.size, setting.leading, setting.foot)
    )
