"""What composition has to say about its work, for whoever asks."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sendletter.composition.compose import spaced
from sendletter.composition.fit import Choice
from sendletter.letter import Letter, paragraphs

if TYPE_CHECKING:
    from sendletter.composition.filling import Filled  # few letters are advertisements


def remarks(choice: "Choice | Filled", letter: Letter, unprinted: Sequence[str] = ()) -> Iterator[str]:
    """Sentences about the setting that was chosen, the lines, and what was not justified on purpose.

    `unprinted` are the parts of the letter that an advertisement leaves out.
    """
    yield str(choice)
    if unprinted:
        yield f"not printed in an advertisement: {', '.join(unprinted)}"
    lines = [line for sheet in choice.layout.sheets for line in sheet.lines]
    broken = sum(line.hyphen for line in lines)
    yield f"{len(lines)} lines of text, {broken} of them end in a hyphen"
    for paragraph in paragraphs(letter.body):
        if not spaced(paragraph.text):
            yield f"{paragraph.span}: set ragged, since its writing has no spaces to be justified by"
