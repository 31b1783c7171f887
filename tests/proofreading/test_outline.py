"""The body's make-up: headings, footnotes, links."""

import pytest

from sendletter.proofreading import outline
from sendletter.proofreading.rule import example
from sendletter.reading.letter import read_letter


def told(*lines: str) -> set[str]:
    """The rules of the outline that find something in a body of Markdown."""
    text = "language: en\nbody: |\n" + "".join(f"  {line}\n" for line in lines)
    letter, _ = read_letter(text.encode(), "letter.yaml")
    assert letter
    copy = example(blocks=letter.body, footnotes=letter.footnotes)
    return {rule.id for rule in outline.RULES for _ in rule.problems(copy)}


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        (("##", "", "Text."), "empty-heading"),
        (("# One", "", "# Two", "", "Text."), "lone-heading"),
        (("Text.", "", "# One"), "lone-heading"),
        (("# One", "", "Text.", "", "### Two", "", "Text."), "heading-levels"),
        (("One.[^1] Two[^2].", "", "[^1]: A.", "", "[^2]: B."), "footnote-place"),
        (("See [here](https://a.example).",), "link-text"),
        (("See [Click here](https://a.example).",), "link-text"),
        (("See https://a.example/report.",), "bare-address"),
    ],
)
def test_what_is_wrong_with_the_body_is_found(lines: tuple[str, ...], rule: str):
    assert told(*lines) == {rule}


def test_a_body_in_order_is_left_alone():
    assert told(
        "# One", "", "## Under it", "", "One.[^1] Two, [the report](https://a.example).[^2] <https://b.example>", "", "# Two",
        "", "Text.", "", "[^1]: A.", "", "[^2]: B, see [C](https://c.example).",
    ) == set()  # fmt: skip


def test_footnotes_that_are_all_called_before_the_mark_are_left_alone():
    assert told("Un[^1], deux[^2].", "", "[^1]: A.", "", "[^2]: B.") == set()
