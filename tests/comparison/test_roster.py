"""What became of the signatories between two versions of the list."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.comparison.roster import Cell, Changes, Kind, compare
from sendletter.roster import Capacity, Signatory, Status
from sendletter.span import Span


def row(name: str, line: int = 2, group: str = "person", **cells: object) -> Signatory:
    return Signatory(group, name, Span("signatories.csv", line, 1), **cells)  # type: ignore[arg-type]


def numbered(*rows: Signatory) -> list[Signatory]:
    return [replace(each, span=Span("signatories.csv", line, 1)) for line, each in enumerate(rows, 2)]


def kinds(changes: Changes) -> dict[str, int]:
    return {str(kind): count for kind, count in changes.counts.items()}


def test_who_came_and_who_went_is_told():
    changes = compare([row("Ann Lee"), row("Bob Stone", 3)], [row("Bob Stone"), row("Carla Jones", 3)])
    assert [each.name for each in changes.added] == ["Carla Jones"]
    assert [each.name for each in changes.gone] == ["Ann Lee"]
    assert kinds(changes) == {"added": 1, "removed": 1}


def test_the_order_of_rows_is_no_change():
    assert not compare([row("Ann Lee"), row("Bob Stone", 3)], [row("Bob Stone"), row("Ann Lee", 3)]).counts


@given(st.permutations("abcdef"), st.permutations("abcdef"))
def test_as_many_rows_stand_in_another_order_as_must_move_at_the_least(old: list[str], new: list[str]):
    names = {letter: f"{letter * 3} {letter.upper() * 5}" for letter in "abcdef"}
    made = compare(*(numbered(*(row(names[letter]) for letter in side)) for side in (old, new)))
    rising = max(
        len(kept)
        for size in range(7)
        for kept in combinations(new, size)
        if [letter for letter in old if letter in kept] == list(kept)
    )
    assert made.reordered == 6 - rising


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("José Núñez", "NUNEZ, Jose"),
        ("Quayside Residents Association", "Quayside Residents’ Association"),
        ("Society for Organisation", "Society for Organization"),
        ("Tomas Ojea-Quintana", "Tomás Ojea Quintana"),
        ("Friends of the Harbour", "Friends of the Harbuor"),
        ("Tiago Melo", "Tiago R. Melo"),
        ("Ann B. C. Lee", "Ann B. Lee"),
    ],
)
def test_another_writing_of_a_name_is_a_new_name_and_no_loss(old: str, new: str):
    changes = compare([row(old)], [row("Somebody Else"), row(new, 3)])
    assert kinds(changes) == {"added": 1, "renamed": 1}
    assert changes.changed[Kind.RENAMED][0].cells == (Cell("name", old, new),)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (row("ACAT (Kenya)"), row("ACAT (Chad)")),
        (row("Ann Lee", country="Kenya"), row("Anne Lee", country="Korea")),
        (row("Ann Leigh", title="Chair"), row("Ann Leighs", title="Director")),
        (row("Section 12"), row("Section 13")),
        (row("Tiago R. Melo"), row("Tiago S. Melo")),
        (row("Tiago Melo"), row("R. Tiago Melo")),
        (row("Tiago Melo", country="Brazil"), row("Tiago R. Melo", country="Portugal")),
        (row("Tiago Melo"), row("Tiago R. Melo", group="friend")),
        (row("Tiago Melo"), row("Tiago Rui Melo")),
        (row("Group Berlin"), row("Group 1 Berlin")),
        (row("王 明"), row("王 小 明")),
        (row("Mission Austria"), row("Mission Australia")),
        (row("Ann Lee"), row("Bob Lee")),
    ],
)
def test_names_that_are_alike_but_are_two_never_hide_that_one_is_gone(old: Signatory, new: Signatory):
    assert [each.name for each in compare([old], [new]).gone] == [old.name]


def test_an_initial_more_is_another_signatory_where_somebody_else_could_be_meant():
    two = numbered(row("Tiago R. Melo"), row("Tiago S. Melo"))
    assert kinds(compare([row("Tiago Melo")], two)) == {"added": 2, "removed": 1}
    stays = row("Tiago S. Melo")
    changes = compare(numbered(row("Tiago Melo"), stays), numbered(row("Tiago R. Melo"), stays))
    assert [each.name for each in changes.gone] == ["Tiago Melo"]
    old, new = {2: b"tiago@x"}, {2: b"other@x"}
    assert compare([row("Tiago Melo")], [row("Tiago R. Melo")], old, new).gone
    assert not compare([row("Tiago Melo")], [row("Tiago R. Melo")], old, old).gone


def test_a_name_in_another_group_has_moved():
    changes = compare([row("Peace Now", group="person")], [row("Peace Now", group="organization")])
    assert kinds(changes) == {"moved": 1}


def test_each_changed_cell_is_told_as_staff_write_it():
    old = row("Ann Lee", title="Chair", signed=date(2026, 1, 2), agreed_to="v1")
    new = row("Ann Lee", sort_by="Lee", signed=date(2026, 1, 3), capacity=Capacity.ON_BEHALF, agreed_to="v2")
    (pair,) = compare([old], [new]).changed[Kind.CHANGED]
    assert pair.cells == (
        Cell("title", "Chair", ""),
        Cell("sort by", "", "Lee"),
        Cell("signed", "2026-01-02", "2026-01-03"),
        Cell("capacity", "", "on behalf"),
        Cell("agreed to", "", ""),
    )


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (Status.PENDING, Status.CONFIRMED, "confirmed"),
        (Status.WITHDRAWN, Status.CONFIRMED, "confirmed"),
        (Status.CONFIRMED, Status.WITHDRAWN, "withdrawn"),
        (Status.CONFIRMED, Status.PENDING, "no longer confirmed"),
        (Status.WITHDRAWN, Status.PENDING, "changed"),
    ],
)
def test_a_status_that_changes_is_told_by_what_it_means(before: Status, after: Status, kind: str):
    assert kinds(compare([row("Ann", status=before)], [row("Ann", status=after)])) == {kind: 1}


def test_a_row_that_withdrew_may_be_deleted_and_one_that_waits_may_not():
    old = [row("Ann", status=Status.WITHDRAWN), row("Bob", 3, status=Status.PENDING)]
    changes = compare(old, [])
    assert len(changes.removed) == 2
    assert [each.name for each in changes.gone] == ["Bob"]


def test_a_doubled_row_may_be_deleted_while_the_other_one_stays():
    old = [row("José Núñez"), row("NUNEZ, Jose", 3)]
    changes = compare(old, [row("José Núñez")])
    assert (changes.gone, len(changes.removed)) == ((), 1)
    assert changes.removed[0].still == row("José Núñez")


def test_a_doubled_row_is_a_loss_where_the_other_one_does_not_print():
    old = [row("Ann Lee"), row("Ann Lee", 3, status=Status.PENDING)]
    assert len(compare(old, [row("Ann Lee", 3, status=Status.PENDING)]).gone) == 1


def test_of_two_people_of_one_name_the_one_who_is_gone_is_told():
    kenya, korea = row("Ann Lee", country="Kenya"), row("Ann Lee", 3, country="Korea")
    assert compare([kenya, korea], [replace(korea, title="Chair")]).gone == (kenya,)


def test_an_address_proves_a_new_name_only_where_nobody_shares_it():
    old, new = [row("Carla Smith"), row("Bob Stone", 3)], [row("Carla Jones"), row("Bill Brook", 3)]
    sole = compare(old, new, {2: b"carla"}, {2: b"carla"})
    assert kinds(sole) == {"added": 1, "removed": 1, "renamed": 1}
    assert sole.changed[Kind.RENAMED][0].by_address
    assert len(compare(old, new, {2: b"office", 3: b"office"}, {2: b"office", 3: b"office"}).gone) == 2
    assert b"carla" not in repr(sole).encode()


NAMES = st.sampled_from(
    ["Ann Lee", "ANN LEE", "Anne Lee", "Lee Ann", "José Núñez", "Jose Nunez", "@", "Őz (A)", "Oz (B)", ""]
)
ROWS = st.lists(
    st.builds(
        Signatory,
        group=st.sampled_from(["a", "b"]),
        name=NAMES | st.text(max_size=8),
        span=st.just(Span("signatories.csv")),
        country=st.sampled_from(["", "Kenya", "Chad"]),
        status=st.sampled_from(Status),
        signed=st.none() | st.dates(),
    ),
    max_size=12,
).map(lambda rows: numbered(*rows))
ADDRESSES = st.dictionaries(st.integers(2, 13), st.sampled_from([b"a", b"b", b"c"]))


@given(ROWS, ADDRESSES)
def test_a_list_has_no_changes_against_itself(rows: list[Signatory], addresses: dict[int, bytes]):
    changes = compare(rows, rows, addresses, addresses)
    assert not changes.counts
    assert len(changes.pairs) == len(rows)


@given(ROWS, ROWS, ADDRESSES, ADDRESSES)
def test_every_row_of_both_lists_is_accounted_for_once(
    old: list[Signatory], new: list[Signatory], olds: dict[int, bytes], news: dict[int, bytes]
):
    changes = compare(old, new, olds, news)
    assert sorted(each.span for each in changes.old) == [each.span for each in old]
    assert sorted(each.span for each in changes.new) == [each.span for each in new]
    assert len(new) == len(old) + len(changes.added) - len(changes.removed)


@given(ROWS, ROWS)
def test_whoever_is_no_longer_in_the_list_by_name_is_named(old: list[Signatory], new: list[Signatory]):
    changes = compare(old, new)
    told = Counter(removed.row.name for removed in changes.removed)
    told += Counter(cell.old for pair in changes.pairs for cell in pair.cells if cell.column == "name")
    lost = Counter(each.name for each in old) - Counter(each.name for each in new)
    assert not lost - told


@given(ROWS, ROWS)
def test_a_signatory_who_is_gone_was_not_withdrawn_and_stands_nowhere(old: list[Signatory], new: list[Signatory]):
    names = {(each.name, each.country) for each in new if each.status is Status.CONFIRMED}
    for gone in compare(old, new).gone:
        assert gone.status is not Status.WITHDRAWN
        assert (gone.name, gone.country) not in names


def test_ten_thousand_rows_of_one_name_are_matched_without_comparing_all_pairs():
    looked = 0

    class Name(str):
        __slots__ = ()

        def __eq__(self, other: object) -> bool:
            nonlocal looked
            looked += 1
            return str.__eq__(self, other)

        __hash__ = str.__hash__

    old = numbered(*[row(Name("Anonymous"), country="Kenya")] * 10_000)
    new = numbered(*[row(Name("Anonymous"), country="Chad")] * 10_000)
    compare(old, new)
    assert looked < 2_000_000
