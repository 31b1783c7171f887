"""Gradients brought into printing inks: the colours at their ends and between them are (ISO 32000-1, 8.7.4.5)."""

from collections.abc import Callable
from typing import Any

from sendletter.separation.geometry import numbers
from sendletter.separation.paint import Paint
from sendletter.separation.palette import Rgb, Screen

LINEAR, RADIAL = 2, 3
EXPONENTIAL, STITCHED = 2, 3
CHANNELS = {"/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4}


def bring_over(shading: Any, paint: Callable[[Screen], Paint], *, mask: bool = False) -> None:
    """Rewrite a shading in its place; of a `mask`, only the lightness counts.

    Raises ValueError for what cannot be brought over, in words.
    """
    from pikepdf import Array, Name

    space = str(shading.ColorSpace)
    into = "/DeviceGray" if mask else "/DeviceCMYK"
    if space == into:
        return
    if space not in ("/DeviceRGB", "/DeviceGray") or int(shading.ShadingType) not in (LINEAR, RADIAL):
        raise ValueError("a gradient that is neither linear nor radial, or has a colour space of its own")

    def ends(values: Any) -> Any:
        screen = rgb(list(numbers(values)))
        if mask:
            return Array([round(luminosity(screen), 6)])
        inks = paint(Screen(rgb=screen))
        if inks.spot:
            raise ValueError(f"a gradient to {Screen(rgb=screen)}, which is a spot ink")
        return Array([round(share, 6) for share in inks.shares])

    _function(shading.Function, ends)
    shading.ColorSpace = Name(into)
    if "/Background" in shading:
        shading.Background = ends(shading.Background)


def _function(function: Any, ends: Callable[[Any], Any]) -> None:
    kind = int(function.get("/FunctionType", 0)) if hasattr(function, "keys") else 0
    if kind == STITCHED:
        for part in function.Functions:
            _function(part, ends)
    elif kind == EXPONENTIAL:
        function.C0 = ends(function.get("/C0", [0]))
        function.C1 = ends(function.get("/C1", [1]))
    else:
        raise ValueError("a gradient whose colours are computed")
    if "/Range" in function:
        del function["/Range"]


def rgb(values: list[float]) -> Rgb:
    """One or three shares of light as a colour of the screen."""
    red, green, blue = values if len(values) == CHANNELS["/DeviceRGB"] else values[:1] * 3
    return _byte(red), _byte(green), _byte(blue)


def luminosity(colour: Rgb) -> float:
    """How light a colour is in a mask (ISO 32000-1, 11.5.3)."""
    red, green, blue = colour
    return (0.3 * red + 0.59 * green + 0.11 * blue) / 255


def _byte(share: float) -> int:
    return min(255, max(0, round(255 * share)))
