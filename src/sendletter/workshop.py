"""The bench on which one letter becomes a PDF: typeset texts, the theme with its fonts, lines, pages, the press.

`pipeline` says what happens when; here stands how the crafts are handed each other's work.
"""

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from sendletter.composition.compose import Area, Composer
from sendletter.composition.fit import Choice, Setting, choose
from sendletter.composition.fonts import Fonts
from sendletter.composition.remarks import remarks
from sendletter.draft.places import Place, places
from sendletter.edition import Draft, Edition, Final, Redline
from sendletter.language import Language
from sendletter.layout import Folio, Layout
from sendletter.letter import Fit, Letter
from sendletter.manuscript import Manuscript, manuscript
from sendletter.page import Copy, Writer
from sendletter.preflight import warm_up
from sendletter.preflight.complete import complete
from sendletter.preflight.sound import sound
from sendletter.press.engine import Pressed
from sendletter.press.worker import Press
from sendletter.problem import NotReady, Problem, error, stop_at_errors
from sendletter.project import LETTER, Project
from sendletter.reading.theme import read_theme
from sendletter.roster import Roster
from sendletter.roster.printed import written_out
from sendletter.theme import SHEETS, Format, Measures, Theme
from sendletter.typography import set_letter, set_roster

if TYPE_CHECKING:
    from sendletter.composition.filling import Filled  # few letters are advertisements
    from sendletter.composition.scale import Scale

Say = Callable[[str], None]
"""Is told the name of each stage as it begins, for whoever shows progress."""


@dataclass(frozen=True, slots=True)
class Work:
    """A letter that was set: the setting that was chosen, what composition says of it, what came from the press.

    `places` says where everything stands, for a draft or a redline.
    """

    setting: "Setting | Scale"
    remarks: tuple[str, ...]
    pressed: Pressed
    places: tuple[Place, ...] = ()


