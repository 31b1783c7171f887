"""Which requests are answered at all.

A page in the same browser may send requests to this machine, and a name in its network may point here (DNS rebinding).
So whoever asks must know the token in the path, must have come to us by our own name, and to change anything must come
from our own page, in a form that no other site can send without asking first. Nothing is served from the disc by name.
"""

from email.message import Message
from hmac import compare_digest

MOST_BYTES = 65_536
"""How long the body of a request may be."""
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}
"""What goes with every answer, refusals too."""


def refusal(method: str, path: str, headers: Message, port: int, token: str) -> int | None:
    """The status with which a request is refused, or None where it is answered."""
    names = (f"127.0.0.1:{port}", f"localhost:{port}")
    host = headers.get_all("Host") or []
    if len(host) != 1 or host[0] not in names:
        return 403
    if headers.get_all("Transfer-Encoding"):
        return 400
    if not _knows(path, token):
        return 404
    return None if method == "GET" else _unasked(headers, host[0])


def _knows(path: str, token: str) -> bool:
    begin, _, rest = path.partition("/")
    return not begin and "/" in rest and compare_digest(rest.partition("/")[0].encode(errors="replace"), token.encode())


def _unasked(headers: Message, host: str) -> int | None:
    """Why something is not changed: not from our own page, not JSON, too long, or of no known length."""
    if headers.get_all("Origin") != [f"http://{host}"]:
        return 403
    if headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return 403
    if headers.get("Content-Type", "").partition(";")[0].strip().lower() != "application/json":
        return 415
    lengths = headers.get_all("Content-Length") or []
    if len(lengths) != 1 or not (lengths[0].isascii() and lengths[0].isdigit() and len(lengths[0]) < 12):
        return 411
    return 413 if int(lengths[0]) > MOST_BYTES else None
