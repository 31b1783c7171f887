"""How an entry of a list reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.letter import Capacity
from sendletter.roster import PLAIN, Entry, Signatory
from sendletter.roster.pattern import SHORTCUTS
from sendletter.span import Span

SPAN = Span("signatories.csv", 2, 1)


def person(name: str, line: int = 2, **columns: object) -> Signatory:
    return Signatory("p", name, Span("signatories.csv", line, 1), **columns)  # type: ignore[arg-type]


def printed(pattern: str, **columns: str) -> list[str]:
    row = Signatory("p", columns.pop("name", "Ann Lee"), SPAN, **columns)
    return ["".join(run.text for run in line) for line in Entry.parse(pattern).print(row)]


def test_what_stands_in_brackets_vanishes_with_an_empty_cell():
    pattern = "{name}[ ({acronym})][, {country}]"
    assert printed(pattern) == ["Ann Lee"]
    assert printed(pattern, acronym="AL") == ["Ann Lee (AL)"]
    assert printed(pattern, country="Chad") == ["Ann Lee, Chad"]


def test_a_bar_begins_a_line_that_vanishes_with_its_cells():
    assert printed("**{name}** | {title}", title="Director") == ["Ann Lee", "Director"]
    assert printed("**{name}** | {title}") == ["Ann Lee"]


def test_stars_make_bold_and_italics():
    (line,) = Entry.parse("**{name}**, *{title}*").print(person("Ann", title="T"))
    assert [(run.text, run.bold, run.italic) for run in line] == [
        ("Ann", True, False),
        (", ", False, False),
        ("T", False, True),
    ]


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("{nam}", "no column"),
        ("{email}", "no column"),
        ("{name}[ ({acronym})", r"\[ is never closed"),
        ("**{name}", r"\*\* is never closed"),
        ("{name}]", "no \\[ before"),
        ("{name}[ ({title}[x])]", "inside another"),
        ("[{name}, {title}]", "could vanish"),
        ("name, shoe size", "name. is missing"),
        ("{title}", "name. is missing"),
    ],
)
def test_a_pattern_that_cannot_be_understood_is_refused_in_words(pattern: str, message: str):
    with pytest.raises(ValueError, match=message):
        Entry.parse(pattern)


@given(st.text())
def test_any_text_is_a_pattern_or_refused(text: str):
    try:
        Entry.parse(text).print(person("Ann"))
    except ValueError as fault:
        assert str(fault)


def test_the_plain_entry_prints_every_column():
    row = person("Ann", acronym="A", title="T", affiliation="F", country="C")
    assert "".join(run.text for run in PLAIN.print(row)[0]) == "Ann (A), T, F, C"


@pytest.mark.parametrize("words", SHORTCUTS)
def test_a_pattern_may_be_named_in_words(words: str):
    assert Entry.parse(f" {words.title()} ") == Entry.parse(SHORTCUTS[words])


def test_two_lines_print_a_bold_name_over_who_they_are():
    assert printed("two lines", title="Judge", affiliation="Court") == ["Ann Lee", "Judge, Court"]


def test_the_kind_of_a_signatory_may_be_printed():
    assert printed("{name}[ ({kind})]", kind="NGO") == ["Ann Lee (NGO)"]


def numbered(pattern: str) -> list[str]:
    return ["".join(run.text for run in line) for line in Entry.parse(pattern).print(person("Ann"), "12")]


def test_a_number_leads_the_entry_where_the_pattern_does_not_place_it():
    assert numbered("**{name}**") == ["12.\u00a0Ann"]
    assert numbered("({number}) {name}") == ["(12) Ann"]
    assert numbered("{name} | no. {number}") == ["Ann", "no. 12"]


@pytest.mark.parametrize(
    ("pattern", "affiliation", "printed_"),
    [
        ("{name}[, {affiliation}]", "MIT", "Ann, MIT*"),
        ("{name}[, {affiliation}][, {country}]", "", "Ann*"),
        ("{name}[, {title}]", "MIT", "Ann*"),
        ("{name}[, {affiliation} ({acronym})]", "MIT", "Ann*"),
        ("{affiliation}: {name}", "MIT", "MIT*: Ann"),
    ],
)
def test_what_is_named_for_identification_only_gets_an_asterisk(pattern: str, affiliation: str, printed_: str):
    row = person("Ann", affiliation=affiliation, capacity=Capacity.IDENTIFICATION)
    (line,) = Entry.parse(pattern).print(row)
    assert "".join(run.text for run in line) == printed_
    assert not [capacity for capacity in ("personal", "on behalf") if "*" in marked(pattern, affiliation, capacity)]


def marked(pattern: str, affiliation: str, capacity: str) -> str:
    row = person("Ann", affiliation=affiliation, capacity=Capacity(capacity))
    return "".join(run.text for line in Entry.parse(pattern).print(row) for run in line)


@given(
    st.sampled_from([*SHORTCUTS, "{name}[ ({acronym})][, {title} | {affiliation}]", "{kind} {name} {country}"]),
    st.fixed_dictionaries(
        dict.fromkeys(("title", "affiliation", "acronym", "country", "kind"), st.text("ab", max_size=2))
    ),
    st.sampled_from(Capacity),
)
def test_a_name_never_vanishes_and_the_asterisk_stands_once(pattern: str, cells: dict[str, str], capacity: Capacity):
    try:
        entry = Entry.parse(pattern)
    except ValueError:
        return
    text = "".join(run.text for line in entry.print(person("Zoë", capacity=capacity, **cells)) for run in line)
    assert text.count("Zoë") == 1
    assert text.count("*") == (capacity is Capacity.IDENTIFICATION)
