"""Build again after every save, in a process that stays warm."""

from collections.abc import Callable, Iterable

from sendletter.cli.printer import Printer
from sendletter.disc import PARTIAL
from sendletter.problem import SendletterError
from sendletter.project import OUTPUT, Project


def watched(project: Project, once: Callable[[], None], printer: Printer, first: Callable[[], None]) -> None:
    """Build now and after each save, until interrupted. A save that breaks the letter leaves the PDF as it was."""
    from watchfiles import watch

    _attempt(once, printer)
    first()
    printer.note(f"watching {project.folder}; Ctrl-C ends")
    output = project.folder / OUTPUT
    for changes in watch(project.folder, debounce=200, step=20, raise_interrupt=True):
        if _matter((path for _, path in changes), str(output)):
            _attempt(once, printer)


def _matter(paths: Iterable[str], output: str) -> bool:
    """Whether a save changes the letter: not our own output, not an editor's swap files."""
    for path in paths:
        name = path.replace("\\", "/").rpartition("/")[2]
        if (
            not path.startswith(output)
            and not name.startswith((".", PARTIAL))
            and not name.endswith(("~", ".swp", ".tmp"))
        ):
            return True
    return False


def _attempt(once: Callable[[], None], printer: Printer) -> None:
    from sendletter.cli.app import told

    try:
        once()
    except SendletterError as fault:
        told(fault, printer)
