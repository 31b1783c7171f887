"""The census of the list as a person reads it: tables of counts, or the names."""

from collections.abc import Iterator, Mapping

from sendletter.census import Census, Reason, Row, Tally, by_country, by_group, by_reason, over_time
from sendletter.cli.screen import BAD, Screen

MOST_COUNTRIES = 12
MOST_LEFT = 20
"""Rows up to which a list is shown whole; what is cut off is counted."""
Headings = Mapping[str, str]
"""The groups of letter.yaml by id, with their headings."""


def tables(census: Census, headings: Headings, screen: Screen) -> None:
    """Who prints and who does not, by group, country and day, then everybody who does not with the reason."""
    screen.line(f"{_total(census)} will be printed{_day(census)}", "bold")
    _groups(census, headings, screen)
    _countries(census, screen)
    _days(census, screen)
    _left(census, screen, MOST_LEFT)


def names(census: Census, headings: Headings, screen: Screen) -> None:
    """Everybody who prints, in printed order, then everybody who does not, each with the line in the list."""
    screen.line(f"{_total(census)} will be printed{_day(census)}", "bold")
    for group in dict.fromkeys(row.group for row in census.printed):
        rows = [row for row in census.printed if row.group == group]
        screen.heading(f"{headings.get(group, group)} ({len(rows)})")
        screen.signatories([(row.signatory, ()) for row in rows])
    _left(census, screen, len(census.rows))


def _total(census: Census) -> str:
    total = len(census.rows)
    return f"{len(census.printed):,} of {total:,} signator{'y' if total == 1 else 'ies'}"


def _day(census: Census) -> str:
    return f", as of {census.as_of.isoformat()}" if census.as_of else ""


def _groups(census: Census, headings: Headings, screen: Screen) -> None:
    tallies = by_group(census)
    named = [(_group(each.name, headings, census), each) for each in tallies]
    rows = [_counts(name, each) for name, each in (*named, ("All", _sum(tallies)))]
    screen.line()
    screen.table(("Group", "Confirmed", "Pending", "Withdrawn", "Printed"), rows, total=True)


def _group(name: str, headings: Headings, census: Census) -> str:
    """A group's heading; its id in quotes where letter.yaml has no such group."""
    return headings.get(name, name) if name in census.groups else f"“{name}”, not in letter.yaml"


def _counts(name: str, each: Tally) -> tuple[str, int, int, int, int]:
    return name, each.confirmed, each.pending, each.withdrawn, each.printed


def _sum(tallies: tuple[Tally, ...]) -> Tally:
    columns = ("confirmed", "pending", "withdrawn", "printed", "left")
    return Tally("All", *(sum(getattr(each, column) for each in tallies) for column in columns))


def _countries(census: Census, screen: Screen) -> None:
    """The countries with most rows; the rest in one row, so that the sums are whole."""
    tallies = by_country(census)
    named = [each for each in tallies if each.name]
    if not named:
        return
    rest = named[MOST_COUNTRIES:] if len(named) > MOST_COUNTRIES + 1 else []
    rows = [(each.name, each.printed, each.left) for each in named[: len(named) - len(rest)]]
    without = [each for each in tallies if not each.name]
    others = (_row(f"{len(rest)} other countries", rest), _row("no country", without))
    screen.line()
    screen.table(("Country", "Printed", "Not printed"), [*rows, *(row for row in others if row[1] or row[2])])


def _row(name: str, tallies: list[Tally]) -> tuple[str, int, int]:
    return name, sum(each.printed for each in tallies), sum(each.left for each in tallies)


def _days(census: Census, screen: Screen) -> None:
    """When the rows were signed, with a bar for each period."""
    name, periods = over_time(census)
    if not periods:
        return
    most = max(period.signed for period in periods)
    rows = [(p.begins.isoformat(), p.signed, p.total, screen.bar(p.signed / most)) for p in periods]
    screen.line()
    screen.table((f"Signed, {name}", "New", "In all", ""), rows)
    undated = len(census.rows) - periods[-1].total
    if undated:
        screen.line(f"{undated:,} without a day")


def _left(census: Census, screen: Screen, most: int) -> None:
    """Who does not print: how many for which reason, and their names."""
    left = census.left
    if not left:
        return
    screen.heading(f"Not printed ({len(left):,})", BAD)
    for reason, count in by_reason(census).items():
        screen.line(f"  {count:,} {_because(reason, census)}")
    screen.line()
    screen.signatories([(row.signatory, _details(row, census)) for row in left[:most]])
    if len(left) > most:
        screen.line(f"  and {len(left) - most:,} more; see them all with: sendletter signatories --names")


def _details(row: Row, census: Census) -> Iterator[str]:
    if row.reason is Reason.GROUP:
        yield f"the group “{row.group}” is not in letter.yaml"
    elif row.reason:
        yield _because(row.reason, census)


def _because(reason: Reason, census: Census) -> str:
    if reason is Reason.LATER and census.as_of:
        return f"signed after {census.as_of.isoformat()}, the day of the list"
    return str(reason)
