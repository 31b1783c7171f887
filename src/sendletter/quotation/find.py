"""Where quoted words stand in a text: known by themselves and by what stands before and after them.

The same three parts as the TextQuoteSelector of the Web Annotation Data Model (https://www.w3.org/TR/annotation-model/,
4.2.4), and for the same reason: a text goes on changing after it was quoted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sendletter.quotation.fold import BREAK, EDGE, Folded, fold

AROUND = 48
"""Signs before and after a quotation that tell it from the same words elsewhere."""
ALIKE, SIMILAR = 0.6, 75.0
"""How alike the surroundings must be for the same words to be those that were quoted; and a text that has changed."""
LONG, TOUCHING = 12, 4
"""Signs from which words tell themselves; and how many next to shorter ones must be the same, on one side at least."""
CAPTION = 20
"""Signs that a letter may print before a text of its own, such as: Enclosures."""
MOST = 2_000
"""Places that are looked at."""
SHORTEST = 8
"""Signs that are enough to look for a text that has changed."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words as they were printed, and what was printed before and after them in the same text; all may be empty."""

    exact: str
    before: str = ""
    after: str = ""


class Standing(StrEnum):
    """Whether quoted words still stand there."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Found:
    """Begin and end of quoted words as indices of a text, whether they are the same, in how many places equally well.

    What is gone may still have a place: where it stood, with nothing between begin and end.
    """

    begin: int
    end: int
    standing: Standing
    count: int = 1
    whole: bool = True
    """Whether all that stood around them stands there too."""


def excerpt(text: str, begin: int, end: int) -> Quotation:
    """The quotation of a part of a text, with its surroundings; the ends of the text are part of them."""
    before, after = text[:begin], text[end:]
    return Quotation(
        text[begin:end],
        ("" if len(before) > AROUND * 2 else EDGE) + before[-AROUND * 2 :],
        after[: AROUND * 2] + ("" if len(after) > AROUND * 2 else EDGE),
    )


def find(quotation: Quotation, text: Folded, near: int = 0, *, letters: bool = False) -> Found | None:
    """The best place of a quotation; of equally good ones that which is nearest to the index `near`. None for none.

    `letters` says that the text was folded to letters.
    """
    exact = fold(quotation.exact, letters=letters).signs.strip("\n")
    before = fold(quotation.before, letters=letters).signs[-AROUND:]
    after = fold(quotation.after, letters=letters).signs[:AROUND]
    scored = [
        (_likeness(before, after, text.signs, place, len(exact)), place)
        for place in _places(exact, before, after, text.signs)
    ]
    good = [
        (score, place)
        for score, place in scored
        if score >= ALIKE and (len(exact) >= LONG or _touching(before, after, text.signs, place, len(exact)))
    ]
    if good:
        best = max(score for score, _ in good)
        equal = [place for score, place in good if score > best - 0.02]
        place = min(equal, key=lambda place: abs(_index(text, place) - near))
        return _found(text, place, place + len(exact), Standing.SAME, len(equal), whole=best == 1.0)
    return _between(before, exact, after, text) or _changed(before, exact, after, text)


def _between(before: str, exact: str, after: str, text: Folded) -> Found | None:
    """Where the surroundings still stand, close to each other, with something else between them or nothing."""
    for size in (AROUND // 2, AROUND // 4, SHORTEST):
        left, right = before[-size:], after[:size]
        if not left or not right or len(left) + len(right) < SHORTEST:
            return None
        room = 3 * len(exact) + AROUND
        pairs = [
            (end - begin, begin, end)
            for begin in (place + len(left) for place in _all(left, text.signs))
            if (end := text.signs.find(right, begin, begin + room + len(right))) >= 0
        ]
        if pairs:
            _, begin, end = min(pairs)
            gone = not text.signs[begin:end].strip("\n")
            standing = Standing.GONE if gone else Standing.CHANGED
            return _found(text, begin, begin if gone else end, standing, 1, whole=False)
    return None


def _index(text: Folded, sign: int) -> int:
    return text.at[min(sign, len(text.at) - 1)] if text.at else 0


def _places(exact: str, before: str, after: str, signs: str) -> Iterator[int]:
    """Where the words stand; where there are none, where the surroundings meet."""
    if exact:
        yield from _all(exact, signs)
        return
    ends = {place + len(before[-SHORTEST:]) for place in _all(before[-SHORTEST:], signs)} if before else set()
    begins = set(_all(after[:SHORTEST], signs)) if after else set()
    yield from sorted(ends & begins or ends | begins)


def _all(words: str, signs: str) -> Iterator[int]:
    place = signs.find(words)
    for _ in range(MOST):
        if place < 0:
            return
        yield place
        place = signs.find(words, place + 1)


def _likeness(before: str, after: str, signs: str, place: int, length: int) -> float:
    """How alike the surroundings of a place are, from 0 to 1; a caption may be printed before a text."""
    from rapidfuzz import fuzz

    if not before and not after:
        return 1.0
    begin, end = max(0, place - len(before)), place + length
    left = fuzz.ratio(before, signs[begin:place])
    right = fuzz.ratio(after, signs[end : end + len(after)]) * len(after)
    own = place - signs.rfind(BREAK, 0, place) - 1
    if before.startswith(BREAK) and 0 < len(before) - own - 1 <= CAPTION:
        left = max(left, 95.0 * (before[len(before) - own :] == signs[place - own : place]))
    return (left * len(before) + right) / (len(before) + len(after)) / 100


def _touching(before: str, after: str, signs: str, place: int, length: int) -> bool:
    """Whether what stands just before or just after a place is the same: a short word may stand close by again."""
    end = place + length
    left, right = before[-TOUCHING:], after[:TOUCHING]
    return (
        bool(left and signs.endswith(left, 0, place))
        or bool(right and signs.startswith(right, end))
        or not before + after
    )


def _changed(before: str, exact: str, after: str, text: Folded) -> Found | None:
    """Where the quotation stands in other words, or stood, when what is around it has changed too."""
    from rapidfuzz import fuzz

    needle = before + exact + after
    if len(needle) < SHORTEST:
        return None
    part = fuzz.partial_ratio_alignment(needle, text.signs, score_cutoff=SIMILAR)
    if part is None or len(text.signs) < len(needle) // 2:
        return None
    begin, end = mapped(needle, text.signs[part.dest_start : part.dest_end], (len(before), len(before) + len(exact)))
    begin, end = begin + part.dest_start, end + part.dest_start
    gone = begin >= end or not text.signs[begin:end].strip("\n")
    return _found(text, begin, max(begin, end), Standing.GONE if gone else Standing.CHANGED, 1, whole=False)


def _found(text: Folded, begin: int, end: int, standing: Standing, count: int, *, whole: bool) -> Found:
    """What was found, as indices of the text."""
    if begin < end:
        return Found(text.at[begin], text.at[end - 1] + 1, standing, count, whole)
    index = text.at[begin - 1] + 1 if 0 < begin <= len(text.at) else 0
    return Found(index, index, standing, count, whole)


def mapped(one: str, other: str, place: tuple[int, int], *, tight: bool = False) -> tuple[int, int]:
    """Begin and end in `one` as those in `other`, along the letters that both have in order.

    What `other` has more at begin and end is inside, or outside where it shall be `tight`.
    """
    from rapidfuzz.distance import Indel

    if one == other:
        return place
    begin, end = place
    if tight and (one in other or other in one):
        shift = other.find(one) if one in other else -one.find(other)
        return min(max(begin + shift, 0), len(other)), min(max(end + shift, 0), len(other))
    same = [code for code in Indel.opcodes(one, other) if code.tag == "equal"]
    if tight and (inside := [code for code in same if code.src_start < end and begin < code.src_end]):
        first, last = inside[0], inside[-1]
        return (
            first.dest_start + max(begin - first.src_start, 0),
            last.dest_start + min(end, last.src_end) - last.src_start,
        )
    before = [code.dest_start + min(begin, code.src_end) - code.src_start for code in same if code.src_start <= begin]
    after = [code.dest_end - code.src_end + max(end, code.src_start) for code in same if code.src_end >= end]
    start = before[-1] if before else 0
    return start, max(start, after[0] if after else len(other))
