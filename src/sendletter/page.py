"""The composed letter written down as HTML.

Templates are trusted with the look and with nothing else: they run in Jinja2's sandbox, with every value escaped and
every unknown name an error; data is never rendered as a template. A mistake in a template names its file and line.
"""

import json
import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from sendletter.edition import Edition, Redline
from sendletter.language import Language
from sendletter.language.scripts import tongues
from sendletter.layout import Layout, Line
from sendletter.letter import Block, Heading, Letter, Listing, Paragraph, Quotation, Text, paragraphs
from sendletter.problem import NotReady, error
from sendletter.roster import Group, Roster
from sendletter.roster.printed import disclaimer, printed
from sendletter.span import Span
from sendletter.theme import SHEETS, Measures, Theme

COUNTERS = re.compile(r"\bcounters?\(|:nth\(")
"""How a template or stylesheet counts pages by itself."""
GIVE = 0.51
"""Points of room at the foot of a page beyond its lines: a block that counts as whole lines may be up to half a point
higher (text of two fonts), and the engine drops what does not fit without a word."""
SUMMARY = 200
"""Characters of a description, as those show who show links."""
ASSETS = "letter:/assets/"
"""Where a page finds the letter's own pictures: a name of our own, so that no path of a machine reaches the PDF."""

TEMPLATE_FAULTS = (
    TemplateError,
    SecurityError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a mistake in a template can raise."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What is written down: a letter with its list, in a language, in an edition."""

    letter: Letter
    roster: Roster
    language: Language
    edition: Edition

    @property
    def named(self) -> Letter:
        """The letter that names the document and stands at the head of its pages: of a redline, the newer one."""
        return self.edition.newer if isinstance(self.edition, Redline) else self.letter

    @property
    def title(self) -> str:
        """The document's title: as given, else the subject, else whom it greets, else how it begins."""
        letter = self.named
        named = letter.title or letter.subject or letter.salutation or letter.letterhead.name
        first = next((block.text for block in paragraphs(letter.body)), "")
        return (str(named) if named else first[:60]).rstrip(",:،、 ")

    @property
    def author(self) -> str:
        """Who writes, as metadata say it."""
        letter = self.named
        return str(letter.letterhead.name or (letter.signature and letter.signature.name) or "")

    @property
    def head(self) -> str:
        """The small letterhead of the following pages."""
        return self.author

    @property
    def continuation(self) -> str:
        """The addressee and the date, at the head of the following pages."""
        letter = self.named
        name = letter.to.lines[0].text if letter.to.lines else ""
        day = self.language.date(letter.date.date) if letter.date else ""
        return " · ".join(part for part in (name, day) if part)

    def folio(self, page: int | str, pages: int | str) -> str:
        """The number at the foot of a page, such as "Page 2 of 5"."""
        return self.language.caption("page_of", page=page, pages=pages)

    def furniture(self, page: int, pages: int) -> tuple[str, ...]:
        """What stands at the head and foot of a page: nothing on the first."""
        return (self.head, self.continuation, self.folio(page, pages)) if page > 1 else ()

    @property
    def disclaimer(self) -> Text | None:
        """What the asterisks in the list mean, where there are some."""
        return disclaimer(self.letter, self.roster, self.language)

    @property
    def fixed(self) -> tuple[str, ...]:
        """The names of the blocks that a template sets and the engine measures, those that this letter has."""
        letter = self.letter
        opening = letter.date or letter.to.lines or letter.reference or letter.subject
        parts: dict[str, Any] = {
            "letterhead": letter.letterhead.name or letter.letterhead.logo or letter.letterhead.address,
            "opening": opening,
            "salutation": letter.salutation,
            "closing": letter.closing,
            "signature": letter.signature,
            "signatories": letter.signatures.heading if self.roster.size else None,
            **{f"group-{group.id}": group.size and group.plan.heading for group in self.roster.groups},
            "disclaimer": self.disclaimer,
            "note": letter.note,
            "postscript": letter.postscript,
            "enclosures": letter.enclosures,
            "cc": letter.cc,
        }
        return tuple(name for name, part in parts.items() if part)


class Writer:
    """Writes a copy with a theme's templates."""

    def __init__(self, copy: Copy, theme: Theme, size: tuple[float, float] | None = None) -> None:
        """`size` is the width and height of a page in points where it is not that of the letter's paper."""
        self.copy, self.theme = copy, theme
        self.size = size or SHEETS[copy.letter.paper]
        self.environment = _environment(theme)

    def specimen(
        self, measures: Measures, lengths: Mapping[str, float] | None = None, widths: Mapping[str, float] | None = None
    ) -> str:
        """The blocks that the engine measures, each once, on one endless page.

        In an advertisement, `lengths` are further custom properties and `widths` those of blocks that stand in a
        column, in points.
        """
        values: dict[str, Any] = {"fixed": self.copy.fixed, "lengths": lengths or {}, "widths": widths or {}}
        return self._render("specimen.html", measures, **values)

    def advertisement(self, layout: Layout, measures: Measures, height: float, lengths: Mapping[str, float]) -> str:
        """The letter as an advertisement, for the engine to set; `height` is that of the type area in points."""
        (sheet,) = layout.sheets
        stacks = [{"frame": frame, "pieces": pieces} for frame, pieces in zip(sheet.frames, sheet.stacks, strict=True)]
        return self._render("advertisement.html", measures, height, stacks=stacks, lengths=lengths)

    def pages(self, layout: Layout, measures: Measures, height: float) -> tuple[str, ...]:
        """The letter, for the engine to set; `height` is that of the type area in points.

        Of a long list, the first text has no more than the models of its pages. The second has every page, for the case
        that a theme's pages differ in more than their number. A theme that counts pages itself needs them all at once.
        """
        whole = list(enumerate(layout.sheets))
        choices = [whole]
        if layout.copies and not any(COUNTERS.search(source) for source in self.theme.templates.values()):
            choices.insert(0, [(number, sheet) for number, sheet in whole if number not in layout.copies])
        count = len(whole)
        return tuple(
            self._render(
                "letter.html",
                measures,
                height,
                pages=[{"sheet": sheet, "folio": self.copy.folio(number + 1, count)} for number, sheet in pages],
            )
            for pages in choices
        )

    def under(self, template: str, measures: Measures, **values: object) -> str:
        """What is laid under finished pages, those of a draft or a redline, with the values that its template names."""
        return self._render(template, measures, 0.0, **values)

    def web(self, measures: Measures, linked: object, logo: str) -> str:
        """The letter as one page for the web; `linked` is what its JSON-LD says, `logo` an address of the picture."""
        copy = self.copy
        first = next((block.text for block in paragraphs(copy.letter.body)), "")
        return self._render(
            "web.html",
            measures,
            0.0,
            body=[_block(block) for block in copy.letter.body],
            groups=[_listed(group, copy.language) for group in copy.roster.groups if group.size],
            linked=_in_script(linked),
            spoken=partial(_spoken, copy.language.tag),
            logo=logo,
            summary=first if len(first) <= SUMMARY else first[:SUMMARY].rpartition(" ")[0] + " …",
        )

    def _render(self, template: str, measures: Measures, height: float = 0.0, **values: object) -> str:
        try:
            return self.environment.get_template(template).render(**self._values(measures, height), **values)
        except TEMPLATE_FAULTS as fault:
            raise NotReady([_problem(fault, self.theme)]) from fault

    def _values(self, measures: Measures, height: float) -> dict[str, Any]:
        copy, letter = self.copy, self.copy.letter
        width, tall = self.size
        day = letter.date.date.isoformat() if letter.date else ""
        return {
            "letter": letter,
            "roster": copy.roster,
            "language": copy.language,
            "side": "right" if copy.language.direction == "rtl" else "left",
            "far": "left" if copy.language.direction == "rtl" else "right",
            "caption": copy.language.caption,
            "label": copy.language.label,
            "headings": {group.id: group.plan.heading for group in copy.roster.groups},
            "heading_level": 1 if letter.subject else 0,
            "disclaimer": copy.disclaimer,
            "title": copy.title,
            "author": copy.author,
            "description": str(copy.named.subject or ""),
            "created": day,
            "date": (letter.date.said or copy.language.date(letter.date.date)) if letter.date else "",
            "head": copy.head,
            "continuation": copy.continuation,
            "measures": measures,
            "raise": measures.raise_ * measures.leading,
            "note_leading": round(measures.leading * measures.note_size / measures.size, 3),
            "area": {"height": round(height, 3)},
            "sheet": {
                "width": width,
                "height": tall,
                "foot": round(tall - measures.margin_top - height - GIVE, 4),
                "give": GIVE,
            },
        }


def _environment(theme: Theme) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(lambda name: _source(theme, name)),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_marked,
        trim_blocks=False,
        keep_trailing_newline=False,
    )
    environment.filters |= {"pt": _points, "css": _css_string, "suffix": _suffix, "asset": _asset, "fitted": _fitted}
    return environment


