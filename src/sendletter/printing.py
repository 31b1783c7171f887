"""Copies for a printer: the letter's pages set once more with bleed, brought into printing inks and read back.

Nothing moves: the same lines stand at the same places as on the copy for the web, and the same proof holds for both.
"""

from dataclasses import dataclass

from sendletter.geometry import MM
from sendletter.letter import Printing
from sendletter.press.worker import Press
from sendletter.problem import NotReady, Problem, in_order, stop_at_errors
from sendletter.separation.identity import VERSIONS
from sendletter.separation.profile import Profile
from sendletter.separation.registry import registered
from sendletter.separation.separate import Job, Separated, separated
from sendletter.separation.sheet import STRIP, around
from sendletter.workshop import Say, Workshop


@dataclass(frozen=True, slots=True)
class Printed:
    """A copy for a printer as a PDF, and what was noticed."""

    pdf: bytes
    problems: tuple[Problem, ...]


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
    proof = workshop.proof(made.pdf, f"letter.{printing.name}.pdf")
    told = (problem for problem in proof if problem.is_error)  # the rest was told of the copy for the web
    problems = in_order([*made.problems, *told])
    stop_at_errors(problems)
    return Printed(made.pdf, problems)


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
