"""What differs between two texts of a letter, as references that a person can look up."""

from collections.abc import Iterator
from dataclasses import fields
from difflib import SequenceMatcher
from itertools import groupby

from sendletter.draft.plain import plain
from sendletter.draft.record import placeless
from sendletter.letter import Block, Letter, paragraphs

LOOKED_AT = {"body", "footnotes", "signatures"}
UNSAID = frozenset(
    {"span", "paper", "fit", "draft_notice", "approvals_needed", "editions", "signature_fields"} | LOOKED_AT
)
"""What is no text, or is looked at on its own."""


def changed(old: Letter, new: Letter) -> tuple[str, ...]:
    """References to what differs: those of paragraphs as they are now, of what is gone as they were."""
    return tuple(_changes(old, new))


def _changes(old: Letter, new: Letter) -> Iterator[str]:
    yield from _paragraphs(old.body, new.body)
    if _said(old.footnotes) != _said(new.footnotes):
        yield "the footnotes"
    for part in (item.name for item in fields(Letter) if item.name not in UNSAID):
        if _said(getattr(old, part)) != _said(getattr(new, part)):
            yield f"the {part.replace('_', ' ')}" if part != "to" else "the recipient"
    if _headings(old) != _headings(new):
        yield "the headings of the signatories"


def _paragraphs(old: tuple[Block, ...], new: tuple[Block, ...]) -> Iterator[str]:
    """Paragraphs that were changed or are new, then those that are gone."""
    before, after = ([repr(_said(block)) for block in paragraphs(body)] for body in (old, new))
    touched: list[int] = []
    gone: list[int] = []
    for what, begin, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what in ("replace", "insert"):
            touched += range(first + 1, last + 1)
        if what == "delete":
            gone += range(begin + 1, end + 1)
    yield from _ranges(touched)
    yield from (f"{reference} of before, which is gone" for reference in _ranges(gone))
    if before == after and _said(old) != _said(new):
        yield "how paragraphs are put into lists and quotations"


def _ranges(numbers: list[int]) -> Iterator[str]:
    """References of paragraphs, neighbours as one: ¶3, ¶5–9."""
    for _, stretch in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        together = [number for _, number in stretch]
        yield f"¶{together[0]}" if len(together) == 1 else f"¶{together[0]}–{together[-1]}"


def _headings(letter: Letter) -> object:
    signatures = letter.signatures
    return _said((signatures.heading, signatures.disclaimer, *(plan.heading for plan in signatures.groups)))


def _said(value: object) -> object:
    """A value without its places."""
    return placeless(plain(value))
