"""Rules about characters that went wrong on their way: mojibake, invisible ones, look-alikes."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from sendletter.proofreading.finding import Finding, Told, around, quoted
from sendletter.proofreading.mend import COMPOSED, NO_JOINER, NO_UNSEEN
from sendletter.proofreading.rule import WARNING, Copy, Rule, example
from sendletter.span import Span

MOJIBAKE = re.compile(
    "[ÂÃÐÑâ](?![«»\u00a0])[\u0080-\u00bf€™ŽŸœ¦]|â€.|(?<=[a-zß-ÿ.,;])Â\u00a0|"
    "(?<=[a-zß-ÿ])[ÂÃÐÑ][\u2018-\u201d«»]|[ÂÃÐÑ][\u2018-\u201d«»](?=[a-zß-ÿ])"
)
"""Bytes of UTF-8 read as Windows-1252. A quote after Ñ at the end of a word is none of it: « MONTAÑ ».

Words in capitals may end in these letters, so a quote counts only beside small letters.
"""
SUSPICIOUS = re.compile("[\u0080-\u009f]|[ÂÃÐÑâåÅÄ][^\x00-\x7fA-Za-zÀ-ɏ\u2018-\u201d«»]")
INVISIBLE = re.compile(
    "[\u200b\u2028\u2029\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\u3164\uffa0\u115f\u1160\u180e\U000e0000-\U000e007f]|"
    "[\x00-\x08\x0b-\x1f\x7f\u061c\u200e\u200f]|(?<![^\\W\\d_])\u00ad|\u00ad(?![^\\W\\d_])"
)
SOFT_HYPHEN = re.compile("\u00ad")
"""A soft hyphen between letters says where a word may break, and is right in running text; in the list it hides from search."""
DIRECTION = re.compile("[\u061c\u200e\u200f]")
RIGHT_TO_LEFT = re.compile("[\u05d0-\u05ff\u0620-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Scripts without spaces, in which an invisible one says where a line may end."""
JOINERS = re.compile("[\u200c\u200d]")
JOINED_SCRIPTS = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af\u2600-\u27bf\U0001f000-\U0001faff]"
)
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
STACKED = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{5,}")
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
WORD = re.compile(r"[^\W\d_]+")
LATIN = re.compile("[A-Za-zÀ-ɏ]")
LOOKALIKE = re.compile("[АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧικνορυ]")
"""Cyrillic and Greek letters that look like Latin ones (Unicode UTS 39, confusables); kΩ and ΔT hold none."""

Search = Callable[[str], Iterable[re.Match[str]]]


def _everywhere(copy: Copy) -> Iterator[tuple[Span, str]]:
    for text in copy.texts:
        if not (text.text.isascii() and text.text.isprintable()):
            yield text.span, text.text
    for row, _, cell in copy.cells:
        if not cell.isascii():
            yield row.span, cell


def _found_by(search: Search, what: str) -> Callable[[Copy], Iterator[Finding]]:
    def find(copy: Copy) -> Iterator[Finding]:
        for span, text in _everywhere(copy):
            for match in search(text):
                code = f"U+{ord(match.group()[0]):04X}"
                yield Finding(span, f"{what} ({code}) in {around(text, *match.span())}", text, *match.span())

    return find


def _mojibake(copy: Copy) -> Iterator[Finding]:
    for span, text in _everywhere(copy):
        matches = list(MOJIBAKE.finditer(text))
        for match in matches:
            message = f"{around(text, *match.span())} looks like text that was read in a wrong encoding"
            yield Finding(span, message, text, *match.span())
        if not matches and SUSPICIOUS.search(text) and _bad(text):
            yield Finding(span, f"{quoted(text)} looks like text that was read in a wrong encoding", text)


def _bad(text: str) -> bool:
    """Whether ftfy finds it broken and can mend it; asked only where a cheap look finds it suspicious."""
    from ftfy import fix_encoding
    from ftfy.badness import badness

    return bool(badness(text)) and bool(fix_encoding(text) != text)


