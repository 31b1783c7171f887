"""What can be wrong, as values, and the tree of errors that carry them.

    SendletterError             exit code
    ├── NotReady                1   the letter has problems; carries them all
    ├── MachineLacks            3   a library, a font package or a tool is missing; carries the command that helps
    ├── Unreadable              4   an input cannot be read or an output cannot be written
    ├── LimitReached            5   a limit of time, size or memory was hit
    └── Busy                    6   another run holds the folder

Nothing stops at the first problem: readers, rules and the press return every `Problem` they find. The exceptions
carry facts; exit codes are made from them in `cli` and nowhere else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sendletter.span import Span


class Severity(StrEnum):
    """An error stops `build`; a warning is printed and does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, by which rule, what, and in plain words what to do about it."""

    span: Span
    rule: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """`letter.yaml:6:10: error: message (rule-id)`, without the hint."""
        return f"{self.span}: {self.severity}: {self.message} ({self.rule})"

    @property
    def is_error(self) -> bool:
        """Whether it stops a build."""
        return self.severity is Severity.ERROR


def error(span: Span, rule: str, message: str, hint: str = "") -> Problem:
    """A problem that stops a build."""
    return Problem(span, rule, message, hint, Severity.ERROR)


def warning(span: Span, rule: str, message: str, hint: str = "") -> Problem:
    """A problem that is told and does not stop a build."""
    return Problem(span, rule, message, hint, Severity.WARNING)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems in the order of their places, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.span, p.severity, p.rule, p.message)))


class SendletterError(Exception):
    """Whatever sendletter itself has to say about a run that could not be done; it passes between processes."""


class NotReady(SendletterError):
    """The letter has problems; `problems` holds them all, in order of place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


def stop_at_errors(problems: Iterable[Problem]) -> None:
    """Raise NotReady with all the problems if there is an error among them."""
    found = tuple(problems)
    if any(problem.is_error for problem in found):
        raise NotReady(found)


class MachineLacks(SendletterError):
    """Something is not installed; `remedy` is the command that installs it."""

    def __init__(self, message: str, remedy: str = "") -> None:
        self.message, self.remedy = message, remedy
        super().__init__(message, remedy)

    def __str__(self) -> str:
        return self.message


class Unreadable(SendletterError):
    """An input cannot be read or an output cannot be written; `path` is the name as staff know it."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(path, reason)

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class LimitReached(SendletterError):
    """A limit of time, size or memory was hit."""


class Busy(SendletterError):
    """Another run holds the folder."""
