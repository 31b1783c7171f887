"""What is drawn in light is drawn in ink, operator by operator."""

import io

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.separation.paper import colour, content, messages, plates, press, sheet, x1a

FONT = pikepdf.Dictionary(
    F=pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
)


def drawn(text: str, **resources: object) -> list[str]:
    """The operators of a page's content in ink, without those that cut it off at the bleed."""
    return content(press(sheet(text, **resources), colours=(colour("#1f3a5f", 1, 0.7, 0, 0.3),)))[4:-1]


def test_black_is_black_alone_and_overprints_and_all_else_does_not():
    assert drawn("0 g 1 1 50 50 re f 1 0 0 rg 1 1 20 20 re f 0 0 0 rg 1 1 9 9 re f 1 g 1 1 5 5 re f") == [
        "0 0 0 1 k", "/Over10 gs", "1 1 50 50 re", "f",
        "0 1 1 0 k", "/Over00 gs", "1 1 20 20 re", "f",
        "0 0 0 1 k", "/Over10 gs", "1 1 9 9 re", "f",
        "0 0 0 0 k", "/Over00 gs", "1 1 5 5 re", "f",
    ]  # fmt: skip


def test_white_never_overprints():
    made = press(sheet("0 g 1 1 50 50 re f 1 g 1 1 20 20 re B"))
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        states = document.pages[0].obj.Resources.ExtGState
        assert {key: (bool(state.op), bool(state.OP), int(state.OPM)) for key, state in states.items()} == {
            "/Over10": (True, False, 1),
            "/Over01": (False, True, 1),
        }
    assert content(made)[8:12] == ["0 0 0 0 k", "0 0 0 1 K", "/Over01 gs", "1 1 20 20 re"]


def test_a_colour_is_written_before_the_path_that_is_painted_and_once():
    assert drawn("0.121569 0.227451 0.372549 rg 1 1 m 9 9 l 9 1 l h f 2 2 3 3 re f") == [
        "1 0.7 0 0.3 k", "1 1 m", "9 9 l", "9 1 l", "h", "f", "2 2 3 3 re", "f",
    ]  # fmt: skip


def test_what_a_state_restores_is_written_again():
    assert drawn("0.121569 0.227451 0.372549 rg q 0 g 1 1 4 4 re f Q 1 1 4 4 re f") == [
        "q", "0 0 0 1 k", "/Over10 gs", "1 1 4 4 re", "f", "Q", "1 0.7 0 0.3 k", "1 1 4 4 re", "f",
    ]  # fmt: skip


def test_text_has_its_inks_and_marked_content_goes():
    text = "/P <</MCID 0>> BDC BT /F 9 Tf 0.356863 0.384314 0.419608 rg 9 9 Td (a) Tj ET EMC 0.356863 0.384314 0.419608 rg 1 1 8 8 re f"
    found = drawn(text, Font=FONT)
    assert found[:2] == ["BT", "/F 9 Tf"]
    assert found[3].startswith("0 0 0 0.7")
    assert [line for line in found if line.endswith((" BDC", "EMC"))] == []
    assert found[6].endswith(" k")
    assert not found[6].startswith("0 0 0")


def test_text_that_is_not_seen_has_no_ink():
    assert not [line for line in drawn("BT 3 Tr /F 9 Tf 0 g (a) Tj ET", Font=FONT) if line.endswith(" k")]


@pytest.mark.parametrize(
    ("set_", "expected"),
    [
        ("/DeviceRGB cs 0.121569 0.227451 0.372549 sc", "1 0.7 0 0.3 k"),
        ("/DeviceRGB cs 0.121569 0.227451 0.372549 scn", "1 0.7 0 0.3 k"),
        ("/DeviceGray cs 1 sc", "0 0 0 0 k"),
        ("/DeviceRGB cs", "0 0 0 1 k"),
        ("/DeviceCMYK cs 0.1 0.2 0.3 0.4 scn", "0.1 0.2 0.3 0.4 k"),
        ("/DeviceCMYK cs", "0 0 0 1 k"),
        ("0.1 0.2 0.3 0.4 k", "0.1 0.2 0.3 0.4 k"),
        ("/Look cs 100 0 0 scn", "0 0 0 0 k"),
    ],
)
def test_every_way_to_set_a_colour_is_known(set_: str, expected: str):
    look = pikepdf.Array([pikepdf.Name.Lab, pikepdf.Dictionary(WhitePoint=pikepdf.Array([0.96, 1, 0.82]))])
    found = drawn(f"{set_} 1 1 9 9 re f", ColorSpace=pikepdf.Dictionary(Look=look))
    assert found[0] == expected
    stroked = " ".join(word.upper() if word in ("cs", "sc", "scn", "k") else word for word in set_.split())
    assert drawn(f"{stroked} 1 1 9 9 re S", ColorSpace=pikepdf.Dictionary(Look=look))[0] == expected[:-1] + "K"


