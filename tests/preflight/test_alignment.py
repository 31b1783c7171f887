"""Which passages stand where, in texts that lack, repeat or shuffle some."""

import time

from hypothesis import given
from hypothesis import strategies as st

from sendletter.preflight.alignment import align, walk
from sendletter.preflight.text import Turned

NAMES = [f"Committee {number * 7919 % 10_007} for Human Rights" for number in range(10_000)]
some_names = st.lists(st.text("abcd", min_size=4, max_size=9), min_size=1, max_size=12)


def absent(text: str, wanted: list[str]) -> list[str]:
    return [name for name, place in zip(wanted, align(text, wanted).places, strict=True) if place is None]


def test_a_name_that_is_the_beginning_of_the_next_is_missed():
    assert absent("ACATUKVietTan", ["ACAT", "ACATUK", "VietTan"]) == ["ACAT"]


def test_a_name_that_is_the_end_of_another_is_missed():
    assert absent("FriendsofAmnestyZone", ["Amnesty", "FriendsofAmnesty", "Zone"]) == ["Amnesty"]


def test_a_name_that_a_paragraph_mentions_is_missed():
    assert absent("WeofAmnestywriteSincerely", ["WeofAmnestywrite", "Sincerely", "Amnesty"]) == ["Amnesty"]


def test_one_of_many_same_names_is_missed():
    assert len(absent("Anonymous" * 49, ["Anonymous"] * 50)) == 1


def test_of_two_that_changed_places_one_is_elsewhere():
    alignment = align("RobertRoeAnnaLeeZed!", ["AnnaLee", "RobertRoe", "Zed!"])
    assert alignment.elsewhere == [(0, (9, 16))]
    assert alignment.stretches == []


def test_a_second_copy_is_elsewhere_though_the_first_is_in_place():
    alignment = align("AnnaLeeRobertRoeAnnaLee", ["AnnaLee", "RobertRoe"])
    assert alignment.places == [(0, 7), (7, 16)]
    assert alignment.elsewhere == [(0, (16, 23))]


def test_what_no_passage_explains_is_a_stretch_before_the_next_passage():
    assert align("AnnaLeemottoRobertRoe", ["AnnaLee", "RobertRoe"]).stretches == [(1, (7, 12))]


def test_short_passages_are_found_between_their_neighbours():
    assert align("AnnaLeeccRobertRoe", ["AnnaLee", "cc", "RobertRoe"]).places == [(0, 7), (7, 9), (9, 18)]


def test_arabic_passages_are_found_in_any_order_of_their_letters():
    alignment = align("AnnaLee(109AB(لجنةالحقRobert", ["AnnaLee", "لجنةالحق(AB109)", "Robert"])
    assert alignment.stretches == []
    assert None not in alignment.places


def test_a_lost_arabic_passage_is_missed():
    assert absent("السلام(1AB(الحقوق(2AB(", ["السلام(AB1)", "القاهرة(AB3)", "الحقوق(AB2)"]) == ["القاهرة(AB3)"]


@given(some_names)
def test_passages_one_after_the_other_are_all_in_their_place(names: list[str]):
    alignment = align("".join(names), names)
    assert walk("".join(names), names)
    assert [place is not None for place in alignment.places] == [True] * len(names)
    assert alignment.stretches == alignment.elsewhere == []


@given(some_names, st.data())
def test_a_text_that_lacks_a_passage_never_passes(names: list[str], data: st.DataObject):
    gone = data.draw(st.integers(0, len(names) - 1))
    text = "".join(names[:gone] + names[gone + 1 :])
    assert not walk(text, names)
    assert len(absent(text, names)) >= 1


@given(some_names, some_names)
def test_places_are_in_order_and_say_what_stands_there(names: list[str], others: list[str]):
    text = "".join(others)
    found = [(name, place) for name, place in zip(names, align(text, names).places, strict=True) if place]
    assert all(text[begin:end] == name for name, (begin, end) in found)
    ends = [0, *(end for _, (_, end) in found)]
    assert all(end <= begin for end, (_, (begin, _)) in zip(ends, found, strict=False))


@given(some_names, some_names)
def test_every_character_is_explained_once_or_left_over_once(names: list[str], others: list[str]):
    text = "".join(others)
    alignment = align(text, names)
    parts = [place for place in alignment.places if place]
    parts += [place for _, place in (*alignment.stretches, *alignment.elsewhere)]
    assert sorted(n for begin, end in parts for n in range(begin, end)) == list(range(len(text)))


def test_one_name_of_ten_thousand_is_missed_in_little_time():
    begun = time.process_time()
    assert absent("".join(NAMES[:5_000] + NAMES[5_001:]), NAMES) == [NAMES[5_000]]
    assert time.process_time() - begun < 3


def test_ten_thousand_names_in_reverse_take_little_time():
    begun = time.process_time()
    assert len(absent("".join(reversed(NAMES)), NAMES)) == 9_999
    assert time.process_time() - begun < 5


def test_entries_that_are_read_line_by_line_through_columns_are_there_only_if_no_letter_is_missing():
    wanted = [Turned(text) for text in ("Dear,", "AnnLee(Judge)", "BobRay,Chair", "End")]
    read = "Dear,AnnLeeBobRay,(Judge)ChairEnd"
    assert walk(read, wanted)
    assert not walk(read.replace("Ray", "Roy"), wanted)
    assert not walk(read, [str(text) for text in wanted])
