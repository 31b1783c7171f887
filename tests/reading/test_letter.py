"""letter.yaml becomes a Letter, or all its problems at once."""

import json
from datetime import date

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sendletter.letter import Fit, Listing, Order, Paper, Paragraph, Quotation
from sendletter.reading.letter import read_letter
from sendletter.reading.schema import schema
from tests.conftest import ROOT, SHORT

EXAMPLE = (ROOT / "letter.yaml").read_bytes()
BASE = "language: en\nbody: Text.\n"


def problems(text: str | bytes) -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    return [str(problem) for problem in read_letter(data, "letter.yaml")[1]]


def rules(text: str | bytes) -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    return [f"{p.span.line}:{p.span.column} {p.rule}" for p in read_letter(data, "letter.yaml")[1]]


def test_the_worked_example_is_read_without_a_word():
    letter, noticed = read_letter(EXAMPLE, "letter.yaml")
    assert noticed == ()
    assert letter is not None
    assert (len(letter.body), str(letter.salutation), str(letter.closing)) == (
        11,
        "Dear President Xi Jinping,",
        "Sincerely,",
    )
    assert [(plan.id, plan.columns, plan.order) for plan in letter.signatures.groups] == [
        ("individual", 1, Order.FAMILY_NAME),
        ("organization", 2, Order.NAME),
    ]


def test_every_paragraph_knows_its_line_and_column():
    letter, _ = read_letter(EXAMPLE, "letter.yaml")
    assert letter is not None
    lines = EXAMPLE.decode().split("\n")
    for block in letter.body:
        assert isinstance(block, Paragraph)
        assert lines[block.span.line - 1][block.span.column - 1 :].startswith(block.text[:20])


def test_keys_may_be_written_with_capitals_and_underscores():
    letter, noticed = read_letter(b"Language: en\nBODY: Text.\nsignatures:\n  as_of: 2026-01-01\n", "letter.yaml")
    assert noticed == ()
    assert letter is not None
    assert letter.signatures.as_of is not None
    assert letter.signatures.as_of.date == date(2026, 1, 1)


def test_what_was_typed_stays_what_was_typed():
    letter, _ = read_letter(b"language: en\nbody: Text.\nsubject: NO\nreference: 0123\ncc: [on, 1.10]\n", "letter.yaml")
    assert letter is not None
    assert [str(text) for text in (letter.subject, letter.reference, *letter.cc)] == ["NO", "0123", "on", "1.10"]


def test_what_is_left_out_is_absent():
    letter, _ = read_letter(BASE.encode(), "letter.yaml")
    assert letter is not None
    assert (letter.paper, letter.fit, letter.date, letter.closing, letter.cc) == (Paper.A4, Fit.AUTO, None, None, ())


def test_everything_wrong_is_told_at_once_in_order_of_place():
    text = """\
langage: en
language: english
date: 2023-13-01
closing: x
closing: y
letterhead:
  nam: x
  closing: hello
  logo: ../x.svg
signatures:
  as of: soon
  groups:
    - id: a
      columns: 7
      entry: "{nam}"
    - heading: x
body: |
  Hello [x](foo)

  ---
"""
    assert rules(text) == [
        "1:1 unknown-key", "2:11 language", "3:7 date", "5:1 duplicate-key", "7:3 unknown-key", "8:3 unknown-key",
        "9:9 image", "11:10 date", "14:16 choice", "15:14 entry-pattern", "16:7 missing-key", "18:3 link", "20:3 markdown",
    ]  # fmt: skip


def test_an_unknown_key_is_answered_with_what_was_meant_or_where_it_belongs():
    _, found = read_letter(b"language: en\nbody: x\nsalutaton: y\nletterhead: {closing: z}\nheading: q\n", "l")
    assert [problem.hint for problem in found] == [
        "Did you mean “salutation”?",
        "“closing” belongs to the top level, without indentation.",
        "“heading” belongs under “signatures”.",
    ]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "yaml-root"),
        ("- a", "yaml-root"),
        ("just text", "yaml-root"),
        ("a: [", "yaml-syntax"),
        ('a: "b', "yaml-syntax"),
        ("a: b: c", "yaml-syntax"),
        ("a: @b", "yaml-syntax"),
        ("language: en\n\tbody: x", "tab"),
        ("a: &x 1\nb: *x", "yaml-alias"),
        ("a: !!python/object/apply:os.system [ls]", "yaml-tag"),
        ("a: !!int 5", "yaml-tag"),
        ("language: en\nbody: x\n---\na: b", "yaml-shape"),
        ("a: " + "[" * 20_000, "yaml-shape"),
        ("a: " + "{b: " * 5_000, "yaml-shape"),
        ("language: en", "missing-key"),
        ("body: x", "missing-key"),
        ("language: en\nbody:\n", "missing-key"),
        ("language: en\nbody: ''\n", "empty-body"),
        ("language: en\nbody: [a]", "type"),
        (BASE + "letterhead: name", "type"),
        (BASE + "signatures: {groups: {id: a}}", "type"),
        (BASE + "salutation: {a: b}", "type"),
        (BASE + "letterhead: {logo: http://a/b.png}", "image"),
        (BASE + "letterhead: {logo: /etc/passwd.png}", "image"),
        (BASE + "letterhead: {logo: a.gif}", "image"),
        (BASE + "paper: A5", "choice"),
        (BASE + "? [a]\n: b", "yaml-key"),
        ("x" * 1_000_001, "too-large"),
    ],
)
def test_hostile_and_broken_files_are_refused_with_a_rule(text: str, rule: str):
    assert rule in [line.split()[1] for line in rules(text)]


