"""What changed between two texts, as references."""

import pytest

from sendletter.consent.changed import changed
from sendletter.reading.letter import read_letter
from tests.conftest import SHORT

BODY = "  One.\n\n  Two.\n\n  Three.\n\n  Four.\n"
LETTER = SHORT.replace("  We ask you to act.\n", BODY)


def letter(text: str):
    found, problems = read_letter(text.encode(), "letter.yaml")
    assert found is not None, problems
    return found


@pytest.mark.parametrize(
    ("old", "new", "references"),
    [
        ("", "", ()),
        ("Two.", "Two!", ("¶2",)),
        ("  Two.\n\n", "", ("¶2 of before, which is gone",)),
        ("  Two.\n\n", "  Two.\n\n  New.\n\n  Newer.\n\n", ("¶3–4",)),
        ("Four.", "*Four*.", ("¶4",)),
        ("  Two.\n", "  > Two.\n", ("how paragraphs are put into lists and quotations",)),
        ("Dear Minister", "Dear President", ("the salutation",)),
        ("date: 2025-11-03", "date: 2025-11-04", ("the date",)),
        ("closing: Sincerely,", "closing: Yours,\nto: {name: Ann}", ("the recipient", "the closing")),
        ("language: en-GB", "language: en-US\npaper: Letter", ("the language",)),
        ("date:", "\ndate:", ()),
    ],
)
def test_references_name_what_a_reader_would_have_to_read_again(old: str, new: str, references: tuple[str, ...]):
    assert changed(letter(LETTER), letter(LETTER.replace(old, new, 1))) == references
