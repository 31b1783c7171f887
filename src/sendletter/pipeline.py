"""The journey of a letter, told once: this room alone knows the order of the crafts.

texts -> Letter + Roster -> proofread -> typography -> composition -> page -> press -> preflight
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from sendletter.edition import Edition, Final
from sendletter.language import Language
from sendletter.letter import Image, Letter
from sendletter.mending import Source, mend_letter, mend_list
from sendletter.press.worker import Press
from sendletter.problem import NotReady, Problem, SendletterError, error, in_order, stop_at_errors
from sendletter.project import LETTER, SIGNATORIES, Held, Project
from sendletter.reading.fields import fill
from sendletter.reading.letter import read_letter
from sendletter.reading.signatories import read_signatories
from sendletter.roster import Roster, arrange
from sendletter.workshop import Say, Workshop

FINAL = Final()
ROUNDS = 8
"""How often safe fixes are looked for again; each round makes the texts shorter, and two are mostly enough."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: the folder, the day, the edition, the encoding that a person has said the list is in."""

    project: Project
    today: date
    edition: Edition = FINAL
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """What was read: the letter with its fields filled in, the list as it will be printed, and all problems."""

    letter: Letter | None
    roster: Roster
    language: Language | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A finished PDF, how many pages and signatories it has, its setting, composition's remarks, what was noticed."""

    pdf: bytes
    pages: int
    signatories: int
    setting: str
    remarks: tuple[str, ...]
    problems: tuple[Problem, ...]


def silent(_: str) -> None:
    """Tell nobody."""


def read(order: Order) -> Sources:
    """Both files read, with everything that is wrong in them by themselves."""
    letter, problems = read_letter(order.project.letter(), LETTER)
    data = order.project.signatories()
    rows, faults = read_signatories(data, SIGNATORIES, order.encoding) if data is not None else ((), ())
    if letter is None:
        return Sources(None, Roster(rows), None, in_order([*problems, *faults]))
    language = Language.of(letter.language)
    plans = letter.signatures.groups
    as_of = letter.signatures.as_of.date if letter.signatures.as_of else None
    roster = arrange(rows, plans, language.sort_key, as_of)
    letter, unfilled = fill(letter, roster.counts, language)
    plans = letter.signatures.groups
    roster = replace(roster, groups=tuple(replace(g, plan=p) for g, p in zip(roster.groups, plans, strict=True)))
    missing = _pictures(letter, order.project)
    return Sources(letter, roster, language, in_order([*problems, *faults, *unfilled, *missing]))


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
    return in_order([*sources.problems, *_proofread(sources, order.today)])


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


def _proofread(sources: Sources, today: date) -> tuple[Problem, ...]:
    from sendletter.proofreading import proofread  # its rules are many, and wanted late

    if sources.letter is None or sources.language is None:
        return ()
    return proofread(sources.letter, sources.roster, sources.language, today)


def make(order: Order, press: Press, say: Say = silent) -> Made:
    """The finished PDF, read back and proven. Raises NotReady with every problem where there is an error.

    The letter is proofread while the press is at work, so a letter that is not ready costs no more time than one that
    is, and a letter that is costs less.
    """
    say("reading")
    sources = read(order)
    noticed = list(sources.problems)
    try:
        stop_at_errors(noticed)
        workshop = bench(sources, order)
        stop_at_errors(workshop.missing_glyphs())
        work = workshop.set(press, say, lambda: noticed.extend(_proofread(sources, order.today)))
    except NotReady as fault:
        raise NotReady([*noticed, *_proofread(sources, order.today), *fault.problems]) from fault
    noticed += work.pressed.problems
    stop_at_errors(noticed)
    say("reading back")
    noticed += workshop.proof(work.pressed.pdf, "letter.pdf")
    stop_at_errors(noticed)
    count, pressed = len(sources.roster.printed), work.pressed
    return Made(pressed.pdf, pressed.pages, count, str(work.setting), work.remarks, in_order(noticed))


def verify(order: Order, pdf: bytes, name: str) -> tuple[Problem, ...]:
    """What any PDF of this letter lacks or has too much, held against the sources as they are now."""
    sources = read(order)
    stop_at_errors(sources.problems)
    return in_order(bench(sources, order).proof(pdf, name))


def bench(sources: Sources, order: Order) -> Workshop:
    """The bench for what was read. Raises NotReady where there is no letter."""
    if sources.letter is None or sources.language is None:
        raise NotReady(sources.problems)
    return Workshop(sources.letter, sources.roster, sources.language, order.project, order.edition)
