"""Where everything stands in a letter: each line of its text and each entry of its lists, with a reference to cite.

References survive edits elsewhere: ¶7.3 is the third line of the seventh paragraph, “Organizations 12” the twelfth
entry under that heading. In a redline they are those of the newer letter; what only the older one has stands in
brackets. Lengths are in points from the top left corner of the page.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sendletter.language import Language
from sendletter.layout import Layout, Piece
from sendletter.letter import Change, Day, Footnote, Letter, Run, Text, paragraphs
from sendletter.roster import Group, Roster
from sendletter.roster.group import Printed
from sendletter.roster.printed import printed
from sendletter.span import Span
from sendletter.theme import SHEETS, Measures

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line of text, an entry of a list or a part of the letter, as it stands on a page (from 1).

    `label` is what is printed beside it in a draft's margin; empty for parts that everybody can name. `changed` says
    whether something in it changed, in a redline, and `is_entry` whether it is an entry of a list.
    """

    page: int
    box: Box
    reference: str
    label: str
    text: str
    span: Span
    changed: bool = False
    is_entry: bool = False


def places(
    layout: Layout,
    letter: Letter,
    roster: Roster,
    language: Language,
    measures: Measures,
    names: Sequence[str] = (),
) -> Iterator[Place]:
    """Everything in the order in which it stands; `measures` are those that the layout was composed with.

    `names` are the references of the paragraphs where they are not just counted: a redline's.
    """
    yield from _Surveyor(layout, letter, roster, language, measures, names).places()


class _Surveyor:
    """Goes over the pages of a layout."""

    def __init__(
        self,
        layout: Layout,
        letter: Letter,
        roster: Roster,
        language: Language,
        measures: Measures,
        names: Sequence[str],
    ) -> None:
        self.layout, self.measures = layout, measures
        self.names = {f"p{number}": name for number, name in enumerate(names, start=1)}
        width, self.height = SHEETS[letter.paper]
        self.left, self.right = measures.margin_left, width - measures.margin_right
        self.texts = {f"p{number}": block for number, block in enumerate(paragraphs(letter.body), start=1)}
        self.notes = {f"n{note.number}": (note_name(note), note.span) for note in letter.footnotes}
        self.lists: Mapping[str, tuple[Group, tuple[Printed, ...]]] = {
            f"list-{group.id}": (group, tuple(printed(group, language))) for group in roster.groups
        }
        self.parts = _parts(letter)
        self.line = 0
        """Lines of the paragraph at hand that stand on earlier pages."""

    def places(self) -> Iterator[Place]:
        """The places of all pages."""
        measures = self.measures
        for page, sheet in enumerate(self.layout.sheets, start=1):
            top = measures.margin_top - (measures.raise_ * measures.leading if page == 1 else 0.0)
            foot = top + sheet.room * measures.leading
            for piece in sheet.pieces:
                top += piece.space
                yield from self._piece(page, piece, top)
                top += piece.height
            top = foot - sum(note.height for note in sheet.notes)
            for note in sheet.notes:
                yield from self._lines(page, note, top, *self.notes[note.id])
                top += note.height

    def _piece(self, page: int, piece: Piece, top: float) -> Iterator[Place]:
        if piece.lines:
            name = self.names.get(piece.id, f"¶{piece.id[1:]}")
            yield from self._lines(page, piece, top, name, self.texts[piece.id].span)
        elif piece.items:
            yield from self._entries(page, piece, top)
        else:
            box = (self.left, top, self.right, top + piece.height)
            texts = self.parts.get(piece.id, ())
            span = next((text.span for text in texts), Span(""))
            yield Place(page, box, piece.id.replace("-", " "), "", "", span, any(map(_is_changed, texts)))

    def _lines(self, page: int, piece: Piece, top: float, name: str, span: Span) -> Iterator[Place]:
        """The lines of a paragraph or a footnote."""
        first = 0 if piece.part in ("whole", "head") else self.line
        leading = piece.height / len(piece.lines)
        for number, line in enumerate(piece.lines):
            count, y = first + number + 1, top + number * leading
            text = "".join(part.run.text for part in line.parts if not part.hyphen)
            label = name if count == 1 else str(count)
            changed = any(part.run.change for part in line.parts)
            yield Place(page, (self.left, y, self.right, y + leading), f"{name}.{count}", label, text, span, changed)
        self.line = first + len(piece.lines)

    def _entries(self, page: int, piece: Piece, top: float) -> Iterator[Place]:
        """The entries of a list; sub-headings have no number."""
        name = next(name for name in self.lists if piece.id == name or piece.id.startswith(f"{name}-"))
        group, things = self.lists[name]
        references = tuple(entry_names(group, things))
        for item in piece.items:
            thing, rows = things[item.index], item.rows
            begin = self.left + min(row.x for row in rows)
            end = self.left + max(row.x + sum(glyphs.width for glyphs in row.glyphs) for row in rows)
            ascent = rows[0].glyphs[0].size if rows[0].glyphs else self.measures.list_size
            box = (begin, top + rows[0].baseline - ascent, end, top + rows[-1].baseline + 0.3 * ascent)
            reference, label = references[item.index]
            changed = any(glyphs.change for row in rows for glyphs in row.glyphs)
            yield Place(page, box, reference, label, thing.text, thing.span, changed, is_entry=True)


def note_name(note: Footnote) -> str:
    """How a footnote is cited: by its number, in brackets where only the older letter of a redline has it."""
    return f"({note.sign})" if note.label else note.sign


def entry_names(group: Group, things: Iterable[Printed]) -> Iterator[tuple[str, str]]:
    """How each thing that a group prints is cited, and its number among the signatories, empty for what is none."""
    heading, count = _standing(group.plan.heading) or group.id, 0
    for thing in things:
        said = "\n".join(standing(line) for line in thing.lines).strip("\n")
        if not said:
            yield f"({thing.text})", ""
        elif thing.what == "signatory":
            count += 1
            yield f"{heading} {count}", str(count)
        else:
            yield said, ""


def _standing(text: Text | None) -> str:
    return (standing(text.runs) or text.text) if text else ""


def standing(runs: Iterable[Run]) -> str:
    """What stands in the newer letter of a redline; everything where nothing was compared."""
    return "".join(run.text for run in runs if run.change not in (Change.DELETED, Change.TRACE))


def _parts(letter: Letter) -> Mapping[str, tuple[Text | Day, ...]]:
    """The texts of the parts that a template sets as it likes."""
    head, signature = letter.letterhead, letter.signature
    found: dict[str, tuple[object, ...]] = {
        "letterhead": (head.name, *head.address, *head.contact),
        "opening": (letter.subject, letter.reference, letter.date, *letter.to.lines),
        "salutation": (letter.salutation,),
        "closing": (letter.closing,),
        "signature": (signature.name, signature.title, signature.organization) if signature else (),
        "signatories": (letter.signatures.heading,),
        "disclaimer": (letter.signatures.disclaimer,),
        "note": (letter.note,),
        "postscript": (letter.postscript,),
        "enclosures": letter.enclosures,
        "cc": letter.cc,
        **{f"group-{plan.id}": (plan.heading,) for plan in letter.signatures.groups},
    }
    return {name: tuple(t for t in texts if isinstance(t, Text | Day)) for name, texts in found.items()}


def _is_changed(text: Text | Day) -> bool:
    """Whether something in a text changed."""
    return bool(text.said if isinstance(text, Day) else text.runs)
