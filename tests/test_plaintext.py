"""The letter as plain text: everything is there, lines fit, nothing is broken by a mail program."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.language import Language
from sendletter.letter import Heading, Letter, Paragraph, Quotation, Run
from sendletter.pipeline import Order, bench, read
from sendletter.plaintext import WIDTH, columns, plaintext
from sendletter.project import Project
from sendletter.roster import Roster
from sendletter.span import Span
from tests.conftest import ROOT, TODAY, Folder
from tests.test_letters import EVERYTHING

SPAN = Span("letter.yaml", 1, 1)
ENGLISH = Language("en")


def text_of(path: Path) -> str:
    order = Order(Project(path), TODAY)
    workshop = bench(read(order), order)
    return plaintext(workshop.letter, workshop.roster, workshop.language)


def said(*runs: Run) -> str:
    return plaintext(Letter("en", SPAN, body=(Paragraph(runs, SPAN),)), Roster(), ENGLISH)


def test_the_worked_example_is_there_word_for_word_and_fits():
    text = text_of(ROOT)
    assert max(map(columns, text.splitlines())) <= WIDTH
    flat = " ".join(text.replace("-\n", "-").split())  # a line may end at a word's own hyphen
    body = (ROOT / "letter.yaml").read_text(encoding="utf-8").split("body: |\n")[1].split("\nclosing:")[0]
    assert all(" ".join(paragraph.split()) in flat for paragraph in body.split("\n\n"))
    assert flat.index("Individuals") < flat.index("David Alton") < flat.index("World Coalition")
    assert text.endswith("\n")
    assert "\n\n\n" not in text


def test_every_part_is_written_in_order(folder: Folder):
    sheet = "group,name,title,acronym\nperson,Zed Adams,Judge,\nbody,Peace,,P\n"
    text = text_of(folder(EVERYTHING, sheet))
    parts = """The Coalition|3 November 2025|Reference: AB-12|Dr Jane Roe|Dear Dr Roe,|A slanted and strong word, a link|
        <https://example.org> and a note.[1]|A heading|1.  First|2.  Second|    -   Inner|> Somebody said this.|The end.|
        Yours sincerely,|Ann Lee|Chair|Signed by|People|Zed Adams|    Judge|Bodies|Peace (P)|A note.|
        PS Read this too.|Enclosures:|    Report|cc:|    Somebody else|[1] The note’s text."""
    places = [text.index(part.strip("\n").removeprefix("        ")) for part in parts.replace("\n", "").split("|")]
    assert places == sorted(places)
    assert "People\n------\n" in text


@given(st.lists(st.text(st.sampled_from("abc déö"), min_size=1, max_size=12), min_size=1, max_size=60))
def test_no_word_is_lost_and_no_line_is_longer_than_it_must_be(words: list[str]):
    text = said(Run(" ".join(words)))
    assert text.split() == " ".join(words).split()
    for line in text.splitlines():
        assert columns(line) <= WIDTH or " " not in line.strip()


def test_full_width_characters_take_two_columns():
    text = said(Run("我们要求政府立即停止强制遣返并保障难民的权利" * 6))
    assert max(map(columns, text.splitlines())) <= WIDTH
    assert max(map(len, text.splitlines())) <= WIDTH / 2


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ((Run("see "), Run("here", link="https://e.org/a"), Run(".")), "see here <https://e.org/a>."),
        ((Run("https://e.org", link="https://e.org"), Run(" ok")), "https://e.org ok"),
        ((Run("wri", link="mailto:a@e.org"), Run("te", bold=True, link="mailto:a@e.org")), "write <a@e.org>"),
        ((Run("a@e.org", link="mailto:a@e.org"),), "a@e.org"),
        ((Run("10\u00a0km, non\u2011stop\u202f!"),), "10 km, non-stop !"),
        ((Run("so"), Run("1", note=1)), "so[1]"),
    ],
)
def test_links_calls_and_spaces_are_plain(runs: tuple[Run, ...], text: str):
    assert said(*runs) == text + "\n"


def test_an_address_is_never_broken(folder: Folder):
    address = "https://harbour.example/a-long-way/to-the-page?of=the-plan"
    text = said(
        Run("Words that fill a line almost to its end, and then "), Run("the plan", link=address), Run(" follows.")
    )
    assert f"<{address}>" in text
    text = said(Run(f"Words that fill a line almost to its end, and then there is {address} to be read."))
    assert address in text


def test_a_quotation_of_two_paragraphs_is_quoted_throughout():
    blocks = tuple(Paragraph((Run(text),), SPAN) for text in ("First.", "Second."))
    text = plaintext(Letter("en", SPAN, body=(Quotation(blocks, SPAN),)), Roster(), ENGLISH)
    assert text == "> First.\n>\n> Second.\n"


def test_headings_are_underlined_as_wide_as_they_are():
    text = plaintext(Letter("ja", SPAN, body=(Heading((Run("港の開放"),), 1, SPAN),)), Roster(), Language("ja"))
    assert text == "港の開放\n--------\n"


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("abc", 3),
        ("港の", 4),
        ("é", 1),
        ("e\u0301", 1),
        ("ที่", 1),
        ("a\u200db", 2),
        ("\u200fحسن", 3),
        ("ＡＢ", 4),
        ("한국", 4),
    ],
)
def test_columns_are_counted_as_a_terminal_does(text: str, width: int):
    assert columns(text) == width


@pytest.mark.parametrize("language", ["ja", "zh", "th", "ar"])
def test_lines_of_every_script_fit(language: str):
    words = {
        "ja": "港を開けておくようお願いします。",
        "zh": "我们请求你们保持港口开放。",
        "th": "เราขอให้ท่าเรือเปิดอยู่",
        "ar": "نطلب منكم التدخل العاجل. ",
    }
    text = plaintext(
        Letter(language, SPAN, body=(Paragraph((Run(words[language] * 20),), SPAN),)), Roster(), Language(language)
    )
    lines = text.splitlines()
    assert len(lines) > 3
    assert all(WIDTH - 20 < columns(line) <= WIDTH for line in lines[:-1])
    assert "".join(text.split()) == "".join((words[language] * 20).split())
