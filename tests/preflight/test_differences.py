"""What is said about a PDF that lost, doubled, moved or changed something, tried on pages written by hand."""

import io
import time
from collections.abc import Sequence

import pikepdf
import pytest

from sendletter.manuscript import Manuscript, Passage
from sendletter.preflight.complete import complete
from sendletter.span import Span
from tests.preflight.paper import paper

LINES = ["Dear Minister,", "We ask you to act on the case of ACAT UK now.", "Sincerely,", "ACAT", "ACAT UK", "Zoë Roe"]
NOTE = Passage("1 See the report of 2014.", Span("letter.yaml", 9, 3), "footnote")


def manuscript(lines: Sequence[str], *notes: Passage) -> Manuscript:
    return Manuscript(
        tuple(Passage(line, Span("signatories.csv", number), "signatory") for number, line in enumerate(lines, 1)),
        notes,
    )


def told(pdf: bytes, lines: Sequence[str] = LINES, *notes: Passage, head: str = "Head") -> list[str]:
    def furniture(page: int, pages: int) -> Sequence[str]:
        return (head, f"Page {page} of {pages}") if page > 1 else ()

    return [str(problem) for problem in complete(pdf, manuscript(lines, *notes), furniture, "letter.pdf")]


def test_what_is_all_there_is_said_to_be_so_by_silence():
    assert told(paper(LINES)) == []
    assert told(paper(LINES[:3], ["Head", *LINES[3:], "Page 2 of 2"])) == []


def test_a_line_may_break_anywhere():
    broken = ["Dear Minis-", "ter,", *LINES[1:3], "ACAT", "AC", "AT", "UK", "Zoë", "Roe"]
    assert told(paper(broken)) == []


@pytest.mark.parametrize("number", range(len(LINES)))
def test_whatever_line_is_dropped_is_named_with_its_place_and_nothing_else_is(number: int):
    assert told(paper(LINES[:number] + LINES[number + 1 :])) == [
        f"signatories.csv:{number + 1}: error: the signatory “{LINES[number]}” is missing from the PDF (lost)"
    ]


@pytest.mark.parametrize("number", range(len(LINES)))
def test_whatever_line_is_doubled_is_named(number: int):
    (line,) = told(paper([*LINES, LINES[number]]))
    assert line.startswith(f"signatories.csv:{number + 1}: error: the signatory “{LINES[number]}” stands in the PDF")
    assert line.endswith("more than once (printed-twice)")


def test_of_two_that_changed_places_the_shorter_one_is_named():
    assert told(
        paper([*LINES[:4], "Zoë Roe", "ACAT International"]), [*LINES[:4], "ACAT International", "Zoë Roe"]
    ) == ["signatories.csv:6: error: the signatory “Zoë Roe” is not in its place in the PDF (out-of-order)"]


def test_a_changed_letter_is_told_with_what_stands_there():
    pdf = paper([*LINES[:5], "Zoe Roe"])
    (problem,) = complete(pdf, manuscript(LINES), lambda page, pages: (), "letter.pdf")
    assert problem.rule == "lost"
    assert problem.span == Span("signatories.csv", 6)
    assert problem.hint == "In its place stands “Zoe Roe”."


def test_two_changed_neighbours_are_each_told_with_what_stands_there():
    pdf = paper([*LINES[:2], "Sincerly,", "AKAT", *LINES[4:]])
    hints = [problem.hint for problem in complete(pdf, manuscript(LINES), lambda page, pages: (), "letter.pdf")]
    assert len(hints) >= 2
    assert "Sincerly," in hints[0]


def test_text_that_nothing_explains_is_a_warning():
    assert told(paper(["Motto of the house", *LINES])) == [
        "letter.pdf: warning: has text that the letter does not have: “Motto of the house” (extra-text)"
    ]


def test_a_name_like_the_running_head_is_not_mistaken_for_it():
    lines = [*LINES[:3], "Head", "Zoë Roe"]
    assert told(paper(LINES[:3], ["Head", "Zoë Roe", "Head", "Page 2 of 2"]), lines) == []
    assert len(told(paper(LINES[:3], ["Zoë Roe", "Head", "Page 2 of 2"]), lines)) == 1


def test_a_footnote_stands_at_the_foot_of_any_page_and_once():
    assert told(paper([*LINES[:3], NOTE.text], LINES[3:]), LINES, NOTE) == []
    assert told(paper(LINES), LINES, NOTE) == [
        f"letter.yaml:9:3: error: the footnote “{NOTE.text}” is missing from the PDF (lost)"
    ]
    assert told(paper([*LINES[:3], NOTE.text], [*LINES[3:], NOTE.text]), LINES, NOTE) == [
        f"letter.yaml:9:3: error: the footnote “{NOTE.text}” stands in the PDF more than once (printed-twice)"
    ]


def test_an_empty_page_is_told():
    assert told(paper(LINES, [])) == ["letter.pdf: error: page 2 is empty (empty-page)"]


def test_a_pdf_that_needs_a_password_is_a_problem_and_no_crash():
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper(LINES))) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    (line,) = told(out.getvalue())
    assert "unreadable-pdf" in line


def test_another_letter_s_pdf_is_told_name_by_name_in_little_time():
    names = [f"Coalition {number} for Peace" for number in range(3_000)]
    others = [f"Verein {number} der Freunde" for number in range(3_000)]
    pdf = paper(*(names[start : start + 60] for start in range(0, 3_000, 60)))
    begun = time.process_time()
    found = told(pdf, others)
    assert time.process_time() - begun < 5
    assert sum("(lost)" in line for line in found) == 3_000


def test_names_taken_from_a_long_list_are_each_too_much_in_the_old_pdf_in_little_time():
    names = [f"Coalition {number} for Peace" for number in range(3_000)]
    pdf = paper(*(names[start : start + 60] for start in range(0, 3_000, 60)))
    begun = time.process_time()
    found = told(pdf, names[::2])
    assert time.process_time() - begun < 5
    assert len(found) == 1_500
    assert all("(extra-text)" in line for line in found)
