"""What stands at each place of a letter, as runs, by the reference under which `places` knows it."""

from collections.abc import Iterator, Sequence
from itertools import chain

from sendletter.draft.places import entry_names, note_name
from sendletter.language import Language
from sendletter.letter import Letter, Run, paragraphs
from sendletter.roster import Roster
from sendletter.roster.printed import printed


def said(
    letter: Letter, roster: Roster, language: Language, names: Sequence[str] = ()
) -> Iterator[tuple[str, tuple[Run, ...]]]:
    """Whole paragraphs, footnotes (as “note 1”) and entries of the lists.

    `names` are the references of the paragraphs where they are not just counted: a redline's.
    """
    for number, block in enumerate(paragraphs(letter.body)):
        yield (names[number] if names else f"¶{number + 1}"), block.runs
    for note in letter.footnotes:
        name = note_name(note)
        stretches = [paragraph.runs for paragraph in note.paragraphs]
        yield name.replace("(", "(note ") if note.label else f"note {name}", _spaced(stretches)
    for group in roster.groups:
        things = tuple(printed(group, language))
        for (name, _), thing in zip(entry_names(group, things), things, strict=True):
            yield name, _spaced(thing.lines)


def _spaced(stretches: Sequence[Sequence[Run]]) -> tuple[Run, ...]:
    """Paragraphs or lines as one, with spaces between them."""
    return tuple(chain.from_iterable((Run(" "), *runs) if place else runs for place, runs in enumerate(stretches)))
