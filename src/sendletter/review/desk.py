"""The state that all open pages share: the proof as it is now, what was said of it, and what is wrong with it."""

import gzip
import json
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from threading import Condition, Lock
from typing import Any

from sendletter.comments.answer import Answer, Answered
from sendletter.comments.comment import Comment, State
from sendletter.problem import NotReady, Problem, SendletterError
from sendletter.raster import DENSITIES, picture
from sendletter.review import plain
from sendletter.review.comment import comment
from sendletter.review.proof import Builder, Earlier, Proof, Redline

MOST_PICTURES, MOST_REDLINES = 60, 4
"""Pictures of pages, and redlines, that are kept."""


Kept = tuple[tuple[Comment, ...], tuple[Problem, ...]]
"""What was said so far, and what is wrong with how it is kept."""


class Outdated(ValueError):
    """What was said is of a text that is no longer the one on the page."""


class Desk:
    """Builds when it is told to, and tells whoever waits. Any thread may ask; the press does one thing at a time."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.version = 0
        self.proof: Proof | None = None
        self.faults: tuple[Problem, ...] = ()
        self.trouble = ""
        self._changed = Condition()
        self._pressing, self._writing, self._drawing = Lock(), Lock(), Lock()
        self._told: tuple[object, bytes, bytes] = (None, b"", b"")
        self._redlines: tuple[tuple[tuple[str, int], Redline], ...] = ()
        self._pictures: OrderedDict[tuple[str, int, str], bytes] = OrderedDict()

    def refresh(self) -> None:
        """Build anew. Where that fails the pages stay, with what is wrong beside them, and the error is raised."""
        try:
            with self._pressing:
                self.proof, self.faults, self.trouble = self.builder.build(), (), ""
        except SendletterError as fault:
            self.faults = fault.problems if isinstance(fault, NotReady) else ()
            self.trouble = "" if self.faults else str(fault)
            raise
        finally:
            self._tell()

    def _tell(self) -> None:
        with self._changed:
            self.version += 1
            self._changed.notify_all()

    def wait(self, seen: int, patience: float) -> int:
        """The number of the state, as soon as it is not the one that was seen, or when patience ends."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != seen, patience)
            return self.version

    def state(self) -> dict[str, Any]:
        """Everything that a page shows, for JSON."""
        with self._writing:
            return self._state(self.builder.comments(), self.builder.drafts())

    def told(self, *, packed: bool = False) -> bytes:
        """The same as JSON, or that by gzip, made once as long as nothing changes: all pages ask at the same time."""
        with self._writing:
            kept, drafts = self.builder.comments(), self.builder.drafts()
            key = (self.version, kept, drafts)
            if key != self._told[0]:
                text = json.dumps(self._state(kept, drafts), ensure_ascii=False)
                data = text.encode(errors="replace")
                self._told = key, data, gzip.compress(data, 5, mtime=0)
            _, data, small = self._told
            return small if packed else data

    def _state(self, kept: Kept, drafts: Sequence[Earlier]) -> dict[str, Any]:
        (comments, wrong), proof = kept, self.proof
        passages = proof.passages if proof else ()
        first = {plain.line(one.span): n for n, one in reversed(list(enumerate(passages))) if one.span.line}
        problems = (*wrong, *(self.faults or (proof.problems if proof else ())))
        return {
            "version": self.version,
            "stale": bool(self.faults or self.trouble),
            "trouble": self.trouble,
            **(plain.pages(proof) if proof else plain.NOTHING),
            "problems": [plain.problem(problem, first) for problem in problems],
            "drafts": [{"number": draft.number, "day": draft.day} for draft in drafts],
            "comments": [plain.comment(said, passages, proof.text_code if proof else "") for said in comments],
        }

    def say(self, said: Mapping[str, str], when: str) -> None:
        """Keep a comment. Raises ValueError in words for the reviewer, Outdated, or SendletterError."""
        if self.proof is None:
            raise Outdated("There is no text yet that could be spoken about.")
        made = comment(said, said.get("code") or self.proof.text_code, when)
        with self._writing:
            self.builder.comment(made)
        self._tell()

    def answer(self, number: int, was: State, answer: Answer) -> None:
        """Keep what became of a comment. Raises ValueError in words for the reviewer, Outdated, or SendletterError."""
        try:
            with self._writing:
                self.builder.answer(number, was, answer)
        except Answered as fault:
            self._tell()
            raise Outdated(f"C{str(fault)[1:]}. Look at it once more.") from fault
        self._tell()

    def redline(self, number: int) -> dict[str, Any]:
        """What changed since a draft in the pages as they are now, for JSON. Raises Outdated or SendletterError."""
        with self._pressing:  # whoever asks for the same one at the same time gets the same one
            proof = self.proof
            if proof is None:
                raise Outdated("There is no text yet that could be compared.")
            key = (proof.version, number)
            made = dict(self._redlines).get(key) or self.builder.redline(number)
            others = tuple(pair for pair in self._redlines if pair[0] != key)
            self._redlines = ((key, made), *others)[:MOST_REDLINES]
        return plain.redline(made, number, proof)

    @property
    def redlines(self) -> tuple[Redline, ...]:
        """The redlines that were made, the last that was asked for first."""
        return tuple(made for _, made in self._redlines)

    def approve(self, who: str, note: str, text_code: str) -> None:
        """Somebody approves the text that they have before them. Raises Outdated, ValueError or SendletterError."""
        if self.proof is None or self.trouble or self.faults or text_code != self.proof.text_code:
            raise Outdated("The text has changed since. Read it once more, then approve.")
        if who not in {asked.who for asked in self.proof.asked}:
            raise ValueError("Their approval is not among those that are needed.")
        with self._writing:
            self.builder.approve(who, note, text_code)

    def picture(self, digest: str, number: int, density: str) -> bytes | None:
        """A page as a PNG, or None where it is neither of the present pages nor of a redline."""
        key = (digest, number, density)
        if (known := self._pictures.get(key)) is not None:
            return known
        sets = (self.proof, *self.redlines)
        with self._drawing:  # whoever asks for the same page at the same time gets the same picture
            if key not in self._pictures:
                pages = next((pages for pages in sets if pages and pages.digest == digest), None)
                if pages is None or not 1 <= number <= len(pages.sizes):
                    return None
                self._pictures[key] = picture(pages.pdf, number, DENSITIES[density])
                while len(self._pictures) > MOST_PICTURES:
                    self._pictures.popitem(last=False)
            return self._pictures[key]
