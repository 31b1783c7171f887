"""How alike two names are: what two writings of one name share, and what makes two names of one pattern two.

Comparing all pairs of 30,000 names is half a billion comparisons. Names are put in drawers instead: by all their words
but one, and by their consonants; only what lies in one drawer is compared.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

BRACKETED = re.compile(r"\s*\([^)]*\)")
PLAIN_WORD = re.compile("[a-z0-9]+")
UNDECOMPOSED = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "&": " and ",
        **dict.fromkeys("'’‘ʼ.", ""),
    }
)
"""Letters that Unicode does not take apart into a letter and its mark, and marks that are not said."""
MARKS = re.compile("[\u0300-\u036f\u064b-\u0652\u0670]")
"""Accents and Arabic vowel points. The marks of other scripts are vowels or voicing, and tell words apart."""
UNSAID = frozenset(
    re.findall(
        r"\w+",
        "the and et und inc ltd llc gmbh asbl vzw",
    )
)
"""Words that one writing of a name has and another leaves out."""
PLACES = frozenset(
    re.findall(
        r"\w+",
        "iceland ireland islande irlande island irland islanda irlanda islandia irlandia iran iraq irak "
        "gambia zambia gambie zambie mali bali australia austria autriche australie niger nigeria nigerian "
        "slovakia slovenia slovaquie slovenie korea chad togo tonga oman north south east west youth",
    )
)
"""Words that differ in a letter or two and name different places; youth is among them as it is not south."""
SHORTEST = 4
"""Letters that a word needs before a letter more or less is taken for a slip: UK and USA, 12 and 13 are none."""
MOST_WORDS = 40
"""Words up to which a cell is a name; what is longer is a text that got into the list."""
LONG = 9
"""Letters from which on two slips in one word are still one word."""
DRAWER = 40
"""Members up to which a drawer is compared pair by pair; in larger ones only words one letter apart are looked up."""
NEAR = 90.0
"""How alike (0 to 100, rapidfuzz `ratio`) two names with the same consonants must be."""

Pair = tuple[int, int]


def fold(name: str) -> str:
    """A name without what two writings of it may differ in: case, accents, punctuation, what stands in brackets."""
    bare = (("(" in name and BRACKETED.sub("", name)) or name).casefold()
    letters = bare.translate(UNDECOMPOSED)
    if not letters.isascii():
        letters = MARKS.sub("", unicodedata.normalize("NFKD", letters))
    if letters.isascii():
        return " ".join(PLAIN_WORD.findall(letters)) or bare.strip()
    kept = (c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in letters)
    return unicodedata.normalize("NFC", " ".join("".join(kept).split())) or bare.strip()


def words_of(folded: str) -> tuple[str, ...]:
    """The words of a folded name in alphabetical order, without those that may be left out."""
    words = folded.split()
    return tuple(sorted(word for word in words if word not in UNSAID) or sorted(words))


def same(names: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[Pair]:
    """Numbers of names (folded, and as words) with the same words in any order, or the same letters with other spaces."""
    seen: dict[Hashable, int] = {}
    for number, (folded, words) in enumerate(names):
        for key in (words, folded.replace(" ", "")):
            first = seen.setdefault(key, number)
            if first != number:
                yield first, number


def near(names: list[tuple[str, ...]]) -> Iterator[Pair]:
    """Numbers of names (each as its words, all different) that differ as by a slip of the hand."""
    drawers: dict[tuple[str, ...], list[tuple[int, str]]] = defaultdict(list)
    for number, words in enumerate(names):
        for rest, odd in rests(words):
            drawers[rest].append((number, odd))
    for drawer in drawers.values():
        if len(drawer) > 1:
            yield from _pairs(drawer)
    yield from _misspelt(names)


def rests(words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each word that is long enough to be misspelt, with all the others."""
    if not 1 < len(words) <= MOST_WORDS:
        return
    for place, odd in enumerate(words):
        if len(odd) >= SHORTEST:
            yield words[:place] + words[place + 1 :], odd


def _pairs(drawer: list[tuple[int, str]]) -> Iterator[Pair]:
    if len(drawer) <= DRAWER:
        for place, (one, word) in enumerate(drawer):
            for other, another in drawer[place + 1 :]:
                if is_slip(word, another):
                    yield one, other
        return
    shelves: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, word in drawer:
        for key in {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}:
            for one, another in shelves[key]:
                if is_slip(another, word):
                    yield one, number
            if len(shelves[key]) < DRAWER:
                shelves[key].append((number, word))


def is_slip(one: str, other: str) -> bool:
    """Whether a word is another with one slip, two in a long one: a letter more, less, other or exchanged.

    Not so for numbers, for different places, for the endings of a man's and a woman's name, and in scripts without
    capitals, where one sign more is often another word.
    """
    short, long = sorted((one, other), key=len)
    if short == long or len(short) < SHORTEST or len(long) - len(short) > 2 or short.upper() == short:
        return False
    from rapidfuzz.distance import OSA

    most = 2 if len(short) >= LONG else 1
    if OSA.distance(one, other, score_cutoff=most) > most:
        return False
    endings = short[:-1] == long[:-1] and short[-1] in "aeio" and long[-1] in "aeio"
    numbers = not (one + other).isalpha() and any(map(str.isdigit, one + other))
    return not (endings or numbers or long == short + "a" or (one in PLACES and other in PLACES))


def _misspelt(names: list[tuple[str, ...]]) -> Iterator[Pair]:
    """Names with the same consonants: Organisation and Organization, Centre and Center, Müller and Mueller."""
    from rapidfuzz.fuzz import ratio

    drawers: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(names):
        text = "".join(words)
        if text.isascii() and len(text) > 2 * SHORTEST:
            consonants = re.sub(r"(.)\1+", r"\1", re.sub("[aeiouy]", "", text).replace("z", "s"))
            drawers[consonants].append(number)
    for drawer in drawers.values():
        for place, one in enumerate(drawer[:DRAWER]):
            for other in drawer[place + 1 : DRAWER]:
                if ratio(" ".join(names[one]), " ".join(names[other])) >= NEAR and _every_word(
                    names[one], names[other]
                ):
                    yield one, other


def _every_word(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether what differs are words like each other; one more or one less is another name, if not a matter of spaces."""
    if len(one) != len(other):
        return "".join(one) == "".join(other)
    return all(a == b or is_slip(a, b) for a, b in zip(one, other, strict=True))
