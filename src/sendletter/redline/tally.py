"""How much changed between two versions, in numbers and in a line for people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sendletter.comparison.passage import Fate
from sendletter.comparison.words import is_target
from sendletter.language import Language
from sendletter.letter import Change, Run
from sendletter.redline.comparing import Compared


@dataclass(frozen=True, slots=True)
class Tally:
    """Words inserted and deleted, links that lead elsewhere, paragraphs that were moved or set otherwise, signatories.

    `people` says how many signatories what became of, such as `added`, without zeros.
    """

    inserted: int
    deleted: int
    links: int
    moved: int
    reshaped: int
    people: Mapping[str, int]

    def __str__(self) -> str:
        """`23 words inserted, 8 deleted, 2 signatories added`."""
        parts = [
            *_counted({"inserted": self.inserted, "deleted": self.deleted}, "word", "words"),
            *_counted({"changed": self.links}, "link", "links"),
            *_counted({"moved": self.moved, "set otherwise": self.reshaped}, "paragraph", "paragraphs"),
            *_counted(self.people, "signatory", "signatories"),
        ]
        return ", ".join(parts) or "nothing changed"


def _counted(counts: Mapping[str, int], one: str, many: str) -> Iterator[str]:
    """The counts with what is counted named once; without zeros."""
    for place, (word, count) in enumerate((word, count) for word, count in counts.items() if count):
        noun = "" if place else f"{one if count == 1 else many} "
        yield f"{count:,} {noun}{word}"


def tally(compared: Compared) -> Tally:
    """How much changed."""
    passages, language = compared.text.changed, compared.new.language
    runs = [run for passage in passages for run in passage.runs]
    fates = [passage.fate for passage in passages]
    return Tally(
        sum(_words(run, language) for run in runs if run.change is Change.INSERTED),
        sum(_words(run, language) for run in runs if run.change is Change.DELETED),
        _links(runs),
        fates.count(Fate.MOVED),
        fates.count(Fate.RESHAPED),
        {str(kind): count for kind, count in compared.people.counts.items()},
    )


def _words(run: Run, language: Language) -> int:
    """The words of a run, as its language counts them."""
    if run.note is not None or is_target(run):
        return 0
    begin, count = 0, 0
    for end in language.word_ends(run.text):
        count += any(map(str.isalnum, run.text[begin:end]))
        begin = end
    return count


def _links(runs: list[Run]) -> int:
    """Links that lead elsewhere: an old target and the new one after it are one."""
    count, before = 0, False
    for run in runs:
        target = is_target(run)
        count += target and not (before and run.change is Change.INSERTED)
        before = target and run.change is Change.DELETED
    return count
