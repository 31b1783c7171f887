"""`sendletter comments [FILE...]`: what reviewers have marked, each with its line in the sources."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sendletter.cli.options import HERE, Encoding, Folder, Json, Quiet
from sendletter.cli.printer import Printer
from sendletter.disc import write
from sendletter.project import Project, find, returned, today

if TYPE_CHECKING:
    from sendletter.commenting import Collected
    from sendletter.comments.comment import Comment
    from sendletter.locating import Desk

Files = Annotated[
    list[Path] | None,
    typer.Argument(
        help="What came back: marked PDFs, Word documents, comments saved by the page; without any, what is open.",
        metavar="FILE",
    ),
]
Apply = Annotated[bool, typer.Option("--apply", help="Put suggested replacements into the sources, one by one.")]
Yes = Annotated[bool, typer.Option("--yes", help="With --apply: do not ask.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would be done, and write nothing.")]
Done = Annotated[list[int] | None, typer.Option("--done", help="Comment N is done; may be repeated.", metavar="N")]
Decline = Annotated[
    tuple[int, str] | None,
    typer.Option(
        "--decline",
        help='Comment N is declined, with the reason: --decline 4 "It is a quotation."',
        metavar="N REASON",
    ),
]
Reopen = Annotated[list[int] | None, typer.Option("--reopen", help="Comment N is open again.", metavar="N")]
As = Annotated[str, typer.Option("--as", help="Who answers; kept beside the answer.", metavar="NAME")]
Every = Annotated[bool, typer.Option("--all", help="Show what is done and declined, too.")]
Report = Annotated[
    Path | None,
    typer.Option("--report", help="Write a page for the reviewers: every comment and its answer.", metavar="FILE.html"),
]


def comments(
    files: Files = None,
    folder: Folder = HERE,
    apply: Apply = False,
    yes: Yes = False,
    dry_run: DryRun = False,
    done: Done = None,
    decline: Decline = None,
    reopen: Reopen = None,
    by: As = "",
    every: Every = False,
    report: Report = None,
    as_json: Json = False,
    encoding: Encoding = None,
    quiet: Quiet = False,
) -> None:
    """Read the comments of reviewers in files that came back; say where in the sources each is, and keep the answers.

    Comments and answers are kept in comments.yaml beside the letter.
    """
    if yes and not apply:
        raise typer.BadParameter("--yes belongs to --apply")
    from sendletter.commenting import desk_of, kept
    from sendletter.pipeline import Order

    project, printer = find(folder), Printer(quiet=quiet)
    with project.locked():
        desk = desk_of(Order(project, today(), encoding=encoding))
        before, known = kept(project)
        text, collected = _collected(project, files or [], before, known, desk)
        text = _answered(text, done or [], decline, reopen or [], " ".join(by.split()))
        if text != before and not dry_run:
            project.keep_comments(text)
        for each in collected:
            _say(each, printer)
        shown = {number for each in collected for number in each.numbers} if files else None
        if apply:
            from sendletter.cli.applying import applied

            text, desk = applied(project, text, shown, desk, printer, yes=yes, dry_run=dry_run)
    _tell(_comments(text), shown, desk, printer, every=every, as_json=as_json, acted=bool(apply or report))
    if report:
        _report(report, _comments(text), desk, project, printer, dry_run=dry_run)


def _collected(
    project: Project, files: list[Path], text: str, known: "tuple[Comment, ...]", desk: "Desk"
) -> "tuple[str, tuple[Collected, ...]]":
    if not files:
        return text, ()
    from sendletter.commenting import collect
    from sendletter.remarks.reader import LARGEST

    return collect(project, ((str(path), returned(path, LARGEST)) for path in files), text, known, desk)


def _comments(text: str) -> "tuple[Comment, ...]":
    from sendletter.comments.file import read

    return read(text)[0] if text else ()


def _answered(text: str, done: list[int], decline: tuple[int, str] | None, reopen: list[int], by: str) -> str:
    """The text with the answers that were given. Raises typer.BadParameter for what is no answer to a comment."""
    from sendletter.comments.answer import Answer, put
    from sendletter.comments.comment import State

    known = {comment.number for comment in _comments(text)}
    declined = (decline[0],) if decline else ()
    numbers = *set(done), *set(reopen), *declined
    for number in numbers:
        if numbers.count(number) > 1:
            raise typer.BadParameter(f"comment {number} can have one answer only: done, declined, or open again")
        if number not in known:
            raise typer.BadParameter(f"there is no comment {number}; `sendletter comments --all` lists them")
    for state, found in ((State.DONE, done), (State.OPEN, reopen)):
        for number in found:
            text = put(text, number, Answer(state, by=by))
    try:
        return put(text, decline[0], Answer(State.DECLINED, decline[1], by)) if decline else text
    except ValueError as fault:
        raise typer.BadParameter(str(fault), param_hint="--decline") from fault


def _say(collected: "Collected", printer: Printer) -> None:
    from sendletter.cli.pressing import counted

    if not collected.numbers:
        printer.note(f"{collected.name}: {collected.read_in}, without a comment")
        return
    new = "all new" if collected.new == len(collected.numbers) else f"{collected.new or 'none'} new"
    printer.note(f"{collected.name}: {collected.read_in}, {counted(len(collected.numbers), 'comment')}, {new}")


def _tell(
    known: "tuple[Comment, ...]",
    shown: set[int] | None,
    desk: "Desk",
    printer: Printer,
    *,
    every: bool,
    as_json: bool,
    acted: bool,
) -> None:
    """The comments that were asked for, by their places: those of the files, without files those that are open."""
    from sendletter.cli.commentary import in_order, plain, told
    from sendletter.comments.comment import State
    from sendletter.locating import clashes

    located = [desk.locate(comment) for comment in known]
    against = clashes(located)
    wanted = [
        item
        for item in in_order(located)
        if (item.comment.number in shown if shown is not None else every or item.comment.state is State.OPEN)
    ]
    if as_json:
        printer.json([plain(item, against.get(item.comment.number, ())) for item in wanted])
    elif not printer.quiet and not acted:
        from sendletter.cli.screen import Screen

        told(wanted, against, Screen())
        if shown is None:
            _sum(known, printer)


def _sum(known: "tuple[Comment, ...]", printer: Printer) -> None:
    from sendletter.comments.comment import State

    counts = [(state.value, sum(comment.state is state for comment in known)) for state in State]
    said = ", ".join(f"{count} {word}" for word, count in counts if count)
    printer.note(said or "no comments yet; read those of a draft that came back: sendletter comments FILE.pdf")


def _report(
    path: Path, known: "tuple[Comment, ...]", desk: "Desk", project: Project, printer: Printer, *, dry_run: bool
) -> None:
    from sendletter.cli.commentary import reported

    page = reported(known, desk, project.folder.name)
    if not dry_run:
        write(path, page.encode())
        printer.note(f"{path}: {len(known)} comment{'s' * (len(known) != 1)} with their answers")
