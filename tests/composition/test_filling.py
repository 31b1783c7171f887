"""Advertisements as values: the page is exactly full, inside its margins, in order, and legible; or it is said why not."""

import re
from collections.abc import Mapping
from functools import cache

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sendletter.composition.evening import even
from sendletter.composition.filling import Filled, Filler
from sendletter.composition.fonts import Fonts
from sendletter.composition.headline import headline
from sendletter.composition.scale import LARGEST, LARGEST_LIST, SMALLEST, SMALLEST_LIST, Scale
from sendletter.language import Language
from sendletter.layout import Item, Piece
from sendletter.letter import Footnote, GroupPlan, Heading, Letter, Paragraph, Quotation, Run, Text
from sendletter.project import THEME, Project
from sendletter.reading.theme import read_theme
from sendletter.roster import Group, Roster, Signatory
from sendletter.span import Span
from sendletter.theme import Format
from tests.conftest import ROOT

MM = 72 / 25.4
FULL, HALF, THIRD, A3, LANDSCAPE = (280, 430), (280, 215), (92, 430), (297, 420), (279.4, 215.9)
SIZES = (FULL, HALF, THIRD, A3, LANDSCAPE)
SPAN = Span("letter.yaml", 1)
WORDS = (
    "we ask you to keep the harbour open for everybody who comes by land or sea because nobody was ever heard".split()
)
NAMES = ("Ann Lee", "Tom Okonkwo", "Society for the Protection of Tidal Waters and Wetlands", "Zoë van der Berg", "FOH")
THEME_ = read_theme({path.name: (path.name, path.read_bytes()) for path in THEME.iterdir()})[0]
assert THEME_


@cache
def fonts(language: str) -> Fonts:
    faces = Project(ROOT).faces([*THEME_.text, *THEME_.display])
    letters = "".join(map(chr, range(0x20, 0x17F))) + "“”’–•" + "".join(map(chr, range(0x5D0, 0x5EB)))
    return Fonts(faces, letters, THEME_.measures.size, language, backwards=language == "he")


def paragraph(words: int, start: int = 0, note: int | None = None) -> Paragraph:
    text = " ".join(WORDS[(start + number) % len(WORDS)] for number in range(words)).capitalize() + "."
    return Paragraph((Run(text), Run(str(note), note=note)) if note else (Run(text),), SPAN)


def letter(paragraphs: list[int], **more: object) -> Letter:
    body = tuple(paragraph(words, start) for start, words in enumerate(paragraphs))
    values = {"body": body, "subject": Text("Keep the old harbour open", SPAN), **more}
    return Letter("en-GB", SPAN, **values)


def roster(*sizes: int, entry: str = "{name}") -> Roster:
    groups = []
    for number, size in enumerate(sizes):
        rows = tuple(Signatory(SPAN, f"g{number}", f"{NAMES[n % len(NAMES)]} {n}", title="Chair") for n in range(size))
        plan = GroupPlan(f"g{number}", SPAN, heading=Text("Names", SPAN), entry=Text(entry, SPAN), columns=2)
        groups.append(Group(plan, rows))
    return Roster(tuple(row for group in groups for row in group.signatories), tuple(groups))


def filled(
    written: Letter, signed: Roster, size: tuple[float, float], columns: int | None = None, language: str = "en-GB"
) -> Filled:
    def measure(scale: Scale) -> Mapping[str, float]:
        """What an engine would say: a letterhead, a headline, and blocks of a line each."""
        heights = {"letterhead": 3 * scale.head, "opening": 1.4 * scale.head + 1.22 * scale.headline.height}
        heights |= dict.fromkeys(("signatories", *(f"group-{group.id}" for group in signed.groups)), scale.list_leading)
        return heights | ({"closing": scale.leading} if written.closing else {})

    format_ = Format(size[0] * MM, size[1] * MM, columns)
    return Filler(format_, written, signed, THEME_, Language(language), fonts(language)).fill(measure)


def said(found: Filled) -> str:
    """The text of the composed lines as it is read."""
    lines = [line for piece in found.layout.sheets[0].pieces for line in piece.lines]
    return "".join(part.run.text for line in lines for part in line.parts if not part.hyphen)


def last_baselines(piece: Piece) -> dict[float, float]:
    """The last baseline of each column of a list, by the left edge of its entries."""
    lefts: dict[float, float] = {}
    for item in piece.items:
        left = round(item.rows[0].x, 2)
        lefts[left] = max(lefts.get(left, 0.0), *(row.baseline for row in item.rows))
    return lefts


def rows(items: tuple[Item, ...]) -> list[int]:
    return [len(item.rows) for item in items]


TEXTS = st.lists(st.integers(5, 160), min_size=2, max_size=14)
GROUPS = st.lists(st.integers(1, 90), min_size=0, max_size=3)


