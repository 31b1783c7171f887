"""Why a name stands where it does: what it is filed under, how that was found, and between whom it stands."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sendletter.language.filing import Filing
from sendletter.letter import Order
from sendletter.roster.group import Group, Roster
from sendletter.roster.order import CAPITAL_PARTICLES, PARTICLES, SUFFIX, Filed, Source, filed
from sendletter.roster.signatory import Signatory, Status

LONG = 3
"""Words from which on it is not plain which of them are the family name."""
EAST_ASIAN = frozenset(
    re.findall(
        r"\w+",
        "ahn an bae baek bui byun cai cao chan chang chen cheng cheung cho choe choi chong chu chung cui dang deng "
        "ding do dong duong fan feng fu gao guo han he heo ho hoang hong hsu hu huang huynh hwang im jang jeon jeong "
        "ji jia jiang jin jo jung kang kim ko kong kwak kwon kwok lai lam lau lee leung li liang liao lim lin ling liu "
        "lo lu luo luong ma mai min moon nam ng ngo nguyen nguyễn noh oh pak pan park peng pham phạm phan qian qin ren "
        "roh ryu seo shao shen shi shin sim sin son song su suh sun tan tang tao tian to tran trần trinh truong tsai "
        "tsang tse vo vu wan wang wei woo wong wu xi xia xiao xie xiong xu yan yang yao ye yi yin yip yoo yoon you yu "
        "yuan yun zeng zhang zhao zheng zhong zhou zhu",
    )
)
"""Frequent family names of Chinese, Korean and Vietnamese people in Latin letters, which often come first."""
BEFORE_NAMES: Mapping[Order, Callable[[Signatory], str]] = {
    Order.NAME: lambda _: "",
    Order.FAMILY_NAME: lambda _: "",
    Order.AS_LISTED: lambda row: f"line {row.span.line}",
    Order.COUNTRY: lambda row: row.country or "no country",
    Order.SIGNED: lambda row: f"signed {row.signed}" if row.signed else "no day of signing",
    Order.RANK: lambda row: f"rank {row.rank}" if row.rank is not None else "no rank",
}
"""What each order looks at before names, in words."""


@dataclass(frozen=True, slots=True)
class Placing:
    """One signatory's place: the `number`th, from 1, of its group; what it is filed under; what is doubtful of that.

    `by` is what the order of the group looks at before names, `section` the sub-heading; a `leader` stands first
    because somebody said so. `after` and `before` are the neighbours with what they are filed under.
    """

    row: Signatory
    group: Group
    number: int
    filed: Filed
    leader: bool
    section: str
    by: str
    after: tuple[str, str] | None
    before: tuple[str, str] | None
    doubts: tuple[str, ...]


def explained(roster: Roster, filing: Filing, names: Sequence[str]) -> tuple[Placing, ...]:
    """The places of everybody whose name holds one of `names`; without names, of those whose place is in doubt."""
    return tuple(
        placing
        for group in roster.groups
        for placing in _placings(group, filing)
        if (_is_one_of(placing.row, names) if names else placing.doubts)
    )


def absent(roster: Roster, as_of: date | None, names: Sequence[str]) -> tuple[tuple[Signatory, str], ...]:
    """Rows whose name holds one of `names` and is not printed, each with the reason."""
    printed = {row.span for row in roster.printed}
    rows = (row for row in roster.listed if row.span not in printed and _is_one_of(row, names))
    return tuple((row, _reason(row, as_of)) for row in rows)


def _is_one_of(row: Signatory, names: Sequence[str]) -> bool:
    return any(" ".join(name.split()).casefold() in row.name.casefold() for name in names)


def _reason(row: Signatory, as_of: date | None) -> str:
    """Why a row is not printed."""
    if as_of and row.signed and row.signed > as_of:
        return f"it was signed on {row.signed}, after the day of the list"
    if row.status is not Status.CONFIRMED:
        return f"it is {row.status}"
    return f"letter.yaml has no group “{row.group}”"


def _placings(group: Group, filing: Filing) -> Iterator[Placing]:
    rows, plan = group.signatories, group.plan
    found = [filed(row, plan, filing) for row in rows]
    told = [None, *((row.name, place.text) for row, place in zip(rows, found, strict=True)), None]
    sections = [section.heading for section in group.sections for _ in section.signatories]
    for number, (row, place) in enumerate(zip(rows, found, strict=True), start=1):
        leader = number <= group.leaders
        why = () if leader else tuple(doubts(row.name, place))
        after, before = told[number - 1], told[number + 1]
        by = BEFORE_NAMES[plan.order](row)
        yield Placing(row, group, number, place, leader, sections[number - 1], by, after, before, why)


def doubts(name: str, place: Filed) -> Iterator[str]:
    """Why a guessed family name may be wrong, in words that end the sentence “this is a guess:”."""
    if place.source is not Source.GUESSED:
        return
    bare = SUFFIX.sub("", name) or name
    words = re.sub(r"\(.*?\)", "", bare).split()
    if bare != name:
        yield f"“{name[len(bare) :].strip(' ,')}” was taken for a suffix"
    if particles := [word for word in words[1:] if word in PARTICLES or word in CAPITAL_PARTICLES]:
        yield f"“{particles[0]}” may or may not belong to the family name"
    elif len(words) >= LONG:
        yield f"of {len(words)} words, more than the last may be the family name"
    if len(words) > 1 and words[0].casefold() in EAST_ASIAN:
        yield f"“{words[0]}” may be a family name that comes first"
    if "(" in name:
        yield "there is a bracket in the name"
