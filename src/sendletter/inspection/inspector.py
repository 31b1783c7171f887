"""A PDF of any make -> what a printer, a screen reader's user or an archive would complain about.

A stranger's file is read in a process of its own with limits (`apart`), and nothing in it is followed out or run.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import islice

from sendletter.apart import apart
from sendletter.inspection.check import Check, Fault
from sendletter.inspection.checks import CHECKS
from sendletter.inspection.claims import KNOWN, Purpose, claimed, purposes, standard
from sendletter.inspection.document import Document, TooLarge
from sendletter.inspection.finding import Finding, Report, spoken
from sendletter.inspection.values import FAULTS
from sendletter.inspection.walk import TOO_MUCH
from sendletter.problem import Unreadable

LARGEST = 300_000_000
SECONDS = 60
"""Of the processor, which an inspection may use; a letter needs a tenth of one."""
MOST_TOLD = 12
"""Things that one check tells in different words."""
MOST_FAULTS = 200_000
ALWAYS = {
    Purpose.PRINT: "print: traps, and how fonts, profiles and packed images are made inside",
    Purpose.WEB: "web: how fonts are made inside, and whether descriptions, headings and the order of reading make "
    "sense, which only a person can say",
    Purpose.ARCHIVE: "archive: how fonts, packed images and signatures are made inside, and how objects are spelled; "
    "veraPDF sees these",
}
"""What is never looked at, by purpose."""


@dataclass(frozen=True, slots=True)
class Task:
    """What to inspect for; nothing said, what the file says it is for."""

    purposes: tuple[Purpose, ...] = ()
    wanted: str | None = None

    def __call__(self, pdf: bytes, name: str) -> Report:
        """Inspect in this process. Raises Unreadable."""
        import pikepdf

        try:
            with pikepdf.open(BytesIO(pdf)) as opened:
                return _report(Document(pdf, opened), self)
        except pikepdf.PasswordError as fault:
            raise Unreadable(name, "is protected by a password; save a copy without one") from fault
        except TooLarge as fault:
            raise Unreadable(name, str(fault)) from fault
        except (*FAULTS, pikepdf.PdfError) as fault:
            raise Unreadable(name, "is damaged and cannot be read as a PDF; ask for it again") from fault
        except MemoryError as fault:
            raise Unreadable(name, "unpacks to more than fits into memory; no letter does") from fault


def inspect(pdf: bytes, name: str, asked: Iterable[Purpose] = (), wanted: str | None = None) -> Report:
    """What is wrong with the PDF called `name` for the purposes that are asked for, or else for those that it claims.

    `wanted` is a standard to hold it against instead of the one that it claims: X-4 or X-1a. Raises Unreadable, also
    where it takes more time or memory than any letter.
    """
    if len(pdf) > LARGEST:
        raise Unreadable(name, f"has {len(pdf) / 1e6:.0f} MB; at most {LARGEST // 1_000_000} MB are looked at")
    if b"%PDF-" not in pdf[:1024]:
        raise Unreadable(name, "is no PDF")
    return apart(Task(tuple(asked), wanted), pdf, name, SECONDS)


def _report(document: Document, task: Task) -> Report:
    """Hold a document against its standards."""
    claims = claimed(document.info, document.packet)
    asked = task.purposes or purposes(claims)
    standards = tuple(standard(purpose, claims, task.wanted) for purpose in asked)
    document.standards = standards
    unknown = [each for each in standards if not KNOWN.fullmatch(each)]
    targets = (*(each for each in standards if each not in unknown), *asked)
    findings: list[Finding] = []
    unseen = [f"PDF/{each}: it is not known here, and only good practice was looked at" for each in unknown]
    for check in CHECKS:
        source = check.source(targets)
        if source is not None:
            try:
                findings += _findings(check, source, targets, document)
            except FAULTS:
                unseen.append(f"{check.says[0].lower()}{check.says[1:].rstrip('.')}: a damaged part was in the way")
    if pages := document.met.short.get(TOO_MUCH):
        unseen.append(f"{spoken(pages)}: {TOO_MUCH}")
    unseen += [ALWAYS[purpose] for purpose in asked]
    return Report(asked, standards, claims, len(document.pages), tuple(findings), tuple(unseen))


def _findings(check: Check, source: str, targets: tuple[str, ...], document: Document) -> Iterator[Finding]:
    """What a check finds: the same words once, with all their pages."""
    pages: dict[str, set[int]] = {}
    for fault in _bounded(check, document):
        pages.setdefault(fault.says, set()).update({fault.page} - {0})
    for says, where in islice(pages.items(), MOST_TOLD):
        yield Finding(check.id, says, tuple(sorted(where)), check.severity(targets), check.remedy, source)
    if len(pages) > MOST_TOLD:
        rest = f"and {len(pages) - MOST_TOLD} more of this kind"
        yield Finding(check.id, rest, (), check.severity(targets), check.remedy, source)


def _bounded(check: Check, document: Document) -> Iterator[Fault]:
    return islice(check.find(document), MOST_FAULTS)
