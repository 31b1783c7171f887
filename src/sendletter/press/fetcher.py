"""The only way by which the engine may read anything: the letter's own pictures and the fonts of its theme.

Every address is of the scheme `letter:`; there is no network, no file system and no redirect. `data:` is refused
too, since a template has no need of it and a stylesheet could hide anything in it.
"""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from sendletter.problem import SendletterError

BASE = "letter:/"
FONTS = "letter:/fonts/"
ASSETS = "letter:/assets/"
TYPES = {"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}


class Fetcher(URLFetcher):  # type: ignore[misc]
    """Hands out fonts by number and assets by their path in the letter's folder; refuses everything else."""

    def __init__(self, fonts: Mapping[str, bytes], asset: Callable[[str], bytes]) -> None:
        super().__init__(allowed_protocols=("letter",), allow_redirects=False, fail_on_errors=False)
        self._letter_fonts, self._asset = fonts, asset
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ARG002 - the engine's signature
        """The bytes at an address. Raises ValueError, which the engine logs, for every address but its own."""
        if url.startswith(FONTS) and (name := url.removeprefix(FONTS)) in self._letter_fonts:
            return URLFetcherResponse(url, self._letter_fonts[name], {"Content-Type": "font/ttf"})
        if url.startswith(ASSETS):
            path = unquote(url.removeprefix(ASSETS))
            try:
                data = self._asset(path)
            except SendletterError as fault:
                self.refused.append(str(fault))
                raise ValueError(str(fault)) from fault
            kind = TYPES.get(path.rpartition(".")[2].lower(), "application/octet-stream")
            return URLFetcherResponse(url, data, {"Content-Type": kind})
        self.refused.append(f"{url}: a letter reads nothing but its own folder")
        raise ValueError(f"{url} is outside the letter")


__all__ = ["BASE", "FONTS", "FatalURLFetchingError", "Fetcher"]
