"""What became of a letter between two versions."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.comparison.letter import compare_letters
from sendletter.comparison.passage import Changes, Fate, Passage
from sendletter.language import Language
from sendletter.letter import Change, Heading, Letter, Listing, Paragraph, Quotation, Run, paragraphs
from sendletter.reading.letter import read_letter
from sendletter.span import Span
from tests.comparison.test_words import shown

ENGLISH = Language.of("en-GB")
HERE = Span("letter.yaml", 1)
FIRST = "The harbour is open to all, and it should stay open to all who come by land or by sea."
SECOND = "We are concerned about the fees, which rose by a fifth last year. Many fishers had to leave their boats."
THIRD = "We therefore ask the port authority to freeze all fees until the end of next year."


def letter(body: str, **keys: str) -> Letter:
    """A letter with that Markdown as its body."""
    lines = [f"{key.replace('_', ' ')}: {value}" for key, value in keys.items()]
    text = "\n".join(["language: en-GB", *lines, "body: |", *(f"  {line}" for line in body.splitlines())])
    found, problems = read_letter(f"{text}\n".encode(), "letter.yaml")
    assert found is not None, problems
    return found


def changes(old: str, new: str) -> Changes:
    return compare_letters(letter(old), letter(new), ENGLISH)


def body(*texts: str) -> str:
    return "\n\n".join(texts)


def fates(found: Changes) -> list[tuple[str, Fate]]:
    return [(passage.reference, passage.fate) for passage in found.changed]


def test_equal_letters_have_no_change():
    text = body(FIRST, SECOND, "- one\n- two", "> quoted", "It is so.[^1]", "[^1]: A note.")
    found = changes(text, text)
    assert not found.changed
    assert found.letter == letter(text)


def test_an_edited_paragraph_is_marked_word_by_word_and_cited_by_its_new_number():
    found = changes(
        body(FIRST, SECOND), body("A new beginning that nobody expected here.", FIRST, SECOND.replace("fifth", "third"))
    )
    assert fates(found) == [("¶1", Fate.INSERTED), ("¶3", Fate.EDITED)]
    assert "by a [-fifth-]{+third+} last year" in shown(found.changed[1].runs)
    assert found.changed[1].old == (2,)


def test_a_deleted_paragraph_is_cited_by_its_old_number_in_brackets():
    found = changes(body(FIRST, SECOND, THIRD), body(FIRST, THIRD))
    assert fates(found) == [("(¶2)", Fate.DELETED)]
    assert found.names == ("¶1", "(¶2)", "¶2")


def test_a_moved_paragraph_is_known_as_moved_and_leaves_a_trace():
    found = changes(body(FIRST, SECOND, THIRD), body(SECOND, THIRD, FIRST.replace("land", "road")))
    assert fates(found) == [("¶3", Fate.MOVED)]
    assert found.changed[0].old == (1,)
    assert found.names == ("(¶1)", "¶1", "¶2", "¶3")
    trace, *_, moved = (paragraph.runs for paragraph in paragraphs(found.letter.body))
    assert "".join(run.text for run in trace).endswith("…")
    assert {run.change for run in trace} == {Change.TRACE}
    assert {run.change for run in moved} == {Change.MOVED, Change.DELETED, Change.INSERTED}


def test_a_paragraph_that_was_split_shows_where():
    one, other = SECOND.split(". ")
    found = changes(body(FIRST, SECOND), body(FIRST, f"{one}.", other))
    assert fates(found) == [("¶2, ¶3", Fate.SPLIT)]
    assert "last year.[- -]{+¶+}Many fishers" in shown(found.changed[0].runs)
    assert found.names == ("¶1", "¶2", "¶3")


def test_paragraphs_that_were_joined_show_where():
    one, other = SECOND.split(". ")
    found = changes(body(f"{one}.", other, THIRD), body(SECOND, THIRD))
    assert fates(found) == [("¶1", Fate.JOINED)]
    assert "last year.[-¶-]{+ +}Many fishers" in shown(found.changed[0].runs)


def test_a_deleted_item_stands_among_the_items_that_are_left_and_keeps_its_number():
    found = changes(
        "1. The quay stays open.\n2. The lock is mended.\n3. The fees stay.",
        "1. The quay stays open.\n2. The fees stay.",
    )
    (listing,) = found.letter.body
    assert isinstance(listing, Listing)
    assert [listing.number(item) for item in range(3)] == [1, 2, 2]
    assert found.names == ("¶1", "(¶2)", "¶2")


def test_a_paragraph_that_became_a_quotation_is_set_otherwise():
    found = changes(body(FIRST, SECOND), body(FIRST, f"> {SECOND}"))
    assert fates(found) == [("¶2", Fate.RESHAPED)]
    assert isinstance(found.letter.body[1], Quotation)


def test_a_heading_is_no_paragraph():
    found = changes(body("## Our demands", FIRST), body("Our demands", FIRST))
    assert fates(found) == [("(¶1)", Fate.DELETED), ("¶1", Fate.INSERTED)]
    assert isinstance(found.letter.body[0], Heading)


def test_a_new_footnote_changes_no_other_one():
    old = body(f"{FIRST}[^a]", SECOND, "[^a]: A note on the harbour.")
    new = body(
        f"We begin.[^b] {FIRST}[^a]", SECOND, "[^b]: Another word at the beginning.\n\n[^a]: A note on the harbour."
    )
    found = changes(old, new)
    assert fates(found) == [("¶1", Fate.EDITED), ("footnote 1", Fate.INSERTED)]
    assert [note.sign for note in found.letter.footnotes] == ["1", "2"]


def test_a_deleted_footnote_keeps_its_old_number_and_is_no_other_one():
    old = body(f"{FIRST}[^a]", f"{SECOND}[^b]", "[^a]: A note on the harbour.\n\n[^b]: Fees of last year.")
    found = changes(old, body(FIRST, f"{SECOND}[^b]", "[^b]: Fees of last year."))
    assert ("footnote 1", Fate.DELETED) in fates(found)
    notes = {note.number: note for note in found.letter.footnotes}
    called = [run.note for paragraph in paragraphs(found.letter.body) for run in paragraph.runs if run.note]
    assert len(notes) == 2
    assert set(called) == set(notes)
    assert sorted(note.sign for note in notes.values()) == ["1", "1"]


@pytest.mark.parametrize("key", ["reference", "subject", "salutation", "closing", "note", "postscript"])
def test_each_short_text_is_compared(key: str):
    old, new = letter(FIRST, **{key: "Harbour fees"}), letter(FIRST, **{key: "Harbour dues"})
    found = compare_letters(old, new, ENGLISH)
    assert [(passage.what, shown(passage.runs)) for passage in found.changed] == [(key, "Harbour [-fees-]{+dues+}")]
    assert getattr(found.letter, key).text.replace("\u200b", "") == "Harbour feesdues"


def test_lists_of_lines_and_the_date_are_compared():
    old = letter(FIRST, date="2026-01-15", to="{name: Ann Lee, address: [12 Quay Street, Bristol]}", cc="[The Mayor]")
    new = letter(
        FIRST, date="2026-01-16", to="{name: Ann Lee, address: [14 Quay Street, Bristol]}", cc="[The Mayor, The Press]"
    )
    found = [(p.what, shown(p.runs)) for p in compare_letters(old, new, ENGLISH).changed]
    assert found == [
        ("date", "[-15-]{+16+} January 2026"),
        ("recipient", "[-12-]{+14+} Quay Street"),
        ("cc", "{+The Press+}"),
    ]


texts = st.sampled_from(
    [FIRST, SECOND, THIRD, "Thank you.", f"{FIRST} {THIRD}", "Now", SECOND.replace("fees", "dues"), "¶", "港口开放。"]
)
blocks = st.recursive(
    st.builds(lambda text: Paragraph((Run(text),), HERE), texts)
    | st.builds(lambda text: Heading((Run(text),), 2, HERE), texts),
    lambda inner: (
        st.builds(lambda items: Quotation(tuple(items), HERE), st.lists(inner, min_size=1, max_size=3))
        | st.builds(
            lambda items, start: Listing(tuple((item,) for item in items), start, HERE),
            st.lists(inner, min_size=1, max_size=3),
            st.sampled_from([None, 1]),
        )
    ),
    max_leaves=6,
)
bodies = st.lists(blocks, max_size=5).map(tuple)


def said(passage: Passage, change: Change) -> str:
    """One version's words of a passage."""
    kept = (None, Change.MOVED, change)
    text = "".join(run.text for run in passage.runs if run.change in kept)
    return text.replace("\u200b", "").replace("¶", "").replace(" ", "")


