"""What kind of copy is made, as one typed value."""

from dataclasses import dataclass

from sendletter.letter import Letter


@dataclass(frozen=True, slots=True)
class Final:
    """The copy that is sent. It carries no source lines and no private column."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A copy for reviewers: the final's pages with a stamp under them.

    `spacing` is a factor on the leading for who writes between the lines; only with 1 are the pages the final's.
    """

    spacing: float = 1.0


@dataclass(frozen=True, slots=True)
class Redline:
    """A copy that shows what changed: its letter holds the words of two versions. `newer` is the later one.

    `names` are the references of its paragraphs, in order.
    """

    newer: Letter
    names: tuple[str, ...] = ()


Edition = Final | Draft | Redline
