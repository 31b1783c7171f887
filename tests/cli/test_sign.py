"""`sendletter sign` and what `verify` says afterwards, as a person types it; secrets stay secret."""

import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from sendletter.cli import app
from sendletter.press.worker import Press
from sendletter.seal.verdict import verdicts
from tests.conftest import SENDLETTER, SHORT, drafted, run, run_tool
from tests.seal.authority import DAY, PASSWORD, Authority
from tests.seal.conftest import authority, home  # noqa: F401 - fixtures

MODULE = next(Path("/usr/lib").glob("**/libsofthsm2.so"), Path("libsofthsm2.so"))


@pytest.fixture
def desk(home: Path, authority: Authority, tmp_path: Path) -> Path:  # noqa: F811
    """A folder of one's own with the letter, and keys beside it."""
    place = tmp_path / "desk"
    shutil.copytree(home, place)
    for name, who, how in (
        ("jane", "Jane Smith", {}),
        ("zed", "Zed Adams", {}),
        ("old", "Old Timer", {"end": -1 * DAY}),
        ("new", "New Comer", {"begin": DAY}),
    ):
        (place / f"{name}.p12").write_bytes(authority.file(who, **how))
    (place / "root.pem").write_bytes(authority.pem)
    return place


Run = Callable[..., tuple[int, str]]


