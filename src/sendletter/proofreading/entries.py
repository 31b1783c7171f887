"""Rules about single entries of the list: two glued together, or with what must not be printed."""

import re
from collections.abc import Iterator

from sendletter.letter import Order
from sendletter.proofreading.finding import Finding, Told, around, quoted
from sendletter.proofreading.likeness import BRACKETED
from sendletter.proofreading.mend import ONE_SPACE
from sendletter.proofreading.rule import WARNING, Copy, Rule, example

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
"""Scripts in which a word follows a bracket without a space: Thai, Lao, Burmese, Khmer, Chinese, Japanese, Korean."""
TOUCHING = re.compile(rf"(?<=[^\s([{{“„«])[)”»](?=[^\W\d_{UNSPACED}])")
OPENING = re.compile(r"(^|\s?)[(“„«]([^()“”„«»]*)$")
EMAIL = re.compile(r"(?<![\w@.+-])[\w.+-]+(?:@|\s?[(\[]at[)\]]\s?)[\w-]+(?:\.[\w-]+)+")
URL = re.compile(r"\b(?:https?://|www\.)\S+|(?<![\w.-])[\w-]{2,}(?:\.[\w-]+)*\.[a-z]{2,6}/\w\S*", re.IGNORECASE)
LOST = re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])")
TOO_MANY = re.compile(r"[ \u00a0]{2,}| [,;.)](?=\s|$)|\( ")
CAPITALS = re.compile(r"[^\W\d_]{2,}")


def _glued(copy: Copy) -> Iterator[Finding]:
    for row, _, text in copy.cells:
        for match in TOUCHING.finditer(text):
            place = match.end()
            if _ends_an_entry(text[: match.start()], text[place]):
                message = f"two entries seem glued together: {quoted(text[:place])} and {quoted(text[place:])}"
                yield Finding(row.span, message, text)


def _ends_an_entry(before: str, letter: str) -> bool:
    """Whether a bracket that touches a letter ends an entry; it does not in “Citizen(s)Action” or “Amnesty (Inter)national”."""
    opening = OPENING.search(before)
    if opening is None:
        return True
    acronym = sum(map(str.isupper, opening[2])) > 1
    if opening.start() == 0:
        return acronym and letter.isupper()
    return acronym or (opening[1] != "" and not letter.islower())


def _addresses(copy: Copy) -> Iterator[Finding]:
    for row, column, text in copy.cells:
        for match in EMAIL.finditer(text) if "." in text else ():
            yield Finding(row.span, f"the column “{column}” holds an e-mail address", text, *match.span())


def _web_addresses(copy: Copy) -> Iterator[Finding]:
    for row, column, text in copy.cells:
        for match in URL.finditer(text) if "." in text or "/" in text else ():
            message = f"the column “{column}” holds a web address: {quoted(match.group())}"
            yield Finding(row.span, message, text, *match.span())


def _lost(copy: Copy) -> Iterator[Finding]:
    for row, column, text in copy.cells:
        for match in LOST.finditer(text) if "?" in text and not URL.search(text) else ():
            message = f"the column “{column}” has a ? inside a word: {around(text, *match.span())}"
            yield Finding(row.span, message, text, *match.span())


def _capitals(copy: Copy) -> Iterator[Finding]:
    personal = {plan.id for plan in copy.letter.signatures.groups if plan.order is Order.FAMILY_NAME}
    for row in copy.roster.listed:
        if not row.name.isupper():
            continue
        words = CAPITALS.findall(BRACKETED.sub("", row.name))
        long = [word for word in words if len(word) >= 4]
        if (row.group in personal and len("".join(words)) > 5) or len(long) > 1:
            yield Finding(row.span, f"{quoted(row.name)} is written in capitals", row.name)


def _spaces(copy: Copy) -> Iterator[Finding]:
    for row, column, text in copy.cells:
        for match in TOO_MANY.finditer(text):
            shown = text[: match.start()] + match.group().replace(" ", "␣").replace("\u00a0", "␣") + text[match.end() :]
            message = f"the column “{column}” has a space too many: {around(shown, *match.span())}"
            yield Finding(row.span, message, text, *match.span())


_GOOD = example("Text.", organizations=["Human Rights Watch (HRW)", "Citizen(s)Action", "THINK"], people=["José Núñez"])
RULES = (
    Rule("glued-entries", "Two entries of the list stand in one row.", _glued,
         example("Text.", organizations=["Network for Democracy (NKnet)Norwegian Helsinki Committee (NHC)"]), _GOOD,
         hint="Give each a row of its own; if it is one, put a space after the bracket."),
    Rule("address-in-list", "A printed column of the list holds an e-mail address.", _addresses,
         example("Text.", people=["Ann Lee ann.lee@example.org"]), example("Text.", organizations=["Heart to Heart, @Future", "MoveOn.org"]),
         hint="Move it to the column “email”, which is never printed.", told=Told.PLACE, guards=True),
    Rule("web-address-in-list", "A printed column of the list holds a web address.", _web_addresses,
         example("Text.", organizations=["Peace Now www.peace.example"]), example("Text.", organizations=["MoveOn.org"]),
         hint="Delete it; if it is the name, allow it in letter.yaml.", told=Told.PLACE),
    Rule("lost-letter", "A letter of a name became a question mark.", _lost,
         example("Text.", people=["José Nu?ez"]), example("Text.", organizations=["Who Cares?"]),
         hint="Write the letter that stood there, or import the list again in its true encoding.", told=Told.PLACE),
    Rule("capitals", "A name is written in capitals.", _capitals, example("Text.", people=["JOSÉ NÚÑEZ"]), _GOOD,
         hint="Names are printed as they stand; write it as its bearer does.", severity=WARNING),
    Rule("space-in-list", "A cell of the list has a space too many.", _spaces, example("Text.", people=["José  Núñez"]), _GOOD,
         hint="Delete it.", severity=WARNING, told=Told.PLACE, mend=ONE_SPACE),
)  # fmt: skip
