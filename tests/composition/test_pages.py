"""Pages: what must stay together, stays together."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from sendletter.composition.band import Band
from sendletter.composition.columns import Entry, Type
from sendletter.composition.justify import HYPHEN
from sendletter.composition.pages import Block, Pager
from sendletter.layout import Line, Part, Piece, Sheet
from sendletter.letter import Run

LEADING = 10.0
PAGE = 400.0


def paragraph(lines: int, name: str = "p", keep: bool = False, note: int | None = None) -> Block:
    rows = tuple(Line((Part(Run(f"{name} {number}")),), 100.0) for number in range(lines))
    piece = Piece("paragraph", name, lines * LEADING, LEADING, rows)
    notes = tuple((note,) if note and number == 0 else () for number in range(lines))
    return Block(piece, keep=keep, notes=notes)


def fixed(lines: int, name: str, keep: bool = False) -> Block:
    return Block(Piece(name, name, lines * LEADING, LEADING), keep=keep)


def listing(rows: list[int], columns: int = 2) -> Block:
    entries = tuple(Entry(((0.0, ((),)),) * count) for count in rows)
    style = Type(("S",), 9.0, LEADING, 10.0, 7.0)
    return Block(Piece("list", "list", 0.0, 5.0), band=Band(entries, columns, 100.0, 10.0, style, 0.0))


def cut(*blocks: Block, notes: dict[int, Piece] | None = None) -> tuple[Sheet, ...]:
    return Pager(PAGE, LEADING, notes or {}, LEADING).cut(blocks)


def kinds(sheet: Sheet) -> list[str]:
    return [piece.kind for piece in sheet.pieces]


BLOCKS = st.lists(st.integers(1, 60).map(paragraph), min_size=1, max_size=12)


@given(BLOCKS)
def test_every_line_stands_on_one_page_in_order(blocks: list[Block]):
    sheets = cut(*[replace(b, piece=replace(b.piece, id=str(n))) for n, b in enumerate(blocks)])
    printed = [line for sheet in sheets for piece in sheet.pieces for line in piece.lines]
    assert printed == [line for block in blocks for line in block.piece.lines]


@given(BLOCKS)
def test_no_page_is_overfull(blocks: list[Block]):
    for sheet in cut(*blocks):
        assert sum(piece.space + piece.height for piece in sheet.pieces) <= PAGE + 1e-6


@given(BLOCKS)
def test_no_paragraph_leaves_a_single_line_behind_or_ahead(blocks: list[Block]):
    for sheet in cut(*blocks):
        for piece in sheet.pieces:
            if piece.part != "whole":
                assert len(piece.lines) >= 2


def test_nothing_has_space_over_it_at_the_head_of_a_page():
    assert all(sheet.pieces[0].space == 0 for sheet in cut(paragraph(39), paragraph(20), paragraph(30)))


def test_the_closing_takes_two_lines_of_the_text_along():
    sheets = cut(paragraph(36, keep=True), fixed(1, "closing", keep=True), fixed(6, "signature"))
    assert kinds(sheets[1]) == ["paragraph", "closing", "signature"]
    assert len(sheets[1].pieces[0].lines) == 2


def test_a_short_last_paragraph_goes_with_the_closing():
    sheets = cut(
        paragraph(34), paragraph(1, "thanks", keep=True), fixed(1, "closing", keep=True), fixed(6, "signature")
    )
    assert kinds(sheets[1]) == ["paragraph", "closing", "signature"]


def test_a_hyphen_does_not_stand_at_the_foot_of_a_page():
    block = paragraph(60)
    lines = tuple(
        replace(line, parts=(*line.parts, HYPHEN)) if number == 39 else line
        for number, line in enumerate(block.piece.lines)
    )
    sheets = cut(replace(block, piece=replace(block.piece, lines=lines)))
    assert [len(sheet.pieces[0].lines) for sheet in sheets] == [39, 21]


def test_a_heading_is_not_left_at_the_foot():
    sheets = cut(paragraph(35), fixed(1, "group", keep=True), listing([1] * 40))
    assert kinds(sheets[0]) == ["paragraph"]
    assert kinds(sheets[1]) == ["group", "list"]


def test_a_short_group_is_not_split():
    sheets = cut(paragraph(25), fixed(1, "group", keep=True), listing([2] * 7, columns=1))
    assert kinds(sheets[0]) == ["paragraph"]
    assert len(sheets[1].pieces[1].items) == 7


@given(st.lists(st.integers(1, 5), min_size=1, max_size=400), st.integers(1, 4), st.integers(0, 30))
def test_every_entry_of_a_list_stands_on_one_page_in_order(rows: list[int], columns: int, before: int):
    blocks = [paragraph(before)] if before else []
    sheets = cut(*blocks, fixed(1, "group", keep=True), listing(rows, columns))
    items = [item for sheet in sheets for piece in sheet.pieces for item in piece.items]
    assert [item.index for item in items] == list(range(len(rows)))
    assert [len(item.rows) for item in items] == rows


@given(st.lists(st.integers(1, 4), min_size=1, max_size=300), st.integers(1, 4))
def test_no_row_of_a_list_stands_under_the_page(rows: list[int], columns: int):
    for sheet in cut(fixed(1, "group", keep=True), listing(rows, columns)):
        top = 0.0
        for piece in sheet.pieces:
            top += piece.space
            assert all(top + row.baseline <= PAGE + 1e-6 for item in piece.items for row in item.rows)
            top += piece.height


def sections(sizes: list[int], columns: int, tall: int) -> Block:
    """A list under sub-headings: each with so many entries, every third of `tall` rows."""
    entries: list[Entry] = []
    for size in sizes:
        entries.append(Entry(((0.0, ((),)),), level=3, bound=True, above=0.5))
        rows = [tall if number % 3 == 2 else 1 for number in range(size)]
        entries += [Entry(((0.0, ((),)),) * count, bound=number == 0 and size > 1) for number, count in enumerate(rows)]
    style = Type(("S",), 9.0, LEADING, 10.0, 7.0)
    return Block(Piece("list", "list", 0.0, 5.0), band=Band(tuple(entries), columns, 100.0, 10.0, style, 0.0))


SECTIONS = st.lists(st.integers(1, 30), min_size=1, max_size=25)


@settings(max_examples=50)
@given(SECTIONS, st.integers(1, 4), st.integers(1, 4), st.integers(0, 35))
def test_sub_headings_keep_two_entries_and_stand_at_no_foot(sizes: list[int], columns: int, tall: int, before: int):
    blocks = [paragraph(before)] if before else []
    sheets = cut(*blocks, fixed(1, "group", keep=True), sections(sizes, columns, tall))
    items = [item for sheet in sheets for piece in sheet.pieces for item in piece.items]
    assert [item.index for item in items] == list(range(sum(sizes) + len(sizes)))
    places = [(page, item.rows[0].x) for page, sheet in enumerate(sheets) for p in sheet.pieces for item in p.items]
    for number, (item, size) in enumerate(zip([item for item in items if item.level], sizes, strict=True)):
        at = item.index
        assert len(set(places[at : at + 1 + min(size, 2)])) == 1, number


@settings(max_examples=50)
@given(SECTIONS, st.integers(1, 4), st.integers(1, 4), st.integers(0, 35))
def test_columns_with_sub_headings_begin_at_the_top_and_end_on_the_page(
    sizes: list[int], columns: int, tall: int, before: int
):
    blocks = [paragraph(before)] if before else []
    for sheet in cut(*blocks, fixed(1, "group", keep=True), sections(sizes, columns, tall)):
        top = 0.0
        for piece in sheet.pieces:
            top += piece.space
            first: dict[float, float] = {}
            last: dict[float, float] = {}
            for row in (row for item in piece.items for row in item.rows):
                first.setdefault(row.x, row.baseline)
                assert row.baseline >= last.get(row.x, 0.0) + LEADING - 1e-6 or row.x not in last
                last[row.x] = row.baseline
                assert row.baseline <= piece.height + 1e-6
                assert top + row.baseline <= PAGE + 1e-6
            assert len(set(first.values())) <= 1
            top += piece.height


def test_a_footnote_stands_on_the_page_that_calls_it():
    note = Piece("note-text", "n1", 20.0)
    sheets = cut(paragraph(38, "long"), paragraph(8, "caller", note=1), notes={1: note})
    calling = next(
        n for n, sheet in enumerate(sheets) for p in sheet.pieces if p.id == "caller" and p.part in ("whole", "head")
    )
    assert [piece.id for piece in sheets[calling].notes] == ["n1"]
    used = sum(p.space + p.height for p in sheets[calling].pieces) + 20.0 + LEADING
    assert used <= PAGE + 1e-6
