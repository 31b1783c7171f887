"""Whom we believe: certificates that are named as trusted, and what their issuers say of those that they issued."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sendletter.problem import Unreadable
from sendletter.seal.library import wanted

WORDS = {
    "REVOKED": "was revoked",
    "REVOKED_NO_POE": "was revoked",
    "REVOKED_CA_NO_POE": "its issuer’s certificate was revoked",
    "EXPIRED": "has expired",
    "OUT_OF_BOUNDS_NO_POE": "has expired, or was not valid yet",
    "OUT_OF_BOUNDS_NOT_REVOKED": "has expired",
    "NOT_YET_VALID": "is not valid yet",
    "CHAIN_CONSTRAINTS_FAILURE": "is not for signing",
    "TRY_LATER": "could not be asked about at its issuer",
}
"""What the standard's findings (ETSI EN 319 102-1, table 6) mean of a certificate."""
UNKNOWN = "does not come from anybody who was named with --trust"
"""What is said of any other."""


def authorities(data: bytes, name: str) -> tuple[Any, ...]:
    """The certificates in a PEM or DER file. Raises Unreadable where there are none."""
    wanted()
    from pyhanko.keys import load_certs_from_pemder_data

    try:
        found = tuple(load_certs_from_pemder_data(data))
        dates = [certificate.not_valid_after for certificate in found]
    except (ValueError, TypeError, KeyError) as fault:
        raise Unreadable(name, "holds no certificates; they must be in the form PEM or DER") from fault
    if not dates:
        raise Unreadable(name, "holds no certificates; they must be in the form PEM or DER")
    return found


def context(
    trusted: Sequence[Any], moment: datetime | None = None, store: Any = None, *, fetching: bool = False
) -> Any:
    """How certificates are judged: at a moment or now, with what a PDF's `store` of proofs holds.

    Only with `fetching` are issuers asked over the network, and then each that can be asked must answer.
    """
    from pyhanko_certvalidator import ValidationContext

    values: dict[str, Any] = {"trust_roots": list(trusted), "allow_fetching": fetching, "moment": moment}
    if fetching:
        values["revocation_mode"] = "hard-fail"
    if moment is not None:
        values["retroactive_revinfo"] = True
    return store.as_validation_context(values) if store is not None else ValidationContext(**values)
