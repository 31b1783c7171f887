"""Words in a source put in the place of others, and nothing else changed.

Whatever is put in is written as the text around it is: in quotes, in a block, in a cell. Then the file is read again,
and unless just that text has changed, by just those words, the revision is refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from difflib import unified_diff
from typing import Any

import yaml

from sendletter.letter import Heading, Paragraph, Text
from sendletter.quotation.fold import fold
from sendletter.reading.legible import Cell, Legible, Scalar, legible_letter, legible_list
from sendletter.reading.letter import read_letter
from sendletter.reading.signatories import read_signatories
from sendletter.source import Edit, Source

MARKDOWN = re.compile(r"([\\`*_\[\]<>&]|\{(?=\{))")
"""What Markdown would not print as it stands, and what would begin a field."""
CLOSING = re.compile(r"[,.;:!?)\]}”’»…%]")
SPACELESS = "\u2e80"
"""Where scripts begin that set no spaces between words."""
OPENING = re.compile(r"[(\[{“‘«„\s-]\Z")


class Refused(Exception):
    """A revision that would change something else; its text says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Script:
    """A source as it is written and as it is read."""

    source: Source
    legible: Legible
    encoding: str | None = None

    @classmethod
    def of(cls, source: Source, encoding: str | None = None) -> "Script":
        """The script of a letter.yaml or a signatories.csv. Raises ValueError where it cannot be read."""
        read = legible_list if source.name.endswith(".csv") else legible_letter
        return cls(source, read(source.text), encoding)

    @property
    def is_list(self) -> bool:
        """Whether it is the list."""
        return self.source.name.endswith(".csv")


def revised(script: Script, start: int, end: int, new: str) -> Script:
    """The script with the words from one offset to another replaced; for none, as in a gap, with words put in.

    Raises Refused.
    """
    legible = script.legible
    holder = legible.holder(start)
    if holder is None or end > holder.end:
        raise Refused("the words stand in more than one text; do it by hand")
    old = legible.source[start:end]
    new = _lined(" ".join(new.split()), old)
    edit = _edit(legible.source, holder, start, end, new)
    for candidate in _written(script, holder, edit):
        after = _script(script, candidate)
        if after and _only(script, after, old, new):
            return after
    raise Refused("putting this in would change more than these words; do it by hand")


def _lined(new: str, old: str) -> str:
    """The new words with the line breaks of the old ones, so that no line of the file grows long."""
    words, breaks = new.split(" "), re.findall(r"[ \t]*\r?\n[ \t]*(?=\S)", old)
    places = {round(number * len(words) / (len(breaks) + 1)): end for number, end in enumerate(breaks, start=1)}
    gaps = [places.get(number, " ") for number in range(1, len(words))]
    return "".join(word + gap for word, gap in zip(words, [*gaps, ""], strict=True))


def _script(before: Script, source: Source) -> Script | None:
    try:
        source.data  # noqa: B018 - whether the encoding has all the characters
        return Script.of(source, before.encoding)
    except ValueError:
        return None


def _edit(source: str, holder: Scalar | Cell, start: int, end: int, new: str) -> Edit:
    """What to put where, with the spaces that it needs."""
    if not new:
        before = source[holder.start : start]
        takes_space = before.endswith((" ", "\n")) and not source[end : end + 1].isalnum()
        return (start - len(before) + len(before.rstrip()), end, "") if takes_space else (start, end, "")
    return start, end, new


def inserted(script: Script, begin: int, new: str) -> Script:
    """The script with words put in before the character `begin` of what is legible. Raises Refused."""
    legible, words = script.legible, " ".join(new.split())
    left, right = legible.stretch(begin, begin)
    text = legible.text
    at_end = begin >= len(text) or text[begin] == "\0"
    at_start = begin == 0 or text[begin - 1] == "\0"
    spaces = re.match(r"\S*?\s+", legible.source[left:right])
    if at_start and not at_end:
        return _put(script, right, f"{words} ")
    if at_end or CLOSING.match(words):
        gap = "" if CLOSING.match(words) or OPENING.search(text[:begin]) else " "
        return _put(script, left, f"{gap}{words}")
    if spaces:
        return _put(script, left + spaces.end(), f"{words} ")
    if text[begin - 1].isspace():
        return _put(script, left, f"{words} ")
    if text[begin].isspace():
        return _put(script, left, f" {words}")
    apart = text[begin - 1].isalnum() != text[begin].isalnum() and words[:1].isalnum() and words < SPACELESS
    before, after = " " * (apart and text[begin - 1].isalnum()), " " * (apart and text[begin].isalnum())
    return _put(script, left, f"{before}{words}{after}")


