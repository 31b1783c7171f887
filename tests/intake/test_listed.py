"""The list keeps every byte that an import does not change."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.intake.listed import quoted, raw_fields, read_listed
from tests.intake.sheets import LIST, listed

CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), max_size=12)


def test_a_new_row_comes_at_the_end_and_nothing_else_changes():
    assert (
        listed().with_({}, [{"group": "body", "name": "Peace, Now", "acronym": "PN"}])
        == LIST + 'body,"Peace, Now",,PN,\n'
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_odd_rows_line_ends_delimiter_and_quoting_stay(end: str):
    odd = end.join(["Group;NAME;notes", '"person";"Ann ""A"" Lee";  x', "", "body;Hope", "body;'Peace';;"])
    new = listed(odd).with_({1: {"name": "Hope; more"}}, [{"group": "body", "name": "New"}])
    assert new == odd.replace("body;Hope", 'body;"Hope; more"') + f"{end}body;New;{end}"


def test_a_list_that_quotes_all_cells_goes_on_to_do_so():
    assert (
        listed('"group","name"\n"body","Hope"\n')
        .with_({}, [{"group": "body", "name": "New"}])
        .endswith('"body","New"\n')
    )


def test_a_new_column_comes_last_and_gives_the_other_rows_an_empty_cell():
    new = listed('group,name,notes\nbody,Hope\nbody,"Peace",x\n').with_(
        {0: {"country": "Kenya"}}, [{"group": "body", "name": "New"}]
    )
    assert new == 'group,name,notes,country\nbody,Hope,,Kenya\nbody,"Peace",x,\nbody,New,,\n'


def test_a_sep_line_stays():
    assert (
        listed("sep=;\ngroup;name\n").with_({}, [{"group": "body", "name": "New"}]) == "sep=;\ngroup;name\nbody;New\n"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_the_encoding_mark_stays(encoding: str):
    data = ("\ufeff" if encoding == "utf-16-be" else "").encode(encoding) + LIST.encode(encoding)
    found, _ = read_listed(data, "signatories.csv")
    assert found is not None
    assert found.written.encode(found.with_({}, [])) == data
    assert found.written.encode(found.with_({}, [{"group": "body", "name": "É"}]))[: len(data)] == data


def test_a_list_that_cannot_be_added_to_is_refused_with_the_reason():
    for text, rule in [
        ("name\nAnn\n", "missing-column"),
        ('group,name\n"a,b\n', "quote"),
        ("group,name\na,b,c\n", "long-row"),
    ]:
        found, problems = read_listed(text.encode(), "signatories.csv")
        assert found is None
        assert [problem.rule for problem in problems] == [rule]


def test_where_there_is_no_list_a_new_one_begins():
    found, _ = read_listed(None, "signatories.csv")
    assert found is not None
    assert (
        found.with_({}, [{"group": "body", "name": "New", "country": "Peru"}]) == "group,name,country\nbody,New,Peru\n"
    )


@given(st.binary() | st.text(st.sampled_from('group,name\n\r" ;\tÄ')).map(lambda text: b"group,name\n" + text.encode()))
def test_whatever_the_list_is_a_new_row_leaves_all_its_bytes(data: bytes):
    found, problems = read_listed(data, "signatories.csv")
    assert (found is None) == bool(problems)
    if found is not None and data:
        again = found.written.encode(found.with_({}, [{"group": "body", "name": "New, one"}]))
        assert again.startswith(data)
        read, _ = read_listed(again, "signatories.csv")
        assert read is not None
        assert [entry.name for entry in read.entries] == [*(entry.name for entry in found.entries), "New, one"]


@given(st.lists(CELL, min_size=1, max_size=6), st.sampled_from(",;\t|"), st.booleans())
def test_fields_joined_again_are_the_record_and_read_as_what_was_written(
    cells: list[str], delimiter: str, always: bool
):
    record = delimiter.join(quoted(cell, delimiter, always=always) for cell in cells) + "\r\n"
    assert delimiter.join(raw_fields(record, delimiter)) + "\r\n" == record
    if any(cells):
        assert next(csv.reader(StringIO(record, newline=""), delimiter=delimiter, strict=True)) == cells
