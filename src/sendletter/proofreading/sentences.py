"""Rules about sentences: their stops, their beginnings, and those that stand twice."""

import re
from collections.abc import Iterator

from sendletter.letter import Text
from sendletter.proofreading.finding import Finding, around, quoted
from sendletter.proofreading.rule import WARNING, Copy, Rule, example

DOUBLED = re.compile(r"(?<![.…])\.[ \u00a0]?\.(?![.…/\\])|,[ \u00a0]?,|;[ \u00a0]?;|(?<![.?!])[?!]\.(?!\.)")
ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|(?<!\S)\S+@\S+|(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}/\S*", re.IGNORECASE
)
LETTER = "[a-zA-ZÀ-ɏЀ-ӿ]"
UNSPACED = re.compile(rf"(?<={LETTER}{{2}})[,;](?={LETTER}{{2}})|(?<=[a-zß-ÿ]{{3}})[.!?](?=[A-ZÀ-Þ][a-zß-ÿ]{{2}})")
"""A mark in the middle of what should be two words; a full stop only where a capital follows, as in end.The."""
SMALL = re.compile(r"(?:(?<=\s)|^)([a-zß-ÿ]{5,})[.!?][”’»)]?[ \u00a0]+([a-zß-ÿ]{2,})(?![\w.@/])")
ABBREVIATED = frozenset(
    re.findall(r"\w+", "approx aprox assoc insbes einschl ausschl allgem sogen entspr bezgl betref respect incluid")
)
"""Words of five letters and more that end in a full stop without ending a sentence."""
SENTENCE = re.compile(r"[^.!?]+[.!?]?")
LONG = 8
"""Words from which on a sentence does not stand twice by chance."""
CASED = frozenset(
    re.findall(
        r"\w+",
        "ca cs da de en es et fi fr gl hr hu is it lt lv nb nl nn no pl pt ro sk sl sv",
    )
)
"""Languages in Latin letters in which a sentence begins with a capital."""


def _bare(text: str) -> str:
    """A text of the same length in which addresses are blanked out."""
    return ADDRESS.sub(lambda match: "\ufffc" * len(match.group()), text) if "." in text else text


def _double_stops(copy: Copy) -> Iterator[Finding]:
    for text in copy.paragraphs:
        for match in DOUBLED.finditer(_bare(text.text)):
            message = f"{quoted(match.group())} is one mark too many in {around(text.text, *match.span())}"
            yield Finding(text.span, message, text.text, *match.span())


def _missing_spaces(copy: Copy) -> Iterator[Finding]:
    for text in copy.paragraphs:
        for match in UNSPACED.finditer(_bare(text.text)):
            message = f"no space after {quoted(match.group())} in {around(text.text, *match.span())}"
            yield Finding(text.span, message, text.text, *match.span())


def _small_starts(copy: Copy) -> Iterator[Finding]:
    if copy.language.base not in CASED:
        return
    for text in copy.paragraphs:
        for match in SMALL.finditer(_bare(text.text)):
            if match[1] not in ABBREVIATED and re.search("[aeiouyà-ÿ]", match[1]):
                message = f"a sentence begins with a small letter in {around(text.text, *match.span(2))}"
                yield Finding(text.span, message, text.text, *match.span(2))


def _repeated(copy: Copy) -> Iterator[Finding]:
    seen: dict[str, Text] = {}
    for text in copy.paragraphs:
        for match in SENTENCE.finditer(text.text):
            words = re.findall(r"\w+", match.group().casefold())
            if len(words) < LONG:
                continue
            first = seen.setdefault(" ".join(words), text)
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            if first is not text or text.text.find(match.group().strip()) < start:
                message = f"{quoted(match.group())} stands in line {first.span.line} already"
                yield Finding(text.span, message, text.text, start, match.end())


_GOOD = example(
    "He said: “We will, e.g. in May, act ... now.” Jr. said so; see www.peace.example..., approx. ten.",
    "The number is 1,170; the file is a.b.C. Is it? No!",
)
RULES = (
    Rule("double-stop", "Two marks stand where one belongs.", _double_stops, example("We ask you to act.. Now."), _GOOD,
         hint="Delete one of them.", severity=WARNING),
    Rule("missing-space", "A space is missing after a mark.", _missing_spaces, example("We ask you,and others,to act."), _GOOD,
         hint="Add it.", severity=WARNING),
    Rule("small-start", "A sentence begins with a small letter.", _small_starts, example("We ask you to listen. we ask you to act."), _GOOD,
         hint="Begin it with a capital, or see whether the full stop belongs there.", severity=WARNING),
    Rule("repeated-sentence", "A sentence stands twice.", _repeated,
         example("We ask you to keep the old harbour open to all.", "We ask you to keep the old harbour open to all."),
         example("We ask you to act.", "We ask you to act.", "Keep the old harbour open to all who come to it."),
         hint="Delete one of them, unless it is repeated on purpose.", severity=WARNING),
)  # fmt: skip
