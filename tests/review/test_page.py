"""The page in a real browser: Debian's Chromium, driven as a reviewer uses it."""

import json
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from sendletter.comments.comment import Comment
from sendletter.comments.file import read
from sendletter.review.comment import read_saved
from tests.conftest import CHROMIUM, SENDLETTER, Folder, run

LETTER = """\
language: en-GB
subject: Access
salutation: Dear Minister,
body: |
  We ask you to  act, and to act soon.

  The harbour has been closed for a year.
closing: Sincerely,
signatures: {groups: [{id: a, heading: Organizations}]}
approvals needed: [Legal, Maria Silva]
"""
LIST = "group,name\na,Friends of the Old Harbour\na,Quayside Trust\n"


@pytest.fixture
def home(folder: Folder) -> Path:
    return folder(LETTER, LIST)


@pytest.fixture
def address(home: Path) -> Iterator[str]:
    """The address of a served page of `home`, as it is told on standard output."""
    served = subprocess.Popen(
        [SENDLETTER, "review"],
        cwd=home,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    assert served.stdout is not None
    yield served.stdout.readline().strip()
    served.terminate()
    served.stdout.close()
    served.wait(10)


Show = Callable[..., Page]


@pytest.fixture
def show(browser: Browser) -> Iterator[Show]:
    """Opens a page; whatever its console complains of fails the test."""
    contexts, complaints = [], []

    def opened(url: str, **options) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1300, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        page.goto(url)
        expect(page.locator(".passage").first).to_be_attached(timeout=20_000)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def passage(page: Page, begin: str):
    return page.locator("#pages").get_by_role("button", name=re.compile(f"^{re.escape(begin)}"))


def kept(home: Path) -> tuple[Comment, ...]:
    path = home / "comments.yaml"
    found, problems = read(path.read_text(encoding="utf-8") if path.exists() else "")
    assert problems == ()
    return found


def comments(home: Path) -> list[tuple[str, str, str, str | None, str]]:
    return [(one.reference, one.author, one.text, one.suggestion, one.state) for one in kept(home)]


def test_a_click_shows_source_problems_and_room_to_write_and_what_is_said_is_kept(home: Path, address: str, show: Show):
    page = show(address)
    passage(page, "¶1").click()
    expect(page.locator("#place")).to_have_text("letter.yaml:5:3")
    expect(page.locator("#here")).to_contain_text("two spaces")
    page.get_by_label("Comment", exact=True).fill("Say by when.\nAnd why: “soon”?")
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator("#wrong")).to_contain_text("who you are")
    assert comments(home) == []
    page.get_by_label("Your name").fill("Ann Lee")
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator("#here")).to_contain_text("Say by when.")
    expect(page.get_by_label("Comment", exact=True)).to_have_value("")
    passage(page, "Organizations 2").click()
    expect(page.locator("#place")).to_contain_text("signatories.csv:3")
    page.get_by_role("button", name="Suggest").click()
    page.get_by_label("Write instead").fill("The Quayside Trust")
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator("#comments")).to_contain_text("The Quayside Trust")
    passage(page, "¶2").click()
    page.get_by_role("button", name="Fine", exact=True).click()
    expect(page.locator("#here")).to_contain_text("Fine")
    expect(page.locator("#comments-title")).to_have_text("Comments (2 open)")
    assert comments(home) == [
        ("¶1", "Ann Lee", "Say by when.\nAnd why: “soon”?", None, "open"),
        ("Organizations 2", "Ann Lee", "", "The Quayside Trust", "open"),
        ("¶2", "Ann Lee", "Fine", None, "done"),
    ]
    other = show(address)
    expect(other.locator("#comments > li")).to_have_count(3)


def test_words_that_are_selected_are_what_a_comment_is_about(home: Path, address: str, show: Show):
    page = show(address)
    page.get_by_label("Your name").fill("Ann")
    passage(page, "¶2").click()
    page.evaluate("""() => {
        const words = document.querySelector("#quote").firstChild;
        getSelection().setBaseAndExtent(words, 4, words, 11);
    }""")
    expect(page.locator("#about")).to_have_text("About “harbour”")
    page.get_by_label("Comment", exact=True).fill("Which one?")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#here q")).to_have_text("harbour")
    (one,) = kept(home)
    assert (one.quoted, str(one.place)) == ("harbour", "letter.yaml:7:3")


