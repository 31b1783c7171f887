"""Real quotes, dashes and no-break spaces, by the letter's language: text -> text.

Typography changes glyphs, never words: letters and digits stay as they are and in their order, and doing it twice
changes nothing more. A `Step` is a pattern and what takes its place; `steps` lists them for a language. They work on
the joined text of a paragraph, so that a quote may open in italics and close after them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any

from sendletter.language import Language, Quotes
from sendletter.letter import GroupPlan, Heading, Image, Letter, Paragraph, Run, Text
from sendletter.roster import Roster, Signatory
from sendletter.span import Span

NBSP, THIN = "\u00a0", "\u202f"
"""No-break space, and the narrow one that French sets before high punctuation."""
PROTECTED = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+|\d'\d{1,2}\"")
"""Addresses, and feet and inches, are left as they are."""
ROUNDS = 8
"""How often the steps are taken: a step may make room for one before it, as a guillemet does for a space."""
CALL = "\ufffc"
"""Stands for a footnote's call while a paragraph's text is looked at."""


@dataclass(frozen=True, slots=True)
class Step:
    """One habit of good typography: where `pattern` matches, its group 1 (or all of it) becomes `put`."""

    name: str
    pattern: re.Pattern[str]
    put: str | Callable[[re.Match[str]], str]

    def edits(self, text: str) -> Iterator[tuple[int, int, str]]:
        """What to replace: start, end and new text; places inside an address are left out."""
        kept = [match.span() for match in PROTECTED.finditer(text)]
        for match in self.pattern.finditer(text):
            group = 1 if self.pattern.groups else 0
            start, end = match.span(group)
            if start < 0 or any(left <= start < right for left, right in kept):
                continue
            new = self.put if isinstance(self.put, str) else self.put(match)
            if new != text[start:end]:
                yield start, end, new


def _step(name: str, pattern: str, put: str | Callable[[re.Match[str]], str], flags: int = 0) -> Step:
    return Step(name, re.compile(pattern, flags), put)


UNITS = r"(?:%|‰|°C|°F|km|m|cm|mm|kg|g|mg|t|l|ml|ha|kWh|MW|GW|€|\$|£|EUR|USD|GBP|CHF)"
TITLES = r"(?:Dr|Prof|Mr|Mrs|Ms|Mme|Mlle|Hon|Rev|Fr|Sr|Sra|Hr|Herr|Frau|St)"
LABELS = (
    r"(?:articles?|arts?|paragraphs?|paras?|sections?|secs?|chapters?|pages?|pp?|nos?|nr|n°|№|figures?|figs?|notes?|"
    r"Artikel|Abs|Absatz|Nummer|Seite|Kapitel|paragraphe|chapitre|artículo|artigo|articolo|статья|ст|п|с)"
)
DASHES = (
    _step("em dash", r"(?<=[^-])---(?=[^-])", "—"),
    _step("en dash", r"(?<=[^-])--(?=[^-])", "–"),
    _step("range", r"(?:\bpp?\.[ \u00a0]?\d{1,4}|(?<![\d-])(?:1[5-9]|20)\d\d)(-)(?:\d{1,4})(?![\d-])", "–"),
    _step("ellipsis", r"(?<!\.)\.\.\.(?!\.)", "…"),
)
SPACES = (
    _step("initials", r"(?<!\w)(?!I\.)[A-ZÀ-ÖØ-ÞΑ-ΩА-Я]\.( )(?=[A-ZÀ-ÖØ-ÞΑ-ΩА-Я](?:\.|\w))", NBSP),
    _step("title and name", rf"\b{TITLES}\.?( )(?=[^\W\d_a-z])", NBSP),
    _step("label and number", rf"\b{LABELS}\.?( )(?=\d)", NBSP, re.IGNORECASE),
    _step("section sign", r"[§¶]( )(?=\d)", NBSP),
    _step("number and unit", rf"\d( )(?={UNITS}(?!\w))", NBSP),
    _step("dash in the text", r"\S( )(?=[–—] )", NBSP),
)
FRENCH = (
    _step("before high punctuation", r"(?<=[^\s;!?:([{])([ \u00a0]?)(?=[;!?](?:[\s:;!?»”’)\]]|$))", THIN),
    _step("before a colon", r"(?<=[^\s:/\d])([ \u202f]?)(?=:(?:[\s:;!?»”’)\]]|$))", NBSP),
    _step("inside guillemets", r"«([ \u202f]?)(?=[^\s\u00a0])", NBSP),
    _step("inside guillemets, closing", r"(?<=[^\s\u00a0])([ \u202f]?)(?=»)", NBSP),
)
GERMAN = (_step("abbreviations", r"\b(?:z|u|d|i|o|v|s)\.( ?)(?=[A-ZÄÖÜa-z]\.)(?=[BAhadRVTEo]\.)", THIN),)
PER_LANGUAGE = {"fr": FRENCH, "de": GERMAN}


@cache
def steps(language: Language) -> tuple[Step, ...]:
    """All steps for a language, in the order in which they are taken."""
    months = "|".join(re.escape(month) for month in language.months if month.strip("0123456789."))
    dates = (_step("day and month", rf"\b\d{{1,2}}\.?( )(?=(?:{months})\b)", NBSP, re.IGNORECASE),) if months else ()
    return (*_quotes(language.quotes), *DASHES, *SPACES, *dates, *PER_LANGUAGE.get(language.base, ()))


def _quotes(quotes: Quotes) -> tuple[Step, ...]:
    """Straight quotes as the language writes them; an apostrophe, a decade and a foot or an inch are not quotes.

    Nor is a mark between Hebrew letters, whatever the language: it makes a short word of several (U+05F4) or a foreign
    sound (U+05F3). Only behind an article or a preposition that is written together with its word it may open a quote.
    """
    before = r"(?:^|(?<=[\s(\[{«“„‘‚–—\ufffc/]))"
    after = r"(?=[\w\[(«“„‘‚'\"…¿¡@#$€£])"
    prefixed = r"(?<![א-ת])[ושהכלבמ]{1,3}(\")(?=[א-ת][^\"]*[^\s\"]\"(?![א-ת]))"
    return (
        _step("opening quote behind a Hebrew prefix", prefixed, quotes.open),
        _step("gershayim", r"(?<=[א-ת])\"(?=[א-ת])", "״"),
        _step("geresh", r"(?<=[א-ת])'(?=[א-ת])", "׳"),
        _step("apostrophe", r"(?<=\w)'(?=\w)", "’"),
        _step("decade", r"(?<!\w)'(?=\d\ds?\b)", "’"),
        _step("opening quote", before + '"' + after, quotes.open),
        _step(
            "closing quote",
            r"(?<=[^\s\d(\[{])\"|(?<=[\s\S]\d)\"(?=[\s.,;:!?)\]]|$)(?<!\d'\d\")(?<!\d'\d\d\")",
            quotes.close,
        ),
        _step("inner opening quote", before + "'" + after, quotes.inner_open),
        _step("inner closing quote", r"(?<=[^\s\d(\[{])'", lambda match: _closing(match, quotes)),
    )


def _closing(match: re.Match[str], quotes: Quotes) -> str:
    """A straight single quote after a letter closes what is open, else it is an apostrophe (the signatories')."""
    text = match.string[: match.start()]
    opened = text.count(quotes.inner_open) - text.count(quotes.inner_close) * (quotes.inner_open != quotes.inner_close)
    return quotes.inner_close if opened > 0 and quotes.inner_open != quotes.inner_close else "’"


def set_text(text: str, language: Language) -> str:
    """A text without markup."""
    return "".join(run.text for run in set_runs((Run(text),), language))


def set_runs(runs: Sequence[Run], language: Language) -> tuple[Run, ...]:
    """Runs of one paragraph; their styles, links and calls stay as they are."""
    texts = [CALL if run.note is not None else run.text for run in runs]
    for _ in range(ROUNDS):
        before = texts
        for step in steps(language):
            texts = _splice(texts, list(step.edits("".join(texts))))
        if texts == before:
            break
    return tuple(
        run if run.note is not None else replace(run, text=text) for run, text in zip(runs, texts, strict=True)
    )


def _splice(texts: list[str], edits: list[tuple[int, int, str]]) -> list[str]:
    """The texts with their joined text edited; what spans two of them goes to the first."""
    if not edits:
        return texts
    spliced, position = [], 0
    for text in texts:
        end = position + len(text)
        parts, done = [], position
        for left, right, new in edits:
            if right < position or left > end or (left == end and right > left) or right < done:
                continue
            if left == right and left == end and end != len("".join(texts)):
                continue  # an insertion between two texts belongs to the second
            parts.append(text[done - position : max(left, position) - position])
            if left >= position:
                parts.append(new)
            done = min(max(right, position), end)
        parts.append(text[done - position :])
        spliced.append("".join(parts))
        position = end
    return spliced


def set_letter(letter: Letter, language: Language) -> Letter:
    """Every text of the letter; patterns of entries, picture names and addresses of links stay as they are."""
    set_: Letter = _set(letter, language)
    return set_


def _set(value: Any, language: Language) -> Any:
    match value:
        case Text(text=text):
            return replace(value, text=set_text(text, language))
        case Paragraph(runs=runs) | Heading(runs=runs):
            return replace(value, runs=set_runs(runs, language))
        case GroupPlan(heading=heading):
            return replace(value, heading=heading and _set(heading, language))
        case tuple():
            return tuple(_set(item, language) for item in value)
    if is_dataclass(value) and not isinstance(value, (Image, Span, Run, type)):
        changes = {item.name: _set(getattr(value, item.name), language) for item in fields(value)}
        return replace(value, **{name: new for name, new in changes.items() if new is not getattr(value, name)})
    return value


LIST_OF_INTEREST = re.compile(r"['\"]|[^\W\d_]\. [^\W\d_]")


def set_roster(roster: Roster, language: Language) -> Roster:
    """The printed columns of the list: in names only apostrophes, quotes and the spaces between initials."""
    groups = tuple(
        replace(group, signatories=tuple(_set_signatory(row, language) for row in group.signatories))
        for group in roster.groups
    )
    return replace(roster, groups=groups)


def _set_signatory(row: Signatory, language: Language) -> Signatory:
    changes: dict[str, Any] = {
        name: _set_name(text, language)
        for name in ("name", "title", "affiliation", "country", "kind")
        if (text := getattr(row, name)) and LIST_OF_INTEREST.search(text)
    }
    return replace(row, **changes) if changes else row


def _set_name(text: str, language: Language) -> str:
    texts = [text]
    for step in _of_names(language):
        texts = _splice(texts, list(step.edits(texts[0])))
    return texts[0]


@cache
def _of_names(language: Language) -> tuple[Step, ...]:
    return (*_quotes(language.quotes), *(step for step in SPACES if step.name == "initials"))
