"""`sendletter changes OLD [NEW]`: who came, who went, and what became of the others."""

from typing import TYPE_CHECKING, Annotated

import typer

from sendletter.cli.options import HERE, Encoding, Folder, Json, Quiet
from sendletter.cli.printer import Printer

if TYPE_CHECKING:
    from sendletter.changes import Compared, Sheet
    from sendletter.roster import Signatory

Old = Annotated[
    str,
    typer.Argument(
        help="The older list: a file, a folder with a list, or a version that git knows (HEAD~3, a tag, "
        "main@{yesterday}).",
        metavar="OLD",
    ),
]
New = Annotated[str | None, typer.Argument(help="The newer list; without it, the list as it is now.", metavar="NEW")]
ExitCode = Annotated[bool, typer.Option("--exit-code", help="Exit with 1 if anything changed, as git diff does.")]
Meant = Annotated[
    list[str] | None,
    typer.Option(
        "--gone-on-purpose",
        help="This signatory was taken out on purpose, without having withdrawn; may be repeated.",
        metavar="NAME",
    ),
]

MOST_NAMED, MOST_TYPED = 10, 3
"""Names up to which a message names everybody, and up to which it says what to type for each."""


def changes(
    old: Old,
    new: New = None,
    folder: Folder = HERE,
    as_json: Json = False,
    exit_code: ExitCode = False,
    meant: Meant = None,
    encoding: Encoding = None,
    quiet: Quiet = False,
) -> int:
    """Say who was added, removed, renamed, moved, confirmed or withdrawn since an older list.

    Exits with 1 where somebody is gone who had not withdrawn: put the row back with the status “withdrawn”, or say
    --gone-on-purpose "NAME".
    """
    from sendletter.changes import changes as compare
    from sendletter.changes import current, fetch

    printer = Printer(quiet=quiet)
    newer = _found(fetch(new, folder), new, "NEW") if new else current(folder)
    sheets = (_found(fetch(old, folder), old, "OLD"), newer)
    for sheet in sheets:
        if sheet.remark:
            printer.say(f"git remarks: {sheet.remark}")
    compared = compare(*sheets, encoding=encoding)
    gone = _lost(compared, meant or [], printer)
    _tell(compared, gone, as_json=as_json, quiet=quiet)
    unread = compared.old.errors
    printer.problems(unread)
    if unread:
        printer.summary(unread, f"{compared.old.name} could not be read in full, and is compared as far as it was")
    _warn(compared, gone, printer)
    return int(bool(gone or unread or (exit_code and compared.changes.counts)))


def _found(sheet: "Sheet | None", name: str, argument: str) -> "Sheet":
    if sheet is None:
        hint = "for a day, name the branch with it: main@{yesterday}, main@{2026-01-15}"
        text = f"“{name}” is no file, no folder and no version that git knows; {hint}"
        raise typer.BadParameter(text, param_hint=argument)
    return sheet


def _lost(compared: "Compared", meant: list[str], printer: Printer) -> "tuple[Signatory, ...]":
    """Who is gone, without those that are meant to be; a name that is not gone is told."""
    from sendletter.proofreading.likeness import fold

    names = {fold(name): name for name in meant}
    gone = compared.changes.gone
    for folded in names.keys() - {fold(row.name) for row in gone}:
        printer.say(f"--gone-on-purpose: “{names[folded]}” is not gone")
    return tuple(row for row in gone if fold(row.name) not in names)


def _tell(compared: "Compared", gone: "tuple[Signatory, ...]", *, as_json: bool, quiet: bool) -> None:
    """The changes in the form that was asked for."""
    if as_json:
        from sendletter.cli.difference import plain
        from sendletter.cli.export import write_json

        write_json(plain(compared, gone))
    elif not quiet:
        from sendletter.cli.difference import told
        from sendletter.cli.screen import Screen

        told(compared, gone, Screen())


def _warn(compared: "Compared", gone: "tuple[Signatory, ...]", printer: Printer) -> None:
    """Say who is gone, and what to do about it."""
    if not gone:
        return
    from shlex import quote

    from sendletter.cli.screen import shown
    from sendletter.problem import error
    from sendletter.proofreading.finding import quoted
    from sendletter.span import Span

    names = ", ".join(f"{quoted(shown(row))} (line {row.span.line})" for row in gone[:MOST_NAMED])
    more = f" and {len(gone) - MOST_NAMED} more" if len(gone) > MOST_NAMED else ""
    who = "1 signatory is gone who" if len(gone) == 1 else f"{len(gone)} signatories are gone who"
    words = " ".join(f"--gone-on-purpose {quote(shown(row))}" for row in gone)
    words = words if len(gone) <= MOST_TYPED else "--gone-on-purpose NAME, for each of them"
    hint = (
        "By mistake? Put the row back. Who withdraws keeps the row, with “withdrawn” in the column “status”.\n"
        f"On purpose? Then add to this command: {words}"
    )
    problem = error(Span(compared.old.name), "gone", f"{who} had not withdrawn: {names}{more}", hint)
    printer.problems((problem,))
