"""`sendletter` alone: where the letter stands and what to do next."""

from typing import Annotated

import typer

from sendletter.cli.options import HERE, Folder
from sendletter.cli.printer import Printer
from sendletter.project import LETTER, SIGNATORIES, Project


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"sendletter {version('sendletter')}")
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)]


def status(context: typer.Context, folder: Folder = HERE, version: Version = False) -> int:  # noqa: ARG001
    """From a sign-on sheet to a letter you can send: letter.yaml and signatories.csv become a PDF on letterhead."""
    if context.invoked_subcommand:
        context.default_map = {context.invoked_subcommand: {"folder": str(folder)}}  # for "sendletter -C DIR build"
        return 0
    from sendletter.pipeline import Order, check, read
    from sendletter.problem import Unreadable
    from sendletter.project import find, today

    printer = Printer()
    try:
        order = Order(find(folder), today())
    except Unreadable:
        printer.say("There is no letter here. Begin with: sendletter new my-letter")
        return 0
    problems, sources = check(order), read(order)
    errors = sum(problem.is_error for problem in problems)
    printed, withheld = sources.roster.size, sources.roster.withheld
    letter = sources.letter
    subject = str(letter.title or letter.subject or letter.salutation or "") if letter else ""
    printer.say(f"{order.project.folder}: {subject or 'a letter'}".rstrip(","))
    people = "signatory" if printed == 1 else "signatories"
    unnamed = f", {withheld} of them without a name" if withheld else ""
    printer.say(f"{printed} {people} will be printed{unnamed}, {len(sources.roster.listed) - printed} will not")
    if errors:
        printer.say(f"{errors} error{'s' * (errors != 1)} to correct; see them with: sendletter check")
    elif not order.project.output.exists():
        printer.say("Ready. Make the PDF with: sendletter build")
    elif _stale(order.project):
        printer.say("The PDF is older than the letter. Make it anew with: sendletter build")
    else:
        printer.say("The PDF is up to date: output/letter.pdf. Prove it with: sendletter verify output/letter.pdf")
    return 0


def _stale(project: Project) -> bool:
    """Whether a source was saved after the PDF was made."""
    made = project.output.stat().st_mtime
    sources = [project.folder / LETTER, project.folder / SIGNATORIES]
    return any(path.stat().st_mtime > made for path in sources if path.exists())
