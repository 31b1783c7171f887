"""Bookmarks kept out of the streams that hold many objects together.

Once such a file is linearized, versions of qpdf disagree on where bookmarks belong that share a stream with a page.
"""

import pydyf

from sendletter.press.tags import resolve


class _Apart(pydyf.Dictionary):  # type: ignore[misc]
    """A dictionary that is written by itself."""

    compressible = False


def set_apart(pdf: pydyf.PDF) -> None:
    """Write each bookmark by itself."""
    waiting = [pdf.catalog["Outlines"]] if "Outlines" in pdf.catalog else []
    while waiting:
        old = resolve(pdf, waiting.pop())
        new = _Apart(old)
        new.number = old.number
        pdf.objects[old.number] = new
        waiting += [new[key] for key in ("First", "Next") if key in new]
