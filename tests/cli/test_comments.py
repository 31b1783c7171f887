"""`sendletter comments`, as a person types it."""

import json
import os
import pty
import re
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from sendletter.attachment import attached
from sendletter.cli.app import run
from sendletter.draft.record import NAME, read
from sendletter.press.worker import Press
from sendletter.word.document import document
from tests.conftest import SENDLETTER, Folder, drafted
from tests.remarks.marking import Marked
from tests.word.reviewing import Desk

LETTER = """\
# Ours.
language: en-GB
date: 2026-01-15
to: {name: Dr Smith}
salutation: "Dear Dr Smith,"
body: |
  We, the undersigned {{ count.organization | words }} organizations, ask the *port authority* to keep the
  "old harbour" open -- for as long as people live there.

  The port has promised to answer by May.
  The quay is to stay open.
closing: Sincerely,
signatures:
  groups: [{id: organization, heading: Organizations}]   # in order
"""
LIST = "group,name,acronym,email,note\norganization,Harbour Watch,HW,ann@harbour.example,secret\norganization,Quay Trust,,,\n"


@pytest.fixture
def home(folder: Folder, press: Press) -> Path:
    """A letter with its first draft."""
    home = folder(LETTER, LIST)
    path = home / "output/drafts/01/letter.pdf"
    path.parent.mkdir(parents=True)
    path.write_bytes(drafted(home, press, 1).pdf)
    return home


@pytest.fixture
def file(home: Path) -> Marked:
    """The draft on a reviewer's desk."""
    return Marked((home / "output/drafts/01/letter.pdf").read_bytes())


class Said(NamedTuple):
    """What a command printed."""

    stdout: str
    stderr: str


