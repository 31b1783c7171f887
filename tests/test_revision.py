"""New words in the place of old ones, and nothing else changed."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.letter import paragraphs
from sendletter.reading.letter import read_letter
from sendletter.revision import Refused, Script, difference, inserted, revised
from sendletter.source import Source
from tests.conftest import ROOT

LETTER = """\
# The head stays.
language: en-GB
subject: Harbour access   # so does this
reference: 'It''s 12'
salutation: "Dear \\"Dr\\" Smith,"
body: |
  We *ask* you to act now, as the
  port has promised.

  We *call* it.[^1]

  [^1]: A note.
closing: >
  Yours
  sincerely,
"""
LIST = 'group,name,email,title\r\nperson,Ann Lee,ann@harbour.example,"Chair, Trust"\r\nperson,Bea Kay,,Clerk\r\n'


def script(text: str, name: str = "letter.yaml") -> Script:
    source = Source.of(name, text.encode())
    assert source is not None
    return Script.of(source)


def put(text: str, old: str, new: str, name: str = "letter.yaml") -> str:
    before = script(text, name)
    begin = before.legible.text.index(old)
    return revised(before, *before.legible.stretch(begin, begin + len(old)), new).source.text


def between(text: str, left: str, right: str, new: str) -> str:
    before = script(text)
    begin = before.legible.text.index(right, before.legible.text.index(left)) if right else None
    end = begin if begin is not None else before.legible.text.index(left) + len(left)
    return inserted(before, end, new).source.text


@pytest.mark.parametrize(
    ("old", "new", "was", "becomes"),
    [
        ("Harbour", "Quay", "subject: Harbour", "subject: Quay"),
        ("access", "access: a right #1", "subject: Harbour access ", 'subject: "Harbour access: a right #1" '),
        ("12", "Ann's 13", "'It''s 12'", "'It''s Ann''s 13'"),
        ("Smith", 'J. "Jo" Smith', 'Smith,"', 'J. \\"Jo\\" Smith,"'),
        ("ask", "urge", "*ask*", "*urge*"),
        ("act", "act *today* [now]", "act", "act \\*today\\* \\[now\\]"),
        ("as the\nport", "because the harbour", "as the\n  port", "because the\n  harbour"),
        ("sincerely", "faithfully", "sincerely", "faithfully"),
        ("now, ", "", "now, as", "as"),
        (" has promised", "", " has promised.", "."),
    ],
)
def test_words_are_put_in_as_the_text_around_them_is_written(old: str, new: str, was: str, becomes: str):
    assert put(LETTER, old, new) == LETTER.replace(was, becomes, 1)


@pytest.mark.parametrize(
    ("left", "right", "new", "was", "becomes"),
    [
        ("you ", "to act", "kindly", "you to act", "you kindly to act"),
        ("We ", "ask", "all", "We *ask*", "We all *ask*"),
        ("act now", ", as", ", please", "now, as", "now, please, as"),
        ("promised", ".", "again", "promised.", "promised again."),
        ("", "We ask", "Today", "We *ask*", "Today We *ask*"),
        ("sincerely,", "", "all", "sincerely,", "sincerely, all"),
        ("ha", "rbour", "-", "", ""),
    ],
)
def test_words_are_put_in_between_with_the_spaces_that_they_need(
    left: str, right: str, new: str, was: str, becomes: str
):
    if not was:
        assert "act so now" in between(LETTER, "act ", "now", "so")
    else:
        assert between(LETTER, left, right, new) == LETTER.replace(was, becomes, 1)


@pytest.mark.parametrize(
    ("old", "new", "was", "becomes"),
    [
        ("Ann Lee", "Anne Lee", "Ann Lee", "Anne Lee"),
        ("Bea Kay", "Kay, Bea", "Bea Kay", '"Kay, Bea"'),
        ("Clerk", 'The "Clerk"', "Clerk", '"The ""Clerk"""'),
        ("Chair", 'First "Chair"', "Chair", 'First ""Chair""'),
    ],
)
def test_cells_are_put_in_quotes_where_they_need_them(old: str, new: str, was: str, becomes: str):
    after = put(LIST, old, new, "signatories.csv")
    assert after == LIST.replace(was, becomes, 1)


def test_what_would_change_something_else_is_refused():
    before = script(LETTER)
    text = before.legible.text
    whole = text.index("Harbour"), text.index("sincerely")
    with pytest.raises(Refused, match="more than one text"):
        revised(before, *before.legible.stretch(*whole), "x")
    with pytest.raises(Refused):
        put(LETTER, "en-GB", "tlhx-nonsense")
    with pytest.raises(Refused):
        put(LETTER, "We ask you to act now, as the\nport has promised.", "")


def test_a_diff_of_the_list_shows_the_cell_alone():
    before = script(LIST, "signatories.csv")
    begin = before.legible.text.index("Ann")
    after = revised(before, *before.legible.stretch(begin, begin + 3), "Anne")
    shown = list(difference(before, after))
    assert shown == ["--- signatories.csv", "+++ signatories.csv", "@@ -2 +2 @@", "-…Ann Lee…", "+…Anne Lee…"]


EXAMPLE = (ROOT / "letter.yaml").read_text(encoding="utf-8")
SCRIPT = script(EXAMPLE)
BODY = SCRIPT.legible.text.index("We are writing"), SCRIPT.legible.text.index("Sincerely")
NEW = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")), min_size=1, max_size=20
)


@given(st.integers(*BODY), st.integers(1, 60), NEW)
def test_a_revision_changes_one_paragraph_and_only_its_lines(begin: int, length: int, new: str):
    start, end = SCRIPT.legible.stretch(begin, min(begin + length, BODY[1]))
    try:
        after = revised(SCRIPT, start, end, new)
    except Refused:
        return
    text = after.source.text
    assert text.startswith(EXAMPLE[: max(start - 1, 0)])
    assert text.endswith(EXAMPLE[end:])
    before, now = (read_letter(t.encode(), "letter.yaml")[0] for t in (EXAMPLE, text))
    assert before is not None
    assert now is not None
    pairs = zip(paragraphs(before.body), paragraphs(now.body), strict=True)
    assert sum(one.text != other.text for one, other in pairs) <= 1


@given(NEW)
def test_a_cell_says_what_was_put_into_it(new: str):
    wanted = " ".join(new.split())
    try:
        after = put(LIST, "Bea Kay", new, "signatories.csv")
    except Refused:
        return
    rows = list(csv.reader(io.StringIO(after, newline="")))
    assert rows[2] == ["person", wanted, "", "Clerk"]
    assert rows[:2] == list(csv.reader(io.StringIO(LIST, newline="")))[:2]
