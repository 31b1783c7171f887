"""In which inks each colour is printed, and what is wrong with that: the one place where colours are decided.

A colour that letter.yaml gives is printed as given. The ink of running text is black alone and whole, since a tint of
it would be a screen of dots with ragged edges; other neutral greys are tints of black alone, as light as they look.
So are texts that are nearly neutral: small letters in four inks show coloured edges where the inks do not meet
exactly. All else goes by the profile.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot

from sendletter.letter import InkColour
from sendletter.separation.difference import Lab, difference
from sendletter.separation.paint import BLACK, PAPER, Paint, Shares
from sendletter.separation.profile import Profile

LARGE = 10.0
"""CIEDE2000 beyond which a colour has become another one. A proof may differ by 2.5 on the average and 5 at the most
(ISO 12647-7), a run of the press by about as much; twice that is seen by everybody without a comparison."""
NEUTRAL = 10.0
"""Chroma (CIELAB) under which a text is printed as black alone."""
ROUNDING = 0.005
"""By how much inks may pass their limit: half a per cent, since eight bits tell no less apart."""

Rgb = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Screen:
    """A colour as the finished PDF has it: of the screen, by its look, or in inks already."""

    rgb: Rgb | None = None
    lab: Lab | None = None
    shares: Shares | None = None

    def __str__(self) -> str:
        if self.rgb is not None:
            return f"#{self.rgb[0]:02x}{self.rgb[1]:02x}{self.rgb[2]:02x}"
        if self.lab is not None:
            return f"lab({', '.join(f'{value:.0f}' for value in self.lab)})"
        return f"cmyk({', '.join(f'{100 * share:.0f}' for share in self.shares or ())})"


@dataclass(frozen=True, slots=True)
class _Judged:
    """The inks of a colour, and how far they are from it (CIEDE2000)."""

    paint: Paint
    shift: float = 0.0


class Palette:
    """The colours of one PDF, as they are met; `page` is the number of the page that is being looked at."""

    def __init__(self, profile: Profile, given: Sequence[InkColour], ink: str, limit: float) -> None:
        """`ink` is the colour of running text (`#rrggbb`), `limit` the most of all inks together (3.0: 300 %)."""
        self.profile, self.limit, self.page = profile, limit, 0
        self.given = {colour.web: Paint(colour.shares, colour.spot) for colour in given}
        self.ink, self.used = ink.lower(), set[str]()
        self._judged: dict[tuple[Screen, bool], _Judged] = {}
        self._uses: dict[Screen, dict[str, list[int]]] = {}

    def paint(self, colour: Screen, use: str) -> Paint:
        """The inks of a colour; `use` is what is painted with it, such as "text"."""
        judged = self._judged.get((colour, use == "text"))
        if judged is None:
            judged = self._judged[colour, use == "text"] = self._judge(colour, text=use == "text")
        pages = self._uses.setdefault(colour, {}).setdefault(use, [])
        if not pages or pages[-1] != self.page:
            pages.append(self.page)
        return judged.paint

    def _judge(self, colour: Screen, *, text: bool) -> _Judged:
        name, profile = str(colour), self.profile
        if colour.shares is not None:
            return _Judged(Paint(colour.shares))
        if name in self.given:
            self.used.add(name)
            return _Judged(self.given[name])
        if name == self.ink:
            return _Judged(BLACK)
        look = colour.lab or profile.lab_of(colour.rgb or (0, 0, 0))
        neutral = colour.rgb is not None and len(set(colour.rgb)) == 1
        if neutral or (text and hypot(*look[1:]) < NEUTRAL):
            black = profile.black(look[0])
            return _Judged(Paint((0.0, 0.0, 0.0, black)) if black else PAPER)
        shares = profile.shares(colour.rgb) if colour.rgb else profile.shares_of(look)
        return _Judged(Paint(shares), difference(look, profile.lab(shares)))

    def faults(self) -> Iterator[tuple[str, str, str]]:
        """Colours that cannot be printed as they are: rule, what is wrong, what to do."""
        for colour, uses in self._uses.items():
            found = {judged for text in (False, True) if (judged := self._judged.get((colour, text)))}
            worst = max(found, key=lambda judged: judged.shift)
            name, where = str(colour), _where(uses)
            if worst.shift > LARGE:
                inks = " ".join(f"{100 * share:.0f}" for share in worst.paint.shares)
                text = (
                    f"{name} ({where}) cannot be printed by this profile: it would become another colour "
                    f"(CIEDE2000 {worst.shift:.0f}, at most {LARGE:.0f})"
                )
                hint = (
                    f'Say under “colours” what it is printed in, such as "{name}": {inks}, '
                    "which is the nearest that the press can do, or a spot ink."
                )
                yield "print-colour", text, hint
            most = max(judged.paint.total for judged in found)
            if most > self.limit + ROUNDING:
                total = f"{100 * most:.0f} % of ink, at most {100 * self.limit:.0f} %"
                hint = f'Give it less ink under “colours”: "{name}": C M Y K.'
                yield "print-ink", f"{name} ({where}) would be printed with {total}", hint


def _where(uses: dict[str, list[int]]) -> str:
    """Where a colour is used, such as "text on page 1, shape on pages 1 and 2"."""
    return ", ".join(f"{use} on {pages_of(pages)}" for use, pages in uses.items())


def pages_of(pages: Sequence[int]) -> str:
    """Pages in words: the first three, and how many more."""
    numbers = sorted(set(pages))
    first, more = numbers[:3], len(numbers) - 3
    if len(numbers) == 1:
        return f"page {numbers[0]}"
    return f"pages {', '.join(map(str, first))}" + (f" and {more} more" if more > 0 else "")
