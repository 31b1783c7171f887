"""How far two colours are apart for the eye: CIEDE2000 (ISO/CIE 11664-6)."""

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Lab = tuple[float, float, float]
FAR = 25.0**7


def difference(one: Lab, other: Lab) -> float:
    """The CIEDE2000 difference of two CIELAB colours, all weights 1; 1 is about the least that is seen."""
    chroma = (hypot(*one[1:]) + hypot(*other[1:])) / 2
    stretch = 1.5 - 0.5 * sqrt(chroma**7 / (chroma**7 + FAR))
    (l1, c1, h1), (l2, c2, h2) = (_polar(lightness, a * stretch, b) for lightness, a, b in (one, other))
    around = h2 - h1 if c1 * c2 else 0.0
    around -= 360 * (around > 180) - 360 * (around < -180)
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    hue = _middle(h1, h2) if c1 * c2 else h1 + h2
    weight = (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )
    dl = (l2 - l1) / (1 + 0.015 * (lightness - 50) ** 2 / sqrt(20 + (lightness - 50) ** 2))
    dc = (c2 - c1) / (1 + 0.045 * chroma)
    dh = 2 * sqrt(c1 * c2) * sin(radians(around / 2)) / (1 + 0.015 * chroma * weight)
    turn = 2 * sqrt(chroma**7 / (chroma**7 + FAR)) * sin(radians(60 * exp(-(((hue - 275) / 25) ** 2))))
    return sqrt(max(0.0, dl**2 + dc**2 + dh**2 - turn * dc * dh))


def _polar(lightness: float, a: float, b: float) -> tuple[float, float, float]:
    return lightness, hypot(a, b), degrees(atan2(b, a)) % 360


def _middle(one: float, other: float) -> float:
    """The hue between two hues, the shorter way round."""
    if abs(one - other) <= 180:
        return (one + other) / 2
    return (one + other + (360 if one + other < 360 else -360)) / 2
