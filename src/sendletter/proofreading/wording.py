"""Rules about the running text: doubled words, spaces, placeholders, ends of paragraphs."""

import re
from collections.abc import Iterator

from sendletter.letter import Block, Listing, Paragraph, Quotation
from sendletter.proofreading.finding import Finding, Told, around, quoted
from sendletter.proofreading.mend import ONE_SPACE
from sendletter.proofreading.rule import WARNING, Copy, Rule, example
from sendletter.span import Span

DOUBLED = re.compile(r"(?<![\w’'-])([^\W\d_]+)[ \u00a0]+(\1)(?![\w’'-])", re.IGNORECASE)
RIGHTLY_DOUBLED = {
    "en": "that had no very so is bla",
    "fr": "nous vous",
    "de": "die der das sie so bla",
    "nl": "die dat het had",
    "es": "muy no",
    "it": "molto no",
    "pt": "muito não",
}
"""Words that may follow themselves: that that is so, nous nous réjouissons, die die Menschen schützen."""
NEVER_DOUBLING = frozenset(
    re.findall(
        r"\w+",
        "bg ca cs da de el en es et fi fr ga gl hr hu is it lt lv nb nl nn no pl pt ro ru sk sl sr sv uk",
    )
)
"""Languages in which a word twice is a slip. In Vietnamese, Hindi or Turkish it is grammar."""
SPACES = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
MISPLACED_SPACE = re.compile(r"(?<=\w) [,;:.!?)\]](?=\s|$)|[(\[] (?=\w)")
PLACEHOLDER = re.compile(
    r"\b(?:TB[ACD]|tb[cd]|TODO|FIXME|XXX?)\b|T\.B\.[ACD]\.|\b(?i:lorem ipsum)\b|\?\?\?|_{3,}|"
    r"(?<!\w)\[(?i:dates?|day|month|year|names?|number|title|place|city|country|link|url|signature|address|tb[acd]|"
    r"to be (?:added|confirmed|determined)[^\]\[]{0,60}|(?:insert|add|your|fill|name of|date of|number of)\b[^\]\[]{0,60}|tk|x+|_*|\?+)\]"
)
CENTURY = re.compile(
    r"(?:th|st|nd|rd|e|º|ª)\b|\.?[ \u00a0](?i:century|siècle|secolo|jahrhundert|wiek|congress|session|assembly|games|"
    r"conference|summit|amendment|corps|chromosomes?|olympi\w*)\b"
)
NUMBERED = re.compile(
    r"(?:\b(?:Article|Artikel|Artículo|Chapter|Chapitre|Capítulo|Title|Título|Titre|Part|Annex|Appendix|Section|Session|"
    r"Book|Volume|Protocol|Table)s?|(?i:siglo|século|segle|secolul|siglos))[ \u00a0]$"
)
"""What stands after and before a Roman twenty or thirty, which is no placeholder."""
NOBODY = re.compile(r"(?i:asdf+\w*|n/a|t\.?b\.?[acd]\.?|xx+|null|\?+|-+|_+|\.+)|[Tt]est")
ENDINGS = re.compile(r"(?:[.!?:;…。！？：；؟۔।॥։።፧།၊။]|\[\d+\])[)\]”’»“‘\"'›」』]*[\d*†‡]*$|[”’»“」』][.!?]?$")
ADDRESS = re.compile(r"https?://|www\.|[^@]+@[^@]+$")
UNSTOPPED = frozenset({"th", "lo", "km", "my"})
"""Languages that end a sentence without a mark."""


def _doubled(copy: Copy) -> Iterator[Finding]:
    if copy.language.base not in NEVER_DOUBLING:
        return
    right = RIGHTLY_DOUBLED.get(copy.language.base, "").split()
    for text in copy.texts:
        for match in DOUBLED.finditer(text.text):
            named = match[1][0].isupper() and match[2][0].isupper()
            if match[1].lower() not in right and not named:
                message = f"{quoted(match.group())} doubles a word in {around(text.text, *match.span())}"
                yield Finding(text.span, message, text.text, *match.span())


def _spaces(copy: Copy) -> Iterator[Finding]:
    for text in copy.texts:
        for match in SPACES.finditer(text.text):
            message = f"two spaces in {around(text.text, *match.span())}"
            yield Finding(text.span, message, text.text, *match.span())
        for match in MISPLACED_SPACE.finditer(text.text) if copy.language.base != "fr" else ():
            side = "after an opening bracket" if match.group()[0] in "([" else "before a punctuation mark"
            message = f"a space {side} in {around(text.text, *match.span())}"
            yield Finding(text.span, message, text.text, *match.span())


def _placeholders(copy: Copy) -> Iterator[Finding]:
    for text in copy.texts:
        yield from _open_places(text.span, text.text)
    for row, column, cell in copy.cells:
        if NOBODY.fullmatch(cell):
            message = f"{quoted(cell)} in the column “{column}” looks like a placeholder"
            yield Finding(row.span, message, cell)
        else:
            yield from _open_places(row.span, cell)


def _open_places(span: Span, text: str) -> Iterator[Finding]:
    for match in PLACEHOLDER.finditer(text):
        roman = match.group() in ("XX", "XXX")
        if roman and (CENTURY.match(text, match.end()) or NUMBERED.search(text[: match.start()])):
            continue
        message = f"{quoted(match.group())} looks like a placeholder in {around(text, *match.span())}"
        yield Finding(span, message, text, *match.span())


def _unended(copy: Copy) -> Iterator[Finding]:
    """Paragraphs of the body that stop without a mark; headings, items of lists and what leads to a list may."""
    if copy.language.base not in UNSTOPPED:
        yield from _unended_of(copy.letter.body)


def _unended_of(blocks: tuple[Block, ...]) -> Iterator[Finding]:
    for place, block in enumerate(blocks):
        if isinstance(block, Quotation):
            yield from _unended_of(block.blocks)
        elif isinstance(block, Paragraph) and not isinstance(next(iter(blocks[place + 1 :]), None), Listing):
            text = block.text.rstrip()
            if text and not (ENDINGS.search(text[-20:]) or ADDRESS.match(text.split()[-1]) or _is_label(block, text)):
                shown = text if len(text) <= 40 else "…" + text[-40:]
                message = f"the paragraph ends without a punctuation mark: {quoted(shown)}"
                yield Finding(block.span, message, block.text, len(text) - len(text.split()[-1]), len(text))


def _is_label(block: Paragraph, text: str) -> bool:
    """Whether a paragraph is a heading in bold, or names who said a quotation."""
    return all(run.bold for run in block.runs if run.text.strip()) or text[0] in "—–"


_GOOD = example(
    "The [Chinese] government [over the] years knew that that was so; [i]llegal crossers in the XX century.",
    "We ask the following:",
    organizations=["Non-Violence International"],
)
RULES = (
    Rule("doubled-word", "A word stands twice.", _doubled, example("We ask the the government."), _GOOD,
         hint="Delete one of them.", severity=WARNING),
    Rule("space", "A space too many.", _spaces, example("We ask  the government ."), _GOOD, hint="Delete it.", severity=WARNING,
         told=Told.PLACE, mend=ONE_SPACE),
    Rule("placeholder", "Something is still to be filled in.", _placeholders, example("We met on [date] in TBC."), _GOOD,
         hint="Write what belongs there.", told=Told.PLACE),
    Rule("no-full-stop", "A paragraph ends without a punctuation mark.", _unended, example("We ask the government to act"), _GOOD,
         hint="See whether its end is missing.", severity=WARNING),
)  # fmt: skip
