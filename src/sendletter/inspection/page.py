"""A page as the checks see it: what it inherits, and its boxes in points (ISO 32000-1, 7.7.3 and 14.11.2)."""

from dataclasses import dataclass
from typing import Any

from sendletter.geometry import Box
from sendletter.inspection.values import entry, is_dictionary, number, numbers


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its number, what it inherits, and its boxes in points; a box that it does not have is None."""

    number: int
    value: Any
    resources: Any
    unit: float
    turned: int
    boxes: dict[str, Box | None]

    @property
    def trim(self) -> Box | None:
        """What is left of the page when it is cut: the trim box, or the art box where there is only that."""
        return self.boxes["TrimBox"] or self.boxes["ArtBox"]

    @property
    def cut(self) -> Box:
        """The same, of a page that does not say it the whole page."""
        return self.trim or self.boxes["CropBox"] or self.media

    @property
    def bleed(self) -> Box:
        """What is printed beyond the trim."""
        return self.boxes["BleedBox"] or self.boxes["CropBox"] or self.media

    @property
    def media(self) -> Box:
        """The whole page."""
        return self.boxes["MediaBox"] or (0.0, 0.0, 612.0, 792.0)


def read(count: int, value: Any) -> Page:
    """The page that is the `count`th, from 1, by its dictionary."""
    unit = number(entry(value, "/UserUnit")) or 1.0
    boxes: dict[str, Box | None] = {}
    for word in ("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox"):
        held = _inherited(value, f"/{word}") if word in ("MediaBox", "CropBox") else entry(value, f"/{word}")
        sides = numbers(held, 4)
        boxes[word] = ordered(sides, unit) if sides else None
    turned = int(number(_inherited(value, "/Rotate")) or 0) % 360
    return Page(count, value, _inherited(value, "/Resources"), unit, turned, boxes)


def _inherited(page: Any, key: str) -> Any:
    """What a page has, or a node that it hangs on (ISO 32000-1, 7.7.3.4)."""
    node, steps = page, 0
    while is_dictionary(node) and steps < 60:
        if (value := entry(node, key)) is not None:
            return value
        node, steps = entry(node, "/Parent"), steps + 1
    return None


def ordered(sides: tuple[float, ...], unit: float) -> Box:
    """A rectangle as a box in points, whichever of its corners it names; `unit` is how many points its unit is."""
    left, bottom, right, top = (side * unit for side in sides)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)
