"""The rule about one word spelled in two ways.

Which spelling is right is the writers' choice, and an organization's name keeps its own: so only words in small letters
are held against each other, and only where the letter itself has both.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from sendletter.letter import Text
from sendletter.proofreading.finding import Finding, quoted
from sendletter.proofreading.rule import WARNING, Copy, Rule, example

WORD = re.compile(r"(?<![\w@./’'-])(?:[a-zß-öø-ÿ]{2,}(?:-[a-zß-öø-ÿ]+)+|[a-zß-öø-ÿ]{3,})(?![\w@]|[’'-]\w)")
QUOTATION = re.compile(r"“[^“”]*”|«[^«»]*»|„[^“”„]*[“”]|\"[^\"]*\"")
"""What is quoted keeps its spelling."""
BRITISH = (
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e[sdr]?|ing|ations?|ational|able)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{3})ys(?=(?:e[sd]?|ing)$)"), "yz"),
    (re.compile(r"^(lab|col|fav|hon|behavi|neighb|endeav|rum|harb|hum|sav|vig|arm|parl|cand)our"), r"\1or"),
    (re.compile(r"^(cent|theat|lit|fib|calib)re(?=s?$)"), r"\1er"),
    (re.compile(r"^(defen|offen)ce(?=s?$)"), r"\1se"),
    (re.compile(r"^(travel|cancel|label|model|signal|counsel)l(?=ed|ing|ers?$)"), r"\1l"),
    (re.compile(r"^judge?ment"), "judgment"),
    (re.compile(r"^(fulfil|enrol)l?(?=s?$|ment)"), r"\1"),
)
"""English words that are written in two ways: what becomes what, so that both come to the same."""
GERMAN = ((re.compile(r"ß"), "ss"), (re.compile(r"ph"), "f"))
RULES_OF_SPELLING = {"en": BRITISH, "de": GERMAN}
HYPHENED = ("resign", "recover", "reform", "resort", "represent", "recreat", "repress", "resent", "union")
"""How words begin that are others with a hyphen: re-sign, re-form."""
NO_PAIRS = {"de": frozenset(("masse", "busse", "flosse", "schosse"))}
"""Words that are two with ß and with ss: Maße, Masse."""


def _two_spellings(copy: Copy) -> Iterator[Finding]:
    base = _base(copy.language.base)
    seen: dict[str, dict[str, tuple[Text, int]]] = defaultdict(dict)
    for text in copy.paragraphs:
        bare = QUOTATION.sub(lambda match: " " * len(match.group()), text.text)
        for match in WORD.finditer(bare):
            seen[base(match.group())].setdefault(match.group(), (text, match.start()))
    for key, spellings in seen.items():
        if len(spellings) < 2 or key.startswith(HYPHENED) or key in NO_PAIRS.get(copy.language.base, ()):
            continue
        (first, _), *others = spellings.items()
        for word, (text, start) in others:
            yield Finding(
                text.span, f"{quoted(word)} is also written {quoted(first)}", text.text, start, start + len(word)
            )


def _base(language: str) -> Callable[[str], str]:
    """What all spellings of a word have in common."""

    def base(word: str) -> str:
        bare = word.replace("-", "")
        for pattern, put in RULES_OF_SPELLING.get(language, ()):
            bare = pattern.sub(put, bare)
        return bare

    return base


RULES = (
    Rule("two-spellings", "One word is spelled in two ways.", _two_spellings,
         example("Every organisation knows it.", "We are an organization of fishers."),
         example("Our organization and the Organisation of Ports wrote “organisation”; we resign, then re-sign."),
         hint="Write it alike, as the letter's language does.", severity=WARNING),
)  # fmt: skip
