"""Keys that can sign, and why others cannot: one clear problem each."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

from sendletter.problem import NotReady, Unreadable
from sendletter.seal.key import from_file
from sendletter.seal.trust import authorities
from tests.seal.authority import DAY, PASSWORD, Authority
from tests.seal.conftest import key_of


def opened(data: bytes, password: str = PASSWORD):
    return from_file(data, "me.p12", lambda _: password, datetime.now(tz=UTC))


def test_a_key_says_whose_it_is(authority: Authority):
    key = opened(authority.file("Jane Smith"))
    assert (key.name, key.organization) == ("Jane Smith", "Harbour Coalition")


def test_a_file_without_a_password_needs_none(authority: Authority):
    def refuse(_: str) -> str:
        raise AssertionError

    assert from_file(authority.file("Open Door", password=""), "x", refuse, datetime.now(tz=UTC)).name == "Open Door"


@pytest.mark.parametrize(
    ("how", "rule"),
    [
        ({"end": timedelta(days=-1)}, "expired"),
        ({"begin": 2 * DAY}, "not-yet-valid"),
        ({"signs": False}, "key-usage"),
    ],
)
def test_a_certificate_that_must_not_sign_is_refused(authority: Authority, how, rule):
    with pytest.raises(NotReady) as told:
        key_of(authority, "Jane Smith", **how)
    (problem,) = told.value.problems
    assert problem.rule == rule
    assert "Jane Smith" in problem.message


def test_a_wrong_password_is_told_and_not_repeated(authority: Authority):
    with pytest.raises(Unreadable) as told:
        opened(authority.file("Jane Smith"), "wrong-canary")
    assert "locked with another password" in str(told.value)
    assert "canary" not in str(told.value)


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"\x30\x82", b"\x30\x00", bytes(1000), b"-----BEGIN PRIVATE KEY-----\n"]
)
def test_what_is_no_key_file_is_told(data: bytes):
    with pytest.raises(Unreadable, match="is no key file"):
        opened(data)


def test_a_broken_key_file_is_told(authority: Authority):
    data = authority.file("Jane Smith")
    for end in range(1, len(data), 97):
        with pytest.raises(Unreadable):
            opened(data[:end])


def test_a_file_with_a_certificate_and_no_key_is_told(authority: Authority):
    lock = BestAvailableEncryption(PASSWORD.encode())
    certificates = [authority.root.certificate]
    data = pkcs12.serialize_key_and_certificates(None, None, None, certificates, lock)
    with pytest.raises(Unreadable, match="holds no key"):
        opened(data)


def test_what_holds_no_certificates_is_told():
    for data in (b"", b"hello", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"):
        with pytest.raises(Unreadable, match="holds no certificates"):
            authorities(data, "x.pem")
