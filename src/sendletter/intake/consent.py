"""A form's question whether somebody signs, and its answer as a status of the list.

Who says yes is confirmed, as everybody is of whom nothing is said; who says no is pending, and so printed nowhere.
"""

from collections.abc import Iterable

from sendletter.proofreading.likeness import fold
from sendletter.roster import Status

YES = frozenset(
    ("yes", "y", "true", "i agree", "agree", "agreed", "yes i agree", "ja", "oui", "si", "j accepte", "acepto")
)
NO = frozenset(("no", "n", "false", "i disagree", "disagree", "i do not agree", "not yet", "nein", "non"))
"""Answers, folded (see `likeness.fold`)."""


def is_asked(cells: Iterable[str]) -> bool:
    """Whether a column of a sheet holds nothing but such answers, and one at least."""
    answers = {fold(cell) for cell in cells if cell.strip()}
    return bool(answers) and answers <= YES | NO


def status_of(text: str) -> str:
    """A cell of the column “status” as the list writes it.

    A yes becomes an empty cell, which never undoes what the list says of who withdrew.
    """
    answer = fold(text)
    return "" if answer in YES else Status.PENDING.value if answer in NO else text
