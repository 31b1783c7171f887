"""The files of the page, and all of it as one file to send by mail: pages as pictures, what it says as data inside.

The one file asks nothing of the network and may not: its policy allows its own style and script by their hashes, and
pictures that it holds itself.
"""

import json
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from sendletter.raster import picture
from sendletter.review.proof import Proof, Redline

ASSETS = {
    "": "text/html",
    "review.css": "text/css",
    "review.svg": "image/svg+xml",
    "review.js": "text/javascript",
}
"""The files of the page by the name under which they are served."""
ICON = '<link rel="icon" href="review.svg">'
STYLE = '<link rel="stylesheet" href="review.css">'
SCRIPT = '<script src="review.js" defer></script>'
DENSITY = 2.0
"""Pixels a point of the pictures in the one file."""


@cache
def asset(name: str) -> bytes:
    """One of the page's files."""
    return files("sendletter.review").joinpath("page", name or "review.html").read_bytes()


def leaf(proof: Proof, state: dict[str, Any], since: tuple[Redline, dict[str, Any]] | None = None) -> bytes:
    """The page as one file; `state` is the desk's. Who is asked for approval stays in the house.

    `since` is a redline that it can show, as pages and as the desk tells it; other drafts are not offered.
    """
    held = {**state, "pages": _pictured(proof.pdf, state["pages"]), "asked": [], "drafts": [], "redline": None}
    if since:
        pages, told = since
        held["redline"] = {**told, "pages": _pictured(pages.pdf, told["pages"])}
        held["drafts"] = [draft for draft in state["drafts"] if draft["number"] == told["since"]]
    style, script = asset("review.css").decode(), asset("review.js").decode()
    policy = (
        f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    data = json.dumps(held, ensure_ascii=False).replace("<", "\\u003c")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    inside = f'<script type="application/json" id="state">{data}</script>'
    text = asset("").decode()
    text = text.replace('<meta charset="utf-8">', f'<meta charset="utf-8">{meta}')
    text = text.replace(STYLE, f"<style>{style}</style>").replace(SCRIPT, "").replace(ICON, "")
    return text.replace("</body>", f"{inside}<script>{script}</script>\n</body>").encode(errors="replace")


def _pictured(pdf: bytes, pages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The pages with their pictures."""
    return [
        {**page, "picture": f"data:image/png;base64,{b64encode(picture(pdf, number, DENSITY)).decode()}"}
        for number, page in enumerate(pages, start=1)
    ]


def _hash(text: str) -> str:
    """A hash as a policy names it (CSP 3, 2.3.1)."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
