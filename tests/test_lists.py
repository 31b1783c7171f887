"""Lists of signatories in whole letters: what is printed, counted and tagged, and what must stand nowhere."""

import io
import re
import subprocess
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from sendletter.pipeline import Made, Order, make, verify
from sendletter.problem import NotReady
from sendletter.project import Project
from tests.conftest import SENDLETTER, SHORT, TODAY, Folder, pdf_text, pdf_words, run_tool

HEADS = "group,name,title,affiliation,acronym,country,kind,sort by,agreed to,signature,email,notes,Phone,status,capacity,rank,lead,withheld"
SHOWN = ("name", "title", "affiliation", "acronym", "country", "kind")
CANARY_LETTER = (
    SHORT.replace("We ask you to act.", "{{ count.total }} ask, {{ count.country }} countries.")
    + """signatures:
  groups:
    - id: a
      heading: People
      entry: "**{name}** | {title}, {affiliation} ({acronym}, {country}, {kind})"
      order: family name
      by: country
"""
)


def canaries(row: str, **cells: str) -> str:
    """A row with a canary in every cell that may hold any text."""
    texts = {head: f"canary{re.sub('[^a-z]', '', head.lower())}{row}" for head in HEADS.split(",")}
    texts |= dict.fromkeys(("status", "capacity", "rank", "lead", "withheld"), "") | {"group": "a"} | cells
    return ",".join(texts[head] for head in HEADS.split(","))


ROWS = "\n".join(
    [
        HEADS,
        canaries("shown"),
        canaries("withheld", withheld="yes", country="Chad", kind="NGO"),
        canaries("pending", status="pending"),
        canaries("gone", status="withdrawn"),
    ]
)


def plain(pdf: bytes, path: Path) -> str:
    """A PDF with everything in it decompressed, without the zero bytes of UTF-16."""
    (path / "packed.pdf").write_bytes(pdf)
    run_tool("qpdf", "--qdf", "--object-streams=disable", path / "packed.pdf", path / "plain.pdf")
    return (path / "plain.pdf").read_bytes().decode("latin-1").replace("\\000", "").replace("\x00", "")


def strings(pdf: bytes) -> str:
    """Every text string, name and key of a PDF, as its objects hold them, whatever their encoding."""
    found: list[str] = []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        kinds = pikepdf.Dictionary | pikepdf.Array | pikepdf.Stream
        found += [repr(thing) for thing in document.objects if isinstance(thing, kinds)]
        found.append(repr(document.docinfo))
        found.append(str(document.open_metadata()))
    return "\n".join(found)


def test_canaries_in_every_column_stand_in_no_output_where_they_must_not(folder: Folder, build):
    path = folder(CANARY_LETTER, ROWS)
    made = build(path)
    outputs = {"pdf": pdf_text(made.pdf) + pdf_text(made.pdf, "-raw"), "strings": strings(made.pdf)}
    outputs["raw"] = plain(made.pdf, path)
    for command in ("build -v", "check --format json", "verify output/letter.pdf", "-C ."):
        done = subprocess.run([SENDLETTER, *command.split()], cwd=path, capture_output=True, text=True)
        outputs[command] = done.stdout + done.stderr
    assert "canarynameshown" in outputs["pdf"]
    assert all(f"canary{column}shown" in outputs["pdf"].replace("\n", "") for column in SHOWN)
    for output, text in outputs.items():
        found = set(re.findall(r"canary[a-z]+", text.replace("-\n", "")))
        allowed = {f"canary{column}shown" for column in SHOWN} if output not in ("raw", "strings") else set()
        if output in ("check --format json", "build -v"):
            allowed |= {"canarynamepending", "canarynamegone"}  # proofreading may name a row that does not print
        assert found <= allowed, output


def test_the_search_for_canaries_finds_them_where_they_are(folder: Folder, build, tmp_path: Path):
    made = build(folder(SHORT + "subject: Canarysubject\n"))
    assert "Canarysubject" in strings(made.pdf)
    assert "Canarysubject" in plain(made.pdf, tmp_path)
    assert "Canarysubject" in pdf_text(made.pdf)


def test_a_place_that_is_explained_tells_no_private_column(folder: Folder):
    path = folder(CANARY_LETTER, ROWS)
    done = subprocess.run([SENDLETTER, "check", "--explain-order", "canary"], cwd=path, capture_output=True, text=True)
    found = set(re.findall(r"canary[a-z]+", done.stdout + done.stderr))
    assert found == {
        "canarynameshown",
        "canarysortbyshown",
        "canarynamepending",
        "canarynamegone",
        "canarycountryshown",
    }