def test_a_save_shows_at_once_and_what_was_begun_is_not_lost(home: Path, address: str, show: Show):
    page = show(address)
    picture = page.locator(".page img").first.get_attribute("src")
    passage(page, "¶2").click()
    page.get_by_label("Comment", exact=True).fill("Begun")
    (home / "letter.yaml").write_text(LETTER.replace("for a year", "for two years"))
    expect(passage(page, "¶2")).to_have_attribute(
        "aria-label", "¶2, The harbour has been closed for two years.", timeout=20_000
    )
    expect(page.locator("#quote")).to_contain_text("two years")
    expect(page.get_by_label("Comment", exact=True)).to_have_value("Begun")
    expect(page.locator(".page img").first).not_to_have_attribute("src", picture or "")
    (home / "letter.yaml").write_text(LETTER.replace("body: |", "body: ["))
    expect(page.get_by_role("alert").first).to_contain_text("The last save cannot be set", timeout=20_000)
    expect(passage(page, "¶2")).to_have_count(1)
    (home / "letter.yaml").write_text(LETTER)
    expect(page.locator("#trouble")).to_be_hidden(timeout=20_000)


def test_everything_is_done_by_keys(home: Path, address: str, show: Show):
    page = show(address)
    page.get_by_label("Your name").fill("Ann")
    page.locator("#pages").focus()
    page.keyboard.press("n")
    expect(passage(page, "¶1")).to_be_focused()
    page.keyboard.press("j")
    expect(passage(page, "¶2")).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.locator("#detail-title")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("j and k are letters here")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#here")).to_contain_text("j and k are letters here")
    page.keyboard.press("Escape")
    expect(passage(page, "¶1")).to_be_focused()
    expect(page.locator("#detail")).to_be_hidden()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(passage(page, "¶2")).to_be_focused()
    assert [one[2] for one in comments(home)] == ["j and k are letters here"]


def test_whoever_is_asked_approves_the_text_on_the_page(home: Path, address: str, show: Show):
    page = show(address)
    page.get_by_role("button", name="Approve (0 of 2)").click()
    page.get_by_label("Legal").check()
    page.get_by_label("Note, if you like").fill("fine")
    page.get_by_role("button", name="Approve", exact=True).click()
    expect(page.get_by_role("button", name="Approve (1 of 2)")).to_be_visible(timeout=20_000)
    told = json.loads(run("approve", "--json", cwd=home).stdout)["approvals"]
    assert [(one["as"], one["state"], one["note"]) for one in told] == [
        ("Legal", "approved", "fine"),
        ("Maria Silva", "missing", ""),
    ]


@pytest.mark.parametrize(
    "options", [{"viewport": {"width": 360, "height": 740}, "device_scale_factor": 3, "has_touch": True}]
)
def test_on_a_narrow_screen_nothing_sticks_out_and_the_passage_stays_in_sight(address: str, show: Show, options):
    page = show(address, **options)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    passage(page, "¶2").tap()
    expect(page.get_by_label("Comment", exact=True)).to_be_in_viewport()
    expect(page.get_by_role("button", name="Fine", exact=True)).to_be_in_viewport()
    expect(passage(page, "¶2")).to_be_in_viewport()


