"""What became of a letter between two versions, and both versions in one letter whose runs say it.

Every text that is printed is compared: the body paragraph by paragraph, then word by word; footnotes; and the short
texts around the body. Both letters have their typography set already, so a straight quote that became a curly one is
no change.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from sendletter.comparison.alignment import Content, Match, align
from sendletter.comparison.merged import cut, of_notes, shown, together, trace
from sendletter.comparison.passage import NOWHERE, Changes, Fate, Passage
from sendletter.comparison.tree import Container, Placed, grown, leaves, renamed
from sendletter.comparison.words import GONE, PILCROW, compare, is_changed, joined, words
from sendletter.language import Language
from sendletter.letter import (
    Change,
    Day,
    Footnote,
    GroupPlan,
    Heading,
    Image,
    Letter,
    Paragraph,
    Run,
    Text,
)

Texts = Sequence[Paragraph | Heading]


def compare_letters(old: Letter, new: Letter, language: Language) -> Changes:
    """What became of `old` in `new`. `language` is that of the newer letter."""
    return _Comparer(old, new, language).changes()


@dataclass(slots=True)
class _Body:
    """The paragraphs of a merged body: what each stands in, and how it is cited."""

    placed: list[Placed] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


class _Comparer:
    """Goes through two letters side by side."""

    def __init__(self, old: Letter, new: Letter, language: Language) -> None:
        self.old, self.new, self.language = old, new, language
        self.before = language if old.language == new.language else Language.of(old.language)
        notes = [[note.paragraphs for note in letter.footnotes] for letter in (old, new)]
        self.notes = self._align(*notes)
        self.same_note = {
            old.footnotes[match.old[0]].number: new.footnotes[match.new[0]].number
            for match in self.notes
            if match.old and match.new and not match.trace
        }
        self.passages: list[Passage] = []
        self.body = _Body()

    def changes(self) -> Changes:
        """All changes, in printed order."""
        opening = self._parts("letterhead", "date", "reference", "to", "subject", "salutation")
        self._compare_body()
        notes = tuple(self._footnotes())
        ending = self._parts("closing", "signature")
        groups = self._signatures()
        ending |= self._parts("note", "postscript", "enclosures", "cc")
        values = {**opening, "body": grown(self.body.placed), "footnotes": notes, **ending, "signatures": groups}
        return Changes(replace(self.new, **values), tuple(self.passages), tuple(self.body.names))

    def runs(self, old: Sequence[Run], new: Sequence[Run]) -> tuple[Run, ...]:
        """Two texts as one."""
        return compare(old, new, self.language.word_ends, self.same_note)

    # the short texts around the body

    def _parts(self, *names: str) -> dict[str, Any]:
        pairs = {name: (getattr(self.old, name), getattr(self.new, name)) for name in names}
        return {name: self._value(NAMES.get(name, name), *pair) for name, pair in pairs.items()}

    def _value(self, what: str, old: Any, new: Any) -> Any:
        """A part of the letter with all texts in it compared."""
        either = new if new is not None else old
        if isinstance(either, Text):
            return self._text(what, old, new)
        if isinstance(either, Day):
            return self._day(what, old, new)
        if isinstance(either, tuple):
            return self._texts(what, old or (), new or ())
        if is_dataclass(either) and not isinstance(either, Image | type):
            inner = {
                item.name: self._value(what, getattr(old, item.name, None), getattr(new, item.name, None))
                for item in fields(either)
            }
            return replace(either, **inner)
        return new

    def _text(self, what: str, old: Text | None, new: Text | None) -> Text:
        runs = self.runs(_runs(old), _runs(new))
        fate = Fate.INSERTED if old is None else Fate.DELETED if new is None else _edited(runs)
        spans = (old.span if old else NOWHERE, new.span if new else NOWHERE)
        self.passages.append(Passage(what, fate, runs, old_span=spans[0], new_span=spans[1]))
        text = "".join(run.text for run in runs)
        return Text(text, spans[1] if new else spans[0], runs if is_changed(runs) else ())

    def _texts(self, what: str, old: Sequence[Text], new: Sequence[Text]) -> tuple[Text, ...]:
        """Lines, such as those of an address."""
        matches = self._align([[_paragraph(text)] for text in old], [[_paragraph(text)] for text in new])
        found = []
        for match in matches:
            one = old[match.old[0]] if match.old and (match.trace or not match.moved) else None
            other = new[match.new[0]] if match.new and not match.trace else None
            found.append(self._text(what, one, other))
        return tuple(found)

    def _day(self, what: str, old: Day | None, new: Day | None) -> Day | None:
        one = Text(self.before.date(old.date), old.span) if old else None
        other = Text(self.language.date(new.date), new.span) if new else None
        said = self._text(what, one, other)
        day = new or old
        return day and replace(day, said=said if said.runs else None)

    def _signatures(self) -> Any:
        """What stands over the signatories, and over each group."""
        old, new = self.old.signatures, self.new.signatures
        heading = self._value("heading of the list", old.heading, new.heading)
        before = {plan.id: plan for plan in old.groups}
        after = {plan.id: plan for plan in new.groups}
        plans = [self._plan(before.get(plan.id), plan) for plan in new.groups]
        for place, plan in enumerate(old.groups):
            if plan.id not in after:
                earlier = [other.id for other in old.groups[:place]]
                at = max((n for n, other in enumerate(plans, start=1) if other.id in earlier), default=0)
                plans.insert(at, self._plan(plan, None))
        disclaimer = self._value("disclaimer", old.disclaimer, new.disclaimer) if new.disclaimer else None
        return replace(new, heading=heading, groups=tuple(plans), disclaimer=disclaimer)

    def _plan(self, old: GroupPlan | None, new: GroupPlan | None) -> GroupPlan:
        heading = self._value("heading of a group", old and old.heading, new and new.heading)
        plan = new or old
        assert plan is not None  # noqa: S101 - one of both is given
        return replace(plan, heading=heading)

    # paragraphs

    def _align(self, old: Sequence[Texts], new: Sequence[Texts], *, whole: bool = True) -> tuple[Match, ...]:
        """Which passages, each of paragraphs, are which; those that are not `whole` may have been split and joined."""
        return align([self._content(texts) for texts in old], [self._content(texts) for texts in new], whole=whole)

    def _content(self, paragraphs: Texts) -> Content:
        runs = [run for paragraph in paragraphs for run in (*paragraph.runs, PILCROW)]
        cut = words(runs, self.language.word_ends)
        exact = tuple((run.text if run.note is None else "", run.italic, run.bold, run.link) for run in cut)
        plain = tuple(run.text.casefold() for run in cut if run.note is None and any(map(str.isalnum, run.text)))
        heading = any(isinstance(paragraph, Heading) for paragraph in paragraphs)
        return Content((heading, exact), plain, heading)

    def _compare_body(self) -> None:
        old, new = list(leaves(self.old.body, 0)), list(leaves(self.new.body, 1))
        matches = self._align([[block] for _, block in old], [[block] for _, block in new], whole=False)
        pairs = [match for match in matches if match.old and match.new and not match.moved]
        containers = renamed((old[match.old[0]][0], new[match.new[0]][0]) for match in pairs)
        for match in matches:
            olds, news = [old[number] for number in match.old], [new[number] for number in match.new]
            self._passage(match, olds, news, containers)

    def _passage(
        self, match: Match, old: Sequence[Placed], new: Sequence[Placed], containers: Mapping[Container, Container]
    ) -> None:
        """One passage of the body."""
        before, after = tuple(n + 1 for n in match.old), tuple(n + 1 for n in match.new)
        what = "heading" if isinstance((new or old)[0][1], Heading) else "paragraph"
        spans = (old[0][1].span if old else NOWHERE, new[0][1].span if new else NOWHERE)
        if match.trace:
            runs = together(block for _, block in old)
            self.passages.append(Passage(what, Fate.TRACE, runs, before, after, *spans))
            self._place(trace(runs, self.language), old, f"(¶{before[0]})", containers)
            return
        runs = self.runs(together(block for _, block in old), together(block for _, block in new))
        fate = _fate(match, runs, old, new)
        if fate is Fate.MOVED:
            runs = tuple(replace(run, change=run.change or Change.MOVED) for run in runs)
        self.passages.append(Passage(what, fate, tuple(map(shown, runs)), before, after, *spans))
        for number, stretch in enumerate(cut(runs, max(1, len(new)))):
            name = f"¶{after[number]}" if new else f"(¶{before[0]})"
            self._place(stretch, new[number : number + 1] or old, name, containers)

    def _place(
        self, runs: Iterable[Run], like: Sequence[Placed], name: str, containers: Mapping[Container, Container]
    ) -> None:
        """Put a paragraph into the merged body, where one `like` it stood."""
        path, block = like[0]
        path = tuple(containers.get(container, container) for container in path)
        self.body.placed.append((path, replace(block, runs=tuple(joined(runs)))))
        self.body.names.append(name)

    # footnotes

    def _footnotes(self) -> Iterator[Footnote]:
        for match in self.notes:
            if match.trace:
                continue
            old = [self.old.footnotes[number] for number in match.old]
            new = [self.new.footnotes[number] for number in match.new]
            runs = self.runs(of_notes(old), of_notes(new))
            fate = _fate(replace(match, moved=False), runs, (), ())
            before, after = tuple(note.number for note in old), tuple(note.number for note in new)
            spans = (old[0].span if old else NOWHERE, new[0].span if new else NOWHERE)
            self.passages.append(Passage("footnote", fate, tuple(map(shown, runs)), before, after, *spans))
            span = spans[1] if new else spans[0]
            paragraphs = tuple(Paragraph(tuple(stretch), span) for stretch in cut(runs, len(runs)))
            if new:
                yield Footnote(new[0].number, paragraphs, span)
            else:
                yield Footnote(old[0].number + GONE, paragraphs, span, str(old[0].number))


NAMES = {"to": "recipient", "cc": "cc", "enclosures": "enclosure"}
"""What parts of the letter are called, where not by their keys."""


def _runs(text: Text | None) -> tuple[Run, ...]:
    return (Run(text.text),) if text else ()


def _paragraph(text: Text) -> Paragraph:
    return Paragraph(_runs(text), text.span)


def _edited(runs: Iterable[Run]) -> Fate:
    return Fate.EDITED if is_changed(runs) else Fate.KEPT


def _fate(match: Match, runs: Iterable[Run], old: Sequence[Placed], new: Sequence[Placed]) -> Fate:
    """What became of a passage."""
    if not match.old or not match.new:
        return Fate.DELETED if match.old else Fate.INSERTED
    if match.moved:
        return Fate.MOVED
    if len(match.old) != len(match.new):
        return Fate.SPLIT if len(match.new) > len(match.old) else Fate.JOINED
    fate = _edited(runs)
    shapes = [[container.kind for container in path] for path, _ in (*old, *new)]
    return Fate.RESHAPED if fate is Fate.KEPT and shapes and shapes[0] != shapes[-1] else fate
