"""Drafts for Word: everything is said, under bookmarks and in real styles, the same bytes each time."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from sendletter.draft.record import Record, list_code, printed_groups, text_code
from sendletter.drafting import Drafted, in_word
from sendletter.language import Language
from sendletter.manuscript import manuscript
from sendletter.pipeline import Order, read
from sendletter.project import Project
from sendletter.span import Span
from sendletter.typography import set_letter, set_roster
from sendletter.word.document import document
from sendletter.word.piece import Piece, _named, pieces
from tests.conftest import ROOT, TODAY, Folder
from tests.word.reviewing import parts

LETTER = """\
language: en-GB
date: 2026-01-15
letterhead: {name: Harbour Alliance, address: [Quay 1]}
to: {name: Dr Smith, address: [Port House, London]}
reference: H-1
subject: The old harbour
salutation: "Dear Dr Smith,"
body: |
  We ask the *port* authority to keep **all** of [the harbour](https://harbour.example/plan) open.[^1]

  # Reasons

  3. People live there.
  4. Boats land there:

     - in summer
     - in winter

  Between.

  1. First again.

  > The quay is ours.

  [^1]: See the plan.
closing: Sincerely,
signatures:
  heading: "Signed by {{ count.all }}:"
  groups: [{id: civil-society, heading: Organizations, by: country}, {id: a.b, heading: People, entry: "**{name}** / {title}"}]
enclosures: [Plan, Map]
cc: [Mayor]
"""
LIST = (
    "group,name,title,country,email,note\ncivil-society,Harbour Watch,,Chad,ann@harbour.example,secret\n"
    "civil-society,Quay Trust,,Chad,,\na.b,Ann Lee,Editor,Mali,,\n"
)
MOMENT = datetime(2026, 1, 31, 14, 5, tzinfo=UTC)


def recorded(path: Path, number: int = 1) -> Record:
    """The record of a draft, without its pages."""
    sources = read(Order(Project(path.resolve()), TODAY))
    assert sources.letter, sources.problems
    assert sources.written
    codes = text_code(sources.written), list_code(sources.roster)
    return Record(number, MOMENT, *codes, sources.letter, printed_groups(sources.roster))


def words(text: str) -> str:
    return "".join(text.split())


@pytest.fixture
def record(folder: Folder) -> Record:
    return recorded(folder(LETTER, LIST))


@pytest.mark.parametrize("example", [True, False])
def test_a_document_says_all_that_a_final_copy_must_say_in_its_order(record: Record, example: bool):
    record = recorded(ROOT) if example else record
    language = Language.of(record.letter.language)
    said = manuscript(set_letter(record.letter, language), set_roster(record.roster, language), language)
    found = Document(BytesIO(document(record, "stamp")))
    texts = [p.text for p in (*found.sections[0].first_page_header.paragraphs[1:], *found.paragraphs)]
    wanted = [passage.text.lstrip("• ").removeprefix("3. ").removeprefix("4. ") for passage in said.passages]
    wanted = [text.removeprefix("1. ") for text in wanted] + [note.text for note in said.notes]
    assert [words(text) for text in texts if text] == [words(text) for text in wanted]


def test_every_paragraph_is_anchored_by_a_bookmark_of_its_reference(record: Record):
    body = parts(document(record, "stamp"))["word/document.xml"].decode()
    for name in ("date", "recipient_2", "subject", "salutation", "p1", "p9", "closing", "signatories", "group_a_b"):
        assert f'w:name="{name}"' in body
    for name in ("sig_civil_society_1", "sub_civil_society_1", "sig_a_b_1", "enclosures_2", "cc_1", "n1"):
        assert f'w:name="{name}"' in body


def test_styles_are_those_that_word_knows_and_lists_count_as_in_the_letter(record: Record):
    found = Document(BytesIO(document(record, "stamp")))
    styles = {p.text: p.style.name for p in found.paragraphs}
    assert styles["The old harbour"] == "Title"
    assert styles["Reasons"] == "Heading 1"
    assert styles["Boats land there:"] == "List Number"
    assert styles["in summer"] == "List Bullet 2"
    assert styles["The quay is ours."] == "Quote"
    assert styles["Organizations"] == "Heading 1"
    assert styles["Quay Trust, Chad"] == "Signatory"
    numbering = found.part.numbering_part.element
    starts = {}
    for p in found.paragraphs:
        if p.style.name == "List Number":
            num = next(n for n in numbering.num_lst if n.numId == p._p.pPr.numPr.numId.val)
            starts[p.text] = num.lvlOverride_lst[0].startOverride.val
    assert starts == {"People live there.": 3, "Boats land there:": 3, "First again.": 1}


def test_emphasis_links_and_calls_of_footnotes_are_kept(record: Record):
    found = Document(BytesIO(document(record, "stamp")))
    first = next(p for p in found.paragraphs if p.text.startswith("We ask"))
    assert [run.text for run in first.runs if run.italic] == ["port"]
    assert [run.text for run in first.runs if run.bold] == ["all"]
    assert [(link.text, link.address) for link in first.hyperlinks] == [("the harbour", "https://harbour.example/plan")]
    assert [run.text for run in first.runs if run.font.superscript] == ["1"]


def test_every_page_is_stamped_and_numbered_and_the_properties_name_the_draft(record: Record):
    found = Document(BytesIO(document(record, "DRAFT 1 · stamp")))
    section = found.sections[0]
    assert section.header.paragraphs[0].text == section.first_page_header.paragraphs[0].text == "DRAFT 1 · stamp"
    assert "Harbour Alliance" in [p.text for p in section.first_page_header.paragraphs]
    for footer in (section.footer, section.first_page_footer):
        assert 'w:instr="PAGE"' in footer.paragraphs[0]._p.xml
        assert 'w:instr="NUMPAGES"' in footer.paragraphs[0]._p.xml
    assert found.core_properties.keywords == f"sendletter draft 1 {record.text_code}"


def test_the_same_record_gives_the_same_bytes_and_nothing_private(record: Record):
    made = document(record, "stamp")
    assert made == document(record, "stamp")
    assert all(word not in data for data in parts(made).values() for word in (b"ann@", b"secret", b"python-docx"))


def test_a_logo_stands_in_the_header_of_the_first_page(folder: Folder):
    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (40, 20)).save(out, "PNG")
    home = folder(LETTER.replace("Alliance,", "Alliance, logo: logo.png,"), LIST, logo_dot_png=out.getvalue())
    made = in_word(Drafted(b"", recorded(home), 1, ()), Project(home))
    assert "word/media/image1.png" in parts(made)


def test_a_letter_that_runs_from_right_to_left_does_so_in_word(folder: Folder):
    made = document(recorded(folder("language: ar\nsalutation: فخامة الرئيس،\nbody: نطلب منكم التدخل العاجل.\n")), "x")
    assert b"<w:bidi/>" in parts(made)["word/styles.xml"]
    assert b"<w:rtl/>" in parts(made)["word/document.xml"]


@given(st.lists(st.text(min_size=1, max_size=60), max_size=8))
def test_names_are_what_word_takes_and_no_two_are_the_same(ids: list[str]):
    found = tuple(Piece(f"sig_{one}_{n}", "", "", (), Span("")) for one in ids for n in (1, 2))
    names = [piece.name for piece in _named(found)]
    assert len({name.lower() for name in names}) == len(names) == len(found)
    assert all(len(name) <= 40 and name.replace("_", "a").isalnum() for name in names)


def test_every_paragraph_of_the_example_is_a_piece_with_a_place():
    assert all(piece.span.line for piece in pieces(recorded(ROOT)))
