"""Safe fixes change what they say they change, and not one byte more."""

import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sendletter.mending import _taken, difference
from sendletter.pipeline import Order, mend
from sendletter.project import Held
from sendletter.source import Source
from tests.conftest import ROOT

TODAY = date(2026, 1, 31)
LETTER = """\
# A  comment with  two spaces.
language: en-GB   # the  language
salutation: "Dear\u200b Friends,"   #  said
body: |
  We ask  you  to act, and José  too.

  1.  One.

      More  of it.

  A line  that breaks  \n  here, and *so  does*  this.

  Cafe\u0301 life, Zoe\u0308.
closing: Sincerely,
signatures:
  groups:
    - id:  person
allow:
  - {rule: space, in: "and José too", because: he  writes so}
"""
LIST = """\
group,name,email,notes
person,Ann  Lee,ann@harbour.example,two  spaces
person,"Lee,  Bo ""Bo""  B.",bo@harbour.example,
person,Zoe\u0308  N\u00adg,zoe@harbour.example,Zoe\u0308
"""


def fixed(
    letter: bytes, signed: bytes = b"group,name\nperson,Ann Lee\n", encoding: str | None = None
) -> dict[str, bytes]:
    """The sources that are changed, by name."""
    held = Held(Path("/nowhere"), {"letter.yaml": letter, "signatories.csv": signed})
    return {after.name: after.data for _, after in mend(Order(held, TODAY, encoding=encoding))}


def test_only_what_prints_the_same_is_changed():
    letter = fixed(LETTER.encode())["letter.yaml"].decode()
    expected = LETTER
    for old, new in [
        ("Dear\u200b", "Dear"),
        ("ask  you  to", "ask you to"),
        ("More  of", "More of"),
        ("line  that breaks", "line that breaks"),
        ("*so  does*  this", "*so does* this"),
        ("Cafe\u0301", "Café"),
        ("Zoe\u0308", "Zoë"),
    ]:
        assert old in expected
        expected = expected.replace(old, new)
    assert letter == expected


def test_in_the_list_only_the_printed_cells_are_changed():
    expected = LIST.replace("Ann  Lee", "Ann Lee").replace('Lee,  Bo ""Bo""  B.', 'Lee, Bo ""Bo"" B.')
    expected = expected.replace("Zoe\u0308  N\u00adg", "Zoe\u0308 Ng")
    assert fixed(LETTER.encode(), LIST.encode())["signatories.csv"].decode() == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_ends_of_lines_and_marks_stay(end: str, mark: bytes):
    raw = mark + LETTER.replace("\n", end).encode()
    (after,) = fixed(raw).values()
    assert after.startswith(mark)
    assert re.findall(b"\r\n|\r|\n", after) == re.findall(b"\r\n|\r|\n", raw)
    assert b"ask you to act" in after


def test_a_list_in_utf_16_and_one_in_an_older_encoding_stay_in_it():
    utf16 = LIST.encode("utf-16")
    assert fixed(LETTER.encode(), utf16)["signatories.csv"].decode("utf-16").count("Ann Lee") == 1
    old = "group,name\nperson,José  Núñez\n".encode("cp1252")
    assert fixed(LETTER.encode(), old, "cp1252")["signatories.csv"] == old.replace(b"  ", b" ")


def test_a_second_time_finds_nothing():
    after = fixed(LETTER.encode(), LIST.encode())
    assert fixed(after["letter.yaml"], after["signatories.csv"]) == {}
    assert fixed((ROOT / "letter.yaml").read_bytes(), (ROOT / "signatories.csv").read_bytes()) == {}


def test_one_fix_that_makes_room_for_another_is_followed_by_it():
    raw = b"language: en\nbody: |\n  We \xe2\x80\x8b \xe2\x80\x8b ask you.\nclosing: Yours,\n"
    (after,) = fixed(raw).values()
    assert after == b"language: en\nbody: |\n  We ask you.\nclosing: Yours,\n"


