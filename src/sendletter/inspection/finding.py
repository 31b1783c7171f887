"""What an inspection tells: findings, and what it did not look at."""

from collections.abc import Collection
from dataclasses import dataclass

from sendletter.inspection.claims import Purpose
from sendletter.problem import Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: by which check, in words, on which pages (none for the whole file), what to do about it.

    `source` is the clause that asks for it; an error breaks a standard, a warning is against good practice.
    """

    check: str
    message: str
    pages: tuple[int, ...]
    severity: Severity
    remedy: str
    source: str

    @property
    def is_error(self) -> bool:
        """Whether it breaks a standard."""
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        """`pages 1–4, 7: what is wrong`."""
        return f"{spoken(self.pages)}: {self.message}" if self.pages else self.message


@dataclass(frozen=True, slots=True)
class Report:
    """What came of an inspection: what the file was held against, what it says it is, and what is wrong."""

    purposes: tuple[Purpose, ...]
    standards: tuple[str, ...]
    claims: tuple[str, ...]
    pages: int
    findings: tuple[Finding, ...]
    unseen: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that break a standard."""
        return tuple(finding for finding in self.findings if finding.is_error)


MOST_RUNS = 8
"""Pages, or pages in a row, that are told one by one."""


def spoken(pages: Collection[int]) -> str:
    """Pages as one says them: page 3; pages 1–4, 7."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and runs[-1][-1] == page - 1:
            runs[-1][1:] = [page]
        else:
            runs.append([page])
    if len(runs) == 1 and len(runs[0]) == 1:
        return f"page {runs[0][0]}"
    told = ", ".join("–".join(map(str, run)) for run in runs[:MOST_RUNS])
    return f"pages {told}" if len(runs) <= MOST_RUNS else f"pages {told} and others, {len(set(pages))} in all"
