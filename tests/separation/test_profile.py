"""A profile by which cannot be printed is refused in words."""

import pytest
from PIL import ImageCms

from sendletter.letter import Standard
from sendletter.separation.profile import unfit
from tests.separation.paper import ICC

PROFILE = ICC.read_bytes()
RGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def changed(place: int, data: bytes) -> bytes:
    return PROFILE[:place] + data + PROFILE[place + len(data) :]


def test_a_profile_of_a_press_is_fit():
    assert all(unfit(PROFILE, standard) is None for standard in Standard)


@pytest.mark.parametrize(
    ("data", "standard", "expected"),
    [
        (b"", Standard.X_4, "is no whole ICC profile"),
        (b"hello" * 100, Standard.X_4, "is no whole ICC profile"),
        (PROFILE[:-100], Standard.X_4, "is no whole ICC profile"),
        (RGB, Standard.X_4, "is a profile for screens (RGB), and a press prints in CMYK"),
        (changed(12, b"link"), Standard.X_4, "is no profile of a printing press"),
        (changed(8, b"\x04\x40"), Standard.X_4, "is a profile of version 4.4; PDF/X-4 knows none above 4.2"),
        (changed(8, b"\x04\x00"), Standard.X_1A, "is a profile of version 4.0; PDF/X-1a knows none above 2.4"),
        (changed(128, b"\x00\x00\x00\x00"), Standard.X_4, "is an ICC profile that cannot be used"),
    ],
)
def test_what_is_no_profile_of_a_press_is_told(data: bytes, standard: Standard, expected: str):
    found = unfit(data, standard)
    assert found is not None
    assert found[0].startswith(expected)
    assert found[1]
