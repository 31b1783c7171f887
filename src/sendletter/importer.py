"""The journey of a sheet into the list: read, plan, ask, write.

A sheet -> grid -> table -> rows -> a plan against the list and what was decided; a person decides what is doubtful, the
plan is made anew, and then decisions, letter.yaml and the list are written, in this order: whatever kills a run between
them, the list is the old one, and what was said is not asked again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sendletter.disc import write
from sendletter.intake.days import Dates
from sendletter.intake.decisions import Decision, Decisions, read_decisions, write_decisions
from sendletter.intake.groups import Groups
from sendletter.intake.headers import Table, pairs, table
from sendletter.intake.incoming import Intake, intake, normal
from sendletter.intake.listed import Listed, read_listed
from sendletter.intake.memory import recall, remember
from sendletter.intake.plan import Plan
from sendletter.intake.plan import plan as make_plan
from sendletter.letter import Letter
from sendletter.problem import LimitReached, NotReady, Problem, Unreadable, error, in_order, stop_at_errors
from sendletter.project import DECISIONS, LETTER, MOST_BYTES, SIGNATORIES, Project, incoming
from sendletter.reading.encoding import decode, writing
from sendletter.reading.letter import read_letter
from sendletter.reading.sheet import Grid, read_sheet
from sendletter.span import Span


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: the folder, the sheet, and what a person has said of it and of the list."""

    project: Project
    path: Path
    told: tuple[str, ...] = ()
    group: str = ""
    encoding: str | None = None
    sheet: str | None = None
    dates: Dates | None = None
    list_encoding: str | None = None

    @property
    def name(self) -> str:
        """The sheet's name in messages."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class Session:
    """An import under way: what was read, what was decided, and what letter.yaml is to remember."""

    request: Request
    listed: Listed
    groups: Groups
    intake: Intake
    decisions: Decisions
    noticed: tuple[Problem, ...]
    read: Mapping[str, bytes | None]
    choices: Mapping[str, str] = field(default_factory=dict)

    def plan(self) -> Plan:
        """What would be done, as things were decided so far."""
        return make_plan(self.intake.rows, self.intake.refused, self.listed, self.groups, self.decisions)

    def decided(self, decisions: Sequence[Decision]) -> "Session":
        """The session with further decisions."""
        return replace(self, decisions=self.decisions.with_(decisions))


def begin(request: Request) -> Session:
    """Read all files. Raises NotReady with everything that is wrong, Unreadable and LimitReached."""
    project = request.project
    read = {LETTER: project.letter(), SIGNATORIES: project.signatories(), DECISIONS: project.decisions()}
    grid, found = read_sheet(incoming(request.path), request.name, request.encoding, request.sheet)
    letter, faults = read_letter(read[LETTER] or b"", LETTER)
    listed, wrong = read_listed(read[SIGNATORIES], SIGNATORIES, request.list_encoding)
    decisions, odd = read_decisions(read[DECISIONS], DECISIONS)
    choices, unclear = pairs(request.told, Span("--map"))
    problems = [*found, *(fault for fault in faults if fault.is_error), *wrong, *odd, *unclear]
    stop_at_errors(problems)
    if grid is None or letter is None or listed is None:
        raise NotReady(problems)
    table_, groups, group, further = _understood(request, grid, letter, listed, choices, _text(read[LETTER]))
    taken = intake(table_, groups, group, request.dates)
    noticed = in_order([*found, *further, *taken.noticed])
    return Session(request, listed, groups, taken, decisions, noticed, read, choices)


def _understood(
    request: Request, grid: Grid, letter: Letter, listed: Listed, choices: Mapping[str, str], text: str
) -> tuple[Table, Groups, str, tuple[Problem, ...]]:
    """The table that a grid is, the letter's groups, the group of rows that name none, and what was noticed."""
    memory = recall(text, LETTER)
    told = {**memory.columns, **choices}
    plans = letter.signatures.groups
    groups = Groups.of(plans, told)
    group = request.group or memory.group
    table_, problems = table(grid, told, tuple(groups.kinds), listed.columns, choices)
    found = [*problems]
    if group and groups.kinds and group not in groups.kinds:
        hint = f"There are: {', '.join(groups.kinds)}."
        found.append(error(Span("--group" if request.group else LETTER), "group", f"there is no group “{group}”", hint))
    if table_ and not group and "group" not in table_.columns.values():
        group = next(iter(groups.kinds), "") if len(groups.kinds) == 1 else ""
        if not group:
            hint = "\n".join(f"--group {name}" for name in groups.kinds) or "--group organization"
            text = "no column says which group the signatories belong to"
            found.append(error(Span(request.name, table_.header.line), "group", text, f"Say it:\n{hint}"))
    stop_at_errors(found)
    if table_ is None:
        raise NotReady(found)
    return table_, groups, group, in_order(found)


