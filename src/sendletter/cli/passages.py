"""What changed between two versions of a letter, as a person reads it on a terminal and as programs do."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rich.padding import Padding
from rich.text import Text

from sendletter import changes as lists
from sendletter.cli import difference
from sendletter.cli.screen import BAD, GOOD, QUIET, Screen, clean
from sendletter.comparison.passage import Fate, Passage
from sendletter.comparison.words import is_target
from sendletter.letter import Change, Run
from sendletter.redline.comparing import Compared
from sendletter.redline.versions import Version
from sendletter.roster import Signatory

AROUND = 36
"""Letters of what was kept that are shown on either side of a change."""
MARKS: Mapping[Change, tuple[str, str]] = {
    Change.INSERTED: ("{+", "+}"),
    Change.DELETED: ("[-", "-]"),
    Change.TRACE: ("[-", "-]"),
}
STYLES = {Change.INSERTED: f"{GOOD} underline", Change.DELETED: f"{BAD} strike", Change.TRACE: f"{BAD} strike"}
MOST = 400
"""Letters of a passage that came or went as a whole which are shown."""


def told(compared: Compared, gone: Sequence[Signatory], screen: Screen) -> None:
    """The counts, then each change of the text with its place, then the signatories."""
    screen.line(f"{_named(compared.old)} -> {_named(compared.new)}", QUIET)
    changed = compared.text.changed
    counts = Counter(str(passage.fate) for passage in changed)
    said = ", ".join(f"{count:,} {fate}" for fate, count in counts.items())
    screen.line(f"text: {said or 'nothing changed'}", "bold")
    width = max((len(passage.reference) for passage in changed), default=0)
    for passage in changed:
        screen.line()
        screen.line(f"{passage.reference:{width}}  {_fate(passage)}  {passage.span}", "bold")
        _excerpt(passage, screen)
    screen.line()
    both = _lists(compared)
    counts = Counter({str(kind): count for kind, count in compared.people.counts.items()})
    said = ", ".join(f"{count:,} {kind}" for kind, count in counts.items())
    sizes = f"{compared.old.roster.size:,} -> {compared.new.roster.size:,}"
    screen.line(f"signatories: {sizes}; {said or 'nothing changed'}", "bold")
    difference.names(both, gone, screen)


def _named(version: Version) -> str:
    return f"{version.name} ({version.code})"


def _fate(passage: Passage) -> str:
    """What became of a passage; of a moved one, from where."""
    if passage.fate is Fate.MOVED:
        return f"moved from ¶{passage.old[0]}"
    if passage.fate in (Fate.SPLIT, Fate.JOINED):
        return f"{passage.fate}, was {', '.join(f'¶{number}' for number in passage.old)}"
    return str(passage.fate)


def _excerpt(passage: Passage, screen: Screen) -> None:
    """The words of a passage that changed, with what stands around them; in colours on a terminal."""
    if passage.fate is Fate.RESHAPED:
        return
    text, coloured = Text(), screen.terminal and not screen.console.no_color
    for words, change in excerpt(passage.runs):
        if coloured:
            text.append(clean(words), STYLES.get(change, "") if change else "")
        else:
            begin, end = MARKS.get(change, ("", "")) if change else ("", "")
            text.append(f"{begin}{clean(words)}{end}")
    if screen.terminal:
        screen.console.print(Padding(text, (0, 0, 0, 4)))
    else:
        screen.line(text.plain, indent=4)


def excerpt(runs: Sequence[Run]) -> Iterator[tuple[str, Change | None]]:
    """A passage cut to what changed, with some words around it. A line break is a space."""
    stretches: list[tuple[str, Change | None]] = []
    for run in runs:
        change = run.change if run.change in MARKS else None
        text = _written(run) if change else _plain(run)
        if stretches and stretches[-1][1] is change:
            stretches[-1] = (stretches[-1][0] + text, change)
        else:
            stretches.append((text, change))
    for number, (text, change) in enumerate(stretches):
        if change:
            yield (text if len(text) <= MOST else f"{text[:MOST].rsplit(None, 1)[0]} …"), change
        else:
            yield _shortened(text, first=number == 0, last=number == len(stretches) - 1), None


def _plain(run: Run) -> str:
    """The words of a run on one line; a footnote's call in brackets."""
    return f"[{run.text}]" if run.note is not None else run.text.replace("\n", " ").replace("\u200b", "")


def _written(run: Run) -> str:
    """The words of a run as they are written in letter.yaml, so that another style or link can be seen."""
    words = _plain(run)
    if is_target(run):
        return words
    body = words.strip()
    marks = "**" * run.bold + "*" * run.italic
    styled = f"{marks}{body}{marks[::-1]}" if body else ""
    styled = f"[{styled}]({run.link})" if run.link and body else styled
    return words.replace(body, styled, 1) if body else words


def _shortened(text: str, *, first: bool, last: bool) -> str:
    """What was kept, without what stands far from a change."""
    if first and last:
        return text if len(text) <= 2 * AROUND else f"{_head(text)} …"
    if len(text) <= (1 if first or last else 2) * AROUND + 8:
        return text
    if first:
        return f"… {_tail(text)}"
    return f"{_head(text)} …" if last else f"{_head(text)} … {_tail(text)}"


def _head(text: str) -> str:
    """The first words."""
    cut = text[:AROUND]
    return cut.rsplit(" ", 1)[0] if " " in cut.strip() else cut


def _tail(text: str) -> str:
    """The last words."""
    cut = text[-AROUND:]
    return cut.split(" ", 1)[1] if " " in cut.strip() else cut


def _lists(compared: Compared) -> lists.Compared:
    """Both lists as they are printed, for whoever tells of lists."""
    old, new = (
        lists.Version(version.name, rows, {}, ())
        for version, rows in ((compared.old, compared.people.old), (compared.new, compared.people.new))
    )
    return lists.Compared(old, new, compared.people)


def plain(compared: Compared, gone: Sequence[Signatory]) -> dict[str, object]:
    """The changes as JSON: each passage of the text in which something changed, in printed order, and the list."""
    return {
        "old": _version(compared.old),
        "new": _version(compared.new),
        "differs": compared.differs,
        "remarks": list(compared.remarks),
        "text": [_passage(passage) for passage in compared.text.changed],
        "signatories": difference.plain(_lists(compared), gone),
    }


def _version(version: Version) -> dict[str, object]:
    return {
        "name": version.name,
        "draft": version.number,
        "text": version.code,
        "language": version.language.tag,
    }


def _passage(passage: Passage) -> dict[str, object]:
    """A passage: `words` are its stretches, each kept, inserted, deleted or moved; `link` where the words lead.

    A link that leads elsewhere has its words once, and after them its targets, as a `target` each.
    """
    return {
        "what": passage.what,
        "reference": passage.reference,
        "fate": str(passage.fate),
        "old paragraphs": list(passage.old),
        "new paragraphs": list(passage.new),
        "old": str(passage.old_span),
        "new": str(passage.new_span),
        "words": [_stretch(run) for run in passage.runs],
    }


def _stretch(run: Run) -> dict[str, object]:
    link = {} if run.link is None else {"target" if is_target(run) else "link": clean(run.link)}
    return {"text": clean(run.text.replace("\u200b", "")), "change": str(run.change or "kept"), **link}
