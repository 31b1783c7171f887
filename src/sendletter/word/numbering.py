"""The lists of a letter as Word counts them: bullets or numbers, nine deep, each list from its own number."""

from collections.abc import Iterator, Mapping
from typing import Any

from sendletter.language import Language
from sendletter.word.xml import twips, w

DEEPEST = 9
"""Levels that a list of Word has (ECMA-376-1, 17.9.6)."""
BULLET = "•"
DIGITS: Mapping[str, str] = {"1": "decimal", "١": "hindiNumbers", "۱": "hindiNumbers", "१": "hindiNumbers"}
"""How Word calls the digits of a language, by its 1."""


class Numbering:
    """The lists of a document, by their numbers in the letter; Word counts them from 1 in the order of their making."""

    def __init__(self, language: Language, indent: float) -> None:
        """`indent` is that of each level, in points."""
        self.language, self.indent = language, indent
        self.lists: dict[int, tuple[int, int | None, int]] = {}

    def item(self, number: int, count: int | None, level: int) -> Any:
        """The property of an item: the letter's list, its own count or None for a bullet, the level from 1."""
        level = min(level, DEEPEST) - 1
        own, _, _ = self.lists.setdefault(number, (len(self.lists) + 1, count, level))
        return w("numPr", w("ilvl", val=level), w("numId", val=own))

    def tree(self) -> Any:
        """The part that says how lists count."""
        digits = DIGITS.get(self.language.number(1), "decimal")
        root = w("numbering", self._plan(0, "bullet"), self._plan(1, digits))
        for own, count, level in self.lists.values():
            plan = w("abstractNumId", val=0 if count is None else 1)
            start = None
            if count is not None:
                start = w("lvlOverride", w("startOverride", val=count), ilvl=level)
            root.append(w("num", plan, start, numId=own))
        return root

    def _plan(self, number: int, form: str) -> Any:
        return w("abstractNum", w("multiLevelType", val="multilevel"), *self._levels(form), abstractNumId=number)

    def _levels(self, form: str) -> Iterator[Any]:
        for level in range(DEEPEST):
            sign = BULLET if form == "bullet" else f"%{level + 1}."
            place = w("pPr", w("ind", left=twips(self.indent * (level + 1)), hanging=twips(self.indent)))
            parts = (w("start", val=1), w("numFmt", val=form), w("lvlText", val=sign), w("lvlJc", val="left"), place)
            yield w("lvl", *parts, ilvl=level)
