"""What a font's dictionary says of its characters."""

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from sendletter.inspection.font import Font
from tests.inspection.papers import font


def table(text: bytes) -> dict[int, str] | None:
    document = pikepdf.new()
    made = font(document)
    made.ToUnicode = document.make_stream(text)
    return Font(made).unicode


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        (b"beginbfchar <01> <0041> <0002> <00660069> endbfchar", {1: "A", 2: "fi"}),
        (b"beginbfrange <10> <12> <0061> endbfrange", {16: "a", 17: "b", 18: "c"}),
        (b"beginbfrange <10> <11> [<0041> <00420043>] endbfrange", {16: "A", 17: "BC"}),
        (b"beginbfchar <01> <D835DC00> endbfchar", {1: "\U0001d400"}),
        (b"beginbfrange <0000> <ffffffff> <0041> endbfrange", None),
    ],
)
def test_a_table_of_characters_is_read(text: bytes, meanings: dict[int, str] | None):
    found = table(text)
    assert found is not None
    if meanings is None:
        assert len(found) <= 70_001
    else:
        assert found == meanings


@given(st.binary(max_size=200))
def test_whatever_stands_in_a_table_it_is_no_fault(noise: bytes):
    for frame in (b"beginbfchar %s endbfchar", b"beginbfrange %s endbfrange"):
        assert table(frame % noise) is not None


def test_widths_of_composite_fonts_are_rows_and_ranges():
    document = pikepdf.new()
    made = font(document)
    made.DescendantFonts[0].W = Array([1, Array([300, 400]), 10, 20, 250])
    read = Font(made)
    assert [read.width(code) for code in (1, 2, 10, 20, 21)] == [0.3, 0.4, 0.25, 0.25, 0.5]


@pytest.mark.parametrize(
    ("encoding", "flags", "known"),
    [
        (Name.WinAnsiEncoding, 32, True),
        (Dictionary(Differences=Array([65, Name.Aogonek])), 4, True),
        (Dictionary(Differences=Array([65, Name.g12])), 4, False),
        (Dictionary(Differences=Array([65, Name.uni0104])), 4, True),
        (None, 4, False),
        (None, 32, True),
    ],
)
def test_what_a_code_means_is_known_by_encoding_or_by_the_name_of_its_glyph(encoding, flags: int, known: bool):
    made = Dictionary(Type=Name.Font, Subtype=Name.TrueType, FontDescriptor=Dictionary(Flags=flags))
    if encoding is not None:
        made.Encoding = encoding
    assert (Font(made).means(65) is not None) == known
