"""Comments found in the sources as they are now, and what they suggest put in there.

A comment's words are looked for where they are written; what is printed from something else, such as a date or a
count, is known by what the letter would print today.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sendletter.comments.comment import Comment, State
from sendletter.manuscript import Passage
from sendletter.quotation.find import Found, Quotation, Standing, find
from sendletter.quotation.fold import fold
from sendletter.revision import Refused, Script, inserted, revised
from sendletter.span import Span

KEEP = re.compile(
    r"(?:stet|(?:please )?(?:keep|leave|retain)(?: (?:it|this|these|them|that|the words))?(?: (?:in|as (?:it is|is)))?"
    r"|(?:please )?(?:do not|don['’]t) (?:change|cut|delete|remove|strike)(?: (?:it|this|these|them|that))?)\s*[.!]*",
    re.IGNORECASE,
)
KEPT = frozenset(
    {
        *("behalten", "bleibt", "stehen lassen", "so lassen", "garder", "conserver", "laisser", "à garder"),
        *("à conserver", "mantener", "conservar", "dejar", "manter", "mantenha", "deixar", "tenere", "mantenere"),
        *("lasciare", "houden", "behouden", "laten staan", "zachować", "zostawić", "оставить", "сохранить", "залишити"),
        *("kalsın", "يبقى", "להשאיר", "保留", "维持", "残す", "維持", "유지"),
    }
)
"""How reviewers say that words shall stay; they write in the letter's language, too."""


@dataclass(frozen=True, slots=True)
class Located:
    """A comment and where its words stand now; a span without a line is a file.

    `begin` and `end` are indices of what is legible of the source, None where the words do not stand there as such:
    where they are gone, or where they are printed from something else, such as a date. `now` is what stands there now
    where it has changed.
    """

    comment: Comment
    span: Span
    standing: Standing | None = None
    moved: bool = False
    begin: int | None = None
    end: int | None = None
    count: int = 1
    now: str = ""
    fulfilled: bool = False
    """Whether the suggestion stands there already."""

    @property
    def certain(self) -> bool:
        """Whether the suggestion can be put in the place of just these words."""
        return self.standing is Standing.SAME and self.begin is not None and self.count == 1


class Desk:
    """Finds comments in the sources as they are now."""

    def __init__(
        self, scripts: Mapping[str, Script], passages: Sequence[Passage], title: str = "", language: str = ""
    ) -> None:
        """The sources by name, and what the letter would print today; no passages where it cannot be read."""
        self.scripts, self.title, self.language = scripts, title, language
        self.passages = tuple((passage, fold(passage.text)) for passage in passages)
        self.folded = {name: fold(each.legible.text, letters=each.is_list) for name, each in scripts.items()}

    def put(self, script: Script) -> "Desk":
        """The desk with one of the sources revised."""
        passages = [passage for passage, _ in self.passages]
        return Desk({**self.scripts, script.source.name: script}, passages, self.title, self.language)

    def locate(self, comment: Comment) -> Located:
        """Where the words of a comment stand now."""
        quotation, name = comment.quotation, comment.place.source
        script = self.scripts.get(name)
        if quotation is None or script is None:
            return Located(comment, comment.place)
        near = script.legible.index(comment.place.line, comment.place.column)
        found = find(quotation, self.folded[name], near, letters=script.is_list)
        if found is None or found.standing is not Standing.SAME:
            printed = self._printed(quotation, name)
            if printed:
                return Located(comment, printed, Standing.SAME, moved=printed.line != comment.place.line)
        if found is None and not self.passages:  # what it is printed from cannot be known
            return Located(comment, comment.place)
        if found is None:
            return Located(comment, Span(name), Standing.GONE, fulfilled=self._fulfilled(comment, name, near))
        return self._at(comment, script, found, near)

    def _at(self, comment: Comment, script: Script, found: Found, near: int) -> Located:
        legible, name = script.legible, script.source.name
        start, _ = legible.stretch(found.begin, found.end)
        span = Span(name, *legible.place(start))
        standing, exact = found.standing, found.standing is Standing.SAME
        here = (
            _whole_words(legible.text, found) if standing is Standing.CHANGED else legible.text[found.begin : found.end]
        )
        if exact and script.is_list:
            exact = fold(here).signs == fold(comment.quoted).signs
        now = "" if standing is Standing.SAME else " ".join(here.replace("\0", " ").split())
        return Located(
            comment,
            span,
            standing,
            moved=self._moved(comment, span),
            begin=found.begin if exact else None,
            end=found.end if exact else None,
            count=found.count,
            now=now,
            fulfilled=not (standing is Standing.SAME and found.whole) and self._fulfilled(comment, name, near),
        )

    def _moved(self, comment: Comment, span: Span) -> bool:
        """Whether the text that holds a place begins in another line than in the draft."""
        starts = [passage.span for passage, _ in self.passages if passage.span.source == span.source]
        begin = max((start for start in starts if start <= span), default=None)
        return begin is not None and begin.line != comment.place.line != span.line

    def _printed(self, quotation: Quotation, name: str) -> Span | None:
        """Where something is written that is printed otherwise, such as a date or a count."""
        parts = (fold(part).signs.replace("\n", "") for part in (quotation.before, quotation.exact, quotation.after))
        words = "".join(parts)
        return next(
            (
                passage.span
                for passage, text in self.passages
                if words and passage.span.source == name and words in text.signs.replace("\n", "")
            ),
            None,
        )

    def _fulfilled(self, comment: Comment, name: str, near: int) -> bool:
        """Whether what was suggested stands where the words stood."""
        if not comment.suggestion:
            return False
        wanted = Quotation(comment.suggestion, comment.before, comment.after)
        letters = self.scripts[name].is_list
        found = find(wanted, self.folded[name], near, letters=letters)
        return found is not None and found.standing is Standing.SAME

    def revise(self, located: Located) -> Script:
        """The source with what a comment suggests put in. Raises Refused with the reason why not."""
        comment = located.comment
        if comment.suggestion is None:
            raise Refused("it does not say what shall stand there instead")
        if located.fulfilled:
            raise Refused("it stands there already")
        if not located.certain or located.begin is None or located.end is None:
            raise Refused(_why(located))
        script = self.scripts[located.span.source]
        if located.begin == located.end:
            return inserted(script, located.begin, comment.suggestion)
        start, end = script.legible.stretch(located.begin, located.end)
        return revised(script, start, end, comment.suggestion)


