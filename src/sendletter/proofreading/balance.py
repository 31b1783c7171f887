"""Rules about quotes and brackets: each has a partner, and all are of one kind.

Which mark opens and which closes is a matter of language and of place: ” opens in Swedish, “ closes in German, a
German book sets »so« and a French one « so ». An apostrophe is no quote, “a)” numbers a list, and a quotation over
several paragraphs opens in each of them and closes in the last.
"""

import re
from collections.abc import Iterator

from sendletter.language import Language
from sendletter.proofreading.finding import Finding, Told, around
from sendletter.proofreading.rule import WARNING, Copy, Rule, example

BRACKETS = {"(": ")", "[": "]", "{": "}"}
PARTNERS = {**BRACKETS, "“": "”", "„": "“”", "«": "»", "»": "«»", "”": "”“", "‹": "›", "「": "」", "『": "』"}
"""What may close each mark."""
CLOSERS = frozenset(")]}”“»«›」』")
MARKS = re.compile("[()\\[\\]{}“”„«»‹›「」『』]")
CLEAR_OPENERS = frozenset("([{„‹「『")
NUMBERING = re.compile(r"(?:^|[\s(])(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})$")
FACE = re.compile(r"[:;]-?$")
SHORT = re.compile(r"(?<=[א-ת])[\"'](?=[א-ת])")
"""A mark between Hebrew letters, as in בג"ץ and ג'ורג': none of a pair."""
STRAIGHT = re.compile(rf'(?!{SHORT.pattern})(?<!\d)"')
STRAIGHT_SINGLE = re.compile(rf"(?!{SHORT.pattern})(?<!\d)'(?!\d)")
INCHES = re.compile(r"\d'\d{1,2}$")
SINGLE = re.compile(r"(?:(?<=^)|(?<=[\s(\[“—–]))‘(?=[^\W\d_]{2})")
CURLY, CURLY_SINGLE = re.compile("[“”„«»]"), re.compile("[‘’]")

Opened = tuple[str, int]
Fault = tuple[str, int]
"""What is wrong, and at which offset of the text."""


def _unbalanced(copy: Copy) -> Iterator[Finding]:
    body = copy.paragraphs
    following = dict(zip(body, [text.text.lstrip() for text in body[1:]], strict=False))
    for text in copy.texts:
        for message, place in faults(text.text, copy.language, following.get(text, "")):
            yield Finding(text.span, message, text.text, place, place + 1)
    for row, _, cell in copy.cells:
        for message, place in _bracket_faults(cell, copy.language):
            yield Finding(row.span, message, cell, place, place + 1)


def _bracket_faults(cell: str, language: Language) -> Iterator[Fault]:
    """Names hold quotes and apostrophes of all languages; only their brackets are held against each other."""
    if any(cell.count(opening) != cell.count(closing) for opening, closing in BRACKETS.items()):
        yield from _pair_faults(re.sub("[“”„«»‹›「」『』]", "'", cell), language, "")


def faults(text: str, language: Language, following: str) -> Iterator[Fault]:
    """What is wrong with the pairs of a text, and where; `following` is the paragraph after it."""
    yield from _pair_faults(text, language, following)
    yield from _straight_faults(text, following)
    yield from _single_faults(text, language)


def _pair_faults(text: str, language: Language, following: str) -> Iterator[Fault]:
    opened: list[Opened] = []
    for match in MARKS.finditer(text):
        mark, place = match.group(), match.start()
        if _opens(mark, text, place, opened, language):
            opened.append((mark, place))
        elif opened and mark in PARTNERS[opened[-1][0]]:
            opened.pop()
        elif not _means_something_else(mark, text[max(0, place - 8) : place]):
            yield _crossed(mark, place, opened, text), place
    if opened and not _goes_on(text, opened, following):
        for mark, place in reversed(opened):
            yield f"a {mark} is never closed in {around(text, place, place + 1)}", place


