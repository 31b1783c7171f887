"""The key with which somebody signs, and the certificate that says whose it is: from a file or from a token.

A password is asked for when it is needed, and goes nowhere but to the file or the token.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sendletter.problem import NotReady, Unreadable, error
from sendletter.seal.library import wanted
from sendletter.span import Span

Ask = Callable[[str], str]
"""Asks for the password of something, by what staff know it as."""
SIGNING = frozenset({"digital_signature", "non_repudiation"})
"""What a certificate must allow its key to be used for, one of these (RFC 5280, 4.2.1.3)."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key that can sign: whose it is, the certificate's uses of it, and the library's signer."""

    name: str
    organization: str
    uses: frozenset[str]
    signer: Any


def from_file(data: bytes, name: str, ask: Ask, moment: datetime) -> Key:
    """The key in a PKCS #12 file (RFC 7292) that staff know as `name`, to sign with at a `moment`.

    Raises Unreadable for a wrong password and for what is no such file, NotReady for a certificate that must not sign.
    """
    wanted()
    from pyhanko.sign.signers import SimpleSigner

    signer = None
    if not _is_pkcs12(data):
        raise Unreadable(name, "is no key file; it must be in the form PKCS #12 (.p12 or .pfx)")
    for password in _passwords(name, ask):
        try:
            signer = SimpleSigner.load_pkcs12_data(data, [], password)
            break
        except Exception as fault:  # noqa: BLE001 - the library wraps whatever a broken file makes its own libraries raise
            reason = fault.__cause__ or fault
            if isinstance(reason, AttributeError | TypeError):  # nothing there to translate
                raise Unreadable(name, "holds no key with its certificate; export both into one file") from None
            if "password" not in str(reason).lower() and password:
                raise Unreadable(name, "cannot be read; export the key again, with a current program") from None
    if signer is None:
        raise Unreadable(name, "is locked with another password; nothing was signed")
    return _key(signer, name, moment)


def _is_pkcs12(data: bytes) -> bool:
    from asn1crypto.pkcs12 import Pfx

    try:
        return bool(Pfx.load(data, strict=True)["version"].native == "v3")
    except (ValueError, TypeError, KeyError):
        return False


def _passwords(name: str, ask: Ask) -> Iterator[bytes | None]:
    """None first, for a file that has no password; then the one that is asked for."""
    yield None
    yield ask(name).encode()


@contextmanager
def from_token(module: str, token: str, label: str, ask: Ask, moment: datetime) -> Iterator[Key]:
    """A key on a card or token, by the token's label and the key's, or the only one on it (PKCS #11, OASIS).

    `module` is the library that comes with the card. Raises Unreadable where token, key or PIN is not right.
    """
    wanted()
    import pkcs11
    from pkcs11 import exceptions
    from pyhanko.config.pkcs11 import TokenCriteria
    from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

    place = f"the token “{token}”" if token else "the token"
    try:
        criteria = TokenCriteria(label=token) if token else None
        session = open_pkcs11_session(module, token_criteria=criteria, user_pin=ask(place))
    except (exceptions.PinIncorrect, exceptions.PinInvalid, exceptions.PinLenRange):
        raise Unreadable(place, "does not take this PIN; after some wrong ones it locks itself") from None
    except exceptions.PinLocked:
        raise Unreadable(place, "is locked after too many wrong PINs") from None
    except exceptions.PKCS11Error as fault:
        said = str(fault)
        raise Unreadable(place, f"is not there, or cannot be used: {said}" if said else "cannot be used") from None
    except (OSError, RuntimeError) as fault:
        raise Unreadable(module, f"is no library of a token: {fault}") from None
    with session:
        found = [label] if label else _labels(session, pkcs11)
        if len(found) != 1:
            named = ", ".join(f"“{one}”" for one in found) or "none"
            raise Unreadable(place, f"holds several keys or none; name one with --key-label. There are: {named}")
        signer = PKCS11Signer(session, cert_label=found[0], key_label=found[0], other_certs_to_pull=None)
        try:
            certificate = signer.signing_cert
        except Exception as fault:
            raise Unreadable(place, f"has no certificate “{found[0]}”") from fault
        if certificate is None:
            raise Unreadable(place, f"has no certificate “{found[0]}”")
        signer.use_raw_mechanism = certificate.public_key.algorithm == "ec"  # few tokens hash for these by themselves
        yield _key(signer, place, moment)


def _labels(session: Any, pkcs11: Any) -> list[str]:
    """The labels of the keys on a token."""
    wanted_ = {pkcs11.Attribute.CLASS: pkcs11.ObjectClass.PRIVATE_KEY}
    return sorted({str(key.label) for key in session.get_objects(wanted_)})


def _key(signer: Any, name: str, moment: datetime) -> Key:
    """A key whose certificate may sign at a moment. Raises NotReady for another."""
    certificate = signer.signing_cert
    owner = certificate.subject.native
    begin, end = certificate.not_valid_before, certificate.not_valid_after
    uses = certificate.key_usage_value.native if certificate.key_usage_value else SIGNING
    who = _text(owner.get("common_name")) or str(certificate.subject.human_friendly)
    rule, text = "", ""
    if moment > end:
        rule, text = "expired", f"the certificate of {who} expired on {end:%Y-%m-%d}"
    elif moment < begin:
        rule, text = "not-yet-valid", f"the certificate of {who} is valid from {begin:%Y-%m-%d} on"
    elif not SIGNING & set(uses):
        rule, text = "key-usage", f"the certificate of {who} is not for signing, but for: {', '.join(sorted(uses))}"
    if rule:
        raise NotReady([error(Span(name), rule, text, "Ask whoever issued it for a new one.")])
    return Key(who, _text(owner.get("organization_name")), frozenset(uses), signer)


def _text(value: Any) -> str:
    """A part of a name; a certificate may have several of a kind."""
    return ", ".join(value) if isinstance(value, list) else str(value or "")
