"""What pictures say beside what they show goes nowhere; what they show stays to the pixel."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageOps
from PIL.PngImagePlugin import PngInfo

from sendletter.metadata import without_metadata
from sendletter.picture import harmful

SECRET = "Ann Lee, 51.45 N, /home/ann/logo"
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def exif(turn: int) -> Image.Exif:
    said = Image.Exif()
    said[0x010E], said[0x013B], said[0x0112] = SECRET, SECRET, turn
    return said


def saved(kind: str, mode: str = "RGB", **options: object) -> bytes:
    out = BytesIO()
    picture = Image.linear_gradient("L").resize((64, 48)).convert(mode)
    picture.save(out, kind, dpi=(300, 300), icc_profile=PROFILE, **options)
    return out.getvalue()


def turned(data: bytes) -> bool:
    with Image.open(BytesIO(data)) as picture:
        return picture.getexif()[0x0112] != 1


def jpeg(turn: int = 1, *, mode: str = "RGB", progressive: bool = False) -> bytes:
    return saved("JPEG", mode, exif=exif(turn), comment=SECRET.encode(), progressive=progressive) + SECRET.encode()


def png(turn: int = 1) -> bytes:
    said = PngInfo()
    said.add_text("Author", SECRET)
    said.add_itxt("Comment", SECRET, zip=False)
    return saved("PNG", exif=exif(turn), pnginfo=said) + SECRET.encode()


@pytest.mark.parametrize(
    "data",
    [jpeg(), jpeg(6), jpeg(progressive=True), jpeg(mode="CMYK"), jpeg(mode="L"), png(), png(3)],
    ids=["jpeg", "turned jpeg", "progressive jpeg", "jpeg in inks", "grey jpeg", "png", "turned png"],
)
def test_a_picture_shows_the_same_and_says_nothing(data: bytes):
    bare = without_metadata(data)
    assert SECRET.encode() in data
    assert SECRET.encode() not in bare
    with Image.open(BytesIO(data)) as before, Image.open(BytesIO(bare)) as after:
        upright = ImageOps.exif_transpose(before)
        assert (after.size, after.mode) == (upright.size, upright.mode)
        furthest = max(
            high
            for _, high in ImageChops.difference(after, upright)
            .convert("CMYK" if after.mode == "CMYK" else "RGB")
            .getextrema()
        )
        assert furthest <= (8 if turned(data) and after.format == "JPEG" else 0)
        assert after.info["icc_profile"] == before.info["icc_profile"] == PROFILE
        assert after.info["dpi"] == before.info["dpi"]
        assert not after.getexif()
    assert without_metadata(bare) == bare


def test_pixels_that_look_like_markers_are_pixels():
    noise = Image.effect_noise((200, 200), 200)
    out = BytesIO()
    noise.save(out, "JPEG", quality=100, restart_marker_blocks=3)
    with Image.open(BytesIO(without_metadata(out.getvalue()))) as after, Image.open(out) as before:
        assert after.tobytes() == before.tobytes()


SVG = """<?xml version="1.0"?>
<!-- Ann Lee --><?made by="Ann Lee"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9"
 xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:export-filename="/home/Ann Lee/logo.png">
<metadata><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Ann Lee</dc:creator></metadata>
<title>A boat</title><text x="1">sai<!-- Ann Lee -->l<inkscape:page label="Ann Lee"/>s</text>
<image xlink:href="file:///home/Ann Lee/photo.png"/><use xlink:href="#a"/></svg><!-- Ann Lee -->
"""


def test_a_drawing_is_drawn_the_same_and_says_nothing():
    bare = without_metadata(SVG.encode())
    assert b"Ann Lee" not in bare
    for kept in (b'width="9"', b"<title>A boat</title>", b'<text x="1">sails</text>', b'xlink:href="#a"'):
        assert kept in bare
    assert harmful(bare, "logo.svg") == ""
    assert without_metadata(bare) == bare


def test_a_picture_in_a_drawing_says_nothing():
    from base64 import b64decode, b64encode

    enclosed = f'data:image/jpeg;base64,{b64encode(jpeg()).decode()}"'
    bare = without_metadata(f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{enclosed}/></svg>'.encode())
    assert SECRET.encode() not in b64decode(bare.partition(b"base64,")[2].partition(b'"')[0])


def test_a_drawing_that_says_nothing_keeps_every_byte():
    drawing = b'<svg  xmlns="http://www.w3.org/2000/svg" ><rect width="1"></rect></svg>\r\n'
    assert without_metadata(drawing) == drawing


@given(st.binary(max_size=200), st.integers(0, 400))
def test_no_picture_that_is_cut_or_spoiled_makes_it_fail(more: bytes, place: int):
    for whole in (jpeg(), png()):
        spoiled = whole[:place] + more
        without_metadata(whole[:8] + spoiled[8:])


def test_a_drawing_that_is_no_xml_is_told():
    with pytest.raises(ValueError, match="no well-formed SVG"):
        without_metadata(b"<svg><g></svg>")
