"""The letter written down as HTML: every value escaped, every template sandboxed."""

from dataclasses import replace

import pytest

from sendletter.edition import Final
from sendletter.language import Language
from sendletter.layout import Layout, Line, Part, Piece, Sheet
from sendletter.letter import Letter, Letterhead, Run, Text
from sendletter.page import Copy, Writer
from sendletter.problem import NotReady
from sendletter.project import THEME
from sendletter.reading.theme import read_theme
from sendletter.roster import Roster
from sendletter.span import Span

FILES = {path.name: (path.name, path.read_bytes()) for path in THEME.iterdir()}
THEME_ = read_theme(FILES)[0]
assert THEME_ is not None
SPAN = Span("letter.yaml", 1)
NASTY = "<img src=x>&\"'{{7*7}}{% raise %}"


def write(text: str = "Text", **templates: str) -> str:
    files = FILES | {f"{name}.html": (f"templates/{name}.html", source.encode()) for name, source in templates.items()}
    theme, problems = read_theme(files)
    assert theme is not None, problems
    letter = Letter("en-GB", SPAN, salutation=Text(text, SPAN), letterhead=Letterhead(name=Text(text, SPAN)))
    copy = Copy(letter, Roster(), Language("en-GB"), Final())
    link = Run("b", bold=True, link="https://e.org/?a=1&b=2")
    parts = (Part(Run(text)), Part(Run("1", note=1)), Part(link), Part(replace(link, text="-"), hyphen=True))
    line = Line(parts, 10.0, 0.5, scale=1.01, hang=2.0)
    piece = Piece("paragraph", "p1", 15.0, 15.0, (line,), marker="•", indent=10)
    fixed = Piece("salutation", "salutation", 15.0)
    return Writer(copy, theme).pages(Layout((Sheet((fixed, piece)),), ()), theme.measures, 600.0)[-1]


def test_data_is_printed_as_it_is_and_never_run():
    html = write(NASTY)
    assert "<img src=x>" not in html
    assert html.count("&lt;img src=x&gt;&amp;&#34;&#39;{{7*7}}{% raise %}") >= 3
    assert "49" not in html.split("<body>")[1]


def test_text_in_a_stylesheet_is_escaped_as_css():
    html = write('a"; } body { display: none } /*')
    style = html.split("<style>")[1].split("</style>")[0]
    assert "display" in style
    assert 'content: "a\\22 \\3b  \\7d  body' in style


def test_lines_carry_their_word_space_hyphen_and_marks():
    html = write("Text")
    style = "word-spacing:0.5pt;transform:scaleX(1.01000);margin-left:-2pt"
    assert f'<span class="line" style="{style}"><span>Text</span><sup><a href="#n1">1</a></sup>' in html
    href = 'href="https://e.org/?a=1&amp;b=2"'
    bold = f'<strong><a {href}>b</a></strong><strong><a {href} class="hyphen">-</a></strong>'
    assert f"{bold}</span>" in html


@pytest.mark.parametrize(
    ("source", "rule", "place"),
    [
        ("{% macro x %}", "template-syntax", "templates/letter.html:1"),
        ("line\n{{ nothing_of_that_name }}", "template", "templates/letter.html:2"),
        ("line\n\n{{ letter.no_such_part }}", "template", "templates/letter.html:3"),
        ("{{ ''.__class__.__mro__ }}", "template", "templates/letter.html:1"),
        ("{{ 1/0 }}", "template", "templates/letter.html:1"),
    ],
)
def test_a_mistake_in_a_template_names_its_file_and_line(source: str, rule: str, place: str):
    with pytest.raises(NotReady) as caught:
        write(letter=source)
    (problem,) = caught.value.problems
    assert (problem.rule, str(problem.span)) == (rule, place)


def test_a_one_page_letter_has_no_furniture():
    copy = Copy(Letter("en-GB", SPAN), Roster(), Language("en-GB"), Final())
    assert copy.furniture(1, 1) == ()
    assert copy.furniture(2, 5)[2] == "Page 2 of 5"


def test_the_title_is_the_subject_or_whom_the_letter_greets():
    letter = Letter("en-GB", SPAN, salutation=Text("Dear President,", SPAN))
    copy = Copy(letter, Roster(), Language("en-GB"), Final())
    assert copy.title == "Dear President"
    assert replace(copy, letter=replace(letter, subject=Text("Peace", SPAN))).title == "Peace"
