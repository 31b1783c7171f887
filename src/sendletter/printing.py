"""Copies for a printer: the letter's pages set once more with bleed, brought into printing inks and read back.

Nothing moves: the same lines stand at the same places as on the copy for the web, and the same proof holds for both.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sendletter.geometry import MM
from sendletter.inspection.claims import Purpose
from sendletter.inspection.inspector import inspect
from sendletter.letter import Printing
from sendletter.press.worker import Press
from sendletter.problem import NotReady, Problem, error, in_order, stop_at_errors
from sendletter.separation.identity import VERSIONS
from sendletter.separation.profile import Profile
from sendletter.separation.registry import registered
from sendletter.separation.separate import Job, Separated, separated
from sendletter.separation.sheet import STRIP, around
from sendletter.workshop import Say, Work, Workshop


@dataclass(frozen=True, slots=True)
class Printed:
    """A copy for a printer as a PDF, what was noticed, and in a few words what it is."""

    pdf: bytes
    problems: tuple[Problem, ...]
    said: str


def printed(workshop: Workshop, press: Press, printing: Printing, code: str, say: Say) -> Printed:
    """The copy that is asked for; `code` is that of its text. Raises NotReady with every problem where there is one.

    The workshop's letter was read and proofread, and its copy for the web was made without an error.
    """
    say(f"setting the pages of “{printing.name}” with bleed")
    work = workshop.set(press, say, lambda: None, printing.bleed)
    stop_at_errors(work.pressed.problems)
    profile = Profile(workshop.project.profile(printing.profile.text))
    slugs = _slugs(workshop, press, printing, code, work.pressed.pages) if printing.marks else b""
    say(f"separating “{printing.name}”")
    day = workshop.letter.date.date if workshop.letter.date else None
    made: Separated = separated(work.pressed.pdf, Job(printing, profile, workshop.theme.ink, day), slugs)
    stop_at_errors(made.problems)
    say(f"reading “{printing.name}” back")
    name = f"letter.{printing.name}.pdf"
    proof = workshop.proof(made.pdf, name)
    told = (problem for problem in proof if problem.is_error)  # the rest was told of the copy for the web
    problems = in_order([*made.problems, *told, *_objections(made.pdf, name, printing)])
    stop_at_errors(problems)
    return Printed(made.pdf, problems, _said(workshop, printing, work))


def _said(workshop: Workshop, printing: Printing, work: Work) -> str:
    """What a copy is: its standard; of an advertisement its size and setting, and what of the letter it leaves out."""
    parts = [VERSIONS[printing.standard]]
    if printing.size:
        parts += ["{:.0f} x {:.0f} mm".format(*(length / MM for length in printing.size)), str(work.setting)]
    if workshop.unprinted:
        parts.append(f"without {', '.join(workshop.unprinted)}")
    return "; ".join([*parts, "read back and complete"])


def _objections(pdf: bytes, name: str, printing: Printing) -> Iterator[Problem]:
    """What a printer would object to, by checks that know nothing of how the copy was made."""
    for finding in inspect(pdf, name, [Purpose.PRINT], printing.standard).errors:
        yield error(printing.span, finding.check, f"{name}: {finding}", finding.remedy)


def _slugs(workshop: Workshop, press: Press, printing: Printing, code: str, pages: int) -> bytes:
    """What each sheet says of itself, set in the letter's own fonts. Raises NotReady where that cannot be set."""
    width, height = workshop.size
    said = (
        workshop.copy.title,
        code,
        f"{VERSIONS[printing.standard]}, {registered(printing.condition.text)}",
        f"{width / MM:.0f} x {height / MM:.0f} mm",
    )
    lines = [" · ".join((said[0], workshop.copy.folio(page, pages), *said[1:])) for page in range(1, pages + 1)]
    drawn = workshop.slugs(press, lines, (width + 2 * around(printing.bleed), STRIP))
    if any(problem.is_error for problem in drawn.problems):
        raise NotReady(drawn.problems)
    return drawn.pdf
