"""PDFs that are signed: by us, examined by tools that did not sign them, and by ourselves."""

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12

from sendletter.inspection.inspector import inspect
from sendletter.pipeline import Order
from sendletter.pipeline import verify as held_against
from sendletter.press.worker import Press
from sendletter.problem import NotReady, Unreadable
from sendletter.project import Project
from sendletter.seal.key import Key, from_file
from sendletter.seal.paper import paper
from sendletter.seal.placing import Spot
from sendletter.seal.sign import Level, Wish
from sendletter.seal.trust import authorities
from sendletter.seal.verdict import faults, verdicts
from sendletter.sealing import Finished, drawn, field_of, seal
from tests.conftest import TODAY, Validate, run_tool
from tests.seal.authority import DAY, NOW, Authority
from tests.seal.conftest import EDITIONS, key_of

Sign = Callable[..., bytes]


def finished(pdf: bytes) -> Finished:
    return Finished(pdf, "letter.pdf", paper(pdf, "letter.pdf"))


@pytest.fixture
def sign(home: Path, press: Press) -> Sign:
    """Signs a PDF; `who` in their field, `at` some place, to be seen."""

    def run(pdf: bytes, key: Key, who: str = "", at: Spot | None = None, **how) -> bytes:
        it = finished(pdf)
        field = field_of(it, who) if who else None
        size = (at.width, at.height) if at else (field.width, field.height) if field else None
        seen = drawn(press, Project(home.resolve()), it.paper, size, key.name, TODAY) if size else b""
        return seal(it, key, Wish(field.name if field else "", at, key.name, seen, **how))

    return run


def web(home: Path) -> bytes:
    return (home / "output/letter.pdf").read_bytes()


def trusted(authority: Authority) -> tuple[object, ...]:
    return authorities(authority.pem, "root.pem")


def by_poppler(pdf: bytes, tmp_path: Path) -> list[str]:
    """Who signed, by poppler, and that each is valid."""
    path = tmp_path / "signed.pdf"
    path.write_bytes(pdf)
    said = run_tool("pdfsig", "-nocert", path)
    signed = [part for part in said.split("Signature #")[1:] if "ETSI.CAdES.detached" in part]
    assert all("Signature Validation: Signature is Valid." in part for part in signed), said
    return [part.split("Common Name: ")[1].splitlines()[0] for part in signed]


@pytest.mark.parametrize("edition", EDITIONS)
def test_three_sign_one_after_the_other_and_everything_stays_valid(
    home, sign: Sign, jane, zed, authority, validate: Validate, tmp_path, edition
):
    pdf = (home / "output" / EDITIONS[edition]).read_bytes()
    once = sign(pdf, jane, "Dr. Jane Smith", reason="Approved")
    twice = sign(once, zed, "zed  adams")
    thrice = sign(twice, key_of(authority, "Somebody Else"))
    assert once.startswith(pdf)
    assert twice.startswith(once)
    assert thrice.startswith(twice)
    assert sorted(by_poppler(thrice, tmp_path)) == ["Jane Smith", "Somebody Else", "Zed Adams"]
    found = verdicts(thrice, "x.pdf", trusted(authority))
    assert [(one.name, one.field, one.level) for one in found] == [
        ("Jane Smith", "Dr Jane Smith", "B-B"),
        ("Zed Adams", "Zed Adams", "B-B"),
        ("Somebody Else", "Signature 1", "B-B"),
    ]
    assert all(one.whole and one.trusted and not one.altered for one in found)
    further = "further fields were signed or filled in"
    assert [one.after for one in found] == [further, further, ""]
    assert (found[0].reason, found[0].organization) == ("Approved", "Harbour Coalition")
    assert run_tool("qpdf", "--check", tmp_path / "signed.pdf").count("No syntax or stream encoding errors") == 1
    for profile in ("PDFUA-1", "PDFA-3A") if edition == "archive" else ("PDFUA-1",):
        said = validate(profile, thrice)
        assert said.startswith("PASS"), said
    assert [finding.check for finding in inspect(thrice, "x.pdf").findings if finding.is_error] == []
    assert held_against(Order(Project(home.resolve()), TODAY), thrice, "x.pdf") == ()


def test_a_signature_at_any_place_keeps_the_archive_conforming(home, sign: Sign, jane, validate: Validate, tmp_path):
    pdf = (home / "output/letter.archive.pdf").read_bytes()
    made = sign(pdf, jane, at=Spot(0, 300.0, 80.0, 170.0, 40.0))
    for profile in ("PDFUA-1", "PDFA-3A"):
        said = validate(profile, made)
        assert said.startswith("PASS"), said
    assert by_poppler(made, tmp_path) == ["Jane Smith"]
    (only,) = paper(made, "x.pdf").signed
    assert (only.width, only.height) == pytest.approx((170.0, 40.0), abs=0.01)
    with pytest.raises(NotReady, match="would change a page"):
        sign(made, jane, at=Spot(0, 300.0, 180.0, 170.0, 40.0))


