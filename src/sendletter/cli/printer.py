"""The one printer: what is said to people goes to standard error, results go to standard output."""

import json
import os
import re
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sendletter.problem import Problem

CONTROL = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]")
RED, GREEN, YELLOW, DIM, PLAIN = "\033[31m", "\033[32m", "\033[33m", "\033[2m", "\033[0m"
FEW = 8
"""Problems of one rule that are told while something else is being done."""
PATIENCE = 1.0
"""Seconds after which a person wants to know what is going on."""


class Printer:
    """Prints problems in the format that was asked for; colours only on a terminal that wants them."""

    def __init__(self, form: str = "text", *, quiet: bool = False) -> None:
        self.form, self.quiet = form, quiet
        self.colour = sys.stderr.isatty() and "NO_COLOR" not in os.environ

    def say(self, text: str) -> None:
        """A sentence for people. What could move a terminal's cursor is left out."""
        print(CONTROL.sub("", text), file=sys.stderr)  # noqa: T201

    def note(self, text: str) -> None:
        """A sentence that a person who asked for quiet does not want."""
        if not self.quiet:
            self.say(text)

    def results(self, texts: Sequence[str]) -> None:
        """What was asked for, on standard output."""
        for text in texts:
            print(CONTROL.sub("", text))  # noqa: T201

    def json(self, value: object) -> None:
        """What was asked for, for programs."""
        print(json.dumps(value, ensure_ascii=False, indent=2))  # noqa: T201

    def some(self, problems: Sequence[Problem]) -> None:
        """The problems in order of place, of each rule the first few: who builds does not want to read hundreds."""
        told: Counter[str] = Counter()
        kept = []
        for problem in problems:
            told[problem.rule] += 1
            if told[problem.rule] <= FEW:
                kept.append(problem)
        self.problems(kept)
        for rule, count in told.items():
            if count > FEW and not self.quiet:
                self.say(f"... and {count - FEW} more of the rule {rule}; see them all with: sendletter check")

    def problems(self, problems: Sequence[Problem]) -> None:
        """All problems, in order of place."""
        if self.form == "json":
            self.json([_plain(problem) for problem in problems])
            return
        for problem in problems:
            if self.form == "github":
                print(_github(problem))  # noqa: T201
            elif not self.quiet or problem.is_error:
                self._text(problem)

    def _text(self, problem: Problem) -> None:
        text = CONTROL.sub("", str(problem))
        if self.colour:
            mark = RED if problem.is_error else YELLOW
            text = text.replace(f"{problem.severity}:", f"{mark}{problem.severity}:{PLAIN}", 1)
        print(text, file=sys.stderr)  # noqa: T201
        for line in problem.hint.splitlines():
            line = f"    {CONTROL.sub('', line)}"
            print(f"{DIM}{line}{PLAIN}" if self.colour else line, file=sys.stderr)  # noqa: T201

    def summary(self, problems: Sequence[Problem], verdict: str) -> None:
        """How many errors and warnings there are, and what follows from it."""
        if self.form == "text":
            errors = sum(problem.is_error for problem in problems)
            counts = [_count(errors, "error"), _count(len(problems) - errors, "warning")]
            self.say(f"{', '.join(count for count in counts if count)}: {verdict}")

    @contextmanager
    def progress(self) -> Iterator["Progress"]:
        """Shows the stage that lasts, on a terminal and after a second."""
        progress = Progress(show=sys.stderr.isatty() and not self.quiet and self.form == "text")
        try:
            yield progress
        finally:
            progress.done()


class Progress:
    """The name of the stage at work; shown by a spinner once it has lasted."""

    def __init__(self, *, show: bool) -> None:
        self.show, self.stage = show, ""
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    def __call__(self, stage: str) -> None:
        """A new stage begins."""
        self.stage = stage
        if self.show and self._thread is None:
            self._thread = threading.Thread(target=self._spin, daemon=True)
            self._thread.start()

    def _spin(self) -> None:
        if self._over.wait(PATIENCE):
            return
        from rich.console import Console

        console = Console(stderr=True)
        with console.status(self.stage) as status:
            while not self._over.wait(0.1):
                status.update(f"{self.stage} …")

    def done(self) -> None:
        """Take the spinner away."""
        self._over.set()
        if self._thread:
            self._thread.join()


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}" if number else ""


def _plain(problem: Problem) -> dict[str, object]:
    """A problem as JSON: file, line and column (0 where not known), severity, rule, message, hint."""
    return {
        "file": problem.span.source,
        "line": problem.span.line,
        "column": problem.span.column,
        "severity": str(problem.severity),
        "rule": problem.rule,
        "message": problem.message,
        "hint": problem.hint,
    }


def _github(problem: Problem) -> str:
    """A workflow command of GitHub Actions, escaped as its documentation asks."""
    span = problem.span
    place = (
        f"file={span.source}"
        + (f",line={span.line}" if span.line else "")
        + (f",col={span.column}" if span.column else "")
    )
    text = f"{problem.message} ({problem.rule})" + (f"\n{problem.hint}" if problem.hint else "")
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::{problem.severity} {place}::{escaped}"
