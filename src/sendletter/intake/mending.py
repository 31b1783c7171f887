"""What seems wrong in a row by itself, each with a proposal; nothing is mended that nobody has said so of.

A check looks at a row and says which column is doubtful, why, and what it could become. To add one is to add a value.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from sendletter.intake.decisions import Choice, Decision, Decisions, Subject
from sendletter.intake.groups import WORDS, Groups, Kind
from sendletter.intake.incoming import FORMULA, NOTHING, Row
from sendletter.proofreading.characters import LATIN, LOOKALIKE, WORD
from sendletter.proofreading.entries import CAPITALS
from sendletter.proofreading.likeness import BRACKETED, fold

SEVERAL = re.compile(r"\s*[\n\r;•]\s*|\s+[|/]\s+")
TOUCHING = re.compile(r"\(([^()]*)\)(?=[^\W\d_])")
HONORIFIC = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Hon|M|Mme|Mlle|Herr|Frau|Sr|Sra|Srta|Ing|Lic)\b\.?\s+)+(?=\w{2})",
    re.IGNORECASE,
)
"""Forms of address before a name; M and Sr count with a full stop only."""
SMALL = frozenset(
    re.findall(
        r"\w+", "a an and at de del der des die du e el en et for in la las le les los of on the to und van von y"
    )
)
ORGANIZATIONS = WORDS[Kind.ORGANIZATION] | frozenset(
    re.findall(
        r"\w+",
        "network foundation federation committee council coalition alliance union society centre center institute "
        "university trust charity campaign initiative forum league movement group church reseau fondation federation "
        "comite conseil societe institut universite collectif ligue fundacion federacion "
        "consejo coalicion alianza sociedad centro instituto universidad netzwerk stiftung bundnis gesellschaft "
        "universitat ltd gmbh inc llc asbl",
    )
)
"""Words that name an organization and hardly a person, folded."""
TWINS = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧικνορυ",
    "ABESIJKMHOPCTYXaesijopcyxhdqwABEZHIKMNOPTYXikvopu",
)
"""Cyrillic and Greek letters and the Latin ones that they look like, in the order of `characters.LOOKALIKE`."""
Found = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look for: finds (column, what is doubtful, what it becomes); whether it may be kept as it is.

    Where `once`, a decision is about the cell's text and counts for every row that has it.
    """

    id: str
    find: Callable[[Row, Groups], Iterator[Found]]
    may_keep: bool = True
    once: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row about which a person has to decide: what is doubtful, and what is proposed.

    `choices` are in the order in which they are offered; the first is the proposal. `becomes` is what a change makes
    of the cell.
    """

    subject: Subject
    says: str
    choices: tuple[Choice, ...]
    proposal: str
    row: Row
    becomes: tuple[str, ...] = ()

    def decided(self, choice: Choice) -> Decision:
        """The decision that a person has made about it."""
        return Decision(self.subject, choice, self.becomes if choice is Choice.CHANGE else ())


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of a row of the sheet: the rows that it stands for, or the doubt that it waits for."""

    row: Row
    pieces: tuple[Row, ...]
    doubt: Doubt | None = None


def mended(row: Row, groups: Groups, decisions: Decisions) -> Mended:
    """A row with what was decided about it; no pieces and no doubt where it is left out."""
    pieces = [row]
    for check in CHECKS:
        after: list[Row] = []
        for piece in pieces:
            further: list[Row] = []
            for column, says, becomes in check.find(piece, groups):
                doubt = _doubt(check, piece, column, says, becomes)
                decision = decisions.about(doubt.subject)
                if decision is None:
                    return Mended(row, (), doubt)
                if decision.choice is Choice.LEAVE_OUT:
                    break
                if decision.choice is Choice.CHANGE:
                    piece, *others = [_changed(piece, column, text) for text in decision.becomes]
                    further += others
            else:
                after += [piece, *further]
        pieces = after
    return Mended(row, tuple(pieces))


def _doubt(check: Check, row: Row, column: str, says: str, becomes: tuple[str, ...]) -> Doubt:
    keep = (Choice.KEEP,) if check.may_keep else ()
    text = row.cell(column)
    subject = (
        Subject("", "", check.id, text.casefold(), column)
        if check.once
        else Subject(row.name, row.group, check.id, text)
    )
    proposal = " and ".join(f"“{text}”" for text in becomes) if any(becomes) else "an empty cell"
    proposal = f"the group {proposal}" if column == "group" else proposal
    return Doubt(subject, says, (Choice.CHANGE, *keep, Choice.LEAVE_OUT), proposal, row, becomes)


def _changed(row: Row, column: str, text: str) -> Row:
    if column == "name":
        return replace(row, name=text)
    if column == "group":
        return replace(row, group=text)
    return replace(row, cells={**row.cells, column: text})


