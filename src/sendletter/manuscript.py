"""What a printed copy must say: every text of the letter and every signatory, in printed order.

The press makes pages of them, preflight reads the pages back and holds them against this. It is made from the letter
and the list alone, never from a layout or a page, so that nothing that gets lost on the way can be lost here too.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sendletter.language import Language
from sendletter.letter import Block, Heading, Letter, Listing, Paragraph, Quotation, Text
from sendletter.roster import Roster
from sendletter.roster.printed import disclaimer, printed
from sendletter.span import Span

BULLET = "•"


@dataclass(frozen=True, slots=True)
class Passage:
    """One thing that must be read once: its text, where it was written, and what it is, in a word for staff."""

    text: str
    span: Span
    what: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """The passages in printed order, and the footnotes, each of which stands at the foot of some page.

    `backwards` where the letter runs from right to left.
    """

    passages: tuple[Passage, ...]
    notes: tuple[Passage, ...]
    backwards: bool = False


def manuscript(letter: Letter, roster: Roster, language: Language) -> Manuscript:
    """What a final copy of the letter must say."""
    notes = tuple(
        Passage(f"{note.sign} " + " ".join(paragraph.text for paragraph in note.paragraphs), note.span, "footnote")
        for note in letter.footnotes
    )
    passages = (
        *_opening(letter, language),
        *_body(letter.body, language),
        *_signatures(letter, roster, language),
        *_ending(letter, language),
    )
    return Manuscript(passages, notes, language.direction == "rtl")


def _texts(what: str, *texts: Text | None) -> Iterator[Passage]:
    for text in texts:
        if text is not None:
            yield Passage(text.text, text.span, what)


def _opening(letter: Letter, language: Language) -> Iterator[Passage]:
    head = letter.letterhead
    yield from _texts("letterhead", head.name, *head.address, *head.contact)
    if letter.date:
        said = letter.date.said.text if letter.date.said else language.date(letter.date.date)
        yield Passage(said, letter.date.span, "date")
    if letter.reference:
        yield Passage(f"{language.label('reference')} {letter.reference}", letter.reference.span, "reference")
    yield from _texts("recipient", *letter.to.lines)
    yield from _texts("subject", letter.subject)
    yield from _texts("salutation", letter.salutation)


def _body(blocks: tuple[Block, ...], language: Language, marker: str = "") -> Iterator[Passage]:
    for number, block in enumerate(blocks):
        first = f"{marker} " if marker and number == 0 else ""
        match block:
            case Paragraph(runs=runs, span=span):
                yield Passage(first + "".join(run.text for run in runs), span, "paragraph")
            case Heading(text=text, span=span):
                yield Passage(first + text, span, "heading")
            case Quotation(blocks=inner):
                yield from _body(inner, language, first.strip())
            case Listing(items=items):
                for place, item in enumerate(items):
                    count = block.number(place)
                    sign = BULLET if count is None else f"{language.number(count)}."
                    yield from _body(item, language, first + sign)


def _signatures(letter: Letter, roster: Roster, language: Language) -> Iterator[Passage]:
    yield from _texts("closing", letter.closing)
    if letter.signature:
        yield from _texts("signature", letter.signature.name, letter.signature.title, letter.signature.organization)
    if roster.size:
        yield from _texts("heading", letter.signatures.heading)
    for group in roster.groups:
        if group.size:
            yield from _texts("heading", group.plan.heading)
        for thing in printed(group, language):
            yield Passage(thing.text, thing.span, thing.what)
    yield from _texts("disclaimer", disclaimer(letter, roster, language))


def _ending(letter: Letter, language: Language) -> Iterator[Passage]:
    yield from _texts("note", letter.note)
    if letter.postscript:
        yield Passage(f"{language.caption('postscript')} {letter.postscript}", letter.postscript.span, "postscript")
    for texts, caption in (
        (letter.enclosures, "enclosures" if len(letter.enclosures) > 1 else "enclosure"),
        (letter.cc, "cc"),
    ):
        for number, text in enumerate(texts):
            label = "" if number else f"{language.label(caption)} "
            yield Passage(label + text.text, text.span, caption)
