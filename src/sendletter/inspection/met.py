"""What is met on the way through the pages: the resources that are used, and on which pages."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sendletter.inspection.font import Font
from sendletter.inspection.marks import Mark
from sendletter.inspection.values import place


@dataclass(slots=True)
class Used:
    """A font and what is set in it: on which pages, in which codes, and whether any of it is seen."""

    font: Font
    pages: set[int] = field(default_factory=set)
    codes: set[int] = field(default_factory=set)
    seen: bool = False


@dataclass(slots=True)
class Met:
    """All that was met. `things` are (kind, object, page), each object once a page; `short` is why it is not all."""

    marks: list[Mark] = field(default_factory=list)
    things: list[tuple[str, Any, int]] = field(default_factory=list)
    fonts: list[Used] = field(default_factory=list)
    short: dict[str, set[int]] = field(default_factory=dict)
    _known: set[tuple[Any, ...]] = field(default_factory=set)
    _fonts: dict[tuple[int, int], Used] = field(default_factory=dict)

    def meet(self, kind: str, thing: Any, page: int, key: Any = None) -> bool:
        """Note a thing; whether it is new on its page."""
        key = key if key is not None else place(thing)
        known = (kind, key, page)
        if key != (0, 0) and known in self._known:
            return False
        self._known.add(known)
        self.things.append((kind, thing, page))
        return True

    def font(self, value: Any) -> Used:
        """A font, read once."""
        key = place(value)
        if key == (0, 0) or key not in self._fonts:
            used = Used(Font(value))
            self.fonts.append(used)
            if key == (0, 0):
                return used
            self._fonts[key] = used
        return self._fonts[key]

    def all(self, kind: str) -> Iterator[tuple[Any, int]]:
        """The things of a kind with their pages."""
        return ((thing, page) for what, thing, page in self.things if what == kind)

    def stop(self, why: str, page: int) -> None:
        """Note that something was not looked at."""
        self.short.setdefault(why, set()).add(page)
