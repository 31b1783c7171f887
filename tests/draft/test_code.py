"""A text's code: short, told from other codes, understood as it is heard."""

import re

from hypothesis import given
from hypothesis import strategies as st

from sendletter.draft.code import SIGNS, as_written, code, square


@given(st.binary(max_size=200))
def test_a_code_has_eight_signs_that_are_not_misread(content: bytes):
    found = code(content)
    assert re.fullmatch(f"[{SIGNS}]{{4}}-[{SIGNS}]{{4}}", found)
    assert not set("ILOU") & set(found)


@given(st.binary(max_size=50), st.binary(max_size=50))
def test_other_content_has_another_code(one: bytes, other: bytes):
    assert (code(one) == code(other)) == (one == other)


@given(st.binary(max_size=50))
def test_a_code_is_understood_as_it_is_typed_and_misheard(content: bytes):
    written = code(content)
    for heard in (written.lower(), written.replace("-", " "), written.replace("0", "o").replace("1", "l")):
        assert as_written(heard) == written


def test_a_square_has_the_three_corners_of_every_qr_code():
    found = square("Draft 3 K7QX-2M9F")
    dark = {tuple(map(int, place)) for place in re.findall(r"M(\d+) (\d+)h1v1h-1z", found.path)}
    assert found.size >= 21
    for x, y in ((0, 0), (found.size - 7, 0), (0, found.size - 7)):
        ring = {(x + a, y + b) for a in range(7) for b in range(7) if a in (0, 6) or b in (0, 6)}
        assert ring <= dark
        assert (x + 1, y + 1) not in dark