def test_the_picture_is_as_sharp_as_the_screen(address: str, show: Show):
    for factor, most in ((1, 900), (2, 1800)):
        page = show(address, device_scale_factor=factor)
        image = page.locator(".page img").first
        expect(image).to_have_js_property("complete", True)
        expect(image).not_to_have_js_property("naturalWidth", 0)
        shown, real = image.evaluate("image => [image.clientWidth * devicePixelRatio, image.naturalWidth]")
        assert shown * 0.95 <= real <= most


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_of_the_page_can_be_read(older: None, address: str, show: Show, scheme: str):
    """WCAG 2.2, 1.4.3: a contrast of 4.5 for texts, by the colours that the browser has computed."""
    page = show(address, color_scheme=scheme)
    page.get_by_label("Your name").fill("Ann")
    passage(page, "¶1").click()
    page.get_by_role("button", name="Fine", exact=True).click()
    expect(page.locator("#here > li")).to_have_count(2)
    page.get_by_label("Show").select_option("1")
    expect(passage(page, "¶2, changed")).to_have_count(1, timeout=20_000)
    passage(page, "¶2, changed").click()
    expect(page.locator("#words")).to_contain_text("shut")
    page.get_by_role("button", name="Open number 1 again").last.click()
    expect(page.locator("#last")).to_be_visible()
    found = page.evaluate(CONTRAST)
    assert len(found) > 15
    assert [(text, contrast) for text, contrast in found if contrast < 4.5] == []


CONTRAST = """() => {
  const part = (value) => { value /= 255; return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4; };
  const light = ([red, green, blue]) => 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  const colour = (text) => text.match(/[\\d.]+/g).map(Number);
  const ground = (element) => {
    for (; element; element = element.parentElement) {
      const found = colour(getComputedStyle(element).backgroundColor);
      if (found.length < 4 || found[3] === 1) return found;
    }
    return [255, 255, 255];
  };
  const texts = [...document.querySelectorAll("header *, aside *, #last *")].filter((element) =>
    element.checkVisibility() && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  return texts.map((element) => {
    const pair = [light(colour(getComputedStyle(element).color)), light(ground(element))].sort((a, b) => b - a);
    return [element.textContent.trim().slice(0, 40), (pair[0] + 0.05) / (pair[1] + 0.05)];
  });
}"""


def test_every_control_has_a_name_and_every_page_a_picture_that_waits(address: str, show: Show):
    page = show(address)
    passage(page, "¶1").click()
    nameless = page.evaluate("""() => [...document.querySelectorAll("button, input, textarea, select")].filter((element) =>
        !element.ariaLabel && !element.textContent.trim() && !element.labels?.length).map((element) => element.outerHTML)""")
    assert nameless == []
    assert page.locator("img[loading=lazy]").count() == page.locator(".page").count() == 1
    assert page.locator("[role=status]").count() == 3
    assert page.evaluate("document.documentElement.lang") == "en"


def test_words_of_reviewers_are_shown_and_never_run(home: Path, address: str, show: Show):
    page = show(address)
    page.get_by_label("Your name").fill("<b>Ann</b>")
    passage(page, "¶1").click()
    page.get_by_label("Comment", exact=True).fill(
        '<img src=x onerror="document.title=1"><script>document.title=1</script>'
    )
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator("#here")).to_contain_text("<script>document.title=1</script>")
    expect(page.locator("#comments")).to_contain_text("<b>Ann</b>")
    assert page.title() == "Review: Access"


OLDER = LETTER.replace("closed for a year", "shut for a year").replace(
    "closing: S", "  A paragraph that nobody needs.\nclosing: S"
)


@pytest.fixture
def older(home: Path) -> None:
    """Draft 1 of the letter, with other words, and draft 2, which is none."""
    (home / "letter.yaml").write_text(OLDER.replace("  A paragraph", "\n  A paragraph"))
    (home / "signatories.csv").write_text(LIST + "a,Old Pier\n")
    assert run("draft", cwd=home, SOURCE_DATE_EPOCH="1769860000").returncode == 0
    (home / "output/drafts/02").mkdir()
    (home / "output/drafts/02/letter.pdf").write_bytes(b"%PDF-1.7 no draft")
    (home / "letter.yaml").write_text(LETTER)
    (home / "signatories.csv").write_text(LIST)


