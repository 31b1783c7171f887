"""What a check is: a value with its source in a standard, and a function that finds what is wrong."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from sendletter.inspection.document import Document
from sendletter.problem import Severity

PRACTICE = ("print", "web", "archive")
"""What a check may stand for instead of a standard: what printers, readers and archives ask for beside it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where a check fails: what is wrong, and the page from 1, or 0 where it is the whole file."""

    says: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look for.

    `sources` names for each standard the clause that asks for it: X-1a, X-3, X-4, A-1, A-2, A-3 (A-2a is only level A),
    UA-1; or print, web, archive where it is good practice, which makes it a warning.
    """

    id: str
    says: str
    find: Callable[[Document], Iterator[Fault]]
    remedy: str
    sources: Mapping[str, str]

    def source(self, standards: tuple[str, ...]) -> str | None:
        """Where it stands in the first of these standards that has it; None where none has."""
        return next((self.sources[key] for key in self._keys(standards)), None)

    def severity(self, standards: tuple[str, ...]) -> Severity:
        """An error where a standard asks for it."""
        strict = any(key not in PRACTICE for key in self._keys(standards))
        return Severity.ERROR if strict else Severity.WARNING

    def _keys(self, standards: tuple[str, ...]) -> Iterator[str]:
        for standard in standards:
            yield from (key for key in self.sources if standard == key or _covers(key, standard))


def _covers(key: str, standard: str) -> bool:
    """Whether a part of PDF/A covers a level of it, such as A-2 A-2b."""
    return key.startswith("A-") and standard.startswith(key)
