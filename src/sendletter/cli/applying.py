"""`sendletter comments --apply`: what reviewers suggest is shown as a diff, asked about, and written."""

import sys

import typer

from sendletter.cli.printer import CONTROL, Printer
from sendletter.comments.comment import State
from sendletter.comments.file import read
from sendletter.comments.writing import answered
from sendletter.disc import write
from sendletter.locating import Desk, Located, clashes
from sendletter.problem import Unreadable
from sendletter.project import LETTER, Project
from sendletter.revision import Refused, Script, difference


def applied(
    project: Project, text: str, wanted: set[int] | None, desk: Desk, printer: Printer, *, yes: bool, dry_run: bool
) -> tuple[str, Desk]:
    """The text of comments.yaml and the sources after what was taken; `wanted` are numbers, or None for all."""
    if not (yes or dry_run or sys.stdin.isatty()):
        raise typer.BadParameter("asks about each on a terminal; to take all that are certain: --yes")
    against = clashes([desk.locate(comment) for comment in read(text)[0]] if text else [])
    taken = 0
    for comment in read(text)[0] if text else ():
        asked = wanted is None or comment.number in wanted
        if comment.state is not State.OPEN or comment.suggestion is None or not asked:
            continue
        item = desk.locate(comment)
        reason = _reason(item, against.get(comment.number, ()), yes=yes)
        try:
            after = None if reason else desk.revise(item)
        except Refused as fault:
            reason = str(fault)
        if reason or after is None:
            printer.say(f"{item.span}: comment {comment.number} is not applied: {reason}")
            continue
        before = desk.scripts[after.source.name]
        _show(before, after, comment.number)
        if dry_run:
            desk, taken = desk.put(after), taken + 1
        elif yes or typer.confirm("Write this?", err=True):
            _put(project, before, after)
            text, desk, taken = answered(text, comment.number, state="done"), desk.put(after), taken + 1
            project.keep_comments(text)
    many = f"{taken or 'no'} suggestion{'s' * (taken != 1)}"
    printer.note(f"{many} would be applied; nothing was written" if dry_run else f"{many} applied")
    return text, desk


def _reason(item: Located, against: tuple[int, ...], *, yes: bool) -> str:
    """Why a suggestion is not even tried; empty where it is."""
    if against:
        numbers = " and ".join(map(str, against))
        return f"it contradicts {numbers}; decline what you do not take, then apply again"
    if yes and not item.comment.suggestion:
        return "it only strikes words out; without --yes you are asked about it"
    return ""


def _show(before: Script, after: Script, number: int) -> None:
    """The change as a unified diff on standard output."""
    sys.stdout.write(f"comment {number}\n")
    for line in difference(before, after):
        sys.stdout.write(CONTROL.sub("", line) + "\n")
    sys.stdout.flush()


def _put(project: Project, before: Script, after: Script) -> None:
    """Write a source, unless somebody saved it while we asked."""
    name = before.source.name
    now = project.letter() if name == LETTER else project.signatories()
    if now != before.source.data:
        raise Unreadable(name, "was saved by somebody meanwhile; nothing was written there")
    write(project.folder / name, after.source.data)
