"""Sheets of every format become one grid; what cannot be read is told, and nothing is guessed."""

import json
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.problem import Problem
from sendletter.reading.sheet import Grid, read_sheet
from tests.reading.workbooks import XLS, ods, xlsx

PEOPLE = [["Name", "Country"], ["José Núñez", "Perú"]]


def cells(data: bytes, **said: str) -> list[list[str]]:
    """The grid's cells; the sheet must be read."""
    grid, problems = read_sheet(data, "sheet", **said)
    assert grid is not None, problems
    return [row.cells for row in grid.rows]


def refusal(data: bytes, **said: str) -> Problem:
    """The one problem for which a sheet is refused."""
    grid, problems = read_sheet(data, "sheet", **said)
    assert grid is None
    (found,) = [problem for problem in problems if problem.is_error]
    return found


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_text_is_read_in_every_dialect(delimiter: str, encoding: str, end: str):
    text = end.join(delimiter.join(row) for row in PEOPLE) + end
    assert cells(text.encode(encoding)) == PEOPLE


def test_titles_over_the_header_do_not_hide_the_delimiter():
    text = "Answers, as of today\n\nName;Affiliation\nAnn Lee;Trinity College, Dublin\nBob Roe;X\n"
    assert cells(text.encode())[1:] == [
        ["Name", "Affiliation"],
        ["Ann Lee", "Trinity College, Dublin"],
        ["Bob Roe", "X"],
    ]


def test_empty_rows_and_columns_at_the_end_are_nothing():
    assert cells(b"Name,Title,,\nAnn,,,\n,,,\n,,,\n") == [["Name", "Title"], ["Ann"]]


def test_a_cell_may_have_several_lines_and_each_row_knows_its_first():
    grid, _ = read_sheet(b'Name,Title\n"Ann\nLee",Chair\nBob,\n', "sheet")
    assert grid is not None
    assert [(row.line, row.cells) for row in grid.rows][1:] == [(2, ["Ann\nLee", "Chair"]), (4, ["Bob"])]


def test_what_no_encoding_makes_a_text_of_is_told_as_a_damaged_file():
    hint = refusal(b"\x81\x02name\n\x8d\x01\xff\n").hint
    assert "damaged workbook" in hint
    assert "--encoding" not in hint


def test_an_unknown_encoding_is_never_guessed_and_reads_well_when_it_is_said():
    data = "Name,Country\nJosé Núñez,Perú\n".encode("cp1252")
    found = refusal(data)
    assert "never guessed" in found.message
    assert "--encoding cp1252: José, Núñez, Perú" in found.hint
    assert cells(data, encoding="cp1252") == PEOPLE


@pytest.mark.parametrize("said", [{}, {"encoding": "cp1252"}])
def test_two_encodings_in_one_file_are_told_with_both_lines(said: dict[str, str]):
    found = refusal("Name\nJosé\n".encode() + "Núñez\n".encode("cp1252"), **said)
    assert found.message == "is in two encodings: line 2 is UTF-8, line 3 is not"
    assert found.span.line == 3


def test_workbooks_are_read_with_the_values_of_formulas_and_days_as_days():
    rows = [
        *PEOPLE,
        ["Ann", '<c s="1"><v>46033</v></c>'],
        ["Bob", "<c><f>1+2</f><v>3</v></c>"],
        ["Eve", "<c><v>0.1</v></c>"],
    ]
    assert cells(xlsx({"Answers": rows})) == [*PEOPLE, ["Ann", "2026-01-11"], ["Bob", "3"], ["Eve", "0.1"]]
    assert cells(ods(PEOPLE)) == PEOPLE
    assert cells(XLS) == [["Name", "Signed"], ["José Núñez", "2026-01-11"]]


def test_rows_of_a_workbook_keep_their_numbers():
    grid, _ = read_sheet(xlsx({"Answers": [[], ["Name"], [], ["Ann"]]}), "sheet")
    assert grid is not None
    assert [row.line for row in grid.rows] == [2, 4]


