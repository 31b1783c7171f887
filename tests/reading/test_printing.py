"""What letter.yaml says of copies for a printer, or all that is wrong with it."""

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sendletter.letter import Letter, Printing, Standard
from sendletter.provenance import public_letter
from sendletter.reading.letter import read_letter
from sendletter.reading.printing import length
from sendletter.reading.schema import schema

BASE = "language: en\nbody: Text.\n"
FEW = BASE + "print:\n  profile: press.icc\n  condition: FOGRA39\n"
MM = 72 / 25.4
ALL = """\
print:
  - profile: ./press.icc
    condition: GRACoL
  - name: advertisement
    profile: icc/news.ICC
    condition: IFRA26
    standard: PDF/X-1a:2003
    bleed: 0
    marks: no
    colours:
      "#1F3A5F": 100 70 0 30
      "#c00": PANTONE 186 C, 0, 100, 80, 5
      0a0b0c: 0 0 0 100 %
    ink limit: 240 %
    resolution: 200ppi
    size: 280mm x 430mm
    columns: 6
"""


def letter(text: str) -> Letter:
    found, problems = read_letter(text.encode(), "letter.yaml")
    assert found is not None, problems
    assert problems == ()
    return found


def problems(text: str) -> list[str]:
    return [str(problem) for problem in read_letter(text.encode(), "letter.yaml")[1]]


def test_a_profile_and_a_condition_are_enough():
    (printing,) = letter(FEW).printings
    usual = Printing(printing.span, printing.profile, printing.condition)
    assert printing == usual
    assert (usual.name, usual.standard, usual.marks, usual.ink_limit, usual.resolution) == (
        "print",
        "X-4",
        True,
        3.0,
        300.0,
    )
    assert usual.bleed == pytest.approx(3 * MM)
    assert (printing.span.line, printing.profile.span.column) == (4, 12)


def test_several_copies_each_with_everything():
    first, second = letter(BASE + ALL).printings
    assert (first.name, str(first.profile)) == ("print", "press.icc")
    assert (second.name, str(second.profile), second.standard) == ("advertisement", "icc/news.ICC", Standard.X_1A)
    assert (second.bleed, second.marks, second.ink_limit, second.resolution) == (0.0, False, 2.4, 200.0)
    assert second.size == pytest.approx((280 * MM, 430 * MM))
    assert second.columns == 6
    assert [(colour.web, colour.shares, colour.spot) for colour in second.colours] == [
        ("#1f3a5f", (1.0, 0.7, 0.0, 0.3), ""),
        ("#cc0000", (0.0, 1.0, 0.8, 0.05), "PANTONE 186 C"),
        ("#0a0b0c", (0.0, 0.0, 0.0, 1.0), ""),
    ]


def test_the_schema_allows_what_is_read():
    for text in (FEW, BASE + ALL):
        jsonschema.validate(yaml.load(text, Loader=yaml.BaseLoader) | {"body": "x"}, _without_numbers(schema()))


def _without_numbers(found: dict) -> dict:
    """The schema for a reader to whom everything is a text, and with a printer's way to write a standard."""
    keys = found["properties"]["print"]["anyOf"]
    for kind in (keys[0], keys[1]["items"]):
        kind["properties"]["columns"]["enum"] = list("123456")
        kind["properties"]["standard"]["enum"].append("PDF/X-1a:2003")
    return found


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("profile: ../press.icc", "profile: “../press.icc” is outside the letter's folder (print-profile)"),
        ("profile: press.pdf", "profile: “press.pdf” is no ICC profile (print-profile)"),
        ("bleed: 3", "bleed: “3” is no length (length)"),
        ("bleed: 40mm", "bleed: “40mm” is more than any printer asks for (length)"),
        ("size: A3", "size: “A3” is no size (length)"),
        ("size: 10mm x 400mm", "size: “10mm x 400mm” is no size of a page (length)"),
        ("columns: 7", "columns: “7” is none of 1, 2, 3, 4, 5, 6 (choice)"),
        ("columns: -1", "columns: “-1” is none of 1, 2, 3, 4, 5, 6 (choice)"),
        ("name: My Copy", "name: “My Copy” cannot be the name of a copy (print-name)"),
        ("name: archive", "name: “archive” cannot be the name of a copy (print-name)"),
        (
            f"colours: {{'#123456': '{'A' * 41}, 1 2 3 4'}}",
            f"colours: “{'A' * 41}” is no name of a spot ink (print-colour)",
        ),
        ("name: wtpdf", "name: “wtpdf” cannot be the name of a copy (print-name)"),
        ("name: signed", "name: “signed” cannot be the name of a copy (print-name)"),
        ("name: redline-1-2", "name: “redline-1-2” cannot be the name of a copy (print-name)"),
        ("name: ../x", "name: “../x” cannot be the name of a copy (print-name)"),
        ("standard: X-3", "standard: “X-3” is none of X-4, X-1a (choice)"),
        ("ink limit: 500", "ink limit: “500” is no number from 150 to 400 (number)"),
        ("resolution: fine", "resolution: “fine” is no number from 72 to 2400 (number)"),
        ('colours: {"#12": 0 0 0 1}', "colours: “#12” is no colour (print-colour)"),
        ('colours: {"#123": blue}', "colours: “blue” does not say how “#123” is printed (print-colour)"),
        ('colours: {"#123": 0 0 0 101}', "colours: “0 0 0 101” has more than 100 per cent of an ink (print-colour)"),
        ('colours: {"#123": "All, 0 0 0 1"}', "colours: “All” is no name of a spot ink (print-colour)"),
        ("colour: x", "“colour” is no key that is known under “print” (unknown-key)"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_place(line: str, expected: str):
    text = FEW.replace("profile: press.icc", line) if line.startswith("profile") else FEW + f"  {line}\n"
    (found,) = problems(text)
    place, _, message = found.partition(": error: ")
    assert message == expected
    assert place.startswith(f"letter.yaml:{4 if line.startswith('profile') else 6}:")


def test_colours_without_quotes_are_remarks_and_that_is_told():
    (found,) = problems(FEW + "  colours:\n    #1f3a5f: 100 70 0 30\n")
    assert found == "letter.yaml:6:3: warning: “colours” is empty (empty-key)"


def test_a_profile_and_a_condition_are_needed_and_names_are_not_used_twice():
    assert [line.split(": ", 2)[2] for line in problems(BASE + "print: {bleed: 3mm}\n")] == [
        "“condition” is missing under “print” (missing-key)",
        "“profile” is missing under “print” (missing-key)",
    ]
    twice = BASE + "print:\n" + 2 * "  - {profile: a.icc, condition: FOGRA39}\n"
    assert problems(twice) == ["letter.yaml:5:5: error: two copies for a printer are called “print” (print-name)"]


def test_how_a_letter_is_printed_is_not_what_it_says():
    assert public_letter(FEW) == BASE


@given(st.floats(0.01, 999), st.sampled_from(["mm", "cm", "in", "pt"]))
def test_a_length_is_read_in_its_unit(value: float, unit: str):
    points = {"mm": MM, "cm": 10 * MM, "in": 72, "pt": 1}[unit]
    assert length(f"{value:.4f} {unit}") == pytest.approx(value * points, abs=0.01)
