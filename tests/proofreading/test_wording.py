"""Doubled words, spaces, placeholders, ends of paragraphs."""

from dataclasses import replace

import pytest

from sendletter.letter import Heading, Listing, Paragraph, Quotation, Run
from sendletter.proofreading import wording
from sendletter.proofreading.rule import example
from sendletter.span import Span
from tests.proofreading.copies import found, said

HERE = Span("letter.yaml", 10, 3)


@pytest.mark.parametrize(
    ("text", "language", "rule"),
    [
        ("The the end.", "en-GB", "doubled-word"),
        ("We ask ask you.", "en-GB", "doubled-word"),
        ("Nous avons avons dit.", "fr", "doubled-word"),
        ("Two  spaces.", "en-GB", "space"),
        ("Wait , no.", "en-GB", "space"),
        ("Das ist so .", "de", "space"),
        ("We said so ( see below).", "en-GB", "space"),
    ],
)
def test_doubled_words_and_spaces_are_found(text: str, language: str, rule: str):
    assert rule in said(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("She said that that is so and had had it; no, no, never; Pago Pago and New York New York.", "en-GB"),
        ("Nous nous réjouissons, vous vous trompez. Non ! Oui ? Voilà : ceci ; cela.", "fr"),
        ("Alle, die die Menschen schützen.", "de"),
        ("Chúng tôi từ từ đi.", "vi"),
        ("वे धीरे धीरे चले।", "hi"),
        ("We stopped … and went; prices rose .5 percent.", "en-GB"),
    ],
)
def test_words_and_spaces_that_are_right_are_left_alone(text: str, language: str):
    assert said(text, language) == {}


@pytest.mark.parametrize(
    "text",
    [
        "It is TBC.", "It is TBD.", "We met XX people.", "XXX.", "TODO: dates.", "[Date] it was.", "On [DATE].", "Dear [name of minister].",
        "[insert name] said.", "[your name here].", "Lorem ipsum dolor.", "lorem ipsum.", "What???", "By ____.", "It is tbc.", "In [place].",
    ],
)  # fmt: skip
def test_placeholders_are_found(text: str):
    assert "placeholder" in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "In the XXth century and the XX century, in the XXI century; Article XX of the GATT; the XXX Olympiad; John XXIII.",
        "“[i]llegal” [including] those [over the] years; [the Chinese government] did; he said [sic] “I […] go”.",
        "[Name withheld] said so.",
    ],
)
def test_editors_brackets_and_roman_numbers_are_left_alone(text: str):
    assert said(text) == {}


def test_a_century_in_spanish_and_todo_in_capitals():
    assert said("En el siglo XX todo cambió.", "es") == {}


@pytest.mark.parametrize("name", ["asdf", "n/a", "TBC", "test", "???", "-"])
def test_a_cell_that_says_nothing_is_found(name: str):
    assert "placeholder" in found("Text.", organizations=[name])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Thank you.", "en-GB"), ("We ask the following:", "en-GB"), ("He said: “Stop!”", "en-GB"), ("(It ended.)", "en-GB"),
        ("It ended.[1]", "en-GB"), ("See https://example.org/a", "en-GB"), ("— Martin Luther King", "en-GB"), ("これは文です。", "ja"),
        ("हम मांग करते हैं।", "hi"), ("هل هذا نص؟", "ar"), ("Այսպես է։", "hy"), ("እንዲህ ነው።", "am"), ("ราชอาณาจักรไทย", "th"),
    ],
)  # fmt: skip
def test_ends_of_paragraphs_in_all_languages_are_left_alone(text: str, language: str):
    assert "no-full-stop" not in said(text, language)


def unended(*blocks: object) -> list[str]:
    copy = example("Text.")
    copy = replace(copy, letter=replace(copy.letter, body=blocks))
    return [problem.message for rule in wording.RULES if rule.id == "no-full-stop" for problem in rule.problems(copy)]


def test_headings_items_and_what_leads_to_a_list_need_no_full_stop():
    lead, item = Paragraph((Run("We ask you to"),), HERE), Paragraph((Run("act"),), HERE)
    assert unended(lead, Listing(((item,), (item,)), None, HERE)) == []
    assert unended(Heading((Run("Background"),), 1, HERE), Paragraph((Run("Our demands", bold=True),), HERE)) == []
    assert unended(Quotation((item,), HERE)) == ["the paragraph ends without a punctuation mark: “act”"]
    assert len(unended(lead, item)) == 2
