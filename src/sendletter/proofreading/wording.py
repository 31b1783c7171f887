"""Rules about the running text: quotes and brackets, doubled words, placeholders, ends of paragraphs."""

import re
from collections.abc import Iterator

from sendletter.letter import Heading, Listing, Paragraph, paragraphs
from sendletter.proofreading.rule import WARNING, Copy, Rule, around, example, quoted
from sendletter.span import Span

BRACKETS = {")": "(", "]": "[", "}": "{"}
DOUBLED = re.compile(r"\b(\w+)[ \u00a0]+(\1)\b", re.IGNORECASE)
RIGHTLY_DOUBLED = frozenset(
    ["that", "had", "is", "do", "no", "very", "so", "nous", "vous", "se", "die", "der", "das", "sie", "que", "bla"]
)
SPACES = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
BEFORE_MARK = re.compile(r"(?<=\w) [,;:.!?)\]](?=\s|$)")
PLACEHOLDER = re.compile(
    r"\b(?:TBC|TBD|TODO|FIXME|XXX?|TK|lorem ipsum)\b|\?\?\?|(?<!\w)\[(?:date|name|names|number|title|link|insert[^\]]*|tbc|tbd|x+)\]",
)
CURLY = re.compile("[“”‘’„«»]")
ENDINGS = re.compile(r"[.!?:;…。！？؟۔।][)\]”’»“\"']*[\d*†]*$|[”’»][.!?]?$")
NAME = re.compile(
    r"\b[^\W\d_a-zß-ÿ][^\W\d_]+(?:[ \u00a0](?:(?:de|da|van|von|der|del|bin|al)[ \u00a0])?[^\W\d_a-zß-ÿ][^\W\d_’'-]+)+"
)


def _unbalanced(copy: Copy) -> Iterator[tuple[Span, str]]:
    for text in copy.texts:
        if message := _bracket(text.text) or _quote(text.text, copy):
            yield text.span, message


def _bracket(text: str) -> str:
    opened: list[tuple[str, int]] = []
    for position, character in enumerate(text):
        if character in "([{":
            opened.append((character, position))
        elif character in BRACKETS:
            if opened and opened[-1][0] == BRACKETS[character]:
                opened.pop()
            elif not re.search(r"(?:^|\s)\(?\w{1,2}$", text[:position]):  # "a)" and "1)" number a list
                return f"a {character} closes what was never opened in {around(text, position, position + 1)}"
    if opened:
        character, position = opened[-1]
        return f"a {character} is never closed in {around(text, position, position + 1)}"
    return ""


def _quote(text: str, copy: Copy) -> str:
    """Quotes of the letter's own kind; a quotation over several paragraphs opens in each and closes in the last."""
    quotes = copy.language.quotes
    if quotes.open == quotes.close:
        return ""
    opens, closes = text.count(quotes.open), text.count(quotes.close)
    if opens > closes and not (opens == closes + 1 and text.lstrip().startswith(quotes.open)):
        position = text.rfind(quotes.open)
        return f"a {quotes.open} is never closed in {around(text, position, position + 1)}"
    if closes > opens:
        position = text.find(quotes.close)
        return f"a {quotes.close} closes what was never opened in {around(text, position, position + 1)}"
    return ""


def _straight(copy: Copy) -> Iterator[tuple[Span, str]]:
    """Straight quotes among real ones: typography makes them real, but somebody pasted that text from elsewhere."""
    if not any(CURLY.search(text.text) for text in copy.texts):
        return
    for text in copy.texts:
        if match := re.search(r"(?<![\d])[\"'](?!\d)", text.text):
            yield text.span, f"a straight {match.group()} among real quotes in {around(text.text, *match.span())}"


def _doubled(copy: Copy) -> Iterator[tuple[Span, str]]:
    for text in copy.texts:
        for match in DOUBLED.finditer(text.text):
            word = match[1]
            if (
                word.lower() not in RIGHTLY_DOUBLED
                and not word.isdigit()
                and not (word[0].isupper() and match[2][0].isupper())
            ):
                yield text.span, f"{quoted(match.group())} doubles a word"


