"""How the approvals stand that a letter needs, and which signatories agreed to another text, as values."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from shlex import quote

from sendletter.consent.approval import Approval
from sendletter.draft.code import LENGTH, SIGNS, as_written
from sendletter.letter import Text
from sendletter.problem import Problem, error, warning
from sendletter.roster import Signatory
from sendletter.span import Span

MISSING = "approval"
"""The rule of an approval that is not given, or no longer holds."""
STALE = "agreed-to"
"""The rule of signatories who agreed to another text."""
MOST_LINES = 5
"""Lines of the list that a message names."""
Differences = Callable[[str], tuple[str, ...]]
"""What has changed since the text of a code, as references; nothing where no draft with that code is left."""


class State(StrEnum):
    """How an approval stands."""

    APPROVED = "approved"
    STALE = "of an earlier text"
    WITHDRAWN = "withdrawn"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Standing:
    """Whose approval is needed, the last word that they said, and what of it holds.

    `changed` is what has changed since the text that they approved, where a draft still knows it.
    """

    needed: Text
    approval: Approval | None
    text_holds: bool = False
    list_holds: bool = False
    changed: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        """The approval in a word."""
        if self.approval is None:
            return State.MISSING
        if self.approval.withdrawn:
            return State.WITHDRAWN
        return State.APPROVED if self.text_holds else State.STALE


def standings(
    needed: Iterable[Text], approvals: Sequence[Approval], text: str, names: str, differences: Differences
) -> Iterator[Standing]:
    """How each approval stands that is needed, for the codes of the text and of the list as they are now."""
    last = {same(approval.who): approval for approval in approvals}
    for who in needed:
        approval = last.get(same(who.text))
        given = approval is not None and not approval.withdrawn
        holds = given and approval is not None and approval.text_code == text
        changes = differences(approval.text_code) if given and approval and not holds else ()
        yield Standing(who, approval, holds, given and approval is not None and approval.list_code == names, changes)


def same(name: str) -> str:
    """A name as it is compared: blind to case and spaces."""
    return " ".join(name.split()).casefold()


def lacking(standings: Iterable[Standing]) -> Iterator[Problem]:
    """The approvals that a final copy lacks, each at its place under “approvals needed”."""
    for standing in standings:
        if not standing.text_holds:
            hint = f"Once they have read it: sendletter approve --as {quote(standing.needed.text)}"
            yield error(standing.needed.span, MISSING, f"{standing.needed} {_lack(standing)}", hint)


def _lack(standing: Standing) -> str:
    approval = standing.approval
    if approval is None:
        return "has not approved the text"
    if approval.withdrawn:
        return "has withdrawn the approval of the text"
    draft = f", draft {approval.draft}" if approval.draft else ""
    return f"approved an earlier text ({approval.text_code}{draft}){since(standing.changed)}"


def since(changed: tuple[str, ...]) -> str:
    """What has changed since, as the end of a sentence; nothing where that is not known."""
    return f"; since then there changed {', '.join(changed)}" if changed else ""


def stale(rows: Iterable[Signatory], text: str, differences: Differences) -> Iterator[Problem]:
    """One problem for each other text that signatories agreed to, and one for cells that name no text."""
    by_code: dict[str, list[Signatory]] = {}
    for row in rows:
        if row.agreed_to and (code := as_written(row.agreed_to)) != text:
            by_code.setdefault(code if _is_code(code) else "", []).append(row)
    for code, together in sorted(by_code.items()):
        spans = sorted(row.span for row in together)
        many = len(spans) > 1
        who = f"{len(spans):,} signatories" if many else "1 signatory"
        if code:
            text_ = f"{who} agreed to another text ({code}){since(differences(code))}: {_lines(spans)}"
            hint = f"Ask them whether they agree to {text} too, and write that into the column “agreed to”."
        else:
            text_ = f"what {who} agreed to is no text's code: {_lines(spans)}"
            hint = "A text's code stands on each page of a draft, such as K7QX-2M9F."
        yield warning(spans[0], STALE, text_, hint)


def _is_code(code: str) -> bool:
    return len(code) == LENGTH + 1 and set(code) <= {*SIGNS, "-"}


def _lines(spans: Sequence[Span]) -> str:
    """The first lines of some rows, in words."""
    lines = ", ".join(str(span.line) for span in spans[:MOST_LINES])
    more = len(spans) - MOST_LINES
    return f"line{'s' * (len(spans) > 1)} {lines}" + (f" and {more:,} more" if more > 0 else "")