def test_a_colour_space_of_its_own_is_a_problem():
    own = pikepdf.Array([pikepdf.Name.CalRGB, pikepdf.Dictionary(WhitePoint=pikepdf.Array([0.95, 1, 1.09]))])
    made = press(sheet("/Own cs 0 0 1 scn 1 1 9 9 re f", ColorSpace=pikepdf.Dictionary(Own=own)))
    assert messages(made) == [
        "print-colour: page 1: a colour in a colour space of its own (CalRGB) cannot be brought into printing inks"
    ]


def test_a_spot_ink_has_a_plate_of_its_own():
    made = press(sheet("0 0 1 rg 50 50 99 99 re f"), colours=(colour("#0000ff", 1, 0.8, 0, 0, spot="PANTONE 286 C"),))
    assert messages(made) == []
    found = plates(made.pdf)
    assert found["PANTONE 286 C"].getextrema() == (0, 255)
    assert all(found[name].getbbox() is None for name in ("Cyan", "Magenta", "Yellow", "Black"))


def test_forms_are_brought_over_with_what_they_inherit_and_draw_inside():
    with pikepdf.new() as document:
        inner = document.make_stream(b"0 0 1 1 re f", Subtype=pikepdf.Name.Form, BBox=pikepdf.Array([0, 0, 1, 1]))
        inner.Resources = pikepdf.Dictionary()
        outer = document.make_stream(b"40 0 0 40 9 9 cm /I Do 1 0 0 rg 0 0 .5 .5 re f", Subtype=pikepdf.Name.Form)
        outer.BBox, outer.Resources = (
            pikepdf.Array([0, 0, 99, 99]),
            pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=inner)),
        )
        outer.Group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceRGB)
        page = document.add_blank_page(page_size=(200, 200))
        page.obj.TrimBox = pikepdf.Array([0, 0, 200, 200])
        page.obj.Resources = document.make_indirect(pikepdf.Dictionary(XObject=pikepdf.Dictionary(O=outer)))
        page.obj.Contents = document.make_stream(b"0 g q /O Do Q q 1 0 0 1 90 90 cm /O Do Q")
        out = io.BytesIO()
        document.save(out)
    found = plates(press(out.getvalue(), bleed=0.0).pdf, dpi=72)
    assert found["Magenta"].getbbox() == found["Yellow"].getbbox()
    assert found["Cyan"].getbbox() is None
    assert found["Black"].getpixel((40, 160)) == 255
    assert (found["Black"].getpixel((12, 188)), found["Magenta"].getpixel((12, 188))) == (0, 255)
    with pikepdf.open(io.BytesIO(x1a(out.getvalue(), bleed=0.0).pdf)) as document:
        assert "/Group" not in document.pages[0].obj.Resources.XObject["/O"]


def gradient(function: pikepdf.Dictionary, kind: int = 2) -> dict[str, object]:
    shading = pikepdf.Dictionary(
        ShadingType=kind, ColorSpace=pikepdf.Name.DeviceRGB, Coords=pikepdf.Array([0, 0, 200, 0]), Function=function,
        Extend=pikepdf.Array([True, True]),
    )  # fmt: skip
    return {"Shading": pikepdf.Dictionary(S=shading)}


def ramp(*ends: tuple[float, float, float]) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        FunctionType=2, Domain=pikepdf.Array([0, 1]), N=1, C0=pikepdf.Array(ends[0]), C1=pikepdf.Array(ends[1])
    )


def test_a_gradient_runs_between_inks():
    parts = pikepdf.Array([ramp((1, 1, 1), (1, 0, 0)), ramp((1, 0, 0), (0, 0, 0))])
    both = pikepdf.Dictionary(
        FunctionType=3, Domain=pikepdf.Array([0, 1]), Bounds=pikepdf.Array([0.5]), Encode=pikepdf.Array([0, 1, 0, 1]), Functions=parts
    )  # fmt: skip
    made = press(sheet("/S sh", **gradient(both)))
    assert messages(made) == []
    found = plates(made.pdf)
    assert found["Cyan"].getbbox() is None
    row = [found["Magenta"].getpixel((x, 50)) for x in (6, 30, 55, 80, 105)]
    assert row[0] < row[1] < row[2] > row[3] > row[4]


@pytest.mark.parametrize(
    ("function", "kind", "expected"),
    [
        (pikepdf.Dictionary(FunctionType=4, Domain=pikepdf.Array([0, 1])), 2, "a gradient whose colours are computed"),
        (ramp((0, 0, 0), (1, 1, 1)), 1, "a gradient that is neither linear nor radial"),
    ],
)
def test_a_gradient_that_cannot_be_brought_over_is_a_problem(function, kind, expected):
    (message,) = messages(press(sheet("/S sh", **gradient(function, kind))))
    assert expected in message


def test_a_gradient_to_a_spot_ink_is_a_problem():
    made = press(
        sheet("/S sh", **gradient(ramp((1, 1, 1), (0, 0, 1)))), colours=(colour("#0000ff", 1, 1, 0, 0, spot="Reflex"),)
    )
    assert "a gradient to #0000ff, which is a spot ink" in messages(made)[0]


