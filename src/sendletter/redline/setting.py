"""The redline as a PDF: the words of both versions in one letter, set as any letter is, over its stamp and its bars."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath

from sendletter.comparison.entries import merge_rosters
from sendletter.draft.places import Place
from sendletter.draft.stamp import moment_of
from sendletter.edition import Redline
from sendletter.language import Language
from sendletter.letter import Change, Fit, Letter
from sendletter.press.worker import Press
from sendletter.problem import SendletterError, stop_at_errors
from sendletter.project import Project
from sendletter.redline.comparing import Compared
from sendletter.redline.margin import marks, sheets
from sendletter.redline.report import Report, report
from sendletter.redline.versions import Version
from sendletter.roster import Roster
from sendletter.stamping import stamped
from sendletter.workshop import Say, Workshop


@dataclass(frozen=True, slots=True)
class Stamp:
    """What stands over every page: what it is, the two versions, when it was made, what may not be done with it."""

    title: str
    old: str
    new: str
    moment: str
    notice: str


@dataclass(frozen=True, slots=True)
class Redlined:
    """A redline as a PDF, and how many pages the letter has in it.

    `letter` and `roster` are both versions in one, and `places` says where everything in them stands.
    """

    pdf: bytes
    pages: int
    letter: Letter
    roster: Roster
    places: tuple[Place, ...]


def redline(compared: Compared, project: Project, press: Press, moment: datetime, say: Say) -> Redlined:
    """The redline of two versions, in the letterhead and the fonts of a folder.

    Raises NotReady where the letter cannot be set, as a build does.
    """
    language = compared.new.language
    letter = _without_lost_pictures(replace(compared.text.letter, fit=Fit.NONE), project)
    groups = merge_rosters(
        compared.old.roster, compared.new.roster, compared.people, letter.signatures.groups, language
    )
    stamp, said, told = _stamp(compared, moment), marks(compared.text, language), report(compared)
    edition = Redline(compared.new.letter, compared.text.names)
    texts = _texts(stamp, language, told, said.values())
    workshop = Workshop(letter, Roster((), groups), language, project, edition, texts)
    stop_at_errors(workshop.missing_glyphs())
    work = workshop.set(press, say, lambda: None)
    stop_at_errors(work.pressed.problems)
    say("reading back")
    stop_at_errors(workshop.proof(work.pressed.pdf, "redline.pdf"))
    say("stamping")
    under = workshop.under(
        press,
        "redline.html",
        work.setting,
        stamp=stamp,
        legend=tuple(_legend(language)),
        colours={str(change): colour for change, colour in workshop.theme.marks.items()},
        pages=tuple(sheets(work.places, said, work.pressed.pages, backwards=language.direction == "rtl")),
        report=told,
    )
    stop_at_errors(under.problems)
    pdf = stamped(work.pressed.pdf, under.pdf, None, moment)
    return Redlined(pdf, work.pressed.pages, workshop.letter, workshop.roster, work.places)


def _stamp(compared: Compared, moment: datetime) -> Stamp:
    language = compared.new.language
    old, new = _named(compared.old, language), _named(compared.new, language)
    title = language.caption("changes", old=f"{old} ({compared.old.code})", new=f"{new} ({compared.new.code})")
    own = compared.new.letter.draft_notice
    notice = own.text if own else language.caption("not_for_distribution")
    return Stamp(title, old, new, _when(moment, language), notice)


def _named(version: Version, language: Language) -> str:
    """A version as the letter's language names it: a draft by its number, the letter as it is now by the time."""
    if version.number is not None:
        return language.caption("a_draft", number=version.number)
    if version.moment is not None:
        return _when(version.moment, language)
    return PurePath(version.name).name or version.slug  # no path of a machine stands in a PDF


def _when(moment: datetime, language: Language) -> str:
    return f"{language.date(moment.date())}, {moment_of(moment)}"


def _legend(language: Language) -> Iterator[tuple[Change, str]]:
    """How each kind of change looks, by its name."""
    for change in (Change.INSERTED, Change.DELETED, Change.MOVED):
        caption = language.caption(change.value)
        yield change, caption[:1].upper() + caption[1:]


def _texts(stamp: Stamp, language: Language, told: Report, said: Iterable[str]) -> Iterator[str]:
    """Everything that is laid under the pages, for the fonts."""
    yield from (stamp.title, stamp.title.upper(), stamp.old, stamp.new, stamp.moment, stamp.notice, "¶·?()→←")
    yield from (caption for _, caption in _legend(language))
    yield from (language.caption("signatories"), language.caption("no_change"))
    yield from told.texts
    yield from said


def _without_lost_pictures(letter: Letter, project: Project) -> Letter:
    """The letter without pictures that its folder does not have: a draft that comes by mail brings none along."""
    head, signature = letter.letterhead, letter.signature
    if head.logo and not _has(project, head.logo.path):
        letter = replace(letter, letterhead=replace(head, logo=None))
    if signature and signature.image and not _has(project, signature.image.path):
        letter = replace(letter, signature=replace(signature, image=None))
    return letter


def _has(project: Project, path: str) -> bool:
    try:
        project.asset(path)
    except SendletterError:
        return False
    return True
