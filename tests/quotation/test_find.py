"""Quoted words are found again: the same, changed, or gone."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sendletter.quotation.find import Quotation, Standing, excerpt, find, mapped
from sendletter.quotation.fold import fold

TEXT = (
    "We ask the port to keep the harbour open.\n\nThe port has promised to keep the quay open, and the harbour "
    "office is to keep its word. We ask the port to answer by May."
)


def found(text: str, quotation: Quotation) -> tuple[str, Standing] | None:
    place = find(quotation, fold(text))
    return (text[place.begin : place.end], place.standing) if place else None


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("“Yes” – he said… it’s", '"Yes" -- he said... it\'s'),
        ("23\u00a0September", "23\n    September"),
        ("ﬁnal é", "final e\u0301"),
        ("« Oui »", '"Oui"'),
        ("co\u00adoperate", "cooperate"),
        ("2014–2020", "2014-2020"),
    ],
)
def test_print_and_source_have_the_same_signs(printed: str, written: str):
    assert fold(printed).signs == fold(written).signs


@given(st.text())
def test_every_sign_knows_the_character_that_it_comes_from(text: str):
    folded = fold(text)
    assert len(folded.signs) == len(folded.at)
    assert list(folded.at) == sorted(folded.at)
    assert all(0 <= index < len(text) for index in folded.at)
    assert fold(folded.signs.replace("\n", "¶")).signs == folded.signs


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_any_part_of_a_text_is_found_in_its_place(one: int, other: int):
    begin, end = sorted((one, other))
    assume(fold(TEXT[begin:end]).signs.strip("\n"))
    place = find(excerpt(TEXT, begin, end), fold(TEXT))
    assert place is not None
    assert (place.standing, place.count) == (Standing.SAME, 1)
    assert fold(TEXT[place.begin : place.end]).signs.strip("\n") == fold(TEXT[begin:end]).signs.strip("\n")
    assert abs(place.begin - begin) <= 2


@given(st.integers(0, len(TEXT) - 4), st.text("xyz", min_size=1, max_size=20))
def test_what_is_written_elsewhere_does_not_keep_a_quotation_from_being_found(index: int, new: str):
    begin = TEXT.index("promised")
    assume(not begin - 5 < index < begin + 13)
    text = TEXT[:index] + new + TEXT[index:]
    assert found(text, excerpt(TEXT, begin, begin + 8)) == ("promised", Standing.SAME)


def test_a_gap_between_words_is_found():
    index = TEXT.index("promised")
    place = find(excerpt(TEXT, index, index), fold(TEXT))
    assert place is not None
    assert TEXT[: place.begin].rstrip().endswith("The port has")
    assert place.begin == place.end


def test_words_that_have_changed_are_said_to_have():
    begin = TEXT.index("promised")
    text = TEXT.replace("promised", "announced plans")
    place = found(text, excerpt(TEXT, begin, begin + 8))
    assert place is not None
    assert place[1] is Standing.CHANGED
    assert place[0].strip() == "announced plans"


def test_words_that_are_taken_out_are_gone_and_keep_their_place():
    begin = TEXT.index("promised ")
    text = TEXT.replace("promised ", "")
    place = find(excerpt(TEXT, begin, begin + 9), fold(text))
    assert place is not None
    assert place.standing is Standing.GONE
    assert text[: place.begin].endswith("The port has")


def test_a_short_word_that_is_gone_is_not_taken_for_the_same_word_close_by():
    text = "We ask the port and the quay and the office to answer."
    quotation = excerpt(text, 16, 19)
    assert quotation.exact == "and"
    place = find(quotation, fold(text.replace("port and the quay", "port, the quay")))
    assert place is None or place.standing is not Standing.SAME


def test_what_a_text_never_said_is_not_found():
    assert find(Quotation("asylum seekers", "the treatment of ", " in detention"), fold(TEXT)) is None


def test_equal_places_are_counted_and_the_nearest_is_taken():
    text = "\0Director\0Director\0Director\0"
    place = find(Quotation("Director", "¶", "¶"), fold(text), near=12)
    assert place is not None
    assert (place.count, place.begin) == (3, 10)


def test_an_entry_of_a_list_is_found_by_its_letters():
    text = "Harbour Watch\0HW\0\0Quay Trust"
    place = find(Quotation("(HW)", "¶Harbour Watch ", "¶"), fold(text, letters=True), letters=True)
    assert place is not None
    assert text[place.begin : place.end] == "HW"


@given(st.text("abc-", max_size=20), st.data())
def test_a_place_in_equal_texts_is_the_same(text: str, data):
    begin = data.draw(st.integers(0, len(text)))
    assert mapped(text, text, (begin, len(text))) == (begin, len(text))


def test_a_caption_that_is_printed_before_a_text_is_no_hindrance():
    text = "\0The Mayor\0Map of the harbour\0"
    place = find(excerpt("Enclosures: Map of the harbour", 12, 15), fold(text))
    assert place is not None
    assert (text[place.begin : place.end], place.standing) == ("Map", Standing.SAME)


def test_what_one_text_has_more_is_outside_where_it_shall_be_tight():
    assert mapped("to act", "ter to act", (0, 2), tight=True) == (4, 6)
    assert mapped("violence", "viol", (0, 8), tight=True) == (0, 4)
