"""Where a text passes from one script or direction to another, as the engine sees it, and what language that is.

A mark that all scripts share (Common or Inherited, Unicode UAX 24) belongs to what stands before it, at the beginning
to what follows; the closing one of a pair belongs to where the opening one does. The engine's text library (Pango's
PangoScriptIter) cuts texts so, and letters on both sides of a cut are not kerned with each other.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

SAME = re.compile("[\u0000-\u024f\u1e00-\u1eff\u2000-\u206f\u20a0-\u20cf\u2100-\u214f]*")
"""Latin letters, and marks and signs that all scripts share: nothing to cut, and the most of what there is."""
PAIRS = dict(zip(")]}»’”›⁆⁾₎〉》」』】〕〗〙〛", "([{«‘“‹⁅⁽₍〈《「『【〔〖〘〚", strict=True))
"""The opening mark of each closing one."""
OPENING = frozenset(PAIRS.values())
SHARED = 1
"""ICU's numbers of the scripts Common and Inherited are 0 and 1."""


def stretches(text: str, *, backwards: bool = False) -> tuple[int, ...]:
    """The offsets at which another script or direction begins; none in most texts.

    `backwards` where the paragraph runs from right to left: then the marks at the edge of a Latin word do, too.
    """
    if not backwards and SAME.fullmatch(text):
        return ()
    return tuple(sorted({*_scripts(text), *_directions(text, backwards=backwards)}))


def _directions(text: str, *, backwards: bool) -> Iterator[int]:
    """Where another level of the Unicode Bidirectional Algorithm (UAX 9) begins."""
    import icu

    bidi, held = icu.Bidi(), icu.UnicodeString(text)
    bidi.setPara(held, int(backwards))
    levels = list(bidi.getLevels()) if text else []
    unit = 0
    for place, character in enumerate(text):
        if unit and levels[unit] != levels[unit - 1]:
            yield place
        unit += 1 + (character > "\uffff")  # levels are those of UTF-16 units


def _scripts(text: str) -> tuple[int, ...]:
    """Where another script begins."""
    cuts: list[int] = []
    opened: list[tuple[str, int]] = []
    current = SHARED
    for place, character in enumerate(text):
        script = _script(character)
        if character in PAIRS:
            while opened and opened[-1][0] != PAIRS[character]:
                opened.pop()
            script = opened.pop()[1] if opened else script
        if script > SHARED and current > SHARED and script != current:
            cuts.append(place)
        if script > SHARED:
            if current == SHARED:  # what stood at the beginning belongs to this script, too
                opened = [(mark, script) for mark, _ in opened]
            current = script
        if character in OPENING:
            opened.append((character, current))
    return tuple(cuts)


LATIN = frozenset({"Latn"})
"""A script that so many languages share that it says nothing."""
COMPOUND: dict[str, frozenset[str]] = {
    "Jpan": frozenset({"Hira", "Kana", "Hani"}),
    "Kore": frozenset({"Hang", "Hani"}),
    "Hans": frozenset({"Hani", "Bopo"}),
    "Hant": frozenset({"Hani", "Bopo"}),
}
"""Scripts that languages write together (ISO 15924), by the name of the whole."""


def tongue(text: str, tag: str) -> str:
    """The language of a text that stands in a letter in another one, as far as its script gives it away; else "".

    That is the language that most people write in the script (CLDR, likely subtags): a voice that can read it at all.
    """
    return next((found for _, _, found in tongues(text, tag) if found), "")


def tongues(text: str, tag: str) -> tuple[tuple[int, int, str], ...]:
    """A text cut where it passes to another language and back: begin, end, and the language, "" for the letter's."""
    if SAME.fullmatch(text):
        return ((0, len(text), ""),) if text else ()
    places = (0, *_scripts(text), len(text))
    scripts = [_name(text[begin:end]) for begin, end in pairwise(places)]
    found: list[tuple[int, int, str]] = []
    for begin, end, script in zip(places, places[1:], scripts, strict=False):
        language = "" if script in _own(tag) else _likely(script, frozenset(scripts))
        if found and found[-1][2] == language:
            begin = found.pop()[0]
        found.append((begin, end, language))
    return tuple(found)


def _name(text: str) -> str:
    """The script of the first letter that has one of its own; "" where none has."""
    import icu

    letter = next((character for character in text if _script(character) > SHARED), None)
    return str(icu.Script.getScript(letter).getShortName()) if letter else ""


@cache
def _own(tag: str) -> frozenset[str]:
    """The scripts that a letter in a language needs no word about."""
    import icu

    likely = icu.Locale.forLanguageTag(tag)
    likely.addLikelySubtags()
    script = str(likely.getScript())
    return LATIN | {""} | COMPOUND.get(script, frozenset({script}))


@cache
def _likely(script: str, beside: frozenset[str]) -> str:
    """The language that a script stands for; Han characters are read as those beside them are."""
    import icu

    if script == "Hani" and beside & {"Hira", "Kana", "Hang"}:
        script = "Kana" if beside & {"Hira", "Kana"} else "Hang"
    likely = icu.Locale.forLanguageTag(f"und-{script}")
    likely.addLikelySubtags()
    return str(likely.getLanguage())


@cache
def _script(character: str) -> int:
    import icu

    return int(icu.Script.getScript(character).getScriptCode())
