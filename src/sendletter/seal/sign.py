"""A PDF signed: what is there stays byte by byte, the signature follows it (PAdES, ETSI EN 319 142-1)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import Any

from sendletter.problem import NotReady, SendletterError, Unreadable, error
from sendletter.seal.key import SIGNING, Key
from sendletter.seal.library import wanted
from sendletter.seal.paper import Paper
from sendletter.seal.placing import Spot, put_field, widget
from sendletter.seal.trust import context
from sendletter.span import Span

SECONDS = 20
"""How long a time-stamp service may take to answer."""
OWN, STAMP = "Signature", "Time stamp"
"""What fields are called that cannot be seen, with a number behind it."""


class Level(StrEnum):
    """What a signature carries with it (ETSI EN 319 142-1, 6.1)."""

    BASIC = "B-B"
    TIMED = "B-T"
    LASTING = "B-LTA"


@dataclass(frozen=True, slots=True)
class Wish:
    """How somebody signs.

    `field` is a field of the PDF, or empty for a new one, which can be seen where it has a `spot`; `says` is read aloud
    of that. `drawing` is a PDF whose first page is shown in it. `certify` allows no change after it. `service` is the
    address of a time-stamp service; `trusted` are the certificates by which a lasting signature is proven.
    """

    field: str = ""
    spot: Spot | None = None
    says: str = ""
    drawing: bytes = b""
    level: Level = Level.BASIC
    service: str = ""
    trusted: Sequence[Any] = ()
    certify: bool = False
    reason: str = ""


def signed(pdf: bytes, name: str, paper: Paper, key: Key, wish: Wish) -> bytes:
    """A PDF that staff know as `name`, with a signature more.

    Raises NotReady where it must not be signed so, Unreadable where the PDF or a service fails.
    """
    wanted()
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import PdfSigner
    from pyhanko.stamp.noop import NoOpStampStyle

    _permitted(name, paper, wish)
    field = wish.field or unused(paper, OWN)
    try:
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        if wish.spot:
            put_field(writer, field, wish.says, wish.spot, name)
        if wish.drawing:
            _draw(writer, field, wish.drawing)
        about = _metadata(field, unused(paper, STAMP), key, wish)
        signer = PdfSigner(about, key.signer, timestamper=_service(wish), stamp_style=NoOpStampStyle())
        return bytes(signer.sign_pdf(writer).getvalue())
    except SendletterError:
        raise
    except Exception as fault:
        raise _told(fault, name, wish) from fault


def unused(paper: Paper, what: str) -> str:
    """A name for a new field that no other has."""
    known = {field.name for field in paper.fields}
    return next(name for number in range(1, len(known) + 2) if (name := f"{what} {number}") not in known)


def _permitted(name: str, paper: Paper, wish: Wish) -> None:
    """Raise NotReady where the signatures that are there, or that which is wished for, do not allow another."""
    place = Span(name)
    if paper.sealed:
        text = "was certified with no changes allowed, so nobody can sign it any more"
        raise NotReady([error(place, "certified", text, "Sign the letter as it was before, or build it anew.")])
    if paper.signed and wish.certify:
        text = "is signed already, and only the first signature can certify a PDF"
        raise NotReady([error(place, "signed-already", text, "Certify the unsigned PDF, or leave out --certify.")])
    if paper.signed and wish.spot:
        text = "is signed already, and a new place for a signature would change a page that was signed"
        hint = "Sign with --invisible, or build the letter with “signature fields: yes” in letter.yaml."
        raise NotReady([error(place, "signed-already", text, hint)])


def _draw(writer: Any, field: str, drawing: bytes) -> None:
    """Show the first page of a PDF in a field."""
    from pyhanko.pdf_utils.generic import DictionaryObject, NameObject
    from pyhanko.pdf_utils.reader import PdfFileReader

    shown = writer.import_page_as_xobject(PdfFileReader(BytesIO(drawing)))
    target = widget(writer, field)
    target.get_object()["/AP"] = DictionaryObject({NameObject("/N"): shown})
    writer.mark_update(target)


def _metadata(field: str, stamp: str, key: Key, wish: Wish) -> Any:
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata

    lasting = wish.level is Level.LASTING
    return PdfSignatureMetadata(
        field_name=field,
        reason=wish.reason or None,
        subfilter=SigSeedSubFilter.PADES,
        certify=wish.certify,
        docmdp_permissions=MDPPerm.NO_CHANGES if wish.certify else MDPPerm.FILL_FORMS,
        embed_validation_info=lasting,
        use_pades_lta=lasting,
        timestamp_field_name=stamp,
        validation_context=context(wish.trusted, fetching=True) if lasting else None,
        signer_key_usage=set(sorted(SIGNING & key.uses)[:1]),
    )


def _service(wish: Wish) -> Any:
    from pyhanko.sign.timestamps import HTTPTimeStamper

    return HTTPTimeStamper(wish.service, timeout=SECONDS) if wish.service else None


def _told(fault: Exception, name: str, wish: Wish) -> SendletterError:
    """What the library raises, in words for staff."""
    from pyhanko.sign.timestamps.common_utils import TimestampRequestError
    from pyhanko_certvalidator.errors import PathError, ValidationError

    chain = list(_causes(fault))
    if any(isinstance(one, TimestampRequestError | TimeoutError) for one in chain):
        return Unreadable(wish.service, f"gives no time stamp: {chain[-1]}")
    if proof := [one for one in chain if isinstance(one, PathError | ValidationError)]:
        hint = "The file of --trust must hold the roots of your issuer and of the time-stamp service."
        return NotReady([error(Span(name), "not-trusted", f"cannot be signed to last: {proof[-1]}", hint)])
    return Unreadable(name, f"cannot be signed: {str(fault) or type(fault).__name__}")


def _causes(fault: BaseException | None) -> Iterator[BaseException]:
    """A fault and what it came from, the first cause last."""
    while fault is not None:
        yield fault
        fault = fault.__cause__
