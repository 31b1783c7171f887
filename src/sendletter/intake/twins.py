"""Rows that may be one signatory in two writings: the likeness of names is proofreading's, and asked more widely here.

Nothing compares all pairs: names are looked up by what two writings of one name share (see `likeness`), by acronym and
by e-mail address.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Protocol

from sendletter.intake.groups import Groups, Kind
from sendletter.intake.mending import TWINS, contradictions
from sendletter.proofreading.likeness import BRACKETED, fold, near, same, words_of
from sendletter.span import Span

ARTICLE = re.compile(r"(?:(?:the|an?|le|la|les|el|los|las|der|die|das|il|lo)\s+|l['’])(?=\w{2})", re.IGNORECASE)
LEGAL_FORM = re.compile(
    r",?\s+(?:e\.?\s?V|S\.?\s?A|S\.?A\.?R\.?L|A\.?G|A\.\s?C|A\.?S\.?B\.?L|V\.?Z\.?W|g?GmbH|Inc|Incorporated|Ltd|Limited|"
    r"LLC|PLC|CIC|Corp|n\.?g\.?o|o\.?n\.?g)\.?\Z",
    re.IGNORECASE,
)
"""What stands before or after the name of an organization, and is often left out."""
SHORT = re.compile(r"[^\W_]{2,12}\Z")
IN_BRACKETS = re.compile(r"\(([^()\s]{2,12})\)")
TOLD_APART = ("country", "acronym")
"""Cells by which rows of like names are two; a title may change, and a name is often written otherwise."""
ACRONYM, ADDRESS = "acronym", "e-mail address"
"""What two signers may share beside their names."""
MOST = 5
"""Signatories with which one acronym is compared."""


class Signer(Protocol):
    """A row of the list or of the sheet."""

    @property
    def group(self) -> str:
        """The group's id."""

    @property
    def name(self) -> str:
        """The name as it was given."""

    @property
    def span(self) -> Span:
        """Where it stands."""

    def cell(self, column: str) -> str:
        """The text in a column."""


def twins(signers: Sequence[Signer], begin: int, groups: Groups) -> dict[int, dict[int, str]]:
    """For each signer from number `begin` on, the earlier ones that it may be: their numbers, and what they share."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for one, other, shared in _pairs(signers, groups):
        first, second = min(one, other), max(one, other)
        if second >= begin and first != second:
            found[second].setdefault(first, shared)
    return dict(sorted(found.items()))


def _pairs(signers: Sequence[Signer], groups: Groups) -> Iterator[tuple[int, int, str]]:
    for one, other in _alike(signers):
        if not told_apart(signers[one], signers[other]):
            yield one, other, ""
    yield from ((one, other, ACRONYM) for one, other in _acronyms(signers, groups))
    yield from ((one, other, ACRONYM) for one, other in _renamed(signers))
    yield from ((one, other, ADDRESS) for one, other in _addresses(signers))


def told_apart(one: Signer, other: Signer) -> bool:
    """Whether other cells, or what stands in brackets, tell two rows of like names apart."""
    cells, others = ([signer.cell(column) for column in TOLD_APART] for signer in (one, other))
    brackets = (" ".join(BRACKETED.findall(signer.name)) for signer in (one, other))
    return bool(contradictions([*cells, next(brackets)], [*others, next(brackets)]))


def bare(name: str) -> str:
    """A name without article and legal form, its look-alike letters as Latin ones."""
    text = name if name.isascii() else name.translate(TWINS)
    return ARTICLE.sub("", LEGAL_FORM.sub("", text), count=1) if ARTICLE.match(text) else LEGAL_FORM.sub("", text)


def _alike(signers: Sequence[Signer]) -> Iterator[tuple[int, int]]:
    folded = [(text, words_of(text)) for text in (fold(bare(signer.name)) for signer in signers)]
    firsts: dict[tuple[str, ...], int] = {}
    for number, (_, words) in enumerate(folded):
        firsts.setdefault(words, number)
    numbers = list(firsts.values())
    yield from same(folded)
    for one, other in near(list(firsts)):
        yield numbers[one], numbers[other]


def _acronyms(signers: Sequence[Signer], groups: Groups) -> Iterator[tuple[int, int]]:
    """Names that are nothing but an acronym, with the names that it stands for."""
    short = {number: text for number, signer in enumerate(signers) if (text := _short(signer.name))}
    wanted = set(short.values())
    full: dict[str, list[int]] = defaultdict(list)
    for number, signer in enumerate(signers if wanted else ()):
        if groups.kinds.get(signer.group) is not Kind.PERSON:
            for acronym in wanted.intersection(_stands_for(signer)):
                full[acronym].append(number)
    for number, acronym in short.items():
        yield from ((number, other) for other in full[acronym][: MOST + 1] if other != number)


def _renamed(signers: Sequence[Signer]) -> Iterator[tuple[int, int]]:
    """Rows of one group, country and acronym: one of them may be the other under a new name."""
    seen: dict[tuple[str, ...], int] = {}
    for number, signer in enumerate(signers):
        if acronym := signer.cell("acronym").replace(".", "").casefold():
            first = seen.setdefault((signer.group, signer.cell("country").casefold(), acronym), number)
            if first != number:
                yield first, number


def _short(name: str) -> str:
    text = name.replace(".", "").strip()
    return text.casefold() if SHORT.match(text) and sum(map(str.isupper, text)) > 1 else ""


def _stands_for(signer: Signer) -> Iterator[str]:
    """The acronyms of a signer: its own cell, what stands in brackets, the first letters of its words."""
    yield signer.cell("acronym").replace(".", "").casefold()
    for text in IN_BRACKETS.findall(signer.name):
        yield text.replace(".", "").casefold()
    words = re.findall(r"[^\W\d_]+", BRACKETED.sub("", signer.name))
    for chosen in (words, [word for word in words if word[0].isupper()]):
        if len(chosen) > 2:
            yield "".join(word[0] for word in chosen).casefold()


def _addresses(signers: Sequence[Signer]) -> Iterator[tuple[int, int]]:
    """Rows of one group with the same e-mail address; one address may sign for an organization and for a person."""
    seen: dict[tuple[str, str], int] = {}
    for number, signer in enumerate(signers):
        if address := signer.cell("email").casefold():
            first = seen.setdefault((signer.group, address), number)
            if signers[first].span != signer.span:  # two names of one cell have come with one address
                yield first, number
