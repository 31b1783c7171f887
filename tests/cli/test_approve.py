"""`sendletter approve`, and how the other commands wait for it."""

import json
from pathlib import Path

import pytest

from tests.conftest import SHORT, Folder, pdf_text, pdf_words, run

ASKED = SHORT + "approvals needed: [Legal, Maria Silva]\n"


def approve(home: Path, *words: str):
    done = run("approve", *words, cwd=home)
    assert done.returncode == 0, done.stderr
    return done


def told(home: Path) -> dict[str, str]:
    return {one["as"]: one["state"] for one in json.loads(approve(home, "--json").stdout)["approvals"]}


def test_a_final_waits_for_everybody_and_says_what_to_type(folder: Folder):
    home = folder(ASKED)
    assert run("build", cwd=home).stderr == (
        "letter.yaml:8:20: error: Legal has not approved the text (approval)\n"
        "    Once they have read it: sendletter approve --as Legal\n"
        "letter.yaml:8:27: error: Maria Silva has not approved the text (approval)\n"
        "    Once they have read it: sendletter approve --as 'Maria Silva'\n"
        "2 errors: the letter is not ready\n"
    )
    assert run("check", cwd=home).returncode == 1
    assert not (home / "output/letter.pdf").exists()
    approve(home, "--as", "legal", "--note", "fine: with me")
    done = approve(home, "--as", "Maria Silva")
    assert done.stderr.endswith("everybody has approved; sendletter build\n")
    assert run("build", cwd=home).returncode == 0
    assert run("check", cwd=home).stderr == "nothing to correct\n"


def test_a_changed_word_voids_an_approval_and_a_late_signatory_does_not(folder: Folder):
    letter = ASKED + "signatures: {groups: [{id: a, heading: All}]}\n"
    home = folder(letter, "group,name\na,Ann Lee\n")
    approve(home, "--as", "Legal")
    (home / "signatories.csv").write_text("group,name\na,Ann Lee\na,Bob Ray\n")
    assert told(home)["Legal"] == "approved"
    (home / "letter.yaml").write_text(letter.replace("act", "think"))
    assert told(home)["Legal"] == "stale"


def test_what_changed_since_a_draft_is_told_by_paragraph(folder: Folder):
    home = folder(ASKED)
    assert run("draft", cwd=home).returncode == 0
    approve(home, "--as", "Legal", "--draft", "1")
    (home / "letter.yaml").write_text(ASKED.replace("act", "think"))
    assert "since then there changed ¶1 (approval)" in run("check", cwd=home).stderr
    assert "Legal: since then there changed ¶1\n" in approve(home).stdout
    done = approve(home, "--as", "Maria Silva", "--draft", "1")
    assert "That is not the text as it is now" in done.stderr


def test_an_approval_is_added_to_the_end_and_can_be_withdrawn(folder: Folder):
    by_hand = b"# ours\r\n- as: Ann\r\n  when: 2026-01-31\r\n  text: K7QX-2M9F\r\n  list: K7QX-2M9F   # kept"
    home = folder(ASKED, approvals_dot_yaml=by_hand)
    approve(home, "--as", "Legal")
    approve(home, "--as", "Legal", "--withdraw")
    assert (home / "approvals.yaml").read_bytes().startswith(by_hand)
    assert told(home) == {"Legal": "withdrawn", "Maria Silva": "missing"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--as", "Leagl"], "“Leagl” is not among those whose approval is needed: Legal, Maria Silva"),
        (["--as", "Legal", "--draft", "9"], "there is no draft 9; there are: none"),
        (["--as", "Legal", "--withdraw"], "Legal has approved nothing yet"),
        (["--note", "x"], "say who approves: --as WHO"),
    ],
)
def test_what_nobody_can_mean_is_refused(folder: Folder, words: list[str], message: str):
    home = folder(ASKED)
    done = run("approve", *words, cwd=home)
    assert done.returncode == 2
    assert message in done.stderr
    assert not (home / "approvals.yaml").exists()


