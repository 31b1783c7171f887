"""Two versions compared: what became of the text, of every signatory, and whether somebody is gone by mistake."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sendletter.comparison.letter import compare_letters
from sendletter.comparison.passage import Changes as TextChanges
from sendletter.comparison.roster import Changes as ListChanges
from sendletter.comparison.roster import Removed, compare
from sendletter.draft.record import public
from sendletter.redline.versions import Version
from sendletter.roster import Roster, Signatory, Status
from sendletter.typography import set_letter, set_roster


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions, with the typography of both set; what changed in the text, in the list as it is printed.

    A removed row has the status that it has by now. `gone` are those of them who disappeared without having withdrawn.
    `remarks` say where the two are hardly versions of one letter.
    """

    old: Version
    new: Version
    text: TextChanges
    people: ListChanges
    gone: tuple[Signatory, ...]
    remarks: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether anything changed that is printed."""
        return bool(self.text.changed or self.people.counts)


def compare_versions(old: Version, new: Version, known: Iterable[Signatory] = ()) -> Compared:
    """What became of `old` in `new`.

    `known` are the rows of the list as it is now: a draft's list does not hold who has withdrawn.
    """
    old, new = _set(old), _set(new)
    before, after = printed_rows(old.roster), printed_rows(new.roster)
    listed = new.listed
    if listed is None:
        listed = (*after, *(row for row in known if row.status is not Status.CONFIRMED))
    by_now = compare(before, listed)
    status = {pair.old.span: pair.new.status for pair in by_now.pairs}
    lost = {row.span for row in by_now.gone}
    people = compare(before, after)
    removed = tuple(
        Removed(replace(gone.row, status=status.get(gone.row.span, gone.row.status)), gone.still)
        for gone in people.removed
    )
    gone = tuple(each.row for each in removed if each.row.span in lost and each.still is None)
    text = compare_letters(old.letter, new.letter, new.language)
    return Compared(old, new, text, replace(people, removed=removed), gone, tuple(_remarks(old, new, text)))


def _set(version: Version) -> Version:
    """A version with its typography set, so that what typography does is no change."""
    language = version.language
    return replace(version, letter=set_letter(version.letter, language), roster=set_roster(version.roster, language))


def printed_rows(roster: Roster) -> tuple[Signatory, ...]:
    """Everybody whose name is printed, with nothing but what is printed, in the group in which they stand."""
    return tuple(replace(public(row), group=group.id) for group in roster.groups for row in group.signatories)


def _remarks(old: Version, new: Version, text: TextChanges) -> Iterator[str]:
    if old.language != new.language:
        yield f"the languages differ: {old.language.tag} and {new.language.tag}"
    titles = [str(version.letter.title or version.letter.subject or "") for version in (old, new)]
    if titles[0] != titles[1]:
        yield f"the titles differ: “{titles[0]}” and “{titles[1]}”"
    body = [passage for passage in text.passages if passage.what == "paragraph"]
    if body and not any(passage.old and passage.new for passage in body):
        yield "they have no paragraph in common"