def test_hidden_sheets_are_named_and_several_visible_ones_are_asked_about():
    sheets = {"Answers": PEOPLE, "Old": [["x"]], "Empty": []}
    grid, problems = read_sheet(xlsx(sheets, hidden=["Old"]), "sheet")
    assert isinstance(grid, Grid)
    assert [problem.message for problem in problems] == ["the hidden sheet “Old” was not read"]
    assert refusal(xlsx(sheets)).hint == 'Say which:\n--sheet "Answers"\n--sheet "Old"'
    assert cells(xlsx(sheets), sheet="answers ") == PEOPLE
    assert refusal(xlsx(sheets), sheet="None").hint == "There are: “Answers”, “Old”."


def test_a_failed_formula_is_told_with_its_cell():
    _, problems = read_sheet(xlsx({"A": [["Name", "Title"], ["Ann", '<c t="e"><v>#REF!</v></c>']]}), "sheet")
    assert [problem.message for problem in problems] == [
        "a formula has no value, such as #REF!, and was read as an empty cell: B2"
    ]


def bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("xl/workbook.xml", bytes(20_000_000))
    return out.getvalue()


def far_cell() -> bytes:
    """A sheet of two cells that reaches over seventeen milliards."""
    return xlsx({"A": [["Name"], ['<c><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c>']]})


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (bomb(), "unpacks to 20 MB"),
        (far_cell(), "share of time or memory"),
        (xlsx({"A": PEOPLE})[:500], "broken ZIP container"),
        (b"PK\x03\x04", "broken ZIP container"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "cannot be read as a workbook"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"%PDF-1.7", "is a PDF"),
        (b"Name," + b"x," * 600 + b"y\n", "columns; at most 500"),
        (b'Name\n"Ann\n', "never closes"),
        (b"Name\nA\0nn\n", "NUL"),
    ],
)
def test_what_is_no_sheet_or_would_harm_is_refused(data: bytes, says: str):
    assert says in refusal(data).message


@pytest.mark.parametrize("wrapped", [False, True])
def test_json_is_a_list_of_objects_or_an_object_that_holds_one(wrapped: bool):
    items = [{"Name": "José Núñez", "n": 1.50}, {"Name": "Ann", "ok": True, "list": ["a", "b"]}, {"Name": None}]
    text = json.dumps({"count": 3, "answers": items} if wrapped else items, indent=1)
    assert cells(text.encode()) == [["Name", "n", "ok", "list"], ["José Núñez", "1.5"], ["Ann", "", "true", "a\nb"], []]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[{"a": 1, "a": 2}]', "stands twice"),
        ('[{"a": {"b": 1}}]', "a value inside a value"),
        ('[{"a": 1}, 3]', "no object"),
        ('{"a": [{"b": 1}], "c": [{"d": 1}]}', "2 lists"),
        ('{"a": 1}', "no list of objects"),
        ("[" * 100_000, "cannot be read"),
        ('[{"a": 1}', "cannot be read"),
    ],
)
def test_other_json_is_refused_with_a_reason(text: str, says: str):
    assert says in refusal(text.encode()).message


def test_objects_know_their_lines():
    grid, _ = read_sheet(b'{"x": [1],\n "rows": [\n  {"Name": "Ann"},\n\n  {"Name": "Bob"}]}', "sheet")
    assert grid is not None
    assert [row.line for row in grid.rows][1:] == [3, 5]


@given(
    st.one_of(
        st.binary(),
        st.text().map(str.encode),
        st.sampled_from([b"[", b'{"a":', b"\xff\xfe", b"sep=;\n"]).flatmap(lambda head: st.binary().map(head.__add__)),
    )
)
def test_whatever_bytes_come_in_only_a_grid_or_problems_come_out(data: bytes):
    if not data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        grid, problems = read_sheet(data, "sheet")
        assert (grid is None) == any(problem.is_error for problem in problems)