def _formulas(row: Row, groups: Groups) -> Iterator[Found]:  # noqa: ARG001
    for column in ("name", *row.cells):
        text = row.cell(column)
        if text.startswith(FORMULA) and text.casefold() not in NOTHING and column != "email":
            bare = text.lstrip("".join(FORMULA) + " ") or "?"
            yield (
                column,
                f"the cell “{column}” begins like a formula, which a spreadsheet would run: “{text[:80]}”",
                (bare,),
            )


def _glued(row: Row, groups: Groups) -> Iterator[Found]:  # noqa: ARG001
    parts = tuple(part.strip() for part in SEVERAL.split(row.name) if part.strip())
    touch = TOUCHING.search(row.name)
    if len(parts) < 2 and touch and sum(map(str.isupper, touch[1])) > 1 and row.name[touch.end()].isupper():
        parts = (row.name[: touch.end()], row.name[touch.end() :])
    if len(parts) > 1 and all(sum(map(str.isalpha, part)) > 1 for part in parts):
        yield "name", "several signatories seem to stand in one cell", parts
    elif len(parts) == 1 and parts[0] != row.name.strip():
        yield "name", "the name has a line break or a separator at its end", parts


def _misfiled(row: Row, groups: Groups) -> Iterator[Found]:
    other = groups.other(row.group)
    if not other:
        return
    words = set(fold(row.name).split())
    who, named = groups.kinds[row.group], bool(words & ORGANIZATIONS)
    personal = HONORIFIC.match(row.name) or (row.contact and fold(row.contact) == fold(row.name))
    if who is Kind.PERSON and named:
        yield "group", "an organization seems to stand among the people", (other,)
    elif who is Kind.ORGANIZATION and personal and not named:
        yield "group", "a person seems to stand among the organizations", (other,)


def _honorific(row: Row, groups: Groups) -> Iterator[Found]:
    match = HONORIFIC.match(row.name)
    if match and groups.kinds.get(row.group) is not Kind.ORGANIZATION and not re.match(r"(?i)(M|Sr)\s", match.group()):
        yield "name", f"a form of address stands in the name: “{match.group().strip()}”", (row.name[match.end() :],)


def _capitals(row: Row, groups: Groups) -> Iterator[Found]:
    if not row.name.isupper():
        return
    words = CAPITALS.findall(BRACKETED.sub("", row.name))
    person = groups.kinds.get(row.group) is not Kind.ORGANIZATION
    if (person and len("".join(words)) > 5) or sum(len(word) > 3 for word in words) > 1:
        yield "name", "the name is written in capitals", (_in_small(row.name, person=person),)


def _in_small(name: str, *, person: bool) -> str:
    """A name in capitals as it may be meant: words that may be acronyms stay in the name of an organization."""

    def word(match: re.Match[str]) -> str:
        text = match.group()
        if text.casefold() in SMALL and match.start():
            return text.lower()
        return text if len(text) <= 3 and not person else text[0] + text[1:].lower()

    return re.sub(r"[^\W\d_]+", word, name)


def _nothing(row: Row, groups: Groups) -> Iterator[Found]:  # noqa: ARG001
    for column, text in row.cells.items():
        if text.casefold() in NOTHING and column not in ("email", "signed", "status"):
            yield column, f"the cell “{column}” says “{text}”", ("",)


def _lookalikes(row: Row, groups: Groups) -> Iterator[Found]:  # noqa: ARG001
    strange = (
        [w for w in WORD.findall(row.name) if LOOKALIKE.search(w) and LATIN.search(w)] if not row.name.isascii() else []
    )
    if strange:
        yield "name", f"“{strange[0]}” mixes letters of scripts that look alike", (row.name.translate(TWINS),)


_FORMULA = Check("formula", _formulas, may_keep=False)
CHECKS = (
    _FORMULA,
    Check("several in one", _glued),
    Check("filed wrongly", _misfiled),
    Check("form of address", _honorific),
    Check("capitals", _capitals),
    Check("look-alike letters", _lookalikes),
    Check("says nothing", _nothing, once=True),
    _FORMULA,
)
"""In the order in which they are asked: what comes later is asked about what an earlier answer has made."""


def contradictions(one: Iterable[str], other: Iterable[str]) -> int:
    """In how many cells two rows differ: both say something, and neither says only more than the other."""
    return sum(_contradict(text, another) for text, another in zip(one, other, strict=True))


def _contradict(one: str, other: str) -> bool:
    if not (one and other) or one == other:
        return False
    words, others = (set(fold(re.sub("[()]", " ", text)).split()) for text in (one, other))
    return not (words <= others or others <= words)