@settings(max_examples=9)
@given(TEXTS, GROUPS, st.sampled_from(SIZES), st.sampled_from([None, None, None, 1, 2, 3, 4]), st.booleans())
def test_the_page_is_exactly_full_inside_its_margins_and_in_order_or_it_is_told_why_not(
    texts: list[int], groups: list[int], size: tuple[float, float], columns: int | None, titled: bool
):
    written, signed = letter(texts), roster(*groups, entry="**{name}** | {title}" if titled else "{name}")
    found = filled(written, signed, size, columns)
    scale, (sheet,) = found.setting, found.layout.sheets
    assert SMALLEST <= scale.size <= LARGEST
    assert SMALLEST_LIST <= scale.list_size <= LARGEST_LIST
    assert columns in (None, scale.columns)
    assert len(list(found.problems(SPAN))) == bool(found.lines or found.short)
    assert re.sub(r"\s", "", said(found)) == "".join("".join(run.text.split()) for b in written.body for run in b.runs)
    lists = [piece for piece in sheet.pieces if piece.kind == "list"]
    assert [[item.index for item in piece.items] for piece in lists] == [list(range(count)) for count in groups]
    assume(not found.lines and not found.short)
    assert sheet.filled == pytest.approx(1.0, abs=1e-4)
    for frame, pieces in zip(sheet.frames, sheet.stacks, strict=True):
        assert -0.01 <= frame.x <= frame.x + frame.width <= scale.width + 0.01
        assert frame.y + frame.height <= found.height + 0.01
        assert sum(piece.space + piece.height for piece in pieces) <= frame.height + 0.01
        assert all(line.reach <= frame.width + 12 for piece in pieces for line in piece.lines)
    for piece in lists:
        for item in piece.items:
            assert all(row.x >= 0 for row in item.rows)
            right = max(row.x + sum(glyphs.width for glyphs in row.glyphs) for row in item.rows)
            assert right <= scale.width + 0.2


@settings(max_examples=4)
@given(st.lists(st.integers(30, 120), min_size=4, max_size=10), st.integers(2, 4))
def test_columns_of_text_stand_side_by_side_and_no_line_alone(texts: list[int], columns: int):
    found = filled(letter(texts, closing=Text("Yours sincerely,", SPAN)), roster(30), FULL, columns)
    sheet = found.layout.sheets[0]
    stands = [frame for frame in sheet.frames if frame.kind == "column"]
    assert len({round(frame.y, 3) for frame in stands}) == 1
    assert [frame.x for frame in stands] == sorted({frame.x for frame in stands})
    for frame, pieces in zip(sheet.frames, sheet.stacks, strict=True):
        if frame.kind == "column":
            assert pieces[0].space == 0
            assert all(len(piece.lines) >= 2 for piece in pieces if piece.part != "whole")
            assert not (len(stands) > 1 and pieces[-1].kind == "heading")


def test_a_sub_heading_never_stands_last_in_a_column():
    for words in (50, 85, 130):
        body = []
        for number in range(6):
            body += [Heading((Run("What we ask"),), 2, SPAN), paragraph(words, number)]
        sheet = filled(letter([], body=tuple(body)), roster(40), FULL, 3).layout.sheets[0]
        columns = [p for f, p in zip(sheet.frames, sheet.stacks, strict=True) if f.kind == "column"]
        assert len(columns) == 3
        assert all(pieces[-1].kind != "heading" for pieces in columns)


def test_columns_are_chosen_so_that_lines_have_about_45_to_75_characters():
    for size in SIZES:
        found = filled(letter([90] * 7), roster(40), size)
        lines = [line for piece in found.layout.sheets[0].pieces for line in piece.lines if not line.last]
        assert not list(found.problems(SPAN))
        assert 41 <= sum(len(line.text) for line in lines) / len(lines) <= 75, size


def test_every_column_of_the_last_list_ends_at_the_foot():
    found = filled(letter([80] * 7), roster(7, 61, entry="**{name}** | {title} of the board of an old harbour"), HALF)
    last = found.layout.sheets[0].pieces[-1]
    ends = last_baselines(last).values()
    assert len(ends) > 1
    assert max(rows(last.items)) > 1  # some are turned
    assert max(ends) - min(ends) < found.setting.list_leading


def test_names_of_one_line_stand_in_rows():
    signed = roster(40)
    short = tuple(Signatory(SPAN, "g0", f"Ann Lee {n}") for n in range(22))
    plan = signed.groups[0].plan
    last = filled(letter([80] * 7), Roster(short, (Group(plan, short),)), HALF).layout.sheets[0].pieces[-1]
    baselines = sorted({round(item.rows[0].baseline, 3) for item in last.items})
    assert len(baselines) <= 22 / (len(last_baselines(last)) - 1) + 1