def _opens(mark: str, text: str, place: int, opened: list[Opened], language: Language) -> bool:
    if mark in CLEAR_OPENERS or mark not in CLOSERS:
        return True
    if mark not in "“”«»":
        return False
    top = opened[-1][0] if opened else ""
    at_start = place == 0 or text[place - 1].isspace() or text[place - 1] in "([{—–-“„«‚‘¿¡/"
    match mark:
        case "“":
            return at_start or (top != "„" and language.quotes.close != "“" and top != "”")
        case "«":
            return top != "»" or (at_start and not text[place + 1 : place + 2].isspace())
        case "»":
            return top != "«" and at_start and not text[place + 1 : place + 2].isspace()
    return top not in ("”", "“", "„") and at_start and language.quotes.open == "”"


def _means_something_else(mark: str, before: str) -> bool:
    """Whether a mark without a partner numbers a list, smiles, or stands inside a Hebrew abbreviation."""
    if mark == ")":
        return bool(NUMBERING.search(before) or FACE.search(before))
    return mark == "”" and bool(re.search("[א-ת]$", before))


def _crossed(mark: str, place: int, opened: list[Opened], text: str) -> str:
    shown = around(text, place, place + 1)
    if any(mark in PARTNERS[other] for other, _ in opened):
        return f"a {mark} comes before the {opened[-1][0]} that was opened last is closed, in {shown}"
    return f"a {mark} closes what was never opened in {shown}"


def _goes_on(text: str, opened: list[Opened], following: str) -> bool:
    """Whether a quotation goes on in the next paragraph: it opens in both, and nothing else is open."""
    mark, place = opened[0]
    return len(opened) == 1 and mark not in BRACKETS and text[:place].strip() == "" and following.startswith(mark)


def _straight_faults(text: str, following: str) -> Iterator[Fault]:
    """Straight quotes come in pairs; after a number, one that closes nothing means inches.

    One between Hebrew letters needs no partner, and may be the partner of one at the end of a word: ה"נמל".
    """
    opened, short = -1, False
    for match in re.finditer('"', text):
        place = match.start()
        if SHORT.match(text, place):
            short = short or opened < 0
            continue
        if short and opened < 0 and text[place - 1 : place].strip():
            short = False
            continue
        if INCHES.search(text[max(0, place - 4) : place]) or (opened < 0 and text[place - 1 : place].isdigit()):
            continue
        opened = place if opened < 0 else -1
    if opened >= 0 and not (opened == 0 and following.startswith('"')):
        yield f'a " has no partner in {around(text, opened, opened + 1)}', opened


def _single_faults(text: str, language: Language) -> Iterator[Fault]:
    """A ‘ that opens before a word needs a ’ at the end of a word; the reverse may always be an apostrophe."""
    if "‘" not in (language.quotes.open, language.quotes.inner_open):
        return
    for match in SINGLE.finditer(text):
        if not re.search(r"’(?!\w)", text[match.end() :]):
            yield f"a ‘ is never closed in {around(text, *match.span())}", match.start()


def _mixed(copy: Copy) -> Iterator[Finding]:
    """Straight quotes among real ones, told once: typography makes them real, but they were pasted from elsewhere."""
    for straight, curly in ((STRAIGHT, CURLY), (STRAIGHT_SINGLE, CURLY_SINGLE)):
        if not any(curly.search(text.text) for text in copy.texts):
            continue
        for text in copy.texts:
            for match in straight.finditer(text.text):
                message = f"a straight {match.group()} among real quotes in {around(text.text, *match.span())}"
                yield Finding(text.span, message, text.text, *match.span())


_GOOD = example(
    "He said: “[i]llegal border crossers (see article 4(1)) will be ‘returned’.” The states’ ’90s: a) one, b) two.",
    "“This quotation goes on.",
    "“Here it ends.”",
    organizations=["Non-Violence International (NVI)"],
)
RULES = (
    Rule("unbalanced", "A quote or bracket has no partner.", _unbalanced, example("He said “no and (went home."), _GOOD,
         hint="Add its partner, or delete it.", told=Told.PLACE),
    Rule("straight-quote", "A straight quote stands among real ones.", _mixed, example("“Yes”, he said, and \"no\"."), _GOOD,
         hint="It will be printed as a real one; see whether it is the right one.", severity=WARNING, told=Told.ONCE),
)  # fmt: skip