def _why(located: Located) -> str:
    if located.comment.quotation is None:
        return "it does not say which words are meant; do it by hand"
    if located.standing is Standing.SAME and located.count > 1:
        return f"the words stand in {located.count} places, and which of them is meant cannot be told; do it by hand"
    if located.standing is Standing.SAME:
        return "this is printed from something that is written otherwise; do it by hand"
    if located.standing is Standing.CHANGED:
        return "the words have changed since that draft; do it by hand"
    return "the words are no longer there; do it by hand"


def _whole_words(text: str, found: Found) -> str:
    """What was found, with the rest of the words at its ends."""
    begin, end = found.begin, found.end
    while begin and text[begin - 1].isalnum() and text[begin].isalnum():
        begin -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return text[begin:end]


def clashes(all_located: Sequence[Located]) -> dict[int, tuple[int, ...]]:
    """For each open comment that asks for something else than another on the same words, the numbers of those."""
    asking = [item for item in all_located if item.comment.state is State.OPEN and _asked(item) is not None]
    found: dict[int, tuple[int, ...]] = {}
    for one, other in combinations(asking, 2):
        if _same_words(one, other) and _contradict(one, other):
            for this, that in ((one, other), (other, one)):
                found[this.comment.number] = (*found.get(this.comment.number, ()), that.comment.number)
    return found


def _asked(item: Located) -> str | None:
    """What shall stand in the place of the words: others, none (a strike, with a note or without), or they themselves.

    None where a comment does not ask for anything.
    """
    comment = item.comment
    if comment.suggestion is not None:
        return " ".join(comment.suggestion.split())
    if comment.kind == "strike":
        return ""
    said = comment.text.strip()
    keeps = KEEP.fullmatch(said) or said.rstrip(".!。！ ").casefold() in KEPT
    return comment.quoted if keeps else None


def _contradict(one: Located, other: Located) -> bool:
    kept = [item.comment.suggestion is None and item.comment.kind != "strike" for item in (one, other)]
    return not all(kept) and (one.begin, one.end, _asked(one)) != (other.begin, other.end, _asked(other))


def _same_words(one: Located, other: Located) -> bool:
    if one.span.source != other.span.source or None in (one.begin, other.begin, one.end, other.end):
        return False
    places = ((one.begin or 0, one.end or 0), (other.begin or 0, other.end or 0))
    return places[0] == places[1] or max(begin for begin, _ in places) < min(end for _, end in places)
