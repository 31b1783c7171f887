"""The page for the web in Debian's Chromium: axe-core finds nothing, no script runs, nothing is wider than a phone."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from sendletter.pipeline import Made, Order, bench, read, silent
from sendletter.press.worker import Press
from sendletter.project import Project
from sendletter.publishing import EDITIONS, Finished
from tests.conftest import ROOT, TODAY, Folder
from tests.test_letters import EVERYTHING

SHEET = "group,name,title\nperson,حسن العلي,الرئيس\nperson,Zed Adams,Judge\nbody,Peace,\nbody,Ειρήνη,\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="#246"/></svg>'
ARABIC = """\
language: ar
date: 2026-01-15
letterhead: {name: تحالف الميناء, address: [شارع الرصيف 12]}
salutation: فخامة الرئيس،
body: |
  نطلب منكم التدخل العاجل.[^1]

  [^1]: ملاحظة.
closing: مع التحية،
signatures: {groups: [{id: a, columns: 2, heading: منظمات}]}
"""
JAPANESE = """\
language: ja
date: 2026-01-15
subject: 港の開放について
body: |
  港を開けておくようお願いします。UNHCRも同じ意見です。
signatures: {groups: [{id: a, columns: 2, heading: 団体}]}
"""
LETTERS = {
    "the worked example": None,
    "everything": (EVERYTHING.replace("letterhead: {name", "letterhead: {logo: logo.svg, name"), SHEET),
    "from right to left": (ARABIC, "group,name\na,منظمة السلام\na,Peace Now\n"),
    "Japanese": (JAPANESE, "group,name\na,平和の会\na,한국 평화\n"),
}


Show = Callable[..., Page]


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    """Opens a page of HTML in a window of its own."""
    pages: list[Page] = []

    def open_(html: str, scheme: str = "light", width: int = 1280) -> Page:
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})  # type: ignore[arg-type]
        pages.append(page)
        page.goto(path.as_uri())
        return page

    yield open_
    for page in pages:
        page.close()


def html_of(path: Path, example: Made, press: Press) -> str:
    """The page of a letter, which needs no PDF."""
    order = Order(Project(path.resolve()), TODAY)
    sources = read(order)
    return (
        EDITIONS["html"]
        .forms(Finished(example, sources, bench(sources, order), order, press, silent))
        .files["letter.html"]
        .decode()
    )


@pytest.mark.parametrize("kind", LETTERS)
def test_nothing_keeps_anybody_out(kind: str, folder: Folder, example: Made, press: Press, show: Show):
    letter = LETTERS[kind]
    html = html_of(folder(*letter, logo_dot_svg=SVG) if letter else ROOT, example, press)
    for scheme, width in (("light", 1280), ("dark", 768), ("dark", 360), ("light", 360)):
        page = show(html, scheme, width)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert len(found.response["passes"]) > 10
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_page_that_keeps_people_out_is_found(folder: Folder, example: Made, press: Press, show: Show):
    html = html_of(ROOT, example, press).replace("--ink: #1a1a1a", "--ink: #bbb").replace('<html lang="en-GB"', "<html")
    found = {violation["id"] for violation in Axe().run(show(html)).response["violations"]}
    assert found >= {"color-contrast", "html-has-lang"}


def test_dark_is_dark_and_print_is_not(example: Made, press: Press, show: Show):
    page = show(html_of(ROOT, example, press), "dark")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(ground) == "rgb(22, 24, 27)"
    page.emulate_media(media="print")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"


def test_names_in_another_script_have_its_language(folder: Folder, example: Made, press: Press):
    html = html_of(folder(EVERYTHING, SHEET), example, press)
    found = re.findall(r'<bdi lang="(\w+)">([^<]+)</bdi>', html)
    assert sorted(found) == [("ar", "الرئيس"), ("ar", "حسن العلي"), ("el", "Ειρήνη")]


def test_a_note_that_is_called_twice_has_one_way_back(folder: Folder, example: Made, press: Press):
    letter = EVERYTHING.replace("a note.[^1]", "a note.[^1] Again.[^1]")
    html = html_of(folder(letter, SHEET), example, press)
    assert html.count('id="call-1"') == 1
    assert html.count('href="#note-1"') == 2
