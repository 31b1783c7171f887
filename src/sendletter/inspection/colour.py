"""Colour spaces (ISO 32000-1, 8.6) as values, with what they lead to: alternates, bases, profiles."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sendletter.inspection.values import decoded, entry, is_dictionary, is_stream, items, name, number, place

GRAY, RGB, CMYK = "DeviceGray", "DeviceRGB", "DeviceCMYK"
SHORT = {"G": GRAY, "RGB": RGB, "CMYK": CMYK, "I": "Indexed"}
"""The short names of inline images (ISO 32000-1, table 93)."""
DEFAULTS = {GRAY: "/DefaultGray", RGB: "/DefaultRGB", CMYK: "/DefaultCMYK"}
PARTS = {GRAY: 1, RGB: 3, CMYK: 4, "CalGray": 1, "CalRGB": 3, "Lab": 3, "Separation": 1, "Indexed": 1, "Pattern": 0}
DEEPEST = 6
LARGEST_PROFILE = 20_000_000


@dataclass(frozen=True, slots=True)
class Profile:
    """The head of an ICC profile (ICC.1, 7.2): its class, the space of its colours, its version."""

    kind: str
    space: str
    version: tuple[int, int]
    size: int


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: its family, how many numbers a colour has, the inks it names, what stands behind it."""

    family: str
    parts: int = 1
    inks: tuple[str, ...] = ()
    base: "Space | None" = None
    profile: Profile | None = None
    key: tuple[int, int] = (0, 0)

    @property
    def chain(self) -> Iterator["Space"]:
        """The space and all that stand behind it."""
        space: Space | None = self
        while space:
            yield space
            space = space.base

    @property
    def device(self) -> tuple[str, ...]:
        """The spaces of no defined colour that painting in it leads to."""
        return tuple(space.family for space in self.chain if space.family in DEFAULTS)


NOTHING = Space("")


def profile(stream: Any) -> Profile | None:
    """The head of the profile in a stream; None where there is none."""
    data = decoded(stream, LARGEST_PROFILE) if is_stream(stream) else None
    if data is None or len(data) < 128 or data[36:40] != b"acsp":
        return None
    return Profile(
        data[12:16].decode("latin-1").strip(),
        data[16:20].decode("latin-1").strip(),
        (data[8], data[9] >> 4),
        len(data),
    )


def space(value: Any, resources: Any, depth: int = 0) -> Space:
    """The colour space of an object, with names looked up in resources."""
    if depth > DEEPEST:
        return NOTHING
    if short := name(value):
        own = entry(resources, "/ColorSpace", f"/{short}") is not None
        return _named(short if own else SHORT.get(short, short), resources, depth)
    parts = list(items(value))
    family = SHORT.get(name(parts[0]), name(parts[0])) if parts else ""
    if family in DEFAULTS and len(parts) == 1:
        return _named(family, resources, depth)
    behind = parts[1] if len(parts) > 1 else None
    match family:
        case "ICCBased":
            count = int(number(entry(behind, "/N")) or 0)
            return Space(family, count, profile=profile(behind), key=place(behind))
        case "Indexed":
            return Space(family, 1, base=space(behind, resources, depth + 1))
        case "Pattern":
            return Space(family, 0, base=space(behind, resources, depth + 1) if behind is not None else None)
        case "Separation" | "DeviceN":
            inks = (name(behind),) if name(behind) else tuple(map(name, items(behind)))
            alternate = parts[2] if len(parts) > 2 else None
            return Space(family, len(inks), inks, space(alternate, resources, depth + 1), key=place(value))
    return Space(family, PARTS.get(family, 1))


def _named(word: str, resources: Any, depth: int) -> Space:
    """A space by its name; a default space stands in for one that depends on a device (ISO 32000-1, 8.6.5.6)."""
    listed = entry(resources, "/ColorSpace")
    if word in DEFAULTS:
        default = entry(listed, DEFAULTS[word])
        if default is not None and not name(default):
            return space(default, None, depth + 1)
        return Space(word, PARTS[word])
    if word in PARTS:
        return Space(word, PARTS[word])
    found = entry(listed, f"/{word}")
    return space(found, resources, depth + 1) if found is not None and name(found) != word else NOTHING


def first(space: Space) -> tuple[float, ...]:
    """The colour that a space begins with (ISO 32000-1, 8.6.3)."""
    if space.family == CMYK or (space.family == "ICCBased" and space.parts == 4):
        return (0.0, 0.0, 0.0, 1.0)
    return ((1.0 if space.inks else 0.0),) * space.parts


def ink(space: Space, colour: tuple[float, ...]) -> float | None:
    """How much ink a colour lays down, in per cent of one full ink; None where only a profile could tell."""
    if len(colour) != space.parts:
        return None
    four = space.family == CMYK or (space.family == "ICCBased" and space.parts == 4)
    if four or space.family == "DeviceN":
        return 100 * sum(min(max(value, 0.0), 1.0) for value in colour)
    if space.family == "Separation":
        return 100 * colour[0] * (4 if space.inks == ("All",) else 1)
    if space.family == GRAY:
        return 100 * (1 - colour[0])
    return None


def is_white(space: Space, colour: tuple[float, ...]) -> bool:
    """Whether a colour lays down no ink at all."""
    light = space.family in (RGB, "CalRGB") or (space.family == "ICCBased" and space.parts in (1, 3))
    return ink(space, colour) == 0 or (light and set(colour) == {1.0})


def resolved(value: Any) -> bool:
    """Whether an object says a colour space at all."""
    return bool(name(value)) or bool(list(items(value))) or is_dictionary(value)
