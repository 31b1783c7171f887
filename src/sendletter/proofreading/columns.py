"""Rules about cells of the list that do not fit their column, or each other."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from sendletter.proofreading.finding import Finding, Told, around, quoted
from sendletter.proofreading.likeness import fold
from sendletter.proofreading.rule import WARNING, Copy, Rule, example
from sendletter.roster import PRINTED, Signatory
from sendletter.span import Span

COUNTRIES = (
    "uk, united kingdom, great britain, gb, u k",
    "usa, united states, united states of america, us, u s a, u s",
    "uae, united arab emirates",
    "drc, dr congo, democratic republic of the congo, democratic republic of congo, congo kinshasa",
    "south korea, republic of korea, rok, korea republic of",
    "north korea, dprk, democratic peoples republic of korea",
    "czech republic, czechia",
    "netherlands, the netherlands, holland",
    "ivory coast, cote divoire",
    "russia, russian federation",
    "turkey, turkiye",
    "myanmar, burma",
    "east timor, timor leste",
    "swaziland, eswatini",
    "macedonia, north macedonia",
    "cape verde, cabo verde",
    "vietnam, viet nam",
    "brazil, brasil",
    "germany, deutschland",
    "spain, espana",
)
"""Names of one country, folded; what is not here is held against itself only: Kenya, KENYA."""
SAME = {name: names.split(", ")[0] for names in COUNTRIES for name in names.split(", ")}
PHONE = re.compile(
    r"(?<![\w-])(?:\+|00)\d[\d ()./-]{6,}\d|\b(?:tel|phone|mobile|whatsapp|tél)[.:]*\s*[\d(+][\d ()./-]{5,}\d",
    re.IGNORECASE,
)
DIGITS = re.compile(r"\d\d")
EMOJI = re.compile("[\u2600-\u27bf\u2b50\u2b55\u231a-\u23ff\U0001f000-\U0001faff]")
MARKUP = re.compile(
    r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});|</?(?:br|b|i|p|em|strong|span|div|a|font|sup|sub)\b[^<>]{0,80}>"
)
LOOSE = re.compile(
    r"^(?:[-–—•*·,;:.]\s+|[,;:•]|\d{1,3}\)\s+|(?:and|et|und)\s+(?=[A-ZÀ-Þ]))|(?:\s[-–—&]|[,;:/]|\s(?:and|et|und))$"
)
COMMENT = re.compile(
    r"\b(?:[Ww]e|I|[Pp]lease|[Oo]ur|[Tt]hank you|[Ww]ir|[Nn]ous)\b.*\b(?:support|sign|endorse|add|agree|confirm|"
    r"unterstützen|unterzeichnen|soutenons|signons)\b"
)
"""A remark has its verb in small letters; We Support Peace is a name."""
SIGNED = re.compile(
    r"\b(?:sign|signs|signed|signing|signatory)\b.*\b(?:behalf|personal capacity|not as)\b|\bon behalf of\b",
    re.IGNORECASE,
)
LONGEST = 160
"""Characters from which on a name is a text that got into the list."""
COMPATIBLE = re.compile("[\ufb00-\ufb06\uff21-\uff3a\uff41-\uff5a\uff10-\uff19\U0001d400-\U0001d7ff\u2460-\u24ff]")


def _said_twice(copy: Copy) -> Iterator[Finding]:
    for row in copy.roster.listed:
        filled = [(column, text) for column in PRINTED if (text := getattr(row, column))]
        for number, (column, text) in enumerate(filled[1:], start=1):
            known = {other.casefold(): name for name, other in filled[:number]}
            if (twice := known.get(text.casefold())) or (column == "title" and _opens_with(text, row.name)):
                yield Finding(row.span, f"the column “{column}” says {quoted(text)}, as “{twice or 'name'}” does", text)


def _opens_with(title: str, name: str) -> bool:
    return title.startswith(name) and title[len(name) : len(name) + 1] in (",", ":") and " " in name


def _two_countries(copy: Copy) -> Iterator[Finding]:
    """Countries that are written in two ways, told of those that are written so less often."""
    rows: dict[str, list[Signatory]] = {}
    for row in copy.roster.listed:
        if row.country:
            rows.setdefault(row.country, []).append(row)
    spellings: dict[str, Counter[str]] = {}
    for country, those in rows.items():
        folded = fold(country)
        spellings.setdefault(SAME.get(folded, folded), Counter())[country] = len(those)
    for written in spellings.values():
        (usual, _), *others = written.most_common()
        for country, count in others:
            row = rows[country][0]
            times = f", {count} times" if count > 1 else ""
            yield Finding(row.span, f"the country {quoted(country)}{times} is {quoted(usual)} in other rows", country)


def _in_cells(
    pattern: re.Pattern[str], what: str, needs: re.Pattern[str], *, show: bool = True
) -> Callable[[Copy], Iterator[Finding]]:
    def find(copy: Copy) -> Iterator[Finding]:
        for row, column, text in copy.cells:
            for match in pattern.finditer(text) if needs.search(text) else ():
                shown = f" in {around(text, *match.span())}" if show else ""
                yield Finding(row.span, f"the column “{column}” holds {what}{shown}", text, *match.span())

    return find


def _markup(copy: Copy) -> Iterator[Finding]:
    places = [(text.span, text.text) for text in copy.texts] + [(row.span, text) for row, _, text in copy.cells]
    for span, text in places:
        for match in MARKUP.finditer(text) if "&" in text or "<" in text else ():
            yield Finding(
                span,
                f"{quoted(match.group())} would be printed as it stands, in {around(text, *match.span())}",
                text,
                *match.span(),
            )


def _loose(copy: Copy) -> Iterator[Finding]:
    for row in copy.roster.listed:
        for match in LOOSE.finditer(row.name):
            yield Finding(
                row.span,
                f"{quoted(match.group().strip())} belongs to no name in {around(row.name, *match.span())}",
                row.name,
                *match.span(),
            )


def _sentences(copy: Copy) -> Iterator[Finding]:
    for row in copy.roster.listed:
        if len(row.name) > LONGEST:
            yield Finding(row.span, f"a name of {len(row.name)} characters: {quoted(row.name)}", row.name)
        elif len(row.name) > 25 and (COMMENT.search(row.name) or SIGNED.search(row.name)):
            yield Finding(row.span, f"{quoted(row.name)} reads like a remark, not like a name", row.name)


def _compatible(copy: Copy) -> Iterator[Finding]:
    places = [(text.span, text.text) for text in copy.texts] + [(row.span, text) for row, _, text in copy.cells]
    for span, text in places:
        for match in COMPATIBLE.finditer(text) if not (text.isascii() or _eastern(text)) else ():
            yield Finding(
                span,
                f"{quoted(match.group())} (U+{ord(match.group()):04X}) is a letter in disguise, in {around(text, *match.span())}",
                text,
                *match.span(),
            )


def _eastern(text: str) -> bool:
    """Whether a text has Chinese, Japanese or Korean in it, next to which wide letters are at home."""
    return any("\u3040" <= character <= "\ud7af" for character in text)


def _row(name: str, line: int, **cells: Any) -> Signatory:
    return Signatory("organization", name, Span("signatories.csv", line, 1), **cells)


_GOOD = example(
    "Research & Development <of the harbour>.", rows=[
        _row("Peace Now", 2, country="United Kingdom", title="Peace"), _row("Viet Tan", 3, country="United States"), _row("24/7 Hope – Now!", 4),
        _row("Federal Association of Vietnamese Refugees in the Federal Republic of Germany, Inc.", 5), _row("I & We Support Network", 6),
    ],
)  # fmt: skip
RULES = (
    Rule("said-twice", "Two columns of a row say the same: it would be printed twice.", _said_twice,
         example("Text.", rows=[_row("Jane Smith", 2, title="Jane Smith, Director")]), _GOOD, hint="Delete it from one of them.", severity=WARNING),
    Rule("country-names", "One country is written in two ways.", _two_countries,
         example("Text.", rows=[_row("Peace Now", 2, country="United Kingdom"), _row("Viet Tan", 3, country="UK")]), _GOOD,
         hint="Write it alike in all rows.", severity=WARNING),
    Rule("phone-in-list", "A printed column of the list holds a telephone number.",
         _in_cells(PHONE, "a telephone number", DIGITS, show=False), example("Text.", rows=[_row("Peace Now +44 20 7946 0000", 2)]), _GOOD,
         hint="Delete it: it would be printed.", severity=WARNING, told=Told.PLACE),
    Rule("emoji", "A printed column of the list holds an emoji.", _in_cells(EMOJI, "an emoji", EMOJI),
         example("Text.", rows=[_row("Peace Now ✌", 2)]), _GOOD,
         hint="Delete it, unless it belongs to the name: few fonts have it.", severity=WARNING, told=Told.PLACE),
    Rule("markup", "A code of a web page would be printed as it stands.", _markup, example("Text.", organizations=["Peace &amp; Hope"]), _GOOD,
         hint="Write the character that is meant: & for &amp;.", severity=WARNING, told=Told.PLACE),
    Rule("loose-mark", "A name begins or ends with what belongs to no name.", _loose, example("Text.", organizations=["- Peace Now,"]), _GOOD,
         hint="Delete it; see whether something is missing there.", severity=WARNING, told=Told.PLACE),
    Rule("sentence-as-name", "A name reads like a sentence.", _sentences,
         example("Text.", organizations=["Please add Peace Now, we support this letter"]), _GOOD,
         hint="Write nothing but the name into the column “name”; a name that is so long may stand.", severity=WARNING),
    Rule("letter-in-disguise", "A ligature, a wide letter or a mathematical one stands for a letter.", _compatible,
         example("The o\ufb03ce of 𝐏eace Now."), _GOOD,
         hint="Type the letter: it is not found, and few fonts have it.", severity=WARNING, told=Told.PLACE),
)  # fmt: skip
