"""What everybody may see of the sources: what is said and who says it, and nothing that is the house's own."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.letter import By
from sendletter.pipeline import Order, read
from sendletter.project import Project
from sendletter.provenance import counted_in, linked, public_letter, public_list, public_look
from sendletter.reading.letter import read_letter
from tests.conftest import TODAY, Folder

LETTER = """\
# canary at the top
language: en # canary behind
body: |
  # A heading, not a remark
  a # b

draft notice: 'canary # in a key'
# canary between
note: "so # it stays" # canary again
cc: [a, # canary inside
  b]
# canary at the end"""


def test_remarks_and_keys_of_the_house_are_left_out_and_all_else_stays():
    kept = public_letter(LETTER)
    assert "canary" not in kept
    before, after = (read_letter(text.encode(), "letter.yaml")[0] for text in (LETTER, kept))
    assert before
    assert after
    assert [block.text for block in after.body] == [block.text for block in before.body]  # type: ignore[union-attr]
    assert str(after.note) == str(before.note) == "so # it stays"
    assert list(map(str, after.cc)) == ["a", "b"]
    assert after.draft_notice is None


@given(st.lists(st.sampled_from(["# x", "note: a # b", 'title: "a # b"', "closing: a#b", "  # y", "", "cc: [a, b] #"])))
def test_what_is_left_out_once_is_left_out(lines: list[str]):
    seen: set[str] = set()
    text = "language: en\n"
    for line in lines:
        key = line.partition(":")[0] if ":" in line else ""
        if key not in seen:
            text += line + "\n"
        seen |= {key} - {""}
    text += "body: |\n  # stays\n"
    kept = public_letter(text)
    assert public_letter(kept) == kept
    assert "# stays" in kept
    assert not any(sign in kept for sign in ("# x", "# y", "a # b\n", "] #"))


SHEET = '''\
group,name,title,country,sort by,status,email,agreed to,signed,lead,phone
a,Zoe,Judge,Malta,Canary key,confirmed,canary@x.example,CANA-RY00,2026-01-01,,canary
a,"=Ann, of ""here""",,,,confirmed,,,,yes,
a,Canary Pending,,,,pending,,,,,
'''


def sources(path: Path):
    return read(Order(Project(path), TODAY))


def test_the_list_holds_what_is_printed_in_printed_order(folder: Folder):
    found = sources(folder("language: en\nbody: x\nsignatures: {groups: [{id: a}]}\n", SHEET))
    text = public_list(found.roster)
    assert "anary" not in text
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["name"] for row in rows] == ['=Ann, of "here"', "Zoe"]
    assert [row["sort by"] for row in rows] == ["000001", "000002"]
    assert set(rows[0]) == {"group", "name", "title", "country", "sort by", "lead"}


@pytest.mark.parametrize("order", ["name", "family name", "as listed", "country", "signed", "rank"])
def test_a_list_made_of_it_prints_the_same_in_the_same_order(folder: Folder, order: str):
    letter = f"language: fr\nbody: x\nsignatures: {{groups: [{{id: a, order: {order}, skip articles: true}}]}}\n"
    rows = [
        "group,name,country,signed,rank,withheld",
        "a,Le Zèbre,Mali,2026-01-03,2,",
        "a,Abel Zorn,Chad,2026-01-01,3,",
    ]
    rows += ["a,Éric de Vos,Chad,2026-01-02,1,", "a,,Mali,,,yes", "a,La Mer,,2026-01-02,1,"]
    first = sources(folder(letter, "\n".join(rows))).roster
    again = sources(folder(letter, public_list(first, list(By)))).roster
    assert [row.name for row in again.printed] == [row.name for row in first.printed]
    assert again.tallies == first.tallies
    assert public_list(again, list(By)) == public_list(first, list(By))


def test_of_a_name_that_is_withheld_only_what_the_letter_counts_is_told(folder: Folder):
    rows = "group,name,country,kind,withheld\na,Ann,Mali,NGO,\na,Canary,Bhutan,Monastery,yes\n"
    found = sources(folder("language: en\nbody: x\nsignatures: {groups: [{id: a}]}\n", rows)).roster
    assert public_list, (
        public_look(found) == "group,name,country,kind,sort by,withheld\na,Ann,Mali,NGO,000001,\na,,,,,yes\n"
    )
    counted = counted_in("body: “Bhutan” kinds {{ count.total }} {{ Count.Countries | words }}")
    assert counted == {By.COUNTRY}
    assert "Bhutan" in public_list(found, counted)
    assert "Monastery" not in public_list(found, counted)


def test_linked_data_say_who_writes_to_whom_and_who_signs(folder: Folder):
    letter = (
        "language: en\nletterhead: {name: Us}\nto: {name: Jane, role: Minister}\nbody: Text.\n"
        "signatures: {groups: [{id: organization}, {id: person}, {id: x}]}\n"
    )
    found = sources(folder(letter, "group,name,title\norganization,Peace,\nperson,Ann,Judge\nx,It,\n"))
    assert found.letter
    assert found.language
    about = json.loads(json.dumps(linked(found.letter, found.roster, found.language)))
    assert about["recipient"] == {"@type": "Person", "name": "Jane", "jobTitle": "Minister"}
    assert [(one["@type"], one["name"]) for one in about["contributor"]] == [
        ("Organization", "Peace"),
        ("Person", "Ann"),
        ("Thing", "It"),
    ]


def test_a_look_is_public_without_what_its_designer_remarks():
    css = "/* canary\n of Ann */\n:root { --text: \"a/*b*/\", 'c'; /*canary*/--size: 12pt }/* canary"
    assert public_look("templates/custom.css", css.encode()).decode() == (
        "\n\n:root { --text: \"a/*b*/\", 'c';  --size: 12pt } "
    )
    html = b"{#- canary -#}\n<p>{{ letter.note }}</p><!-- seen --><b>#</b>{# canary #}"
    assert public_look("templates/letter.html", html) == b"{#- -#}\n<p>{{ letter.note }}</p><!-- seen --><b>#</b>{# #}"
    assert public_look("fonts/A.otf", b"/* \xff */") == b"/* \xff */"