@pytest.fixture
def comments(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Runs the command in a letter's folder, in this process, and expects an exit code."""

    def typed(home: Path, *words: str, code: int = 0) -> Said:
        monkeypatch.chdir(home)
        monkeypatch.setattr("sys.argv", ["sendletter", "comments", *words])
        assert run() == code
        return Said(*capsys.readouterr())

    return typed


def come_back(home: Path, file: Marked, name: str = "back.pdf", **options: object) -> str:
    (home / name).write_bytes(file.saved(**options))
    return name


def test_each_mark_is_told_with_its_line_its_words_and_what_it_says(comments, home: Path, file: Marked):
    file.over(1, "port authority", Contents="Which port?\x1b[31m", T="ann@review.example", M="D:20260112103000Z")
    file.replaced(1, "answer", "reply", T="Tom Berg")
    file.over(1, "“old harbour”", "Squiggly", Contents="Quotes?")
    done = comments(home, come_back(home, file))
    assert done.stdout == (
        "\n"
        "letter.yaml:7:80  ¶1.1, page 1\n"
        "  1  “port authority”\n"
        "     Which port?[31m\n"
        "     ann@review.example, 2026-01-12 10:30\n"
        "\n"
        "letter.yaml:8:3  ¶1.1, page 1\n"
        "  3  “old harbour”\n"
        "     Quotes?\n"
        "     no name\n"
        "\n"
        "letter.yaml:10:28  ¶2.1, page 1\n"
        "  2  “answer” → “reply”\n"
        "     Tom Berg\n"
    ).replace("“old harbour”", "““old harbour””")
    assert done.stderr == "back.pdf: draft 1, 3 comments, all new\n"


def test_the_same_file_again_or_saved_anew_adds_nothing(comments, home: Path, file: Marked):
    file.over(1, "port authority", Contents="a")
    comments(home, come_back(home, file))
    before = (home / "comments.yaml").read_bytes()
    assert "none new" in comments(home, "back.pdf", "back.pdf").stderr
    anew = come_back(home, file, "anew.pdf", keep_record=False, linearize=True)
    assert "draft 1, 1 comment, none new" in comments(home, anew).stderr
    assert (home / "comments.yaml").read_bytes() == before


def test_replies_that_come_later_are_added_to_their_comment(comments, home: Path, file: Marked):
    head = file.over(1, "port authority", Contents="a")
    comments(home, come_back(home, file))
    file.add(1, "Text", [(9, 9, 20, 20)], IRT=head, Contents="Yes.", T="Tom")
    assert "none new" in comments(home, come_back(home, file)).stderr
    assert "reply by Tom: Yes." in comments(home).stdout


def test_what_moved_changed_or_went_since_the_draft_is_said_so(comments, home: Path, file: Marked):
    for words in ("port authority", "promised", "quay", "as long as people live"):
        file.over(1, words, Contents=words)
    come_back(home, file)
    text = LETTER.replace("body: |\n", "body: |\n  A new paragraph stands first.\n\n")
    text = text.replace("has promised", "has given its word").replace("\n  The quay is to stay open.", "")
    (home / "letter.yaml").write_text(text.replace(" -- for as long as people live there", ""), encoding="utf-8")
    told = comments(home, "back.pdf").stdout
    assert re.search(
        r"letter.yaml:9:80 .*\n  1 .*\n.*\n.*\n     moved since draft 1: this text began in line 7 then\n", told
    )
    assert "changed since draft 1; now: “given its word”" in told
    assert told.count("these words are gone since draft 1") == 2


def test_answers_are_kept_and_only_what_is_open_is_listed(comments, home: Path, file: Marked):
    for words in ("port authority", "promised", "quay"):
        file.over(1, words, Contents=words)
    come_back(home, file)
    comments(home, "-q", "back.pdf")
    done = comments(home, "--done", "1", "--decline", "2", "It is what they said.")
    assert "“quay”" in done.stdout
    assert "“promised”" not in done.stdout
    assert done.stderr == "1 open, 1 done, 1 declined\n"
    assert "answer: It is what they said." in comments(home, "--all").stdout
    assert "2 open, 1 declined" in comments(home, "--reopen", "1").stderr
    assert "there is no comment 9" in comments(home, "--done", "9", code=2).stderr


def test_json_tells_all_of_it_to_programs(comments, home: Path, file: Marked):
    file.over(1, "Harbour Watch", Contents="Ltd?")
    (one,) = json.loads(comments(home, "--json", come_back(home, file)).stdout)
    assert (one["file"], one["line"], one["column"], one["quoted"]) == ("signatories.csv", 2, 14, "Harbour Watch")
    assert (one["standing"], one["state"], one["text"]) == ("same", "open", "Ltd?")


def test_suggestions_are_put_in_and_nothing_else_is_touched(comments, home: Path, file: Marked):
    file.replaced(1, "port authority", "harbour office")
    file.replaced(1, "by", "before")
    file.inserted(1, "promised", "us")
    file.over(1, "Quay Trust", Contents='→ "Quay, Trust"')
    file.over(1, "stay", "StrikeOut")
    come_back(home, file)
    comments(home, "-q", "back.pdf")
    dry = comments(home, "--apply", "--dry-run")
    assert (home / "letter.yaml").read_text() == LETTER
    done = comments(home, "--apply", "--yes")
    assert done.stdout in dry.stdout or '-…Quay Trust…\n+…"Quay, Trust"…' in done.stdout
    assert "secret" not in done.stdout
    assert "harbour.example" not in done.stdout
    assert "only strikes words out" in done.stderr
    assert "4 suggestions applied" in done.stderr
    after = LETTER.replace("*port authority*", "*harbour office*").replace("by May", "before May")
    assert (home / "letter.yaml").read_text() == after.replace("promised to", "promised us to")
    assert (home / "signatories.csv").read_text() == LIST.replace("Quay Trust", '"Quay, Trust"')
    assert comments(home).stderr == "1 open, 4 done\n"


def test_a_file_without_marks_shows_and_applies_nothing_of_the_others(comments, home: Path, file: Marked):
    unmarked = come_back(home, file, "unmarked.pdf")
    file.replaced(1, "answer", "reply")
    comments(home, come_back(home, file))
    done = comments(home, unmarked, "--apply", "--yes")
    assert done.stderr == "unmarked.pdf: draft 1, without a comment\nno suggestions applied\n"
    assert (home / "letter.yaml").read_text() == LETTER
    assert comments(home, unmarked).stdout == ""


def test_words_that_are_struck_with_a_comment_are_told_as_struck(comments, home: Path, file: Marked):
    file.over(1, "answer", "StrikeOut", Contents="reply")
    assert "  1  a strike through “answer”\n     reply\n" in comments(home, come_back(home, file)).stdout


def test_a_pdf_that_is_no_draft_is_refused_with_what_is_wanted(comments, home: Path):
    with pikepdf.new() as document:
        page = document.add_blank_page()
        page.Contents = document.make_stream(b"BT /F 12 Tf 72 700 Td (A final letter) Tj ET")
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.Resources = Dictionary(Font=Dictionary(F=font))
        document.save(home / "final.pdf")
    said = "error: final.pdf: is no draft of this letter; comments come back in what `sendletter draft` makes\n"
    assert comments(home, "final.pdf", code=4).stderr == said


def test_a_comment_has_one_answer_at_a_time(comments, home: Path, file: Marked):
    file.over(1, "answer", Contents="When?")
    comments(home, come_back(home, file), "--done", "1", "--done", "1")
    before = (home / "comments.yaml").read_bytes()
    assert "comment 1 can have one answer only" in comments(home, "--done", "1", "--decline", "1", "no", code=2).stderr
    assert (home / "comments.yaml").read_bytes() == before


def test_contradicting_marks_are_shown_together_and_neither_is_taken(comments, home: Path, file: Marked):
    file.replaced(1, "promised to answer", "promised a reply", T="Ann")
    file.replaced(1, "answer", "write", T="Tom")
    done = comments(home, come_back(home, file))
    assert done.stdout.index("contradicts 2") < done.stdout.index("contradicts 1; decline what you do not take")
    assert "it contradicts 2" in comments(home, "--apply", "--yes").stderr
    assert (home / "letter.yaml").read_text() == LETTER
    comments(home, "--decline", "2", "no")
    assert "1 suggestion applied" in comments(home, "--apply", "--yes").stderr
    assert "promised a reply by May" in (home / "letter.yaml").read_text()


@pytest.mark.parametrize(
    ("second", "contents", "against"),
    [
        ("StrikeOut", "too long", True),
        ("StrikeOut", "", True),
        ("Highlight", "Please keep this.", True),
        ("Highlight", "stet", True),
        ("Highlight", "Behalten!", True),
        ("Highlight", "Keep this shorter", False),
        ("Highlight", "Why?", False),
    ],
)
def test_a_strike_or_a_keep_contradicts_other_words(
    comments, home: Path, file: Marked, second: str, contents: str, against: bool
):
    file.replaced(1, "answer", "reply", T="Ann")
    file.over(1, "answer", second, Contents=contents, T="Tom")
    done = comments(home, come_back(home, file), "--json")
    assert [one["contradicts"] for one in json.loads(done.stdout)] == ([[2], [1]] if against else [[], []])
    comments(home, "--report", "report.html")
    assert ("Contradicts" in (home / "report.html").read_text(encoding="utf-8")) == against
    assert ("it contradicts 2" in comments(home, "--apply", "--yes").stderr) == against


def test_two_who_strike_the_same_words_or_keep_them_agree(comments, home: Path, file: Marked):
    for contents in ("", "too long"):
        file.over(1, "answer", "StrikeOut", Contents=contents)
    for words in ("has promised", "promised"):
        file.over(1, words, Contents="Keep.")
    done = comments(home, come_back(home, file), "--json")
    assert [one["contradicts"] for one in json.loads(done.stdout)] == [[]] * 4


def test_a_strike_with_a_note_is_taken_as_new_words_once_somebody_says_so(comments, home: Path, file: Marked):
    file.over(1, "answer", "StrikeOut", Contents="it's done")
    told = comments(home, come_back(home, file)).stdout
    line = re.search(r"add “(suggestion: .*)” to number 1 in comments.yaml", told)
    assert line is not None
    path = home / "comments.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("  text:", f"  {line[1]}\n  text:"), encoding="utf-8")
    assert "1 suggestion applied" in comments(home, "--apply", "--yes").stderr
    assert "to it's done by May" in (home / "letter.yaml").read_text()


def test_who_answers_is_kept_and_told(comments, home: Path, file: Marked):
    file.over(1, "answer", Contents="When?", T="Ann")
    comments(home, come_back(home, file), "--decline", "1", "By May.", "--as", "Tom  Berg")
    assert "answer by Tom Berg: By May." in comments(home, "--all").stdout
    assert json.loads(comments(home, "--all", "--json").stdout)[0]["by"] == "Tom Berg"
    comments(home, "--report", "report.html")
    assert "<b>Answer by Tom Berg</b> By May." in (home / "report.html").read_text(encoding="utf-8")
    assert "say why" in comments(home, "--decline", "1", " ", code=2).stderr


def test_a_byte_order_mark_stays(comments, home: Path, file: Marked):
    file.over(1, "answer", Contents="When?")
    comments(home, come_back(home, file))
    path = home / "comments.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    comments(home, "--done", "1")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf#")
    assert "state: done" in path.read_text(encoding="utf-8-sig")


