"""`sendletter approve`: who approved which text, and what has changed since."""

from typing import TYPE_CHECKING, Annotated

import typer

from sendletter.cli.options import HERE, AsOf, Encoding, Folder, Json, Quiet, day
from sendletter.cli.printer import Printer
from sendletter.problem import stop_at_errors
from sendletter.project import APPROVALS, Project, find, now, today

if TYPE_CHECKING:
    from sendletter.approving import Consents  # heavy, and wanted late
    from sendletter.consent.approval import Approval
    from sendletter.consent.standing import Standing

Who = Annotated[
    str, typer.Option("--as", help="Who approves: one of those under “approvals needed” in letter.yaml.", metavar="WHO")
]
Note = Annotated[str, typer.Option("--note", help="What they said.", metavar="TEXT")]
OfDraft = Annotated[
    int | None, typer.Option("--draft", help="The draft that they read; without it, the letter as it is now.", min=1)
]
Withdraw = Annotated[bool, typer.Option("--withdraw", help="They take their approval back.")]


def approve(
    folder: Folder = HERE,
    who: Who = "",
    note: Note = "",
    draft: OfDraft = None,
    withdraw: Withdraw = False,
    encoding: Encoding = None,
    as_of: AsOf = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Record that somebody approved the text; without --as, show who has.

    An approval holds for the very text that was read: approvals.yaml keeps it with the codes of text and list.
    """
    from sendletter.pipeline import Order, consents_of, read

    if not who and (note or draft or withdraw):
        raise typer.BadParameter("say who approves: --as WHO", param_hint="--as")
    project = find(folder)
    consents = consents_of(read(Order(project, today(), encoding=encoding, as_of=day(as_of))), project)
    stop_at_errors(consents.faults)
    if who:
        said = _said(consents, who, note, draft, withdraw=withdraw)
        with project.locked():
            consents.approve(said)
        consents = consents.anew()
    if as_json:
        from sendletter.cli.export import write_json

        write_json(_plain(consents))
    elif who:
        _confirm(said, consents, Printer(quiet=quiet))
    elif not quiet:
        _show(consents)


def _said(consents: "Consents", who: str, note: str, draft: int | None, *, withdraw: bool) -> "Approval":
    """The approval that is to be written down. Raises typer.BadParameter where nobody waits for it."""
    from sendletter.consent.approval import Approval
    from sendletter.span import Span

    name = consents.needed(who)
    if name is None:
        raise typer.BadParameter(_unasked(consents, who), param_hint="--as")
    if withdraw and not any(str(one.needed) == name and one.approval for one in consents.standings):
        raise typer.BadParameter(f"{name} has approved nothing yet", param_hint="--withdraw")
    codes = consents.codes_of(_drawn(consents.project, draft))
    return Approval(name, now(), Span(APPROVALS), *codes, draft=draft, note=note, withdrawn=withdraw)


def _unasked(consents: "Consents", who: str) -> str:
    asked = [text.text for text in consents.written.approvals_needed]
    if not asked:
        return f"letter.yaml asks nobody for approval; add a line such as: approvals needed: [{who}]"
    return f"“{who}” is not among those whose approval is needed: {', '.join(asked)}"


def _drawn(project: Project, draft: int | None) -> int | None:
    if draft is not None and draft not in project.drafts:
        made = ", ".join(map(str, sorted(project.drafts))) or "none"
        raise typer.BadParameter(f"there is no draft {draft}; there are: {made}", param_hint="--draft")
    return draft


def _confirm(said: "Approval", consents: "Consents", printer: Printer) -> None:
    """Say what was written down, and what is still missing."""
    what = f"text {said.text_code}, list {said.list_code}" + (f", draft {said.draft}" if said.draft else "")
    verb = "has withdrawn the approval" if said.withdrawn else f"approves {what}"
    printer.note(f"{APPROVALS}: {said.who} {verb}")
    mine = next(one for one in consents.standings if one.approval and one.approval.who == said.who)
    if not said.withdrawn and not mine.text_holds:
        printer.say(f"That is not the text as it is now ({consents.text_code}){_since(mine)}")
    lacking = [str(one.needed) for one in consents.standings if not one.text_holds]
    printer.note(f"still needed: {', '.join(lacking)}" if lacking else "everybody has approved; sendletter build")


def _since(standing: "Standing") -> str:
    from sendletter.consent.standing import since

    return since(standing.changed)


def _show(consents: "Consents") -> None:
    """The table of approvals on standard output."""
    from sendletter.cli.screen import Screen

    screen = Screen()
    screen.line(f"Text {consents.text_code}, list {consents.list_code}", "bold")
    if not consents.standings:
        screen.line("letter.yaml asks nobody for approval; add a line such as: approvals needed: [Legal]")
        return
    screen.line()
    screen.table(("Who", "Text", "List", "When", "What they read"), [_row(one) for one in consents.standings])
    details = [(one, text) for one in consents.standings if (text := _detail(one))]
    for one, text in details:
        screen.line()
        screen.line(f"{one.needed}: {text}")


def _row(one: "Standing") -> tuple[str, str, str, str, str]:
    said = one.approval
    if said is None:
        return str(one.needed), str(one.state), "", "", ""
    when = f"{said.when:%Y-%m-%d %H:%M}"
    if said.withdrawn:
        return str(one.needed), str(one.state), "", when, ""
    read = said.text_code + (f", draft {said.draft}" if said.draft else "")
    return str(one.needed), str(one.state), "the same" if one.list_holds else "has changed", when, read


def _detail(one: "Standing") -> str:
    """What has changed since, and what was said."""
    said = one.approval
    changed = f"since then there changed {', '.join(one.changed)}" if one.changed else ""
    return "; ".join(filter(None, (changed, f"“{said.note}”" if said and said.note else "")))


def _plain(consents: "Consents") -> dict[str, object]:
    """The standings for programs."""
    return {
        "text": consents.text_code,
        "list": consents.list_code,
        "approvals": [
            {
                "as": str(one.needed),
                "state": one.state.name.lower(),
                "list holds": one.list_holds,
                "text": one.approval.text_code if one.approval else "",
                "list": one.approval.list_code if one.approval else "",
                "draft": one.approval.draft if one.approval else None,
                "when": one.approval.when.isoformat() if one.approval else "",
                "note": one.approval.note if one.approval else "",
                "changed": list(one.changed),
            }
            for one in consents.standings
        ],
    }