def letter_of(*groups: str, more: str = "", text: str = "We ask.") -> str:
    lines = "".join(f"    - {group}\n" for group in groups)
    return SHORT.replace("We ask you to act.", text) + f"signatures:\n{more}  groups:\n{lines}"


def read(made: Made) -> str:
    """The PDF's text on one line."""
    return " ".join(pdf_text(made.pdf, "-raw").split())


PERSONAL = "{id: personal, heading: In their own name, capacity: personal, numbered: on}"
ONLY = "{id: only, heading: Scholars, capacity: identification only, entry: 'name, affiliation'}"
BODY = "{id: body, heading: Bodies, by: country, entry: name}"
SHEET = """\
group,name,affiliation,country,capacity,withheld
body,Ann,,,personal,
,Bob,,,personal,
only,Cyd,MIT,,identification only,
body,Peace Now,,Chad,,
body,Hope,,Åland,on behalf,
body,Nowhere Land,,,,
body,Secret,,Chad,,yes
personal,Dan,,,,
"""


def test_capacities_make_groups_asterisks_and_a_disclaimer(folder: Folder, build):
    made = build(folder(letter_of(PERSONAL, ONLY, BODY), SHEET))
    assert (
        "In their own name 1. Ann 2. Bob 3. Dan Scholars Cyd, MIT* Bodies Åland (1) Hope Chad (1) Peace Now "
        "Nowhere Land and 1 signatory whose name is withheld * Affiliations are for identification purposes only."
    ) in read(made)
    assert (made.signatories, made.withheld) == (8, 1)
    assert [problem for problem in made.problems if problem.is_error] == []


def test_a_disclaimer_may_have_the_letters_own_words(folder: Folder, build):
    more = '  disclaimer: Signing "in their own name".\n'
    assert "* Signing “in their own name”." in read(build(folder(letter_of(ONLY, PERSONAL, BODY, more=more), SHEET)))


@pytest.mark.parametrize(
    ("before", "after", "missing"),
    [
        ("Cyd,MIT,,on behalf", "Cyd,MIT,,identification only", ["Cyd, MIT*", "* Affiliations are"]),
        ("Secret,,Chad,,yes", "Secret,,Chad,,yes\nbody,,,,,yes", ["and 2 signatories whose"]),
        ("Hope,,Åland", "Hope,,Chad", ["Chad (2)"]),
    ],
)
def test_a_pdf_that_lacks_a_disclaimer_a_sub_heading_or_withheld_names_is_not_complete(
    folder: Folder, build, before: str, after: str, missing: list[str]
):
    sheet = SHEET.replace("MIT,,identification only", "MIT,,on behalf")
    path = folder(letter_of(PERSONAL, ONLY, BODY), sheet)
    pdf = build(path).pdf
    (path / "signatories.csv").write_text(sheet.replace(before, after), encoding="utf-8")
    problems = verify(Order(Project(path.resolve()), TODAY), pdf, "letter.pdf")
    errors = " ".join(problem.message for problem in problems if problem.is_error)
    assert all(what in errors for what in missing), errors


def test_counts_of_countries_and_kinds_are_filled_in(folder: Folder, build):
    text = "{{ count.body }} bodies in {{ count.country }} countries, {{ count.country.Chad | words }} in Chad, {{ count.body.country.Åland }} in Åland."
    made = build(folder(letter_of(PERSONAL, ONLY, BODY, text=text), SHEET))
    assert "4 bodies in 2 countries, two in Chad, 1 in Åland." in read(made)


DATED = "group,name,signed,withdrawn\na,Early,2026-01-01,\na,Late,2026-01-20,\na,Gone,2026-01-01,2026-01-15\n"


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (None, ("2 of 10 January 2026.", "People Early Gone")),
        (date(2026, 1, 31), ("2 of 31 January 2026.", "People Early Late")),
        (date(2025, 12, 31), None),
    ],
)
def test_a_printing_of_another_day_takes_that_day_everywhere(
    folder: Folder, press, day: date | None, says: tuple[str, ...] | None
):
    letter = letter_of("{id: a, heading: People}", more="  as of: 2026-01-10\n", text="{{ count.a }} of {{ as of }}.")
    letter = letter.replace("2025-11-03", "2026-01-10")
    order = Order(Project(folder(letter, DATED).resolve()), TODAY, as_of=day)
    if says is None:
        with pytest.raises(NotReady):
            make(order, press)
        return
    made = make(order, press)
    assert all(part in read(made) for part in says)
    assert not [problem for problem in verify(order, made.pdf, "letter.pdf") if problem.is_error]
    other = Order(order.project, TODAY, as_of=date(2026, 1, 12) if day else date(2026, 1, 25))
    assert [problem for problem in verify(other, made.pdf, "letter.pdf") if problem.is_error]


