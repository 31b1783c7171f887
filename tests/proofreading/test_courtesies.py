"""How the letter greets, ends and encloses."""

import pytest

from sendletter.letter import Party, Text
from sendletter.span import Span
from tests.proofreading.copies import found


def text(words: str) -> Text:
    return Text(words, Span("letter.yaml", 5, 1))


def told(name: str, salutation: str, language: str = "en-GB") -> set[str]:
    party = Party(text(name), text("Director of Ports"))
    problems = found("Text.", language=language, to=party, salutation=text(salutation), closing=text("Yours,"))
    return {rule for rule in problems if rule.startswith("salutation")}


@pytest.mark.parametrize(
    ("name", "salutation", "rule"),
    [
        ("Dr Jane Smith", "Dear Dr Smithe,", "salutation-name"),
        ("President Xi Jinping", "Dear President Xi Jinpin,", "salutation-name"),
        ("Ms Jane Smith", "Dear Mr Smith,", "salutation-title"),
    ],
)
def test_a_salutation_that_disagrees_with_the_recipient_is_found(name: str, salutation: str, rule: str):
    assert told(name, salutation) == {rule}


@pytest.mark.parametrize(
    ("name", "salutation", "language"),
    [
        ("Dr Jane Smith", "Dear Dr Smith,", "en-GB"),
        ("Dr Jane Smith", "Dear Director,", "en-GB"),
        ("President Xi Jinping", "Your Excellency,", "en-GB"),
        ("Herrn Jakob Wendelin", "Sehr geehrter Herr Wendelin,", "de"),
        ("Анне Сергеевне Ивановой", "Уважаемая Анна Сергеевна,", "ru"),
        ("Mr and Mrs Smith", "Dear Mr Smith,", "en-GB"),
    ],
)
def test_other_salutations_are_left_alone(name: str, salutation: str, language: str):
    assert told(name, salutation, language) == set()


def test_a_greeting_and_a_closing_in_the_text_are_told_where_they_stand_already():
    problems = found(
        "Dear Friends, we write.", "Text.", "Sincerely", salutation=text("Dear Friends,"), closing=text("Sincerely,")
    )
    assert {"salutation-twice", "closing-twice"} <= set(problems)
    assert not {"salutation-twice", "closing-twice"} & set(found("Dear Friends, we write.", "Sincerely"))


def test_a_comma_after_the_salutation_alone_is_told_in_english():
    parts = {"salutation": text("Dear Friends,"), "closing": text("Sincerely")}
    assert "closing-comma" in found("Text.", **parts)
    assert "closing-comma" not in found("Text.", language="de", **parts)
    assert "closing-comma" not in found("Text.", salutation=text("Dear Friends:"), closing=text("Sincerely,"))


def test_an_enclosure_that_is_not_there_is_told():
    assert "nothing-enclosed" in found("Please find enclosed a map.")
    assert "nothing-enclosed" not in found("Please find enclosed a map.", enclosures=(text("A map"),))
    assert "nothing-enclosed" not in found("The enclosed harbour is attached to the land.")
