"""The distance of two colours is CIEDE2000's, by the test data of Sharma, Wu and Dalal (2005)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.separation.difference import difference

KNOWN = [
    ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
    ((50, 3.1571, -77.2803), (50, 0, -82.7485), 2.8615),
    ((50, 0, 0), (50, -1, 2), 2.3669),
    ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
    ((50, -0.001, 2.49), (50, 0.0009, -2.49), 4.8045),
    ((50, 2.5, 0), (73, 25, -18), 27.1492),
    ((50, 2.5, 0), (61, -5, 29), 22.8977),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((63.0109, -31.0961, -5.8663), (62.8187, -29.7946, -4.0864), 1.2630),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]
LAB = st.tuples(st.floats(0, 100), st.floats(-128, 127), st.floats(-128, 127))


@pytest.mark.parametrize(("one", "other", "expected"), KNOWN)
def test_the_published_pairs_have_their_published_difference(one, other, expected):
    assert difference(one, other) == pytest.approx(expected, abs=1e-4)


@given(LAB, LAB)
def test_it_is_the_same_both_ways_and_nothing_between_a_colour_and_itself(one, other):
    assert difference(one, other) == pytest.approx(difference(other, one), abs=1e-6)
    assert difference(one, one) == 0
