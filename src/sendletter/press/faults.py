"""What the engine logs becomes problems: it fails quietly, and a letter must not.

The engine writes a PDF with a missing image, an unknown property or a blank box for a character, and tells a logger.
Here every record of that logger is a problem with a rule, and a place where the engine knows one.
"""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from sendletter.problem import Problem, error
from sendletter.span import Span

LOGGER = "weasyprint"
HINTS: tuple[tuple[str, str, str], ...] = (
    (
        r"Ignored|Invalid|Unknown|Expected|Unsupported|Parse error",
        "stylesheet",
        "Correct the stylesheet; nothing of it is left out silently.",
    ),
    (r"image", "image", "Check the picture's name and that it is a whole PNG, JPEG or SVG."),
    (r"stylesheet", "stylesheet", "Check the stylesheet's name."),
    (
        r"notdef",
        "missing-glyph",
        "No font of the theme has this character; add a family that has it to --text and --display.",
    ),
    (r"[Ff]ont", "font", "Check the font file."),
    (r"anchor", "dead-link", "The link leads to a place that is not in the letter."),
)


class Faults(logging.Handler):
    """Collects what the engine logs while it is open, as problems of the file `source`."""

    def __init__(self, source: str) -> None:
        super().__init__(logging.WARNING)
        self.source = source
        self.problems: list[Problem] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take one record."""
        template, message = str(record.msg), record.getMessage()
        rule, hint = next(((r, h) for pattern, r, h in HINTS if re.search(pattern, template)), ("engine", ""))
        place = re.search(r" at (\d+):(\d+)", message)
        span = Span(self.source, int(place[1]), int(place[2])) if place else Span(self.source)
        self.problems.append(error(span, rule, message.rstrip("."), hint))

    def __enter__(self) -> Self:
        logger = logging.getLogger(LOGGER)
        logger.addHandler(self)
        self._propagate, logger.propagate = logger.propagate, False
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        logger = logging.getLogger(LOGGER)
        logger.removeHandler(self)
        logger.propagate = self._propagate


@contextmanager
def guarded(source: str, say: Callable[[Problem], None]) -> Iterator[None]:
    """Turn what the engine raises on odd CSS into a problem: it lets plain ValueErrors and the like through."""
    try:
        yield
    except (
        ValueError,
        OverflowError,
        ZeroDivisionError,
        RecursionError,
        TypeError,
        AttributeError,
        KeyError,
        IndexError,
        AssertionError,
        UnboundLocalError,
    ) as fault:
        text = f"the engine cannot set this stylesheet or template: {type(fault).__name__}: {fault}"
        say(error(Span(source), "engine", text, "Undo the last change to the templates, or simplify it."))