def test_the_page_shows_what_changed_since_a_draft_live_and_keeps_the_choice(
    home: Path, older: None, address: str, show: Show
):
    page = show(address)
    page.get_by_label("Your name").fill("Ann")
    assert page.get_by_label("Show").locator("option").all_inner_texts() == [
        "as it stands",
        "changes since draft 1, 31 January",
    ]
    picture = page.locator(".page img").first.get_attribute("src")
    page.get_by_label("Show").select_option("1")
    expect(page.locator("#changes")).to_have_text("1 word inserted, 6 deleted, 1 signatory removed", timeout=20_000)
    expect(page.locator(".page img").first).not_to_have_attribute("src", picture or "")
    expect(page.locator(".page img").first).not_to_have_js_property("naturalWidth", 0)
    expect(passage(page, "¶2, changed, ")).to_have_count(1)
    passage(page, "(¶3), taken out").click()
    expect(page.locator("#gone")).to_contain_text("was taken out, so it cannot be commented on")
    expect(page.locator("#form")).to_be_hidden()
    passage(page, "Organizations 2").click()
    expect(page.locator("#place")).to_have_text("signatories.csv:3:1")
    passage(page, "¶2").click()
    expect(page.locator("#words del")).to_contain_text("shut")
    page.get_by_label("Comment", exact=True).fill("Why not shut?")
    page.keyboard.press("Control+Enter")
    expect(passage(page, "¶2, changed, 1 comment")).to_have_count(1)
    assert [(one.reference, one.text, str(one.place)) for one in kept(home)] == [
        ("¶2", "Why not shut?", "letter.yaml:7:3")
    ]
    page.reload()
    expect(page.get_by_label("Show")).to_have_value("1")
    expect(passage(page, "¶2, changed, 1 comment")).to_have_count(1, timeout=20_000)
    (home / "letter.yaml").write_text(LETTER.replace("soon.", "very soon."))
    expect(page.locator("#changes")).to_contain_text("2 words inserted", timeout=20_000)
    expect(passage(page, "¶1, changed")).to_have_count(1)
    page.locator("#pages").focus()
    page.keyboard.press("r")
    expect(passage(page, "(¶3)")).to_have_count(0)
    expect(page.get_by_label("Show")).to_have_value("")
    assert "#" not in page.url


def test_what_became_of_a_comment_is_set_on_the_page_seen_by_all_and_undone(home: Path, address: str, show: Show):
    page, other = show(address), show(address)
    page.get_by_label("Your name").fill("Ann")
    passage(page, "¶2").click()
    page.get_by_label("Comment", exact=True).fill("Why?")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#here")).to_contain_text("Why?")
    before = expected(home, "open", "", "")
    page.get_by_label("Your name").fill("")
    page.locator("#here").get_by_role("button", name="Done: number 1").click()
    expect(page.locator("#last-said")).to_contain_text("who you are")
    page.get_by_label("Your name").fill("Tom Berg")
    page.locator("#here").get_by_role("button", name="Decline number 1").click()
    page.get_by_role("button", name="Decline", exact=True).click()
    expected(home, "open", "", "")
    page.get_by_label("Why?").fill("It is a “quotation”.")
    page.get_by_role("button", name="Decline", exact=True).click()
    expect(other.locator("#comments .mark")).to_have_text("declined (Tom Berg)", timeout=20_000)
    expect(other.locator("#comments")).to_contain_text("It is a “quotation”.")
    expected(home, "declined", "It is a “quotation”.", "Tom Berg")
    page.get_by_role("button", name="Undo").click()
    expect(other.locator("#comments .mark")).to_have_text("open", timeout=20_000)
    assert expected(home, "open", "", "") == before
    page.get_by_label("Your name").focus()
    page.locator("#comments").get_by_role("button", name="Done: number 1").press("Enter")
    expect(page.locator("#last-said")).to_have_text("Number 1 is done.")
    expect(page.locator("#comments").get_by_role("button", name="Open number 1 again")).to_be_focused()
    expected(home, "done", "", "Tom Berg")


def expected(home: Path, state: str, reason: str, by: str) -> bytes:
    """comments.yaml, with this answer in its only comment."""
    (one,) = kept(home)
    assert (one.state, one.reason, one.by) == (state, reason, by)
    return (home / "comments.yaml").read_bytes()


