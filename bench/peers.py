"""The same letter for other tools: each writes its source into the letter's folder and gives the command that sets it."""

import html
import importlib.util
import json
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from material import Material

Command = Sequence[str | Path]
HERE = Path(__file__).parent

CSS = """@page { size: A4; margin: 28mm 30mm 27mm;
  @bottom-center { content: "Page " counter(page) " of " counter(pages); font: 8.5pt serif } }
html { font: 11pt/15pt "Source Serif 4", "Liberation Serif", serif }
body { margin: 0; text-align: justify } p { margin: 0 0 15pt; orphans: 2; widows: 2 }
h2 { font-size: 11pt; margin: 15pt 0 7.5pt; break-after: avoid }
.list { font-size: 9.75pt; text-align: left } .two { columns: 2; column-gap: 9mm }
.entry { break-inside: avoid; margin: 0 0 3pt } .entry b { display: block }"""


def sendletter(material: Material) -> Command:
    """The whole build: sources read and proofread, the letter set, its PDF read back and proven."""
    return [Path(sys.executable).with_name("sendletter"), "build", "-q", "-C", material.folder]


def bare(material: Material) -> Command:
    """WeasyPrint on ready-made HTML, with nothing read, checked or read back."""
    parts = [f'<html lang="en"><head><title>Letter</title><style>{CSS}</style></head><body>']
    parts += [f"<p>{html.escape(paragraph)}</p>" for paragraph in material.paragraphs]
    for group in material.groups:
        parts.append(f'<h2>{group.heading}</h2><div class="list{" two" * (group.columns == 2)}">')
        for name, title in group.entries:
            entry = f"<b>{html.escape(name)}</b>{html.escape(title)}" if title else html.escape(name)
            parts.append(f'<div class="entry">{entry}</div>')
        parts.append("</div>")
    source = material.folder / "bare.html"
    source.write_text("\n".join([*parts, "</body></html>"]), encoding="utf-8")
    return [sys.executable, HERE / "bare.py", material.folder / "bare.pdf", source]


TYPST = """#set document(title: "Letter")
#set text(font: "Liberation Serif", size: 11pt, lang: "en", hyphenate: true)
#set page(paper: "a4", margin: (x: 30mm, top: 28mm, bottom: 27mm),
  footer: context align(center, text(8.5pt)[Page #counter(page).display() of #counter(page).final().first()]))
#set par(justify: true, leading: .6em, spacing: 15pt)
#let letter = json("letter.json")
#for paragraph in letter.paragraphs [#paragraph #parbreak()]
#for group in letter.groups {
  block(above: 15pt, below: 7.5pt, sticky: true, strong(group.heading))
  set text(9.75pt)
  set par(justify: false, leading: .5em)
  let entries = for entry in group.entries {
    block(breakable: false, spacing: 3pt + .5em, if entry.at(1) != "" [*#entry.at(0)* \\ #entry.at(1)] else { entry.at(0) })
  }
  if group.columns > 1 { columns(group.columns, gutter: 9mm, entries) } else { entries }
}
"""
RUN_TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"


def typst(material: Material) -> Command:
    """Typst from its Python package, with tags, in Liberation Serif from the machine."""
    source = material.folder / "letter.typ"
    source.write_text(TYPST, encoding="utf-8")
    groups = [{"heading": g.heading, "columns": g.columns, "entries": g.entries} for g in material.groups]
    values = {"paragraphs": material.paragraphs, "groups": groups}
    source.with_suffix(".json").write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
    return [sys.executable, "-c", RUN_TYPST, source, material.folder / "typst.pdf"]


SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "style": "style",
        "text": "text",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)
OFFICE = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {SPACES} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="F" svg:font-family="'Liberation Serif'"/></office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2"/>
<style:text-properties style:font-name="F" fo:font-size="11pt" fo:language="en" fo:country="GB"/></style:default-style>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-align="justify"
 fo:margin-bottom="15pt" fo:line-height="15pt"/></style:style>
<style:style style:name="H" style:family="paragraph"><style:paragraph-properties fo:margin-top="15pt"
 fo:margin-bottom="7.5pt" fo:keep-with-next="always"/><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="E" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="3pt"
 fo:keep-together="always"/><style:text-properties fo:font-size="9.75pt"/></style:style>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
</office:styles>
<office:automatic-styles>
<style:style style:name="S1" style:family="section"><style:section-properties><style:columns fo:column-count="1"/>
</style:section-properties></style:style>
<style:style style:name="S2" style:family="section"><style:section-properties><style:columns fo:column-count="2"
 fo:column-gap="9mm"/></style:section-properties></style:style>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm"
 fo:margin-top="28mm" fo:margin-bottom="15mm" fo:margin-left="30mm" fo:margin-right="30mm"/><style:footer-style>
<style:header-footer-properties fo:min-height="12mm" fo:margin-top="7mm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer><text:p>Page
<text:page-number text:select-page="current"/> of <text:page-count/></text:p></style:footer></style:master-page>
</office:master-styles>
<office:body><office:text>
"""


def office(material: Material) -> Command:
    """LibreOffice Writer, converting a document without a window."""
    parts = [f'<text:p text:style-name="P">{html.escape(text)}</text:p>' for text in material.paragraphs]
    for number, group in enumerate(material.groups):
        parts.append(f'<text:p text:style-name="H">{group.heading}</text:p>')
        parts.append(f'<text:section text:style-name="S{group.columns}" text:name="G{number}">')
        for name, title in group.entries:
            bold = f'<text:span text:style-name="B">{html.escape(name)}</text:span><text:line-break/>'
            entry = bold + html.escape(title) if title else html.escape(name)
            parts.append(f'<text:p text:style-name="E">{entry}</text:p>')
        parts.append("</text:section>")
    source = material.folder / "office.fodt"
    source.write_text("\n".join([OFFICE, *parts, "</office:text></office:body></office:document>"]), encoding="utf-8")
    profile = f"-env:UserInstallation=file://{material.folder}/profile"
    return ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", material.folder, source]


PEERS: Mapping[str, Callable[[Material], Command]] = {
    "bare WeasyPrint": bare,
    "Typst": typst,
    "LibreOffice": office,
}


def installed() -> list[str]:
    """The peers that this machine has."""
    there = {"Typst": importlib.util.find_spec("typst"), "LibreOffice": shutil.which("soffice")}
    return [name for name in PEERS if there.get(name, True)]
