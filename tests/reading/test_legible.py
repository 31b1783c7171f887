"""What a source says, character by character, each in its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.letter import paragraphs
from sendletter.reading.legible import Legible, legible_letter, legible_list
from sendletter.reading.letter import read_letter
from tests.conftest import ROOT

LETTER = """\
language: en-GB
subject: "A \\"test\\" of \\u00e9"   # a comment
closing: 'It''s yours'
body: |
  # Head

  We *ask* {{ count.total }} you[^1] to [act](https://x.example/a_b) **now**, R&amp;D \\* star.
  - one
  - two_three

  [^1]: A note
     more.
note: >
  folded
  text
"""


def texts(legible: Legible) -> list[str]:
    return [" ".join(text.split()) for text in legible.text.split("\0") if text.strip()]


def test_marks_of_yaml_and_markdown_fields_and_keys_are_not_said():
    assert texts(legible_letter(LETTER)) == [
        "en-GB",
        'A "test" of é',
        "It's yours",
        "Head",
        "We ask you1 to act now, R&D * star.",
        "one",
        "two_three",
        "1A note more.",
        "folded text",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_word_knows_its_line_and_column(end: str):
    source = LETTER.replace("\n", end)
    legible = legible_letter(source)
    for word, line in (("ask", 7), ("act", 7), ("now", 7), ("one", 8), ("more", 12), ("folded", 14), ("yours", 3)):
        begin = legible.text.index(word)
        start, stop = legible.stretch(begin, begin + len(word))
        assert source[start:stop] == word
        assert legible.place(start) == (line, source.split(end)[line - 1].index(word) + 1)


def test_what_is_said_of_the_worked_example_is_what_it_prints():
    source = (ROOT / "letter.yaml").read_text(encoding="utf-8")
    letter, _ = read_letter(source.encode(), "letter.yaml")
    assert letter is not None
    said = texts(legible_letter(source))
    bodies = [block.text for block in paragraphs(letter.body)]
    assert len(bodies) > 10
    assert [text for text in said if text in bodies] == bodies


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str):
    for read in (legible_letter, legible_list):
        try:
            legible = read(text)
        except ValueError:
            continue
        assert len(legible.starts) == len(legible.ends) == len(legible.text)
        assert all(0 <= start <= end <= len(text) for start, end in zip(legible.starts, legible.ends, strict=True))


def test_of_a_list_only_what_may_be_printed_is_said():
    source = (
        "group,name,email,title,note,withheld\n"
        'person,"Lee, ""Ann""",ann@harbour.example,Chair,secret,\n'
        "person,Hidden Name,,,,yes\n"
    )
    legible = legible_list(source)
    assert legible.text.replace("\0", "") == 'Lee, "Ann"Chair'
    begin = legible.text.index("Chair")
    assert legible.place(legible.stretch(begin, begin + 5)[0]) == (2, 43)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_lists_with_other_delimiters_and_line_breaks_in_cells_are_read(mark: str):
    source = f'group{mark}name{mark}title\nperson{mark}Ann{mark}"a\nb"\nperson{mark}Bea{mark}\n'
    legible = legible_list(source)
    assert [text for text in legible.text.split("\0") if text] == ["Anna\nb", "Bea"]
    begin = legible.text.index("Bea")
    assert legible.place(legible.stretch(begin, begin)[1])[0] == 4