def test_aliases_that_would_explode_are_refused_at_once():
    bomb = "a0: &a0 [x]\n" + "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))
    assert {line.split()[1] for line in rules(bomb)} == {"yaml-alias"}


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(EXAMPLE) - 1), st.binary(max_size=6), st.integers(0, 40))
def test_a_damaged_letter_never_raises_and_its_problems_stand_in_the_file(place: int, junk: bytes, cut: int):
    data = EXAMPLE[:place] + junk + EXAMPLE[place + cut :]
    letter, found = read_letter(data, "letter.yaml")
    lines = data.count(b"\n") + data.count(b"\r") + 2
    assert letter is not None or any(problem.is_error for problem in found)
    assert all(0 <= problem.span.line <= lines for problem in found)


@settings(max_examples=100, deadline=None)
@given(st.binary())
def test_any_bytes_are_a_letter_or_have_problems(data: bytes):
    letter, found = read_letter(data, "letter.yaml")
    assert letter is not None or found


def body(text: str):
    letter, found = read_letter(f"language: en\nbody: |\n{text}".encode(), "letter.yaml")
    assert letter is not None, found
    return letter


def test_markdown_becomes_runs_lists_quotations_and_footnotes():
    letter = body(
        "  A *b* **c** [d](https://e.org).[^n]\n\n  - one\n  - two\n\n  3. three\n\n  > said\n\n  [^n]: Note.\n"
    )
    paragraph, bullets, numbers, quotation = letter.body
    assert [(r.text, r.italic, r.bold, r.link, r.note) for r in paragraph.runs] == [
        ("A ", False, False, None, None), ("b", True, False, None, None), (" ", False, False, None, None),
        ("c", False, True, None, None), (" ", False, False, None, None), ("d", False, False, "https://e.org", None),
        (".", False, False, None, None), ("1", False, False, None, 1),
    ]  # fmt: skip
    assert isinstance(bullets, Listing)
    assert bullets.start is None
    assert isinstance(numbers, Listing)
    assert numbers.start == 3
    assert isinstance(quotation, Quotation)
    assert [(note.number, note.paragraphs[0].text) for note in letter.footnotes] == [(1, "Note.")]


def test_markdown_leaves_signs_and_html_as_they_are():
    (paragraph,) = body('  19(c) (tm) <b>x</b> {{7*7}} "q" [i]llegal [including] ...\n').body
    assert paragraph.text == '19(c) (tm) <b>x</b> {{7*7}} "q" [i]llegal [including] ...'


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("  x\n\n  ![a](b.png)\n", "markdown"),
        ("  ```\n  code\n  ```\n", "markdown"),
        ("  x[^1]\n", "footnote"),
        ("  x\n\n  [^1]: never called\n", "footnote"),
        ("  x[^1]\n\n  [^1]: once\n\n  [^1]: twice\n", "footnote"),
        ("  x[^1]\n\n  [^1]: see[^2]\n\n  [^2]: this\n", "footnote"),
        ("  [x](javascript:alert(1))\n", "link"),
        ("  [x](file:///etc/passwd)\n", "link"),
    ],
)
def test_what_a_letter_cannot_print_is_a_problem_at_its_line(text: str, rule: str):
    found = rules(f"language: en\nbody: |\n{text}")
    assert rule in [line.split()[1] for line in found]
    assert all(int(line.split(":")[0]) >= 2 for line in found)


def test_the_schema_accepts_what_the_reader_accepts():
    validator = jsonschema.Draft202012Validator(schema())
    jsonschema.Draft202012Validator.check_schema(schema())
    for text in (EXAMPLE.decode(), SHORT):
        value = json.loads(json.dumps(yaml.safe_load(text), default=str))
        assert list(validator.iter_errors(value)) == []
    assert list(validator.iter_errors({"language": "en", "body": "x", "closng": "y"}))


def test_allowances_are_read_with_their_places_and_need_a_reason():
    letter, noticed = read_letter(
        f"{BASE}allow:\n  - {{rule: doubled-word, in: that  that, because: quoted}}\n".encode(), "letter.yaml"
    )
    assert noticed == ()
    assert letter is not None
    (item,) = letter.allowances
    assert (item.rule, item.words, item.because, item.span.line) == ("doubled-word", "that that", "quoted", 4)
    assert rules(f"{BASE}allow:\n  - {{rule: space, in: a}}\n") == ["4:5 missing-key"]
    assert rules(f"{BASE}allow:\n  - {{rule: space, in: a, because: b, here: c}}\n") == ["4:38 unknown-key"]
    assert rules(f"{BASE}allow: space\n") == ["3:8 type"]