def test_what_is_seen_says_who_and_when_in_the_field(home, sign: Sign, jane, tmp_path):
    made = sign(web(home), jane, "Dr. Jane Smith")
    (tmp_path / "a.pdf").write_bytes(made)
    words = run_tool("pdftotext", tmp_path / "a.pdf", "-").split("Dr. Jane Smith")[0]
    assert "Jane Smith Digitally signed, 31 January 2026" in " ".join(words.split())


def test_a_time_stamp_says_when(home, sign: Sign, jane, authority: Authority, tmp_path):
    made = sign(web(home), jane, level=Level.TIMED, service=f"{authority.address}/tsa")
    (one,) = verdicts(made, "x.pdf", trusted(authority))
    assert one.stamped is not None
    assert (one.level, one.trusted, one.altered) == ("B-T", True, False)
    assert by_poppler(made, tmp_path) == ["Jane Smith"]


def test_a_lasting_signature_carries_its_proofs_and_is_proven_without_a_network(
    home, sign: Sign, jane, zed, authority: Authority, validate: Validate, tmp_path
):
    pdf = (home / "output/letter.archive.pdf").read_bytes()
    how = {"level": Level.LASTING, "service": f"{authority.address}/tsa", "trusted": trusted(authority)}
    once = sign(pdf, jane, "Dr. Jane Smith", **how)
    made = sign(once, zed, "Zed Adams", **how)
    authority.asked.clear()
    found = verdicts(made, "x.pdf", trusted(authority))
    assert authority.asked == []
    assert [(one.name, one.level, one.is_stamp) for one in found] == [
        ("Jane Smith", "B-LTA", False),
        ("Test Clock", "", True),
        ("Zed Adams", "B-LTA", False),
        ("Test Clock", "", True),
    ]
    assert not list(faults(found))
    assert all(one.trusted for one in found)
    with pikepdf.open(BytesIO(made)) as document:
        assert len(document.Root.DSS.get("/CRLs", ())) + len(document.Root.DSS.get("/OCSPs", ())) >= 2
    assert by_poppler(made, tmp_path) == ["Jane Smith", "Zed Adams"]  # which does not examine time stamps
    for profile in ("PDFUA-1", "PDFA-3A"):
        said = validate(profile, made)
        assert said.startswith("PASS"), said


def test_a_signature_of_a_timed_one_among_lasting_ones_is_not_called_lasting(home, sign: Sign, jane, zed, authority):
    service = f"{authority.address}/tsa"
    once = sign(web(home), jane, level=Level.TIMED, service=service)
    made = sign(once, zed, level=Level.LASTING, service=service, trusted=trusted(authority))
    assert [one.level for one in verdicts(made, "x.pdf")] == ["B-T", "B-LTA", ""]


def test_a_signature_outlives_its_certificate_only_with_a_time_stamp(home, sign: Sign, authority):
    soon = key_of(authority, "Brief Candle")
    plain = sign(web(home), soon)
    stamped = sign(web(home), soon, level=Level.TIMED, service=f"{authority.address}/tsa")
    later = NOW + 400 * DAY
    (one,) = verdicts(plain, "x.pdf", trusted(authority), later)
    assert (one.trusted, one.altered, one.doubt) == (False, False, "has expired, or was not valid yet")
    (two,) = verdicts(stamped, "x.pdf", trusted(authority), later)
    assert (two.trusted, two.altered) == (True, False)


def test_who_certifies_closes_the_letter(home, sign: Sign, jane, zed, tmp_path):
    made = sign(web(home), jane, "Dr. Jane Smith", certify=True)
    (one,) = verdicts(made, "x.pdf")
    assert one.certified
    assert not one.altered
    assert by_poppler(made, tmp_path) == ["Jane Smith"]
    with pytest.raises(NotReady, match="no changes allowed"):
        sign(made, zed)
    signed = sign(web(home), jane)
    with pytest.raises(NotReady, match="only the first signature can certify"):
        sign(signed, zed, certify=True)


