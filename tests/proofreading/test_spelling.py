"""One word spelled in two ways."""

import pytest

from tests.proofreading.copies import found, said


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("An organisation is an organization.", "en-GB"),
        ("We recognise and recognized it: we recognize it, and recognise it.", "en-GB"),
        ("The labour of labor.", "en-US"),
        ("At the centre, in the center.", "en-GB"),
        ("We cooperate and co-operate.", "en-GB"),
        ("Sie sagten, daß, und dass.", "de"),
    ],
)
def test_a_word_in_two_spellings_is_found(text: str, language: str):
    assert "two-spellings" in said(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Our organisation knows the World Health Organization.", "en-GB"),
        ("Our organisation said: “The organization is ours.”", "en-GB"),
        ("He resigned, then re-signed; we resign and re-sign.", "en-GB"),
        ("They sum up the labor camps and summarize behaviour.", "en-GB"),
        ("An advise, a promise, a prize, a size, wise, rise, prise, priced.", "en-GB"),
        ("In Maßen, in Massen.", "de"),
        ("Die Buße, die Busse.", "de"),
        ("La nation, les nations.", "fr"),
    ],
)
def test_words_that_are_two_and_those_of_others_are_left_alone(text: str, language: str):
    assert "two-spellings" not in said(text, language)


def test_it_is_told_where_the_second_spelling_stands():
    assert (
        "“organization” is also written “organisation”"
        in found("An organisation.", "An organization.")["two-spellings"]
    )
