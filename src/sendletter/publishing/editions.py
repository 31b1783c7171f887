"""The forms of a letter: what the files of each are called, and what makes them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from sendletter.draft.record import text_code
from sendletter.letter import Letter
from sendletter.pipeline import bench, format_of
from sendletter.plaintext import plaintext
from sendletter.problem import NotReady, Problem
from sendletter.provenance import linked
from sendletter.publishing.enclosing import enclosed
from sendletter.publishing.finished import Finished
from sendletter.publishing.manifest import MANIFEST

WEB, PRINT = "web", "print"


@dataclass(frozen=True, slots=True)
class Forms:
    """What an edition consists of: files by their names, what was noticed in making them, and what to say of each."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()
    said: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edition:
    """A form of the letter: its file's name, and what makes it; where letter.yaml names several, what makes them."""

    file: str
    make: Callable[[Finished], bytes | Forms]

    def forms(self, finished: Finished) -> Forms:
        """The edition of a letter. Raises NotReady where it cannot be made."""
        made = self.make(finished)
        return Forms({self.file: made}) if isinstance(made, bytes) else made


def _web(finished: Finished) -> bytes:
    return finished.made.pdf


def _well_tagged(finished: Finished) -> bytes:
    from sendletter.wtpdf import well_tagged  # few letters want it

    return well_tagged(finished.made.pdf)


def _archive(finished: Finished) -> bytes:
    from sendletter.archive import archived

    letter = finished.sources.letter
    day = letter.date.date if letter and letter.date else None
    return archived(finished.made.pdf, enclosed(finished), day)


def _text(finished: Finished) -> bytes:
    workshop = finished.workshop
    return plaintext(workshop.letter, workshop.roster, workshop.language).encode()


def _html(finished: Finished) -> bytes:
    workshop = finished.workshop
    picture = workshop.letter.letterhead.logo
    logo = workshop.inlined(picture.path) if picture else ""
    about = linked(workshop.letter, workshop.roster, workshop.language)
    return workshop.writer.web(workshop.theme.measures, about, logo).encode()


def _print(finished: Finished) -> Forms:
    from sendletter.printing import Printed, printed

    letter, copies, faults = finished.sources.letter, dict[str, Printed](), list[Problem]()
    for printing in letter.printings if letter else ():
        code = text_code(finished.sources.written or finished.workshop.letter)
        try:
            sized = replace(finished.order, format=format_of(printing))
            workshop = bench(finished.sources, sized) if printing.size else finished.workshop
            copies[f"letter.{printing.name}.pdf"] = printed(workshop, finished.press, printing, code, finished.say)
        except NotReady as fault:  # what is wrong with the other copies is told, too
            faults += fault.problems
    noticed = tuple(problem for copy in copies.values() for problem in copy.problems)
    if faults:
        raise NotReady([*noticed, *faults])
    files = {name: copy.pdf for name, copy in copies.items()}
    return Forms(files, noticed, {name: copy.said for name, copy in copies.items()})


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