@pytest.fixture
def here(desk: Path, press: Press, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in that folder and in this process; its exit code and what it says."""
    monkeypatch.chdir(desk)

    def run(*words: str, secret: str = PASSWORD) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["sendletter", *words])
        monkeypatch.setenv("SENDLETTER_PASSWORD", secret)
        code = app.run(press)
        said = capsys.readouterr()
        assert PASSWORD not in said.out + said.err
        return code, said.out + said.err

    return run


def test_two_sign_and_verify_says_who_and_when(here: Run):
    assert here("sign", "output/letter.pdf", "--key", "jane.p12", "--as", "Dr. Jane Smith") == (
        0,
        "output/letter.signed.pdf: signed by Jane Smith, in the field “Dr Jane Smith”, B-B\n",
    )
    _, said = here("sign", "output/letter.signed.pdf", "--key", "zed.p12", "--as", "Mary O’Hara")
    assert "the certificate is that of Zed Adams, and the field that of Mary O’Hara" in said
    code, said = here("verify", "output/letter.signed.pdf")
    first, second, last = said.splitlines()
    assert code == 0
    assert first.startswith("1. signed by Jane Smith (Harbour Coalition), in the field “Dr Jane Smith”; 20")
    assert first.endswith(
        " by the signatory’s own clock; B-B; intact; issuer not checked (name those you trust with --trust); "
        "afterwards, further fields were signed or filled in"
    )
    assert second.endswith("; nothing was changed after it")
    assert last == "output/letter.signed.pdf: complete"
    code, said = here("verify", "--signatures-only", "output/letter.signed.pdf", "--trust", "root.pem")
    assert (code, said.count("; trusted; ")) == (0, 2)


def test_nothing_is_lost_where_a_signed_letter_is_there_already(here: Run, desk: Path):
    assert here("sign", "output/letter.pdf", "--key", "jane.p12")[0] == 0
    before = (desk / "output/letter.signed.pdf").read_bytes()
    code, said = here("sign", "output/letter.pdf", "--key", "zed.p12")
    assert code == 4
    assert "is there already; sign that file, name another with -o, or move it away if" in said
    assert (desk / "output/letter.signed.pdf").read_bytes() == before
    assert here("sign", "output/letter.pdf", "--key", "zed.p12", "-o", "other.pdf")[0] == 0


@pytest.mark.parametrize(
    ("words", "secret", "code", "said"),
    [
        (["--key", "jane.p12"], "wrong", 4, "jane.p12: is locked with another password; nothing was signed"),
        (["--key", "old.p12"], PASSWORD, 1, "old.p12: error: the certificate of Old Timer expired on "),
        (["--key", "new.p12"], PASSWORD, 1, "new.p12: error: the certificate of New Comer is valid from "),
        (["--key", "root.pem"], PASSWORD, 4, "root.pem: is no key file"),
        (["--key", "none.p12"], PASSWORD, 4, "none.p12: there is no such file"),
        (["--key", "jane.p12", "--as", "Nobody"], PASSWORD, 1, "has no free field for “Nobody” (no-field)"),
        (["--key", "jane.p12", "--at", "9,10,10,50,15"], PASSWORD, 1, "has no page 9 (place)"),
        (["--key", "jane.p12", "--at", "1,200,10,50,15"], PASSWORD, 1, "page 1 has no such place (place)"),
        (["--key", "jane.p12", "--at", "1,nan,10,50,15"], PASSWORD, 2, "write page, left, top, width and height"),
        (["--key", "jane.p12", "--at", "0,10,10,50,15"], PASSWORD, 2, "write page, left, top, width and height"),
        (["--key", "jane.p12", "--at", "here"], PASSWORD, 2, "write page, left, top, width and height in mm"),
        (["--key", "jane.p12", "--as", "Zed", "--invisible"], PASSWORD, 2, "choose one of"),
        (["--key", "jane.p12", "--level", "B-T"], PASSWORD, 2, "needs a time-stamp service"),
        (["--key", "jane.p12", "--level", "B-X"], PASSWORD, 2, "is none of"),
        (["--key", "jane.p12", "--timestamp", "file:///etc/passwd"], PASSWORD, 2, "is no address of a service"),
        (["--key", "jane.p12", "--level", "B-LTA", "--timestamp", "http://x"], PASSWORD, 2, "needs --trust"),
        ([], PASSWORD, 2, "name your key"),
        (["--pkcs11", "nothing.so", "--token", "x"], PASSWORD, 4, "nothing.so"),
    ],
)
def test_what_cannot_be_signed_is_one_clear_problem_and_nothing_is_written(
    here: Run, desk: Path, words, secret, code, said
):
    before = sorted(desk.rglob("*"))
    done, text = here("sign", "output/letter.pdf", *words, secret=secret)
    assert done == code, text
    assert said in " ".join(text.replace("│", " ").split())
    assert sorted(desk.rglob("*")) == before


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF"])
def test_what_is_no_pdf_is_told(here: Run, desk: Path, data: bytes):
    (desk / "x.pdf").write_bytes(data)
    for words in (("sign", "x.pdf", "--key", "jane.p12"), ("verify", "--signatures-only", "x.pdf")):
        code, said = here(*words)
        assert code == 4
        assert said.startswith("error: x.pdf: ")
        assert not (desk / "x.signed.pdf").exists()


def test_a_draft_is_not_signed(here: Run, desk: Path, press: Press):
    (desk / "draft.pdf").write_bytes(drafted(desk, press).pdf)
    code, said = here("sign", "draft.pdf", "--key", "jane.p12")
    assert code == 4
    assert "error: draft.pdf: is a draft; sign the letter itself" in said


def test_an_altered_pdf_is_told_by_verify_and_not_signed(here: Run, desk: Path):
    here("sign", "output/letter.pdf", "--key", "jane.p12", "-o", "a.pdf")
    data = bytearray((desk / "a.pdf").read_bytes())
    data[data.index(b"<dc:title>") + 50] ^= 1
    (desk / "a.pdf").write_bytes(data)
    code, said = here("verify", "--signatures-only", "a.pdf")
    assert code == 1
    assert "a.pdf: error: was altered after Jane Smith signed (altered)" in said
    code, said = here("sign", "a.pdf", "--key", "zed.p12")
    assert code == 1
    assert "1 error: nothing was signed" in said
    assert not (desk / "a.signed.pdf").exists()


def test_who_certifies_is_told_whose_fields_stay_empty(here: Run):
    code, said = here("sign", "output/letter.pdf", "--key", "jane.p12", "--as", "Dr. Jane Smith", "--certify")
    assert code == 0
    assert "nobody can sign this PDF any more; these fields stay empty: Łukasz Żak, Mary O’Hara, Zed" in said
    code, said = here("sign", "output/letter.signed.pdf", "--key", "zed.p12")
    assert code == 1
    assert "was certified with no changes allowed" in said
    assert "1. certified by Jane Smith" in here("verify", "output/letter.signed.pdf")[1]


def test_the_password_may_come_from_a_descriptor(desk: Path):
    read, write = os.pipe()
    os.write(write, f"{PASSWORD}\n".encode())
    os.close(write)
    command = [SENDLETTER, "sign", "output/letter.pdf", "--key", "jane.p12", "--password-fd", str(read)]
    done = subprocess.run(command, cwd=desk, capture_output=True, text=True, pass_fds=[read])
    os.close(read)
    assert done.returncode == 0, done.stderr
    assert PASSWORD not in done.stderr


def test_the_password_is_asked_for_and_not_shown(desk: Path):
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(desk)
        os.execv(SENDLETTER, [str(SENDLETTER), "sign", "output/letter.pdf", "--key", "jane.p12"])
    said = b""
    while b"Password of jane.p12: " not in said:
        said += os.read(terminal, 1000)
    os.write(terminal, f"{PASSWORD}\n".encode())
    try:
        while more := os.read(terminal, 1000):
            said += more
    except OSError:  # the terminal is closed
        pass
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, said
    assert PASSWORD.encode() not in said
    assert "signed by Jane Smith" in said.decode()


def test_where_nobody_can_be_asked_that_is_told(desk: Path):
    environment = {name: value for name, value in os.environ.items() if name != "SENDLETTER_PASSWORD"}
    command = [SENDLETTER, "sign", "output/letter.pdf", "--key", "jane.p12"]
    done = subprocess.run(command, cwd=desk, capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL)
    assert done.returncode == 4
    assert "jane.p12: needs a password; type it when you are asked" in done.stderr


def test_no_path_and_no_secret_gets_into_the_pdf(here: Run, desk: Path):
    here("sign", "output/letter.pdf", "--key", "jane.p12", "--as", "Dr. Jane Smith", "-o", "a.pdf")
    plain = subprocess.run(
        ["qpdf", "--qdf", "--object-streams=disable", "a.pdf", "-"], cwd=desk, capture_output=True
    ).stdout
    for secret in (PASSWORD, str(desk), "jane.p12", str(Path.home()), "fields0"):
        assert secret.encode() not in plain
        assert secret.encode() not in (desk / "a.pdf").read_bytes()


def test_without_the_library_sign_says_how_to_get_it_and_verify_that_it_was_not_checked(here: Run, desk: Path):
    here("sign", "output/letter.pdf", "--key", "jane.p12", "-o", "a.pdf")
    (desk / "without").mkdir()
    (desk / "without/sitecustomize.py").write_text(
        "import importlib.util as u\nfind = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name.startswith('pyhanko') else find(name, *rest)\n"
    )
    without = {"PYTHONPATH": str(desk / "without")}
    done = run("sign", "a.pdf", "--key", "jane.p12", cwd=desk, **without)
    assert done.returncode == 3
    assert 'pip install "sendletter[sign]"' in done.stderr
    done = run("verify", "a.pdf", cwd=desk, **without)
    assert done.returncode == 0
    assert "a.pdf: warning: holds 1 signature that could not be checked" in done.stderr
    done = run("doctor", cwd=desk, **without)
    assert done.returncode == 0
    command = done.stdout.partition("none    pyHanko, for sendletter sign\n        ")[2].splitlines()[0]
    assert (
        command == f'{sys.executable} -m pip install "sendletter[sign]"' or command == 'pip install "sendletter[sign]"'
    )


@pytest.fixture
def token(authority: Authority, tmp_path: Path) -> dict[str, str]:  # noqa: F811
    """A token in software with the key of a signatory, as the environment that finds it."""
    (tmp_path / "tokens").mkdir()
    (tmp_path / "hsm.conf").write_text(f"directories.tokendir = {tmp_path / 'tokens'}\nlog.level = ERROR\n")
    environment = {"SOFTHSM2_CONF": str(tmp_path / "hsm.conf")}
    holder = authority.holder("Token Holder")
    key = holder.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / "key.pem").write_bytes(key)
    (tmp_path / "cert.der").write_bytes(holder.certificate.public_bytes(Encoding.DER))
    make = (
        "import sys, pkcs11\nfrom pkcs11.util.x509 import decode_x509_certificate\n"
        "with pkcs11.lib(sys.argv[1]).get_token(token_label='desk').open(user_pin='1234', rw=True) as session:\n"
        "    values = decode_x509_certificate(open(sys.argv[2], 'rb').read())\n"
        "    session.create_object({**values, pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.LABEL: 'mine', "
        "pkcs11.Attribute.ID: b'\\x01'})\n"
    )
    for command in (
        ["softhsm2-util", "--init-token", "--free", "--label", "desk", "--pin", "1234", "--so-pin", "1234"],
        ["softhsm2-util", "--import", tmp_path / "key.pem", "--token", "desk", "--label", "mine", "--id", "01",
         "--pin", "1234"],
        [sys.executable, "-c", make, MODULE, tmp_path / "cert.der"],
    ):  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, **environment})
    return environment


def test_a_token_signs_and_a_wrong_pin_does_not(desk: Path, token: dict[str, str]):
    words = ("sign", "output/letter.pdf", "--pkcs11", str(MODULE), "--token", "desk")
    done = run(*words, cwd=desk, **token, SENDLETTER_PASSWORD="9999")
    assert done.returncode == 4
    assert "the token “desk”: does not take this PIN" in done.stderr
    done = run(*words[:-1], "nobody’s", cwd=desk, **token, SENDLETTER_PASSWORD="1234")
    assert done.returncode == 4
    assert "the token “nobody’s”: is not there" in done.stderr
    done = run(*words, cwd=desk, **token, SENDLETTER_PASSWORD="1234")
    assert done.returncode == 0, done.stderr
    (one,) = verdicts((desk / "output/letter.signed.pdf").read_bytes(), "x.pdf")
    assert (one.name, one.altered) == ("Token Holder", False)
    assert "Signature is Valid" in run_tool("pdfsig", "-nocert", desk / "output/letter.signed.pdf")


def test_a_letter_without_fields_says_how_to_get_them(here: Run, desk: Path, build):
    (desk / "plain").mkdir()
    (desk / "plain/letter.yaml").write_text(SHORT, encoding="utf-8")
    (desk / "plain/letter.pdf").write_bytes(build(desk / "plain").pdf)
    code, said = here("sign", "plain/letter.pdf", "--key", "jane.p12", "--as", "Jane Smith")
    assert code == 1
    assert "Build the letter with “signature fields: yes”, or use --at, --invisible." in said


def test_a_lasting_signature_is_made_and_proven(here: Run, authority: Authority):  # noqa: F811
    words = ("--timestamp", f"{authority.address}/tsa", "--level", "b-lta", "--trust", "root.pem", "--as", "Zed Adams")
    code, said = here("sign", "output/letter.pdf", "--key", "zed.p12", *words, "--reason", "Approved")
    assert (code, said) == (0, "output/letter.signed.pdf: signed by Zed Adams, in the field “Zed Adams”, B-LTA\n")
    code, said = here("verify", "output/letter.signed.pdf", "--trust", "root.pem")
    first, stamp, last = said.splitlines()
    assert code == 0
    assert " by its time stamp; “Approved”; B-LTA; intact; trusted; afterwards, proofs and time stamps were" in first
    assert stamp.startswith("2. time stamp of the whole PDF by Test Clock (Harbour Coalition); 20")
    assert last.endswith(": complete")
    code, said = here("sign", "output/letter.signed.pdf", "--key", "jane.p12", "--timestamp", "http://127.0.0.1:9/tsa")
    assert code == 4
    assert "error: http://127.0.0.1:9/tsa: gives no time stamp: " in said
