"""Versions of a letter, by the names that people give them."""

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from sendletter.attachment import attached
from sendletter.draft.record import NAME
from sendletter.drafting import draft
from sendletter.edition import Draft
from sendletter.letter import paragraphs
from sendletter.pipeline import Order
from sendletter.press.worker import Press
from sendletter.problem import NotReady, Unreadable
from sendletter.project import Project
from sendletter.redline.comparing import compare_versions
from sendletter.redline.versions import Version, fetch
from tests.conftest import SHORT, TODAY, Folder
from tests.test_history import git

MOMENT = datetime(2026, 1, 31, 14, 5, tzinfo=UTC)
LISTED = f"{SHORT}signatures: {{groups: [{{id: person, heading: People}}]}}\n"
ROWS = "group,name,status,email\nperson,Ann Lee,,a@x.example\nperson,Bob Stone,,b@x.example\n"


def find(name: str, home: Path) -> Version:
    found = fetch(name, home, Order(Project(home), TODAY))
    assert found is not None
    return found


def text(version: Version) -> str:
    return " ".join(paragraph.text for paragraph in paragraphs(version.letter.body))


@pytest.fixture(scope="module")
def pdf(press: Press, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Draft 2 of a letter."""
    home = tmp_path_factory.mktemp("home")
    (home / "letter.yaml").write_text(LISTED, encoding="utf-8")
    (home / "signatories.csv").write_text(ROWS, encoding="utf-8")
    return draft(Order(Project(home), TODAY, Draft()), press, 2, MOMENT).pdf


def with_record(pdf: bytes, data: bytes | None) -> bytes:
    """A draft with another record, or none."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        del document.attachments[NAME]
        if data is not None:
            document.attachments[NAME] = pikepdf.AttachedFileSpec(document, data, filename=NAME)
        document.save(out)
    return out.getvalue()


def test_a_number_is_a_draft_and_a_draft_by_mail_is_enough(folder: Folder, pdf: bytes):
    home = folder(SHORT, mail_dot_pdf=pdf, output__drafts__02__letter_dot_pdf=pdf)
    for name in ("2", str(home / "mail.pdf")):
        version = find(name, home)
        assert (version.name, version.number, version.slug) == ("draft 2", 2, "2")
        assert text(version) == "We ask you to act."
        assert [row.name for row in version.roster.printed] == ["Ann Lee", "Bob Stone"]
        assert version.listed is None


def test_an_unknown_number_names_the_drafts_that_there_are(folder: Folder, pdf: bytes):
    home = folder(SHORT, output__drafts__02__letter_dot_pdf=pdf)
    with pytest.raises(Unreadable, match="draft 7: there is none of this number; the drafts that there are: 2"):
        find("7", home)


def test_folders_files_and_revisions_are_versions(folder: Folder):
    home = folder(LISTED, ROWS)
    git(home, "init", "-q")
    git(home, "add", ".")
    git(home, "commit", "-q", "-m", "first")
    folder(LISTED.replace("to act", "to act now"), ROWS.replace("Bob", "Rob"), other_dot_yaml=LISTED)
    assert text(find(str(home), home)) == "We ask you to act now."
    assert text(find(str(home / "other.yaml"), home)) == "We ask you to act."
    first = find("HEAD", home)
    assert text(first) == "We ask you to act."
    assert [row.name for row in first.roster.printed] == ["Ann Lee", "Bob Stone"]
    assert fetch("no-such-thing", home, Order(Project(home), TODAY)) is None


def test_a_letter_that_had_no_list_yet_is_a_version_too(folder: Folder):
    home = folder(SHORT)
    git(home, "init", "-q")
    git(home, "add", ".")
    git(home, "commit", "-q", "-m", "first")
    folder(LISTED, ROWS)
    assert find("HEAD", home).roster.size == 0


def test_a_version_that_cannot_be_read_says_where(folder: Folder):
    home = folder(SHORT, old_dot_yaml="language: en-GB\nbodi: x\n")
    with pytest.raises(NotReady) as raised:
        find(str(home / "old.yaml"), home)
    assert str(raised.value.problems[0].span).endswith("old.yaml:1:1")


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (None, "holds no record"),
        (b"{", "damaged"),
        (json.dumps({"sendletter": 99, "draft": {}}).encode(), "another version of sendletter"),
        (json.dumps({"sendletter": 1, "draft": {"is": "Record"}}).encode(), "no Record that is known"),
    ],
)
def test_a_pdf_without_a_record_that_can_be_read_is_refused(
    folder: Folder, pdf: bytes, record: bytes | None, said: str
):
    home = folder(SHORT, mail_dot_pdf=with_record(pdf, record))
    with pytest.raises(Unreadable, match=said):
        find(str(home / "mail.pdf"), home)


def test_what_is_no_pdf_and_what_is_locked_is_refused(folder: Folder, pdf: bytes):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    home = folder(SHORT, bad_dot_pdf=b"%PDF-1.7 cut off", locked_dot_pdf=out.getvalue())
    with pytest.raises(Unreadable, match="cannot be read as a PDF"):
        find(str(home / "bad.pdf"), home)
    with pytest.raises(Unreadable, match="password"):
        find(str(home / "locked.pdf"), home)


@pytest.mark.parametrize(
    ("status", "gone"),
    [("", ["Bob Stone"]), ("withdrawn", []), ("pending", [])],
)
def test_who_is_in_the_older_list_only_is_gone_unless_a_row_says_why(
    folder: Folder, pdf: bytes, status: str, gone: list[str]
):
    rows = f"group,name,status\nperson,Ann Lee,\nperson,{'Bob Stone' if status else 'Carla Jones'},{status}\n"
    home = folder(LISTED, rows, output__drafts__02__letter_dot_pdf=pdf)
    compared = compare_versions(find("2", home), find(str(home), home))
    assert [row.name for row in compared.gone] == gone
    assert [removed.row.name for removed in compared.people.removed] == ["Bob Stone"]


def test_between_drafts_the_list_of_today_says_who_has_withdrawn(folder: Folder, pdf: bytes):
    home = folder(LISTED, ROWS.replace("Bob Stone,", "Bob Stone,withdrawn"), output__drafts__02__letter_dot_pdf=pdf)
    old, now = find("2", home), find(str(home), home)
    from dataclasses import replace

    later = replace(now, listed=None)
    assert [row.name for row in compare_versions(old, later).gone] == ["Bob Stone"]
    assert not compare_versions(old, later, now.roster.listed).gone


def test_private_columns_are_no_change(folder: Folder, pdf: bytes):
    home = folder(LISTED, ROWS.replace("a@x", "new@x"), output__drafts__02__letter_dot_pdf=pdf)
    assert not compare_versions(find("2", home), find(str(home), home)).differs


def test_a_record_that_says_what_no_letter_says_is_refused(folder: Folder, pdf: bytes):
    home = folder(SHORT)
    data = attached(pdf, NAME, "letter.pdf")
    assert data is not None
    forgeries = {
        "calls a note": data.replace(b'"is": "Run", ', b'"is": "Run", "note": 7, ', 1),
        "no columns": data.replace(b'"id": "person"', b'"columns": 0, "id": "person"'),
    }
    for forged in forgeries.values():
        assert forged != data
        (home / "mail.pdf").write_bytes(with_record(pdf, forged))
        with pytest.raises(Unreadable, match="its record is damaged"):
            find(str(home / "mail.pdf"), home)