def test_words_that_have_changed_or_are_counted_are_not_replaced(comments, home: Path, file: Marked):
    file.replaced(1, "answer", "reply")
    file.replaced(1, "two", "many")
    file.replaced(1, "15 January", "16 January")
    (home / "letter.yaml").write_text(text := LETTER.replace("answer by May", "respond by May"))
    done = comments(home, come_back(home, file), "--apply", "--yes")
    assert "comment 1 is not applied: the words have changed since that draft" in done.stderr
    assert done.stderr.count("is printed from something that is written otherwise") == 2
    assert (home / "letter.yaml").read_text() == text


def test_a_suggestion_that_stands_there_already_is_said_to(comments, home: Path, file: Marked):
    file.replaced(1, "answer", "reply")
    (home / "letter.yaml").write_text(LETTER.replace("answer by May", "reply by May"))
    done = comments(home, come_back(home, file))
    assert "the suggestion stands there already" in done.stdout
    assert "it stands there already" in comments(home, "--apply", "--yes").stderr


def test_one_by_one_each_is_shown_and_asked_about(comments, home: Path, file: Marked):
    file.replaced(1, "answer", "reply")
    file.over(1, "stay", "StrikeOut")
    comments(home, "-q", come_back(home, file))
    assert "--yes" in comments(home, "--apply", code=2).stderr
    parent, child = pty.openpty()
    os.write(parent, b"n\ny\n")
    done = subprocess.run(
        [SENDLETTER, "comments", "--apply"], cwd=home, stdin=child, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0
    assert done.stderr.count("Write this?") == 2
    assert (home / "letter.yaml").read_text() == LETTER.replace("to stay open", "to open")


def test_the_report_is_one_page_with_every_comment(comments, home: Path, file: Marked):
    file.replaced(1, "answer", "reply", T="Ann <b>")
    comments(home, come_back(home, file), "--apply", "--yes")
    assert "1 comment with their answers" in comments(home, "--report", "report.html").stderr
    page = (home / "report.html").read_text(encoding="utf-8")
    assert "promised to <ins>reply</ins> by May." in page
    assert "Ann &lt;b&gt;" in page


def many(file: Marked) -> None:
    note = {"/Subtype": Name.Text, "/Contents": String("x"), "/Rect": Array([0, 0, 1, 1])}
    file.document.pages[0].obj["/Annots"] = Array([Dictionary(note) for _ in range(3_000)])


def scanned(file: Marked) -> None:
    del file.document.attachments["draft.json"]
    for page in file.document.pages:
        page.obj["/Contents"] = file.document.make_stream(b"")


def foreign(file: Marked) -> None:
    del file.document.attachments["draft.json"]
    out = BytesIO()
    pikepdf.new().save(out)
    file.document = pikepdf.open(out)
    file.document.add_blank_page()


@pytest.mark.parametrize(
    ("harm", "options", "reason"),
    [
        (many, {}, "more than 2,000 marks"),
        (scanned, {}, "as a scan"),
        (foreign, {}, "as a scan"),
        (lambda file: None, {"encryption": pikepdf.Encryption(user="u", owner="o")}, "password"),
    ],
)
def test_what_cannot_be_read_changes_nothing(comments, home: Path, file: Marked, harm, options, reason: str):
    harm(file) if harm is not foreign else None
    if harm is foreign:
        file.document = pikepdf.new()
        file.document.add_blank_page()
    name = come_back(home, file, **options)
    assert reason in comments(home, name, code=4).stderr
    assert not (home / "comments.yaml").exists()


def test_a_draft_of_another_letter_is_refused(comments, home: Path, file: Marked):
    name = come_back(home, file)
    (home / "output/drafts/01/letter.pdf").unlink()
    other = (
        "language: de\nsalutation: Guten Tag\nbody: |\n  Wir bitten um Auskunft zu unserem Bauantrag.\nclosing: Gruß\n"
    )
    (home / "letter.yaml").write_text(other, encoding="utf-8")
    assert "is a draft of another letter" in comments(home, name, code=4).stderr
    assert not (home / "comments.yaml").exists()


def test_a_file_that_is_not_there_and_a_broken_comments_file_are_told(comments, home: Path):
    assert "there is no such file" in comments(home, "no.pdf", code=4).stderr
    (home / "comments.yaml").write_text("comments: [{number: 1}]")
    assert "comments.yaml:1:12: error: this comment has no “state”" in comments(home, code=1).stderr
    (home / "comments.yaml").unlink()
    assert "no comments yet" in comments(home).stderr


def test_what_cannot_be_known_while_the_letter_has_errors_is_not_said_to_be_gone(comments, home: Path, file: Marked):
    file.over(1, "January", nth=1, Contents="Right?")
    (home / "letter.yaml").write_text(LETTER + "clsing: Yours\n", encoding="utf-8")
    told = comments(home, come_back(home, file)).stdout
    assert told.startswith("\nletter.yaml:3:7  opening, page 1\n  1  “January”\n")
    assert "gone" not in told


def test_marks_beside_the_text_are_kept_and_told_too(comments, home: Path, file: Marked):
    file.over(1, "January", Contents="On the stamp")
    done = comments(home, come_back(home, file))
    assert done.stdout.startswith("\nbeside the text  page 1\n  1  a highlight\n     On the stamp\n")
    assert comments(home).stdout == done.stdout


def page_saved(home: Path, *items: dict[str, str], code: str) -> str:
    """What the page as one file saves."""
    blank = dict.fromkeys(("reference", "quoted", "suggestion", "text", "author", "when", "place", "page"), "")
    held = {"sendletter comments": 1, "text": code, "comments": [blank | item for item in items]}
    (home / "comments-ann").write_text(json.dumps(held), encoding="utf-8")  # told by what it holds, not by its name
    return "comments-ann"


ON_THE_PAGE = (
    {"reference": "¶2", "quoted": "answer", "suggestion": "reply", "author": "Ann", "place": "letter.yaml:10:3"},
    {"reference": "¶1", "text": "Say when.", "author": "Ann", "place": "letter.yaml:7:3", "page": "1"},
    {"reference": "¶2", "quoted": "quay", "text": "Which?", "author": "Ann", "place": "letter.yaml:10:3"},
    {"reference": "¶1", "text": "Fine", "author": "Ann", "place": "letter.yaml:7:3", "page": "1"},
)


def test_what_the_page_saved_is_read_like_marks_once_and_found_where_it_stands_now(comments, home: Path):
    record = attached((home / "output/drafts/01/letter.pdf").read_bytes(), NAME, "")
    assert record is not None
    name = page_saved(home, *ON_THE_PAGE, code=read(record).text_code)
    (home / "letter.yaml").write_text(LETTER.replace("# Ours.\n", "# Ours.\n# Yours.\n"), encoding="utf-8")
    done = comments(home, name)
    assert done.stderr == "comments-ann: draft 1, 4 comments, all new\n"
    assert re.search(r"\nletter.yaml:11:28  ¶2\n  1  “answer” → “reply”\n     Ann\n", done.stdout)
    assert re.search(r"\nletter.yaml:12:7  ¶2\n  3  “quay”\n     Which\?\n     Ann\n", done.stdout)
    assert "\n  2  the whole passage\n     Say when.\n     Ann\n" in done.stdout
    assert "\n  4  the whole passage (done)\n     Fine\n     Ann\n" in done.stdout
    before = (home / "comments.yaml").read_bytes()
    assert "4 comments, none new" in comments(home, name, name).stderr
    assert (home / "comments.yaml").read_bytes() == before
    comments(home, "--apply", "--yes")
    assert "to reply by May" in (home / "letter.yaml").read_text(encoding="utf-8")


def test_what_the_page_saved_of_a_text_between_drafts_is_read_too(comments, home: Path):
    name = page_saved(home, {**ON_THE_PAGE[0], "quoted": "long gone words"}, code="K7QX-2M9F")
    done = comments(home, name)
    assert done.stderr == "comments-ann: text K7QX-2M9F, 1 comment, all new\n"
    assert "these words are gone since text K7QX-2M9F" in done.stdout
    comments(home, "--report", "report.html")
    assert "of text K7QX-2M9F" in (home / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"sendletter comments": 1, "text": "' + b"x" * 50_000_000, "50.0 MB"),
        (b'{"a":' * 100_000, "ask for it again"),
        (b'{"sendletter comments": 1, "text": "K7QX-2M9F", "comments": [1]}', "comment 1 in it is damaged"),
        (b'\xef\xbb\xbf{"sendletter comments": 1, "text": "K7QX-2M9F", "comments": 1}', "but damaged"),
        (b'{"sendletter comments": 1, "text": "K7QX-2M9F\x1b[2J", "comments": []}', "ask for it again"),
        (b"[]", "is no PDF"),
    ],
)
def test_a_saved_file_that_is_harmed_changes_nothing(comments, home: Path, data: bytes, reason: str):
    (home / "back.json").write_bytes(data)
    said = comments(home, "back.json", code=4)
    assert reason in said.stderr
    assert "\x1b" not in said.stderr
    assert not (home / "comments.yaml").exists()


