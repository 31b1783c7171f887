"""Two lists of signatories as one, for a redline."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.comparison.entries import interleaved, merge_rosters
from sendletter.comparison.roster import compare
from sendletter.comparison.words import joined
from sendletter.language import Language
from sendletter.letter import Change, GroupPlan, Text
from sendletter.redline.comparing import printed_rows
from sendletter.roster import Group, Roster, Signatory, arrange
from sendletter.span import Span
from tests.comparison.test_words import shown

ENGLISH = Language.of("en-GB")


def plan(name: str, entry: str = "{name}[, {title}]", **values: object) -> GroupPlan:
    here = Span("letter.yaml", 1)
    return GroupPlan(name, here, Text(name.title(), here), entry=Text(entry, here), **values)  # type: ignore[arg-type]


def roster(*rows: tuple[str, str, str], plans: tuple[GroupPlan, ...] = (plan("person"), plan("office"))) -> Roster:
    listed = (
        Signatory(group, name, Span("signatories.csv", line), title=title)
        for line, (group, name, title) in enumerate(rows, start=2)
    )
    return arrange(listed, plans, ENGLISH.sort_key)


def merged(old: Roster, new: Roster) -> dict[str, Group]:
    people = compare(printed_rows(old), printed_rows(new))
    plans = [group.plan for group in new.groups]
    return {group.id: group for group in merge_rosters(old, new, people, plans, ENGLISH)}


def lines(group: Group) -> list[str]:
    return ["|".join(shown(tuple(joined(line))) for line in thing.lines) for thing in group.things]


def test_who_is_gone_is_struck_where_they_stood_and_who_came_is_underlined():
    old = roster(("person", "Ann Lee", ""), ("person", "Bob Stone", "Chair"), ("person", "Dan West", ""))
    new = roster(("person", "Ann Lee", ""), ("person", "Carla Jones", ""), ("person", "Dan West", ""))
    assert lines(merged(old, new)["person"]) == ["Ann Lee", "[-Bob Stone, Chair-]", "{+Carla Jones+}", "Dan West"]


def test_a_changed_cell_is_marked_word_by_word():
    old, new = roster(("person", "Ann Lee", "Chair of Ports")), roster(("person", "Ann Lee", "Head of Ports"))
    assert lines(merged(old, new)["person"]) == ["Ann Lee, [-Chair-]{+Head+} of Ports"]


def test_who_moved_to_another_group_stands_in_both():
    old, new = roster(("person", "Harbour Watch", "")), roster(("office", "Harbour Watch", ""))
    groups = merged(old, new)
    for name, change in (("person", Change.TRACE), ("office", Change.MOVED)):
        ((line,),) = (thing.lines for thing in groups[name].things)
        assert [(run.text, run.change) for run in line] == [("Harbour Watch", change)]


def test_a_number_that_moved_up_is_no_change():
    plans = (plan("person", numbered=True),)
    old = roster(("person", "Ann Lee", ""), ("person", "Dan West", ""), plans=plans)
    new = roster(("person", "Ann Lee", ""), ("person", "Carla Jones", ""), ("person", "Dan West", ""), plans=plans)
    assert [line.replace("\u00a0", " ") for line in lines(merged(old, new)["person"])] == [
        "1. Ann Lee",
        "{+2. Carla Jones+}",
        "3. Dan West",
    ]


def test_a_second_line_that_came_is_a_line_of_its_own():
    plans = (plan("person", "{name} | {title}"),)
    old, new = roster(("person", "Ann Lee", ""), plans=plans), roster(("person", "Ann Lee", "Chair"), plans=plans)
    assert lines(merged(old, new)["person"]) == ["Ann Lee|{+Chair+}"]


def test_everybody_of_a_group_that_is_gone_is_struck():
    old = roster(("person", "Ann Lee", ""), ("office", "Harbour Watch", ""))
    new = roster(("person", "Ann Lee", ""))
    assert lines(merged(old, new)["office"]) == ["[-Harbour Watch-]"]
    assert merged(old, new)["office"].size == 1


keys = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)


@given(keys, keys)
def test_every_entry_of_both_lists_stands_once_in_the_order_of_the_newer_one(old: list[str], new: list[str]):
    pairs = list(interleaved(old, new))
    assert [other for _, other in pairs if other is not None] == list(range(len(new)))
    ones = [one for one, _ in pairs if one is not None]
    assert sorted(ones) == list(range(len(old)))
    assert all(one is None or other is None or old[one] == new[other] for one, other in pairs)


@pytest.mark.parametrize(("old", "new"), [("abc", "abc"), ("", "")])
def test_equal_lists_are_one(old: str, new: str):
    assert list(interleaved(old, new)) == [(place, place) for place in range(len(old))]
