"""A finished letter, of which all its forms are made."""

from dataclasses import dataclass

from sendletter.pipeline import Made, Order, Sources
from sendletter.press.worker import Press
from sendletter.workshop import Say, Workshop


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished letter: the PDF, what was read, the workshop with the typeset texts, what was asked for.

    `press` is at hand for a form that is set anew, and `say` is told of its stages.
    """

    made: Made
    sources: Sources
    workshop: Workshop
    order: Order
    press: Press
    say: Say
