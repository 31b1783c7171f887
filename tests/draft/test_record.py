"""What a draft keeps: what is printed and nothing else; a code changes with what is said, and with nothing else."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sendletter.draft.plain import plain, valued
from sendletter.draft.record import KINDS, Record, list_code, printed_groups, read, text_code, written
from sendletter.pipeline import Order, Sources
from sendletter.pipeline import read as read_sources
from sendletter.project import Project
from tests.conftest import ROOT, TODAY, Folder

LETTER = """\
language: en
salutation: Dear Minister,
body: |
  We, {{ count.total }} people, ask you to act, as the [law](https://law.example) says.
closing: Sincerely,
signatures: {groups: [{id: a, heading: People}]}
"""
LIST = "group,name,title,status,email,sort by,agreed to\na,Ann Lee,Judge,confirmed,ann@x.example,Lee,QQQQ-QQQQ\n"


def sources(path: Path) -> Sources:
    return read_sources(Order(Project(path), TODAY))


def record(found: Sources) -> Record:
    assert found.letter
    assert found.written
    codes = text_code(found.written), list_code(found.roster)
    return Record(3, datetime(2026, 1, 31, tzinfo=UTC), *codes, found.letter, printed_groups(found.roster))


def test_a_record_comes_back_as_it_was():
    made = record(sources(ROOT))
    assert read(written(made)) == made


def test_nothing_is_kept_but_what_is_printed(folder: Folder):
    rows = LIST + "a,Canary Pending,,pending,,,\na,Canary Gone,,withdrawn,,,\n"
    kept = written(record(sources(folder(LETTER, rows)))).decode()
    assert "Ann Lee" in kept
    assert "Judge" in kept
    for private in ("x.example", "Canary", "QQQQ", '"Lee"'):
        assert private not in kept


def codes(path: Path) -> tuple[str, str]:
    made = record(sources(path))
    return made.text_code, made.list_code


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("to act", "not to act"),
        ("to act", "to *act*"),
        ("law.example", "other.example"),
        ("Dear Minister", "Dear Prime Minister"),
        ("heading: People", "heading: Persons"),
        ("count.total }}", "count.total | words }}"),
    ],
)
def test_what_is_said_changes_the_texts_code_and_not_the_lists(folder: Folder, old: str, new: str):
    before = codes(folder(LETTER, LIST))
    after = codes(folder(LETTER.replace(old, new), LIST))
    assert before[0] != after[0]
    assert before[1] == after[1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("language: en\n", "language: en\n# a remark\n\npaper: Letter\nfit: none\n"),
        ("heading: People", "heading: People, columns: 2"),
        ("closing:", "draft notice: Secret\nclosing:"),
        ("to act, as", "to act,\n  as"),
    ],
)
def test_what_is_not_said_changes_no_code(folder: Folder, old: str, new: str):
    assert codes(folder(LETTER, LIST)) == codes(folder(LETTER.replace(old, new), LIST))


def test_a_late_signatory_changes_the_lists_code_alone(folder: Folder):
    before = codes(folder(LETTER, LIST))
    after = codes(folder(LETTER, LIST + "a,Bob Ray,,confirmed,,,\n"))
    assert before[0] == after[0]
    assert before[1] != after[1]


def test_what_does_not_print_of_a_row_changes_no_code(folder: Folder):
    before = codes(folder(LETTER, LIST))
    assert codes(folder(LETTER, LIST.replace("ann@x", "lee@y") + "a,Bob,,pending,,,\n")) == before


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b'{"sendletter": 2}',
        b'{"sendletter": 1}',
        b'{"sendletter": 1, "draft": {"is": "Path", "word": "x"}}',
        b'{"sendletter": 1, "draft": {"is": "Record", "number": 1}}',
        b'{"sendletter": 1, "draft": {"is": ["Record"]}}',
        b'{"sendletter": 1, "draft": {"is": "Span", "source": "x"}}',
        b'{"sendletter": 1, "draft": {"is": "date", "iso": 7}}',
        b'{"sendletter": 1, "draft": {"is": "Run", "text": 5}}',
        b'{"sendletter": 1, "draft": {"is": "Box", "text": 5}}',
        b'{"sendletter": 1, "draft": ' + b"[" * 5000 + b"]" * 5000 + b"}",
    ],
)
def test_a_damaged_record_is_a_value_error_and_nothing_else(data: bytes):
    with pytest.raises(ValueError, match=r"record|holds no|nested"):
        read(data)


def test_values_differ_from_their_defaults_or_are_left_out():
    letter = sources(ROOT).letter
    assert letter
    held = plain(letter)
    assert "paper" not in held
    assert json.loads(json.dumps(held)) == held
    assert valued(held, KINDS) == letter
    assert valued(plain(replace(letter, body=())), KINDS) == replace(letter, body=())


@pytest.mark.parametrize(
    "held",
    [
        {"is": "Run", "text": 5},
        {"is": "Run", "text": "a", "note": "1"},
        {"is": "Text", "text": "a", "span": None},
        {"is": "Letter", "language": "en", "span": {"is": "Span", "source": "x"}, "body": ["text"]},
        {"is": "Letter", "language": "en", "span": {"is": "Span", "source": "x"}, "cc": "text"},
        {"is": "Place", "page": 1, "box": [1, 2, 3], "reference": "", "label": "", "text": "", "span": {"is": "Span"}},
    ],
)
def test_a_value_of_another_type_than_ours_is_refused(held: dict[str, object]):
    with pytest.raises(ValueError, match="holds no"):
        valued(held, KINDS)
