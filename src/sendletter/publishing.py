"""The forms in which a letter leaves the house, made from one state of the sources: for web, archive, mail and press.

Each is a value of `EDITIONS`: what its files are called, and what makes them of the finished PDF and its sources. All
editions of a build appear together or none, with a manifest that says what they are.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.metadata import version

from sendletter.archive import archived
from sendletter.attachment import Attachment
from sendletter.draft.record import list_code, text_code
from sendletter.letter import Letter
from sendletter.pipeline import Made, Order, Sources, bench, consents_of, format_of, make, printable, silent
from sendletter.plaintext import plaintext
from sendletter.press.worker import Press
from sendletter.printing import printed
from sendletter.problem import NotReady, Problem, in_order, stop_at_errors
from sendletter.project import LETTER, SIGNATORIES
from sendletter.provenance import as_json, counted_in, linked, public_letter, public_list
from sendletter.workshop import Say, Workshop

MANIFEST, WEB, PRINT = "manifest.json", "web", "print"
SET_BY = ("sendletter", "weasyprint", "uharfbuzz", "pyphen")
"""What decides how a page looks."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished letter: the PDF, what was read, the workshop with the typeset texts, what was asked for.

    `press` is at hand for a form that is set anew, and `say` is told of its stages; `noticed` takes what is found then.
    """

    made: Made
    sources: Sources
    workshop: Workshop
    order: Order
    press: Press
    say: Say
    noticed: list[Problem]


@dataclass(frozen=True, slots=True)
class Edition:
    """A form of the letter: its file's name, and what makes it; where letter.yaml names several, what makes them."""

    file: str
    make: Callable[[Finished], bytes | Mapping[str, bytes]]

    def files(self, finished: Finished) -> Mapping[str, bytes]:
        """What it consists of, by the names of the files."""
        made = self.make(finished)
        return {self.file: made} if isinstance(made, bytes) else made


def _web(finished: Finished) -> bytes:
    return finished.made.pdf


def _well_tagged(finished: Finished) -> bytes:
    from sendletter.wtpdf import well_tagged  # few letters want it

    return well_tagged(finished.made.pdf)


def _archive(finished: Finished) -> bytes:
    letter = finished.sources.letter
    day = letter.date.date if letter and letter.date else None
    return archived(finished.made.pdf, _enclosed(finished), day)


def _text(finished: Finished) -> bytes:
    workshop = finished.workshop
    return plaintext(workshop.letter, workshop.roster, workshop.language).encode()


def _html(finished: Finished) -> bytes:
    workshop = finished.workshop
    picture = workshop.letter.letterhead.logo
    logo = workshop.inlined(picture.path) if picture else ""
    about = linked(workshop.letter, workshop.roster, workshop.language)
    return workshop.writer.web(workshop.theme.measures, about, logo).encode()


def _print(finished: Finished) -> Mapping[str, bytes]:
    letter, files, faults = finished.sources.letter, dict[str, bytes](), list[Problem]()
    for printing in letter.printings if letter else ():
        code = text_code(finished.sources.written or finished.workshop.letter)
        try:
            sized = replace(finished.order, format=format_of(printing))
            workshop = bench(finished.sources, sized) if printing.size else finished.workshop
            copy = printed(workshop, finished.press, printing, code, finished.say)
        except NotReady as fault:  # what is wrong with the other copies is told, too
            faults += fault.problems
        else:
            finished.noticed.extend(copy.problems)
            files[f"letter.{printing.name}.pdf"] = copy.pdf
    if faults:
        raise NotReady([*finished.noticed, *faults])
    return files


def _word(finished: Finished) -> bytes:
    from sendletter.docx import worded  # few letters want it

    return worded(finished.workshop, finished.press)


EDITIONS: Mapping[str, Edition] = {
    "web": Edition("letter.pdf", _web),
    "archive": Edition("letter.archive.pdf", _archive),
    "text": Edition("letter.txt", _text),
    "html": Edition("letter.html", _html),
    "docx": Edition("letter.docx", _word),
    "print": Edition("letter.print.pdf", _print),
    "wtpdf": Edition("letter.wtpdf.pdf", _well_tagged),
}


def outputs(letter: Letter | None) -> tuple[str, ...]:
    """The names of all files that the editions of a letter can have."""
    copies = (f"letter.{printing.name}.pdf" for printing in (letter.printings if letter else ()))
    return tuple(dict.fromkeys((*(edition.file for edition in EDITIONS.values()), *copies, MANIFEST)))


