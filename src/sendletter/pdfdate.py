"""Dates as a PDF writes them (ISO 32000-1, 7.9.4)."""

from datetime import date, datetime

UNDATED = date(2000, 1, 1)
"""The day of a letter without a date, where a standard asks for one and no clock may be asked."""


def pdf_day(day: date | None) -> str:
    """A day: its beginning in UTC. None is `UNDATED`."""
    return f"D:{day or UNDATED:%Y%m%d}000000Z"


def pdf_moment(moment: datetime) -> str:
    """A moment with its zone; one without a zone is in UTC."""
    zone = f"{moment:%z}" or "+0000"
    return f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:]}'"
