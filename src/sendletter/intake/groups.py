"""Which of the letter's groups a row belongs to: by its id, by a person's word, or by what “sign as” says."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sendletter.letter import GroupPlan, Order
from sendletter.proofreading.likeness import fold


class Kind(StrEnum):
    """Who signs."""

    PERSON = "person"
    ORGANIZATION = "organization"


WORDS = {
    Kind.PERSON: frozenset(
        re.findall(
            r"\w+",
            "individual individuals individuel individuelle individu individus person persons people personal personne "
            "personnes particulier particuliers personnel persona personas particular einzelperson einzelpersonen "
            "personen privatperson privat personlich expert experts",
        )
    ),
    Kind.ORGANIZATION: frozenset(
        re.findall(
            r"\w+",
            "organisation organisations organization organizations organizational organisational org orgs ngo ngos ong "
            "institution institutions institucion instituciones association associations asociacion asociaciones "
            "organizacion organizaciones organisationen organisme organismes entidad entidades verein vereine verband "
            "einrichtung einrichtungen company companies nonprofit",
        )
    ),
}
"""Words by which forms in English, French, Spanish and German ask who signs, folded."""


def kind(text: str) -> Kind | None:
    """Who signs by words such as “On behalf of my organization”; None where they say nothing, or both."""
    words = set(fold(text).split())
    found = [kind for kind, known in WORDS.items() if words & known]
    return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class Groups:
    """The letter's groups: their ids with who signs in each, and what a person has said that a word means."""

    kinds: Mapping[str, Kind | None]
    told: Mapping[str, str]

    @classmethod
    def of(cls, plans: Sequence[GroupPlan], told: Mapping[str, str]) -> "Groups":
        """The groups of a letter; of `told`, what names a group."""
        kinds = {plan.id: _kind(plan) for plan in plans}
        return cls(kinds, {fold(word): group for word, group in told.items() if group in kinds})

    def named(self, word: str) -> str:
        """The id of the group that a word means; nothing where that is not clear."""
        folded = fold(word)
        if folded in self.told:
            return self.told[folded]
        ids = [name for name in self.kinds if fold(name) == folded]
        meant = kind(word)
        ids = ids or [name for name, who in self.kinds.items() if meant and who is meant]
        if not self.kinds:
            return word.strip()
        return ids[0] if len(ids) == 1 else ""

    def other(self, group: str) -> str:
        """The one group of the other kind; nothing where there is none, or several."""
        mine = self.kinds.get(group)
        others = [name for name, who in self.kinds.items() if who and mine and who is not mine]
        return others[0] if len(others) == 1 else ""


def _kind(plan: GroupPlan) -> Kind | None:
    heading = plan.heading.text if plan.heading else ""
    return kind(plan.id) or kind(heading) or (Kind.PERSON if plan.order is Order.FAMILY_NAME else None)
