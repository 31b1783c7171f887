"""Whether everybody who signs a letter can have a field of their own for a digital signature."""

from collections.abc import Iterator

from sendletter.letter import Letter
from sendletter.problem import Problem, error
from sendletter.roster.group import Roster
from sendletter.span import Span

MOST_FIELDS = 20
"""Signatories who may have a field each: they sign one after the other, and each needs room for the pen."""


def unsignable(letter: Letter, roster: Roster) -> Iterator[Problem]:
    """Why the fields that a letter asks for cannot be made."""
    if not letter.signature_fields:
        return
    people = len(roster.printed) + (letter.signature is not None)
    place = Span(letter.span.source)
    if people > MOST_FIELDS:
        text = f"signature fields: {people} sign, and at most {MOST_FIELDS} can have a field of their own"
        hint = "Leave the line out; one person can sign the finished PDF for all: sendletter sign."
        yield error(place, "signature-fields", text, hint)
    if not people:
        text = "signature fields: nobody signs whose name is printed"
        yield error(place, "signature-fields", text, "Add a “signature”, or confirmed rows to signatories.csv.")
    if letter.signature and letter.signature.image:
        text = "signature: a picture of the signature stands where its field would be"
        hint = "Leave out “image”, or the line “signature fields”."
        yield error(letter.signature.name.span, "signature-fields", text, hint)
