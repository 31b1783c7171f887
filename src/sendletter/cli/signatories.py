"""`sendletter signatories`: who will print, who will not and why."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from sendletter.cli.options import HERE, Encoding, Folder, Json
from sendletter.cli.printer import Printer
from sendletter.problem import NotReady, Problem
from sendletter.project import SIGNATORIES, find, today
from sendletter.roster import Status

if TYPE_CHECKING:
    from sendletter.census import Census, Tally


class Form(StrEnum):
    """How the list is told."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


Format = Annotated[Form, typer.Option("--format", help="text for people, json for programs, csv for a sheet.")]
Groups = Annotated[
    list[str] | None, typer.Option("--group", help="Only this group, by its id; may be repeated.", metavar="ID")
]
Statuses = Annotated[list[Status] | None, typer.Option("--status", help="Only this status; may be repeated.")]
Countries = Annotated[
    list[str] | None, typer.Option("--country", help="Only this country; may be repeated.", metavar="NAME")
]
Names = Annotated[bool, typer.Option("--names", help="Every name in printed order, with its line in the list.")]


def signatories(
    folder: Folder = HERE,
    form: Format = Form.TEXT,
    as_json: Json = False,
    groups: Groups = None,
    statuses: Statuses = None,
    countries: Countries = None,
    names: Names = False,
    encoding: Encoding = None,
) -> int:
    """Count the list: who will print, who will not and why, by group, country and day."""
    from sendletter.census import census
    from sendletter.pipeline import Order, read

    if as_json and form is Form.CSV:
        raise typer.BadParameter("ask for one form: --json or --format csv")
    sources = read(Order(find(folder), today(), encoding=encoding))
    if sources.letter is None:
        raise NotReady(sources.problems)
    day = sources.letter.signatures.as_of
    whole = census(sources.roster, day.date if day else None)
    asked = whole.only(
        _known("--group", groups, (*whole.groups, *(row.group for row in whole.rows))),
        statuses or None,
        _known("--country", countries, (row.signatory.country.casefold() for row in whole.rows), str.casefold),
    )
    headings = {plan.id: str(plan.heading or plan.id) for plan in sources.letter.signatures.groups}
    _tell(asked, Form.JSON if as_json else form, headings, names=names)
    return _unread(sources.problems)


def _known(
    option: str, wanted: list[str] | None, known: Iterable[str], fold: Callable[[str], str] = str
) -> frozenset[str] | None:
    """What was asked for, folded; None for everything. A word that stands nowhere in the list is wrong usage."""
    names = dict.fromkeys(known)
    for word in wanted or ():
        if fold(word) not in names:
            close = get_close_matches(fold(word), names, 1, 0.6)
            hint = f"did you mean “{close[0]}”?" if close else "nobody in the list has it"
            raise typer.BadParameter(f"“{word}” is not known; {hint}", param_hint=option)
    return frozenset(map(fold, wanted)) if wanted else None


def _tell(census: "Census", form: Form, headings: dict[str, str], *, names: bool) -> None:
    """The census in a form."""
    from sendletter.cli.export import COLUMNS, listed, write_csv, write_json

    rows = [listed(row) for row in census.rows] if form is not Form.TEXT else []
    match form:
        case Form.JSON:
            write_json({**_summary(census), "signatories": rows})
        case Form.CSV:
            write_csv(rows, ["line", "group", *COLUMNS, "prints", "reason"])
        case Form.TEXT:
            from sendletter.cli.screen import Screen
            from sendletter.cli.tally import names as tell_names
            from sendletter.cli.tally import tables

            (tell_names if names else tables)(census, headings, Screen())


def _summary(census: "Census") -> dict[str, object]:
    """The counts as JSON."""
    from sendletter.census import by_country, by_group, by_reason, over_time

    period, periods = over_time(census)
    return {
        "as of": census.as_of.isoformat() if census.as_of else None,
        "printed": len(census.printed),
        "not printed": len(census.left),
        "reasons": {str(reason): count for reason, count in by_reason(census).items()},
        "groups": [_counted("group", each) for each in by_group(census)],
        "countries": [_counted("country", each) for each in by_country(census)],
        "signed": [
            {"period": period, "begins": each.begins.isoformat(), "signed": each.signed, "total": each.total}
            for each in periods
        ],
    }


def _counted(label: str, tally: "Tally") -> dict[str, object]:
    """A tally as JSON, under what it is a tally of."""
    return {
        label: tally.name,
        "confirmed": tally.confirmed,
        "pending": tally.pending,
        "withdrawn": tally.withdrawn,
        "printed": tally.printed,
        "not printed": tally.left,
    }


def _unread(problems: Iterable[Problem]) -> int:
    """Tell the errors of rows that could not be read, and so are in no count; the exit code."""
    errors = [problem for problem in problems if problem.is_error and problem.span.source == SIGNATORIES]
    if errors:
        printer = Printer()
        printer.problems(errors)
        printer.summary(errors, "the list could not be read in full")
    return int(bool(errors))
