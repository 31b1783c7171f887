"""A cell of the list -> a text, a word of a few, a day, a number; what it cannot be is a problem at its row."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from sendletter.problem import Problem, error, warning
from sendletter.roster import Capacity, Status
from sendletter.span import Span

TYPED = ("status", "capacity", "signed", "withdrawn", "rank", "lead")
"""The columns of a Signatory that are no texts."""
ANSWERS = {"yes": True, "no": False}
LONGEST_RANK = 6
CONTROL = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]")
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Cells:
    """Reads the cells of the row at `span`; what is wrong is added to `problems`, never raised."""

    span: Span
    problems: list[Problem]

    def typed(self, texts: Mapping[str, str]) -> dict[str, object]:
        """The cells that are no texts, as values."""
        status = self.choice(texts["status"], Status, "status")
        signed, withdrawn = (self.day(texts[column], column) for column in ("signed", "withdrawn"))
        if withdrawn and signed and withdrawn < signed:
            text = f"was withdrawn on {withdrawn}, before it was signed on {signed}"
            self.problems.append(
                warning(self.span, "withdrawn-first", text, "Who signs again gets a row of their own.")
            )
        if withdrawn and status is Status.CONFIRMED:
            text = f"is confirmed and withdrawn on {withdrawn}; from that day on it is not printed"
            self.problems.append(warning(self.span, "withdrawn", text, "Empty the cell that is wrong."))
        return {
            "status": Status.WITHDRAWN if withdrawn and status is not Status.PENDING else status or Status.CONFIRMED,
            "capacity": self.choice(texts["capacity"], Capacity, "capacity"),
            "signed": signed,
            "withdrawn": withdrawn,
            "rank": self.rank(texts["rank"]),
            "lead": self.answer(texts["lead"], "lead", unclear=False),
        }

    def answer(self, text: str, label: str, *, unclear: bool) -> bool:
        """Yes or no; empty is no. What is neither counts as `unclear` says until it is corrected, and is not quoted."""
        if not text:
            return False
        word = text.casefold()
        if word not in ANSWERS:
            text = f"the column “{label}” is neither yes nor no here"
            self.problems.append(error(self.span, "choice", text, "Write yes, or leave the cell empty."))
        return ANSWERS.get(word, unclear)

    def rank(self, text: str) -> int | None:
        """A whole number; None where the cell is empty."""
        if not text:
            return None
        if text.isdecimal() and len(text) <= LONGEST_RANK:
            return int(text)
        text = f"“{text}” in the column “rank” is no whole number"
        self.problems.append(error(self.span, "rank", text, "Write 1, 2, 3 ...; several rows may have the same."))
        return None

    def text(self, raw: str, label: str) -> str:
        """A text in NFC without spaces around it, on one line."""
        if raw.isascii() and raw.isprintable():
            return raw if not raw or (raw[0] != " " and raw[-1] != " ") else raw.strip()
        text = unicodedata.normalize("NFC", raw).strip()
        if "\n" in text or "\r" in text:
            text = " ".join(text.split())
            hint = "If these are two signatories, give each a row."
            self.problems.append(
                warning(self.span, "line-break", f"the cell “{label}” has a line break, read as a space", hint)
            )
        if CONTROL.search(text):
            hint = "The file was probably read in another encoding before; see --encoding."
            self.problems.append(
                error(self.span, "control-character", f"the cell “{label}” has a control character", hint)
            )
        return text

    def choice(self, text: str, kind: type[Choice], label: str) -> Choice | None:
        """The value of a cell that allows a few words only; None where it is empty."""
        if not text:
            return None
        word = " ".join(text.casefold().replace("_", " ").replace("-", " ").split())
        allowed = [item.value for item in kind]
        if word in allowed:
            return kind(word)
        close = get_close_matches(word, allowed, 1, 0.6)
        hint = f"Did you mean “{close[0]}”?" if close else f"There are: {', '.join(allowed)}."
        self.problems.append(error(self.span, "choice", f"“{text}” in the column “{label}” is not known", hint))
        return None

    def day(self, text: str, label: str) -> date | None:
        """A day as ISO 8601 writes it; None where the cell is empty."""
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            hint = "Write year, month and day, such as 2023-09-26."
            self.problems.append(error(self.span, "date", f"“{text}” in the column “{label}” is no date", hint))
            return None
