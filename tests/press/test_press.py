"""The press: nothing fails quietly, nothing is read from outside."""

import io
from pathlib import Path

import pikepdf
import pytest

from sendletter.pipeline import Made
from sendletter.problem import LimitReached, NotReady
from tests.conftest import SHORT, Folder, pdf_text

LOGO = SHORT + "letterhead: {name: Peace, logo: logo.svg}\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="#246"/></svg>'


def told(build, path: Path) -> list[str]:
    with pytest.raises(NotReady) as caught:
        build(path)
    return [f"{problem.span} {problem.rule}" for problem in caught.value.problems]


def test_a_logo_is_drawn(folder: Folder, build):
    plain, with_logo = build(folder()), build(folder(LOGO, logo_dot_svg=SVG))
    assert len(with_logo.pdf) > len(plain.pdf)


def test_a_missing_picture_stops_the_build_at_its_line(folder: Folder, build):
    assert told(build, folder(LOGO)) == ["letter.yaml:8:33 image"]


def test_an_unknown_property_stops_the_build_with_its_place(folder: Folder, build):
    path = folder(templates__custom_dot_css="p {\n  colour: red;\n}\n")
    assert told(build, path) == ["templates/custom.css:2:3 stylesheet"]


@pytest.mark.parametrize("what", [".letterhead, .opening", ".logo", ".letterhead"])
def test_what_is_see_through_would_not_be_read_aloud_and_is_told(folder: Folder, build, what: str):
    path = folder(LOGO, logo_dot_svg=SVG, templates__custom_dot_css=what + " { opacity: 0.7 }")
    assert told(build, path) == ["letter.yaml see-through"]


def test_a_template_that_moves_text_is_found(folder: Folder, build):
    path = folder(templates__custom_dot_css=".block { padding-top: 3pt }")
    assert "letter.yaml misplaced" in told(build, path)


def test_text_that_runs_out_of_the_page_is_found(folder: Folder, build):
    path = folder(SHORT.replace("We ask you to act.", "X" * 200))
    assert "letter.yaml:5:3 overflow" in told(build, path)


def test_a_name_wider_than_its_column_is_found_at_its_row(folder: Folder, build):
    letter = SHORT + "signatures: {groups: [{id: a, columns: 4}]}\n"
    path = folder(letter, f"group,name\na,Ann\na,{'Wide' * 20}\n")
    assert told(build, path) == ["signatories.csv:3:1 overflow"]


def test_a_character_that_no_font_has_is_found_with_the_name_it_stands_in(folder: Folder, build):
    letter = SHORT + "signatures: {groups: [{id: a}]}\n"
    path = folder(letter, "group,name\na,Ann\na,한국 Forum\n")
    assert told(build, path) == ["signatories.csv:3:1 missing-glyph"]


def test_a_message_about_an_entry_of_two_lines_is_one_line(folder: Folder, build):
    letter = SHORT + "signatures: {groups: [{id: a, entry: two lines}]}\n"
    with pytest.raises(NotReady) as caught:
        build(folder(letter, "group,name,title\na,한국 Forum,Chair\n"))
    (problem,) = caught.value.problems
    assert problem.message.endswith("in “한국 Forum Chair”")


@pytest.mark.parametrize(
    "css",
    [
        "@import url(http://127.0.0.1:9/x.css);",
        "@import url(file:///etc/passwd);",
        "p { background: url(http://127.0.0.1:9/x.png) }",
        "p { background: url(file:///etc/hostname) }",
        "p { background: url(../../../../etc/hostname) }",
        "@font-face { font-family: X; src: url(file:///etc/hostname) }",
    ],
)
def test_nothing_outside_the_letter_is_ever_read(folder: Folder, build, css: str):
    assert told(build, folder(templates__custom_dot_css=css))


def test_an_attachment_is_never_embedded(folder: Folder, build):
    source = '<html lang="en"><head><title>x</title><link rel="attachment" href="file:///etc/hostname"></head><body></body></html>'
    assert told(build, folder(templates__letter_dot_html=source))


def test_odd_css_is_a_problem_and_no_crash(folder: Folder, build):
    path = folder(templates__custom_dot_css="p { font-size: 1e30pt }")
    assert told(build, path)


def test_a_press_that_dies_is_told_and_not_waited_for():
    import os
    import signal

    from sendletter.press.worker import started

    with started() as press:
        press.begin_measure("<p>not opened</p>")
        with pytest.raises(LimitReached):
            press.measured()
    with started() as press:
        os.kill(press.process, signal.SIGKILL)
        with pytest.raises(LimitReached):
            press.begin_measure("x" * 10_000_000)
            press.measured()


def test_a_press_forgets_what_an_earlier_letter_did_not_wait_for(folder: Folder, build, press):
    press.begin_measure("<p id=x>Left behind")
    assert build(folder()).pages == 1


def test_links_are_live_and_the_text_is_theirs(folder: Folder, build):
    made: Made = build(folder(SHORT.replace("We ask you to act.", "See [our page](https://example.org/a?b=1&c=2).")))
    assert "our page" in pdf_text(made.pdf)
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        (link,) = document.pages[0].Annots
        assert str(link.A.URI) == "https://example.org/a?b=1&c=2"


@pytest.mark.parametrize("fault", [MemoryError(), SystemError("error return without exception set")])
def test_a_press_without_memory_is_a_limit_and_no_fault(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, fault: Exception
):
    from datetime import date

    from sendletter.pipeline import Order, make
    from sendletter.press.engine import Engine
    from sendletter.press.worker import started
    from sendletter.project import Project

    def short_of_memory(*_: object) -> None:
        raise fault

    monkeypatch.setattr(Engine, "measure", short_of_memory)
    with started() as press, pytest.raises(LimitReached, match="memory"):
        make(Order(Project(folder()), date(2026, 1, 31)), press)


def test_each_letter_has_its_own_share_of_the_processor(monkeypatch: pytest.MonkeyPatch):
    import resource

    from sendletter.press import worker

    told = {}
    monkeypatch.setattr(resource, "setrlimit", lambda kind, limits: told.__setitem__(kind, limits[0]))
    monkeypatch.setattr(worker.time, "process_time", lambda: 5000.2)
    worker._limit()
    assert told[resource.RLIMIT_CPU] == 5001 + worker.MOST_SECONDS
