"""Marks are brought to the words that they are over, and these to their line and column in the sources."""

from collections import Counter

import pytest

from sendletter.drafting import Drafted
from sendletter.pipeline import Made
from sendletter.quotation.find import Standing, find
from sendletter.quotation.fold import fold
from sendletter.reading.legible import Legible, legible_letter, legible_list
from sendletter.remarks.anchor import Draft
from sendletter.remarks.characters import characters
from sendletter.remarks.remark import Remark
from tests.conftest import ROOT
from tests.remarks.marking import Box, behind, boxes_of, words

PAGES = range(1, 5)
PRINTED_OTHERWISE = {"26", "September", "2023", "2023):"}
"""Words of dates, which are written 2023-09-26."""


@pytest.fixture(scope="module")
def sources() -> dict[str, Legible]:
    read = {"letter.yaml": legible_letter, "signatories.csv": legible_list}
    return {name: reader((ROOT / name).read_text(encoding="utf-8")) for name, reader in read.items()}


@pytest.fixture(scope="module")
def desk(example_draft: Drafted):
    draft, read = Draft(example_draft.record), characters(example_draft.pdf, PAGES)
    return lambda page, boxes, kind="highlight": draft.anchor(Remark(page, kind, tuple(boxes)), read[page])


def furniture(box: Box) -> bool:
    """Whether a word stands at the head or foot of a page."""
    return box[1] < 66 or box[1] > 780


def test_every_word_of_the_worked_example_comes_back_with_its_line_and_column(
    example: Made, example_draft: Drafted, desk, sources
):
    seen: Counter[str] = Counter()
    places: dict[tuple[str, int, int], str] = {}
    folded = {name: fold(text.text, letters=name.endswith("csv")) for name, text in sources.items()}
    for page in PAGES:
        here = [(box, word) for box, word in words(example.pdf, page) if not (page > 1 and furniture(box))]
        for box, word in here:
            word = word.replace("\u200b", "")
            anchor = desk(page, [box])
            if anchor.quotation is None or word in PRINTED_OTHERWISE:
                seen["outside"] += 1
                continue
            source, is_list = sources[anchor.span.source], anchor.span.source.endswith("csv")
            near = source.index(anchor.span.line, anchor.span.column)
            found = find(anchor.quotation, folded[anchor.span.source], near, letters=is_list)
            assert found is not None, word
            if not fold(word, letters=is_list).signs:
                continue
            assert (found.standing, found.count) == (Standing.SAME, 1), word
            start, end = source.stretch(found.begin, found.end)
            written = fold(source.source[start:end], letters=is_list).signs
            whole = fold(word, letters=is_list).signs
            assert written == whole or whole.startswith(written) or written.endswith(whole), (page, word, written)
            place = (anchor.span.source, *source.place(start))
            assert place not in places, (word, places.get(place))
            places[place] = word
            seen[anchor.span.source] += 1
    assert seen["letter.yaml"] > 1_000
    assert seen["signatories.csv"] > 300
    assert seen["outside"] < 20


def test_words_over_two_lines_are_one_quotation(example_draft: Drafted, desk):
    text = "North Korean government committed crimes"
    anchor = desk(1, boxes_of(example_draft.pdf, 1, text))
    assert anchor.quotation.exact == text
    assert anchor.reference == "¶2.2"


def test_a_caret_points_between_two_words(example_draft: Drafted, desk):
    (box,) = boxes_of(example_draft.pdf, 2, "same recommendations")
    quotation = desk(2, [behind(box)], "caret").quotation
    assert quotation.exact == ""
    assert quotation.before.endswith("the same recommendations")
    assert quotation.after.startswith(" to China")


def test_a_note_in_the_margin_is_about_the_line_beside_it(example_draft: Drafted, desk):
    (box,) = boxes_of(example_draft.pdf, 2, "same recommendations")
    anchor = desk(2, [(20, box[1], 38, box[3])], "note")
    assert anchor.reference == "¶6.7"
    assert "same recommendations to China" in anchor.quotation.exact


def test_words_at_the_head_of_a_page_are_no_part_of_the_letter(example_draft: Drafted, desk):
    (box,) = boxes_of(example_draft.pdf, 2, "Ralph Bunche")
    anchor = desk(2, [box])
    assert (anchor.quotation, anchor.page, anchor.span.source) == (None, 2, "")


def test_words_over_two_paragraphs_are_quoted_with_the_break_between_them(desk, example_draft: Drafted):
    places = example_draft.record.places
    last = next(place for place in places if place.reference == "¶1.8")
    first = next(place for place in places if place.reference == "¶2.1")
    quotation = desk(1, [last.box, first.box]).quotation
    assert quotation.exact.startswith("2,000 North Koreans")
    assert "China.\n\nThe 2014" in quotation.exact


def test_a_page_by_itself_is_known_by_its_lines(example_draft: Drafted):
    draft, read = Draft(example_draft.record), characters(example_draft.pdf, [3])
    (box,) = boxes_of(example_draft.pdf, 3, "refoulement.")
    anchor = draft.anchor(Remark(1, "highlight", (box,)), read[3])
    assert (anchor.page, anchor.quotation.exact) == (3, "refoulement.")