@pytest.fixture
def desk(home: Path) -> Desk:
    """The draft for Word on a reviewer's desk."""
    return Desk(document(read(attached((home / "output/drafts/01/letter.pdf").read_bytes(), NAME, "") or b""), "stamp"))


def test_what_was_said_in_word_is_told_and_put_in_like_marks_in_a_pdf(comments, home: Path, desk: Desk):
    desk.replaced("answer", "reply", author="Tom Berg")
    desk.inserted("people", " still")
    number = desk.commented("Quay Trust", "Ltd?")
    desk.commented("", "No.", author="Ann", answers=number)
    desk.commented("by May", "replace with “by June”")
    (home / "back.docx").write_bytes(desk.saved())
    done = comments(home, "back.docx")
    assert done.stderr == "back.docx: draft 1, 4 comments, all new\n"
    for line in (
        "“answer” → “reply”",
        "put in “still” between",
        "“Quay Trust”\n",
        "“by May” → “by June”",
        "reply by Ann, 2026-",
    ):
        assert line in done.stdout
    assert "signatories.csv:3:14  Organizations 2\n" in done.stdout
    assert comments(home, "back.docx").stderr == "back.docx: draft 1, 4 comments, none new\n"
    comments(home, "back.docx", "--apply", "--yes")
    letter = (home / "letter.yaml").read_text()
    assert letter == LETTER.replace("answer by May", "reply by June").replace("people live", "people still live")


def test_what_has_no_comment_of_ours_is_refused_with_one_message(comments, home: Path, desk: Desk):
    (home / "cut.docx").write_bytes(desk.saved()[:3000])
    done = comments(home, "cut.docx", code=4)
    assert done.stderr.count("cut.docx") == 1
    desk.parts["docProps/core.xml"] = b"<x/>"
    (home / "other.docx").write_bytes(desk.saved())
    assert "no draft of this letter" in comments(home, "other.docx", code=4).stderr
    assert not (home / "comments.yaml").exists()
