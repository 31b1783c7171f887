"""What keeps copies for a printer from being made, as far as it is known before anything is set."""

from collections.abc import Callable, Iterator

from sendletter.letter import Letter
from sendletter.problem import Problem, SendletterError, error, warning
from sendletter.separation.profile import unfit
from sendletter.separation.registry import is_registered, registered


def unready(letter: Letter, profile: Callable[[str], bytes]) -> Iterator[Problem]:
    """What keeps the copies from being made; `profile` gives the bytes of a file in the letter's folder."""
    if not letter.printings:
        hint = "Add “print:” with the printer's “profile” and “condition”; docs/print.md says how."
        yield error(letter.span, "print", "an edition for print is asked for, and nothing says how to print", hint)
    for printing in letter.printings:
        try:
            fault = unfit(profile(printing.profile.text), printing.standard)
        except SendletterError as missing:
            hint = "Ask the printer for the ICC profile of the press and the paper, and copy it beside letter.yaml."
            yield error(printing.profile.span, "print-profile", str(missing), hint)
        else:
            if fault:
                yield error(printing.profile.span, "print-profile", f"“{printing.profile}” {fault[0]}", fault[1])
        if not is_registered(registered(printing.condition.text)):
            text = f"“{printing.condition}” is no printing condition that is known to be registered"
            hint = "Ask the printer for its registered name, such as FOGRA51, FOGRA52, GRACoL, SWOP or IFRA26."
            yield warning(printing.condition.span, "print-condition", text, hint)
