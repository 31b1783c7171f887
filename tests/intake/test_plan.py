"""What an import would do: rows matched, doubtful ones asked about once, and every row accounted for."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendletter.intake.decisions import Choice, Decision, Decisions
from sendletter.intake.entry import Entry
from sendletter.intake.plan import Outcome, Plan
from sendletter.intake.plan import plan as make_plan
from sendletter.span import Span
from tests.intake.sheets import GROUPS, LIST, after, listed, planned, taken

HEADER = "name,title,country,group\n"


def doubts(plan: Plan) -> list[tuple[str, str]]:
    return [(doubt.row.name, doubt.says) for doubt in plan.doubts]


def counts(plan: Plan) -> dict[str, int]:
    return {outcome.value: count for outcome, count in plan.outcomes.items() if count}


def test_a_new_row_is_added_a_known_one_is_left_and_a_changed_cell_is_shown():
    plan = planned(HEADER + "Bob Roe,Judge,Peru,\n Ann  Lee ,Chair,Kenya,\nHuman Rights Watch,,USA,body\n")
    assert [(row.group, row.name, row.cells, str(row.span)) for row in plan.added] == [
        ("person", "Bob Roe", {"title": "Judge", "country": "Peru"}, "sheet.csv:2")
    ]
    (change,) = plan.changed
    assert (change.entry.name, change.column, change.old, change.new) == ("Human Rights Watch", "country", "", "USA")
    assert str(change.entry.span) == "signatories.csv:3"
    assert counts(plan) == {"added": 1, "changed": 1, "left": 1}
    assert plan.is_complete


def test_an_empty_cell_never_erases():
    assert after(HEADER + "Ann Lee,,,\n") == LIST


def test_rows_of_one_signatory_are_taken_together_and_the_later_says_more():
    sheet = "name,title,country,acronym\nBob,Judge,,\nBob,,Peru,\nBob,Judge of Peru,,B\n"
    assert after(sheet) == LIST + "person,Bob,Judge of Peru,B,Peru\n"
    assert counts(planned(sheet)) == {"added": 1, "left": 2}


def test_who_signs_again_keeps_the_first_day_of_signing():
    first = after("name,signed\nBob,2026-01-10\nBob,2026-01-13\n")
    assert first.endswith("person,Bob,,,,2026-01-10\n")
    assert after("name,signed\nBob,2026-01-13\n", first) == first
    assert after("name,signed\nBob,2026-01-09\n", first).endswith("person,Bob,,,,2026-01-09\n")


def test_of_rows_of_one_signatory_the_one_that_says_something_new_is_counted_as_a_change():
    plan = planned("name,country\nHuman Rights Watch,\nHuman Rights Watch,USA\nHuman Rights Watch,\n", group="body")
    assert len(plan.changed) == 1
    assert counts(plan) == {"changed": 1, "left": 2}


@pytest.mark.parametrize(
    ("name", "group", "like"),
    [
        ("HUMAN rights watch", "body", "Human Rights Watch"),
        ("Humán Rights Watch", "body", "Human Rights Watch"),
        ("The Human Rights Watch", "body", "Human Rights Watch"),
        ("Human Rights Watch e.V.", "body", "Human Rights Watch"),
        ("Human-Rights Watch, Inc.", "body", "Human Rights Watch"),
        ("Human Rights Watch (HRW)", "body", "Human Rights Watch"),
        ("Human Rihgts Watch", "body", "Human Rights Watch"),
        ("H.R.W.", "body", "Human Rights Watch"),
        ("Lee, Ann", "person", "Ann Lee"),
        ("Ann Lee", "body", "Ann Lee"),
    ],
)
def test_another_writing_of_a_name_is_asked_about_and_not_added(name: str, group: str, like: str):
    plan = planned(f'name,group\n"{name}",{group}\n')
    ((asked, says),) = doubts(plan)
    assert asked == name
    assert f"“{like}” in signatories.csv" in says
    assert (plan.added, plan.changed, counts(plan)) == ((), (), {"waiting": 1})
    assert plan.doubts[0].choices[0] is Choice.SAME


def test_an_acronym_that_comes_first_is_found_as_well():
    assert doubts(planned("name,group\nPRN,body\nPeople’s Rights Now,body\n")) == [
        ("People’s Rights Now", "has the acronym of “PRN” in sheet.csv:2")
    ]


def test_look_alike_letters_of_another_script_are_seen_through():
    plan = planned("name,group\nТНЕ ВАТ,body\n", "group,name\nbody,THE BAT\n")
    assert [says for _, says in doubts(plan)] == ["may be “THE BAT” in signatories.csv:2"]


def test_one_address_for_two_names_is_asked_about_within_a_group_and_never_shown():
    before = "group,name,email\nperson,Ann Lee,x@example.org\n"
    sheet = "name,email,group\nBob Roe,X@example.org,person\nHope,x@example.org,body\n"
    plan = planned(sheet, before)
    assert doubts(plan) == [("Bob Roe", "has the e-mail address of “Ann Lee” in signatories.csv:2")]
    assert plan.doubts[0].choices[0] is Choice.KEEP
    assert after(sheet, before) == before + "body,Hope,x@example.org\n"


def test_addresses_do_not_come_into_a_list_without_such_a_column():
    assert "@" not in after("name,email\nBob,bob@example.org\n")


def test_one_acronym_in_one_country_for_two_names_is_asked_about():
    before = LIST + "body,City Sailing Club,,CSC,Peru\n"
    sheet = "name,acronym,country\nCity Yacht Club,CSC,{}\n"
    assert doubts(planned(sheet.format("Peru"), before, group="body")) == [
        ("City Yacht Club", "has the acronym of “City Sailing Club” in signatories.csv:4")
    ]
    assert not planned(sheet.format("Chile"), before, group="body").doubts


def test_names_told_apart_by_their_cells_are_two():
    assert doubts(planned("name,country,group\nPeace Net,Peru,body\nPeace Nét,Kenya,body\n")) == []


def test_one_other_cell_is_news_of_somebody_and_two_may_be_somebody_else():
    (change,) = planned(HEADER + "Ann Lee,Judge,Kenya,\n").changed
    assert (change.old, change.new) == ("Chair", "Judge")
    sheet = HEADER + "Ann Lee,Judge,Peru,\n"
    assert doubts(planned(sheet)) == [("Ann Lee", "another “Ann Lee” with other cells stands in signatories.csv:2")]
    (doubt,) = planned(sheet).doubts
    assert after(sheet, decisions=[doubt.decided(Choice.SAME)]) == LIST.replace("Chair,,Kenya", "Judge,,Peru")
    assert after(sheet, decisions=[doubt.decided(Choice.KEEP)]) == LIST + "person,Ann Lee,Judge,,Peru\n"


def test_another_writing_with_another_title_is_asked_about():
    assert [name for name, _ in doubts(planned(HEADER + "Ann Lée,Judge,,\n"))] == ["Ann Lée"]


def test_a_second_row_of_a_name_that_says_otherwise_is_asked_about_once():
    sheet = HEADER + "Bob Roe,Judge,Peru,\nBob Roe,Painter,Kenya,\n"
    plan = planned(sheet)
    assert doubts(plan) == [("Bob Roe", "another “Bob Roe” with other cells stands in sheet.csv:2")]
    both = [plan.doubts[0].decided(Choice.KEEP)]
    listed = after(sheet, decisions=both)
    assert listed == LIST + "person,Bob Roe,Judge,,Peru\nperson,Bob Roe,Painter,,Kenya\n"
    assert after(sheet, listed, both) == listed
    one = [plan.doubts[0].decided(Choice.SAME)]
    listed = after(sheet, decisions=one)
    assert listed == LIST + "person,Bob Roe,Painter,,Kenya\n"
    assert after(sheet, listed, one) == listed


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Choice.SAME, LIST.replace("HRW,\n", "HRW,USA\n")),
        (Choice.KEEP, LIST + "body,HRW,,,USA\n"),
        (Choice.LEAVE_OUT, LIST),
    ],
)
def test_a_decision_is_done_and_not_asked_again(choice: Choice, expected: str):
    sheet = "name,country,group\nHRW,USA,body\n"
    decisions = [planned(sheet).doubts[0].decided(choice)]
    assert after(sheet, decisions=decisions) == expected
    again = planned(sheet, expected, decisions)
    assert (again.doubts, again.writes, counts(again)) == ((), False, {"left": 1})


def test_a_row_waits_with_the_one_that_it_is():
    sheet = "name,group\nThe Human Rights Watch,body\nHUMAN Rights Watch,body\n"
    first = planned(sheet)
    same = [d.decided(Choice.SAME) for d in first.doubts if d.row.name.startswith("HUMAN") and "The" in d.subject.about]
    assert counts(planned(sheet, decisions=same)) == {"waiting": 2}


def test_a_split_row_is_added_in_parts_and_counted_once():
    sheet = 'name\n"Bob Roe; Eve Ito"\n'
    decisions = [planned(sheet).doubts[0].decided(Choice.CHANGE)]
    listed = after(sheet, decisions=decisions)
    assert listed == LIST + "person,Bob Roe,,,\nperson,Eve Ito,,,\n"
    assert counts(planned(sheet, decisions=decisions)) == {"added": 1}
    assert after(sheet, listed, decisions) == listed


def test_a_new_column_comes_only_if_the_list_may_hold_it():
    sheet = "name,affiliation,email,status\nBob,Hope,b@example.org,pending\n"
    assert planned(sheet).columns == ("affiliation",)
    assert after(sheet).splitlines()[0] == "group,name,title,acronym,country,affiliation"


def test_a_name_that_is_withheld_is_compared_and_never_said():
    secret = Entry("body", "Human Rights Watch", {"withheld": "yes"}, 0, Span("signatories.csv", 2))
    rows = taken("name,group\nHRW,body\n").rows
    found = make_plan(rows, (), replace(listed(), entries=(secret,)), GROUPS, Decisions({}))
    assert doubts(found) == [("HRW", "has the acronym of “(name withheld)” in signatories.csv:2")]


WORD = st.sampled_from(
    ["Ann", "Lee", "Péace", "Peace", "NOW", "Now", "Hope", "HN", "The", "Net", "ОNE", "(HN)", "Dr", ";", "=1"]
)
NAME = st.lists(WORD, min_size=1, max_size=3).map(" ".join) | st.sampled_from(
    ["", "n/a", "a@b.org", "Ann  Lee", 'A "b", c']
)
ROW = st.tuples(NAME, st.sampled_from(["", "Chair", "Judge", "n/a", "Chair; x"]), st.sampled_from(["", "Peru", "Kenya"]),
                st.sampled_from(["person", "body", "", "?"]), st.sampled_from(["", "x@example.org", "y@example.org"])).filter(any)  # fmt: skip
CHOICES = st.lists(st.sampled_from(Choice), min_size=1, max_size=5)


def sheet_of(rows: list[tuple[str, ...]]) -> str:
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    return "\n".join(["name,title,country,group,email", *lines, ""])


@settings(max_examples=60)
@given(st.lists(ROW, min_size=1, max_size=6), st.lists(ROW, min_size=1, max_size=4), CHOICES)
def test_an_import_adds_up_keeps_what_stands_and_done_twice_does_nothing_more(
    rows: list[tuple[str, ...]], old: list[tuple[str, ...]], choices: list[Choice]
):
    sheet = sheet_of(rows)
    before = after(sheet_of(old), "group,name,notes,email\nbody , Hope Net,x\nperson,Ann Lee,\n")
    decisions: list[Decision] = []
    while True:
        plan = planned(sheet, before, decisions)
        assert sum(plan.outcomes.values()) == len(rows)
        assert plan.outcomes[Outcome.WAITING] >= bool(plan.doubts)
        listed = after(sheet, before, decisions)
        again = planned(sheet, listed, decisions)
        assert not again.writes
        assert after(sheet, listed, decisions) == listed
        changed = {change.entry.number for change in plan.changed}
        for number, (was, now) in enumerate(zip(before.splitlines()[1:], listed.splitlines()[1:], strict=False)):
            assert number in changed or now.rstrip(",") == was.rstrip(",")
            assert plan.columns or number in changed or now == was
        if not plan.doubts:
            break
        for doubt in plan.doubts:
            choice = choices[len(decisions) % len(choices)]
            decisions.append(doubt.decided(choice if choice in doubt.choices else doubt.choices[0]))