def test_the_one_file_can_show_what_changed_since_a_draft(home: Path, older: None, show: Show):
    assert run("review", "--since", "1", cwd=home).returncode == 2
    assert run("review", "--file", "review.html", "--since", "1", cwd=home).returncode == 0
    page = show(f"file://{home}/review.html", offline=True)
    page.get_by_label("Show").select_option("1")
    expect(page.locator("#changes")).to_contain_text("6 deleted")
    expect(passage(page, "(¶3), taken out")).to_have_count(1)
    expect(page.locator(".page img").first).not_to_have_js_property("naturalWidth", 0)
    assert run("review", "--file", "other.html", "--since", "2", cwd=home).returncode == 4


def test_the_one_file_needs_nothing_and_gives_its_comments_back(home: Path, show: Show, tmp_path: Path):
    done = run("review", "--file", "review.html", cwd=home)
    assert done.returncode == 0
    assert re.match(r"review\.html: 1 page, text [0-9A-Z-]{9}, 0\.\d MB; send it as it is\n", done.stderr)
    page = show(f"file://{home}/review.html", offline=True, accept_downloads=True)
    page.get_by_label("Your name").fill("Zoë Ray")
    passage(page, "¶2").click()
    page.get_by_label("Comment", exact=True).fill("Which </script> harbour?")
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator("#comments")).to_contain_text("Which </script> harbour?")
    page.reload()
    expect(page.locator("#comments")).to_contain_text("Which </script> harbour?")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save comments").click()
    assert download.value.suggested_filename == "comments-zoë-ray.json"
    back = Path(download.value.path())
    code, (one,) = read_saved(back.read_bytes())
    assert (one.reference, one.author, one.text, str(one.place)) == (
        "¶2",
        "Zoë Ray",
        "Which </script> harbour?",
        "letter.yaml:7:3",
    )
    assert code == json.loads(run("approve", "--json", cwd=home).stdout)["text"]
    told = run("comments", str(back), cwd=home)
    assert told.stdout.startswith(
        "\nletter.yaml:7:3  ¶2, page 1\n  1  the whole passage\n     Which </script> harbour?\n"
    )
    assert told.stderr == f"{back}: text {code}, 1 comment, all new\n"


def test_the_one_file_may_ask_the_network_for_nothing(home: Path, show: Show):
    assert run("review", "--file", "review.html", cwd=home).returncode == 0
    text = (home / "review.html").read_text(encoding="utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; img-src data:; style-src 'sha256-")
    assert "unsafe" not in policy[1]
    assert "review.css" not in text.replace("review.css */", "")


def test_a_port_that_is_taken_and_a_letter_that_is_none_are_told(home: Path, address: str):
    port = address.split(":")[2].split("/")[0]
    done = run("review", "--port", port, cwd=home)
    assert (done.returncode, f"port {port}: cannot be used" in done.stderr) == (4, True)
    (home / "letter.yaml").write_text("body: [")
    assert run("review", "--file", "other.html", cwd=home).returncode == 1
    assert not (home / "other.html").exists()


def test_the_one_file_is_not_made_without_the_comments_that_cannot_be_read(home: Path):
    (home / "comments.yaml").write_text("comments: [{")
    done = run("review", "--file", "review.html", cwd=home)
    assert (done.returncode, "comments.yaml:" in done.stderr) == (1, True)
    assert not (home / "review.html").exists()


def test_it_ends_at_once_and_frees_its_port(home: Path):
    served = subprocess.Popen(
        [SENDLETTER, "review"], cwd=home, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert served.stdout is not None
    port = served.stdout.readline().split(":")[2].split("/")[0]
    served.terminate()
    served.wait(5)
    served.stdout.close()
    again = subprocess.Popen(
        [SENDLETTER, "review", "--port", port], cwd=home, stdout=subprocess.PIPE, text=True, stderr=subprocess.DEVNULL
    )
    assert again.stdout is not None
    assert f":{port}/" in again.stdout.readline()
    again.terminate()
    again.wait(5)
    again.stdout.close()


def test_chromium_is_there():
    assert os.access(CHROMIUM, os.X_OK)
