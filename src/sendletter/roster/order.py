"""Under which text a name is filed, and what comes before what in a group.

The alphabet is the letter's language's (ICU). What a family name is cannot be known from a name alone: it is guessed by
habits that fit most names, the list's own column `sort by` overrules every guess, and a guess is always told as one.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sendletter.language.filing import Filing
from sendletter.letter import GroupPlan, Order
from sendletter.roster.signatory import Signatory

SortKey = Callable[[str], bytes]
"""The collation of the letter's language (`language.Language.sort_key`)."""
PLAIN_FILING = Filing()
SUFFIX = re.compile(r"(?:,\s*.*|\s+(?:Jr|Sr|II|III|IV)\.?)+$")
PARTICLES = frozenset(
    re.findall(
        r"\S+",
        "af al am auf av bin bint da dal dalla das de degli dei del dela della delle dello den der des di do dos du el "
        "het la las le lo los op 't tot te ten ter van vande vanden vander vom von zu zum zur",
    )
)
"""Small words that belong to the family name after them."""
CAPITAL_PARTICLES = frozenset(
    re.findall(r"\w+", "Da De Del Della Den Der Des Di Du La Le Op Ten Ter Van Vande Vanden Vander Von")
)
FAMILY_FIRST = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Hangul, kana and Han: what is written in them begins with the family name."""


class Source(StrEnum):
    """Where the text that a name is filed under comes from."""

    GIVEN = "given"
    PRINTED = "as printed"
    ARTICLE = "without its article"
    GUESSED = "guessed"
    NATIVE = "family name first"


@dataclass(frozen=True, slots=True)
class Filed:
    """The text that a name is filed under, and where it comes from."""

    text: str
    source: Source


def family_name_first(name: str, filing: Filing = PLAIN_FILING) -> str:
    """`Tomás Ojea-Quintana` as `Ojea-Quintana Tomás`: the last word leads, a suffix such as Jr. follows.

    Particles go with it: `van der Berg Jan`, or `Berg Jan van der` in a language that files so. A guess that fits most
    European names; where a family name comes first (Lee Yanghee) the list's own `sort by` column says so.
    """
    bare = SUFFIX.sub("", name) or name
    words = bare.split()
    begin = len(words) - 1
    while begin > 1 and (words[begin - 1] in PARTICLES or words[begin - 1] in CAPITAL_PARTICLES):
        begin -= 1
    family, rest = words[begin:], words[:begin]
    while not filing.particles_lead and len(family) > 1 and family[0] in PARTICLES:
        rest.append(family.pop(0))
    return f"{' '.join((*family, *rest))}{name[len(bare) :]}".strip()


def filed(row: Signatory, plan: GroupPlan, filing: Filing = PLAIN_FILING) -> Filed:
    """What a row is filed under in its group."""
    if row.sort_by:
        return Filed(row.sort_by, Source.GIVEN)
    if plan.order is Order.FAMILY_NAME:
        if FAMILY_FIRST.match(next(filter(str.isalpha, row.name), "")):
            return Filed(row.name, Source.NATIVE)
        return Filed(family_name_first(row.name, filing), Source.GUESSED)
    bare = filing.without_article(row.name) if plan.skip_articles else row.name
    return Filed(bare, Source.PRINTED if bare == row.name else Source.ARTICLE)


BEFORE_NAMES: Mapping[Order, Callable[[Signatory, SortKey], tuple[Any, ...]]] = {
    Order.NAME: lambda _, __: (),
    Order.FAMILY_NAME: lambda _, __: (),
    Order.AS_LISTED: lambda row, _: (row.span,),
    Order.COUNTRY: lambda row, key: (not row.country, key(row.country)),
    Order.SIGNED: lambda row, _: (row.signed or date.max,),
    Order.RANK: lambda row, _: (row.rank is None, row.rank or 0),
}
"""What each order looks at before names; rows without it come last."""


def order_key(row: Signatory, plan: GroupPlan, key: SortKey, filing: Filing) -> tuple[Any, ...]:
    """What a row is ordered by within its group: equal for no two rows of a list."""
    before = BEFORE_NAMES[plan.order](row, key)
    return (*before, key(filed(row, plan, filing).text), key(row.name), row.span)