def _text(data: bytes | None) -> str:
    text, _ = decode(data or b"", LETTER)
    return text or ""


def save_decisions(session: Session) -> Session:
    """Write down what was decided. Raises Busy, and Unreadable where somebody else has changed the decisions."""
    project, known = session.request.project, session.read[DECISIONS]
    if session.decisions.made == read_decisions(known, DECISIONS)[0].made:
        return session
    data = write_decisions(session.decisions).encode()
    with project.locked():
        _unchanged(DECISIONS, project.decisions(), known)
        write(project.folder / DECISIONS, data)
    return replace(session, read={**session.read, DECISIONS: data})


def finish(session: Session, plan: Plan) -> None:
    """Write decisions, letter.yaml and the list, each where it changes.

    Raises Busy, NotReady where the list cannot hold a name, and Unreadable where somebody else has changed a file in
    the meantime; the list is then as it was.
    """
    project, listed = session.request.project, session.listed
    letter = _remembered(session)
    data = _list(listed, plan)
    save_decisions(session)
    with project.locked():
        _unchanged(LETTER, project.letter(), session.read[LETTER])
        _unchanged(SIGNATORIES, project.signatories(), session.read[SIGNATORIES])
        if letter != session.read[LETTER]:
            write(project.folder / LETTER, letter)
        if plan.writes:
            write(project.folder / SIGNATORIES, data)


def _unchanged(name: str, now: bytes | None, then: bytes | None) -> None:
    if now != then:
        raise Unreadable(name, "was changed by somebody else in the meantime, and is left as it is; import again")


def _list(listed: Listed, plan: Plan) -> bytes:
    """The new list, proven: it is read again, and everybody who stood or is added stands in it, in order."""
    changes: dict[int, dict[str, str]] = {}
    for change in plan.changed:
        changes.setdefault(change.entry.number, {})[change.column] = change.new
    rows = [{"group": row.group, "name": row.name, **row.cells} for row in plan.added]
    text = listed.with_(changes, rows)
    try:
        data = listed.written.encode(text)
    except UnicodeEncodeError as fault:
        what = f"is in {listed.written.codec}, which has no “{fault.object[fault.start]}”"
        hint = "Save the list as “CSV UTF-8”, then import again."
        raise NotReady([error(Span(SIGNATORIES), "encoding", what, hint)]) from fault
    if len(data) > MOST_BYTES[SIGNATORIES]:
        raise LimitReached(f"{SIGNATORIES}: would have {len(data) / 1e6:.1f} MB, and is left as it is")
    again, problems = read_listed(data, SIGNATORIES, listed.written.codec)
    names = [normal(name) for name in (*(e.name for e in listed.entries), *(row.name for row in plan.added))]
    if again is None or [normal(entry.name) for entry in again.entries] != names:
        raise NotReady(
            [*problems, error(Span(SIGNATORIES), "import", "would not read back whole, and is left as it is")]
        )
    return data


def _remembered(session: Session) -> bytes:
    """letter.yaml with what was said of the sheet. Raises NotReady where it cannot be put there."""
    data = session.read[LETTER] or b""
    text = _text(data)
    try:
        new = remember(text, session.choices, session.request.group)
        known = recall(new, LETTER)
        kept = set(session.choices.values()) <= set(known.columns.values())
        sound = kept and read_letter(new.encode(), LETTER)[0] is not None
    except ValueError:
        sound = False
    if not sound:
        hint = "Delete the key “import” there, or write the choices into it yourself."
        raise NotReady([error(Span(LETTER), "import", "cannot be made to remember what --map and --group say", hint)])
    return writing(data).encode(new) if new != text else data
