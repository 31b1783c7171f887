"""What is painted is found wherever it stands, in the colour, size and place in which it is seen."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from sendletter.inspection.document import Document
from sendletter.inspection.marks import Kind, Mark, Place, Tag
from tests.inspection.papers import A4, font, form, image, put


def marks(content: bytes, change=lambda document: None) -> list[Mark]:
    """The marks of one page with this content."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=A4)
    page.Resources = Dictionary(Font=Dictionary(F=font(document)))
    page.Contents = document.make_stream(content)
    change(document)
    out = io.BytesIO()
    document.save(out)
    with pikepdf.open(io.BytesIO(out.getvalue())) as opened:
        return Document(out.getvalue(), opened).met.marks


def families(content: bytes, change=lambda document: None) -> list[str]:
    return [mark.colour.space.family for mark in marks(content, change) if mark.colour]


def test_the_box_of_a_rectangle_follows_all_matrices_and_the_clip():
    (mark,) = marks(b"2 0 0 2 10 20 cm 0 0 30 40 re W n q 1 0 0 1 5 5 cm 0 0 100 10 re f Q")
    assert mark.kind is Kind.FILL
    assert mark.box == (20, 30, 70, 50)


def test_what_lies_outside_of_the_clip_is_no_mark():
    assert marks(b"0 0 10 10 re W n 50 50 10 10 re f") == []


def test_a_state_that_was_saved_comes_back():
    colours = families(b"0 0 0 1 k q 1 0 0 rg 0 0 9 9 re f Q 0 0 9 9 re f")
    assert colours == ["DeviceRGB", "DeviceCMYK"]


def test_a_line_is_as_wide_as_it_is_printed():
    (mark,) = marks(b"0.1 0 0 0.1 0 0 cm 2 w 0 0 m 1000 0 l S")
    assert mark.size == pytest.approx(0.2)


def test_text_has_its_size_and_width_on_the_page():
    (mark,) = marks(b"BT /F 10 Tf 2 0 0 2 100 200 Tm <00010002> Tj ET")
    assert mark.size == pytest.approx(20)
    assert mark.box == pytest.approx((100, 196, 120, 214))


def test_text_moves_on_by_what_was_shown_and_by_kerning():
    _, second = marks(b"BT /F 10 Tf 50 50 Td [<0001> -1000] TJ <0001> Tj ET")
    assert second.box[0] == pytest.approx(50 + 5 + 10)


@pytest.mark.parametrize("depth", [1, 3])
def test_forms_in_forms_are_walked(depth: int):
    def change(document: pikepdf.Pdf) -> None:
        held = form(document, b"1 0 0 rg 0 0 9 9 re f")
        for _ in range(depth - 1):
            held = form(document, b"/X Do", Resources=Dictionary(XObject=Dictionary(X=held)))
        put(document, "XObject", "X", held)

    assert families(b"/X Do", change) == ["DeviceRGB"]


def test_tiles_are_walked_and_those_without_colours_of_their_own_take_that_of_their_user():
    def change(document: pikepdf.Pdf, paint: int) -> None:
        tile = document.make_stream(
            b"1 0 0 rg 0 0 5 5 re f", PatternType=1, PaintType=paint, BBox=Array([0, 0, 9, 9]), XStep=9, YStep=9
        )
        put(document, "Pattern", "P", tile)
        put(document, "ColorSpace", "C", Array([Name.Pattern, Name.DeviceCMYK]))

    content = b"/C cs 1 0 0 0 /P scn 0 0 90 90 re f"
    assert "DeviceRGB" in families(content, lambda document: change(document, 1))
    assert set(families(content, lambda document: change(document, 2))) == {"DeviceCMYK"}


def test_gradients_are_marks_in_their_space():
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([0, 0, 1, 1]))
    assert families(b"/S sh", lambda document: put(document, "Shading", "S", shading)) == ["DeviceRGB"]
    pattern = Dictionary(PatternType=2, Shading=shading)
    content = b"/Pattern cs /P scn 0 0 9 9 re f"
    assert "DeviceRGB" in families(content, lambda document: put(document, "Pattern", "P", pattern))


