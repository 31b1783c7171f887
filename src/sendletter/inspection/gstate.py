"""What a dictionary of graphics state parameters (ISO 32000-1, 8.4.5) makes of a state."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sendletter.inspection.marks import State
from sendletter.inspection.values import entry, keys_of, number


def applied(state: State, parameters: Any) -> State:
    """The state after `gs`; the font is left to who knows the fonts."""
    changes: dict[str, Any] = {}
    for key in keys_of(parameters):
        if key in READ:
            field, read = READ[key]
            value = read(entry(parameters, key))
            if value is not None:
                changes[field] = value
    if "over_stroke" in changes and "over_fill" not in changes:
        changes["over_fill"] = changes["over_stroke"]  # OP alone means both
    return replace(state, **changes) if changes else state


def _flag(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _whole(value: Any) -> int | None:
    found = number(value)
    return None if found is None else int(found)


READ: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "/LW": ("width", number),
    "/OP": ("over_stroke", _flag),
    "/op": ("over_fill", _flag),
    "/OPM": ("over_mode", _whole),
}
