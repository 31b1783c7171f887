"""letter.yaml remembers what was said of a sheet, and stays as it was but for that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.intake.memory import Memory, recall, remember
from sendletter.reading.letter import read_letter

LETTER = "# mine\nlanguage: en-GB   # a comment\nbody: |\n  Hello.\n\n  Again.\n"
MAP = {"Your full name": "name", "Colour?": "-"}
HEADER = (
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=20)
    .map(str.strip)
    .filter(lambda text: " ".join(text.replace("_", " ").replace("-", " ").lower().split()))
)


def test_choices_are_put_at_the_end_under_a_key_of_their_own():
    assert remember(LETTER, MAP, "body") == LETTER + (
        'import:\n  map:\n    "Your full name": name\n    "Colour?": "-"\n  group: body\n'
    )


@pytest.mark.parametrize(
    "before",
    [
        LETTER,
        LETTER.rstrip("\n"),
        LETTER.replace("\n", "\r\n"),
        LETTER + "closing: Bye,\n\n\n# the end\n",
        LETTER + "cc:\n  - A\n  - B\n",
        LETTER + "cc: [A,\n  B]\n",
        LETTER + "signatures:\n  groups:\n    - id: body   # all\n",
        LETTER + "import:\nclosing: Bye,\n",
        LETTER + "import:\n  map:\n  group: old\nclosing: Bye,\n",
        LETTER + "import: {}\n",
        LETTER + "import: {map: {x: title}, group: person}  # ours\nclosing: Bye,\n",
        LETTER + "import:\n  map:\n    # names\n    your full name: title  # once\n    Other: country\nclosing: Bye,\n",
        "{language: en, body: Hello}\n",
        "---\nlanguage: en\nbody: >-\n  Hello\n...\n",
        LETTER.replace("|", "|+") + "\n\n",
    ],
)
def test_every_layout_keeps_its_lines_and_remembers(before: str):
    after = remember(before, MAP, "body")
    memory = recall(after, "letter.yaml")
    assert {"your full name": "name", "colour?": "-"}.items() <= memory.columns.items()
    assert memory.group == "body"
    letter, problems = read_letter(after.encode(), "letter.yaml")
    assert (letter is not None, [str(problem) for problem in problems]) == (True, [])
    assert letter.body == read_letter(before.encode(), "letter.yaml")[0].body
    kept = [
        line
        for line in before.splitlines()
        if "import" not in line and "group:" not in line and "full name" not in line
    ]
    assert [line for line in after.splitlines() if line in kept] == kept or before.startswith("{")
    assert remember(after, MAP, "body") == after
    assert ("\r\n" in after) == ("\r\n" in before)


@given(st.dictionaries(HEADER, st.sampled_from(["name", "-", "sort by"]), max_size=4))
def test_any_header_is_remembered_and_nothing_is_asked_to_be_remembered_twice(choices: dict[str, str]):
    choices = {" ".join(k.replace("_", " ").replace("-", " ").lower().split()): v for k, v in choices.items()}
    after = remember(LETTER, choices, "")
    assert recall(after, "letter.yaml") == Memory(choices)
    assert after.startswith(LETTER)
    assert remember(after, choices, "") == after


def test_what_holds_no_keys_is_not_written_into():
    with pytest.raises(ValueError, match="does not hold keys"):
        remember(LETTER + "import: yes\n", MAP, "")
