"""The rule about names in the text that are nearly a signatory's."""

import re
from collections import defaultdict
from collections.abc import Iterator

from sendletter.letter import Text
from sendletter.proofreading.finding import Finding, quoted
from sendletter.proofreading.likeness import BRACKETED, UNSAID, fold, is_slip, rests
from sendletter.proofreading.rule import WARNING, Copy, Rule, example
from sendletter.roster import Signatory

LINK = r"(?:of|for|in|on|to|the|and|against|de|da|di|du|des|del|la|le|les|van|von|der|bin|al|y|et|und|für)"
CAPITALIZED = r"[^\W\d_a-zß-öø-ÿ][\w’'-]*"
NAME = re.compile(rf"(?<![\w-]){CAPITALIZED}(?:[ \u00a0](?:{LINK}[ \u00a0]){{0,2}}{CAPITALIZED})+")
POSSESSIVE = re.compile("[’']s?$")
MOST_WORDS = 12
"""Words of a name in the text that are looked at."""

Words = tuple[str, ...]
Mention = tuple[Text, str]


def _misspelt(copy: Copy) -> Iterator[Finding]:
    """Names in the text go into drawers by all their words but one, and each signatory is held against its drawer."""
    drawers: dict[Words, list[tuple[str, Words, Mention]]] = defaultdict(list)
    whole: dict[Words, list[Mention]] = defaultdict(list)
    for words, mention in _mentions(copy):
        whole[words].append(mention)
        for rest, odd in rests(words):
            drawers[rest].append((odd, words, mention))
    if not whole:
        return
    signed = {words for _, _, words in copy.folded}
    told: set[Mention] = set()
    for row, _, words in copy.folded:
        found = [mention for mention in whole.get(words, ()) if _spelling(mention[1]) != _spelling(row.name)]
        for rest, odd in rests(words):
            near = drawers.get(rest, ())
            found += [mention for other, name, mention in near if name not in signed and is_slip(odd, other)]
        for mention in found:
            if mention not in told:
                told.add(mention)
                text, name = mention
                start = max(0, text.text.find(name))
                yield Finding(text.span, _nearly(name, row), text.text, start, start + len(name))


def _nearly(name: str, row: Signatory) -> str:
    return f"{quoted(name)} is nearly the signatory {quoted(row.name)} (line {row.span.line} of the list)"


def _spelling(name: str) -> list[str]:
    """The words of a name with their accents and hyphens, in alphabetical order."""
    plain = BRACKETED.sub("", name).replace("’", "'").replace(",", " ").casefold()
    return sorted(word for word in plain.split() if word not in UNSAID and word != "&")


def _mentions(copy: Copy) -> Iterator[tuple[Words, Mention]]:
    """Every run of capitalized words in the body, whole and in parts, as words in alphabetical order."""
    for text in copy.paragraphs:
        for match in NAME.finditer(text.text):
            written = re.split("[ \u00a0]", match.group())[:MOST_WORDS]
            folded = [
                [word for word in fold(POSSESSIVE.sub("", token)).split() if word not in UNSAID] for token in written
            ]
            for start, first in enumerate(written):
                words = list(folded[start])
                for end in range(start + 1, len(written)):
                    words += folded[end]
                    if folded[start] and first[0].isupper() and written[end][0].isupper():
                        part = POSSESSIVE.sub("", " ".join(written[start : end + 1]))
                        if not part.isupper():
                            yield tuple(sorted(words)), (text, part)


RULES = (
    Rule("nearly-signatory", "A name in the text is nearly a signatory's.", _misspelt,
         example("We thank Professor Yanghe Lee for it.", people=["Yanghee Lee"]),
         example("We thank Yanghee Lee and James Heenan of Seoul.", people=["Lee Yanghee", "James Hanna"]),
         hint="Write both alike.", severity=WARNING),
)  # fmt: skip