def _marked(value: Any) -> Any:
    """A text of a redline as its runs, each in a class for what became of it; anything else as it is."""
    if not (isinstance(value, Text) and value.runs):
        return value
    return Markup().join(
        Markup('<span class="{}">{}</span>').format(run.change, run.text) if run.change else escape(run.text)
        for run in value.runs
    )


def _source(theme: Theme, name: str) -> tuple[str, str, Callable[[], bool]] | None:
    """A template's source under the name by which staff know its file, for Jinja2's loader."""
    return (theme.templates[name], theme.places[name], lambda: True) if name in theme.templates else None


def _block(block: Block) -> dict[str, Any]:
    """A block of the body for a template, which asks for its `kind`."""
    match block:
        case Paragraph():
            return {"kind": "paragraph", "runs": block.runs}
        case Heading():
            return {"kind": "heading", "runs": block.runs, "level": block.level}
        case Quotation():
            return {"kind": "quotation", "blocks": [_block(inner) for inner in block.blocks]}
        case Listing():
            return {"kind": "list", "start": block.start, "parts": [[_block(b) for b in item] for item in block.items]}


def _listed(group: Group, language: Language) -> dict[str, Any]:
    """A group for a template: its entries under their sub-headings, each as lines of runs."""
    parts: list[dict[str, Any]] = [{"heading": "", "entries": []}]
    for thing in printed(group, language):
        if thing.heading or (thing.apart and parts[-1]["entries"]):
            parts.append({"heading": thing.text if thing.heading else "", "entries": []})
        if not thing.heading:
            parts[-1]["entries"].append(thing.lines)
    return {"heading": str(group.plan.heading or ""), "columns": group.plan.columns, "parts": parts}


