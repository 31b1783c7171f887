"""Texts are compared without what line breaks, ligatures and readers change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.preflight.text import as_read, comparable, find, length_at, read_pages, same_letters
from tests.preflight.paper import paper


def test_the_text_of_each_page_is_read():
    assert [text.split() for text in read_pages(paper(["Dear Minister,"], ["Ann", "Bob"]))] == [
        ["Dear", "Minister,"],
        ["Ann", "Bob"],
    ]


@pytest.mark.parametrize("length", [0, 4, 100, 700])
def test_a_broken_pdf_is_told_by_a_value_error_or_read(length: int):
    try:
        pages = read_pages(paper(["Ann"])[:length])
    except ValueError as fault:
        assert str(fault)
    else:
        assert length == 700
        assert len(pages) <= 1


@given(st.text())
def test_comparable_text_stays_as_it_is(text: str):
    assert comparable(comparable(text)) == comparable(text)


@given(st.text("abc é", min_size=1), st.sampled_from(["\n", "-\n", "\u00ad", "\ufffe\r\n", " ", "\u200f"]), st.data())
def test_a_break_changes_nothing(text: str, mark: str, data: st.DataObject):
    place = data.draw(st.integers(0, len(text)))
    assert comparable(text[:place] + mark + text[place:]) == comparable(text)


def test_a_right_to_left_text_is_its_letters_in_any_order_with_turned_brackets():
    assert same_letters(")109AB)لجنة", "لجنة(AB109)", 0) == 11
    assert same_letters("לממשלה”defenders”)", "“defenders”(לממשלה", 0) == 18


def test_a_ligature_may_be_read_with_a_letter_too_many():
    assert same_letters("شكراًللكم", "شكراًلكم", 0) == 9


def test_another_letter_in_a_right_to_left_name_is_noticed():
    assert same_letters("محمد", "محمود", 0) == 0
    assert same_letters("محمدالأمين", "أحمدالأمين", 0) == 0
    assert same_letters("لجنة(AB108)", "لجنة(AB109)", 0) == 0


def test_left_to_right_text_must_stand_as_it_is():
    assert length_at("xAnnBob", "Ann", 1) == 3
    assert length_at("xnAnBob", "Ann", 1) == 0
    assert find("xnAnBob", "Ann", 0, 7) is None


def test_right_to_left_text_is_found_further_on():
    assert find("abc(1AB(لجنةxyz", "لجنة(AB1)", 0, 15) == (3, 12)


def test_a_letter_before_a_right_to_left_text_that_is_also_in_it_is_left_to_its_neighbour():
    text, note = "דודלוימנהל1לחוקמשנת.1986", "1לחוקמשנת1986."
    assert find(text, note, 0, len(text)) == (text.index("1"), len(text))


def test_a_piece_is_shown_with_the_spaces_that_it_has_in_the_pdf():
    assert as_read("AnneLee", ["x\r\nAnne\r\nLee y"]) == "Anne Lee"
    assert as_read("nowhere", ["x"]) == "nowhere"