def test_a_list_of_withheld_names_alone_is_printed(folder: Folder, build):
    made = build(folder(letter_of("{id: a, heading: People}"), "group,name,withheld\na,Ann,yes\na,,yes\n"))
    assert "People 2 signatories whose names are withheld" in read(made)
    assert "Ann" not in read(made)


@pytest.mark.parametrize("rows", ["", "a,Ann,pending\n"])
def test_a_list_without_anybody_to_print_is_told(folder: Folder, build, rows: str):
    with pytest.raises(NotReady, match="has no confirmed signatory"):
        build(folder(letter_of("{id: a, heading: People}"), f"group,name,status\n{rows}"))


def test_sub_headings_are_headings_and_what_is_under_them_are_lists(folder: Folder, build, tmp_path: Path):
    sheet = "group,name,country\n" + "\n".join(f"a,Person {number},Land {number % 3}" for number in range(12))
    made = build(folder(letter_of("{id: a, heading: People, by: country, columns: 2}"), sheet))
    (tmp_path / "letter.pdf").write_bytes(made.pdf)
    tree = re.findall(r"^ +(H\d|L|LI) \(block\)", run_tool("pdfinfo", "-struct", tmp_path / "letter.pdf"), re.MULTILINE)
    lists = "".join(tag + " " for tag in tree)
    assert lists.endswith("H1 " + ("H2 L " + "LI " * 4) * 3)


@pytest.mark.parametrize("by", ["", ", by: country"])
def test_a_long_list_is_tagged_in_the_order_in_which_it_is_printed(folder: Folder, build, tmp_path: Path, by: str):
    rows = [f"a,Person number {number},Land {number // 90:02}" for number in range(1_000)]
    group = f"{{id: a, heading: People, columns: 2, order: as listed, entry: name{by}}}"
    made = build(folder(letter_of(group), "\n".join(["group,name,country", *rows])))
    (tmp_path / "letter.pdf").write_bytes(made.pdf)
    structure = " ".join(run_tool("pdfinfo", "-struct-text", tmp_path / "letter.pdf").split())
    assert re.findall(r"Person number (\d+)", structure) == [str(number) for number in range(1_000)]
    assert re.findall(r"Land (\d+) \(\d+\)", structure) == ([f"{number:02}" for number in range(12)] if by else [])


ARABIC = """\
language: ar
salutation: فخامة الرئيس،
body: نطلب منكم التدخل.
closing: مع التقدير،
signatures: {groups: [{id: a, heading: المنظمات, by: country, numbered: on, skip articles: on}]}
"""
ARABIC_SHEET = """\
group,name,country,withheld,capacity
a,المركز العربي,مصر,,
a,جمعية السلام,مصر,,
a,منظمة (Amnesty) الدولية,الأردن,,identification only
a,Peace Now,,,
a,,,yes,
a,,,yes,
"""


def test_a_list_from_right_to_left_begins_at_the_right_with_its_numbers(folder: Folder, build):
    made = build(folder(ARABIC, ARABIC_SHEET))
    words = pdf_words(made.pdf, 1)
    row = next(top for _, top, word in words if word == "Amnesty")
    drawn = [word for _, top, word in sorted(words) if abs(top - row) < 3]  # from the left, as it stands on the paper
    assert drawn == ["ندرألا", ",", "*", "ةيلودلا", "(", "Amnesty", ")", "ةمظنم", ".", "1"]


def test_numbers_line_up_at_their_points_and_turned_lines_under_the_names(folder: Folder, build):
    rows = [*(f"Name{letter}" for letter in "abcdefghij"), "Name " + "turned " * 30]
    letter = SHORT + "signatures: {groups: [{id: a, numbered: true, order: as listed}]}\n"
    words = pdf_words(build(folder(letter, "group,name\n" + "".join(f"a,{name}\n" for name in rows))).pdf, 1)
    names = {round(left) for left, _, text in words if text.startswith("Name")}
    numbers = {text: round(left) for left, _, text in words if re.fullmatch(r"\d+\.", text)}
    lines: dict[float, int] = {}
    for left, top, text in words:
        if text == "turned":
            lines.setdefault(top, round(left))
    assert len(names) == 1
    assert len(set(list(numbers.values())[:9])) == 1
    assert numbers["9."] > numbers["10."]
    assert len(lines) > 1
    assert set(list(lines.values())[1:]) == names
