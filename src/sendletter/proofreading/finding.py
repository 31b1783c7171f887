"""What a rule finds: where, in which words, and what it says of them."""

from dataclasses import dataclass
from enum import StrEnum

from sendletter.span import Span


class Told(StrEnum):
    """How often a rule speaks: of each finding, once of each place, or once of the whole copy."""

    EACH = "each"
    PLACE = "place"
    ONCE = "once"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found.

    `text` is the text or the cell in which it stands, `start` and `end` (offsets in it) the words that are meant: what
    letter.yaml allows is held against them, and a fix is looked for there. Without an end, the whole text is meant.
    """

    span: Span
    message: str
    text: str
    start: int = 0
    end: int | None = None

    @property
    def last(self) -> int:
        """Where the words end, as an offset in the text."""
        return len(self.text) if self.end is None else self.end


def quoted(text: str, most: int = 60) -> str:
    """A text in quotes, shortened to be readable in a message."""
    flat = " ".join(text.split())
    return f"“{flat if len(flat) <= most else flat[: most - 1] + '…'}”"


def around(text: str, start: int, end: int, reach: int = 18) -> str:
    """A stretch of a text with a little of what stands around it, in quotes."""
    left, right = max(0, start - reach), min(len(text), end + reach)
    return f"“{'…' * (left > 0)}{text[left:right].strip()}{'…' * (right < len(text))}”"
