"""Safe fixes, spliced into the sources where the texts stand: all other bytes stay as they are.

A fix is taken only if the file reads the same afterwards, but for what the fixes themselves take away: spaces too many,
characters that print nothing, letters in pieces. Comments, quotes, ends of lines and columns that are never printed are
no part of a text, so nothing can be changed there.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from sendletter.letter import Allowance, Letter
from sendletter.proofreading.allowances import places
from sendletter.proofreading.finding import Finding
from sendletter.proofreading.mend import UNSEEN
from sendletter.proofreading.rule import Rule
from sendletter.reading.letter import read_letter
from sendletter.reading.places import LetterPlaces, ListPlaces, Stretch
from sendletter.reading.signatories import read_signatories
from sendletter.roster import Roster
from sendletter.source import Edit, Source
from sendletter.span import Span

NOTHING = re.compile(f"[{UNSEEN}\u200c\u200d]")
UNSEEN_IN_PRINT = re.compile(f"[{UNSEEN}\u200c\u200d\u0300-\u036f]")
SPACES = re.compile("[ \u00a0]+")
CELL_END = re.compile(r'[,;\t|"]')
Found = Iterable[tuple[Rule, Finding]]
Placed = Iterable[tuple[Rule, Finding, Iterable[Stretch]]]


def mend_letter(source: Source, letter: Letter, found: Found) -> Source:
    """letter.yaml with what was found in it fixed."""
    texts = LetterPlaces.of(source.text)
    here = [(rule, finding, texts.find(finding.span)) for rule, finding in found if finding.span.source == source.name]
    edits = _edits(source.text, here, letter.allowances)
    return _taken(source, edits, lambda data: read_letter(data, source.name)[0])


def mend_list(source: Source, letter: Letter, roster: Roster, found: Found, encoding: str | None) -> Source:
    """signatories.csv with what was found in it fixed."""
    cells = ListPlaces.of(source.text, {row.span.line for row in roster.listed})
    here = [
        (rule, finding, cells.find(finding.text, finding.span.line))
        for rule, finding in found
        if finding.span.source == source.name
    ]
    edits = _edits(source.text, here, letter.allowances)
    return _taken(source, edits, lambda data: read_signatories(data, source.name, encoding)[0])


def _edits(text: str, found: Placed, allowances: tuple[Allowance, ...]) -> list[Edit]:
    """What to splice in, in order; what is allowed as it stands is left out."""
    edits: set[Edit] = set()
    for rule, finding, stretches in found:
        allowed = [item.words for item in allowances if item.rule == rule.id and any(places(item.words, finding.text))]
        pieces = [(stretch.start, text[stretch.start : stretch.end]) for stretch in stretches]
        if rule.mend and all(any(any(places(item, words)) for _, words in pieces) for item in allowed):
            for offset, words in pieces:
                kept = [place for item in allowed for place in places(item, words)]
                edits.update(_shifted(rule.mend.edits(words), offset, kept))
    return _apart(edits)


def _shifted(edits: Iterable[Edit], offset: int, kept: list[tuple[int, int]]) -> Iterator[Edit]:
    """Edits of a stretch as edits of the whole text, without those at places that are kept."""
    for start, end, new in edits:
        if not any(left < end and start < right for left, right in kept):
            yield offset + start, offset + end, new


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    """Edits that do not overlap; of two that do, the first."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or kept[-1][1] <= edit[0]:
            kept.append(edit)
    return kept


def _taken(source: Source, edits: list[Edit], read: Callable[[bytes], Any]) -> Source:
    """The source with all edits, or where that would change what it says, with those that do not."""
    before = _meaning(read(source.data)) if edits else None

    def same(some: list[Edit]) -> bool:
        return not some or _meaning(read(source.spliced(some).data)) == before

    def safe(some: list[Edit]) -> list[Edit]:
        if same(some):
            return some
        half = len(some) // 2
        return [*safe(some[:half]), *safe(some[half:])] if half else []

    found = safe(edits)
    return source.spliced(found) if found == edits or same(found) else source


def _meaning(value: Any) -> Any:
    """A value without its places, and its texts without what fixes take away."""
    if isinstance(value, Span):
        return None
    if isinstance(value, str):
        return SPACES.sub(" ", unicodedata.normalize("NFC", NOTHING.sub("", value)))
    if is_dataclass(value):
        return (type(value), *(_meaning(getattr(value, field.name)) for field in fields(value)))
    return tuple(map(_meaning, value)) if isinstance(value, tuple) else value


def difference(before: Source, after: Source) -> Iterator[str]:
    """A unified diff of the lines that changed, without line ends; of a list only the cells that changed are shown."""
    one, other = before.text.splitlines(), after.text.splitlines()
    yield f"--- {before.name}"
    yield f"+++ {after.name}"
    for number, (old, new) in enumerate(zip(one, other, strict=True), start=1):
        if old != new:
            yield f"@@ -{number} +{number} @@"
            cells = before.name.endswith(".csv")
            yield f"-{_shown(old, new, cells=cells)}"
            yield f"+{_shown(new, old, cells=cells)}"


def _shown(line: str, other: str, *, cells: bool) -> str:
    """A line with what prints nothing made visible; of a row of the list, what changed and its cell around it."""
    if cells:
        start = next((n for n, (a, b) in enumerate(zip(line, other, strict=False)) if a != b), 0)
        back = next((n for n, (a, b) in enumerate(zip(line[::-1], other[::-1], strict=False)) if a != b), 0)
        left = max((match.end() for match in CELL_END.finditer(line, 0, start)), default=0)
        right = next((match.start() for match in CELL_END.finditer(line, max(start, len(line) - back))), len(line))
        line = f"{'…' * (left > 0)}{line[left:right]}{'…' * (right < len(line))}"
    return UNSEEN_IN_PRINT.sub(lambda match: f"<U+{ord(match.group()):04X}>", line)