def _spaces(copy: Copy) -> Iterator[tuple[Span, str]]:
    for text in copy.texts:
        if match := SPACES.search(text.text):
            yield text.span, f"two spaces in {around(text.text, *match.span())}"
        elif copy.language.base != "fr" and (match := BEFORE_MARK.search(text.text)):
            yield text.span, f"a space before a punctuation mark in {around(text.text, *match.span())}"


def _placeholders(copy: Copy) -> Iterator[tuple[Span, str]]:
    texts = [(text.span, text.text) for text in copy.texts] + [(row.span, cell) for row, _, cell in copy.cells]
    for span, text in texts:
        for match in PLACEHOLDER.finditer(text):
            roman = match.group() in ("XX", "XXX") and re.match(
                r"(?:th|st|e|I|V|X)|[ \u00a0](?:century|Congress|siècle|Assembly)", text[match.end() :]
            )
            if not roman:
                yield span, f"{quoted(match.group())} looks like a placeholder in {around(text, *match.span())}"
                break


def _unended(copy: Copy) -> Iterator[tuple[Span, str]]:
    """Paragraphs of the body that stop without a mark; items of lists may."""
    for block in copy.letter.body:
        if isinstance(block, Listing):
            continue
        for paragraph in paragraphs((block,)):
            text = paragraph.text.rstrip()
            if (
                isinstance(paragraph, Paragraph)
                and not isinstance(paragraph, Heading)
                and text
                and not ENDINGS.search(text)
            ):
                yield paragraph.span, f"the paragraph ends without a punctuation mark: {quoted('…' + text[-40:])}"


def _misspelt_names(copy: Copy) -> Iterator[tuple[Span, str]]:
    """Names in the text that are nearly a signatory's."""
    signed = {row.name: row for row in copy.roster.listed if " " in row.name}
    if not signed or len(signed) > 5_000:
        return
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    lengths = sorted(signed, key=len)
    for text in copy.paragraphs:
        for match in NAME.finditer(text.text):
            name = match.group().replace("\u00a0", " ")
            if name in signed or len(name) < 8:
                continue
            near = process.extractOne(name, lengths, scorer=Levenshtein.distance, score_cutoff=2)
            if near and near[1] and _slip(name, str(near[0])):
                yield (
                    text.span,
                    f"{quoted(name)} is nearly the signatory {quoted(str(near[0]))} (line {signed[near[0]].span.line} of the list)",
                )


def _slip(name: str, signed: str) -> bool:
    """Whether two names differ as by a slip: not by a whole short word, and with the same number of words."""
    one, other = name.split(), signed.split()
    return len(one) == len(other) and any(a == b for a, b in zip(one, other, strict=True))


_GOOD = example(
    "He said: “[i]llegal border crossers (see article 4(1)) will be ‘returned’.” The [Chinese] government knew that that was so.",
    "The following ask this: “one”, “two” (and a) third.",
    organizations=["Non-Violence International"],
)
RULES = (
    Rule("unbalanced", "A quote or bracket has no partner.", _unbalanced, example("He said “no and (went home."), _GOOD,
         hint="Add its partner, or delete it."),
    Rule("straight-quote", "A straight quote stands among real ones.", _straight, example("“Yes”, he said, and \"no\"."), _GOOD,
         hint="It will be printed as a real one; see whether it is the right one.", severity=WARNING),
    Rule("doubled-word", "A word stands twice.", _doubled, example("We ask the the government."), _GOOD,
         hint="Delete one of them.", severity=WARNING),
    Rule("space", "A space too many.", _spaces, example("We ask  the government ."), _GOOD, hint="Delete it.", severity=WARNING),
    Rule("placeholder", "Something is still to be filled in.", _placeholders, example("We met on [date] in TBC."), _GOOD,
         hint="Write what belongs there."),
    Rule("no-full-stop", "A paragraph ends without a punctuation mark.", _unended, example("We ask the government to act"), _GOOD,
         hint="Is its end missing?", severity=WARNING),
    Rule("nearly-signatory", "A name in the text is nearly a signatory's.", _misspelt_names,
         example("We thank Yanghe Lee for it.", people=["Yanghee Lee"]), _GOOD, hint="Write both alike.", severity=WARNING),
)  # fmt: skip
