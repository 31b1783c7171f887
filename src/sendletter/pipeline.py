"""The journey of a letter, told once: this room alone knows the order of the crafts.

texts -> Letter + Roster -> proofread -> typography -> composition -> page -> press -> preflight
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sendletter.apart import apart
from sendletter.delivery import delivered
from sendletter.edition import Edition, Final
from sendletter.language import Language
from sendletter.letter import Day, Image, Letter, Printing
from sendletter.press.worker import Press
from sendletter.problem import NotReady, Problem, SendletterError, Severity, error, in_order, stop_at_errors
from sendletter.project import LETTER, SIGNATORIES, Held, Project
from sendletter.reading.fields import fill
from sendletter.reading.letter import read_letter
from sendletter.reading.signatories import read_signatories
from sendletter.roster import Roster, Signatory, arrange
from sendletter.roster.explanation import Placing, absent, explained
from sendletter.roster.signable import unsignable
from sendletter.source import Source
from sendletter.theme import Format
from sendletter.workshop import Say, Work, Workshop

if TYPE_CHECKING:
    from sendletter.approving import Consents  # few letters want it

FINAL = Final()
VERIFYING = 120
"""Seconds of the processor in which a PDF is read back; ten thousand names need a tenth of them."""
ROUNDS = 8
"""How often safe fixes are looked for again; each round makes the texts shorter, and two are mostly enough."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: the folder, the day, the edition, the encoding that a person has said the list is in.

    `as_of` makes an earlier or later printing: it takes the place of the day of the list in letter.yaml. `force` makes
    a final whose approvals are not complete, and stamps it as that. With a `format`, a final is an advertisement: one
    page of that size, exactly full.
    """

    project: Project
    today: date
    edition: Edition = FINAL
    encoding: str | None = None
    as_of: date | None = None
    force: bool = False
    format: Format | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """What was read: the letter with its fields filled in, the list as it will be printed, and all problems.

    `written` is the letter with its fields as they were written.
    """

    letter: Letter | None
    roster: Roster
    language: Language | None
    problems: tuple[Problem, ...]
    written: Letter | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A finished PDF, how many pages and signatories it has, its setting, composition's remarks, what was noticed.

    `sources` are what it was made from, `withheld` is how many of the signatories are counted without their names;
    `approved` is false where approvals are missing, which is then stamped on every page.
    """

    pdf: bytes
    pages: int
    signatories: int
    setting: str
    remarks: tuple[str, ...]
    problems: tuple[Problem, ...]
    sources: Sources
    withheld: int = 0
    approved: bool = True


class Explained(NamedTuple):
    """Places in the list, rows of the names asked for that are not printed with the reason, and names of nobody."""

    places: tuple[Placing, ...]
    absent: tuple[tuple[Signatory, str], ...]
    unknown: tuple[str, ...]


