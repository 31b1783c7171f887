"""What an import would do, as a table for people and as JSON for programs. E-mail addresses are in neither."""

import json
from collections.abc import Iterator, Sequence

from sendletter.cli.printer import Printer
from sendletter.intake.incoming import Row
from sendletter.intake.mending import Doubt
from sendletter.intake.plan import Change, Outcome, Plan
from sendletter.reading.signatories import COLUMNS

PRIVATE = "email"
GAP = "  "


def shown(plan: Plan, printer: Printer) -> None:
    """Print the plan: what is added, what is changed from what to what, what waits and why."""
    added = [["+", row.group, row.shown, _others(row), str(row.span)] for row in plan.added]
    changed = [
        ["~", change.entry.group, change.entry.shown, _change(change), str(change.entry.span)]
        for change in plan.changed
    ]
    if plan.columns:
        printer.note(f"\nNew columns, empty for everybody else: {', '.join(plan.columns)}")
    for line in (*_section("To add", added), *_section("To change", changed), *_doubts(plan.doubts)):
        printer.note(line)
    if plan.refused:
        printer.note("\nRefused")
        printer.problems(plan.refused)
    if plan.writes or not plan.is_complete:
        printer.note("")


def _section(title: str, rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A heading, and rows in columns as wide as their widest cell, but for long cells, which may stand out."""
    from rich.cells import cell_len

    if not rows:
        return
    yield f"\n{title}"
    flat = [[" ".join(cell.split()) for cell in row] for row in rows]
    widths = [max(min(cell_len(cell), 48) for cell in column) for column in zip(*flat, strict=True)]
    for row in flat:
        padded = (cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True))
        yield GAP + GAP.join(padded).rstrip()


def _public(row: Row) -> dict[str, str]:
    """The cells beside group and name that may be shown, in the order of the list's columns."""
    shown = [column for column in COLUMNS if column != PRIVATE and row.cells.get(column)]
    return {column: row.cells[column] for column in shown} if row.shown == row.name else {}


def _others(row: Row) -> str:
    return ", ".join(_public(row).values())


def _change(change: Change) -> str:
    if change.column == PRIVATE:
        return "email: another address"
    if change.entry.shown != change.entry.name:
        return f"{change.column}: changed"
    return f"{change.column}: {change.old or '(empty)'} → {change.new}"


def _doubts(doubts: Sequence[Doubt]) -> Iterator[str]:
    if doubts:
        yield "\nTo decide"
    for doubt in doubts:
        yield from _doubt(doubt)


def _doubt(doubt: Doubt) -> Iterator[str]:
    """A doubt in three lines."""
    yield f"{GAP}?{GAP}{doubt.row.group}{GAP}{' ⏎ '.join(doubt.row.shown.splitlines())}{GAP}{doubt.row.span}"
    yield from (f"{GAP}   {line}" for line in _reasons(doubt))


def _reasons(doubt: Doubt) -> tuple[str, str]:
    """What is doubtful and what is proposed, without a name that is withheld."""
    if doubt.row.shown != doubt.row.name:
        return doubt.subject.doubt, "decide about it on a terminal"
    return doubt.says, f"proposed: {doubt.proposal}"


def to_json(plan: Plan) -> str:
    """The plan as JSON: counts of the sheet's rows, and each row that is added, changed, waiting or refused."""
    said = {
        "counts": {outcome.value: plan.outcomes[outcome] for outcome in Outcome},
        "columns": list(plan.columns),
        "added": [
            {"group": row.group, "name": row.shown, "place": str(row.span), **_public(row)} for row in plan.added
        ],
        "changed": [_change_values(change) for change in plan.changed],
        "waiting": [
            {
                "group": doubt.row.group,
                "name": doubt.row.shown,
                "place": str(doubt.row.span),
                "doubt": doubt.subject.doubt,
                "message": _reasons(doubt)[0],
                "proposal": _reasons(doubt)[1].removeprefix("proposed: "),
                "choices": [choice.value for choice in doubt.choices],
            }
            for doubt in plan.doubts
        ],
        "refused": [{"place": str(p.span), "message": p.message, "hint": p.hint} for p in plan.refused],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _change_values(change: Change) -> dict[str, str]:
    entry = change.entry
    private = change.column == PRIVATE or entry.shown != entry.name
    values = {} if private else {"old": change.old, "new": change.new}
    return {"group": entry.group, "name": entry.shown, "place": str(entry.span), "column": change.column, **values}
