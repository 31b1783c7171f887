"""The journey of a letter through this room: texts to lines, lines to blocks, blocks to pages."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from sendletter.composition.band import Band
from sendletter.composition.columns import Entry, Type, set_entry
from sendletter.composition.fonts import Fonts
from sendletter.composition.hyphens import hyphens
from sendletter.composition.justify import HYPHEN, justify
from sendletter.composition.lines import Spacing, Words, break_lines
from sendletter.composition.pages import Block, Pager, Place
from sendletter.composition.pagination import paginate
from sendletter.language import Language
from sendletter.language.scripts import tongues
from sendletter.layout import Item, Layout, Line, Part, Pen, Piece
from sendletter.letter import Block as Text
from sendletter.letter import Footnote, Heading, Letter, Listing, Paper, Paragraph, Quotation, Run
from sendletter.roster import Group, Roster, entry
from sendletter.roster.group import Printed
from sendletter.roster.printed import printed
from sendletter.span import Span
from sendletter.theme import SHEETS, Measures, Theme

NOTE_CALL = 0.62
"""The size of a footnote's call, as a share of the text's."""

SLACK = 0.2
"""Points by which a row may stand out of its column before it is told."""
ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
MARKS = re.compile(r"[/?&=._~%-]+(?=\w)|\w{20}")
"""Where an address may break: after a mark, or in the middle of a very long word (Chicago Manual of Style, 14.18)."""
GROUP_SPACE, LIST_SPACE, SECTION_SPACE = 1.5, 0.5, 0.5
"""Lines over a group's heading and under it, and over a sub-heading: a heading belongs to what follows."""


UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
"""Thai, Lao, Burmese, Khmer, kana and Han: writings without spaces between words."""


def spaced(text: str) -> bool:
    """Whether a text has spaces by which its lines can be justified; where not, ICU's breaks and ragged lines serve."""
    return len(UNSPACED.findall(text)) < len(text) / 3


@dataclass(frozen=True, slots=True)
class Area:
    """The type area of a sheet: its width and height in points."""

    width: float
    height: float

    @classmethod
    def of(cls, paper: Paper, measures: Measures) -> "Area":
        """What the margins leave of the paper, cut down to whole lines so that all pages end on the same one."""
        width, height = SHEETS[paper]
        height -= measures.margin_top + measures.margin_bottom
        lines = int(height / measures.leading + 1e-6)
        return cls(width - measures.margin_left - measures.margin_right, lines * measures.leading)


