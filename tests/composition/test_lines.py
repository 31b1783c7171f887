"""Paragraphs broken as a whole: nothing is lost, nothing stands out, nothing ends in a fragment."""

import re
from statistics import pstdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendletter.composition.columns import first_fit
from sendletter.composition.hyphens import hyphens
from sendletter.composition.lines import Slice, Spacing, Words, break_lines
from sendletter.language import Language
from tests.conftest import ROOT

SPACING = Spacing(0.5, 0.25)
ENGLISH = Language("en-GB")


def words(text: str, hyphenate: bool = True) -> Words:
    """A measured text in a face of our own: letters 5 pt, narrow ones 3, spaces 2.5."""
    widths = [2.5 if c in " \u00a0" else 3.0 if c in "iljtf.,;:'" else 0.0 if c == "\n" else 5.0 for c in text]
    return Words(text, widths, ENGLISH.breaks(text), hyphens("en-GB") if hyphenate else lambda _: (), 3.0)


def lines(text: str, width: float, spacing: Spacing = SPACING, hyphenate: bool = True) -> tuple[Slice, ...]:
    return break_lines(words(text, hyphenate), width, spacing)


def length(text: str, piece: Slice) -> float:
    return sum(words(text).widths[piece.start : piece.end]) + (3.0 if piece.hyphen else 0.0)


TEXT = re.sub(
    r"\s+", " ", (ROOT / "letter.yaml").read_text(encoding="utf-8").split("body: |")[1].split("\n\n")[2]
).strip()


def test_every_character_but_spaces_at_line_ends_stands_on_one_line():
    pieces = lines(TEXT, 300)
    printed = "".join(TEXT[piece.start : piece.end] + ("" if piece.hyphen else " ") for piece in pieces)
    assert printed.split() == TEXT.split() or re.sub(r"\s", "", printed) == re.sub(r"\s", "", TEXT)


@settings(deadline=None)
@given(st.text(st.sampled_from("abcdefghij ABC.,-–()123\u00a0\n"), max_size=200), st.floats(40, 300))
def test_no_letter_is_lost_whatever_the_text_and_the_measure(text: str, width: float):
    pieces = lines(text, width)
    printed = "".join(text[piece.start : piece.end] for piece in pieces)
    assert re.sub(r"\s", "", printed) == re.sub(r"\s", "", text)


@pytest.mark.parametrize("width", [200.0, 260.0, 300.0, 420.0])
def test_no_line_is_longer_than_its_spaces_can_shrink(width: float):
    for piece in lines(TEXT, width):
        gaps = len(re.findall("[ \u00a0]", TEXT[piece.start : piece.end]))
        assert length(TEXT, piece) - gaps * 2.5 * SPACING.shrink <= width + 1e-6


def looseness(pieces: list[tuple[int, int]], width: float) -> float:
    """The standard deviation of what each space of a full line gets."""
    gaps = [TEXT[a:b].count(" ") for a, b in pieces[:-1]]
    return pstdev((width - sum(words(TEXT).widths[a:b])) / gap for (a, b), gap in zip(pieces, gaps, strict=False))


def test_whole_paragraphs_are_set_more_evenly_than_line_by_line():
    best = greedy = 0.0
    for width in range(200, 420, 20):
        breaks = ENGLISH.breaks(TEXT)
        greedy += looseness(first_fit(TEXT, words(TEXT).widths, breaks, width, width), width)
        best += looseness([(piece.start, piece.end) for piece in lines(TEXT, width, hyphenate=False)], width)
    assert best < 0.9 * greedy


def test_hyphens_stand_inside_words_and_never_in_names_of_few_letters():
    for piece in lines(TEXT, 150):
        if piece.hyphen:
            word = re.search(r"\w+$", TEXT[: piece.end])
            rest = re.match(r"\w+", TEXT[piece.end :])
            assert word
            assert rest
            assert len(word.group() + rest.group()) >= 6
            assert len(rest.group()) >= 3


def test_a_forced_break_ends_a_line():
    text = "one\ntwo"
    assert [text[piece.start : piece.end] for piece in lines(text, 300)] == ["one", "two"]


def test_a_word_longer_than_the_line_stands_out_and_the_rest_goes_on():
    text = "a " + "x" * 100 + " b c"
    printed = [text[piece.start : piece.end] for piece in lines(text, 100)]
    assert "x" * 100 in " ".join(printed)
    assert printed[-1].endswith("c")


def test_ragged_lines_never_reach_over_the_measure():
    assert all(length(TEXT, piece) <= 200 + 1e-6 for piece in lines(TEXT, 200, Spacing(0.5, 0.25, ragged=True)))


def test_numbers_and_acronyms_in_brackets_do_not_break():
    text = "under article 4(1) of the Covid-19 rules of the (DPRK) in 10016-4309 "
    for width in range(60, 200, 7):
        printed = [text[piece.start : piece.end] for piece in lines(text * 3, float(width))]
        assert not any(line.endswith(("Covid-", "10016-", "(")) for line in printed)


def test_languages_without_patterns_have_no_hyphens_and_acronyms_none_at_all():
    assert list(hyphens("xx")("international")) == []
    assert list(hyphens("en-GB")("INTERNATIONAL")) == []
    assert list(hyphens("en-GB")("international")) != []
