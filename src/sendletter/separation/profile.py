"""What a printing condition makes of colours, by its ICC profile: the only room that knows the colour engine.

Colours are brought over relative to the paper and with the black point compensated (ISO 18619): what is white stays
paper, what is darkest stays darkest, and all that the press can print stays as it is.
"""

from functools import cached_property
from io import BytesIO
from typing import Any

from sendletter.letter import Standard
from sendletter.separation.difference import Lab
from sendletter.separation.paint import Shares

HEADER = 132
"""Bytes of a profile's header and of the count of its tags (ICC.1, 7.2)."""
SPACES = {b"RGB ": "screens (RGB)", b"GRAY": "grey alone", b"Lab ": "colours by their look (Lab)"}
NEWEST = {Standard.X_1A: (2, 4), Standard.X_4: (4, 2)}
"""The newest version of profiles that each standard knows: PDF 1.4's and ISO 15076-1:2005's."""
ASK = "Ask the printer for the ICC profile of the press and the paper; it must be one for CMYK."
LIGHTNESS, MIDDLE = 2.55, 128
"""How the engine writes CIELAB in bytes: L* times this, a* and b* from this."""


def unfit(data: bytes, standard: Standard) -> tuple[str, str] | None:
    """Why a file is no profile to print by, and what to do; None for one that is fit."""
    if len(data) < HEADER or data[36:40] != b"acsp" or int.from_bytes(data[:4], "big") > len(data):
        return "is no whole ICC profile", ASK
    if data[16:20] != b"CMYK":
        kind = SPACES.get(data[16:20], data[16:20].decode("latin-1").strip())
        return f"is a profile for {kind}, and a press prints in CMYK", ASK
    if data[12:16] != b"prtr":
        return "is no profile of a printing press", ASK
    version, most = (data[8], data[9] >> 4), NEWEST[standard]
    if version > most:
        text = f"is a profile of version {version[0]}.{version[1]}; PDF/{standard} knows none above {most[0]}.{most[1]}"
        return text, "Ask for an older version of the same profile, or print by X-4."
    from PIL import ImageCms

    try:
        profile = Profile(data)
        profile.lab(profile.shares((0, 0, 0)))
    except (ImageCms.PyCMSError, OSError, ValueError) as fault:
        return f"is an ICC profile that cannot be used: {fault}", ASK
    return None


class Profile:
    """A printing condition. Raises PyCMSError or OSError where the data are no profile for it."""

    def __init__(self, data: bytes) -> None:
        from PIL import ImageCms

        cms: Any = ImageCms
        self.data, self._cms = data, cms
        press, screen, look = cms.ImageCmsProfile(BytesIO(data)), cms.createProfile("sRGB"), cms.createProfile("LAB")
        self.description = str(press.profile.profile_description or "").strip()
        exact = cms.Flags.BLACKPOINTCOMPENSATION | cms.Flags.NOOPTIMIZE
        self._to_press = self._transform(screen, press, "RGB", "CMYK", exact)
        self._from_look = self._transform(look, press, "LAB", "CMYK", exact)
        self._from_press = self._transform(press, look, "CMYK", "LAB", exact)
        self._to_look = self._transform(screen, look, "RGB", "LAB", exact)
        self._press, self._screen = press, screen

    def _transform(self, one: Any, other: Any, mode: str, into: str, flags: int) -> Any:
        intent = self._cms.Intent.RELATIVE_COLORIMETRIC
        return self._cms.buildTransform(one, other, mode, into, intent, flags)

    @cached_property
    def _pictures(self) -> Any:
        """The way from the screen to the press in a form that is quick for millions of pixels."""
        flags = self._cms.Flags.BLACKPOINTCOMPENSATION | self._cms.Flags.HIGHRESPRECALC
        return self._transform(self._screen, self._press, "RGB", "CMYK", flags)

    @cached_property
    def _blacks(self) -> tuple[float, ...]:
        """The lightness of tints of black alone, in steps of 1/255."""
        from PIL import Image

        row = Image.merge("CMYK", [*(Image.new("L", (256, 1)) for _ in range(3)), _ramp()])
        return tuple(
            value / LIGHTNESS for value in self._cms.applyTransform(row, self._from_press).getchannel(0).tobytes()
        )

    def shares(self, rgb: tuple[int, int, int]) -> Shares:
        """A colour of the screen in the four inks."""
        return self._inks("RGB", rgb, self._to_press)

    def shares_of(self, lab: Lab) -> Shares:
        """A colour by its look in the four inks."""
        return self._inks("LAB", _bytes(lab), self._from_look)

    def _inks(self, mode: str, colour: tuple[int, ...], transform: Any) -> Shares:
        c, m, y, k = self._one(mode, colour, transform)
        return c / 255, m / 255, y / 255, k / 255

    def lab_of(self, rgb: tuple[int, int, int]) -> Lab:
        """How a colour of the screen looks."""
        return _look(self._one("RGB", rgb, self._to_look))

    def lab(self, shares: Shares) -> Lab:
        """How inks look on their paper, between its white and the darkest that it can have."""
        c, m, y, k = (round(255 * share) for share in shares)
        return _look(self._one("CMYK", (c, m, y, k), self._from_press))

    def black(self, lightness: float) -> float:
        """The share of black alone that looks as light."""
        return min(range(256), key=lambda tint: abs(self._blacks[tint] - lightness)) / 255

    @cached_property
    def blacks_of_greys(self) -> tuple[int, ...]:
        """For each grey of the screen, the tint of black that looks as light, both from 0 to 255."""
        return tuple(round(255 * self.black(self.lab_of((grey, grey, grey))[0])) for grey in range(256))

    def picture(self, rgb: Any) -> Any:
        """A picture of the screen in the four inks."""
        return self._cms.applyTransform(rgb, self._pictures)

    def _one(self, mode: str, colour: tuple[int, ...], transform: Any) -> tuple[int, ...]:
        from PIL import Image

        found: tuple[int, ...] = self._cms.applyTransform(Image.new(mode, (1, 1), colour), transform).getpixel((0, 0))
        return found


def _look(values: tuple[int, ...]) -> Lab:
    return values[0] / LIGHTNESS, float(values[1] - MIDDLE), float(values[2] - MIDDLE)


def _bytes(lab: Lab) -> tuple[int, int, int]:
    lightness, a, b = lab
    return _byte(lightness * LIGHTNESS), _byte(a + MIDDLE), _byte(b + MIDDLE)


def _byte(value: float) -> int:
    return min(255, max(0, round(value)))


def _ramp() -> Any:
    from PIL import Image

    return Image.frombytes("L", (256, 1), bytes(range(256)))