@pytest.mark.parametrize(
    "body",
    [
        "    We  ask",  # a block of code is a problem, so nothing is read
        "  `a  b` is  meant.",
        "  >  A quotation  here.",
        "  -  One  item",
        "  A [link](https://a.example/x  'y').",
    ],
)
def test_what_markdown_means_stays(body: str):
    raw = f"language: en\nbody: |\n  Text.\n\n{body}\nclosing: Yours,\n".encode()
    after = fixed(raw).get("letter.yaml", raw).decode()
    assert re.sub(" +", " ", after) == re.sub(" +", " ", raw.decode())
    assert re.match(r"[ >-]*", after.split("\n")[4])[0] == re.match(r"[ >-]*", body)[0]


def test_a_letter_that_cannot_be_read_is_not_touched():
    assert fixed(b"language: en\nbdy: a  b\n", LIST.encode()) == {}
    assert fixed(b"\xff\xfe\xff", LIST.encode()) == {}


def test_the_diff_shows_no_cell_but_the_one_that_changed():
    before, after = (
        Source.of("signatories.csv", LIST.encode()),
        Source.of("signatories.csv", fixed(LETTER.encode(), LIST.encode())["signatories.csv"]),
    )
    assert before
    assert after
    assert list(difference(before, after)) == [
        "--- signatories.csv",
        "+++ signatories.csv",
        "@@ -2 +2 @@",
        "-…Ann  Lee…",
        "+…Ann Lee…",
        "@@ -3 +3 @@",
        '-…  Bo ""Bo""  B.…',
        '+… Bo ""Bo"" B.…',
        "@@ -4 +4 @@",
        "-…Zoe<U+0308>  N<U+00AD>g…",
        "+…Zoe<U+0308> Ng…",
    ]


def test_where_allowed_words_cannot_be_found_in_the_source_the_paragraph_is_left_alone():
    raw = "language: en\nbody: |\n  A  b and *c*  d.\nallow: [{rule: space, in: c d, because: so}]\n"
    assert fixed(raw.encode()) == {}
    assert "A b and c  d" in fixed(raw.replace("*", "").encode())["letter.yaml"].decode()


def test_one_fix_that_would_change_what_is_meant_does_not_keep_the_others_from_being_made():
    source = Source.of("x", b"a  b, c  d, e  f")
    assert source
    edits = [(1, 3, " "), (7, 9, "!"), (13, 15, " ")]
    assert _taken(source, edits, lambda data: data.decode()).data == b"a b, c  d, e f"


SOUP = st.text(alphabet="ab.,  \u00a0\u200b\u00ade\u0301é\u200d#*_>-[]()\"'1:{}&|", max_size=30)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SOUP, min_size=1, max_size=4), SOUP, st.sampled_from(["\n", "\r\n"]))
def test_all_other_characters_stay_whatever_is_written(lines: list[str], subject: str, end: str):
    quoted = "'" + subject.replace("'", "''") + "'"
    raw = f"language: en # a  b{end}subject: {quoted}{end}body: |{end}" + "".join(
        f"  {line}{end}" for line in ["x", *lines]
    )
    cells = "".join(f'p,"{line.replace(chr(34), chr(34) * 2)}",a  b{end}' for line in lines)
    sources = {"letter.yaml": raw.encode(), "signatories.csv": f"group,name,notes{end}{cells}".encode()}
    after = {**sources, **fixed(*sources.values())}
    for name, data in sources.items():
        assert bare(after[name]) == bare(data)
        assert after[name].count(b"\n") == data.count(b"\n")
        assert after[name].count(b"a  b") >= data.count(b",a  b") + data.count(b"# a  b")
    assert fixed(*after.values()) == {}


def bare(data: bytes) -> str:
    """What may not change: everything but spaces in a row, what prints nothing, and letters in pieces."""
    text = unicodedata.normalize("NFC", re.sub("[\u00ad\u200b\u200d]", "", data.decode()))
    return re.sub("[ \u00a0]+", " ", text)
