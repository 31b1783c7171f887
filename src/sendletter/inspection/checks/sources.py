"""The names of the standards, so that a clause is said once and shortly."""

from collections.abc import Mapping

X1 = "ISO 15930-1 and -4"
X3 = "ISO 15930-3 and -6"
X4 = "ISO 15930-7"
A1, A2, A3, UA = "ISO 19005-1", "ISO 19005-2", "ISO 19005-3", "ISO 14289-1"
PDF = "ISO 32000-1"


def printing(clause: str = "", *, early: bool = True, late: bool = True) -> dict[str, str]:
    """The parts of PDF/X, with the clause of PDF itself that is meant: `early` are X-1a and X-3, `late` is X-4."""
    behind = f"; {PDF}, {clause}" if clause else ""
    found = {"X-1a": X1 + behind, "X-3": X3 + behind} if early else {}
    return found | ({"X-4": X4 + behind} if late else {})


def archiving(one: str = "", two: str = "", three: str | None = None, level: str = "") -> dict[str, str]:
    """The parts of PDF/A with their clauses; part 3 has those of part 2 unless it is said. `level` is a for level A."""
    three = two if three is None else three
    parts = {"A-1": (A1, one), "A-2": (A2, two), "A-3": (A3, three)}
    return {f"{part}{level}": f"{iso}, {clause}" for part, (iso, clause) in parts.items() if clause}


def reading(clause: str) -> dict[str, str]:
    """PDF/UA-1."""
    return {"UA-1": f"{UA}, {clause}"}


def practice(*purposes: str, why: str) -> Mapping[str, str]:
    """Good practice, and who asks for it."""
    return dict.fromkeys(purposes, why)