def _spoken(tag: str, text: object) -> Markup:
    """A text of a letter in a language; what is written in another script has the language that this gives away."""
    said = str(text)
    return Markup().join(
        Markup('<bdi lang="{}">{}</bdi>').format(language, said[begin:end]) if language else escape(said[begin:end])
        for begin, end, language in tongues(said, tag)
    )


def _in_script(values: object) -> Markup:
    """Values as JSON inside a script element, where HTML's escapes do not count; its own take their place."""
    text = json.dumps(values, ensure_ascii=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - holds no < any more


def _points(length: float) -> str:
    """A length for CSS, in points."""
    return f"{length:.4f}".rstrip("0").rstrip(".") + "pt"


def _fitted(line: Line, side: str) -> str:
    """The style that fits a line to its measure; `side` is where lines begin."""
    spacing = f"word-spacing:{_points(line.word_space)}" if line.word_space else ""
    scale = f"transform:scaleX({line.scale:.5f})" if line.scale != 1.0 else ""
    hang = f"margin-{side}:{_points(-line.hang)}" if line.hang else ""
    return ";".join(filter(None, (spacing, scale, hang)))


def _css_string(text: str) -> str:
    """Text inside a CSS string: everything but plain letters is escaped (CSS Syntax 3, 4.3.7)."""
    return "".join(c if c.isalnum() or c in " .,-" else f"\\{ord(c):x} " for c in text)


def _suffix(part: str) -> str:
    """What tells the ids of a paragraph's parts on several pages apart."""
    return "" if part in ("whole", "head") else f"-{part}"


def _asset(path: str) -> str:
    return ASSETS + path


def _problem(fault: Exception, theme: Theme) -> Any:
    """The mistake in a template, with its file and line."""
    if isinstance(fault, TemplateSyntaxError):
        place = theme.places.get(fault.name or "", fault.name or "a template")
        return error(Span(place, fault.lineno), "template-syntax", str(fault.message))
    place, line = next(_template_frames(fault, theme), ("a template", 0))
    return error(Span(place, line), "template", f"cannot be rendered: {fault}")


def _template_frames(fault: Exception, theme: Theme) -> Iterator[tuple[str, int]]:
    """The innermost template lines of a fault first."""
    places = set(theme.places.values())
    for frame in reversed(traceback.extract_tb(fault.__traceback__)):
        if frame.filename in places:
            yield frame.filename, frame.lineno or 0
