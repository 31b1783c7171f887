"""Why a name stands where it does: what it is filed under, how that was found, and between whom it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sendletter.language.filing import Filing
from sendletter.roster.group import Group, Roster
from sendletter.roster.order import CAPITAL_PARTICLES, PARTICLES, SUFFIX, Filed, Source, filed
from sendletter.roster.signatory import Signatory

LONG = 3
"""Words from which on it is not plain which of them are the family name."""
EAST_ASIAN = frozenset(
    "ahn an bae baek bui byun cai cao chan chang chen cheng cheung cho choe choi chong chu chung cui dang deng ding do "
    "dong duong fan feng fu gao guo han he heo ho hoang hong hsu hu huang huynh hwang im jang jeon jeong ji jia jiang "
    "jin jo jung kang kim ko kong kwak kwon kwok lai lam lau lee leung li liang liao lim lin ling liu lo lu luo luong "
    "ma mai min moon nam ng ngo nguyen noh oh pak pan park peng pham phan qian qin ren roh ryu seo shao shen shi shin "
    "sim sin son song su suh sun tan tang tao tian to tran trinh truong tsai tsang tse vo vu wan wang wei woo wong wu "
    "xi xia xiao xie xiong xu yan yang yao ye yi yin yip yoo yoon you yu yuan yun zeng zhang zhao zheng zhong zhou zhu".split()
)
"""Frequent family names of Chinese, Korean and Vietnamese people in Latin letters; there the family name comes first."""


@dataclass(frozen=True, slots=True)
class Placing:
    """One signatory's place: the `number`th, from 1, of its group; what it is filed under; what is doubtful of that.

    `leader` says that it stands first because somebody said so, `section` is its sub-heading; `before` and `after` are
    its neighbours with what they are filed under.
    """

    row: Signatory
    group: Group
    number: int
    filed: Filed
    leader: bool
    section: str
    before: tuple[str, str] | None
    after: tuple[str, str] | None
    doubts: tuple[str, ...]


def explained(roster: Roster, filing: Filing, names: Sequence[str]) -> tuple[Placing, ...]:
    """The places of everybody whose name holds one of `names`; without names, of those whose place is in doubt."""
    wanted = [name.casefold() for name in names]
    return tuple(
        placing
        for group in roster.groups
        for placing in _placings(group, filing)
        if (any(name in placing.row.name.casefold() for name in wanted) if wanted else placing.doubts)
    )


def _placings(group: Group, filing: Filing) -> Iterator[Placing]:
    rows = group.signatories
    found = [filed(row, group.plan, filing) for row in rows]
    told = [None, *((row.name, place.text) for row, place in zip(rows, found, strict=True)), None]
    sections = [section.heading for section in group.sections for _ in section.signatories]
    for number, (row, place) in enumerate(zip(rows, found, strict=True), start=1):
        leader = number <= group.leaders
        around = told[number - 1], told[number + 1]
        why = () if leader else tuple(doubts(row.name, place))
        yield Placing(row, group, number, place, leader, sections[number - 1], *around, why)


def doubts(name: str, place: Filed) -> Iterator[str]:
    """Why a guessed family name may be wrong, in words that end the sentence “guessed, and ...”."""
    if place.source is not Source.GUESSED:
        return
    bare = SUFFIX.sub("", name) or name
    words = re.sub(r"\(.*?\)", "", bare).split()
    if bare != name:
        yield f"“{name[len(bare) :].strip(' ,')}” was taken for a suffix"
    if particles := [word for word in words[1:] if word in PARTICLES or word in CAPITAL_PARTICLES]:
        yield f"“{particles[0]}” may or may not belong to the family name"
    elif len(words) >= LONG:
        yield f"it has {len(words)} words, of which more than the last may be the family name"
    if len(words) > 1 and words[0].casefold() in EAST_ASIAN:
        yield f"“{words[0]}” may be a family name that comes first"
    if "(" in name:
        yield "it holds a bracket"
