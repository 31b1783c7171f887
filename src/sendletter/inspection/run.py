"""A content stream on its way: what it draws with, and what it has begun."""

from dataclasses import dataclass, field
from typing import Any

from sendletter.geometry import IDENTITY, Matrix
from sendletter.inspection.marks import Place, State, Tag


@dataclass(slots=True)
class Run:
    """One stream on its way: where it stands, what it draws with, and what is open."""

    page: int
    resources: Any
    base: Matrix
    place: Place
    depth: int
    calls: tuple[tuple[int, int], ...]
    state: State
    tags: list[tuple[Tag, bool]]
    saved: list[State] = field(default_factory=list)
    path: list[tuple[float, float]] = field(default_factory=list)
    clipping: bool = False
    plain: bool = False
    text: Matrix = IDENTITY
    line: Matrix = IDENTITY


def given(instruction: Any) -> tuple[float, ...]:
    """The numbers that an operator is given. Raises TypeError or ValueError for anything else."""
    return tuple(float(operand) for operand in instruction.operands)
