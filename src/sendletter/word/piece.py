"""What a draft says in Word, paragraph by paragraph, each under a name that finds it again when the file comes back.

A name is that of a bookmark (ECMA-376-1, 17.13.6.2): a letter, then letters, digits and low lines, at most 40, and no
two the same in any case.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sendletter.draft.record import Record
from sendletter.language import Language
from sendletter.letter import Block, Heading, Letter, Listing, Paragraph, Quotation, Run, Text
from sendletter.roster import Group, Roster
from sendletter.roster.printed import disclaimer, printed
from sendletter.span import Span
from sendletter.typography import set_letter, set_roster

DEEPEST = 3
"""Lists in lists for which Word has styles; deeper ones look like the deepest."""
LONGEST = 40
NO_NAME = re.compile(r"\W+")
SIGNATORY = "Signatory"
"""The style of an entry."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph: its bookmark, how people cite it, its style, its runs, and where it was written.

    `level` counts from 1 in lists; `number` is an item's own number, None for what has none; `list` tells the lists of
    a letter apart, from 1. A piece of the letterhead stands in the `header` of the first page.
    """

    name: str
    reference: str
    style: str
    runs: tuple[Run, ...]
    span: Span
    number: int | None = None
    level: int = 1
    list: int = 0
    header: bool = False
    group: str = ""
    bound: bool = False

    @property
    def text(self) -> str:
        """What a reader reads."""
        return "".join(run.text for run in self.runs)


def pieces(record: Record) -> tuple[Piece, ...]:
    """Everything that a draft says, in printed order; the footnotes come last."""
    language = Language.of(record.letter.language)
    letter, roster = set_letter(record.letter, language), set_roster(record.roster, language)
    return tuple(_named((*spoken(letter, roster, language), *_notes(letter))))


def spoken(letter: Letter, roster: Roster, language: Language) -> tuple[Piece, ...]:
    """Everything that a typeset letter says, in printed order, but its footnotes; names are those of the parts."""
    return (
        *_opening(letter, language),
        *_Body().pieces(letter.body),
        *_signatures(letter, roster, language),
        *_ending(letter, language),
    )


def _named(found: tuple[Piece, ...]) -> Iterator[Piece]:
    """The pieces under names that Word takes, each of them once."""
    taken: set[str] = set()
    for piece in found:
        plain = NO_NAME.sub("_", piece.name)
        tail = plain.rpartition("_")[2] if len(plain) > LONGEST else ""
        name = plain if not tail else f"{plain[: LONGEST - len(tail) - 1]}_{tail}"
        count = 1
        while name.lower() in taken:
            count += 1
            name = f"{plain[: LONGEST - len(str(count)) - 1]}_{count}"
        taken.add(name.lower())
        yield replace(piece, name=name)


def _texts(name: str, style: str, *texts: Text | None) -> Iterator[Piece]:
    """A piece for each text that is there, numbered where there may be several."""
    given = [text for text in texts if text is not None]
    for number, text in enumerate(given, start=1):
        own = f"{name}_{number}" if len(texts) > 1 else name
        yield Piece(own, name, style, (Run(text.text),), text.span)


def _opening(letter: Letter, language: Language) -> Iterator[Piece]:
    head = letter.letterhead
    for piece in _texts("letterhead", "Header", head.name, *head.address, *head.contact):
        yield replace(piece, header=True)
    if letter.date:
        yield Piece("date", "opening", "Date", (Run(language.date(letter.date.date)),), letter.date.span)
    if letter.reference:
        text = f"{language.label('reference')} {letter.reference}"
        yield Piece("reference", "opening", "Address", (Run(text),), letter.reference.span)
    for piece in _texts("recipient", "Address", *letter.to.lines, None):
        yield replace(piece, reference="opening")
    yield from _texts("subject", "Title", letter.subject)
    yield from _texts("salutation", "Salutation", letter.salutation)


class _Body:
    """Counts the paragraphs and the lists of a body."""

    def __init__(self) -> None:
        self.paragraphs = self.lists = 0

    def pieces(self, blocks: tuple[Block, ...], style: str = "Normal", level: int = 0) -> Iterator[Piece]:
        """The paragraphs of blocks; `style` is theirs where nothing else is known, `level` that of their list."""
        for block in blocks:
            match block:
                case Paragraph(runs=runs, span=span):
                    yield self._piece(style, runs, span, level)
                case Heading(runs=runs, span=span):
                    yield self._piece(f"Heading {min(block.level, 9)}", runs, span, level)
                case Quotation(blocks=inner):
                    yield from self.pieces(inner, "Quote", level)
                case Listing():
                    yield from self._list(block, min(level + 1, DEEPEST))

    def _piece(self, style: str, runs: tuple[Run, ...], span: Span, level: int) -> Piece:
        self.paragraphs += 1
        return Piece(f"p{self.paragraphs}", f"¶{self.paragraphs}", style, runs, span, level=max(level, 1))

    def _list(self, block: Listing, level: int) -> Iterator[Piece]:
        self.lists += 1
        here, suffix = self.lists, f" {level}" if level > 1 else ""
        style = ("List Bullet" if block.start is None else "List Number") + suffix
        for place, item in enumerate(block.items):
            for count, piece in enumerate(self.pieces(item, f"List Continue{suffix}", level)):
                if count == 0:
                    yield replace(piece, style=style, number=block.number(place), list=here)
                else:
                    yield piece


def _signatures(letter: Letter, roster: Roster, language: Language) -> Iterator[Piece]:
    yield from _texts("closing", "Closing", letter.closing)
    if signature := letter.signature:
        yield from _texts("signature", "Signature", signature.name, signature.title, signature.organization)
    if roster.size:
        yield from _texts("signatories", "Normal", letter.signatures.heading)
    for group in roster.groups:
        yield from _group(group, language)
    if meant := disclaimer(letter, roster, language):
        yield Piece("disclaimer", "disclaimer", "Note", (Run(meant.text),), meant.span)


def _group(group: Group, language: Language) -> Iterator[Piece]:
    """A group under its heading; the runs of an entry of several lines are one paragraph with breaks in it."""
    if group.size:
        for piece in _texts(f"group_{group.id}", "Heading 1", group.plan.heading):
            yield replace(piece, group=group.id)
    count = others = 0
    for thing in printed(group, language):
        runs = tuple(run for number, line in enumerate(thing.lines) for run in (*([Run("\n")] * bool(number)), *line))
        if thing.what == "signatory":
            count += 1
            reference = f"{group.plan.heading or group.id} {count}"
            name = f"sig_{group.id}_{count}"
            yield Piece(name, reference, SIGNATORY, runs, thing.span, group=group.id, bound=thing.bound)
        else:
            others += 1
            style = "Heading 2" if thing.heading else SIGNATORY
            name = f"sub_{group.id}_{others}"
            yield Piece(name, thing.text, style, runs, thing.span, group=group.id, bound=thing.bound)


def _ending(letter: Letter, language: Language) -> Iterator[Piece]:
    yield from _texts("note", "Note", letter.note)
    if letter.postscript:
        text = f"{language.caption('postscript')} {letter.postscript}"
        yield Piece("postscript", "postscript", "Normal", (Run(text),), letter.postscript.span)
    for name, texts in (("enclosures", letter.enclosures), ("cc", letter.cc)):
        caption = "enclosure" if name == "enclosures" and len(texts) == 1 else name
        for number, line in enumerate(texts, start=1):
            label = f"{language.label(caption)} " if number == 1 else ""
            yield Piece(f"{name}_{number}", name, "Note", (Run(label + line.text),), line.span)


def _notes(letter: Letter) -> Iterator[Piece]:
    """The footnotes, each a paragraph that begins with its number."""
    for note in letter.footnotes:
        parts = [run for paragraph in note.paragraphs for run in (Run(" "), *paragraph.runs)]
        yield Piece(f"n{note.number}", note.sign, "Footnote", (Run(note.sign), *parts), note.span)