def test_what_is_see_through_blends_in_inks_or_is_refused():
    half = {"ExtGState": pikepdf.Dictionary(H=pikepdf.Dictionary(ca=0.5))}
    made = press(sheet("/H gs 1 0 0 rg 9 9 99 99 re f", **half))
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        assert pikepdf.Name.DeviceCMYK == document.pages[0].obj.Group.CS
    assert messages(made) == []
    (message,) = messages(x1a(sheet("/H gs 1 0 0 rg 9 9 99 99 re f", **half)))
    assert message == "print-transparency: PDF/X-1a knows nothing that is see-through, and page 1 has it: opacity"
    whole = {"ExtGState": pikepdf.Dictionary(H=pikepdf.Dictionary(ca=1.0))}
    assert messages(x1a(sheet("/H gs 1 0 0 rg 9 9 99 99 re f", **whole))) == []


def test_a_mask_of_lightness_stays_one():
    with pikepdf.new() as document:
        group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceRGB)
        mask = document.make_stream(b"1 1 1 rg 0 0 100 200 re f", Subtype=pikepdf.Name.Form, Group=group)
        mask.BBox, mask.Resources = pikepdf.Array([0, 0, 200, 200]), pikepdf.Dictionary()
        soft = pikepdf.Dictionary(SMask=pikepdf.Dictionary(S=pikepdf.Name.Luminosity, G=mask))
        page = document.add_blank_page(page_size=(200, 200))
        page.obj.TrimBox = pikepdf.Array([0, 0, 200, 200])
        page.obj.Resources = document.make_indirect(pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(M=soft)))
        page.obj.Contents = document.make_stream(b"/M gs 1 0 0 rg 0 0 200 200 re f")
        out = io.BytesIO()
        document.save(out)
    black = plates(press(out.getvalue(), bleed=0.0).pdf)["Magenta"]
    assert (black.getpixel((20, 50)), black.getpixel((80, 50))) == (255, 0)


@settings(max_examples=30)
@given(st.lists(st.sampled_from([
    "q", "Q", "0 g", "1 0 0 rg", "0 0 1 RG", "0.2 G", "/Pattern cs", "1 1 9 9 re f", "1 1 9 9 re S", "5 5 m 9 9 l b",
    "2 0 0 2 0 0 cm", "BT (a) Tj ET", "0.5 w", "1 1 3 3 re W n", "BT 2 Tr (a) Tj ET", "/DeviceRGB cs", "0 0.5 0 sc",
])))  # fmt: skip
def test_no_light_is_left_whatever_is_drawn(pieces):
    made = press(sheet("\n".join(pieces), Font=FONT))
    assert not [line for line in content(made) if line.split()[-1] in ("rg", "RG", "g", "G", "sc", "SC")]
    assert not [line for line in content(made) if line.endswith((" cs", " CS")) and "Device" in line]


def test_a_gradient_that_was_a_tile_has_no_edges():
    shading = gradient(ramp((1, 1, 1), (1, 0, 0)))["Shading"]["/S"]
    shading.Coords = pikepdf.Array([0, 0, 1, 0])
    with pikepdf.new() as document:
        form = document.make_stream(b"/S sh", Subtype=pikepdf.Name.Form, BBox=pikepdf.Array([0, 0, 1, 1]))
        form.Resources = pikepdf.Dictionary(Shading=pikepdf.Dictionary(S=shading))
        form.Group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceRGB)
        tile = document.make_stream(b"/A gs /X Do", PatternType=1, PaintType=1, TilingType=1, XStep=1, YStep=1)
        tile.BBox, tile.Matrix = pikepdf.Array([0, 0, 1, 1]), pikepdf.Array([100, 0, 0, 100, 50, 50])
        states = pikepdf.Dictionary(A=pikepdf.Dictionary(ca=1))
        tile.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form), ExtGState=states)
        page = document.add_blank_page(page_size=(200, 200))
        page.obj.TrimBox = pikepdf.Array([0, 0, 200, 200])
        page.obj.Resources = document.make_indirect(pikepdf.Dictionary(Pattern=pikepdf.Dictionary(P=tile)))
        page.obj.Contents = document.make_stream(b"/Pattern cs /P scn 50 50 100 100 re f")
        out = io.BytesIO()
        document.save(out)
    made = press(out.getvalue(), bleed=0.0)
    assert messages(made) == []
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        assert int(document.pages[0].obj.Resources.Pattern["/P"].PatternType) == 2
    row = [plates(made.pdf, dpi=72)["Magenta"].getpixel((x, 100)) for x in (45, 52, 75, 100, 125, 149, 155)]
    assert row[0] == row[-1] == 0
    assert row[1:-1] == sorted(row[1:-1])
    assert row[1] < 20
    assert row[-2] > 230
