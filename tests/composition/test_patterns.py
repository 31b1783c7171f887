"""Patterns parsed one by one say what pyphen says that parses all."""

import pyphen
import pytest

from sendletter.composition.hyphens import hyphens
from sendletter.composition.patterns import Dictionary

WORDS = [
    "international",
    "Menschenrechtsorganisationen",
    "Überwachungsmaßnahmen",
    "összefüggő",
    "asszony",
    "tillåta",
    "fjälläventyr",
    "naïveté",
    "développement",
    "правозащитник",
    "κυβέρνησης",
    "demokratiedefizit",
    "schiffahrt",
    "busse",
    "zucker",
    "ciutadans",
    "col·legi",
]


@pytest.mark.parametrize("name", sorted(set(pyphen.LANGUAGES)))
def test_every_language_divides_words_as_pyphen_does(name: str):
    path = pyphen.LANGUAGES[name]
    ours, theirs = Dictionary(path), pyphen.HyphDict(path)
    for word in WORDS:
        found = [
            [(int(point), point.data) for point in patterns.positions(word.lower())] for patterns in (ours, theirs)
        ]
        assert found[0] == found[1], word


def test_a_division_that_would_change_how_a_word_is_spelt_is_none():
    """Hungarian "asszony" is divided as "asz-szony": a letter more than was written."""
    assert list(hyphens("hu")("asszonyok")) == [5]


def test_the_languages_are_many():
    assert len(set(pyphen.LANGUAGES.values())) > 40
