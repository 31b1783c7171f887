"""signatories.csv becomes rows, or all its problems at once."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendletter.reading.signatories import read_signatories
from sendletter.roster import Capacity, Status
from tests.conftest import ROOT

EXAMPLE = (ROOT / "signatories.csv").read_bytes()


def read(data: str | bytes, encoding: str | None = None):
    return read_signatories(data.encode() if isinstance(data, str) else data, "s.csv", encoding)


def rules(data: str | bytes) -> list[str]:
    return [f"{p.span.line} {p.rule}" for p in read(data)[1]]


def test_the_worked_example_has_seven_people_and_fifty_organizations():
    rows, noticed = read(EXAMPLE)
    assert noticed == ()
    assert [sum(row.group == group for row in rows) for group in ("individual", "organization")] == [7, 50]


def test_headers_are_blind_to_case_space_and_underscore():
    rows, noticed = read("\ufeffGROUP, Name ,Sort_By,SIGNED\na,Ann,Lee,2026-01-02\n")
    assert noticed == ()
    assert [(row.sort_by, row.signed) for row in rows] == [("Lee", date(2026, 1, 2))]


def test_a_row_knows_the_line_in_which_it_begins():
    rows, _ = read('group,name,title\na,Ann,"one\ntwo"\n\na,Bob,x\n')
    assert [(row.name, row.span.line, row.title) for row in rows] == [("Ann", 2, "one two"), ("Bob", 5, "x")]


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_other_delimiters_are_read_and_said(delimiter: str):
    rows, noticed = read(f"group{delimiter}name\na{delimiter}Lee, Ann\n")
    assert [row.name for row in rows] == ["Lee, Ann"]
    assert [problem.rule for problem in noticed] == ["delimiter"]


def test_excels_sep_line_is_honoured_and_lines_keep_their_numbers():
    rows, _ = read("sep=;\ngroup;name\na;Ann\n")
    assert [(row.name, row.span.line) for row in rows] == [("Ann", 3)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_read_and_said(encoding: str):
    rows, noticed = read("group,name\na,José Núñez\n".encode(encoding))
    assert [row.name for row in rows] == ["José Núñez"]
    assert [problem.rule for problem in noticed] == ["encoding"]


def test_an_unknown_encoding_is_refused_with_previews_and_the_option_that_says_which():
    data = "group,name\na,José Núñez\n".encode("cp1252")
    rows, (problem,) = read(data)
    assert rows == ()
    assert problem.rule == "encoding"
    assert "--encoding cp1252: José, Núñez" in problem.hint
    assert [row.name for row in read(data, "cp1252")[0]] == ["José Núñez"]


def test_an_encoding_that_is_none_is_told():
    assert read("group,name\n", "klingon")[1][0].rule == "encoding"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ("", ["1 empty-list"]),
        ("name\nAnn\n", ["1 missing-column"]),
        ("group,name,name\na,b,c\n", ["1 duplicate-column"]),
        ("group,name,phone\na,Ann,1\n", ["1 unknown-column"]),
        ("group,name\na,Ann,Director\n", ["2 long-row"]),
        ("group,name,title\na,Ann\n", ["2 short-row"]),
        ("group,name\na,\n", ["2 empty-name"]),
        ('group,name\na,"Ann\nb,Bob\n', ["2 quote"]),
        ('group,name\na,Ann\nb,"Bob"x\n', ["3 quote"]),
        ("group,name,status\na,Ann,confrmed\n", ["2 choice"]),
        ("group,name,signed\na,Ann,2.1.2026\n", ["2 date"]),
        ("group,name,rank\na,Ann,1.5\n", ["2 rank"]),
        ("group,name,lead\na,Ann,x\n", ["2 choice"]),
        ("group,name,withheld\na,Ann,maybe\n", ["2 choice"]),
        ("group,name,withheld\na,,no\n", ["2 empty-name"]),
        ("group,name,status,withdrawn\na,Ann,confirmed,2026-01-01\n", ["2 withdrawn"]),
        ("group,name,signed,withdrawn\na,Ann,2026-01-02,2026-01-01\n", ["2 withdrawn-first"]),
        ("group,name,withold\na,Ann,\n", ["1 unknown-column"]),
        ("group,name\na,A\x00nn\n", ["2 nul-byte"]),
        ("group,name\na,A\x07nn\n", ["2 control-character"]),
        (b"PK\x03\x04....", ["0 binary-file"]),
        (b"%PDF-1.7", ["0 binary-file"]),
        ("group,name\na," + "x" * 70_000 + "\n", ["2 too-large"]),
    ],
)
def test_broken_lists_are_told_with_their_lines(data: str | bytes, found: list[str]):
    assert rules(data) == found


def test_the_place_of_an_open_quote_is_that_of_the_quote():
    (problem,) = read('group,name\na,"Ann\nb,Bob\n')[1]
    assert (problem.span.line, problem.span.column) == (2, 3)


def test_status_capacity_and_dates_are_values():
    (row,), _ = read("group,name,status,capacity,signed,withdrawn\na,Ann,Pending,On_Behalf,2026-01-01,\n")
    assert (row.status, row.capacity, row.signed) == (Status.PENDING, Capacity.ON_BEHALF, date(2026, 1, 1))


def test_a_row_with_a_day_of_withdrawal_is_withdrawn():
    (row,), _ = read("group,name,withdrawn\na,Ann,2026-01-01\n")
    assert row.status is Status.WITHDRAWN


def test_no_private_column_becomes_part_of_a_signatory():
    (row,), _ = read("group,name,email,notes\na,Ann,canary@private.example,canary note\n")
    assert "canary" not in repr(row)


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), max_size=10))
def test_every_named_row_of_a_well_formed_sheet_is_read(pairs: list[tuple[str, str]]):
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(["group", "name"])
    writer.writerows(pairs)
    rows, found = read(sheet.getvalue())
    named = [name for group, name in pairs if name.strip()]
    empty = [problem for problem in found if problem.rule == "empty-name"]
    blank = sum(not (group.strip() or name.strip()) for group, name in pairs)
    assert len(rows) == len(named)
    assert len(rows) + len(empty) + blank == len(pairs)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(EXAMPLE) - 1), st.binary(max_size=4), st.integers(0, 30))
def test_a_damaged_list_never_raises(place: int, junk: bytes, cut: int):
    data = EXAMPLE[:place] + junk + EXAMPLE[place + cut :]
    _, found = read(data)
    assert all(0 <= problem.span.line <= data.count(b"\n") + data.count(b"\r") + 2 for problem in found)


def test_kind_rank_and_lead_are_values():
    (row,), noticed = read("group,name,kind,rank,lead\na,Ann,NGO,3,Yes\n")
    assert (row.kind, row.rank, row.lead, noticed) == ("NGO", 3, True, ())


EVERY_CELL = "group,name,title,affiliation,acronym,country,sort by,agreed to,signature,kind,email,notes,withheld\n"


@pytest.mark.parametrize("word", ["yes", "YES", "perhaps"])
def test_of_a_withheld_name_nothing_is_kept_but_what_is_counted(word: str):
    cells = ["canary"] * 12
    cells[0], cells[5], cells[9] = "a", "Chad", "NGO"
    (row,), found = read(EVERY_CELL + ",".join([*cells, word]) + "\n")
    assert (row.name, row.withheld, row.group, row.country, row.kind) == ("", True, "a", "Chad", "NGO")
    assert "canary" not in repr(row) + repr(found)


def test_a_row_that_is_out_of_step_does_not_tell_a_name_that_may_be_withheld():
    _, (problem,) = read("group,name,withheld\na,Lee, Canary,yes\n")
    assert problem.rule == "long-row"
    assert "Canary" not in problem.message + problem.hint
    assert "Canary" in read("group,name\na,Lee, Canary\n")[1][0].hint


def test_previews_of_an_unknown_encoding_show_no_withheld_name_and_no_private_column():
    sheet = "group,name,email,notes,withheld\na,José,é@x.org,Über,\na,Cañarte,,,yes\na,Ünsal\n"
    (problem,) = read(sheet.encode("cp1252"))[1]
    assert "--encoding cp1252: José\n" in problem.hint + "\n"
    assert not [secret for secret in ("Cañarte", "é@x", "Über", "Ünsal") if secret in problem.hint]
