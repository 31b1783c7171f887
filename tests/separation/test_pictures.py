"""Pictures in printing inks, and what is told of those that would not print well."""

import io

import pikepdf
import pytest
from PIL import Image

from tests.separation.paper import messages, plates, press, sheet, x1a


def pictured(
    picture: Image.Image,
    place: str = "100 0 0 100 50 50 cm",
    alpha: Image.Image | None = None,
    before: str = "",
    **more,
) -> bytes:
    """A page with a picture, as a PDF holds it."""
    space = {"L": "DeviceGray", "1": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "P": "DeviceGray"}[
        picture.mode
    ]
    with pikepdf.open(io.BytesIO(sheet(f"{before} q {place} /I Do Q"))) as document:
        image = stream(document, picture, space)
        for key, value in more.items():
            image[f"/{key}"] = value
        if alpha is not None:
            image.SMask = stream(document, alpha, "DeviceGray")
        document.pages[0].obj.Resources.XObject = pikepdf.Dictionary(I=image)
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def stream(document: pikepdf.Pdf, picture: Image.Image, space: str) -> pikepdf.Stream:
    return document.make_stream(
        picture.tobytes(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=picture.width,
        Height=picture.height, ColorSpace=pikepdf.Name(f"/{space}"), BitsPerComponent=1 if picture.mode == "1" else 8,
    )  # fmt: skip


def image_of(pdf: bytes) -> pikepdf.Stream:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        image = document.pages[0].obj.Resources.XObject["/I"]
        return {key: image[key] for key in ("/ColorSpace", "/BitsPerComponent", "/Width")} | {
            "smask": "/SMask" in image
        }


def photo(size: int = 420, *colours: str) -> Image.Image:
    picture = Image.radial_gradient("L").resize((size, size))
    return Image.merge(
        "RGB",
        [
            picture,
            picture.transpose(Image.Transpose.ROTATE_90).point(lambda v: v // 2),
            picture.point(lambda v: 255 - v),
        ],
    )


def test_a_picture_of_the_screen_becomes_one_in_four_inks():
    made = press(pictured(photo()), ink_limit=4.0)
    assert messages(made) == []
    assert image_of(made.pdf)["/ColorSpace"] == pikepdf.Name.DeviceCMYK


def test_a_grey_picture_is_printed_in_black_alone_also_where_it_is_written_in_colours():
    grey = Image.radial_gradient("L").resize((420, 420))
    for picture in (grey, Image.merge("RGB", [grey, grey, grey])):
        made = press(pictured(picture))
        assert image_of(made.pdf)["/ColorSpace"] == pikepdf.Name.DeviceGray
        found = plates(made.pdf)
        assert found["Black"].getbbox() is not None
        assert all(found[name].getbbox() is None for name in ("Cyan", "Magenta", "Yellow"))


def test_a_palette_is_resolved():
    picture = photo().quantize(16)
    table = pikepdf.String(bytes(picture.getpalette()[:48]))
    made = press(
        pictured(picture, ColorSpace=pikepdf.Array([pikepdf.Name.Indexed, pikepdf.Name.DeviceRGB, 15, table])),
        ink_limit=4.0,
    )
    assert messages(made) == []
    assert image_of(made.pdf)["/ColorSpace"] == pikepdf.Name.DeviceCMYK


def test_one_bit_stays_one_bit_and_needs_four_times_the_pixels():
    dots = Image.new("1", (420, 420), 1)
    dots.paste(0, (100, 100, 200, 200))
    made = press(pictured(dots))
    assert image_of(made.pdf)["/BitsPerComponent"] == 1
    (message,) = messages(made)
    assert message.startswith(
        "print-resolution: the picture without shades of 420 x 420 pixels on page 1 has 302 pixels"
    )
    assert message.endswith("1200 are asked for")
    fine = Image.new("1", (1700, 1700), 1)
    assert messages(press(pictured(fine))) == []


@pytest.mark.parametrize(("pixels", "told"), [(420, False), (300, True)])
def test_a_picture_needs_enough_pixels_at_its_printed_size(pixels: int, told: bool):
    made = press(pictured(photo(pixels)), ink_limit=4.0)
    assert bool(messages(made)) is told
    if told:
        (problem,) = made.problems
        assert "has 216 pixels an inch at its printed size of 35 x 35 mm; 300 are asked for" in problem.message
        assert problem.hint.startswith("Use one of at least 417 x 417 pixels")


def test_what_is_drawn_smaller_by_a_form_around_it_has_more_pixels_an_inch():
    assert (
        messages(press(pictured(photo(210), "1 0 0 1 50 50 cm 100 0 0 100 0 0 cm .4 0 0 .4 0 0 cm"), ink_limit=4.0))
        == []
    )


def test_too_much_ink_in_a_picture_is_told():
    (message,) = messages(press(pictured(Image.new("RGB", (420, 420), (9, 10, 30))), ink_limit=2.6))
    assert message.startswith("print-ink: the picture of 420 x 420 pixels on page 1 would be printed with up to 2")


def test_pixels_that_nobody_sees_take_no_ink():
    picture, alpha = Image.new("RGB", (420, 420), (9, 10, 30)), Image.new("L", (420, 420), 0)
    picture.paste((200, 180, 90), (100, 100, 200, 200))
    alpha.paste(128, (100, 100, 200, 200))
    made = press(pictured(picture, alpha=alpha), ink_limit=2.2)
    assert messages(made) == []
    assert image_of(made.pdf)["smask"]


def test_see_through_parts_are_put_on_white_for_x_1a_where_nothing_stands_behind():
    alpha = Image.radial_gradient("L").resize((420, 420))
    plain = x1a(pictured(photo(), alpha=alpha), ink_limit=4.0)
    assert messages(plain) == []
    assert not image_of(plain.pdf)["smask"]
    over = "1 0.9 0.2 rg 60 60 9 9 re f"
    (message,) = messages(x1a(pictured(photo(), alpha=alpha, before=over), ink_limit=4.0))
    assert message.endswith("page 1 has it: a picture with see-through parts")


def test_a_picture_whose_shades_are_turned_round_is_a_problem():
    grey = Image.radial_gradient("L").resize((420, 420))
    assert messages(press(pictured(grey, Decode=pikepdf.Array([0, 1])))) == []
    (message,) = messages(press(pictured(grey, Decode=pikepdf.Array([1, 0]))))
    assert "a picture whose shades are turned round" in message


def test_a_mask_that_hides_nothing_is_no_mask():
    made = x1a(
        pictured(photo(), alpha=Image.new("L", (420, 420), 255), before="1 0.9 0.2 rg 60 60 9 9 re f"), ink_limit=4.0
    )
    assert messages(made) == []
    assert not image_of(made.pdf)["smask"]


def test_a_picture_inside_the_content_is_brought_over_too():
    data = "ff0000" * 16
    made = press(sheet(f"q .8 0 0 .8 50 50 cm BI /W 4 /H 4 /CS /RGB /BPC 8 /F /AHx ID {data}> EI Q"))
    assert messages(made) == []
    assert plates(made.pdf, dpi=720)["Magenta"].getbbox() is not None


def test_four_inks_stay_as_they_are():
    picture = Image.new("CMYK", (420, 420), (255, 0, 128, 0))
    assert messages(press(pictured(picture))) == []
    assert "150 %" in messages(press(pictured(picture), ink_limit=1.49))[0]
