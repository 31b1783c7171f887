"""`sendletter review`: the live page for reviewers, or the same as one file to send by mail."""

import gc
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sendletter.cli.options import HERE, AsOf, Encoding, Folder, Quiet, day
from sendletter.cli.pressing import as_typed, counted, press_of
from sendletter.cli.printer import Printer
from sendletter.disc import write
from sendletter.problem import Unreadable, stop_at_errors
from sendletter.project import Project, find

if TYPE_CHECKING:
    from sendletter.review.desk import Desk  # heavy, and wanted late

Port = Annotated[int, typer.Option("--port", help="The port of the page; 0 is any that is free.", min=0, max=65535)]
Open = Annotated[bool, typer.Option("--open", help="Show the page in the browser.")]
AsFile = Annotated[
    Path | None,
    typer.Option("--file", help="Write the page as one file to send by mail, such as review.html.", metavar="FILE"),
]
Since = Annotated[
    int | None,
    typer.Option("--since", help="With --file: the page can also show what changed since draft N.", metavar="N", min=1),
]


def review(
    context: typer.Context,
    folder: Folder = HERE,
    port: Port = 0,
    show: Open = False,
    file: AsFile = None,
    since: Since = None,
    encoding: Encoding = None,
    as_of: AsOf = None,
    quiet: Quiet = False,
) -> None:
    """Show the pages to reviewers in a browser, live after every save, and keep their comments in comments.yaml.

    The page is served on this machine alone, at an address that only you are told; Ctrl-C ends it. Reviewers elsewhere
    get it as one file, with --file.
    """
    if since is not None and file is None:
        raise typer.BadParameter("--since belongs to --file; on the live page, choose the draft at its head")
    project, printer = find(folder), Printer(quiet=quiet)
    with press_of(context) as press:
        from sendletter.review.desk import Desk
        from sendletter.reviewing import Folder as Letter

        desk = Desk(Letter(project, press, encoding, day(as_of)))
        if file:
            _write(desk, file, since, printer)
        else:
            _serve(desk, project, port, printer, show=show)
    if file and show:
        typer.launch(str(file))


def _write(desk: "Desk", file: Path, since: int | None, printer: Printer) -> None:
    """The page as one file."""
    from sendletter.review.leaf import leaf

    with printer.progress() as progress:
        progress("setting pages")
        desk.refresh()
        stop_at_errors(desk.builder.comments()[1])  # nobody shall get a page without what was said before
        if desk.proof is not None:
            told = desk.redline(since) if since is not None else None
            data = leaf(desk.proof, desk.state(), (desk.redlines[0], told) if told else None)
            write(file, data)
            pages = counted(len(desk.proof.sizes), "page")
            printer.note(
                f"{as_typed(file)}: {pages}, text {desk.proof.text_code}, {len(data) / 1e6:.1f} MB; send it as it is"
            )


def _serve(desk: "Desk", project: Project, port: int, printer: Printer, *, show: bool) -> None:
    """The page on this machine, built anew after every save."""
    from sendletter.cli.watch import watched
    from sendletter.review.server import Server

    try:
        server = Server(desk, port)
    except OSError as fault:
        raise Unreadable(f"port {port}", f"cannot be used: {fault.strerror or fault}; leave --port out") from fault
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def once() -> None:
        desk.refresh()
        gc.collect()  # a page may be open for days

    def begin() -> None:
        printer.results([server.url])
        if show:
            typer.launch(server.url)

    try:
        watched(project, once, printer, first=begin)
    finally:
        server.server_close()
