"""What changed between two lists, as a person reads it and as programs do."""

from collections.abc import Iterable, Iterator, Sequence

from sendletter.changes import Compared, Version
from sendletter.cli.export import record
from sendletter.cli.screen import BAD, GOOD, Screen, clean, shown
from sendletter.comparison.roster import Cell, Kind, Pair, Removed
from sendletter.roster import Signatory, Status

STYLES = {Kind.ADDED: GOOD, Kind.CONFIRMED: GOOD, Kind.WITHDRAWN: BAD, Kind.UNCONFIRMED: BAD}
IMPLIED = {
    Kind.WITHDRAWN: frozenset({"status"}),
    Kind.CONFIRMED: frozenset({"status"}),
}
"""Cells that a heading says already."""


def told(compared: Compared, gone: Sequence[Signatory], screen: Screen) -> None:
    """The counts, then the names under what became of them; who is gone stands last, where it is seen."""
    screen.line(f"{compared.old.name} -> {compared.new.name}", "dim")
    screen.line(_headline(compared), "bold")
    if moved := compared.changes.reordered:
        rows = "1 row stands" if moved == 1 else f"{moved:,} rows stand"
        screen.line(f"{rows} in another order; that is printed only where a group has “order: as listed”", "dim")
    names(compared, gone, screen)


def names(compared: Compared, gone: Sequence[Signatory], screen: Screen) -> None:
    """The names under what became of them."""
    changes, lost = compared.changes, frozenset(gone)
    _section("Added", GOOD, [(row, _group(row)) for row in changes.added], screen)
    for kind, pairs in changes.changed.items():
        rows = [(pair.new, tuple(_details(pair, kind))) for pair in pairs]
        _section(str(kind).capitalize(), STYLES.get(kind, ""), rows, screen)
    rest = [(removed.row, (_why(removed),)) for removed in changes.removed if removed.row not in lost]
    _section("Removed; the lines are those of the older list", "", rest, screen)
    missing = [(row, _group(row)) for row in gone]
    _section("Gone without having withdrawn; the lines are those of the older list", BAD, missing, screen)


def _headline(compared: Compared) -> str:
    """`48 -> 51 signatories, confirmed 45 -> 49: 4 added, 1 removed`."""
    old, new = compared.old.rows, compared.new.rows
    said = ", ".join(f"{count:,} {kind}" for kind, count in compared.changes.counts.items())
    counts = f"{len(old):,} -> {len(new):,} signatories, confirmed {_confirmed(old):,} -> {_confirmed(new):,}"
    return f"{counts}: {said or 'nothing changed'}"


def _confirmed(rows: Iterable[Signatory]) -> int:
    return sum(row.status is Status.CONFIRMED for row in rows)


def _section(title: str, style: str, rows: Sequence[tuple[Signatory, Iterable[str]]], screen: Screen) -> None:
    if rows:
        name, mark, rest = title.partition(";")
        screen.heading(f"{name} ({len(rows):,}){mark}{rest}", style)
        screen.signatories(rows)


def _group(row: Signatory) -> tuple[str, ...]:
    """What to know of somebody who came or went: the group, and a status that keeps the name from being printed."""
    status = f", {row.status}" if row.status is not Status.CONFIRMED else ""
    return (f"in {_quoted(row.group)}{status}",)


def _details(pair: Pair, kind: Kind) -> Iterator[str]:
    for cell in pair.cells:
        if cell.column not in IMPLIED.get(kind, ()):
            yield _cell(cell)
    if pair.by_address:
        yield "the names are not alike; the row is known by its e-mail address"


def _cell(cell: Cell) -> str:
    """What became of a cell. A name stands alone at the end of its line, whichever way it runs."""
    if cell.column == "name":
        return f"was: {cell.old}"
    if cell.column == "group":
        return f"moved from {_quoted(cell.old)} to {_quoted(cell.new)}"
    if not cell.old and not cell.new:
        return f"{cell.column}: changed"
    return f"{cell.column}: {f'{_quoted(cell.old)} is now ' if cell.old else ''}{_quoted(cell.new)}"


def _quoted(text: str) -> str:
    return f"“{text}”" if text else "empty"


WHY = {Status.WITHDRAWN: "had withdrawn", Status.PENDING: "no longer confirmed"}
"""Why somebody is no longer printed, by the status."""


def _why(removed: Removed) -> str:
    """Why it is no loss that a row is no longer there."""
    if removed.still is not None:
        return f"still in the newer list, line {removed.still.span.line}: {shown(removed.still)}"
    return WHY.get(removed.row.status, "on purpose")


def plain(compared: Compared, gone: Sequence[Signatory]) -> dict[str, object]:
    """The changes as JSON. Every row of both lists that changed stands once."""
    changes, lost = compared.changes, frozenset(gone)
    return {
        "old": _version(compared.old),
        "new": _version(compared.new),
        "counts": {str(kind): count for kind, count in changes.counts.items()},
        "reordered": changes.reordered,
        "gone": len(gone),
        "added": [_person(row) for row in changes.added],
        "removed": [_removed(removed, lost) for removed in changes.removed],
        **{str(kind): [_pair(pair) for pair in pairs] for kind, pairs in changes.changed.items()},
    }


def _version(version: Version) -> dict[str, object]:
    return {"name": version.name, "signatories": len(version.rows), "confirmed": _confirmed(version.rows)}


def _person(row: Signatory) -> dict[str, object]:
    return {"line": row.span.line, "group": clean(row.group), **record(row)}


def _removed(removed: Removed, lost: frozenset[Signatory]) -> dict[str, object]:
    still = removed.still.span.line if removed.still else None
    return {**_person(removed.row), "gone": removed.row in lost, "still in line": still}


def _pair(pair: Pair) -> dict[str, object]:
    return {
        "line": pair.new.span.line,
        "old line": pair.old.span.line,
        "name": shown(pair.new),
        "by address": pair.by_address,
        "cells": [{"column": cell.column, "old": clean(cell.old), "new": clean(cell.new)} for cell in pair.cells],
    }