def _unseen(text: str) -> Iterator[re.Match[str]]:
    """What prints nothing, but for what a script needs: breaks in Thai or Khmer, and the flags that emoji spell."""
    right_to_left = bool(RIGHT_TO_LEFT.search(text))
    for match in INVISIBLE.finditer(text):
        before = text[max(0, match.start() - 1) : match.start()]
        spelled = match.group() >= "\U000e0000" and "\U0001f3f4" in text
        unspaced = match.group() == "\u200b" and UNSPACED.match(before)
        if not (spelled or unspaced or (right_to_left and DIRECTION.match(match.group()))):
            yield match


def _invisible(copy: Copy) -> Iterator[Finding]:
    for span, text in _everywhere(copy):
        hidden = SOFT_HYPHEN.finditer(text) if span.source != copy.letter.span.source else ()
        for match in {match.start(): match for match in (*_unseen(text), *hidden)}.values():
            message = f"an invisible character (U+{ord(match.group()):04X}) in {around(text, *match.span())}"
            yield Finding(span, message, text, *match.span())


def _joiner(text: str) -> Iterable[re.Match[str]]:
    return JOINERS.finditer(text) if not JOINED_SCRIPTS.search(text) else ()


def _mixed(copy: Copy) -> Iterator[Finding]:
    for span, text in _everywhere(copy):
        for match in WORD.finditer(text) if LOOKALIKE.search(text) else ():
            if LATIN.search(match.group()) and (strange := LOOKALIKE.search(match.group())):
                name = unicodedata.name(strange.group(), "a letter of another script").lower()
                message = f"{quoted(match.group())} mixes scripts: it holds {name}"
                yield Finding(span, message, text, *match.span())


def _decomposed(copy: Copy) -> Iterator[Finding]:
    for span, text in _everywhere(copy):
        if not unicodedata.is_normalized("NFC", text):
            for start, end, _ in COMPOSED.edits(text):
                message = f"{around(text, start, end)} has a letter in pieces: it is not in Unicode's form NFC"
                yield Finding(span, message, text, start, end)


_GOOD = example(
    "“Ça va”, said José Núñez of Łódź; naïve façade — Île.", organizations=["Åbo Àgora", "ДОМ", "Αθήνα", "می‌خواهم"]
)
RULES = (
    Rule("mojibake", "Text was read in a wrong encoding.", _mojibake, example("The cafÃ© is closed."), _GOOD,
         hint="Correct the letters, or import the file again in its true encoding.", told=Told.PLACE),
    Rule("replacement-character", "A character was lost when the text was converted.", _found_by(re.compile("\ufffd").finditer, "a lost character"),
         example("The caf\ufffd is closed."), _GOOD, hint="Write the letter that stood there.", told=Told.PLACE, guards=True),
    Rule("invisible-character", "A character that prints nothing stands in a text.", _invisible,
         example("Peace\u200b Now."), _GOOD, hint="Delete it; it often comes with text from the web.", severity=WARNING, told=Told.PLACE, mend=NO_UNSEEN),
    Rule("joiner", "A joiner stands in a script that has none.", _found_by(_joiner, "an invisible joiner"),
         example("Pe\u200dace."), _GOOD, hint="Delete it.", severity=WARNING, told=Told.PLACE, mend=NO_JOINER),
    Rule("bidi-control", "A control character turns the direction of text.", _found_by(BIDI.finditer, "a character that turns the direction of text"),
         example("Peace \u202eNow."), _GOOD, hint="Delete it: with it, text can be printed other than it is written.", told=Told.PLACE, guards=True),
    Rule("stacked-marks", "More marks stand on a letter than any language uses.", _found_by(STACKED.finditer, "a stack of marks"),
         example("Z\u0301\u0302\u0303\u0304\u0305\u0306algo."), _GOOD, hint="Delete the marks.", told=Told.PLACE),
    Rule("private-character", "A character that only one font knows.", _found_by(PRIVATE.finditer, "a private character"),
         example("Our logo \ue001."), _GOOD, hint="Delete it, or use a picture.", told=Told.PLACE),
    Rule("mixed-scripts", "A word mixes letters of scripts that look alike.", _mixed, example("\u0420eace."), _GOOD,
         hint="Type the word anew.", severity=WARNING),
    Rule("decomposed", "A letter and its accent are two characters.", _decomposed, example("Jose\u0301 Nu\u0301n\u0303ez."), _GOOD,
         hint="It prints well, but is found badly: type the word anew, or save the file in the form NFC.", severity=WARNING, told=Told.PLACE, mend=COMPOSED),
)  # fmt: skip