@dataclass(frozen=True, slots=True)
class Published:
    """The files of a build by their names, and the finished letter that they were made of."""

    files: Mapping[str, bytes]
    made: Made


def publish(order: Order, press: Press, names: Sequence[str], say: Say = silent) -> Published:
    """The editions of these names, or else those of letter.yaml, or else the web's; several have a manifest.

    Without its approvals, a letter is made for the web alone. Raises NotReady as `pipeline.make` does.
    """
    made = make(order, press, say)
    sources = made.sources
    wanted = tuple(names) or (sources.letter.editions if sources.letter else ()) or (WEB,)
    wanted = wanted if made.approved else (WEB,)  # no other form can bear the stamp
    noticed = list(made.problems)
    if PRINT in wanted:
        noticed += printable(sources, order.project)
        stop_at_errors(noticed)
    if wanted == (WEB,):
        return Published({EDITIONS[WEB].file: made.pdf}, made)
    finished = Finished(made, sources, bench(sources, order), order, press, say, noticed)
    files: dict[str, bytes] = {}
    for name in EDITIONS:
        if name in wanted:
            say(f"making the edition “{name}”")
            files |= EDITIONS[name].files(finished)
    manifest = _about(sources) | _approvals(finished)
    manifest |= {"files": {name: sha256(data).hexdigest() for name, data in files.items()}}
    return Published({**files, MANIFEST: as_json(manifest)}, replace(made, problems=in_order(noticed)))


def _about(sources: Sources) -> dict[str, object]:
    """What a letter is known by: the codes of its text and its list, its days, its counts, what set it."""
    letter, written = sources.letter, sources.written
    if letter is None or written is None:
        raise NotReady(sources.problems)
    as_of = letter.signatures.as_of
    return {
        "text": text_code(written),
        "list": list_code(sources.roster),
        "language": letter.language,
        "date": letter.date.date.isoformat() if letter.date else None,
        "as of": as_of.date.isoformat() if as_of else None,
        "signatories": {"total": sources.roster.size, **sources.roster.counts},
        "versions": {name: version(name) for name in SET_BY},
    }


def _approvals(finished: Finished) -> dict[str, object]:
    """Who approved which text and when, by the names in letter.yaml; nothing where nobody is asked.

    That is the house's own business: it stands beside the files and not in the archive's copy.
    """
    sources = finished.sources
    if sources.written is None or not sources.written.approvals_needed:
        return {}
    given = [
        {
            "by": standing.needed.text,
            "text": standing.approval.text_code,
            "list": standing.approval.list_code,
            "when": standing.approval.when.isoformat(),
        }
        for standing in consents_of(sources, finished.order.project).standings
        if standing.approval and standing.text_holds
    ]
    return {"approvals": given}


def _enclosed(finished: Finished) -> tuple[Attachment, ...]:
    """What the letter was made from, as far as everybody may see it."""
    sources, project = finished.sources, finished.order.project
    letter = sources.letter
    if letter is None or sources.language is None:
        raise NotReady(sources.problems)
    text = public_letter(project.letter().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"))
    about = linked(letter, sources.roster, sources.language)
    files = [Attachment(LETTER, "application/yaml", text.encode(), "What is said", "Source")]
    if sources.roster.groups:
        rows = public_list(sources.roster, counted_in(text)).encode()
        files.append(Attachment(SIGNATORIES, "text/csv", rows, "Who says it, as printed", "Source"))
    pictures = (letter.letterhead.logo, letter.signature.image if letter.signature else None)
    names = [picture.path for picture in pictures if picture]
    others = {name: project.asset(name) for name in names} | project.additions()
    files += [Attachment(name, _kind(name), data, "A part of its look", "Supplement") for name, data in others.items()]
    files.append(
        Attachment("letter.jsonld", "application/ld+json", as_json(about), "What it is, as linked data", "Data")
    )
    manifest = _about(sources) | {"files": {file.name: sha256(file.data).hexdigest() for file in files}}
    return (*files, Attachment(MANIFEST, "application/json", as_json(manifest), "What it was made with", "Data"))


def _kind(name: str) -> str:
    """A file's kind by its ending (RFC 6838)."""
    kinds = {"css": "text/css", "html": "text/html", "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg"}
    kinds |= {"jpeg": "image/jpeg", "ttf": "font/ttf", "otf": "font/otf"}
    return kinds.get(name.rpartition(".")[2].lower(), "application/octet-stream")
