"""What reviewers said in Word, read back: comments, replies, tracked changes, changes without tracking; hostile files."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.comments.comment import Comment, Reply
from sendletter.draft.record import Record
from sendletter.problem import Unreadable
from sendletter.word.anchor import UNTRACKED, comments, difference
from sendletter.word.document import document
from sendletter.word.piece import pieces
from sendletter.word.remarks import read, stamps
from tests.conftest import Folder
from tests.word.reviewing import Desk, parts, zipped
from tests.word.test_document import LETTER, LIST, recorded


@pytest.fixture
def record(folder: Folder) -> Record:
    return recorded(folder(LETTER, LIST))


@pytest.fixture
def desk(record: Record) -> Desk:
    return Desk(document(record, "DRAFT 1"))


@pytest.fixture
def found(record: Record) -> Callable[[bytes], list[Comment]]:
    known = {piece.name: piece for piece in pieces(record)}
    return lambda data: list(comments(read(data, "back.docx", known), record, known, "letter.yaml"))


def test_a_document_that_nobody_touched_says_nothing(desk: Desk, found):
    assert found(desk.saved()) == []


def test_a_deletion_with_an_insertion_beside_it_is_a_replacement(desk: Desk, found):
    desk.replaced("People", "Families")
    (one,) = found(desk.saved())
    assert (one.kind, one.quoted, one.suggestion) == ("replace", "People", "Families")
    assert (one.before, one.after) == ("¶", " live there.¶")
    assert (one.reference, one.author, one.when) == ("¶3", "Ann Reviewer", "2026-01-12 10:30")
    assert (one.place.source, one.place.line) == ("letter.yaml", 13)


def test_a_deletion_or_an_insertion_alone_is_told_in_whole_words(desk: Desk, found):
    desk.replaced("Boats ", "")
    desk.inserted("Between", " the two")
    assert [(one.kind, one.quoted, one.suggestion) for one in found(desk.saved())] == [
        ("strike", "Boats ", ""),
        ("replace", "Between", "Between the two"),
    ]


def test_places_are_those_of_the_draft_whatever_was_changed_before_them(desk: Desk, found):
    desk.replaced("Boats", "Ships and boats of all kinds")
    desk.commented("land", "Or moor?")
    on_words = next(one for one in found(desk.saved()) if one.kind == "highlight")
    assert (on_words.before, on_words.quoted, on_words.after) == ("¶Boats ", "land", " there:¶")


def test_a_comment_has_its_words_its_author_and_its_replies(desk: Desk, found):
    number = desk.commented("The quay", "Which one?")
    desk.commented("", "The old one.", author="Ann Lee", answers=number)
    (one,) = found(desk.saved())
    assert (one.quoted, one.text, one.author, one.reference) == ("The quay", "Which one?", "Tom Berg", "¶9")
    assert one.replies == (Reply("Ann Lee", "2026-01-12 10:30", "The old one."),)


def test_replies_in_a_circle_are_comments_all_the_same(desk: Desk, found):
    desk.commented("The quay", "a")
    desk.commented("Between", "b")
    desk.threads = [f'<w15:commentEx w15:paraId="0000000{n}" w15:paraIdParent="0000000{3 - n}"/>' for n in (1, 2)]
    assert {one.text for one in found(desk.saved())} == {"a", "b"}


def test_a_comment_may_reach_over_paragraphs(desk: Desk, found):
    desk.commented("in summer", "Both?")
    end = re.search('<w:commentRangeEnd w:id="0"/>', desk.body)
    assert end
    desk.body = desk.body.replace(end[0], "")
    desk.put("in winter", "<w:r><w:t>in winter</w:t></w:r>" + end[0])
    (one,) = found(desk.saved())
    assert (one.quoted, one.reference) == ("in summer\n\nin winter", "¶5")


def test_a_comment_on_a_signatory_knows_its_row(desk: Desk, found):
    desk.commented("Quay Trust", "Spelling?")
    (one,) = found(desk.saved())
    assert (one.reference, str(one.place)) == ("Organizations 2", "signatories.csv:3:1")


def test_the_same_change_twice_in_a_paragraph_is_two_and_each_keeps_its_name(desk: Desk, found):
    desk.inserted("Boats", ",")
    desk.inserted("land", ",")
    first = found(desk.saved())
    assert len({one.id for one in first}) == 2
    assert [one.id for one in found(desk.saved())] == [one.id for one in first]


def test_what_was_changed_without_tracking_is_told_too(desk: Desk, found):
    desk.put("live there", "<w:r><w:t>dwell there</w:t></w:r>")
    (one,) = found(desk.saved())
    assert (one.quoted, one.suggestion, one.author) == ("live", "dwell", UNTRACKED)


def test_a_paragraph_that_was_taken_out_without_tracking_is_told(desk: Desk, found):
    (gone,) = re.findall(r"<w:p>(?:(?!</w:p>).)*Between\.(?:(?!</w:p>).)*</w:p>", desk.body, re.DOTALL)
    desk.body = desk.body.replace(gone, "")
    (one,) = found(desk.saved())
    assert (one.kind, one.quoted, one.suggestion, one.author) == ("strike", "Between.", "", UNTRACKED)


def test_a_document_without_any_bookmark_still_has_its_comments(desk: Desk, found):
    desk.commented("The quay", "Which?")
    desk.body = re.sub("<w:bookmark[^>]*>", "", desk.body)
    (one,) = found(desk.saved())
    assert (one.quoted, one.text, one.place.source) == ("The quay", "Which?", "letter.yaml")


def test_a_tracked_new_paragraph_is_an_insertion(desk: Desk, found):
    mark = '<w:ins w:id="9" w:author="Ann" w:date="2026-01-12T10:30:00Z"'
    desk.put(
        "Between.",
        "<w:r><w:t>Between.</w:t></w:r></w:p><w:p><w:pPr><w:rPr>" + mark + "/></w:rPr></w:pPr>"
        + mark + "><w:r><w:t>All new.</w:t></w:r></w:ins>",
    )  # fmt: skip
    assert [one.suggestion.strip() for one in found(desk.saved()) if one.suggestion] == ["All new."]


@given(st.text("ab ", max_size=12), st.text("ab ", max_size=12))
def test_a_difference_put_in_gives_the_new_text(old: str, new: str):
    begin, end, put = difference(old, new)
    assert old[:begin] + put + old[end:] == new


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'


def hostile(desk: Desk, kind: str) -> bytes:
    files = parts(desk.saved())
    body = files["word/document.xml"].decode()
    match kind:
        case "entities":
            files["word/document.xml"] = (BOMB + body.partition("?>")[2].replace("Between", "&b;")).encode()
        case "outside":
            entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
            files["word/document.xml"] = (entity + body.partition("?>")[2].replace("Between", "&e;")).encode()
        case "bomb":
            files["word/media/x.png"] = bytes(300_000_000)
        case "deep":
            files["word/document.xml"] = ("<w:p>" * 100_000).encode()
        case "cut":
            return zipped(files)[:4000]
        case "other":
            del files["word/document.xml"]
        case "old":
            return b"\xd0\xcf\x11\xe0" + bytes(600)
    return zipped(files)


@pytest.mark.parametrize("kind", ["entities", "outside", "bomb", "deep", "cut", "other", "old"])
def test_hostile_and_broken_documents_are_refused(desk: Desk, kind: str):
    data = hostile(desk, kind)
    with pytest.raises(Unreadable, match=r"back\.docx: "):
        stamps(data, "back.docx")
        read(data, "back.docx", ())


def test_a_part_that_is_larger_than_its_entry_says_is_refused(desk: Desk):
    files = parts(desk.saved())
    files["word/document.xml"] = b"<a>" + b" " * 31_000_000 + b"</a>"
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as container:
        for name, data in files.items():
            container.writestr(name, data)
    with pytest.raises(Unreadable, match="MB"):
        read(out.getvalue(), "back.docx", ())