def _put(script: Script, place: int, new: str) -> Script:
    """The script with a text, spaces and all, put in at an offset. Raises Refused."""
    holder = script.legible.holder(place)
    if holder is None:
        raise Refused("there is no text here; do it by hand")
    for candidate in _written(script, holder, (place, place, new)):
        after = _script(script, candidate)
        if after and _only(script, after, "", new):
            return after
    raise Refused("putting this in would change more than these words; do it by hand")


def _written(script: Script, holder: Scalar | Cell, edit: Edit) -> Iterator[Source]:
    """The ways in which the new words can be written, the least change first."""
    source, (start, end, new) = script.source, edit
    if isinstance(holder, Cell):
        yield from _cell(source, holder, edit, script.legible.delimiter)
        return
    if holder.body:
        new = MARKDOWN.sub(r"\\\1", new)
    if holder.style == '"':
        new = new.replace("\\", "\\\\").replace('"', '\\"')
    elif holder.style == "'":
        new = new.replace("'", "''")
    yield source.spliced([(start, end, new)])
    if not holder.style:
        whole = source.text[holder.start : start] + new + source.text[end : holder.end]
        value = re.sub(r"\s*\n\s*", " ", whole)
        written = yaml.dump(value, default_style='"', allow_unicode=True, width=10**6).strip()
        yield source.spliced([(holder.start, holder.end, written)])


def _cell(source: Source, cell: Cell, edit: Edit, delimiter: str) -> Iterator[Source]:
    start, end, new = edit
    if source.text.startswith('"', cell.start):
        yield source.spliced([(start, end, new.replace('"', '""'))])
    elif not set(new) & {delimiter, '"', "\n", "\r"}:
        yield source.spliced([edit])
    else:
        whole = source.text[cell.start : start] + new + source.text[end : cell.end]
        doubled = whole.replace('"', '""')
        yield source.spliced([(cell.start, cell.end, f'"{doubled}"')])


def _only(before: Script, after: Script, old: str, new: str) -> bool:
    """Whether just one text has changed, by just the new words in the place of the old ones."""
    texts = [_texts(script) for script in (before, after)]
    if None in texts or len(texts[0] or ()) != len(texts[1] or ()):
        return False
    changed = [(one, other) for one, other in zip(texts[0] or (), texts[1] or (), strict=True) if one != other]
    if not changed:
        return old == new
    if len(changed) != 1:
        return False
    one, other = (fold(text).signs for text in changed[0])
    put = fold(new).signs
    if len(other) - len(put) > len(one) or put not in other:
        return False
    places = [place for place in range(len(other) - len(put) + 1) if other.startswith(put, place)]
    return any(
        one.startswith(other[:place])
        and one.endswith(other[place + len(put) :])
        and _between(one, other, place, put, old)
        for place in places
    )


def _between(one: str, other: str, place: int, put: str, old: str) -> bool:
    """Whether what the new words replace is the old words, marks of Markdown aside."""
    gone = one[place : len(one) - (len(other) - place - len(put))]
    written = fold(old).signs
    return gone == written or (len(gone) <= len(written) and set(gone) <= set(written))


def _texts(script: Script) -> list[str] | None:
    """Every text that a source says, in order; None where it cannot be read."""
    data, name = script.source.data, script.source.name
    if script.is_list:
        rows, problems = read_signatories(data, name, script.encoding)
        if any(problem.is_error for problem in problems):
            return None
        return [str(getattr(row, field.name)) for row in rows for field in fields(row) if field.name != "span"]
    letter, _ = read_letter(data, name)
    return list(_said(letter)) if letter else None


def _said(value: Any) -> Iterator[str]:
    """The texts of a letter, and its other values as words, so that nothing can change unseen."""
    match value:
        case Text(text=text):
            yield text
        case Paragraph(runs=runs) | Heading(runs=runs):
            yield "".join(run.text for run in runs)
        case tuple():
            yield str(len(value))
            for item in value:
                yield from _said(item)
        case _ if is_dataclass(value):
            yield type(value).__name__
            for field in fields(value):
                if field.name != "span":
                    yield from _said(getattr(value, field.name))
        case _:
            yield repr(value)


def difference(before: Script, after: Script) -> Iterator[str]:
    """A unified diff, without line ends; of a list only the cell that changed, since a row holds what is private."""
    name, one, other = before.source.name, before.source.text, after.source.text
    if not before.is_list:
        yield from unified_diff(one.splitlines(), other.splitlines(), name, name, lineterm="", n=1)
        return
    for old, new in zip(before.legible.holders, after.legible.holders, strict=True):
        texts = one[old.start : old.end], other[new.start : new.end]
        if texts[0] != texts[1]:
            line, _ = before.legible.place(old.start)
            yield from (f"--- {name}", f"+++ {name}", f"@@ -{line} +{line} @@", f"-…{texts[0]}…", f"+…{texts[1]}…")