class Workshop:
    """One letter on its way from values to a PDF: the typeset texts, the theme with its fonts, the engine."""

    def __init__(
        self,
        letter: Letter,
        roster: Roster,
        language: Language,
        project: Project,
        edition: Edition,
        further: Iterable[str] = (),
        format_: Format | None = None,
    ) -> None:
        """The letter and the list as they were written, without errors; `further` texts need the fonts, too.

        With a `format_`, the letter becomes an advertisement of that size.
        """
        self.project, self.language, self.edition, self.further = project, language, edition, tuple(further)
        self.format, self.unprinted = format_, tuple[str, ...]()
        if format_:
            from sendletter.composition.advertisement import advertised, left_out

            self.unprinted, letter = left_out(letter), advertised(letter)
        set_already = isinstance(edition, Redline)  # both versions, before they were compared
        self.letter = letter if set_already else set_letter(letter, language)
        typeset = roster if set_already else set_roster(roster, language)
        self.roster = written_out(typeset, language)
        self.copy = Copy(self.letter, self.roster, language, edition)

    @cached_property
    def manuscript(self) -> Manuscript:
        """What the PDF must say."""
        return manuscript(self.letter, self.roster, self.language)

    @cached_property
    def theme(self) -> Theme:
        """The theme without fonts. Raises NotReady for a stylesheet whose measures cannot be read."""
        files = self.project.templates()
        if not isinstance(self.edition, Redline):
            files.pop("redline.css", None)
        if not self.format:
            files.pop("advertisement.css", None)
        theme, problems = read_theme(files)
        if theme is None:
            raise NotReady(problems)
        return theme

    @cached_property
    def fonts(self) -> Fonts:
        """The theme's fonts, cut to the letter's characters; further families only where characters need them."""
        texts = chain(self.manuscript.passages, self.manuscript.notes)
        characters = set(PRINTABLE).union(*(passage.text for passage in texts), *self.copy.furniture(88, 88))
        characters.update(*self.further)
        theme, faces, wanted = self.theme, [], []
        stacks = (theme.text, theme.display)
        for number in range(max(map(len, stacks))):
            wanted += [stack[number] for stack in stacks if number < len(stack) and stack[number] not in wanted]
            faces = list(self.project.faces(wanted))
            backwards = self.language.direction == "rtl"
            fonts = Fonts(faces, characters, theme.measures.size, self.language.tag, backwards=backwards)
            for stack, styles in zip(stacks, (TEXT_STYLES, DISPLAY_STYLES), strict=True):
                for bold, italic in styles:
                    for family in stack[: number + 1]:
                        fonts.typeface(family, bold=bold, italic=italic)
            for bold, italic in TEXT_STYLES:
                fonts.hyphen(theme.text, bold=bold, italic=italic)
            if not any(fonts.uncovered(stack, characters) for stack in stacks):
                break
        return fonts

    @cached_property
    def measures(self) -> Measures:
        """The theme's measures, with the leading that the edition asks for."""
        return self.theme.measures.scaled(leading=self.edition.spacing if isinstance(self.edition, Draft) else 1.0)

    @cached_property
    def writer(self) -> Writer:
        """The templates with this letter's values."""
        return Writer(self.copy, self.theme, self.size)

    @cached_property
    def size(self) -> tuple[float, float]:
        """Width and height of the pages in points."""
        return (self.format.width, self.format.height) if self.format else SHEETS[self.letter.paper]

    def compose(self, press: Press) -> Choice:
        """The letter in pages, in the setting in which it ends best."""
        base = self.measures
        press.open(self.theme, self.fonts.embedded, self.project.asset, LETTER)
        press.begin_measure(self.writer.specimen(base))
        memory: dict[object, object] = {}

        def composer(setting: Setting, measured: Mapping[str, float]) -> Composer:
            measures = setting.of(base)
            area = Area.of(self.letter.paper, measures)
            return Composer(self.theme, measures, area, self.language, self.fonts, measured, memory)

        def compose(setting: Setting, measured: Mapping[str, float]) -> Layout:
            return composer(setting, measured).compose(self.letter, self.roster)

        composer(Setting(), {}).prepare(self.letter, self.roster)  # while the press measures
        heights = press.measured()

        def guess(setting: Setting) -> Layout:
            return compose(setting, {name: _in_lines(height, base, setting) for name, height in heights.items()})

        choice = choose(guess, search=self.letter.fit is Fit.AUTO)
        layout = choice.layout
        if choice.setting.size > 1.0:  # larger type may need more lines than were measured
            press.begin_measure(self.writer.specimen(choice.setting.of(base)))
            layout = compose(choice.setting, press.measured())
        fields = self.letter.signature_fields and isinstance(self.edition, Final)
        return replace(choice, layout=replace(layout, folios=tuple(self._folios(len(layout.sheets))), fields=fields))

    def fill(self, press: Press, format_: Format) -> "Filled":
        """The letter as an advertisement, in the setting that exactly fills its page.

        Raises NotReady where the page is too small or too large for it.
        """
        from sendletter.composition.filling import Filler

        press.open(self.theme, self.fonts.embedded, self.project.asset, LETTER)
        filler = Filler(format_, self.letter, self.roster, self.theme, self.language, self.fonts)
        stop_at_errors(filler.problems())

        def begin(scale: "Scale") -> None:
            widths = dict.fromkeys(filler.ranking.in_columns, scale.column(self.measures))
            lengths = scale.lengths(self.measures)
            press.begin_measure(self.writer.specimen(scale.of(self.measures), lengths, widths))

        def measure(scale: "Scale") -> Mapping[str, float]:
            begin(scale)
            return press.measured()

        filled = filler.fill(measure)
        stop_at_errors(filled.problems(format_.span or self.letter.span))
        return replace(filled, layout=replace(filled.layout, folios=tuple(self._folios(1))))

    def _folios(self, pages: int) -> Iterator[Folio]:
        """The numbers of all pages."""
        for number in range(1, pages + 1):
            text = self.copy.folio(number, pages)
            yield Folio(text, tuple(self.fonts.glyphs(text, self.theme.display, 1.0, bold=False, italic=False)))

    def set(self, press: Press, say: Say, meanwhile: Callable[[], None], bleed: float = 0.0) -> Work:
        """The PDF, with what the engine had to say, and how it was composed; `bleed` in points (see `Engine.press`).

        `meanwhile` is called while the press is at work, and must not raise.
        """
        say("composing")
        choice = self.fill(press, self.format) if self.format else self.compose(press)
        stop_at_errors(_overfull(choice.layout))
        say("setting pages")
        setting, said = choice.setting, tuple(remarks(choice, self.letter, self.unprinted))
        measures = setting.of(self.measures)
        press.begin_press(self._pages(choice, measures), choice.layout, self.theme, bleed)
        where: tuple[Place, ...] = ()
        if not isinstance(self.edition, Final):
            names = self.edition.names if isinstance(self.edition, Redline) else ()
            where = tuple(places(choice.layout, self.letter, self.roster, self.language, measures, names))
        del choice  # the press has its own by now, and a long list is large
        meanwhile()
        warm_up()
        return Work(setting, said, press.pressed(), where)

    def _pages(self, choice: "Choice | Filled", measures: Measures) -> tuple[str, ...]:
        """The composed letter as HTML."""
        if isinstance(choice, Choice):
            return self.writer.pages(choice.layout, measures, Area.of(self.letter.paper, measures).height)
        lengths = choice.setting.lengths(self.measures)
        return (self.writer.advertisement(choice.layout, measures, choice.height, lengths),)

    def under(self, press: Press, template: str, setting: "Setting | Scale", **values: object) -> Pressed:
        """What is laid under finished pages; `values` are its template's. No text has what no font has."""
        html = self.writer.under(template, setting.of(self.measures), **values)
        missing = self.fonts.uncovered(self.theme.display, set(html))
        return press.draw(html.translate(dict.fromkeys(map(ord, missing), "?")))

    def slugs(self, press: Press, lines: Sequence[str], size: tuple[float, float]) -> Pressed:
        """A strip of a size in points for each line, as it stands under a page on a printer's sheet."""
        strip = {"width": size[0], "height": size[1]}
        return self.under(press, "slug.html", Setting(), lines=tuple(lines), strip=strip)

    def inlined(self, picture: str) -> str:
        """A picture of the letter's folder as an address that holds it (RFC 2397)."""
        kind = {"svg": "svg+xml", "jpg": "jpeg"}.get(ending := picture.rpartition(".")[2].lower(), ending)
        return f"data:image/{kind};base64,{b64encode(self.project.asset(picture)).decode()}"

    def missing_glyphs(self) -> Iterator[Problem]:
        """Texts with characters that no font of the theme has."""
        passages = (*self.manuscript.passages, *self.manuscript.notes)
        characters = set().union(*(passage.text for passage in passages))
        missing = self.fonts.uncovered(self.theme.text, characters)
        for passage in passages if missing else ():
            if found := [character for character in dict.fromkeys(passage.text) if character in missing]:
                codes = ", ".join(f"U+{ord(character):04X}" for character in found[:3])
                where = " ".join(passage.text.split())[:60]
                text = f"no font of the theme has “{''.join(found[:20])}” ({codes}) in “{where}”"
                hint = "Put a font that has them into fonts/, and its name into --text in templates/custom.css."
                yield error(passage.span, "missing-glyph", text, hint)

    def proof(self, pdf: bytes, name: str) -> Iterator[Problem]:
        """What is missing from a PDF of this letter, or wrong with it."""
        yield from sound(pdf, self.size, name)
        yield from complete(pdf, self.manuscript, self.copy.furniture, name)


def _overfull(layout: Layout) -> Iterator[Problem]:
    hint = "Let it break by a space or a hyphen, or give its column more room."
    for span, text, over in layout.overfull:
        yield error(span, "overflow", f"“{text.strip()[:60]}” is {over:.1f} pt too wide for its column", hint)


def _in_lines(height: float, base: Measures, setting: Setting) -> float:
    """A measured height in another setting: whole lines of text follow the leading, pictures and letterheads do not."""
    lines = round(height / base.leading)
    return lines * base.leading * setting.leading if abs(height - lines * base.leading) < 0.5 else height


TEXT_STYLES = ((False, False), (True, False), (False, True), (True, True))
DISPLAY_STYLES = ((False, False), (True, False))
"""The styles, as (bold, italic), of running text and of letterhead, headings, head and foot."""
PRINTABLE = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0\u202f•·–—…“”‘’«»"
"""Characters that a template may use beside the letter's own."""
