"""What a letter says as paragraphs for Word: runs with their styles and languages, links, calls of footnotes."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from sendletter.language import Language
from sendletter.language.scripts import stretches, tongue
from sendletter.letter import Run
from sendletter.word.package import Relations
from sendletter.word.styles import CALL, HYPERLINK
from sendletter.word.xml import related, text, w

STRONG = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters that run from right to left."""
LETTER = re.compile(r"[^\W_]")
ASIAN = ("zh", "ja", "ko")
"""Languages for which Word has an attribute of their own."""


class Scribe:
    """Writes the runs of one part of the document, whose relations to addresses it keeps."""

    def __init__(self, language: Language, relations: Relations) -> None:
        self.language, self.relations = language, relations
        self.backwards = language.direction == "rtl"
        self.called: set[int] = set()

    def paragraph(self, style: str, runs: Sequence[Run], *properties: Any) -> Any:
        """A paragraph in a style, with further properties in the schema's order."""
        made = w("p", w("pPr", w("pStyle", val=style), *properties))
        made.extend(self.written(runs))
        return made

    def written(self, runs: Sequence[Run]) -> Iterator[Any]:
        """Runs as elements; a link that goes over several is one."""
        link, address = None, None
        for run in runs:
            if run.link is None:
                yield from self._run(run)
            elif link is not None and run.link == address:
                link.extend(self._run(run))
                continue
            else:
                name = self.relations.to("hyperlink", run.link, outside=True)
                link = related(w("hyperlink", *self._run(run), history=1), name)
                yield link
            address = run.link

    def _run(self, run: Run) -> Iterator[Any]:
        if run.note is not None:
            yield from self._call(run.note)
            return
        for part in self._parts(run.text):
            yield w("r", self._look(run, part), *_texts(part))

    def _parts(self, said: str) -> Iterator[str]:
        """A text cut where it passes to another script or direction."""
        for begin, end in pairwise((0, *stretches(said, backwards=self.backwards), len(said))):
            yield said[begin:end]

    def _look(self, run: Run, said: str) -> Any:
        """The properties of a run, where it has any."""
        other = tongue(said, self.language.tag)
        turned = bool(STRONG.search(said)) or (self.backwards and not LETTER.search(said))
        found = (
            w("rStyle", val=HYPERLINK) if run.link else None,
            *((w("b"), w("bCs")) if run.bold else ()),
            *((w("i"), w("iCs")) if run.italic else ()),
            w("rtl") if turned else None,
            w("lang", **{_attribute(other): other}) if other else None,
        )
        return w("rPr", *found) if any(item is not None for item in found) else None

    def _call(self, note: int) -> Iterator[Any]:
        """The call of a footnote; where one is called again, its number is fetched from where it was first."""
        name = f"_Note{note}"
        if note in self.called:
            look = w("rPr", w("rStyle", val=CALL))
            yield w("fldSimple", w("r", look, text(str(note))), instr=f"NOTEREF {name} \\f \\h")
            return
        self.called.add(note)
        yield w("bookmarkStart", id=note, name=name)
        yield w("r", w("rPr", w("rStyle", val=CALL)), w("footnoteReference", id=note))
        yield w("bookmarkEnd", id=note)


def _attribute(tag: str) -> str:
    """Under which of its three attributes Word wants a language."""
    base = tag.split("-")[0]
    return "eastAsia" if base in ASIAN else "bidi" if Language.of(tag).direction == "rtl" else "val"


def _texts(said: str) -> Iterator[Any]:
    """A text; a break for each newline in it."""
    for number, line in enumerate(said.split("\n")):
        if number:
            yield w("br")
        if line:
            yield text(line)
