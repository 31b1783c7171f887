"""Small lists, arranged."""

from datetime import date

from sendletter.language import Language
from sendletter.letter import GroupPlan, Order, Text
from sendletter.roster import Roster, Signatory, arrange
from sendletter.span import Span

ENGLISH = Language("en-GB")


def person(name: str, line: int = 2, group: str = "p", **columns: object) -> Signatory:
    """A row of the list."""
    return Signatory(group, name, Span("signatories.csv", line, 1), **columns)  # type: ignore[arg-type]


def plan(name: str = "p", *first: str, **wishes: object) -> GroupPlan:
    """A group of letter.yaml, led by the names in `first`."""
    place = Span("letter.yaml", 9, 1)
    return GroupPlan(name, place, first=tuple(Text(lead, place) for lead in first), **wishes)  # type: ignore[arg-type]


def arranged(
    rows: list[Signatory],
    *plans: GroupPlan,
    language: Language = ENGLISH,
    as_of: date | None = None,
    numbered: bool = False,
) -> Roster:
    """The rows in the groups, as a language orders them."""
    key, filing = language.sort_key, language.filing
    return arrange(rows, plans or (plan(),), key, as_of, filing=filing, numbered=numbered)


def names(
    rows: list[Signatory], *plans: GroupPlan, language: Language = ENGLISH, as_of: date | None = None
) -> list[str]:
    """The names in printed order."""
    return [row.name for row in arranged(rows, *plans, language=language, as_of=as_of).printed]


def ordered(listed: str, order: Order = Order.NAME, tag: str = "en-GB", **wishes: object) -> str:
    """Names with a bar between them, in the order of a language."""
    rows = [person(name, line) for line, name in enumerate(listed.split("|"), 2)]
    return "|".join(names(rows, plan(order=order, **wishes), language=Language(tag)))
