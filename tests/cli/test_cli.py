"""The command line, as a person types it."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT, SENDLETTER, SHORT, Folder, run


def begin(*words: str, cwd: Path) -> subprocess.Popen[str]:
    """A command that can be interrupted, also where these tests themselves run in the background of a shell."""
    return subprocess.Popen(
        [SENDLETTER, *words],
        cwd=cwd,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def test_help_names_every_command():
    done = run("--help")
    assert done.returncode == 0
    for command in ("new", "import", "check", "build", "verify", "schema", "doctor"):
        assert re.search(rf"^  {command}\b", done.stdout, re.MULTILINE)


@pytest.mark.parametrize("words", [["--help"], ["check"], ["schema"], ["build", "--help"], ["doctor"]])
def test_commands_that_set_nothing_never_import_the_engine(words: list[str]):
    script = (
        "import sys, os; os._exit = lambda code: sys.exit(code)\n"
        f"sys.argv = ['sendletter', *{[word for word in words if word != 'build'] or words!r}]\n"
        "from sendletter.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print('weasyprint' in sys.modules, 'rich.console' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stderr.strip().endswith("False False")


def test_build_puts_the_pdf_into_output_and_says_so(folder: Folder):
    home = folder()
    done = run("build", cwd=home)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("output/letter.pdf: 1 page; setting: as the theme has it; read back and complete")
    assert (home / "output/letter.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_build_works_from_elsewhere_and_from_inside(folder: Folder, tmp_path: Path):
    home = folder()
    (home / "deep").mkdir()
    assert run("build", "-C", str(home), cwd=Path("/")).returncode == 0
    assert run("-C", str(home), "check", "-q", cwd=Path("/")).returncode == 0
    assert run("-C", "/", "build", "-C", str(home), cwd=Path("/")).returncode == 0
    assert run("build", "-o", str(tmp_path / "own.pdf"), cwd=home / "deep").returncode == 0
    assert (tmp_path / "own.pdf").exists()


def test_build_to_standard_output_writes_nothing_else_there(folder: Folder):
    done = subprocess.run([SENDLETTER, "build", "-o", "-"], cwd=folder(), capture_output=True, timeout=60)
    assert done.stdout.startswith(b"%PDF-")
    assert not (folder() / "output/letter.pdf").exists()


def test_a_letter_that_is_not_ready_is_told_all_at_once_and_the_earlier_pdf_stays(folder: Folder):
    home = folder()
    assert run("build", cwd=home).returncode == 0
    before = (home / "output/letter.pdf").read_bytes()
    (home / "letter.yaml").write_text(SHORT.replace("closing", "clsing").replace("2025-11-03", "soon"))
    done = run("build", cwd=home)
    assert done.returncode == 1
    assert done.stderr == (
        "letter.yaml:2:7: error: date: “soon” is no date (date)\n"
        "    Write year, month and day, such as 2023-09-26; it is printed as the letter's language writes dates.\n"
        "letter.yaml:6:1: error: “clsing” is no key that is known (unknown-key)\n"
        "    Did you mean “closing”?\n"
        "2 errors: the letter is not ready\n"
    )
    assert (home / "output/letter.pdf").read_bytes() == before


def test_problems_of_both_files_of_the_text_and_of_the_fonts_are_told_together(folder: Folder):
    letter = SHORT.replace("We ask", "We ask “you") + "signatures: {groups: [{id: a}]}\n"
    done = run("build", cwd=folder(letter, "group,name\na,Ann 한\nb,Bob\n"))
    assert done.returncode == 1
    for rule in ("unbalanced", "missing-glyph", "group-without-heading"):
        assert f"({rule})" in done.stderr


def test_check_has_forms_for_people_programs_and_github(folder: Folder):
    home = folder(SHORT.replace("We ask", "We ask  you the the"))
    text, as_json, github = (run("check", "--format", form, cwd=home) for form in ("text", "json", "github"))
    assert [done.returncode for done in (text, as_json, github)] == [0, 0, 0]
    assert "letter.yaml:5:3: warning:" in text.stderr
    found = json.loads(as_json.stdout)
    assert {item["rule"] for item in found} == {"doubled-word", "space"}
    assert set(found[0]) == {"file", "line", "column", "severity", "rule", "message", "hint"}
    assert github.stdout.startswith("::warning file=letter.yaml,line=5,col=3::")
    assert run("check", "--strict", cwd=home).returncode == 1


def test_the_exit_codes_are_as_promised(folder: Folder, tmp_path: Path):
    home = folder()
    assert run("check", cwd=ROOT).returncode == 0
    assert run("bogus").returncode == 2
    assert run("build", "--no-such-option").returncode == 2
    assert run("check", cwd=Path("/")).returncode == 4
    assert run("verify", "missing.pdf", cwd=home).returncode == 4
    done = run("verify", "letter.yaml", cwd=home)
    assert (done.returncode, done.stderr) == (4, "error: letter.yaml: is no PDF, and verify reads nothing else\n")
    (home / "signatories.csv").mkdir()
    assert run("check", cwd=home).returncode == 4
    (home / "signatories.csv").rmdir()
    (home / "signatories.csv").touch()
    os.truncate(home / "signatories.csv", 100_000_000)
    assert run("check", cwd=home).returncode == 5
    (home / "signatories.csv").unlink()
    (home / "output").mkdir()
    holder = subprocess.Popen(["flock", home / "output/.lock", "sleep", "30"])
    time.sleep(0.3)
    busy = run("build", cwd=home)
    holder.kill()
    holder.wait()
    assert busy.returncode == 6, busy.stderr


def test_an_output_that_cannot_be_written_is_code_4(folder: Folder):
    home = folder()
    (home / "output").write_text("in the way")
    done = run("build", cwd=home)
    assert done.returncode == 4
    assert "Traceback" not in done.stderr


def test_verify_holds_a_pdf_against_the_sources(folder: Folder):
    home = folder()
    run("build", cwd=home)
    assert run("verify", "output/letter.pdf", cwd=home).returncode == 0
    (home / "letter.yaml").write_text(SHORT.replace("to act", "to act now"))
    done = run("verify", "output/letter.pdf", cwd=home)
    assert done.returncode == 1
    assert "letter.yaml:5:3: error: the paragraph “We ask you to act now.” is missing" in done.stderr


def test_verify_refuses_a_draft_and_names_what_is_meant_for_it(folder: Folder):
    home = folder()
    assert run("draft", cwd=home).returncode == 0
    done = run("verify", "output/drafts/01/letter.pdf", cwd=home)
    assert done.returncode == 4
    assert done.stderr == (
        "error: output/drafts/01/letter.pdf: is a draft, which holds more than the letter; see `sendletter compare`\n"
    )


def test_sendletter_alone_says_what_to_do_next(folder: Folder, tmp_path_factory: pytest.TempPathFactory):
    home = folder()
    assert "sendletter build" in run(cwd=home).stderr
    run("build", cwd=home)
    assert "up to date" in run(cwd=home).stderr
    (home / "letter.yaml").write_text(SHORT.replace("closing", "clsing"))
    assert "1 error to correct" in run(cwd=home).stderr
    assert "sendletter new" in run(cwd=tmp_path_factory.mktemp("empty")).stderr


def test_data_cannot_move_a_terminals_cursor(folder: Folder):
    home = folder(SHORT + "signatures: {groups: [{id: a}]}\n", "group,name\nb\x1b[2J,Ann\n")
    done = run("check", cwd=home)
    assert "\x1b" not in done.stderr + done.stdout


def test_a_list_in_another_encoding_is_read_when_it_is_said(folder: Folder):
    home = folder(SHORT + "signatures: {groups: [{id: a}]}\n")
    (home / "signatories.csv").write_bytes("group,name\na,José\n".encode("cp1252"))
    assert run("check", cwd=home).returncode == 1
    assert run("build", "--encoding", "cp1252", cwd=home).returncode == 0


def test_an_interrupted_build_says_so_and_changes_nothing(folder: Folder):
    letter = SHORT + "signatures: {groups: [{id: a, columns: 2}]}\n"
    home = folder(
        letter, "group,name\n" + "\n".join(f"a,Person {n} of Town {n % 97} and River {n % 89}" for n in range(20_000))
    )
    child = begin("build", cwd=home)
    time.sleep(2.0)
    child.send_signal(signal.SIGINT)
    _, said = child.communicate(timeout=30)
    assert child.returncode == 130, said
    assert "Traceback" not in said
    assert not (home / "output/letter.pdf").exists()


def test_a_watched_letter_is_built_again_after_each_save_and_survives_a_broken_one(folder: Folder):
    home = folder()
    child = begin("build", "--watch", cwd=home)
    assert child.stderr is not None
    said: list[str] = []

    def until(words: str) -> None:
        while words not in (line := child.stderr.readline()):  # type: ignore[union-attr]
            assert line, said
            said.append(line)

    try:
        until("watching")
        time.sleep(0.5)
        (home / "letter.yaml").write_text(SHORT.replace("closing", "clsing"))
        until("not ready")
        (home / "letter.yaml").write_text(SHORT.replace("to act", "to act at once"))
        until("read back and complete")
        until(" s")
    finally:
        child.send_signal(signal.SIGINT)
        try:
            _, rest = child.communicate(timeout=30)
        finally:
            child.kill()
    assert child.returncode == 130
    assert "Traceback" not in rest
    assert run("verify", "output/letter.pdf", cwd=home).returncode == 0


def test_the_schema_command_prints_json():
    assert json.loads(run("schema").stdout)["title"] == "letter.yaml"


def test_the_version_is_printed():
    assert re.match(r"sendletter \d+\.\d+\.\d+", run("--version").stdout)


def test_a_reader_that_goes_away_is_no_fault():
    done = subprocess.run(
        f"{SENDLETTER} schema | head -n 1", shell=True, cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert "Traceback" not in done.stderr


def test_a_missing_library_is_one_sentence_with_the_command_that_installs_it(capsys: pytest.CaptureFixture[str]):
    from sendletter.cli.app import told
    from sendletter.cli.printer import Printer
    from sendletter.problem import MachineLacks

    assert told(MachineLacks("the engine needs Pango"), Printer()) == 3
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "apt-get install -y libpango-1.0-0" in said or "install" in said


def test_doctor_lists_what_is_needed_and_how_to_get_it(monkeypatch: pytest.MonkeyPatch):
    from sendletter import doctor

    assert all(finding.found for finding in doctor.examine())
    monkeypatch.setattr(doctor, "_loads", lambda _: False)
    missing = [finding for finding in doctor.examine() if not finding.found]
    assert len(missing) == len(doctor.LIBRARIES)
    assert all(finding.remedy for finding in missing)
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert doctor.remedy() == "brew install pango"