def test_the_drawings_of_glyphs_are_walked_where_they_are_used():
    def change(document: pikepdf.Pdf) -> None:
        glyphs = Dictionary(
            red=document.make_stream(b"9 0 d0 1 0 0 rg 0 0 9 9 re f"),
            blue=document.make_stream(b"9 0 d0 0 0 1 rg 0 0 9 9 re f"),
        )
        drawn = Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontMatrix=Array([0.1, 0, 0, 0.1, 0, 0]), FontBBox=Array([0, 0, 9, 9]),
            CharProcs=glyphs, Encoding=Dictionary(Differences=Array([1, Name.red, Name.blue])), FirstChar=1, LastChar=2,
            Widths=Array([9, 9]),
        )  # fmt: skip
        put(document, "Font", "T", drawn)

    found = [mark for mark in marks(b"BT /T 10 Tf 50 50 Td <01> Tj ET", change) if mark.place is Place.GLYPH]
    assert [mark.colour.values for mark in found if mark.colour] == [(1, 0, 0)]
    assert found[0].box == pytest.approx((50, 50, 59, 59))


def test_soft_masks_and_annotations_are_walked_and_told_apart():
    def change(document: pikepdf.Pdf) -> None:
        mask = Dictionary(Type=Name.Mask, S=Name.Luminosity, G=form(document, b"0.5 g 0 0 9 9 re f"))
        put(document, "ExtGState", "G", Dictionary(SMask=mask))
        look = form(document, b"1 0 0 rg 0 0 9 9 re f")
        note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([100, 100, 200, 200]), AP=Dictionary(N=look))
        document.pages[0].Annots = Array([note])

    found = {mark.place: mark for mark in marks(b"/G gs 0 0 5 5 re f", change)}
    assert set(found) == {Place.PAGE, Place.MASK, Place.NOTE}
    assert found[Place.NOTE].box == (100, 100, 109, 109)


def test_images_are_marks_with_their_pixels_also_where_they_stand_in_the_content():
    def change(document: pikepdf.Pdf) -> None:
        put(document, "XObject", "I", image(document, 20))

    first, second = marks(b"q 10 0 0 10 5 5 cm /I Do Q BI /W 2 /H 1 /BPC 8 /CS /RGB ID abcdef EI", change)
    assert (first.kind, first.pixels, first.box) == (Kind.IMAGE, (20, 20), (5, 5, 15, 15))
    assert second.pixels == (2, 1)
    assert second.colour
    assert second.colour.space.family == "DeviceRGB"


def test_a_default_space_stands_in_for_a_device():
    def change(document: pikepdf.Pdf) -> None:
        put(document, "ColorSpace", "DefaultRGB", Array([Name.CalRGB, Dictionary(WhitePoint=Array([1, 1, 1]))]))

    assert families(b"1 0 0 rg 0 0 9 9 re f", change) == ["CalRGB"]


def test_what_stands_behind_a_named_ink_is_found():
    def change(document: pikepdf.Pdf) -> None:
        function = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1)
        put(document, "ColorSpace", "S", Array([Name.Separation, Name.Gold, Name.DeviceRGB, function]))
        put(document, "ColorSpace", "I", Array([Name.Indexed, document.pages[0].Resources.ColorSpace.S, 1, b"\0\1"]))

    (mark,) = marks(b"/I cs 1 sc 0 0 9 9 re f", change)
    assert mark.colour
    assert mark.colour.space.device == ("DeviceRGB",)
    assert [space.family for space in mark.colour.space.chain] == ["Indexed", "Separation", "DeviceRGB"]


def test_decoration_is_told_from_content_and_from_what_is_neither():
    found = marks(b"0 0 1 1 re f /Artifact BMC 0 0 1 1 re f /Span BMC 0 0 1 1 re f EMC EMC 0 0 1 1 re f")
    assert [mark.tag for mark in found] == [Tag.NONE, Tag.ARTIFACT, Tag.ARTIFACT, Tag.NONE]
