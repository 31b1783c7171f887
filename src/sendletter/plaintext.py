"""The letter as plain text, for mail and for the press: wrapped, typographic, nothing that a mail program could break.

Lines are at most 72 columns (RFC 3676, 4.2, advises 78 at the most), of which a full-width character takes two
(Unicode UAX 11). What is emphasized is not marked, a link's address stands after it, footnotes stand at the end.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from sendletter.language import Language
from sendletter.letter import Block, Heading, Letter, Listing, Paragraph, Quotation, Run, Text
from sendletter.roster import Roster
from sendletter.roster.group import Printed
from sendletter.roster.printed import disclaimer, printed

WIDTH, INDENT = 72, 4
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2011": "-", "\u00ad": "", "\u200b": ""})
"""Spaces and hyphens that do not break are for typesetters; many a mail program shows them as boxes."""

WIDTHLESS = ("Mn", "Me", "Cf")
"""Marks over and under letters, and signs that direct how others are set (Unicode UAX 44)."""
ADDRESS = re.compile(r"<?(?:https?://|www\.|mailto:|[\w.+-]+@)[^\s<>]+>?")


def plaintext(letter: Letter, roster: Roster, language: Language) -> str:
    """The whole letter, typeset as to its characters, ending in a line break."""
    return _Typewriter(letter, roster, language).text()


class _Typewriter:
    """Writes one letter."""

    def __init__(self, letter: Letter, roster: Roster, language: Language) -> None:
        self.letter, self.roster, self.language = letter, roster, language

    def text(self) -> str:
        """All parts, an empty line between any two."""
        parts = (*self.opening(), *self.blocks(self.letter.body), *self.signatures(), *self.ending())
        return "\n\n".join(part for part in parts if part).translate(SPACES) + "\n"

    def opening(self) -> Iterator[str]:
        """Who writes, when, to whom, about what."""
        letter, head = self.letter, self.letter.letterhead
        yield self.lines((head.name, *head.address, *head.contact))
        if letter.date:
            yield self.language.date(letter.date.date)
        if letter.reference:
            yield self.wrapped(f"{self.language.label('reference')} {letter.reference}")
        yield self.lines(letter.to.lines)
        yield from (self.wrapped(text.text) for text in (letter.subject, letter.salutation) if text)

    def blocks(self, blocks: Sequence[Block], indent: str = "") -> Iterator[str]:
        """The body."""
        for block in blocks:
            match block:
                case Paragraph(runs=runs):
                    yield self.wrapped(_spoken(runs), indent)
                case Heading(runs=runs):
                    yield _underlined(self.wrapped(_spoken(runs), indent), indent)
                case Quotation(blocks=inner):
                    yield f"\n{indent}>\n".join(self.blocks(inner, f"{indent}> "))
                case Listing():
                    yield from self.listing(block, indent)

    def listing(self, listing: Listing, indent: str) -> Iterator[str]:
        """A list's items, close together where all are of one paragraph."""
        items = []
        for number, item in enumerate(listing.items):
            sign = "-" if listing.start is None else f"{self.language.number(listing.start + number)}."
            inner = indent + " " * INDENT
            text = "\n\n".join(self.blocks(item, inner))
            items.append(f"{indent}{sign:<{INDENT}}{text[len(inner) :]}")
        close = all(len(item) == 1 for item in listing.items)
        yield ("\n" if close else "\n\n").join(items)

    def signatures(self) -> Iterator[str]:
        """Closing, the single signatory's block, the groups."""
        letter = self.letter
        yield self.wrapped(str(letter.closing or ""))
        if sign := letter.signature:
            yield self.lines((sign.name, sign.title, sign.organization))
        if self.roster.size:
            yield self.wrapped(str(letter.signatures.heading or ""))
        for group in self.roster.groups:
            if group.size:
                yield _underlined(str(group.plan.heading or ""))
                yield "\n".join(self.entries(printed(group, self.language)))
        yield self.wrapped(str(disclaimer(letter, self.roster, self.language) or ""))

    def entries(self, things: Iterable[Printed]) -> Iterator[str]:
        """The entries of a group; turned lines and second lines hang."""
        for number, thing in enumerate(things):
            lines = thing.text.split("\n")
            if thing.apart and number:
                yield ""
            yield self.wrapped(lines[0], hang=" " * INDENT)
            yield from (self.wrapped(line, " " * INDENT) for line in lines[1:])

    def ending(self) -> Iterator[str]:
        """Notes, postscript, enclosures, copies, footnotes."""
        letter, caption = self.letter, self.language.caption
        yield self.wrapped(str(letter.note or ""))
        if letter.postscript:
            yield self.wrapped(f"{caption('postscript')} {letter.postscript}")
        several = "enclosures" if len(letter.enclosures) > 1 else "enclosure"
        for name, texts in ((several, letter.enclosures), ("cc", letter.cc)):
            if texts:
                yield f"{self.language.label(name)}\n" + self.lines(texts, " " * INDENT)
        for note in letter.footnotes:
            text = " ".join(_spoken(paragraph.runs) for paragraph in note.paragraphs)
            yield self.wrapped(f"[{note.number}] {text}", hang=" " * INDENT)

    def lines(self, texts: Iterable[Text | None], indent: str = "") -> str:
        """Texts under one another."""
        return "\n".join(self.wrapped(text.text, indent) for text in texts if text)

    def wrapped(self, text: str, indent: str = "", hang: str = "") -> str:
        """A text in lines, broken where the language lets it; `hang` is what lines after the first begin with, too."""
        lines: list[str] = []
        for paragraph in text.split("\n"):
            line, start = "", 0
            for place in self.places(paragraph):
                word, start = paragraph[start:place], place
                room = WIDTH - len(indent) - (len(hang) if lines else 0)
                if line and columns((line + word).rstrip()) > room:
                    lines.append(line.rstrip())
                    line = ""
                line += word
            lines.append(line.rstrip())
        return "\n".join(indent + (hang if number else "") + line for number, line in enumerate(lines))

    def places(self, text: str) -> Iterator[int]:
        """Where a line may end in a text; never in an address, which a mail program would cut off there."""
        addresses = [found.span() for found in ADDRESS.finditer(text)]
        for place in self.language.breaks(text):
            if not any(begin < place < end for begin, end in addresses):
                yield place


def _underlined(heading: str, indent: str = "") -> str:
    """A heading with a rule under it; capitals would change names, and Turkish ones would be wrong."""
    widest = max(map(columns, heading.split("\n")), default=0) - len(indent)
    return f"{heading}\n{indent}{'-' * widest}" if heading else ""


def columns(text: str) -> int:
    """How many columns of a page in a fixed-width font a text takes."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    marks = 0 if text.isascii() else sum(unicodedata.category(character) in WIDTHLESS for character in text)
    return len(text) + wide - marks


def _spoken(runs: Iterable[Run]) -> str:
    """Runs as plain text: calls of footnotes in brackets, and after a link its address where it is not the text."""
    said: list[str] = []
    link: tuple[str, str] | None = None
    for run in [*runs, Run("")]:
        if link and run.link != link[0]:
            address = link[0].removeprefix("mailto:").removeprefix("tel:")
            said.append(f" <{address}>" if address not in link[1] else "")
            link = None
        said.append(f"[{run.note}]" if run.note is not None else run.text)
        if run.link:
            link = (run.link, (link[1] if link else "") + run.text)
    return "".join(said)
