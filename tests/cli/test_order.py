"""`sendletter check --explain-order` and `--as-of`, as a person types them."""

import json

import pytest

from tests.conftest import ROOT, SHORT, Folder, run

LETTER = SHORT + "signatures: {groups: [{id: p, order: family name, heading: People}]}\n"
SHEET = "group,name,signed,status\np,Jan van der Berg,,\np,Ann Lee,2025-11-01,\np,Bo Zorn,,pending\n"


def test_a_name_is_explained_with_its_key_its_neighbours_and_what_is_doubtful(folder: Folder):
    done = run("check", "--explain-order", "berg", cwd=folder(LETTER, SHEET))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "signatories.csv:2: Jan van der Berg\n"
        "    number 2 of 2 in the group “p”, ordered by family name\n"
        "    filed under “van der Berg Jan”, a guess\n"
        "    doubtful: “van” may or may not belong to the family name\n"
        "    after Ann Lee (“Lee Ann”)\n"
    )


def test_without_a_name_doubtful_guesses_are_listed(folder: Folder):
    done = run("check", "--explain-order", cwd=folder(LETTER, SHEET))
    assert done.stdout.splitlines() == [
        "signatories.csv:2: Jan van der Berg: filed under “van der Berg Jan”; “van” may or may not belong to the family name"
    ]
    assert "sort by" in done.stderr


def test_the_worked_example_has_no_doubtful_place():
    done = run("check", "--explain-order")
    assert (done.returncode, done.stdout) == (0, "")
    assert "no place is a guess" in done.stderr


def test_who_is_not_printed_is_told_with_the_reason_and_who_is_nowhere_too(folder: Folder):
    done = run("check", "--explain-order", "zorn", "nobody", cwd=folder(LETTER, SHEET))
    assert done.returncode == 1
    assert "signatories.csv:4: Bo Zorn is not printed: it is pending" in done.stderr
    assert "no name in the list holds “nobody”" in done.stderr


def test_places_are_told_to_programs(folder: Folder):
    done = run("check", "--explain-order", "--format", "json", "ann", cwd=folder(LETTER, SHEET))
    (place,) = json.loads(done.stdout)
    assert (place["name"], place["filed"], place["before"], place["after"]) == (
        "Ann Lee",
        "Lee Ann",
        "Jan van der Berg",
        None,
    )


@pytest.mark.parametrize(
    "words", [["check", "Ann"], ["check", "--as-of", "tomorrow"], ["build", "--as-of", "2025-02-30"]]
)
def test_wrong_usage_is_told(words: list[str]):
    done = run(*words)
    assert done.returncode == 2
    assert "Error: Invalid value" in done.stderr


def test_a_printing_of_another_day_is_built_checked_and_verified(folder: Folder):
    home = folder(LETTER, SHEET)
    assert "1 signatory;" in run("build", "--as-of", "2025-10-31", cwd=home).stderr
    assert run("verify", "--as-of", "2025-10-31", "output/letter.pdf", cwd=home).returncode == 0
    assert run("verify", "output/letter.pdf", cwd=home).returncode == 1
    assert run("check", "--as-of", "2025-10-31", cwd=home).returncode == 0


def test_build_says_how_many_sign_without_a_name(folder: Folder):
    done = run("build", cwd=folder(LETTER, "group,name,withheld\np,Ann Lee,\np,Secret,yes\n"))
    assert "2 signatories, 1 of them without a name;" in done.stderr
    assert "Secret" not in done.stderr


def test_keys_of_a_group_have_their_words_checked(folder: Folder):
    letter = SHORT + "signatures: {groups: [{id: p, ordr: name, by: town, numbered: maybe, capacity: personel}]}\n"
    done = run("check", cwd=folder(letter, "group,name\np,Ann\n"))
    for said in (
        "Did you mean “order”?",
        "“town” is none of country, kind",
        "neither true nor false",
        "none of personal",
    ):
        assert said in done.stderr


def test_the_schema_knows_the_words_of_a_group():
    group = json.loads(run("schema", cwd=ROOT).stdout)["properties"]["signatures"]["properties"]["groups"]["items"][
        "properties"
    ]
    assert {"capacity", "first", "by", "numbered", "skip articles"} <= set(group)
    assert "rank" in group["order"]["enum"]
