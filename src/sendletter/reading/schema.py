"""What letter.yaml may hold: the one declaration behind validation, the JSON Schema and what an editor shows.

A `Key` says how the node under it is read; a reader takes a node and gives a value that keeps its place, or raises
`Wrong`. Keys are lower case with spaces, as staff may write them ("as of", "as_of", "As of").

A validation library was measured and left out: it took as long to import and to build its models as the rest of
reading, proofreading and composing the letter together, and its words had to be put into staff's words all the same.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sendletter.language import Language
from sendletter.letter import By, Capacity, Day, Image, Order, Standard, Text
from sendletter.reading import printing
from sendletter.reading.wrong import Wrong
from sendletter.reading.yaml import Node, Scalar, Sequence, Table
from sendletter.roster.pattern import SHORTCUTS, Entry
from sendletter.span import Span

FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
IN_WORDS = " · ".join(SHORTCUTS)
EDITIONS = ("web", "archive", "text", "html", "docx", "print", "wtpdf")
"""The forms in which a letter leaves the house."""
PICTURES = (".svg", ".png", ".jpg", ".jpeg")


@dataclass(frozen=True, slots=True)
class Key:
    """A key: how its node is read, what an editor says of it, its JSON type; or the keys of a mapping under it.

    Of `many` mappings, the only one may stand `alone`, without being a list. `hollow` is what to do where nothing
    stands under a key that is written down.
    """

    says: str
    read: Callable[[Node], Any] | None = None
    json: Mapping[str, Any] = field(default_factory=dict)
    needed: bool = False
    keys: "Mapping[str, Key] | None" = None
    many: bool = False
    alone: bool = False
    hollow: str = ""


def _scalar(node: Node) -> Scalar:
    if not isinstance(node, Scalar):
        raise Wrong("type", "must be a text", "Put a text with a colon, a bracket or a brace in quotes.")
    return node


def _text(node: Node) -> Text:
    scalar = _scalar(node)
    return Text(" ".join(scalar.text.split()), scalar.span)


def _lines(node: Node) -> tuple[Text, ...]:
    """One text of several lines, or a list of texts."""
    if isinstance(node, Table):
        raise Wrong("type", "must be a text or a list of texts", "Put a text with a colon in quotes.")
    if isinstance(node, Sequence):
        return tuple(_text(item) for item in node.items)
    place = node.span
    block = node.style == "|"
    return tuple(
        Text(" ".join(line.split()), Span(place.source, place.line + number, 1) if block else place)
        for number, line in enumerate(node.text.split("\n"), start=1)
        if line.strip()
    )


def _day(node: Node) -> Day:
    scalar = _scalar(node)
    try:
        return Day(date.fromisoformat(scalar.text.strip()), scalar.span)
    except ValueError:
        hint = "Write year, month and day, such as 2023-09-26; it is printed as the letter's language writes dates."
        raise Wrong("date", f"“{scalar.text}” is no date", hint) from None


def _image(node: Node) -> Image:
    alt = ""
    if isinstance(node, Table):
        if not {"file"} <= set(node.items) <= {"file", "alt"}:
            raise Wrong("type", "a picture has the keys “file” and “alt”")
        alt = _text(node.items["alt"]).text if "alt" in node.items else ""
        node = node.items["file"]
    path = _scalar(node).text.strip().replace("\\", "/").removeprefix("./")
    if path.startswith("/") or ".." in path.split("/") or ":" in path.split("/")[0]:
        raise Wrong("image", f"“{path}” is outside the letter's folder", "Copy the picture beside letter.yaml.")
    if not path.lower().endswith(PICTURES):
        raise Wrong("image", f"“{path}” is no picture that can be printed", "Use an SVG, PNG or JPEG file.")
    return Image(path, alt, node.span)


def _language(node: Node) -> str:
    try:
        return Language.of(_scalar(node).text.strip()).tag
    except ValueError as fault:
        raise Wrong("language", str(fault), "Write a tag such as en-GB, fr or pt-BR.") from None


def _headers(node: Node) -> Mapping[str, str]:
    """What the headers of a sheet mean, as a mapping of words."""
    if not isinstance(node, Table):
        raise Wrong(
            "type", "must hold a sheet's headers, each with the column that it is", 'Such as “"Full name": name”.'
        )
    return {header: _text(value).text for header, value in node.items.items()}


def _entry(node: Node) -> Text:
    text = _text(node)
    try:
        Entry.parse(text.text)
    except ValueError as fault:
        hint = (
            "Such as “{name}[ ({acronym})][, {country}]”: [...] vanishes where a cell is empty, | begins a new line.\n"
            f"Or in words: {IN_WORDS}."
        )
        raise Wrong("entry-pattern", str(fault), hint) from None
    return text


def _flag(node: Node) -> bool:
    """Yes or no. A plain “on” or “true” is the text that was typed, as everything in letter.yaml is."""
    text = _scalar(node).text.strip().casefold()
    if text not in FLAGS:
        raise Wrong("choice", f"“{text}” is neither true nor false", "Write true, or leave the line out.")
    return FLAGS[text]


def _editions(node: Node) -> tuple[str, ...]:
    """A list of editions, or one text with commas between them."""
    texts = node.items if isinstance(node, Sequence) else (node,)
    named = [name.strip() for text in texts for name in _text(text).text.split(",") if name.strip()]
    for name in named:
        if name not in EDITIONS:
            raise Wrong("choice", f"“{name}” is no edition", f"There are: {', '.join(EDITIONS)}.")
    return tuple(dict.fromkeys(named))


def _one_of(*words: str) -> Callable[[Node], str]:
    def choose(node: Node) -> str:
        text = " ".join(re.sub(r"(?<=\w)[_-](?=\w)", " ", _scalar(node).text).split())
        for word in words:
            if text.lower() == word.lower():
                return word
        raise Wrong("choice", f"“{text}” is none of {', '.join(words)}")

    return choose


STRING = {"type": "string"}
LIST = {"anyOf": [STRING, {"type": "array", "items": STRING}]}
PICTURE = {
    "anyOf": [
        STRING,
        {
            "type": "object",
            "properties": {"file": STRING, "alt": STRING},
            "required": ["file"],
            "additionalProperties": False,
        },
    ]
}


def _words(says: str, *, needed: bool = False) -> Key:
    return Key(says, _text, STRING, needed)


def _several(says: str) -> Key:
    return Key(says, _lines, LIST)


def _choice(says: str, *words: str) -> Key:
    return Key(says, _one_of(*words), {"enum": list(words)})


def _yes(says: str) -> Key:
    return Key(says, _flag, {"enum": [True, False, *(word for word in FLAGS if word not in ("true", "false"))]})


DAY = {"type": "string", "format": "date"}
LETTERHEAD = {
    "name": _words("The sender's name."),
    "logo": Key("A picture file (SVG, PNG, JPEG) in the letter's folder.", _image, PICTURE),
    "address": _several("The sender's address, line by line."),
    "contact": _several("Telephone, e-mail, web site, line by line."),
}
RECIPIENT = {
    "name": _words("The recipient's name; it also heads the following pages."),
    "role": _words("Their office."),
    "organization": _words("Their organization."),
    "address": _several("Their address, line by line."),
}
SIGNATURE = {
    "name": _words("The name under the signature.", needed=True),
    "title": _words("Their title, under the name."),
    "organization": _words("Their organization, under the title."),
    "image": Key("A picture of the signature, instead of room for the pen.", _image, PICTURE),
}
GROUP = {
    "id": _words("The word that stands in the list's column “group”.", needed=True),
    "heading": _words("The heading over the group."),
    "columns": Key("Columns, 1 to 4.", _one_of("1", "2", "3", "4"), {"enum": [1, 2, 3, 4]}),
    "entry": Key(
        "How an entry is printed, such as “{name}[ ({acronym})][, {country}]” or “**{name}** | {title}”: [...] "
        "vanishes where a cell is empty, | begins a new line, **...** is bold. Or in words: "
        f"{IN_WORDS}.",
        _entry,
        STRING,
    ),
    "order": _choice(
        "By name, by family name, as they stand in the list, or by the column country, signed or rank.", *Order
    ),
    "capacity": _choice("The group takes the rows of this capacity, whatever group they name.", *Capacity),
    "first": _several("Names that lead the group, in this order; or use the list's column “lead”."),
    "by": _choice("Sub-headings by the column country or kind.", *By),
    "numbered": _yes("Numbers the entries through the group."),
    "skip articles": _yes("Orders The Carter Center under C."),
}
ALLOWANCE = {
    "rule": _words("The id of the rule, as it stands in brackets after a message.", needed=True),
    "in": _words("The words of the text that are meant, or the name of the row of the list.", needed=True),
    "because": _words("Why it is right as it stands.", needed=True),
}
SIGNATURES = {
    "as of": Key("The day of the list: who signed later is not printed yet.", _day, DAY),
    "heading": _words("A line over all groups."),
    "numbered": _yes("Numbers the entries through all groups."),
    "disclaimer": _words("Your own words on the asterisks behind affiliations that are for identification only."),
    "groups": Key("The groups in the order in which they are printed.", keys=GROUP, many=True),
}
PRINT = {
    "name": Key("The copy's name, which its file bears: print makes letter.print.pdf.", printing.name, STRING),
    "profile": Key("The printer's ICC profile, a file beside letter.yaml.", printing.profile, STRING, needed=True),
    "condition": _words("The registered name of the printing condition, such as FOGRA51 or GRACoL.", needed=True),
    "standard": Key("X-4, or X-1a for newspapers.", printing.standard, {"enum": list(Standard)}),
    "bleed": Key("What is printed beyond the trimmed edge, such as 3mm.", printing.bleed, STRING),
    "marks": _yes("Crop marks and registration marks outside of the bleed."),
    "colours": Key(
        "What colours of the stylesheet are printed in: per cent of cyan, magenta, yellow and black, or a spot ink.",
        printing.colours,
        {"type": "object", "additionalProperties": STRING},
        hollow='Put the colours in quotes, such as "#1f3a5f": 100 70 0 30; without them, # begins a remark.',
    ),
    "ink limit": Key("The most of all inks together, in per cent.", printing.ink_limit, {"type": ["number", "string"]}),
    "resolution": Key(
        "The least that pictures must have, in pixels an inch.", printing.resolution, {"type": ["number", "string"]}
    ),
    "size": Key("The size of an advertisement, such as 280mm x 430mm.", printing.size, STRING),
    "columns": Key("Columns of an advertisement, 1 to 6.", _one_of(*"123456"), {"enum": [1, 2, 3, 4, 5, 6]}),
}
IMPORT = {
    "map": Key(
        "What the headers of a sheet are, such as “Your full name”: name; a column of “-” is left out.",
        _headers,
        {"type": "object", "additionalProperties": STRING},
    ),
    "group": _words("The group of rows that name none."),
}
LETTER = {
    "language": Key(
        "The letter's language, such as en-GB: it decides quotes, dates, hyphens and sorting.",
        _language,
        STRING,
        needed=True,
    ),
    "date": Key("The letter's date, as year-month-day.", _day, DAY),
    "paper": _choice("The sheet.", "A4", "Letter"),
    "fit": _choice(
        "auto: type and margins may change a little so that the letter ends well; none: never.", "auto", "none"
    ),
    "title": _words("The PDF's title; without it, the subject or the salutation."),
    "letterhead": Key("Who writes: in full on the first page, small on the following ones.", keys=LETTERHEAD),
    "to": Key("Whom the letter addresses.", keys=RECIPIENT),
    "reference": _words("A file reference."),
    "subject": _words("The subject line."),
    "salutation": _words("Such as “Dear President,”."),
    "body": Key("The text in Markdown. {{ count.<group> }} prints how many signed.", _scalar, STRING, needed=True),
    "closing": _words("Such as “Sincerely,”."),
    "signature": Key("A single signatory's block, with room for the pen.", keys=SIGNATURE),
    "signatures": Key("The list of signatories: its date, a line over it, its groups.", keys=SIGNATURES),
    "note": _words("A note after the signatures."),
    "postscript": _words("A postscript."),
    "enclosures": _several("What is enclosed."),
    "cc": _several("Who gets a copy."),
    "editions": Key(
        "The forms that a build makes: web, archive, text, html, docx, print, wtpdf.",
        _editions,
        {"type": "array", "items": {"enum": list(EDITIONS)}},
    ),
    "signature fields": _yes("An empty field for a digital signature over each name; see `sendletter sign`."),
    "draft notice": _words("What a draft says of its use, instead of “Not for distribution”."),
    "approvals needed": _several("Who must approve the text before a final copy is made; see `sendletter approve`."),
    "allow": Key("What `sendletter check` is not to tell again, each with its reason.", keys=ALLOWANCE, many=True),
    "print": Key("How copies for a printer are made.", keys=PRINT, many=True, alone=True),
    "import": Key("What `sendletter import` has been told of sheets; never printed.", keys=IMPORT),
}


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of letter.yaml."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "letter.yaml",
        "description": "A letter that sendletter sets.",
        **_object(LETTER),
    }


def _object(keys: Mapping[str, Key]) -> dict[str, Any]:
    properties = {name: _property(key) for name, key in keys.items()}
    needed = [name for name, key in keys.items() if key.needed]
    return {
        "type": "object",
        "properties": properties,
        **({"required": needed} if needed else {}),
        "additionalProperties": False,
    }


def _property(key: Key) -> dict[str, Any]:
    kind = dict(key.json) if key.keys is None else _object(key.keys)
    if key.many:
        several = {"type": "array", "items": kind}
        kind = {"anyOf": [kind, several]} if key.alone else several
    return {"description": key.says, **kind}
