"""Rules about numbers in the text: ordinals, ranges that run backwards, thousands set apart in two ways."""

import re
from collections.abc import Iterator

from sendletter.proofreading.finding import Finding, Told, around, quoted
from sendletter.proofreading.rule import WARNING, Copy, Rule, example

ORDINAL = re.compile(r"(?<![\w.,])(\d{1,3}(?:,\d{3})*|\d+)(st|nd|rd|th)\b")
ENDINGS = {1: "st", 2: "nd", 3: "rd"}
YEARS = re.compile(r"(?<![\w./–-])((?:1[5-9]|20)\d\d)[ \u00a0]?[–-][ \u00a0]?((?:1[5-9]|20)\d\d)(?![\w/–-])(?!\.\d)")
SETS = {
    "a comma": re.compile(r"(?<![\w.,/-])\d{1,3}(?:,\d{3})+(?![\w,]|\.\d)"),
    "a full stop": re.compile(r"(?<![\w.,/-])[1-9]\d{0,2}(?:\.\d{3})+(?![\w.]|,\d)"),
    "a space": re.compile(r"(?<![\w.,/-])\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?![\w,])"),
    "an apostrophe": re.compile(r"(?<![\w.,/-])\d{1,3}(?:['’]\d{3})+(?![\w])"),
}
"""Numbers whose thousands are set apart, by what sets them apart."""


DECIMAL = {"a comma": "a full stop", "a full stop": "a comma"}
"""What sets decimals apart where this sets thousands apart: 3.125 stands rightly beside 1,170."""


def _ordinals(copy: Copy) -> Iterator[Finding]:
    for text in copy.texts if copy.language.base == "en" else ():
        for match in ORDINAL.finditer(text.text):
            number = int(match[1].replace(",", ""))
            right = "th" if number % 100 in (11, 12, 13) else ENDINGS.get(number % 10, "th")
            if match[2] != right:
                message = f"{quoted(match.group())} is written {match[1]}{right}, in {around(text.text, *match.span())}"
                yield Finding(text.span, message, text.text, *match.span())


def _ranges(copy: Copy) -> Iterator[Finding]:
    months = "|".join(re.escape(name) for name in copy.language.months if not name[:1].isdigit())
    days = re.compile(
        rf"(?<![\w.,/–-])(\d{{1,2}})\.?[ \u00a0]?[–-][ \u00a0]?(\d{{1,2}})(?:st|nd|rd|th|\.|º)?[ \u00a0]+(?:(?:of|de)[ \u00a0])?(?:{months})\b",
    )
    for text in copy.paragraphs:
        for pattern in (YEARS, days) if months else (YEARS,):
            for match in pattern.finditer(text.text):
                if int(match[1]) >= int(match[2]):
                    message = f"{quoted(match.group())} runs backwards in {around(text.text, *match.span())}"
                    yield Finding(text.span, message, text.text, *match.span())


def _two_styles(copy: Copy) -> Iterator[Finding]:
    """Numbers whose thousands are not set apart as those of most numbers are."""
    found = [
        (text, match, style)
        for text in copy.paragraphs
        for style, pattern in SETS.items()
        for match in pattern.finditer(text.text)
    ]
    styles = [style for _, _, style in found]
    usual = max(SETS, key=styles.count)
    for text, match, style in found:
        decimal = DECIMAL.get(usual) == style and len(re.findall("[.,]", match.group())) == 1
        if style != usual and not decimal:
            message = f"{quoted(match.group())} is set apart by {style}, other numbers by {usual}"
            yield Finding(text.span, message, text.text, *match.span())


_GOOD = example(
    "On the 1st, 2nd, 3rd, 11th, 12th and 113th day, 23–28 October 2023, of 1998–2004, 1,170 and 2,000 of 3.125 came."
)
RULES = (
    Rule("ordinal", "An English ordinal has the wrong ending.", _ordinals, example("On the 22th day."), _GOOD,
         hint="Correct the ending or the number.", severity=WARNING),
    Rule("range", "A range of days or years runs backwards.", _ranges, example("We met on 23-8 October 2023."), _GOOD,
         hint="Correct one of the numbers, or name both months.", severity=WARNING),
    Rule("number-style", "Thousands are set apart in two ways.", _two_styles,
         example("Some 1,170 persons and 12\u00a0000 others were held, of 2,000."), _GOOD,
         hint="Write them alike.", severity=WARNING, told=Told.ONCE),
)  # fmt: skip
