"""What a draft keeps of itself, inside its PDF: what was said and by whom, and where every line of it stands.

It holds what is printed and nothing else: no e-mail address, no note, no row that is pending. With it a draft can be
compared with later ones, and a mark on a page finds the line of the source that it is about.
"""

import json
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from sendletter import letter as letters
from sendletter.draft.code import code
from sendletter.draft.places import Place
from sendletter.draft.plain import plain, valued
from sendletter.letter import Fit, Letter, Paper, Signatures
from sendletter.roster import Group, Roster, Signatory
from sendletter.roster.signatory import PRINTED
from sendletter.span import Span

NAME = "draft.json"
"""The attachment's name."""
FORM = 1
"""The number of this form; another one is not read."""
KEPT = frozenset({*PRINTED, "group", "span", "capacity", "withheld"})
"""What is kept of a row: what is printed, and what decides how."""


@dataclass(frozen=True, slots=True)
class Record:
    """A draft: its number, when it was made, the codes of its text and of its list, and all that it says."""

    number: int
    moment: datetime
    text_code: str
    list_code: str
    letter: Letter
    groups: tuple[Group, ...]
    places: tuple[Place, ...] = ()

    @property
    def roster(self) -> Roster:
        """The list as it was printed."""
        return Roster(tuple(row for group in self.groups for row in group.counted), self.groups)


def text_code(letter: Letter) -> str:
    """The code of a letter's text, from the letter as it was written, before its counts were filled in.

    So a late signatory does not change it, and a changed word, link or emphasis does. Neither do paper and columns.
    """
    signatures = letter.signatures
    headings = tuple(plan.heading for plan in signatures.groups)
    said = replace(
        letter,
        paper=Paper.A4,
        fit=Fit.AUTO,
        signature_fields=False,
        draft_notice=None,
        approvals_needed=(),
        editions=(),
        printings=(),
        signatures=Signatures(heading=signatures.heading),
    )
    return _code((said, headings, signatures.disclaimer))


def list_code(roster: Roster) -> str:
    """The code of a list as it is printed: names, order and groups."""
    return _code(tuple((group.id, *map(public, group.signatories), len(group.withheld)) for group in roster.groups))


def public(row: Signatory) -> Signatory:
    """A row with nothing in it but what is printed of it."""
    plainest = Signatory("", "", Span(""))
    return replace(row, **{f.name: getattr(plainest, f.name) for f in fields(row) if f.name not in KEPT})


def printed_groups(roster: Roster) -> tuple[Group, ...]:
    """The groups of a list with nothing in them but what is printed."""
    return tuple(
        replace(
            group,
            signatories=tuple(map(public, group.signatories)),
            withheld=tuple(Signatory(row.group, "", Span(row.span.source), withheld=True) for row in group.withheld),
        )
        for group in roster.groups
    )


def written(record: Record) -> bytes:
    """The record as it is attached."""
    return json.dumps({"sendletter": FORM, "draft": plain(record)}, ensure_ascii=False, sort_keys=True).encode()


def read(data: bytes) -> Record:
    """The record of an attachment. Raises ValueError, in words for staff, where it is none or of another version."""
    try:
        held = json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise ValueError("its record is damaged") from fault
    if not isinstance(held, dict) or held.get("sendletter") != FORM:
        raise ValueError("its record was made by another version of sendletter")
    record = valued(held.get("draft"), KINDS)
    if not isinstance(record, Record):
        raise ValueError("its record is damaged")  # noqa: TRY004 - what is wrong is the file
    return record


def _code(value: Any) -> str:
    content = json.dumps(placeless(plain(value)), ensure_ascii=False, sort_keys=True)
    return code(content.encode())


def placeless(held: Any) -> Any:
    """A plain value without the places at which it was written: moving a text does not change it."""
    if isinstance(held, list):
        return [placeless(item) for item in held]
    if isinstance(held, dict):
        return {key: placeless(item) for key, item in held.items() if key != "span"}
    return held


_OURS = [kind for kind in vars(letters).values() if isinstance(kind, type)]
KINDS = MappingProxyType(
    {
        kind.__name__: kind
        for kind in (*_OURS, Record, Place, Group, Signatory, Span)
        if is_dataclass(kind) or issubclass(kind, StrEnum)
    }
)
"""Every kind of value that a record is made of."""
