"""A sheet comes into the folder: what is written, in which order, and what stays as it was."""

import threading
from pathlib import Path

import pytest

from sendletter import importer
from sendletter.importer import Request, Session, begin, finish, save_decisions
from sendletter.intake.decisions import Choice
from sendletter.problem import Busy, NotReady, Unreadable
from sendletter.project import DECISIONS, Project
from tests.conftest import SHORT, Folder
from tests.intake.sheets import LIST

LETTER = (
    SHORT + "signatures:\n  groups:\n    - {id: person, heading: People}\n    - {id: body, heading: Organizations}\n"
)
SHEET = "Who,Sign as\nBob Roe,person\nHRW,body\n"
TOLD = ("Who=name",)


@pytest.fixture
def home(folder: Folder) -> Path:
    """A letter with its list, and a sheet beside it."""
    return folder(LETTER, LIST, sheet_dot_csv=SHEET)


def session(home: Path, **said: object) -> Session:
    return begin(Request(Project(home), home / "sheet.csv", **{"told": TOLD, **said}))


def decided(home: Path) -> Session:
    """An import in which all that is doubtful was kept."""
    begun = session(home)
    return begun.decided([doubt.decided(Choice.KEEP) for doubt in begun.plan().doubts])


def texts(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in home.iterdir() if path.is_file()}


def test_decisions_choices_and_the_list_are_written(home: Path):
    begun = decided(home)
    finish(begun, begun.plan())
    after = texts(home)
    assert after["signatories.csv"].decode() == LIST + "person,Bob Roe,,,\nbody,HRW,,,\n"
    assert after["letter.yaml"].decode() == LETTER + "import:\n  map:\n    Who: name\n"
    assert after[DECISIONS].decode().splitlines()[1:] == ["HRW,body,duplicate,Human Rights Watch,body,keep,"]


def test_what_was_said_is_remembered_so_a_second_import_needs_no_words_and_changes_nothing(home: Path):
    begun = decided(home)
    finish(begun, begun.plan())
    before = texts(home)
    again = session(home, told=())
    assert (again.plan().writes, again.plan().doubts) == (False, ())
    finish(again, again.plan())
    assert texts(home) == before


@pytest.mark.parametrize("writes", [0, 1, 2])
def test_a_run_that_ends_between_two_writes_has_done_no_harm(home: Path, monkeypatch, writes: int):
    before = texts(home)
    begun = decided(home)
    done, write = [], importer.write

    def stop(path: Path, data: bytes) -> None:
        if len(done) == writes:
            raise KeyboardInterrupt
        done.append(path.name)
        write(path, data)

    monkeypatch.setattr(importer, "write", stop)
    with pytest.raises(KeyboardInterrupt):
        finish(begun, begun.plan())
    assert done == [DECISIONS, "letter.yaml", "signatories.csv"][:writes]
    assert texts(home)["signatories.csv"] == before["signatories.csv"]
    monkeypatch.setattr(importer, "write", write)
    again = session(home)
    assert len(again.plan().doubts) == (writes == 0)
    again = decided(home)
    finish(again, again.plan())
    assert texts(home)["signatories.csv"].decode() == LIST + "person,Bob Roe,,,\nbody,HRW,,,\n"


@pytest.mark.parametrize("name", ["signatories.csv", "letter.yaml", DECISIONS])
def test_a_file_that_somebody_has_saved_in_the_meantime_stays_as_they_saved_it(home: Path, name: str):
    begun = decided(home)
    with (home / name).open("a") as handle:
        handle.write("\n")
    before = texts(home)
    with pytest.raises(Unreadable, match="by somebody else in the meantime"):
        finish(begun, begun.plan())
    assert {**texts(home), DECISIONS: b""} == {**before, DECISIONS: b""}


def test_a_list_that_another_run_holds_is_left_alone(home: Path):
    begun = decided(home)
    held, over = threading.Event(), threading.Event()

    def hold() -> None:
        with Project(home).locked():
            held.set()
            over.wait(10)

    other = threading.Thread(target=hold)
    other.start()
    held.wait(10)
    before = texts(home)
    try:
        with pytest.raises(Busy):
            finish(begun, begun.plan())
    finally:
        over.set()
        other.join()
    assert texts(home) == before


def test_a_name_that_the_lists_encoding_does_not_have_is_told_and_nothing_is_written(home: Path):
    (home / "signatories.csv").write_bytes("group,name\nperson,José\n".encode("cp1252"))
    (home / "sheet.csv").write_text("name\nŁukasz\n", encoding="utf-8")
    begun = session(home, told=(), group="person", list_encoding="cp1252")
    before = texts(home)
    with pytest.raises(NotReady, match="is in cp1252, which has no “Ł”"):
        finish(begun, begun.plan())
    assert texts(home) == before
    (home / "sheet.csv").write_text("name\nZoé\n", encoding="utf-8")
    begun = session(home, told=(), group="person", list_encoding="cp1252")
    finish(begun, begun.plan())
    assert (home / "signatories.csv").read_bytes() == "group,name\nperson,José\nperson,Zoé\n".encode("cp1252")


def test_all_that_is_wrong_is_told_at_once(home: Path):
    (home / "signatories.csv").write_text("name\nAnn\n")
    (home / DECISIONS).write_text("x\ny\n")
    with pytest.raises(NotReady) as caught:
        session(home, told=("nonsense",), sheet="A")
    assert [problem.span.source for problem in caught.value.problems] == [
        "--map", "sheet.csv", "signatories.csv", DECISIONS,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"group": "bodies"}, "there is no group “bodies”"),
        ({"told": ("Who=name", "Sign as=-")}, "no column says which group the signatories belong to"),
        ({"told": ("Whom=name", "Who=name")}, "there is no column “Whom”"),
    ],
)
def test_a_choice_that_does_not_fit_is_told(home: Path, said: dict[str, object], message: str):
    with pytest.raises(NotReady) as caught:
        session(home, **said)
    assert message in [problem.message for problem in caught.value.problems]


def test_the_one_group_of_a_letter_needs_no_words(folder: Folder):
    home = folder(SHORT + "signatures: {groups: [{id: body}]}\n", None, sheet_dot_csv="Organisation\nHope\n")
    begun = session(home, told=())
    finish(begun, begun.plan())
    assert (home / "signatories.csv").read_text() == "group,name\nbody,Hope\n"


def test_decisions_alone_can_be_saved_and_go_on_to_count(home: Path):
    begun = save_decisions(decided(home))
    assert (home / "signatories.csv").read_text() == LIST
    finish(begun, begun.plan())
    assert (home / "signatories.csv").read_text() == LIST + "person,Bob Roe,,,\nbody,HRW,,,\n"


def test_an_import_key_that_holds_no_keys_is_an_error_of_the_letter(home: Path):
    (home / "letter.yaml").write_text(LETTER + "import: yes\n")
    with pytest.raises(NotReady, match="“import” must hold keys of its own"):
        session(home)
