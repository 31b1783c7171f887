"""An authority of our own: a root, an intermediate, certificates of every kind, and its services on loopback.

`/tsa` gives time stamps, `/crl` and `/root-crl` say what was revoked, `/ocsp` answers for one certificate.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper

PASSWORD = "canary-Geheim-7419"
DAY = timedelta(days=1)
NOW = datetime.now(tz=UTC).replace(microsecond=0)


def subject(name: str, organization: str = "Harbour Coalition") -> x509.Name:
    """The name of a certificate's holder."""
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organization),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )


@dataclass
class Holder:
    """Somebody with a key and a certificate."""

    certificate: x509.Certificate
    key: Any


@dataclass
class Authority:
    """A root, its intermediate, and what they issued."""

    address: str
    root: Holder = field(init=False)
    middle: Holder = field(init=False)
    stamper: Holder = field(init=False)
    revoked: list[int] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.root = self._issued("Test Root", None, ca=True)
        self.middle = self._issued("Test Issuer", self.root, ca=True)
        key = rsa.generate_private_key(65537, 2048)
        self.stamper = self._issued("Test Clock", self.middle, key=key, purpose=ExtendedKeyUsageOID.TIME_STAMPING)

    def holder(self, name: str, **how: Any) -> Holder:
        """Somebody with a certificate of the intermediate."""
        return self._issued(name, self.middle, **how)

    def file(self, name: str, password: str = PASSWORD, **how: Any) -> bytes:
        """The key file of somebody, PKCS #12, locked where there is a password."""
        holder = self.holder(name, **how)
        lock = BestAvailableEncryption(password.encode()) if password else NoEncryption()
        chain = [self.middle.certificate, self.root.certificate]
        return pkcs12.serialize_key_and_certificates(b"mine", holder.key, holder.certificate, chain, lock)

    @property
    def pem(self) -> bytes:
        """The root, as a file of trusted certificates."""
        return self.root.certificate.public_bytes(Encoding.PEM)

    def _issued(
        self,
        name: str,
        issuer: Holder | None,
        *,
        ca: bool = False,
        key: Any = None,
        signs: bool = True,
        begin: timedelta = -10 * DAY,
        end: timedelta = 300 * DAY,
        purpose: Any = None,
        organization: str = "Harbour Coalition",
    ) -> Holder:
        key = key or ec.generate_private_key(ec.SECP256R1())
        used = (not ca and signs, not ca and signs, not signs, False, False, ca, ca, False, False)
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject(name, organization))
            .issuer_name(issuer.certificate.subject if issuer else subject(name, organization))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(NOW + (begin if issuer else -3000 * DAY))
            .not_valid_after(NOW + (3000 * DAY if ca or purpose else end))
            .add_extension(x509.BasicConstraints(ca, None), critical=True)
            .add_extension(x509.KeyUsage(*used), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        )
        if issuer:
            public = issuer.key.public_key()
            builder = builder.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(public), critical=False)
            where = f"{self.address}/{'root-crl' if ca else 'crl'}"
            point = x509.DistributionPoint([x509.UniformResourceIdentifier(where)], None, None, None)
            builder = builder.add_extension(x509.CRLDistributionPoints([point]), critical=False)
        if issuer and not ca and not purpose:
            place = x509.UniformResourceIdentifier(f"{self.address}/ocsp")
            access = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, place)
            builder = builder.add_extension(x509.AuthorityInformationAccess([access]), critical=False)
        if purpose:
            builder = builder.add_extension(x509.ExtendedKeyUsage([purpose]), critical=True)
        return Holder(builder.sign(issuer.key if issuer else key, hashes.SHA256()), key)

    def crl(self, issuer: Holder) -> bytes:
        """What an issuer has revoked."""
        builder = x509.CertificateRevocationListBuilder().issuer_name(issuer.certificate.subject)
        builder = builder.last_update(NOW - DAY).next_update(NOW + 30 * DAY)
        builder = builder.add_extension(x509.CRLNumber(1), critical=False).add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()), critical=False
        )
        for number in self.revoked:
            entry = x509.RevokedCertificateBuilder().serial_number(number).revocation_date(NOW - DAY).build()
            builder = builder.add_revoked_certificate(entry)
        return builder.sign(issuer.key, hashes.SHA256()).public_bytes(Encoding.DER)

    def ocsp(self, question: bytes) -> bytes:
        """The answer to whether a certificate of the intermediate is revoked."""
        asked = ocsp.load_der_ocsp_request(question)
        gone = asked.serial_number in self.revoked
        answer = ocsp.OCSPResponseBuilder().add_response_by_hash(
            asked.issuer_name_hash,
            asked.issuer_key_hash,
            asked.serial_number,
            asked.hash_algorithm,
            ocsp.OCSPCertStatus.REVOKED if gone else ocsp.OCSPCertStatus.GOOD,
            NOW - DAY,
            NOW + 30 * DAY,
            NOW - DAY if gone else None,
            None,
        )
        answer = answer.responder_id(ocsp.OCSPResponderEncoding.NAME, self.middle.certificate)
        return answer.sign(self.middle.key, hashes.SHA256()).public_bytes(Encoding.DER)

    def stamp(self, question: bytes) -> bytes:
        """A time stamp (RFC 3161)."""
        key = self.stamper.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        chain = [asn1(self.stamper), asn1(self.middle)]
        clock = DummyTimeStamper(chain[0], asn1_keys.PrivateKeyInfo.load(key), chain)
        return clock.request_tsa_response(tsp.TimeStampReq.load(question)).dump()


def asn1(holder: Holder) -> asn1_x509.Certificate:
    """A certificate as the library that signs has it."""
    return asn1_x509.Certificate.load(holder.certificate.public_bytes(Encoding.DER))


@contextmanager
def services() -> Iterator[Authority]:
    """An authority whose services answer on loopback."""

    class Handler(BaseHTTPRequestHandler):
        def _answer(self, data: bytes, kind: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def do_POST(self) -> None:
            authority.asked.append(self.path)
            question = self.rfile.read(int(self.headers["Content-Length"]))
            if self.path == "/tsa":
                self._answer(authority.stamp(question), "application/timestamp-reply")
            elif self.path == "/ocsp":
                self._answer(authority.ocsp(question), "application/ocsp-response")
            else:
                self.send_error(500)

        def do_GET(self) -> None:
            authority.asked.append(self.path)
            issuer = authority.root if self.path == "/root-crl" else authority.middle
            self._answer(authority.crl(issuer), "application/pkix-crl")

        def log_message(self, format: str, *values: object) -> None:  # noqa: A002
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    authority = Authority(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield authority
    finally:
        server.shutdown()
        server.server_close()
