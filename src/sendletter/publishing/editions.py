"""The forms of a letter: what the files of each are called, and what makes them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

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


def _print(finished: Finished) -> Mapping[str, bytes]:
    from sendletter.printing import printed

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
