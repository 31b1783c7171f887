"""What a letter was made from, as far as it may be seen by everybody: its text, its printed list, what it is about.

The archive's copy carries these, so that whoever has it can make the same pages again. Remarks in letter.yaml, keys
that are the house's own business and columns that are not printed are left out; the order of the list is kept by
numbers.
"""

import csv
import io
import json
import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping
from typing import Any

import yaml

from sendletter.language import Language
from sendletter.letter import By, Letter, Order, paragraphs
from sendletter.roster import Group, Roster, Signatory
from sendletter.roster.group import value_of
from sendletter.roster.signatory import PRINTED

INTERNAL = ("import", "allow", "approvals needed", "draft notice", "editions", "print")
"""Keys of letter.yaml that say how the house works, and nothing that the letter says."""
COLUMNS = ("group", *PRINTED, "sort by", "capacity", "withheld", "lead", "rank", "signed")
SIGN = re.compile(r"(?:^|(?<=\S))[ \t]*(?<!\S)(?=#)", re.MULTILINE)
"""Before the sign of a remark, with the spaces that lead to it."""
REMARKS = {
    "css": re.compile(r"""("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|/\*.*?(?:\*/|\Z)""", re.DOTALL),
    "html": re.compile(r"(\{#-?).*?(?=-?#\})", re.DOTALL),
}
"""What a designer remarks in stylesheets and templates; what is kept of a match, such as a string, is its group.

A comment in HTML is a part of the page that the template makes, and stays.
"""
FIELD = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
COUNTED = {By.COUNTRY: "countr", By.KIND: "kind"}
"""How the fields of a letter begin to name the columns that they count."""
ORGANIZATIONS, PEOPLE = re.compile("org|bod|inst|assoc|ngo", re.IGNORECASE), re.compile("ind|pers|peop", re.IGNORECASE)
"""Ids of groups that say what stands in them, for schema.org."""


def public_letter(text: str) -> str:
    """The text of letter.yaml without remarks and without `INTERNAL` keys; all else byte for byte.

    The text is one that was read without errors.
    """
    root: Any = yaml.compose(text, Loader=yaml.CBaseLoader)
    begins = [key.start_mark.index for key, _ in root.value]
    internal = [
        (begin, end)
        for (key, _), begin, end in zip(root.value, begins, [*begins[1:], len(text)], strict=True)
        if " ".join(key.value.replace("_", " ").lower().split()) in INTERNAL
    ]
    kept, position = "", 0
    for begin, end in sorted([*internal, *_remarks(text)]):
        kept += text[position:begin]
        position = max(position, end)
    return kept + text[position:]


def public_look(name: str, data: bytes) -> bytes:
    """A stylesheet or template without remarks, line for line; any other part of a letter's look as it is."""
    if not (remark := REMARKS.get(name.rpartition(".")[2].lower())):
        return data
    text = data.decode("utf-8", "surrogateescape")
    bare = remark.sub(lambda found: found[1] if found[0] == found[1] else (found[1] or "") + _lines(found[0]), text)
    return bare.encode("utf-8", "surrogateescape")


def _lines(text: str) -> str:
    """The ends of its lines, else a space, which a remark stands for in a stylesheet."""
    return "\n" * text.count("\n") or " "


def _remarks(text: str) -> Iterator[tuple[int, int]]:
    """Where remarks stand, with the spaces before them or the line that is theirs alone: a # outside of all values."""
    tokens = yaml.scan(text, Loader=yaml.CBaseLoader)
    values = [(t.start_mark.index, t.end_mark.index) for t in tokens if isinstance(t, yaml.ScalarToken)]
    done = -1
    for sign in SIGN.finditer(text):
        rank = bisect_right(values, (sign.end(), len(text)))
        if sign.end() > done and not (rank and values[rank - 1][1] > sign.end()):
            done = text.find("\n", sign.end()) % (len(text) + 1)
            alone = sign.start() == 0 or text[sign.start() - 1] == "\n"
            yield sign.start(), min(done + alone, len(text))


def counted_in(text: str) -> frozenset[By]:
    """The columns that the text of letter.yaml counts, such as {{ count.country }}."""
    counted = " ".join(FIELD.findall(text)).lower()
    return frozenset(by for by, word in COUNTED.items() if word in counted)


def public_list(roster: Roster, counted: Container[By] = ()) -> str:
    """The printed list as a CSV that prints the same: rows in printed order, columns that print, numbers to sort by.

    `counted` are the columns that the letter counts. Of a name that is withheld only these are told: where somebody
    comes from gives them away.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    rows = [
        _withheld(group, row, counted) if row.withheld else _cells(group, row, number)
        for group in roster.groups
        for number, row in enumerate(group.counted, start=1)
    ]
    used = [name for name in COLUMNS if name in ("group", "name") or any(row.get(name) for row in rows)]
    writer.writerow(used)
    writer.writerows([row.get(name, "") for name in used] for row in rows)
    return out.getvalue()


def _withheld(group: Group, row: Signatory, counted: Container[By]) -> dict[str, str]:
    return {"group": group.id, "withheld": "yes"} | {by.value: value_of(row, by) for by in By if by in counted}


def _cells(group: Group, row: Signatory, number: int) -> dict[str, str]:
    order = group.plan.order
    cells = {name: str(getattr(row, name)) for name in PRINTED}
    cells |= {"group": group.id, "sort by": f"{number:06d}" if order is not Order.AS_LISTED else ""}
    cells |= {"capacity": row.capacity.value if row.capacity else "", "lead": "yes" if row.lead else ""}
    cells["rank"] = str(number) if order is Order.RANK else ""
    cells["signed"] = row.signed.isoformat() if order is Order.SIGNED and row.signed else ""
    return cells


def linked(letter: Letter, roster: Roster, language: Language) -> dict[str, object]:
    """The letter and who signs it as linked data (schema.org/Message), for those who collect such letters."""
    head, to = letter.letterhead, letter.to
    day = letter.date.date.isoformat() if letter.date else None
    recipient = {"@type": "Person", "name": str(to.name), "jobTitle": str(to.role or "") or None} if to.name else None
    found: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Message",
        "inLanguage": language.tag,
        "headline": str(letter.title or letter.subject or letter.salutation or "") or None,
        "dateSent": day,
        "sender": {"@type": "Organization", "name": str(head.name)} if head.name else None,
        "recipient": _full(recipient) if recipient else None,
        "text": "\n\n".join(paragraph.text for paragraph in paragraphs(letter.body)),
        "contributor": [_full(_person(group, row)) for group in roster.groups for row in group.signatories],
    }
    return _full(found)


def _person(group: Group, row: Signatory) -> dict[str, object]:
    kind = "Organization" if ORGANIZATIONS.match(group.id) else "Person" if PEOPLE.match(group.id) else "Thing"
    return {
        "@type": kind,
        "name": row.name,
        "alternateName": row.acronym,
        "jobTitle": row.title if kind == "Person" else "",
        "affiliation": {"@type": "Organization", "name": row.affiliation} if row.affiliation else None,
        "address": {"@type": "PostalAddress", "addressCountry": row.country} if row.country else None,
    }


def _full(values: Mapping[str, object]) -> dict[str, object]:
    """Without what is empty."""
    return {name: value for name, value in values.items() if value}


def as_json(values: object) -> bytes:
    """Values as a JSON file."""
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode()
