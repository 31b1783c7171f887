"""What is read aloud: in which language, and in which words where there is something to be seen."""

import re
from collections.abc import Iterator

from sendletter.inspection.check import Check, Fault
from sendletter.inspection.checks.sources import archiving, practice
from sendletter.inspection.checks.sources import reading as source
from sendletter.inspection.document import Document
from sendletter.inspection.marks import Kind, Tag
from sendletter.inspection.values import entry, keys_of, text

NOTHING = re.compile(r"(image|picture|figure|photo|graphic|logo)?\s*\d*|.*\.(png|jpe?g|svg|gif)", re.IGNORECASE)
"""What a program writes where it has no description."""
LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


def _language(document: Document) -> Iterator[Fault]:
    if not text(entry(document.root, "/Lang")).strip():
        yield Fault("it does not say its language")


def _unsaid(document: Document) -> Iterator[Fault]:
    """Where no language is said for the whole: what says none for itself."""
    if not text(entry(document.root, "/Lang")):
        yield from _unsaid_on_pages(document)
        yield from _unsaid_beside(document)


def _unsaid_on_pages(document: Document) -> Iterator[Fault]:
    for node in document.structure.nodes:
        for key in ("/Alt", "/ActualText", "/E"):
            if node.says(key) and not node.language:
                yield Fault("the language of a description is not said")
    for (word, listed, language), page in document.met.all("properties"):
        if word == "Span" and not language and {"/Alt", "/ActualText", "/E"} & set(keys_of(listed)):
            yield Fault("the language of a description is not said", page)
    for mark in document.met.marks:
        if mark.kind is Kind.TEXT and mark.tag is Tag.CONTENT and not mark.language:
            yield Fault("the language of text is not said", mark.page)


def _unsaid_beside(document: Document) -> Iterator[Fault]:
    if document.outline:
        yield Fault("the language of its outline is not said")
    for note in document.notes:
        if text(entry(note.value, "/Contents")) and not text(entry(note.value, "/Lang")):
            holder = document.structure.objects.get(note.value.objgen)
            if holder is None or not holder.language:
                yield Fault("the language of an annotation is not said", note.page)
    for value in document.fields:
        holder = document.structure.objects.get(value.objgen)
        if text(entry(value, "/TU")) and not text(entry(value, "/Lang")) and not (holder and holder.language):
            yield Fault("the language of a field is not said")


def _malformed(document: Document) -> Iterator[Fault]:
    said = [entry(document.root, "/Lang"), *(entry(node.value, "/Lang") for node in document.structure.nodes)]
    said += [entry(listed, "/Lang") for (_, listed, _), _ in document.met.all("properties")]
    for value in dict.fromkeys(text(value) for value in said if value is not None):
        if value and not LANGUAGE.fullmatch(value):
            yield Fault(f"“{value[:30]}” is no language")
        elif not value and "UA-1" in document.standards:  # PDF/A takes an empty one for a language that is not known
            yield Fault("a language is empty")


def _figures(document: Document) -> Iterator[Fault]:
    for node in document.structure.nodes:
        if node.role == "Figure" and not (node.says("/Alt") or "/ActualText" in keys_of(node.value)):
            yield Fault("a picture has no description")


def _formulas(document: Document) -> Iterator[Fault]:
    for node in document.structure.nodes:
        if node.role == "Formula" and not (node.says("/Alt") or "/ActualText" in keys_of(node.value)):
            yield Fault("a formula has no description")


def _notes(document: Document) -> Iterator[Fault]:
    seen: set[str] = set()
    for node in document.structure.nodes:
        if node.role == "Note":
            identifier = node.says("/ID")
            if not identifier:
                yield Fault("a footnote has no identifier")
            elif identifier in seen:
                yield Fault("two footnotes have one identifier")
            seen.add(identifier)


def _placeholder(document: Document) -> Iterator[Fault]:
    for node in document.structure.nodes:
        words = node.says("/Alt")
        if node.role == "Figure" and words and NOTHING.fullmatch(words):
            yield Fault(f"the description of a picture, “{words[:40]}”, says nothing")


CHECKS = (
    Check(
        "no-language",
        "The file does not say its language, so that a screen reader may read it in another one.",
        _language,
        "Set the language of the document.",
        practice("web", why="WCAG 2.2, 3.1.1"),
    ),
    Check(
        "language-not-said",
        "The language of something that is read aloud is not said.",
        _unsaid,
        "Set the language of the document.",
        source("7.2"),
    ),
    Check(
        "unknown-language",
        "A language is not written as languages are, such as en-GB.",
        _malformed,
        "Write it as in en-GB, fr or zh-Hant.",
        source("7.2") | archiving("6.8.4", "6.7.4", level="a"),
    ),
    Check(
        "picture-without-words",
        "A picture has no description.",
        _figures,
        "Describe it (alternative text), or mark it as decoration.",
        source("7.3"),
    ),
    Check(
        "formula-without-words",
        "A formula has no description.",
        _formulas,
        "Describe it (alternative text).",
        source("7.7"),
    ),
    Check(
        "footnote-identifier",
        "A footnote has no identifier, or that of another one.",
        _notes,
        "Export it anew with a program that knows PDF/UA.",
        source("7.9"),
    ),
    Check(
        "empty-words",
        "The description of a picture is the name of a file, or a word such as “image”.",
        _placeholder,
        "Say what is to be seen, or mark it as decoration.",
        practice("web", why="WCAG 2.2, 1.1.1"),
    ),
)