def test_a_paragraph_through_many_columns_keeps_its_parts_apart():
    sheet = filled(letter([700]), roster(30), FULL, 4).layout.sheets[0]
    columns = [p for f, p in zip(sheet.frames, sheet.stacks, strict=True) if f.kind == "column"]
    assert [piece.part for pieces in columns for piece in pieces] == ["head", "trunk", "trunk", "tail"]
    names = [(piece.id, piece.part) for piece in sheet.pieces]
    assert len(set(names)) == len(names)


def test_from_right_to_left_the_first_column_stands_at_the_right():
    text = Paragraph((Run("אנו כותבים אליכם כדי להביע את דאגתנו " * 12),), SPAN)
    written = Letter("he", SPAN, body=(text,) * 7, subject=Text("עצרו", SPAN))
    columns = [f for f in filled(written, roster(40), FULL, 3, "he").layout.sheets[0].frames if f.kind == "column"]
    assert [frame.x for frame in columns] == sorted((frame.x for frame in columns), reverse=True)


def test_footnotes_stand_after_the_text_and_quotations_stand_in():
    body = (paragraph(60, note=1), Quotation((paragraph(40),), SPAN), paragraph(80, 3), paragraph(90, 5))
    written = letter([], body=body, footnotes=(Footnote(1, (paragraph(12),), SPAN),))
    sheet = filled(written, roster(25), HALF).layout.sheets[0]
    kinds = [piece.kind for piece in sheet.pieces]
    assert kinds.index("note-text") == max(n for n, kind in enumerate(kinds) if kind == "paragraph") + 1
    assert any(piece.indent for piece in sheet.pieces if piece.kind == "paragraph")


def test_too_much_is_told_with_the_lines_that_are_left_over():
    (problem,) = filled(letter([150] * 14), roster(300), HALF).problems(SPAN)
    lines = re.search(r"too much for an advertisement of 280 mm x 215 mm: .* about (\d+) lines", problem.message)
    assert lines
    assert int(lines[1]) > 50
    assert "larger size" in problem.hint


def test_too_little_is_told_with_what_stays_empty():
    (problem,) = filled(letter([6]), roster(1), FULL).problems(SPAN)
    short = re.search(r"too little for an advertisement of 280 mm x 430 mm: .*, (\d+) mm", problem.message)
    assert short
    assert 100 < int(short[1]) < 300
    assert "smaller size" in problem.hint


def test_a_thousand_names_fit_on_a_full_page():
    rows_ = tuple(Signatory(SPAN, "g0", f"Ann Lee {number}") for number in range(1000))
    signed = Roster(rows_, (Group(GroupPlan("g0", SPAN, entry=Text("{name}", SPAN)), rows_),))
    found = filled(letter([80] * 3), signed, FULL)
    assert not list(found.problems(SPAN))
    assert len(found.layout.sheets[0].pieces[-1].items) == 1000
    assert found.setting.list_size < 8


@given(st.lists(st.integers(1, 5).map(float), min_size=1, max_size=80), st.integers(1, 8))
def test_even_columns_hold_everybody_and_are_no_higher(heights: list[float], columns: int):
    from sendletter.composition.columns import balance, fill

    most = balance(heights, 0, columns)
    ends = even(heights, most, columns)
    starts = [0, *ends[:-1]]
    filled_ = [sum(heights[start:end]) for start, end in zip(starts, ends, strict=True)]
    assert ends[-1] == len(heights)
    assert ends == sorted(set(ends))
    assert max(filled_) <= most + 1e-6
    plain = fill(heights, 0, most, columns)
    missed = sum((most - sum(heights[s:e])) ** 2 for s, e in zip([0, *plain[:-1]], plain, strict=True))
    missed += (columns - len(plain)) * most**2
    assert sum((most - high) ** 2 for high in filled_) + (columns - len(ends)) * most**2 <= missed + 1e-6


def test_even_columns_share_what_filled_ones_would_not():
    assert even([1.0] * 10, 3.0, 4) == [3, 6, 8, 10]


@given(st.integers(1, 30), st.floats(200, 800), st.floats(10, 50))
def test_a_headline_fits_and_has_few_lines(words: int, width: float, largest: float):
    text = " ".join(WORDS[number % len(WORDS)] for number in range(words))
    widths, breaks = [0.5] * len(text), Language("en-GB").breaks(text)
    found = headline(text, widths, breaks, width, largest)
    assert 0 < found.size <= largest
    assert found.lines <= 4
    assert found.width <= width + 1e-6


def test_the_lines_of_a_headline_are_of_about_the_same_length():
    text = "Keep the old harbour open to all who come"
    found = headline(text, [0.5] * len(text), Language("en-GB").breaks(text), 400.0, 30.0)
    assert found.lines == 2
    assert found.width < 0.9 * 400
