"""Versions of a letter, by the name that a person gives them: a draft, a PDF, a folder, a file, a revision of git.

A draft's PDF holds all that it says, so one that comes back by mail is enough; of its list it holds what is printed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sendletter.attachment import attached
from sendletter.draft.record import NAME, Record, text_code
from sendletter.draft.record import read as read_record
from sendletter.language import Language
from sendletter.letter import Letter, paragraphs
from sendletter.pipeline import Order, Sources, Texts, read_texts
from sendletter.problem import NotReady, Unreadable
from sendletter.project import LETTER, SIGNATORIES, Project, document, find, sheet, text
from sendletter.roster import Roster, Signatory, entry


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a letter that was read.

    `name` is what a person knows it as, `slug` what stands for it in a file's name; `number` is a draft's. `listed` is
    every row of its list, or None where no more is known than what was printed. `remark` is what git had to say.
    """

    name: str
    slug: str
    code: str
    letter: Letter
    roster: Roster
    language: Language
    number: int | None = None
    moment: datetime | None = None
    listed: tuple[Signatory, ...] | None = None
    remark: str = ""


class UnknownDraft(Unreadable):
    """There is no draft of this number; `known` are those that there are."""

    def __init__(self, number: int, known: Iterable[int]) -> None:
        self.number, self.known = number, tuple(known)
        there = f"the drafts that there are: {', '.join(map(str, self.known))}" if self.known else "there are no drafts"
        super().__init__(f"draft {number}", f"there is none of this number; {there}")


def current(project: Project, order: Order, moment: datetime) -> Version:
    """The letter as it stands in its folder. Raises NotReady, Unreadable or LimitReached."""
    return of_sources(read_texts(order, Texts(project.letter(), project.signatories())), moment)


def of_sources(sources: Sources, moment: datetime) -> Version:
    """The letter as it was read in its folder. Raises NotReady where it has errors."""
    return replace(_read(sources, "the letter as it is now", "now"), moment=moment)


def fetch(name: str, start: Path, order: Order) -> Version | None:
    """The version that a person calls `name`; None where neither the disc nor git knows one.

    A number is that of a draft. Raises UnknownDraft, Unreadable, LimitReached, or NotReady for a letter that cannot be
    read.
    """
    if name.isdecimal() and not Path(name).exists():
        return draft(int(name), find(start))
    path = Path(name)
    try:
        if path.is_dir():
            return _folder(path, order)
        if path.exists():
            return _pdf(path) if _is_pdf(path) else _file(path, order)
    except ValueError:  # no name that the disc could have
        return None
    return _revision(name, start, order)


def _is_pdf(path: Path) -> bool:
    return path.suffix.lower() == ".pdf"


def draft(number: int, project: Project) -> Version:
    """A draft that lies in its folder. Raises UnknownDraft, Unreadable or LimitReached."""
    drafts = project.drafts
    if number not in drafts:
        raise UnknownDraft(number, drafts)
    return _pdf(drafts[number])


def _pdf(path: Path) -> Version:
    """A draft's PDF, by the record in it."""
    data = attached(document(path), NAME, str(path))
    if data is None:
        raise Unreadable(str(path), "holds no record of what it says; only drafts do, as `sendletter draft` makes them")
    try:
        return of_record(read_record(data))
    except ValueError as fault:
        raise Unreadable(str(path), str(fault)) from fault


def of_record(record: Record) -> Version:
    """The version that a draft keeps. Raises ValueError for a record that nothing could be set from."""
    language = Language.of(record.letter.language)
    _stop_at_damage(record)
    number, letter = record.number, record.letter
    name = f"draft {number}"
    return Version(name, str(number), record.text_code, letter, record.roster, language, number, record.moment)


def _stop_at_damage(record: Record) -> None:
    """Raise ValueError where a record is well formed and says what no letter says: somebody else may have made it."""
    notes = {note.number for note in record.letter.footnotes}
    called = {run.note for block in paragraphs(record.letter.body) for run in block.runs if run.note is not None}
    if called != notes or not all(group.plan.columns in range(1, 5) for group in record.groups):
        raise ValueError("its record is damaged")
    for group in record.groups:
        entry(group.plan)


def _folder(path: Path, order: Order) -> Version:
    project = Project(path.resolve())
    names = str(path / LETTER), str(path / SIGNATORIES)
    return _read(
        read_texts(order, Texts(project.letter(), project.signatories(), *names)), str(path), path.resolve().name
    )


def _file(path: Path, order: Order) -> Version:
    """A letter.yaml of whatever name, with the list that lies beside it."""
    beside = path.with_name(SIGNATORIES)
    rows = sheet(beside) if beside.exists() else None
    sources = read_texts(order, Texts(text(path), rows, str(path), str(beside)))
    return _read(sources, str(path), path.stem)


def _revision(name: str, start: Path, order: Order) -> Version | None:
    """A version that git knows; the list may not have been there yet."""
    try:
        project = find(start)
    except Unreadable as fault:
        raise Unreadable(name, f"there is no such file or folder, and no {LETTER} that git could know") from fault
    found = project.letter_at(name)
    if found is None:
        return None
    try:
        rows = project.signatories_at(name)
    except Unreadable:
        rows = None
    names = f"{LETTER} ({name})", f"{SIGNATORIES} ({name})"
    sources = read_texts(order, Texts(found.data, rows.data if rows else None, *names))
    return replace(_read(sources, name, name), remark=found.remark)


def _read(sources: Sources, name: str, slug: str) -> Version:
    """What was read, as a version. Raises NotReady where it cannot be read without errors."""
    letter, language, written = sources.letter, sources.language, sources.written
    if letter is None or language is None or written is None or any(problem.is_error for problem in sources.problems):
        raise NotReady(sources.problems)
    listed = sources.roster.listed
    return Version(name, _slug(slug), text_code(written), letter, sources.roster, language, listed=listed)


def _slug(name: str) -> str:
    """A name as it can stand in that of a file."""
    kept = "".join(sign if sign.isalnum() else "-" for sign in name)
    return "-".join(part for part in kept.split("-") if part)[:40] or "version"