@given(bodies, bodies)
def test_every_word_of_both_letters_stands_in_the_passages_once(old, new):
    found = compare_letters(Letter("en-GB", HERE, body=old), Letter("en-GB", HERE, body=new), ENGLISH)

    def words(blocks) -> str:
        return "".join(paragraph.text for paragraph in paragraphs(blocks)).replace("¶", "").replace(" ", "")

    newer = [passage for passage in found.passages if passage.new and passage.fate is not Fate.TRACE]
    assert "".join(said(passage, Change.INSERTED) for passage in newer) == words(new)
    older = sorted(
        (passage for passage in found.passages if passage.old and passage.fate is not Fate.TRACE), key=lambda p: p.old
    )
    assert "".join(said(passage, Change.DELETED) for passage in older) == words(old)
    assert len(found.names) == len(list(paragraphs(found.letter.body)))


@given(bodies)
def test_a_body_compared_with_itself_is_itself(blocks):
    same = Letter("en-GB", HERE, body=blocks)
    found = compare_letters(same, same, ENGLISH)
    assert not found.changed
    assert [p.text for p in paragraphs(found.letter.body)] == [p.text for p in paragraphs(blocks)]


def test_what_is_not_printed_is_no_change():
    one = letter(FIRST)
    assert not compare_letters(one, replace(one, title=None, draft_notice=None), ENGLISH).changed
