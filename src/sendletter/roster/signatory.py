"""One row of the list as a value.

A `Signatory` holds the columns that may be printed, and no others: an e-mail address or an unknown column is never
part of the value, so no later room can print it. Of somebody whose name is withheld not even the name is.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sendletter.letter import Capacity
from sendletter.span import Span

PRINTED = ("name", "title", "affiliation", "acronym", "country", "kind")
"""The columns that an entry may print."""


class Status(StrEnum):
    """Only confirmed signatories print in a final copy."""

    CONFIRMED = "confirmed"
    PENDING = "pending"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Signatory:
    """One row of the list. Empty cells are empty strings; names are as they were given.

    `lead` puts a row at the head of its group. A `withheld` row counts and has no name; of its other cells it keeps
    those that are counted.
    """

    group: str
    name: str
    span: Span
    title: str = ""
    affiliation: str = ""
    acronym: str = ""
    country: str = ""
    sort_by: str = ""
    status: Status = Status.CONFIRMED
    signed: date | None = None
    withdrawn: date | None = None
    capacity: Capacity | None = None
    agreed_to: str = ""
    signature: str = ""
    kind: str = ""
    rank: int | None = None
    lead: bool = False
    withheld: bool = False

    def stands(self, as_of: date | None) -> bool:
        """Whether the row counts on the day of the list: who signed later does not yet, who withdrew later still does.

        Without a day, all that is known counts.
        """
        if as_of and self.signed and self.signed > as_of:
            return False
        if self.status is Status.WITHDRAWN:
            return bool(as_of and self.withdrawn and self.withdrawn > as_of)
        return self.status is Status.CONFIRMED
