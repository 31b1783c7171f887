"""What the tests of intake begin with: a list, a sheet, and what an import of it would do."""

from collections.abc import Iterable, Mapping

from sendletter.intake.decisions import Decision, Decisions
from sendletter.intake.groups import Groups, Kind
from sendletter.intake.headers import table
from sendletter.intake.incoming import Intake, intake
from sendletter.intake.listed import Listed, read_listed
from sendletter.intake.plan import Plan, plan
from sendletter.reading.sheet import Grid, read_sheet

GROUPS = Groups({"person": Kind.PERSON, "body": Kind.ORGANIZATION}, {})
LIST = "group,name,title,acronym,country\nperson,Ann Lee,Chair,,Kenya\nbody,Human Rights Watch,,HRW,\n"


def grid(text: str) -> Grid:
    """A grid of a sheet's text, which must be readable."""
    found, problems = read_sheet(text.encode(), "sheet.csv")
    assert found is not None, problems
    return found


def listed(text: str = LIST) -> Listed:
    """The list of a text, which must be readable."""
    found, problems = read_listed(text.encode(), "signatories.csv")
    assert found is not None, problems
    return found


def taken(
    text: str, *, group: str = "person", told: Mapping[str, str] | None = None, own: Iterable[str] = ()
) -> Intake:
    """The rows of a sheet's text."""
    found, problems = table(grid(text), told or {}, tuple(GROUPS.kinds), own)
    assert found is not None, problems
    return intake(found, GROUPS, group, None)


def planned(sheet: str, before: str = LIST, decisions: Iterable[Decision] = (), *, group: str = "person") -> Plan:
    """What an import of a sheet into a list would do."""
    old = listed(before)
    rows = taken(sheet, group=group, own=old.columns)
    return plan(rows.rows, rows.refused, old, GROUPS, Decisions.of(decisions))


def after(sheet: str, before: str = LIST, decisions: Iterable[Decision] = (), *, group: str = "person") -> str:
    """The list after an import."""
    done = planned(sheet, before, decisions, group=group)
    changes: dict[int, dict[str, str]] = {}
    for change in done.changed:
        changes.setdefault(change.entry.number, {})[change.column] = change.new
    rows = [{"group": row.group, "name": row.name, **row.cells} for row in done.added]
    return listed(before).with_(changes, rows)
