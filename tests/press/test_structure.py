"""What a screen reader is told: the structure tree, read by a library that did not write it."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from sendletter.delivery import MOST_PAGES, delivered
from sendletter.pipeline import Made
from tests.conftest import SHORT, Folder, pdf_text, run_tool

LONG = "The harbour is open to all, and it should stay open to all who come by land or by sea, at any hour of the day. "
LETTER = f"""\
language: en-GB
date: 2025-11-03
letterhead: {{name: The Coalition, logo: logo.svg, address: [1 Street, Town]}}
to: {{name: Dr Jane Roe, role: Minister}}
subject: About the harbour
body: |
  First, [a link whose words are so many that they cannot stand in one line of a letter, be it as wide as it may,
  and so it breaks](https://example.org/one).[^1] Then [write](mailto:us@example.org).

  - One
  - Two

    Two, too.

    3. Three
    4. Four

  > Somebody said this.
  >
  > And that.

  # A heading

  {LONG * 12}

  {LONG * 12}

  {LONG * 12}

  [^1]: The note’s text.
closing: Yours sincerely,
signatures: {{groups: [{{id: a, heading: People, columns: 2, order: as listed}}]}}
"""
SHEET = "group,name\n" + "".join(f"a,Person number {number}\n" for number in range(200))
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="#246"/></svg>'


class Tree:
    """The structure tree of a PDF, and the text that stands under its elements."""

    def __init__(self, pdf: bytes) -> None:
        self.document = pikepdf.open(io.BytesIO(pdf))
        self.root = self.document.Root.StructTreeRoot.K[0]
        self.pages = [page.objgen for page in self.document.pages]

    def kids(self, element: Any) -> list[Any]:
        """The elements directly in one."""
        return [kid for kid in element.get("/K", []) if not isinstance(kid, int) and "/S" in kid]

    def all(self, element: Any = None) -> Iterator[Any]:
        """All elements under one, or in the document, in reading order."""
        for kid in self.kids(self.root if element is None else element):
            yield kid
            yield from self.all(kid)

    def of(self, kind: str) -> list[Any]:
        """All elements of a kind."""
        return [element for element in self.all() if str(element.S) == f"/{kind}"]

    def outline(self, element: Any) -> str:
        """The kinds of an element and of all in it, such as L(LI(Lbl LBody))."""
        inner = " ".join(self.outline(kid) for kid in self.kids(element))
        return str(element.S)[1:] + (f"({inner})" if inner else "")

    def marks(self, element: Any) -> list[tuple[int, int]]:
        """The marked contents directly in an element: page, counted from 0, and number."""
        found = []
        for kid in element.get("/K", []):
            if isinstance(kid, int):
                found.append((self.pages.index(element.Pg.objgen), kid))
            elif kid.get("/Type") == "/MCR":
                found.append((self.pages.index(kid.Pg.objgen), int(kid.MCID)))
        return found


@pytest.fixture
def tree(folder: Folder, build) -> Tree:
    return Tree(build(folder(LETTER, SHEET, logo_dot_svg=SVG)).pdf)


def test_the_body_is_tagged_as_what_it_is(tree: Tree):
    outline = tree.outline(tree.root)
    assert outline.startswith("Document(Figure P P(Span Span) P P(Span Span) H1 P(Link Link Link) L(")
    items = "LI(Lbl LBody(P)) LI(Lbl LBody(P P L(LI(Lbl LBody(P)) LI(Lbl LBody(P)))))"
    assert f"L({items}) BlockQuote(P P) H2 P" in outline
    assert outline.count("Note(Lbl)") == 1
    assert [str(element.A.ListNumbering) for element in tree.of("L")[:2]] == ["/Disc", "/Decimal"]


def test_a_paragraph_or_a_list_over_several_pages_is_one(tree: Tree):
    assert len(tree.document.pages) >= 4
    assert [len({page for page, _ in tree.marks(element)}) for element in tree.of("P")].count(2) >= 1
    lists = [element for element in tree.of("L") if len(tree.kids(element)) > 10]
    assert [len(tree.kids(element)) for element in lists] == [200]
    assert len({tree.marks(body)[0][0] for body in tree.of("LBody") if tree.marks(body)}) >= 2


def test_each_marked_text_belongs_to_one_element_and_heads_and_feet_are_artifacts(tree: Tree):
    owned = sorted(mark for element in tree.all() for mark in tree.marks(element))
    assert len(owned) == len(set(owned))
    marked, artifacts = [], 0
    for number, page in enumerate(tree.document.pages):
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "BDC" and "/MCID" in operands[1]:
                marked.append((number, int(operands[1].MCID)))
            artifacts += str(operator) == "BDC" and operands[1].get("/Type") == "/Pagination"
    assert sorted(marked) == owned
    assert artifacts == 3 * (len(tree.document.pages) - 1)  # the sender, the addressee, the number
    parents = tree.document.Root.StructTreeRoot.ParentTree.Nums
    for key, owners in zip(parents[::2], parents[1::2], strict=True):
        if key < len(tree.pages):
            at = {number: owner for number, owner in enumerate(owners) if owner is not None}
            assert set(at) == {number for page, number in owned if page == key}
            assert all(number in owner.K or any(True for _ in owner.K) for number, owner in at.items())


def test_links_say_where_they_lead_and_are_one_over_the_end_of_a_line(tree: Tree):
    links = tree.of("Link")
    said = [[str(kid.Obj.Contents) for kid in link.K if not isinstance(kid, int)] for link in links]
    assert said[0] == ["https://example.org/one"] * len(said[0])
    assert len(said[0]) >= 2
    assert said[1:] == [["1 The note’s text."], ["us@example.org"]]
    for link in links:
        for kid in (kid for kid in link.K if not isinstance(kid, int)):
            key = int(kid.Obj.StructParent)
            parents = tree.document.Root.StructTreeRoot.ParentTree.Nums
            assert next(p for k, p in zip(parents[::2], parents[1::2], strict=True) if k == key).objgen == link.objgen


def test_a_picture_says_what_it_is_and_where(tree: Tree):
    (figure,) = tree.of("Figure")
    assert str(figure.Alt) == "Logo of The Coalition"
    left, bottom, right, top = map(float, figure.A.BBox)
    assert 85 < left < right < 150
    assert 700 < bottom < top < 842


def test_a_note_is_found_by_its_name(tree: Tree):
    (note,) = tree.of("Note")
    names = tree.document.Root.StructTreeRoot.IDTree.Names
    assert (str(note.ID), str(names[0])) == ("n1", "n1")
    assert names[1].objgen == note.objgen


def test_another_script_is_told_by_its_language(folder: Folder, build):
    letter = SHORT.replace("We ask you to act.", "We ask with حسن العلي and Ελένη to act.")
    letter += "signatures: {groups: [{id: a, heading: People}]}\n"
    pdf = build(folder(letter, "group,name\na,حسن العلي\na,Άννα\na,Ann\n")).pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        told = [
            str(operands[1].Lang)
            for page in document.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and "/Lang" in operands[1]
        ]
        assert str(document.Root.Lang) == "en-GB"
    assert sorted(told) == ["ar", "ar", "el", "el"]
    assert "We ask with" in pdf_text(pdf)


def test_the_first_page_comes_first_and_the_file_is_small(example: Made, tmp_path: Path):
    path = tmp_path / "letter.pdf"
    path.write_bytes(example.pdf)
    assert "no linearization errors" in run_tool("qpdf", "--check-linearization", path)
    assert "Optimized:       yes" in run_tool("pdfinfo", path)
    assert len(example.pdf) < 90_000


def test_metadata_and_the_documents_information_agree(folder: Folder, build, tmp_path: Path):
    letter = LETTER.replace("About the harbour", "About “harbours” & <piers>")
    pdf = build(folder(letter, SHEET, logo_dot_svg=SVG)).pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        with document.open_metadata() as meta:
            assert meta["dc:title"] == str(document.docinfo.Title) == "About “harbours” & <piers>"
            assert meta["dc:description"] == str(document.docinfo.Subject)
            assert list(meta["dc:creator"]) == [str(document.docinfo.Author)] == ["The Coalition"]
            assert "en-GB" in meta["dc:language"]
            assert meta["pdf:Producer"] == str(document.docinfo.Producer)
            assert str(document.docinfo.CreationDate)[2:10] == meta["xmp:CreateDate"].replace("-", "")[:8]
            assert "pdf:Keywords" not in meta
        assert document.Root.ViewerPreferences.DisplayDocTitle
    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as outline:
        (top,) = outline.root
        assert (top.title, [item.title for item in top.children]) == (
            "About “harbours” & <piers>", ["A heading", "People"],
        )  # fmt: skip


def test_a_template_that_goes_its_own_way_keeps_the_engines_tags(folder: Folder, build):
    template = (Path(__file__).parents[2] / "templates/letter.html").read_text(encoding="utf-8")
    template = template.replace("{%- if page.sheet.notes %}", "<p class='block'>&#160;</p>{%- if page.sheet.notes %}")
    made = Tree(build(folder(SHORT, None, templates__letter_dot_html=template)).pdf)
    assert re.search(r"We\s+ask", pdf_text(build(folder(SHORT)).pdf))
    assert made.outline(made.root).startswith("Document(Sect(")


def test_a_link_that_leads_nowhere_is_text(folder: Folder, build):
    blocks = (Path(__file__).parents[2] / "templates/blocks.html").read_text(encoding="utf-8")
    blocks = blocks.replace("{{ letter.closing }}", "<a>{{ letter.closing }}</a>")
    made = Tree(build(folder(SHORT, None, templates__blocks_dot_html=blocks)).pdf)
    assert "Link" not in made.outline(made.root)
    assert made.outline(made.root) == "Document(P P P P P P)"


def test_a_long_letter_stays_as_it_is_set(example: Made):
    assert delivered(example.pdf, MOST_PAGES + 1) is example.pdf
    assert delivered(example.pdf, 4) == delivered(example.pdf, 4)
