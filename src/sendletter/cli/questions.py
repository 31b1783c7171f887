"""Asks a person about doubtful rows, one by one; whatever is not answered waits."""

from collections.abc import Iterator, Sequence

import typer

from sendletter.cli.printer import Printer
from sendletter.intake.decisions import Choice, Decision
from sendletter.intake.mending import Doubt

KEYS = {"s": Choice.SAME, "k": Choice.KEEP, "p": Choice.CHANGE, "x": Choice.LEAVE_OUT}
LATER, ALL_LATER = "l", "q"
WORDS = {
    Choice.SAME: "s  the same signatory",
    Choice.CHANGE: "p  take the proposal",
    Choice.LEAVE_OUT: "x  leave this row out",
}


def answers(doubts: Sequence[Doubt], printer: Printer) -> Iterator[Decision]:
    """What a person decides about doubts, as they decide it; Enter leaves one for later, and q all that are left."""
    settled: set[int] = set()
    for number, doubt in enumerate(doubts, start=1):
        if doubt.row.number in settled:
            continue
        printer.say(f"\n{number} of {len(doubts)}: {doubt.row.span}, {doubt.row.group}")
        printer.say(f"  {' ⏎ '.join(doubt.row.name.splitlines())}")
        printer.say(f"  {doubt.says}; proposed: {doubt.proposal}")
        printer.say(f"  {'   '.join(_offers(doubt))}")
        answer = _answer(doubt, printer)
        if answer == ALL_LATER:
            return
        if answer in KEYS:
            choice = KEYS[answer]
            settled |= {doubt.row.number} if choice in (Choice.SAME, Choice.LEAVE_OUT) else set()
            yield doubt.decided(choice)


def _offers(doubt: Doubt) -> Iterator[str]:
    keep = "k  keep both" if Choice.SAME in doubt.choices else "k  keep it as it is"
    yield from (WORDS.get(choice, keep) for choice in doubt.choices)
    yield from ("l  later", "q  all later")


def _answer(doubt: Doubt, printer: Printer) -> str:
    """A key that is offered."""
    while True:
        answer = typer.prompt("  >", default=LATER, show_default=False, prompt_suffix=" ", err=True).strip().lower()[:1]
        if answer in (LATER, ALL_LATER) or KEYS.get(answer) in doubt.choices:
            return str(answer)
        printer.say("  Type one of these letters.")
