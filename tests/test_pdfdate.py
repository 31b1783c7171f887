from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from sendletter.pdfdate import pdf_day, pdf_moment


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (datetime(2026, 1, 31, 14, 5, tzinfo=UTC), "D:20260131140500+00'00'"),
        (datetime(2026, 1, 31, 14, 5, 9, tzinfo=timezone(timedelta(hours=-3.5))), "D:20260131140509-03'30'"),
        (datetime(2026, 1, 31, 14, 5), "D:20260131140500+00'00'"),
    ],
)
def test_a_moment_is_written_with_its_zone(moment, written):
    assert pdf_moment(moment) == written


def test_a_letter_without_a_day_has_one_that_no_clock_has_told():
    assert pdf_day(date(2026, 1, 31)) == "D:20260131000000Z"
    assert pdf_day(None) == "D:20000101000000Z"
