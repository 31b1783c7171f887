"""What the signatures of a PDF are worth: who, when, whether it was altered, what came after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from sendletter.problem import Unreadable
from sendletter.seal.library import wanted
from sendletter.seal.trust import UNKNOWN, WORDS, context

AFTER = {
    "NONE": "",
    "LTA_UPDATES": "proofs and time stamps were added",
    "FORM_FILLING": "further fields were signed or filled in",
    "ANNOTATIONS": "comments were added",
}
"""What an incremental update did, by the library's name of its level; anything else is an alteration."""
PADES = "/ETSI.CAdES.detached"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A signature, or a time stamp of the whole PDF, and what became of the PDF since.

    `claimed` is when its maker says it was made, `stamped` when a time-stamp service saw it. `whole` says that what was
    signed is as it was; `after` is what was done since in words, empty for nothing; what is `altered` is no longer what
    was signed. `trusted` is None where nobody was named whose certificates count; `doubt` says why one is not trusted.
    """

    field: str
    name: str
    organization: str
    claimed: datetime | None
    stamped: datetime | None
    level: str
    whole: bool
    after: str
    altered: bool
    trusted: bool | None
    doubt: str = ""
    certified: bool = False
    reason: str = ""
    is_stamp: bool = False


def verdicts(pdf: bytes, name: str, trusted: Sequence[Any] = (), moment: datetime | None = None) -> tuple[Verdict, ...]:
    """The signatures of a PDF that staff know as `name`, in the order in which they were made.

    `trusted` are certificates (see `trust.authorities`), which are judged now, or as at a `moment`. Raises Unreadable
    for what cannot be read.
    """
    wanted()
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        reader = PdfFileReader(BytesIO(pdf))
        found = list(reader.embedded_signatures)
        store = _store(reader)
        stamps = [one.signed_revision for one in found if _is_stamp(one)]
        return tuple(_Judge(one, trusted, store, stamps, moment).verdict() for one in found)
    except Exception as fault:
        raise Unreadable(name, f"its signatures cannot be read: {fault}") from fault


def _store(reader: Any) -> Any:
    """The proofs that a PDF carries (ETSI EN 319 142-1, 5.4.2), or None."""
    from pyhanko.sign.validation.dss import DocumentSecurityStore
    from pyhanko.sign.validation.errors import NoDSSFoundError

    try:
        return DocumentSecurityStore.read_dss(reader)
    except NoDSSFoundError:
        return None


def _is_stamp(signature: Any) -> bool:
    return bool(signature.sig_object_type == "/DocTimeStamp")


@dataclass(frozen=True, slots=True)
class _Judge:
    """One signature before its judge: the certificates that count, the PDF's proofs, where its time stamps stand."""

    signature: Any
    trusted: Sequence[Any]
    store: Any
    stamps: Sequence[int]
    now: datetime | None

    def verdict(self) -> Verdict:
        """What is to be said of it."""
        status = self._status(self.now)
        stamped = self._stamped(status)
        if self.trusted and not status.trusted and stamped and not _is_stamp(self.signature):
            status = self._status(stamped)  # valid when it was stamped is valid
        owner = self.signature.signer_cert.subject
        level = status.modification_level.name if status.modification_level else "OTHER"
        altered = not (status.intact and status.valid) or not status.docmdp_ok
        if _is_stamp(self.signature):
            altered = not (status.intact and status.valid) or level not in AFTER
        return Verdict(
            self.signature.field_name,
            _text(owner.native.get("common_name")) or str(owner.human_friendly),
            _text(owner.native.get("organization_name")),
            self.signature.self_reported_timestamp,
            stamped,
            self._level(stamped),
            bool(status.intact and status.valid),
            AFTER.get(level, "it was altered") if status.docmdp_ok is not False else "it was altered",
            altered,
            bool(status.trusted) if self.trusted else None,
            self._doubt(status),
            bool(self.signature.docmdp_level is not None),
            str(self.signature.sig_object.get("/Reason", "")),
            _is_stamp(self.signature),
        )

    def _status(self, moment: datetime | None) -> Any:
        """The library's findings, with certificates judged at a moment."""
        from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
        from pyhanko.sign.validation.settings import KeyUsageConstraints

        judged, now = (context(self.trusted, when, self.store) for when in (moment, self.now))
        if _is_stamp(self.signature):
            return validate_pdf_timestamp(self.signature, now)
        uses = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
        return validate_pdf_signature(self.signature, judged, now, key_usage_settings=uses)

    def _stamped(self, status: Any) -> datetime | None:
        if _is_stamp(self.signature):
            return status.timestamp if status.intact and status.valid else None
        stamp = status.timestamp_validity
        return stamp.timestamp if stamp is not None and stamp.valid and stamp.intact else None

    def _level(self, stamped: datetime | None) -> str:
        """The level of its form (ETSI EN 319 142-1, 6)."""
        if _is_stamp(self.signature) or self.signature.sig_object.get("/SubFilter") != PADES:
            return ""
        if not stamped:
            return "B-B"
        if self.store is None or self.signature_id not in self.store.vri_entries:
            return "B-T"
        return "B-LTA" if any(place > self.signature.signed_revision for place in self.stamps) else "B-LT"

    @property
    def signature_id(self) -> Any:
        """By what a PDF's proofs name the signature that they are for (ETSI EN 319 142-1, 5.4.2.3)."""
        from pyhanko.sign.validation.dss import DocumentSecurityStore

        return DocumentSecurityStore.sig_content_identifier(self.signature.pkcs7_content)

    def _doubt(self, status: Any) -> str:
        finding = status.trust_problem_indic
        if not self.trusted or status.trusted:
            return ""
        if self.signature.signer_cert.self_issued:  # the library takes that for a use that its issuer forbids
            return UNKNOWN
        return WORDS.get(finding.name if finding else "", UNKNOWN)


def _text(value: Any) -> str:
    """A part of a name; a certificate may have several of a kind."""
    return ", ".join(value) if isinstance(value, list) else str(value or "")


def faults(found: Sequence[Verdict]) -> Iterator[tuple[str, str]]:
    """What is wrong with the signatures, as (rule, words)."""
    for one in found:
        what = "the time stamp was set" if one.is_stamp else f"{one.name} signed"
        if one.altered:
            yield "altered", f"was altered after {what}"
        elif one.trusted is False:
            whose = "of the time stamp" if one.is_stamp else f"of {one.name}"
            yield "not-trusted", f"the certificate {whose} {one.doubt}"
