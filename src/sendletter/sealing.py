"""How a finished PDF is signed: what is there is examined, then the signature is drawn, made and put behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sendletter.composition.fit import Setting
from sendletter.edition import Final
from sendletter.language import Language
from sendletter.letter import Letter
from sendletter.press.worker import Press
from sendletter.problem import NotReady, Problem, error, stop_at_errors
from sendletter.project import LETTER, Project
from sendletter.roster import Roster
from sendletter.roster.group import folded
from sendletter.seal.key import Key
from sendletter.seal.paper import Field, Paper
from sendletter.seal.sign import Wish, signed
from sendletter.seal.verdict import faults, verdicts
from sendletter.span import Span
from sendletter.workshop import Workshop

LARGEST, SHARE = (14.0, 7.5), (0.36, 0.2)
"""The size of the name and of the line under it: points at most, and of the field's height."""
EDGE = 2.0
"""Points that stay free at the end of a line in a field."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished PDF that is to be signed: its bytes, what staff know it as, what can be signed of it."""

    pdf: bytes
    name: str
    paper: Paper


def field_of(finished: Finished, who: str) -> Field:
    """The free field of a signatory. Raises NotReady where there is none, with those that there are."""
    place = Span(finished.name)
    free = finished.paper.free
    if found := next((field for field in free if _known_as(field.name) == _known_as(who)), None):
        return found
    if any(_known_as(field.name) == _known_as(who) for field in finished.paper.signed):
        raise NotReady([error(place, "signed-already", f"{who} has signed already")])
    names = ", ".join(f"“{field.name}”" for field in free)
    hint = (
        f"There are: {names}." if names else "Build the letter with “signature fields: yes”, or use --at, --invisible."
    )
    raise NotReady([error(place, "no-field", f"has no free field for “{who}”", hint)])


def _known_as(name: str) -> str:
    """A name as names of fields are compared, which have no stops."""
    return folded(name.replace(".", " "))


def seal(finished: Finished, key: Key, wish: Wish) -> bytes:
    """The PDF with a signature more. Raises NotReady where it was altered since somebody signed it."""
    if finished.paper.signed:
        stop_at_errors(_altered(finished))
    return signed(finished.pdf, finished.name, finished.paper, key, wish)


def _altered(finished: Finished) -> Iterator[Problem]:
    hint = "Ask for the PDF as it was when it was signed; sendletter verify says more."
    for rule, text in faults(verdicts(finished.pdf, finished.name)):
        yield error(Span(finished.name), rule, text, hint)


def drawn(press: Press, project: Project, paper: Paper, size: tuple[float, float], name: str, day: date) -> bytes:
    """A signature as it is seen in a field of that width and height, in points: a PDF, in the theme's fonts.

    Raises NotReady where no font of the theme has the name.
    """
    language = Language.of(paper.language or "en")
    when = f"{language.caption('signed_digitally')}, {language.date(day)}"
    letter = Letter(language.tag, Span(""))
    workshop = Workshop(letter, Roster(), language, project, Final(), (name, when))
    if missing := workshop.fonts.uncovered(workshop.theme.text, set(name)):
        text = f"no font of the theme has “{''.join(sorted(missing))}”, which “{name}” is written with"
        hint = "Put a font that has them into fonts/, and its name into --text in templates/custom.css; or --invisible."
        raise NotReady([error(Span("templates"), "missing-glyph", text, hint)])
    press.open(workshop.theme, workshop.fonts.embedded, project.asset, LETTER)
    texts = ((name, workshop.theme.text, True), (when, workshop.theme.display, False))
    sizes = []
    for (text, families, italic), largest, share in zip(texts, LARGEST, SHARE, strict=True):
        width = sum(workshop.fonts.advances(text, families, 1.0, bold=False, italic=italic))
        sizes.append(min(largest, share * size[1], (size[0] - EDGE) / width))
    pressed = workshop.under(
        press,
        "signed.html",
        Setting(),
        name=name,
        when=when,
        field={"width": size[0], "height": size[1]},
        sizes={"name": sizes[0], "when": sizes[1]},
    )
    stop_at_errors(pressed.problems)
    return pressed.pdf