def changed_text(pdf: bytes) -> bytes:
    """Other words on the page, in an update after the signature."""
    from pyhanko.pdf_utils.generic import StreamObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    page = writer.find_page_for_modification(0)[0].get_object()
    contents = page.raw_get("/Contents")
    writer.objects[(0, contents.idnum)] = StreamObject(stream_data=b"q Q")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def added_page(pdf: bytes) -> bytes:
    """A page more, in an update after the signature."""
    from pyhanko.pdf_utils.generic import ArrayObject, FloatObject, StreamObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.writer import PageObject

    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    contents = writer.add_object(StreamObject(stream_data=b"0 0 99 99 re f"))
    writer.insert_page(PageObject(contents, ArrayObject(map(FloatObject, (0, 0, 595, 842)))))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def rewritten(pdf: bytes) -> bytes:
    """The same PDF, saved anew by a program that knows nothing of signatures."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("alter", [changed_text, added_page, rewritten])
def test_what_was_altered_is_told_and_not_signed_again(home, sign: Sign, jane, zed, alter):
    made = alter(sign(web(home), jane, "Dr. Jane Smith"))
    (one,) = verdicts(made, "x.pdf")
    assert one.altered
    assert list(faults([one])) == [("altered", "was altered after Jane Smith signed")]
    with pytest.raises(NotReady, match="was altered after Jane Smith signed"):
        sign(made, zed)


def test_no_flipped_bit_goes_unnoticed(home, sign: Sign, jane):
    made = sign(web(home), jane)
    length = len(web(home))
    missed = []
    for place in range(7, length, length // 40):
        flipped = bytearray(made)
        flipped[place] ^= 0x04
        try:
            found = verdicts(bytes(flipped), "x.pdf")
        except Unreadable:
            continue
        if not found or not all(one.altered for one in found):
            missed.append(place)
    assert missed == []


def test_revoked_and_unknown_issuers_are_not_trusted(home, sign: Sign, jane, authority: Authority):
    (one,) = verdicts(sign(web(home), jane), "x.pdf")
    assert one.trusted is None
    stranger = Authority("http://127.0.0.1:9")
    (one,) = verdicts(sign(web(home), jane), "x.pdf", authorities(stranger.pem, "x.pem"))
    assert one.trusted is False
    assert list(faults([one])) == [
        ("not-trusted", "the certificate of Jane Smith does not come from anybody who was named with --trust")
    ]
    alone = authority._issued("Ann Lee", None)
    own = pkcs12.serialize_key_and_certificates(b"mine", alone.key, alone.certificate, None, NoEncryption())
    (one,) = verdicts(
        sign(web(home), from_file(own, "ann.p12", lambda _: "", NOW)), "x.pdf", authorities(authority.pem, "x.pem")
    )
    assert one.doubt == "does not come from anybody who was named with --trust"
    gone = key_of(authority, "Gone Away")
    authority.revoked.append(gone.signer.signing_cert.serial_number)
    with pytest.raises(NotReady, match="revoked"):
        sign(web(home), gone, level=Level.LASTING, service=f"{authority.address}/tsa", trusted=trusted(authority))


def test_a_service_that_fails_is_named(home, sign: Sign, jane, authority: Authority):
    for service in (f"{authority.address}/nothing", "http://127.0.0.1:9/tsa"):
        with pytest.raises(Unreadable, match="gives no time stamp"):
            sign(web(home), jane, level=Level.TIMED, service=service)
    with pytest.raises(NotReady, match="cannot be signed to last"):
        stranger = authorities(Authority("http://127.0.0.1:9").pem, "x.pem")
        sign(web(home), jane, level=Level.LASTING, service=f"{authority.address}/tsa", trusted=stranger)


def test_a_lasting_signature_is_not_made_without_its_proofs(home, sign: Sign, authority: Authority):
    silent = Authority("http://127.0.0.1:9")  # its issuer says nowhere what was revoked
    both = (*trusted(authority), *authorities(silent.pem, "x.pem"))
    key = key_of(silent, "Jane Smith")
    with pytest.raises(NotReady, match="cannot be signed to last"):
        sign(web(home), key, level=Level.LASTING, service=f"{authority.address}/tsa", trusted=both)


def test_a_field_is_found_by_its_name_and_only_once(home, sign: Sign, jane):
    it = finished(web(home))
    assert field_of(it, "dr jane  smith").name == "Dr Jane Smith"
    with pytest.raises(NotReady) as told:
        field_of(it, "Nobody")
    assert "There are: “Dr Jane Smith”, “Łukasz Żak”, “Mary O’Hara”, “Zed Adams”." in told.value.problems[0].hint
    with pytest.raises(NotReady, match="has signed already"):
        field_of(finished(sign(web(home), jane, "Dr. Jane Smith")), "Dr. Jane Smith")


@pytest.mark.parametrize(("name", "tag"), [("ليلى حسن", "ar"), ("דנה לוי", "he"), ("Ελένη Παππά", "el")])
def test_names_in_other_scripts_are_drawn(home, press, name, tag):
    sheet = replace(paper(web(home), "x.pdf"), language=tag)
    made = drawn(press, Project(home.resolve()), sheet, (200.0, 41.0), name, TODAY)
    text = subprocess.run(["pdftotext", "-", "-"], input=made, capture_output=True).stdout.decode()
    assert set(name) - set(" ά") <= set(text)


def test_a_name_that_no_font_has_is_refused_in_words(home, press):
    with pytest.raises(NotReady, match="no font of the theme has"):
        drawn(press, Project(home.resolve()), paper(web(home), "x.pdf"), (200.0, 41.0), "李光耀", TODAY)


def test_a_long_name_stays_in_its_field(home, press, tmp_path):
    name = "Professor Sir Bartholomew Featherstonehaugh-Cholmondeley"
    made = drawn(press, Project(home.resolve()), paper(web(home), "x.pdf"), (90.0, 41.0), name, TODAY)
    boxes = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=made, capture_output=True).stdout.decode()
    assert max(map(float, re.findall(r'xMax="([\d.]+)"', boxes))) <= 90.0
    assert boxes.count("<page ") == 1