@pytest.mark.parametrize(
    "data", [b"as: Legal\n", b"  - as: x\n    when: 2026-01-31\n    withdrawn: yes\n", b"%PDF", b"- [\n"]
)
def test_a_file_to_which_nothing_can_be_added_stays_as_it_is(folder: Folder, data: bytes):
    home = folder(ASKED, approvals_dot_yaml=data)
    assert run("approve", "--as", "Legal", cwd=home).returncode in (1, 4)
    assert (home / "approvals.yaml").read_bytes() == data


def test_a_forced_final_says_on_every_page_that_it_is_not_approved_and_no_line_moves(folder: Folder):
    letter = SHORT.replace("We ask you to act.", "\n\n  ".join(["We ask you to act, and soon. " * 9] * 12))
    home = folder(letter)
    assert run("build", "-o", "approved.pdf", cwd=home).returncode == 0
    (home / "letter.yaml").write_text(letter + "approvals needed: Legal\n")
    done = run("build", "--force", cwd=home)
    assert done.returncode == 0
    assert "warning: Legal has not approved the text" in done.stderr
    assert "NOT APPROVED stands on every page" in done.stderr
    plain, marked = (home / "approved.pdf").read_bytes(), (home / "output/letter.pdf").read_bytes()
    pages = pdf_text(marked).count("\f")
    assert pages == 2
    for page in (1, 2):
        words, stamped = pdf_words(plain, page), pdf_words(marked, page)
        assert set(words) <= set(stamped)
        further = {text for _, _, text in set(stamped) - set(words)}
        assert {"NOT", "APPROVED"} <= further
        assert set("".join(further)) <= set("NOT APPROVED")  # the watermark is read in pieces


def test_force_changes_nothing_where_everybody_has_approved(folder: Folder):
    home = folder(ASKED.replace(", Maria Silva", ""))
    approve(home, "--as", "Legal")
    for words in (["-o", "a.pdf"], ["--force", "-o", "b.pdf"]):
        assert run("build", *words, cwd=home).returncode == 0
    assert (home / "a.pdf").read_bytes() == (home / "b.pdf").read_bytes()


def test_signatories_who_agreed_to_another_text_are_counted(folder: Folder):
    letter = SHORT + "signatures: {groups: [{id: a, heading: All}]}\n"
    home = folder(letter)
    code = json.loads(approve(home, "--json").stdout)["text"]
    rows = [f"a,Person Number{n} Lee,{code.lower().replace('-', ' ')}" for n in range(3)]
    rows += [f"a,Other Name{n} Ray,K7QX-2M9F" for n in range(7)] + ["a,Zoe Zed,yes", "a,Ann Empty,"]
    (home / "signatories.csv").write_text("group,name,agreed to\n" + "\n".join(rows) + "\n")
    found = [one for one in json.loads(run("check", "--format", "json", cwd=home).stdout) if one["rule"] == "agreed-to"]
    assert [(one["line"], one["severity"]) for one in found] == [(5, "warning"), (12, "warning")]
    assert found[0]["message"] == "7 signatories agreed to another text (K7QX-2M9F): lines 5, 6, 7, 8, 9 and 2 more"


def test_who_must_approve_and_what_was_said_stays_out_of_every_pdf(folder: Folder):
    home = folder(ASKED)
    approve(home, "--as", "Legal", "--note", "secret remark")
    assert run("draft", cwd=home).returncode == 0
    assert run("build", "--force", cwd=home).returncode == 0
    from sendletter.attachment import attached
    from sendletter.draft.record import NAME

    draft = (home / "output/drafts/01/letter.pdf").read_bytes()
    said = pdf_text(draft) + pdf_text((home / "output/letter.pdf").read_bytes()) + str(attached(draft, NAME, "a draft"))
    assert "Legal" not in said
    assert "secret" not in said
    assert "Silva" not in said


def test_no_edition_goes_out_that_cannot_bear_the_stamp(folder: Folder):
    home = folder(ASKED + "editions: [web, text, html]\n")
    done = run("build", "--force", cwd=home)
    assert done.returncode == 0
    assert "no other edition is made of it" in done.stderr
    assert [path.name for path in (home / "output").iterdir() if not path.name.startswith(".")] == ["letter.pdf"]
