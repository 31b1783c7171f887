"""Pictures of a PDF brought into printing inks: greys stay grey, in black alone; all else becomes the four inks."""

from dataclasses import dataclass
from typing import Any

from sendletter.separation.profile import Profile
from sendletter.separation.values import numbers

ROWS = 256
"""Rows of a picture that are added up at a time."""


TWO, SEEN = 2, 255
"""How many shades make none, and what a mask has where nothing shows through."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What became of a picture: its size in pixels, whether it has no shades, and the most ink in one place."""

    pixels: tuple[int, int]
    lines: bool
    ink: float


class Pictures:
    """The pictures of one PDF; each is brought over once."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self._done: dict[tuple[int, int], Picture] = {}

    def bring_over(self, image: Any, *, mask: bool = False, opaque: bool = False) -> Picture:
        """Rewrite an image XObject in its place; of a `mask`, only the lightness counts.

        Made `opaque`, it has the paper's white where it was see-through. Raises ValueError for a kind of picture that
        cannot be brought over, with the kind.
        """
        if image.objgen not in self._done:
            self._done[image.objgen] = self._bring_over(image, mask=mask, opaque=opaque)
        return self._done[image.objgen]

    def _bring_over(self, image: Any, *, mask: bool, opaque: bool) -> Picture:
        from pikepdf import PdfImage

        size = int(image.Width), int(image.Height)
        if bool(image.get("/ImageMask", False)):
            return Picture(size, lines=True, ink=0.0)
        picture, alpha = _opened(PdfImage(image)), _alpha(image)
        _plain(image)
        if picture.mode == "CMYK":
            return Picture(size, lines=False, ink=_most(picture))
        if "/Decode" in image and list(numbers(image.Decode)) != [0.0, 1.0] * len(picture.getbands()):
            raise ValueError("a picture whose shades are turned round")
        if alpha is not None:
            picture = _on_paper(picture, alpha, opaque=opaque)
        if opaque and alpha is not None:
            del image["/SMask"]
            alpha = None
        inks = picture.convert("L") if mask else self.inks(picture)
        _rewrite(image, inks)
        lines = all(part is None or _without_shades(part) for part in (inks, alpha))
        return Picture(size, lines, _most(inks) if inks.mode == "CMYK" else 1.0)

    def inks(self, picture: Any) -> Any:
        """A picture of the screen in inks: one bit as it is, greys in black alone, colours by the profile."""
        if picture.mode == "1":
            return picture
        if picture.mode != "L":
            picture = picture.convert("RGB")
            if _is_grey(picture):
                picture = picture.getchannel(0)
        if picture.mode == "L":
            return picture.point([255 - black for black in self.profile.blacks_of_greys])
        return self.profile.picture(picture)


def _plain(image: Any) -> None:
    """Take away from an image what is no part of its pixels, or would have them drawn otherwise."""
    for key in ("/Interpolate", "/Intent", "/Alternates", "/OPI", "/Metadata", "/StructParent"):
        for part in (image, image.get("/SMask")):
            if part is not None and key in part:
                del part[key]


def _alpha(image: Any) -> Any:
    """What of an image can be seen, as grey pixels; None for all of it. A mask that hides nothing goes."""
    from pikepdf import PdfImage

    if "/SMask" not in image:
        return None
    alpha = _opened(PdfImage(image.SMask)).convert("L")
    if alpha.getextrema() == (SEEN, SEEN):
        del image["/SMask"]
        return None
    return alpha


def _rewrite(image: Any, inks: Any) -> None:
    from pikepdf import Name

    image.write(inks.tobytes())
    image.ColorSpace = Name.DeviceCMYK if inks.mode == "CMYK" else Name.DeviceGray
    image.BitsPerComponent = 1 if inks.mode == "1" else 8
    if "/Decode" in image:
        del image["/Decode"]


def _without_shades(pixels: Any) -> bool:
    """Whether pixels are there or not, and nothing between."""
    return pixels.mode == "1" or (pixels.mode == "L" and len(pixels.getcolors()) <= TWO)


def _opened(image: Any) -> Any:
    """A PDF's image as pixels. Raises ValueError with its kind where that cannot be."""
    from pikepdf import PdfError

    try:
        picture = image.as_pil_image()
    except (PdfError, NotImplementedError, TypeError, ValueError, OSError) as fault:
        raise ValueError(f"a picture of a kind that cannot be brought over ({fault})") from fault
    if picture.mode in ("LA", "RGBA"):  # what is see-through is asked for apart
        return picture.convert("L" if picture.mode == "LA" else "RGB")
    if picture.mode not in ("1", "L", "P", "RGB", "CMYK"):
        raise ValueError(f"a picture of a kind that cannot be brought over ({picture.mode})")
    return picture


def _on_paper(picture: Any, alpha: Any, *, opaque: bool) -> Any:
    """A picture whose pixels that nobody sees are white: what they hide takes no ink. `opaque`: all over white."""
    from PIL import Image

    picture = picture.convert("RGB")
    seen = alpha.resize(picture.size) if alpha.size != picture.size else alpha
    seen = seen if opaque else seen.point([0, *[255] * 255])
    return Image.composite(picture, Image.new("RGB", picture.size, (255, 255, 255)), seen)


def _is_grey(picture: Any) -> bool:
    """Whether the three channels of a picture are the same."""
    from PIL import ImageChops

    red, green, blue = picture.split()
    return all(ImageChops.difference(red, other).getbbox() is None for other in (green, blue))


def _most(inks: Any) -> float:
    """The most ink in one place of a picture in four inks; 3.0 is 300 %."""
    from PIL import ImageMath

    most = 0
    for top in range(0, inks.height, ROWS):
        strip = inks.crop((0, top, inks.width, min(inks.height, top + ROWS)))
        c, m, y, k = strip.split()
        total = ImageMath.lambda_eval(lambda a: a["c"] + a["m"] + a["y"] + a["k"], c=c, m=m, y=y, k=k)
        most = max(most, total.getextrema()[1])
    return most / 255