def silent(_: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The bytes of letter.yaml and of the list, if there is one, and what staff know the files as."""

    letter: bytes
    signatories: bytes | None
    letter_name: str = LETTER
    signatories_name: str = SIGNATORIES


def read(order: Order) -> Sources:
    """Both files read, with everything that is wrong in them by themselves."""
    sources = read_texts(order, Texts(order.project.letter(), order.project.signatories()))
    missing = _pictures(sources.letter, order.project) if sources.letter else ()
    return replace(sources, problems=in_order([*sources.problems, *missing]))


def read_texts(order: Order, texts: Texts) -> Sources:
    """The texts of both files read, wherever they come from; pictures are not looked for."""
    letter, problems = read_letter(texts.letter, texts.letter_name)
    data = texts.signatories
    rows, faults = read_signatories(data, texts.signatories_name, order.encoding) if data is not None else ((), ())
    if letter is None:
        return Sources(None, Roster(rows), None, in_order([*problems, *faults]))
    language = Language.of(letter.language)
    letter = _as_of(letter, order.as_of)
    signatures = letter.signatures
    day = signatures.as_of.date if signatures.as_of else None
    roster = arrange(
        rows, signatures.groups, language.sort_key, day, filing=language.filing, numbered=signatures.numbered
    )
    written = letter
    letter, unfilled = fill(letter, roster.tallies, language)
    plans = letter.signatures.groups
    roster = replace(roster, groups=tuple(replace(g, plan=p) for g, p in zip(roster.groups, plans, strict=True)))
    found = [*problems, *faults, *unfilled, *unsignable(letter, roster)]
    return Sources(letter, roster, language, in_order(found), written)


def _as_of(letter: Letter, day: date | None) -> Letter:
    """The letter with another day of its list, where one is asked for."""
    if day is None:
        return letter
    place = letter.signatures.as_of.span if letter.signatures.as_of else letter.span
    return replace(letter, signatures=replace(letter.signatures, as_of=Day(day, place)))


def _pictures(letter: Letter, project: Project) -> Iterator[Problem]:
    """Pictures that are not there or cannot be used."""
    found: Iterable[Image | None] = (letter.letterhead.logo, letter.signature.image if letter.signature else None)
    for image in found:
        if image is not None:
            try:
                project.asset(image.path)
            except SendletterError as fault:
                hint = "Its name is relative to the folder of letter.yaml."
                yield error(image.span, "image", str(fault), hint)


def check(order: Order) -> tuple[Problem, ...]:
    """Everything that proofreading finds in the sources, without setting them."""
    sources = read(order)
    letter = sources.letter
    asked = letter is not None and (letter.printings or "print" in letter.editions)
    copies = printable(sources, order.project) if asked else ()
    return in_order([*sources.problems, *copies, *consents(sources, order.project), *proofread(sources, order)])


def printable(sources: Sources, project: Project) -> tuple[Problem, ...]:
    """What keeps copies for a printer from being made, as far as it is known before anything is set."""
    from sendletter.separation.readiness import unready  # few letters want it

    return tuple(unready(sources.letter, project.profile)) if sources.letter else ()


def consents(sources: Sources, project: Project) -> tuple[Problem, ...]:
    """The approvals that are missing, and who agreed to another text; a letter that asks for neither costs nothing."""
    if sources.written is None or sources.language is None:
        return ()
    if not sources.written.approvals_needed and not any(row.agreed_to for row in sources.roster.listed):
        return ()
    return tuple(consents_of(sources, project).problems())


def consents_of(sources: Sources, project: Project) -> "Consents":
    """Who approved the letter that was read. Raises NotReady where it could not be."""
    from sendletter.approving import Consents  # few letters want it

    if sources.written is None or sources.language is None:
        raise NotReady(sources.problems)
    return Consents(project, sources.written, sources.roster, sources.language)


def mend(order: Order) -> tuple[tuple[Source, Source], ...]:
    """The sources as they are and with the safe fixes of all that proofreading finds in them; none without a fix."""
    letter = Source.of(LETTER, order.project.letter())
    data = order.project.signatories()
    signed = Source.of(SIGNATORIES, data, order.encoding) if data is not None else None
    before, now = (letter, signed), (letter, signed)
    for _ in range(ROUNDS):
        mended = _mended(*now, order)
        if mended == now:
            break
        now = mended
    return tuple((old, new) for old, new in zip(before, now, strict=True) if old and new and old != new)


def _mended(letter: Source | None, signed: Source | None, order: Order) -> tuple[Source | None, Source | None]:
    """One round of fixes; a fix may make room for another."""
    from sendletter.mending import mend_letter, mend_list  # proofreading's rules are many, and wanted late
    from sendletter.proofreading import mendable

    if letter is None:
        return letter, signed
    held = {source.name: source.data for source in (letter, signed) if source}
    sources = read(replace(order, project=Held(order.project.folder, held)))
    if sources.letter is None or sources.language is None:
        return letter, signed
    found = list(mendable(sources.letter, sources.roster, sources.language, order.today))
    return (
        mend_letter(letter, sources.letter, found),
        signed and mend_list(signed, sources.letter, sources.roster, found, order.encoding),
    )


def proofread(sources: Sources, order: Order) -> tuple[Problem, ...]:
    """What the rules find. A day that a person has asked for may be later than the letter's: that is told, no more."""
    from sendletter.proofreading import proofread as look_over  # its rules are many, and wanted late

    if sources.letter is None or sources.language is None:
        return ()
    found = look_over(sources.letter, sources.roster, sources.language, order.today)
    known = {"as-of"} if order.as_of else set()
    return tuple(replace(p, severity=Severity.WARNING) if p.rule in known else p for p in found)


def make(order: Order, press: Press, say: Say = silent) -> Made:
    """The finished PDF, read back and proven. Raises NotReady with every problem where there is an error.

    The letter is proofread while the press is at work, so a letter that is not ready costs no more time than one that
    is, and a letter that is costs less.
    """
    say("reading")
    sources = read(order)
    asked = consents(sources, order.project)
    approved = not any(problem.is_error for problem in asked)
    noticed = [*sources.problems, *(map(_forgiven, asked) if order.force else asked)]
    try:
        stop_at_errors(noticed)
        workshop = bench(sources, order, () if approved else _unapproved(sources))
        stop_at_errors(workshop.missing_glyphs())
        work = workshop.set(press, say, lambda: noticed.extend(proofread(sources, order)))
    except NotReady as fault:
        raise NotReady([*noticed, *proofread(sources, order), *fault.problems]) from fault
    noticed += work.pressed.problems
    stop_at_errors(noticed)
    say("reading back")
    roster, pressed = sources.roster, work.pressed
    pdf = delivered(pressed.pdf, pressed.pages)
    noticed += workshop.proof(pdf, "letter.pdf")
    stop_at_errors(noticed)
    setting, problems = str(work.setting), in_order(noticed)
    if not approved:
        pdf = _marked(workshop, press, work, _unapproved(sources))
    size, held = roster.size, roster.withheld
    return Made(pdf, pressed.pages, size, setting, work.remarks, problems, sources, held, approved)


def _forgiven(problem: Problem) -> Problem:
    return replace(problem, severity=Severity.WARNING)


def _unapproved(sources: Sources) -> tuple[str, ...]:
    """What a copy says of itself that goes out without its approvals, as its stamp writes it."""
    notice = sources.language.caption("not_approved") if sources.language else ""
    return (notice, notice.upper())


def _marked(workshop: Workshop, press: Press, work: Work, words: Sequence[str]) -> bytes:
    """The pages over a stamp with these words; no line of theirs moves."""
    from sendletter.stamping import stamped

    under = workshop.under(press, "unapproved.html", work.setting, notice=words[0])
    stop_at_errors(under.problems)
    return stamped(work.pressed.pdf, under.pdf)


def explain(order: Order, names: Sequence[str]) -> Explained:
    """Why the signatories of these names stand where they do; without names, those whose place is a doubtful guess.

    Raises NotReady where the letter cannot be read.
    """
    sources = read(order)
    if sources.letter is None or sources.language is None:
        raise NotReady(sources.problems)
    roster, day = sources.roster, sources.letter.signatures.as_of
    absences = absent(roster, day.date if day else None, names)
    listed = [row.name.casefold() for row in roster.listed]
    unknown = tuple(name for name in names if not any(name.casefold() in other for other in listed))
    return Explained(explained(roster, sources.language.filing, names), absences, unknown)


def verify(order: Order, pdf: bytes, name: str) -> tuple[Problem, ...]:
    """What any PDF of this letter lacks or has too much, held against the sources as they are now.

    It may be a stranger's, and is read apart. Raises Unreadable where it takes more than any letter. Where its pages
    have not the size that is ordered, it may be one of the advertisements that letter.yaml asks for.
    """
    sources = read(order)
    stop_at_errors(sources.problems)
    printings = sources.letter.printings if sources.letter else ()
    sized = (replace(order, format=format_) for format_ in map(format_of, printings) if format_)
    proofs = []
    for one in (order, *sized):
        workshop = bench(sources, one)
        proofs.append(in_order(apart(lambda data, said: [*workshop.proof(data, said)], pdf, name, VERIFYING)))  # noqa: B023
        if not any(problem.rule == "page-size" for problem in proofs[-1]):
            return proofs[-1]
    return proofs[0]


def format_of(printing: Printing) -> Format | None:
    """The size of the advertisement that a copy for a printer is, or None where it has the letter's own sheet."""
    return Format(*printing.size, printing.columns, printing.span) if printing.size else None


def bench(sources: Sources, order: Order, further: Iterable[str] = ()) -> Workshop:
    """The bench for what was read. Raises NotReady where there is no letter."""
    if sources.letter is None or sources.language is None:
        raise NotReady(sources.problems)
    format_ = order.format if isinstance(order.edition, Final) else None
    return Workshop(sources.letter, sources.roster, sources.language, order.project, order.edition, further, format_)
