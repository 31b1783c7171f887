"""E-mail addresses prove who is who, and are never seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.reading.addresses import read_addresses

LIST = "group,name,E-mail\na,Ann,Ann@X.example\na,Bob,\na,Carla, ann@x.example \na,Dan,none\n"


@pytest.mark.parametrize(
    "data",
    [LIST.encode(), LIST.encode("utf-16"), LIST.replace(",", ";").encode(), b"sep=,\n" + LIST.encode()],
)
def test_the_same_address_has_the_same_digest_however_it_is_written(data: bytes):
    found = read_addresses(data)
    (ann, carla) = found.values()
    assert ann == carla
    assert len(found) == 2


def test_an_address_is_found_by_the_line_of_its_row():
    assert set(read_addresses(LIST.encode())) == {2, 4}
    assert set(read_addresses(b'group,name,email\na,"Ann\nLee",a@x.example\na,Bob,b@x.example\n')) == {2, 4}


def test_no_address_leaves_in_readable_form():
    assert "x.example" not in repr(read_addresses(LIST.encode())).lower()


@given(st.binary() | st.text().map(str.encode))
def test_whatever_the_bytes_are_nothing_is_raised(data: bytes):
    assert isinstance(read_addresses(data), dict)
