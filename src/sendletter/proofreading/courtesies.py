"""Rules about how the letter greets, ends and encloses."""

import re
from collections.abc import Iterator

from sendletter.letter import Paragraph, Party, Text
from sendletter.proofreading.finding import Finding, quoted
from sendletter.proofreading.likeness import fold, is_slip
from sendletter.proofreading.rule import WARNING, Copy, Rule, example
from sendletter.span import Span

MEN = frozenset(("mr", "herr", "herrn", "monsieur", "señor", "sir", "lord", "king", "signor", "senhor"))
WOMEN = frozenset(
    ("mrs", "ms", "miss", "frau", "madame", "mme", "señora", "lady", "dame", "queen", "signora", "senhora", "madam")
)
UNINFLECTED = frozenset(["ca", "da", "de", "en", "es", "fr", "it", "nb", "nl", "no", "pt", "sv"])
"""Languages in which a name reads the same in an address and in a salutation; in Russian it does not."""
DEAR = frozenset(["dear", "sehr", "cher", "chere", "estimado", "estimada", "caro", "cara", "beste", "geachte", "kara"])
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
ENCLOSED = re.compile(
    r"\b(?:please find (?:enclosed|attached)|(?:find|see) the (?:enclosed|attached)|we (?:enclose|attach) (?:the|a|an|our)\b|"
    r"is (?:enclosed|attached) to this letter|enclosed please find|im Anhang finden|liegt diesem Brief bei|"
    r"vous trouverez ci-joint|adjuntamos a esta carta)", re.IGNORECASE,
)  # fmt: skip


def _words(text: Text | None) -> list[str]:
    return WORD.findall(text.text) if text else []


def _misaddressed(copy: Copy) -> Iterator[Finding]:
    """A capitalized word of the salutation that is nearly one of the recipient's name."""
    greeting = copy.letter.salutation
    name = copy.letter.to.name if copy.language.base in UNINFLECTED else None
    known = {fold(word): word for line in copy.letter.to.lines for word in _words(line)}
    for match in WORD.finditer(greeting.text) if greeting and name else ():
        word = fold(match.group())
        if not greeting or word in {*known, *MEN, *WOMEN, *DEAR} or not match.group()[0].isupper():
            continue
        if near := [known[fold(other)] for other in _words(name) if is_slip(word, fold(other))]:
            message = f"the salutation says {quoted(match.group())}, the recipient is {quoted(near[0])}"
            yield Finding(greeting.span, message, greeting.text, *match.span())


def _another_title(copy: Copy) -> Iterator[Finding]:
    """A salutation to a man where the recipient's name says a woman, and the reverse."""
    greeting, name = copy.letter.salutation, copy.letter.to.name
    greeted, named = ({word.casefold() for word in _words(text)} for text in (greeting, name))
    for here, there in ((MEN, WOMEN), (WOMEN, MEN)):
        if greeting and greeted & here and named & there and not (greeted & there or named & here):
            message = f"the salutation says {quoted(greeting.text)}, the recipient is {quoted(str(name))}"
            yield Finding(greeting.span, message, greeting.text)


def _greeted_twice(copy: Copy) -> Iterator[Finding]:
    first = next((block for block in copy.letter.body if isinstance(block, Paragraph)), None)
    greeting = copy.letter.salutation
    if first and greeting and fold(first.text).startswith(fold(greeting.text)) and fold(greeting.text):
        yield Finding(
            first.span,
            f"the text begins with the salutation {quoted(greeting.text)} once more",
            first.text,
            0,
            len(greeting.text),
        )


def _closed_twice(copy: Copy) -> Iterator[Finding]:
    last, closing = copy.letter.body[-1] if copy.letter.body else None, copy.letter.closing
    if isinstance(last, Paragraph) and closing and fold(last.text) == fold(closing.text):
        yield Finding(last.span, f"the text ends with the closing {quoted(closing.text)} once more", last.text)


def _half_stopped(copy: Copy) -> Iterator[Finding]:
    """English puts a comma after both salutation and closing, or after neither; a colon goes with a comma."""
    greeting, closing = copy.letter.salutation, copy.letter.closing
    if copy.language.base == "en" and greeting and closing:
        one, other = greeting.text.rstrip()[-1:] in (",", ":"), closing.text.rstrip().endswith(",")
        if one != other:
            message = f"{quoted(greeting.text)} and {quoted(closing.text)}: one has a comma at its end, the other none"
            yield Finding(closing.span, message, closing.text)


def _nothing_enclosed(copy: Copy) -> Iterator[Finding]:
    for text in copy.paragraphs if not copy.letter.enclosures else ():
        for match in ENCLOSED.finditer(text.text):
            message = f"{quoted(match.group())} stands in the text, but letter.yaml has no “enclosures”"
            yield Finding(text.span, message, text.text, *match.span())


def _text(words: str, line: int) -> Text:
    return Text(words, Span("letter.yaml", line, 1))


_GREETING, _CLOSING = _text("Dear Ms Smith,", 7), _text("Yours sincerely,", 40)
_SMITH = Party(_text("Ms Jane Smith", 5), _text("Director of Ports", 6))
_GOOD = example(
    "Ms Smith, we attach importance to the harbour.", to=_SMITH, salutation=_GREETING, closing=_CLOSING,
)  # fmt: skip
RULES = (
    Rule("salutation-name", "The salutation spells the recipient's name otherwise.", _misaddressed,
         example("Text.", to=_SMITH, salutation=_text("Dear Ms Smyth,", 7)), _GOOD, hint="Write both alike.", severity=WARNING),
    Rule("salutation-title", "The salutation gives the recipient another title.", _another_title,
         example("Text.", to=_SMITH, salutation=_text("Dear Mr Smith,", 7)), _GOOD, hint="Correct one of them.", severity=WARNING),
    Rule("salutation-twice", "The text begins with the salutation once more.", _greeted_twice,
         example("Dear Ms Smith, we write to you.", salutation=_GREETING), _GOOD, hint="Delete it from the text: it is printed already.", severity=WARNING),
    Rule("closing-twice", "The text ends with the closing once more.", _closed_twice,
         example("Text.", "Yours sincerely", closing=_CLOSING), _GOOD, hint="Delete it from the text: it is printed already.", severity=WARNING),
    Rule("closing-comma", "The salutation has a comma at its end and the closing none, or the reverse.", _half_stopped,
         example("Text.", salutation=_GREETING, closing=_text("Yours sincerely", 40)), _GOOD, hint="Treat both alike.", severity=WARNING),
    Rule("nothing-enclosed", "The text speaks of an enclosure, and there is none.", _nothing_enclosed,
         example("Please find enclosed a map."), _GOOD, hint="Name it under “enclosures”, which is printed.", severity=WARNING),
)  # fmt: skip
