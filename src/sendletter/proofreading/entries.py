"""Rules about the entries of the list: glued together, twice, or with what must not be printed."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from sendletter.letter import Order
from sendletter.proofreading.rule import WARNING, Copy, Rule, example, quoted
from sendletter.roster import Signatory
from sendletter.span import Span

GLUED = re.compile(r"(?<=[a-zà-ÿ.)”»)])([)”»])(?=[^\W\d_])|(?<=\w)([)”»])(?=[^\W\d_]{2})")
EMAIL = re.compile(r"(?<![\w@])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
URL = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
ACRONYM = re.compile(r"\s*\([^)]*\)")
COMMON = frozenset(
    [
        "the",
        "of",
        "for",
        "and",
        "in",
        "on",
        "to",
        "a",
        "an",
        "de",
        "la",
        "le",
        "les",
        "des",
        "du",
        "et",
        "der",
        "die",
        "das",
        "und",
        "für",
        "von",
        "el",
        "los",
        "las",
        "y",
        "e",
    ]
)
NEAR = 92.0
"""How alike two names must be, from 0 to 100, to be told; measured on lists of organizations with like names."""


def _glued(copy: Copy) -> Iterator[tuple[Span, str]]:
    for row, _, text in copy.cells:
        if match := GLUED.search(text):
            place = match.end()
            yield row.span, f"two entries seem glued together: {quoted(text[:place])} and {quoted(text[place:])}"


def fold(name: str) -> str:
    """A name without what two writings of it may differ in: case, accents, punctuation, the acronym in brackets."""
    bare = ACRONYM.sub("", name) or name
    if not bare.isascii():
        decomposed = unicodedata.normalize("NFKD", bare)
        bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(re.findall(r"\w+", bare.casefold()))


def _duplicates(copy: Copy) -> Iterator[tuple[Span, str]]:
    seen: dict[tuple[str, str], Signatory] = {}
    for row in copy.roster.listed:
        key = (row.group, fold(row.name))
        if not key[1]:
            continue
        first = seen.setdefault(key, row)
        if first is row or _told_apart(first, row):
            continue
        same = "is" if first.name == row.name else f"is written {quoted(first.name)}"
        yield row.span, f"{quoted(row.name)} {same} in line {first.span.line} already"


def _told_apart(first: Signatory, second: Signatory) -> bool:
    """Two people of one name who differ in another column are two people; so are two that only brackets tell apart."""
    brackets = [ACRONYM.findall(row.name) for row in (first, second)]
    if brackets[0] != brackets[1] and all(brackets):
        return True
    pairs = zip(
        (first.title, first.affiliation, first.country), (second.title, second.affiliation, second.country), strict=True
    )
    return any(one and other and fold(one) != fold(other) for one, other in pairs)


def _near(copy: Copy) -> Iterator[tuple[Span, str]]:
    """Names that differ in a letter or in the order of words; only names that share a rare word are compared."""
    from rapidfuzz.fuzz import ratio, token_sort_ratio

    rows = [(row, folded) for row in copy.roster.listed if len(folded := fold(row.name)) >= 6]
    told: set[tuple[int, int]] = set()
    for block in _blocks([folded for _, folded in rows]):
        for index, one in enumerate(block):
            for other in block[index + 1 :]:
                first, second = rows[one], rows[other]
                if first[1] == second[1] or first[0].group != second[0].group or (one, other) in told:
                    continue
                if abs(len(first[1]) - len(second[1])) > 4 or _differ_in_kind(first[1], second[1]):
                    continue
                likeness = max(ratio(first[1], second[1]), token_sort_ratio(first[1], second[1]))
                if likeness >= NEAR:
                    told.add((one, other))
                    yield (
                        second[0].span,
                        f"{quoted(second[0].name)} is nearly {quoted(first[0].name)} in line {first[0].span.line}",
                    )


def _blocks(names: list[str]) -> Iterator[list[int]]:
    """Numbers of names that may be writings of one: those that share the skeleton of a word or its beginning.

    All pairs of 30,000 names are half a billion; so each name is put under two keys that a slip of one letter rarely
    changes both of, and a key that many names share is left out, since it tells nothing.
    """
    keys: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        words = sorted(word for word in name.split() if word not in COMMON)
        if words:
            consonants = re.sub(r"[aeiouy\s]", "", "".join(words))
            keys["c" + consonants[:12]].append(number)
            keys["w" + " ".join(word[:3] for word in words[:4])].append(number)
            keys["e" + " ".join(word[-3:] for word in words[-3:])].append(number)
    for members in keys.values():
        if 1 < len(members) <= 40:
            yield members


def _differ_in_kind(one: str, other: str) -> bool:
    """Names of one pattern for different places ("ACAT UK", "ACAT USA") or numbers differ in whole words."""
    first, second = set(one.split()), set(other.split())
    only = [sorted(first - second), sorted(second - first)]
    if len(only[0]) == len(only[1]) == 1:
        from rapidfuzz.distance import Levenshtein

        a, b = only[0][0], only[1][0]
        return Levenshtein.distance(a, b) > 2 or min(len(a), len(b)) < 4 or any(map(str.isdigit, a + b))
    return False


def _addresses(copy: Copy) -> Iterator[tuple[Span, str]]:
    for row, column, text in copy.cells:
        if match := EMAIL.search(text) or URL.search(text):
            kind = "an e-mail address" if "@" in match.group() else "a web address"
            yield row.span, f"the column “{column}” holds {kind}: {quoted(match.group())}"


def _capitals(copy: Copy) -> Iterator[tuple[Span, str]]:
    personal = {plan.id for plan in copy.letter.signatures.groups if plan.order is Order.FAMILY_NAME}
    for row in copy.roster.listed:
        words = [word for word in re.findall(r"[^\W\d_]+", ACRONYM.sub("", row.name)) if len(word) > 1]
        if words and row.name.isupper() and (row.group in personal or len(words) > 2) and len("".join(words)) > 5:
            yield row.span, f"{quoted(row.name)} is written in capitals"


def _spaces(copy: Copy) -> Iterator[tuple[Span, str]]:
    for row, column, text in copy.cells:
        if re.search(r"[ \u00a0]{2,}| [,;.)]|\( ", text):
            yield row.span, f"the column “{column}” has a space too many: {quoted(text.replace('  ', '␣␣'))}"


_GOOD = example("Text.", organizations=["Human Rights Watch (HRW)", "Human Rights Hub", "THINK"], people=["José Núñez"])
RULES = (
    Rule(
        "glued-entries",
        "Two entries of the list stand in one row.",
        _glued,
        bad=example("Text.", organizations=["Network for Democracy (NKnet)Norwegian Helsinki Committee (NHC)"]),
        good=_GOOD,
        hint="Give each a row of its own.",
    ),
    Rule(
        "duplicate",
        "Somebody stands in the list twice, perhaps in another writing.",
        _duplicates,
        bad=example("Text.", people=["José Núñez", "Jose NUNEZ"]),
        good=_GOOD,
        hint="Delete one of the rows; if they are two, tell them apart by title or affiliation.",
    ),
    Rule(
        "near-duplicate",
        "Two names in the list are nearly the same.",
        _near,
        bad=example("Text.", organizations=["Transitional Justice Working Group", "Transitional Justce Working Group"]),
        good=example("Text.", organizations=["ACAT Germany (Action by Christians)", "ACAT UK (Action by Christians)"]),
        hint="If it is one signatory, delete one of the rows.",
        severity=WARNING,
    ),
    Rule(
        "address-in-list",
        "A printed column of the list holds an e-mail or web address.",
        _addresses,
        bad=example("Text.", people=["Ann Lee ann.lee@example.org"]),
        good=example("Text.", organizations=["Heart to Heart, @Future"]),
        hint="Move it to the column “email”, which is never printed.",
    ),
    Rule(
        "capitals",
        "A name is written in capitals.",
        _capitals,
        bad=example("Text.", people=["JOSÉ NÚÑEZ"]),
        good=_GOOD,
        hint="Names are printed as they stand; write it as the person does.",
        severity=WARNING,
    ),
    Rule(
        "space-in-list",
        "A cell of the list has a space too many.",
        _spaces,
        bad=example("Text.", people=["José  Núñez"]),
        good=_GOOD,
        hint="Delete it.",
        severity=WARNING,
    ),
)
