"""Frozen values as JSON and back: a letter and its list, as a draft keeps them.

A value of ours is an object whose `is` names its kind, and holds only what differs from that kind's defaults; an
enumeration is its word, a date what ISO 8601 writes. What comes back is from a PDF that somebody has sent, so nothing
is made but the kinds that are asked for, and everything else is a ValueError.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

KIND = "is"
DEEPEST = 40


def plain(value: Any) -> Any:
    """A value as what JSON can hold."""
    if isinstance(value, StrEnum):
        return {KIND: type(value).__name__, "word": value.value}
    if isinstance(value, datetime | date):
        return {KIND: type(value).__name__, "iso": value.isoformat()}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        held = {item.name: getattr(value, item.name) for item in fields(value)}
        changed = {item.name: plain(held[item.name]) for item in fields(value) if held[item.name] != _default(item)}
        return {KIND: type(value).__name__, **changed}
    return value


def valued(held: Any, kinds: Mapping[str, type], depth: int = 0) -> Any:
    """The value that was made plain. Raises ValueError for anything that is none of these kinds."""
    if depth > DEEPEST:
        raise ValueError("is nested too deeply")
    if isinstance(held, list):
        return tuple(valued(item, kinds, depth + 1) for item in held)
    if not isinstance(held, dict):
        return held
    name, values = held.get(KIND), {key: item for key, item in held.items() if key != KIND}
    try:
        return _made(str(name), {key: valued(item, kinds, depth + 1) for key, item in values.items()}, kinds)
    except (KeyError, TypeError, AttributeError) as fault:
        raise ValueError(f"holds no {name} that is known here") from fault


def _made(name: str, values: Mapping[str, Any], kinds: Mapping[str, type]) -> Any:
    """A value of the kind of that name. Raises KeyError, TypeError or ValueError for what is none."""
    if name in ("date", "datetime"):
        return (date if name == "date" else datetime).fromisoformat(values["iso"])
    kind: Any = kinds[name]
    if issubclass(kind, StrEnum):
        return kind(values["word"])
    made = kind(**values)
    if not all(_fits(getattr(made, key), hint) for key, hint in _hints(kind).items()):
        raise TypeError(name)
    return made


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    """The types of a kind's fields."""
    return get_type_hints(kind)


def _fits(value: Any, hint: Any) -> bool:
    """Whether a value is of a type, as our values are typed: plain ones, tuples, kinds of ours, and one of several."""
    inner = get_args(hint)
    if get_origin(hint) is tuple:
        if not isinstance(value, tuple):
            return False
        if inner[-1] is Ellipsis:
            return all(_fits(item, inner[0]) for item in value)
        return len(value) == len(inner) and all(map(_fits, value, inner))
    if inner:
        return any(_fits(value, one) for one in inner)
    return isinstance(value, (int, float)) if hint is float else isinstance(value, hint or type(None))


def _default(item: Field[Any]) -> Any:
    if item.default is not MISSING:
        return item.default
    return item.default_factory() if item.default_factory is not MISSING else MISSING