class Composer:
    """Composes one letter in one setting.

    `heights` gives the height in points of each block that the engine has measured ("letterhead", "opening",
    "closing", "group-<id>" ...): blocks that a template sets as it likes.
    """

    def __init__(
        self,
        theme: Theme,
        measures: Measures,
        area: Area,
        language: Language,
        fonts: Fonts,
        heights: Mapping[str, float],
        memory: dict[Any, Any] | None = None,
    ) -> None:
        """`memory` keeps what was broken into lines, for composers of the same letter in other settings."""
        self.memory = {} if memory is None else memory
        self.theme, self.measures, self.language, self.fonts = theme, measures, language, fonts
        self.area = area
        self.heights = heights
        self.spacing = Spacing(measures.stretch, measures.shrink, measures.space, measures.letters, measures.hanging)
        self.hyphens = hyphens(language.tag)
        self.paragraphs = 0
        self.nests = 0
        self.called: set[int] = set()
        self.overfull: list[tuple[Span, str, float]] = []

    def compose(self, letter: Letter, roster: Roster) -> Layout:
        """The letter in pages."""
        notes = {note.number: self._note(note) for note in letter.footnotes}
        blocks = list(self.galley(letter, roster))
        height, leading = self.area.height, self.measures.leading
        more = self.measures.raise_ * leading
        placed: dict[Place, tuple[Item, ...]] = {}
        sheets = paginate(lambda short: Pager(height, leading, notes, leading, more, short, placed).cut(blocks))
        return Layout(sheets, self.fonts.embedded, tuple(self.overfull))

    def prepare(self, letter: Letter, roster: Roster) -> None:
        """Break all lines, and keep them in memory for whoever composes."""
        for _ in self.galley(letter, roster):
            pass

    def galley(self, letter: Letter, roster: Roster) -> Iterator[Block]:
        """Everything that has to be put on pages, in order."""
        yield from self._fixed("letterhead")
        yield from self._fixed("opening", space=1)
        yield from self._fixed("salutation", space=1, keep=True)
        body = list(self._blocks(letter.body))
        signed = letter.closing or letter.signature or roster.size
        if body and signed:
            body[-1] = replace(body[-1], keep=True)
        yield from body
        yield from self._fixed("closing", space=1, keep=bool(letter.signature or roster.size))
        for block in self._fixed("signature", space=0):
            name = letter.signature.name.text if letter.signature and letter.signature_fields else ""
            yield replace(block, piece=replace(block.piece, pen=self._pen(name))) if name else block
        yield from self._fixed("signatories", space=1, keep=True)
        for group in roster.groups:
            if group.size:
                yield from self._fixed(f"group-{group.id}", space=GROUP_SPACE, keep=True)
                level = 1 + bool(letter.subject) + bool(group.plan.heading)
                yield self._group(group, level, signed=letter.signature_fields)
        for name in ("disclaimer", "note", "postscript", "enclosures", "cc"):
            yield from self._fixed(name, space=1)

    def _fixed(self, name: str, *, space: float = 0.0, keep: bool = False) -> Iterator[Block]:
        """A block that the engine has measured, in whole lines; nothing where the letter has no such part."""
        if height := self.heights.get(name, 0.0):
            lines = -(-(height - 0.05) // self.measures.leading)
            kind = name.partition("-")[0]
            yield Block(Piece(kind, name, lines * self.measures.leading, space * self.measures.leading), keep=keep)

    def _blocks(
        self,
        blocks: Sequence[Text],
        indent: float = 0.0,
        marker: str = "",
        within: tuple[str, ...] = (),
        *,
        close: bool = False,
    ) -> Iterator[Block]:
        """Body blocks as lines, lists and quotations indented; those inside a list item follow one another `close`."""
        space = 0.0 if close else self.measures.paragraph_space
        for number, block in enumerate(blocks):
            match block:
                case Paragraph():
                    found = self._paragraph(block, indent, "" if number else marker, space)
                    yield replace(found, piece=replace(found.piece, within=within)) if within else found
                case Heading():
                    found = self._heading(block)
                    yield replace(found, piece=replace(found.piece, within=within)) if within else found
                case Quotation(blocks=inner):
                    nest = (*within, self._nest("quotation"))
                    yield from self._blocks(inner, indent + self.measures.indent, within=nest, close=close)
                case Listing():
                    yield from self._listing(block, indent, space, within)

    def _nest(self, kind: str) -> str:
        """A name for something in which paragraphs stand."""
        self.nests += 1
        return f"{kind} {self.nests}"

    def _listing(self, listing: Listing, indent: float, space: float, within: tuple[str, ...]) -> Iterator[Block]:
        """The items of a list, close together, with `space` in lines over the first."""
        within = (*within, self._nest("bullets" if listing.start is None else "numbers"))
        for number, item in enumerate(listing.items):
            count = listing.number(number)
            marker = "•" if count is None else f"{self.language.number(count)}."
            nest = (*within, self._nest("item"))
            for place, block in enumerate(self._blocks(item, indent + self.measures.indent, marker, nest, close=True)):
                first = number == place == 0
                yield (
                    replace(block, piece=replace(block.piece, space=space * self.measures.leading)) if first else block
                )

    def _paragraph(self, paragraph: Paragraph, indent: float, marker: str, space: float) -> Block:
        width = self.area.width - indent
        justified = width >= self.measures.narrow and spaced(paragraph.text)
        lines = self.set_lines(paragraph.span, paragraph.runs, self.measures.size, width, justified=justified)
        self.paragraphs += 1
        piece = Piece(
            "paragraph",
            f"p{self.paragraphs}",
            len(lines) * self.measures.leading,
            space * self.measures.leading,
            lines,
            indent,
            marker,
            justified=justified,
        )
        return Block(piece, notes=tuple(tuple(self._called(line)) for line in lines))

    def _called(self, line: Line) -> Iterator[int]:
        """The footnotes that a line is the first to call: they stand on its page."""
        for number in line.notes:
            if number not in self.called:
                self.called.add(number)
                yield number

    def _heading(self, heading: Heading) -> Block:
        runs = tuple(replace(run, bold=True) for run in heading.runs)
        lines = self.set_lines(heading.span, runs, self.measures.size, self.area.width, justified=False)
        self.paragraphs += 1
        height = len(lines) * self.measures.leading
        space = self.measures.heading_space * self.measures.leading
        piece = Piece("heading", f"p{self.paragraphs}", height, space, lines, level=heading.level, justified=False)
        return Block(piece, keep=True)

    def _note(self, note: Footnote) -> Piece:
        """A footnote's lines, in whole lines of the text so that the page keeps its foot."""
        runs: list[Run] = []
        for paragraph in note.paragraphs:
            runs += [Run("\n"), *paragraph.runs] if runs else paragraph.runs
        width = self.area.width - self.measures.indent
        lines = self.set_lines(note.span, runs, self.measures.note_size, width, justified=True)
        leading = self.note_leading
        indent = self.measures.indent
        return Piece("note-text", f"n{note.number}", len(lines) * leading, 0.0, lines, indent, note.sign)

    @property
    def note_leading(self) -> float:
        """The leading of footnotes, as close under their size as the text's is under its own."""
        return self.measures.leading * self.measures.note_size / self.measures.size

    def set_lines(
        self, span: Span, runs: Sequence[Run], size: float, width: float, *, justified: bool
    ) -> tuple[Line, ...]:
        """The runs broken to the width; what was broken before is not broken again."""
        runs = tuple(chain.from_iterable(map(self._by_tongue, runs)))
        key = (runs, size, width, justified)
        if key not in self.memory:
            self.memory[key] = self._break(runs, size, width, justified=justified)
        lines: tuple[Line, ...] = self.memory[key]
        self.overfull += [(span, line.text, line.over) for line in lines if line.over > SLACK]
        return lines

    def _by_tongue(self, run: Run) -> Iterator[Run]:
        """A run cut where it passes to another language and back, so that each is read aloud as what it is."""
        for begin, end, _ in tongues(run.text, self.language.tag):
            yield run if end - begin == len(run.text) else replace(run, text=run.text[begin:end])

    def _break(self, runs: tuple[Run, ...], size: float, width: float, *, justified: bool) -> tuple[Line, ...]:
        text = "".join(run.text for run in runs)
        words = Words(
            text, self._advances(runs, size), self._breaks(text, runs), self.hyphens, self._width(HYPHEN, size)
        )
        spacing = self.spacing if justified else replace(self.spacing, ideal=1.0, ragged=True)
        slices = break_lines(words, width, spacing)
        return tuple(justify(words, slices, runs, width, spacing, lambda part: self._width(part, size)))

    def _advances(self, runs: Sequence[Run], size: float) -> list[float]:
        """The width of each character of the runs."""
        widths: list[float] = []
        for run in runs:
            share = NOTE_CALL if run.note is not None else 1.0
            widths += self.fonts.advances(run.text, self.theme.text, size * share, bold=run.bold, italic=run.italic)
        return widths

    def _width(self, part: Part, size: float) -> float:
        """The width of a part of a line, as it will be drawn; the hyphen has a face of its own."""
        if part.hyphen:
            return self.fonts.hyphen(self.theme.text, bold=part.run.bold, italic=part.run.italic) * size
        return sum(self._advances((part.run,), size))

    def _breaks(self, text: str, runs: Sequence[Run]) -> tuple[int, ...]:
        """Where the language lets a line end, but never before a footnote's call."""
        calls, position = set(), 0
        for run in runs:
            if run.note is not None:
                calls.add(position)
            position += len(run.text)
        places = {place for place in self.language.breaks(text) if place not in calls}
        for address in ADDRESS.finditer(text):  # an address breaks after its marks, and nowhere with a hyphen
            places |= {address.start() + mark.end() for mark in MARKS.finditer(address.group())}
        return tuple(sorted(places))

    def _pen(self, name: str) -> Pen:
        """Room for somebody's signature."""
        return Pen(name, self.language.caption("signature_of", name=name))

    def _group(self, group: Group, level: int, *, signed: bool) -> Block:
        """A group's entries; sub-headings are of that level. Those that are to be `signed` have room for that."""
        measures, columns = self.measures, group.plan.columns
        width = (self.area.width - (columns - 1) * measures.column_gap) / columns
        style = self._style()
        entries = self.entries(group, width, style, level, signed=signed)
        space = self.entry_space(group) * measures.leading
        band = Band(entries, columns, width, measures.column_gap, style, space)
        return Block(Piece("list", f"list-{group.id}", 0.0, LIST_SPACE * measures.leading), band=band)

    def entry_space(self, group: Group) -> float:
        """The space after each of a group's entries, in lines: only those of several lines need it."""
        return self.measures.entry_space if len(entry(group.plan).lines) > 1 else 0.0

    def entries(
        self, group: Group, width: float, style: Type, level: int, *, signed: bool = False
    ) -> tuple[Entry, ...]:
        """A group's entries in rows for a column of `width` points; sub-headings are of that level."""
        key = (group.id, style.size, width)
        if key not in self.memory:
            things = tuple(printed(group, self.language))
            numbers = max((self._number(thing, style) for thing in things if thing.number), default=0.0)
            found = tuple(self._entry(thing, width, style, level, numbers) for thing in things)
            if signed:
                pairs = zip(things, found, strict=True)
                found = tuple(replace(one, pen=self._pen(it.name)) if it.name else one for it, one in pairs)
            overs = zip(things, (one.over(width) for one in found), strict=True)
            self.memory[key] = found, [(thing.span, thing.text, over) for thing, over in overs if over > SLACK]
        entries: tuple[Entry, ...]
        entries, overfull = self.memory[key]
        self.overfull += overfull
        return entries

    def _style(self) -> Type:
        """How entries are set."""
        measures, mirrored = self.measures, self.language.direction == "rtl"
        baseline = self.baseline(measures.list_size)
        width = self.area.width if mirrored else 0.0
        return Type(self.theme.text, measures.list_size, measures.leading, measures.hang, baseline, width)

    def _number(self, thing: Printed, style: Type) -> float:
        """How wide the number before an entry is, in points."""
        drawn = self.fonts.glyphs(thing.number, style.families, style.size, bold=False, italic=False)
        return sum(piece.width for piece in drawn)

    def _entry(self, thing: Printed, width: float, style: Type, level: int, numbers: float) -> Entry:
        """Something that a group prints, in rows. `numbers` is the width of the widest number, so that all line up."""
        style = replace(style, families=self.theme.display) if thing.heading else style
        margin = (numbers - self._number(thing, style), numbers) if thing.number else (0.0, 0.0)
        set_ = set_entry(thing.lines, width, style, self.fonts, self.language.breaks, margin)
        if not (thing.heading or thing.bound or thing.apart):
            return set_  # as most are
        above = SECTION_SPACE if thing.apart else 0.0
        return replace(set_, level=level if thing.heading else 0, bound=thing.bound, above=above)

    def baseline(self, size: float, leading: float | None = None) -> float:
        """How far the baseline stands under the top of a line, as CSS centres it (CSS 2.2, 10.8).

        `leading` is the text's where none is given.
        """
        leading = self.measures.leading if leading is None else leading
        font = next(self.fonts.stack(self.theme.text)).font
        ascent, descent = font.ascent * size / 1000, -font.descent * size / 1000
        return (leading - ascent - descent) / 2 + ascent
