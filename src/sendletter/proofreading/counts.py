"""The rule about numbers in the text that contradict the list.

Most numbers in a letter count something else: 1,170 individuals were detained, 49 organizations were closed. Only what
says how many sign is held against the list: “we, the undersigned 49 organizations”, “this letter is signed by 49
organizations and 7 individuals”, “the 56 signatories” at the head of a sentence, a number in a heading of the list, and
the “12 countries” that such signatories are said to come from.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from sendletter.language import Language
from sendletter.letter import By, Text
from sendletter.proofreading.finding import Finding, quoted
from sendletter.proofreading.rule import Copy, Rule, example
from sendletter.roster import Roster

EVERYBODY = frozenset(
    re.findall(
        r"\w+",
        "signatories signatory undersigned signers signataires firmantes unterzeichner unterzeichnenden",
    )
)
MEMBERS = frozenset(
    re.findall(
        r"\w+",
        "organizations organisations groups ngos individuals people persons members experts scholars",
    )
)
"""Nouns that mean everybody where the list has one group only."""
COUNTRIES = frozenset(
    re.findall(r"\w+", "countries nations pays ländern länder países paesi landen странах стран ülkeden")
)
"""What signatories come from."""
FROM = re.compile(r"^,?\s+(?:from|in|across|de|dans|aus|desde|da|di|uit|из|в)\s+$", re.IGNORECASE)
UNDERSIGNED = r"(?:undersigned|soussigné(?:e?s)?|unterzeichne\w*|unterzeichnenden|abajo firmantes|firmantes|signatory)"
LETTER = r"(?:letter|statement|appeal|call|petition|declaration|lettre|appel|Brief|Aufruf|carta|llamamiento)"
BEFORE = re.compile(
    rf"\b{UNDERSIGNED}[\s,:–-]*(?:(?:group|coalition|alliance|network) of\s+)?$|"
    rf"\b(?:we|nous|wir|nosotros|nosotras)\s*,\s*(?:(?:as|the|les|die|los|las|all)\s+){{0,2}}(?:{UNDERSIGNED}\s+)?$|"
    r"\b(?:we|nous|wir)\s+(?:are|sommes|sind)\s+(?:(?:a|an|une?|ein|eine)\s+)?(?:(?:group|coalition|alliance|network) of\s+)?$|"
    r"\bwe\s+write\s+(?:as|on behalf of)\s+(?:an?\s+)?(?:(?:group|coalition|alliance|network) of\s+)?$|"
    rf"\b(?:this|our|cette|notre|dies\w*|unser\w*|esta|nuestra)\s+(?:\w+\s+)?{LETTER}\b[^.]*?\b"
    r"(?:signed|endorsed|supported|signée?|unterzeichnet|unterschrieben|firmada)\s+(?:by|par|von|por)\s+(?:the\s+)?(?:following\s+)?$|"
    r"^(?:(?:signed by\s+)?the following\s+|signed by\s+(?:the\s+(?:following\s+)?)?)$",
    re.IGNORECASE,
)
"""What stands before a number that says how many sign."""
HEAD = re.compile(r"^(?:(?:the|all|all the|our|les|die|los)\s+)?$", re.IGNORECASE)
TREATY = re.compile(
    r"\b(?:treat\w+|conventions?|covenants?|protocols?|agreements?|charter|accord|pact)\b", re.IGNORECASE
)
SIGNED_AFTER = re.compile(rf"^\s+{UNDERSIGNED}\b|^[,\s]+(?:the\s+)?undersigned\b", re.IGNORECASE)
AND = re.compile(r"^(?:[,;]?\s+(?:and|et|und|y|e)\s+|\s*&\s*)$", re.IGNORECASE)
MORE = re.compile(r"\b(?:more than|over|plus de|über|mehr als|más de)\s+$", re.IGNORECASE)
ROUNDED = re.compile(
    r"\b(?:nearly|almost|some|about|around|roughly|at least|près de|environ|fast|rund|etwa|casi|unos|unas)\s+$",
    re.IGNORECASE,
)
WORD = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f' ]\d{3})+(?!\d)|\d+|[^\W\d_]+(?:[-’'][^\W\d_]+)*")
REACH = 4
"""How many words may stand between a number and the noun that it counts."""
LONGEST = 8
"""How many words a spelled number may have."""
MOST = 1_000


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


def _counts(copy: Copy) -> Iterator[Finding]:
    if not copy.roster.listed:
        return
    nouns = _nouns(copy)
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, nouns))})\b", re.IGNORECASE)
    signatures = copy.letter.signatures
    headings = (signatures.heading, *(plan.heading for plan in signatures.groups))
    for text in (*copy.paragraphs, copy.letter.subject, copy.letter.note, *headings):
        if text:
            for sentence in re.split(r"(?<=[.!?])\s+", text.text.replace("\u00ad", "")):
                if named.search(sentence):
                    yield from _contradictions(text, sentence, nouns, copy, always=text in headings)


def _nouns(copy: Copy) -> dict[str, int]:
    """The words that name signatories, with how many of them sign; names that are withheld count."""
    total = copy.roster.size
    nouns = dict.fromkeys(EVERYBODY, total)
    if len(copy.roster.groups) == 1:
        nouns |= dict.fromkeys(MEMBERS, total)
    nouns |= _columns(copy.roster)
    for group in copy.roster.groups:
        for noun in (group.id, f"{group.id}s", str(group.plan.heading or "")):
            nouns |= _spellings(noun, group.size)
    return nouns


def _columns(roster: Roster) -> dict[str, int]:
    """Countries and kinds with how many there are, where every row says which is its own."""
    everybody = [row for group in roster.groups for row in group.counted]
    nouns: dict[str, int] = {}
    for (column, *value), count in roster.tallies.items():
        if column == By.COUNTRY and not value and all(row.country for row in everybody):
            nouns |= dict.fromkeys(COUNTRIES, count)
        if column == By.KIND and value and all(row.kind for row in everybody):
            nouns |= _spellings(value[0], count) | _spellings(f"{value[0]}s", count)
    return nouns


def _spellings(noun: str, count: int) -> dict[str, int]:
    """A noun of one word in British and American spelling."""
    name = noun.casefold().strip(" :*")
    if not name or " " in name:
        return {}
    return dict.fromkeys((name, name.replace("isation", "ization"), name.replace("ization", "isation")), count)


@cache
def _spelled(language: Language) -> dict[str, int]:
    """Numbers from 2 up to `MOST` as the language spells them."""
    return _as_spelled(language, range(2, MOST))


def _as_spelled(language: Language, numbers: Iterable[int]) -> dict[str, int]:
    """Numbers by how the language spells them; in English also “one hundred and twelve”."""
    spelled = {language.words(number).replace("\u00ad", "").casefold(): number for number in numbers if number > 1}
    if language.base == "en":
        spelled |= {words.replace("hundred ", "hundred and "): number for words, number in spelled.items()}
    return spelled


def _contradictions(text: Text, sentence: str, nouns: dict[str, int], copy: Copy, *, always: bool) -> Iterator[Finding]:
    total = copy.roster.size
    spelled = _spelled(copy.language) | _as_spelled(copy.language, {total, *nouns.values()})
    words = [_Word(match.group().casefold(), *match.span()) for match in WORD.finditer(sentence)]
    place, counted_until = 0, -1
    while place < len(words):
        number, after = _number(words, place, spelled)
        found = None if number is None else _counted(words, after, nouns, total)
        if number is None or found is None:
            place += 1
            continue
        noun, printed, end = found
        chained = counted_until >= 0 and bool(AND.match(sentence[counted_until : words[place].start]))
        if noun in COUNTRIES:
            chained = counted_until >= 0 and bool(FROM.match(sentence[counted_until : words[place].start]))
        signing = any(re.fullmatch(UNDERSIGNED, word.text) for word in words[after:end])
        signing = signing or (
            noun not in COUNTRIES and _says_who_signs(sentence, words[place].start, noun, words[end].end)
        )
        if always or chained or signing:
            counted_until = words[end].end
            if not any(_holds(sentence[: words[place].start], number, count) for count in printed):
                said = sentence[words[place].start : counted_until]
                start = max(0, text.text.find(said))
                message = f"{quoted(said)} stands in the text, but {printed[0]} will be printed"
                yield Finding(text.span, message, text.text, start, start + len(said))
        place = end + 1


def _number(words: list[_Word], place: int, spelled: dict[str, int]) -> tuple[int | None, int]:
    """The number that begins at a word, and the place after it."""
    if words[place].text[0].isdigit():
        return int(re.sub(r"\D", "", words[place].text)), place + 1
    for length in range(min(LONGEST, len(words) - place), 0, -1):
        number = spelled.get(" ".join(word.text for word in words[place : place + length]))
        if number is not None:
            return number, place + length
    return None, place + 1


def _counted(
    words: list[_Word], place: int, nouns: dict[str, int], total: int
) -> tuple[str, tuple[int, ...], int] | None:
    """The noun that a number counts, how many of it are printed, and its place.

    Two nouns with “and” are added up; they may also mean everybody, where the list has further groups.
    """
    for end in range(place, min(place + REACH + 1, len(words))):
        noun = words[end].text
        if noun in nouns and not (re.fullmatch(UNDERSIGNED, noun) and _counted(words, end + 1, nouns, total)):
            following = [word.text for word in words[end + 1 : end + 3]]
            if (
                len(following) == 2
                and following[0] in ("and", "et", "und", "y", "e")
                and following[1] in nouns
                and noun not in EVERYBODY
            ):
                return noun, (nouns[noun] + nouns[following[1]], total), end + 2
            return noun, (nouns[noun],), end
        if noun[0].isdigit() or noun in ("of", "the", "and", "de", "der", "des"):
            return None
    return None


def _says_who_signs(sentence: str, start: int, noun: str, end: int) -> bool:
    before = MORE.sub("", ROUNDED.sub("", sentence[:start]))
    if BEFORE.search(before) or SIGNED_AFTER.search(sentence[end:]):
        return True
    return noun in EVERYBODY and bool(HEAD.match(before)) and not TREATY.search(sentence)


def _holds(before: str, number: int, printed: int) -> bool:
    if MORE.search(before):
        return printed > number
    return printed == number or bool(ROUNDED.search(before))


_THREE = ["Peace Now", "Human Rights Hub", "Viet Tan"]
RULES = (
    Rule("count", "A number in the text contradicts the list.", _counts,
         example("We, the undersigned 49 organizations, ask you to act.", organizations=_THREE),
         example("We, the undersigned three organizations, ask you to free 1,170 individuals.", "Over 50 organizations were banned.",
                 organizations=_THREE),
         hint="Let the letter count by itself: {{ count.organization }}, {{ count.total }} or {{ count.country }}."),
)  # fmt: skip
