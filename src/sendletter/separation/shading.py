"""Gradients brought into printing inks: the colours at their ends and between them are (ISO 32000-1, 8.7.4.5)."""

from collections.abc import Callable
from typing import Any

from sendletter.separation.paint import Paint
from sendletter.separation.palette import Rgb, Screen
from sendletter.separation.values import numbers

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


def alone(pattern: Any) -> Any:
    """The gradient of which a tiling pattern consists, where it holds nothing else; None for any other pattern.

    The engine draws a picture's (SVG) gradients so, as a tile of the size of what they fill. At its edges the next tile
    shows through, and some readers draw nothing of so small a tile: as a pattern of its own, a gradient has no edges.
    """
    name = _only(pattern, "Do")
    form = (pattern.Resources.get("/XObject") or {}).get(name) if name else None
    if form is None or str(form.get("/Subtype")) != "/Form" or "/Matrix" in form:
        return None
    name = _only(form, "sh")
    return (form.Resources.get("/Shading") or {}).get(name) if name else None


def _only(stream: Any, operator: str) -> str:
    """What a stream draws with an operator, where it does nothing but that, as opaque as it is; else nothing."""
    from pikepdf import parse_content_stream

    states = (stream.get("/Resources") or {}).get("/ExtGState") or {}
    opaque = [
        name for name, state in states.items() if set(state.keys()) <= {"/ca", "/Type"} and state.get("/ca", 1) == 1
    ]
    drawn = [
        (str(item.operator), str(item.operands[0]) if item.operands else "") for item in parse_content_stream(stream)
    ]
    drawn = [(found, name) for found, name in drawn if not (found == "gs" and name in opaque)]
    return drawn[0][1] if len(drawn) == 1 and drawn[0][0] == operator else ""


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
