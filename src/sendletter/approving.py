"""Who approved the letter in a folder: what approvals.yaml says, held against the sources and the drafts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from sendletter.attachment import attached
from sendletter.consent.approval import HEADING, Approval, read_approvals, written
from sendletter.consent.changed import changed
from sendletter.consent.standing import Standing, lacking, same, stale, standings
from sendletter.draft.record import NAME, Record, list_code, text_code
from sendletter.draft.record import read as read_record
from sendletter.language import Language
from sendletter.letter import Letter
from sendletter.problem import Problem, SendletterError, Unreadable, stop_at_errors
from sendletter.project import APPROVALS, Project
from sendletter.reading.entries import extended
from sendletter.reading.fields import fill
from sendletter.roster import Roster


@dataclass(frozen=True)
class Consents:
    """Everything about who agreed to a letter; `written` is the letter before its counts were filled in."""

    project: Project
    written: Letter
    roster: Roster
    language: Language

    @cached_property
    def text_code(self) -> str:
        """The code of the text as it is now."""
        return text_code(self.written)

    @cached_property
    def list_code(self) -> str:
        """The code of the list as it is now."""
        return list_code(self.roster)

    @cached_property
    def _read(self) -> tuple[tuple[Approval, ...], tuple[Problem, ...]]:
        return read_approvals(self.project.kept(APPROVALS), APPROVALS)

    @property
    def faults(self) -> tuple[Problem, ...]:
        """What is wrong in approvals.yaml."""
        return self._read[1]

    def needed(self, name: str) -> str | None:
        """A name as “approvals needed” writes it, or None for somebody who is not asked."""
        return next((who.text for who in self.written.approvals_needed if same(who.text) == same(name)), None)

    def codes_of(self, draft: int | None) -> tuple[str, str]:
        """The codes of the text and of the list in a draft, or as they are now. Raises Unreadable or LimitReached."""
        if draft is None:
            return self.text_code, self.list_code
        record = record_of(self.project, draft)
        return record.text_code, record.list_code

    def anew(self) -> "Consents":
        """The same, with approvals.yaml as it stands now."""
        return replace(self)

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """How each approval stands that the letter needs."""
        needed = self.written.approvals_needed
        return tuple(standings(needed, self._read[0], self.text_code, self.list_code, self.differences))

    def problems(self) -> Iterator[Problem]:
        """What is wrong in approvals.yaml, which approvals are missing, which signatories agreed to another text."""
        if self.written.approvals_needed:
            yield from self.faults
            yield from lacking(self.standings)
        counted = (row for group in self.roster.groups for row in group.counted)
        yield from stale(counted, self.text_code, self.differences)

    def approve(self, approval: Approval) -> None:
        """Put an approval at the end of approvals.yaml. Raises NotReady where that file cannot be read as it stands."""
        before = self.project.kept(APPROVALS)
        known, problems = read_approvals(before, APPROVALS)
        stop_at_errors(problems)
        data = extended(before, written(approval), HEADING)
        after, faults = read_approvals(data, APPROVALS)
        if faults or after[:-1] != known:
            raise Unreadable(APPROVALS, "nothing can be added to its end; begin each entry's line with “- ”")
        self.project.keep(APPROVALS, data)

    def differences(self, code: str) -> tuple[str, ...]:
        """What has changed since the text of a code, as references, where a draft of it is left."""
        record = next((record for record in self._records if record.text_code == code), None)
        if record is None:
            return ()
        signatures = replace(self.written.signatures, as_of=record.letter.signatures.as_of)
        now, _ = fill(replace(self.written, signatures=signatures), record.roster.tallies, self.language)
        return changed(record.letter, now)

    @cached_property
    def _records(self) -> tuple[Record, ...]:
        """What the drafts keep of themselves, the newest first; damaged ones are left out."""
        found = []
        for number in sorted(self.project.drafts, reverse=True):
            try:
                found.append(record_of(self.project, number))
            except SendletterError:
                continue
        return tuple(found)


def record_of(project: Project, number: int) -> Record:
    """What a draft keeps of itself. Raises Unreadable or LimitReached."""
    name = f"draft {number}"
    data = attached(project.draft(number), NAME, name)
    if data is None:
        raise Unreadable(name, "has lost its record")
    try:
        return read_record(data)
    except ValueError as fault:
        raise Unreadable(name, str(fault)) from fault
