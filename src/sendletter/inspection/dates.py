"""Dates as PDF and XMP write them."""

import re
from datetime import datetime

DATE = re.compile(
    r"(?:D:)?(\d{4})-?(\d\d)?-?(\d\d)?T?(\d\d)?:?(\d\d)?:?(\d\d)?(?:\.\d+)?(?:(Z)|([+-])(\d\d)[:']?(\d\d)?)?.*"
)


def moment(text: str) -> tuple[datetime, int | None] | None:
    """A date of PDF (ISO 32000-1, 7.9.4) or of XMP, with its minutes from UTC; None for what is none."""
    found = DATE.fullmatch(text.strip())
    if not found:
        return None
    year, month, day, hour, minute, second, zulu, sign, hours, minutes = found.groups()
    try:
        when = datetime(int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0), int(second or 0))
    except ValueError:
        return None
    if zulu:
        return when, 0
    return when, (1 if sign == "+" else -1) * (60 * int(hours) + int(minutes or 0)) if sign else None


def same_moment(first: str, second: str) -> bool:
    """Whether two dates are the same; where one has no zone, the clock is compared."""
    one, other = moment(first), moment(second)
    if one is None or other is None:
        return first == second
    minutes = 0 if one[1] is None or other[1] is None else one[1] - other[1]
    return abs((one[0] - other[0]).total_seconds() - 60 * minutes) < 1
