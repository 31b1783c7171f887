"""How a draft is made: the final's own pages, and under them what reviewers need to speak about them.

What proofreading finds does not stop a draft; it is marked at its place and listed at the end. What cannot be read or
set does, as it stops a build.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sendletter.draft.code import square
from sendletter.draft.record import NAME, Record, list_code, printed_groups, text_code, written
from sendletter.draft.stamp import Stamp, moment_of, remarks, sheets
from sendletter.language import Language
from sendletter.letter import Letter
from sendletter.pipeline import Order, bench, proofread, read, silent
from sendletter.press.worker import Press
from sendletter.problem import NotReady, Problem, in_order, stop_at_errors
from sendletter.project import Project
from sendletter.roster import Roster
from sendletter.roster.pattern import entry
from sendletter.roster.signatory import Status
from sendletter.stamping import stamped
from sendletter.workshop import Say


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft as a PDF; its record; how many pages the letter itself has; what proofreading noticed."""

    pdf: bytes
    record: Record
    pages: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Pending:
    """Signatories of a group who have not confirmed yet, as lines of text."""

    heading: str
    entries: tuple[str, ...]


def draft(order: Order, press: Press, number: int, moment: datetime, say: Say = silent) -> Drafted:
    """Draft `number`. Raises NotReady where the sources cannot be read or set."""
    say("reading")
    sources = read(order)
    letter, language = sources.letter, sources.language
    if letter is None or language is None or sources.written is None or any(p.is_error for p in sources.problems):
        raise NotReady([*sources.problems, *proofread(sources, order)])
    noticed = in_order([*sources.problems, *proofread(sources, order)])
    waiting = tuple(_pending(sources.roster))
    stamp = _stamp(letter, language, number, moment, text_code(sources.written))
    workshop = bench(sources, order, _texts(stamp, noticed, waiting, language))
    stop_at_errors(workshop.missing_glyphs())
    work = workshop.set(press, say, lambda: None)
    stop_at_errors(work.pressed.problems)
    say("reading back")
    stop_at_errors(workshop.proof(work.pressed.pdf, "letter.pdf"))
    say("stamping")
    codes = text_code(sources.written), list_code(sources.roster)
    said = replace(letter, approvals_needed=())
    record = Record(number, moment, *codes, said, printed_groups(sources.roster), work.places)
    under = workshop.under(
        press,
        "draft.html",
        work.setting,
        stamp=stamp,
        pages=tuple(sheets(work.places, noticed, work.pressed.pages, backwards=language.direction == "rtl")),
        remarks=tuple(remarks(work.places, noticed)),
        pending=waiting,
    )
    stop_at_errors(under.problems)
    pdf = stamped(work.pressed.pdf, under.pdf, (NAME, written(record)), moment)
    return Drafted(pdf, record, work.pressed.pages, noticed)


def in_word(drafted: Drafted, project: Project) -> bytes:
    """A draft as a document for Word; of pictures it has the logo, where that is no SVG. Raises Unreadable."""
    from sendletter.word.document import document  # few drafts want it

    record, logo = drafted.record, drafted.record.letter.letterhead.logo
    language = Language.of(record.letter.language)
    stamp = _stamp(record.letter, language, record.number, record.moment, record.text_code)
    said = f"{stamp.draft.upper()} · {stamp.moment} · {stamp.code} · {stamp.notice}"
    return document(record, said, project.asset(logo.path) if logo and not logo.path.endswith(".svg") else b"")


def _stamp(letter: Letter, language: Language, number: int, moment: datetime, code: str) -> Stamp:
    name = language.caption("draft", number=number)
    own = letter.draft_notice
    notice = own.text if own else language.caption("not_for_distribution")
    when = f"{language.date(moment.date())}, {moment_of(moment)}"
    return Stamp(name, when, code, notice, square(f"{name} {code}"))


def _pending(roster: Roster) -> Iterator[Pending]:
    """Who is named in the list and has not confirmed, by group; nothing of rows whose names are withheld."""
    for group in roster.groups:
        rows = [row for row in roster.listed if row.group == group.id and row.status is Status.PENDING and row.name]
        pattern = entry(group.plan)
        texts = (", ".join("".join(run.text for run in line) for line in pattern.print(row)) for row in rows)
        if rows:
            yield Pending(str(group.plan.heading or group.id), tuple(texts))


def _texts(
    stamp: Stamp, noticed: tuple[Problem, ...], waiting: tuple[Pending, ...], language: Language
) -> Iterator[str]:
    """Everything that is laid under the pages, for the fonts."""
    yield from (stamp.draft, stamp.moment, stamp.notice, stamp.draft.upper(), "¶·?")
    yield from (language.caption("remarks"), language.caption("pending"))
    for problem in noticed:
        yield from (problem.message, problem.hint)
    for group in waiting:
        yield from (group.heading, *group.entries)
