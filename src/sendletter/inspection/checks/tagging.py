"""Whether everything on the pages is tagged, or marked as nothing to be read."""

from collections.abc import Iterator

from sendletter.inspection.check import Check, Fault
from sendletter.inspection.checks.sources import archiving, reading
from sendletter.inspection.document import Document
from sendletter.inspection.marks import Place, Tag
from sendletter.inspection.structure import STANDARD
from sendletter.inspection.values import entry, is_dictionary


def _tagged(document: Document) -> Iterator[Fault]:
    if not is_dictionary(entry(document.root, "/StructTreeRoot")):
        yield Fault("it is not tagged")
    elif not document.structure.nodes:
        yield Fault("it has no tags")
    for what in sorted(document.structure.broken):
        yield Fault(f"its tree of tags is broken: {what}")


def _marked(document: Document) -> Iterator[Fault]:
    if entry(document.root, "/MarkInfo", "/Marked") is not True:
        yield Fault("it does not say that it is tagged")


def _suspects(document: Document) -> Iterator[Fault]:
    if entry(document.root, "/MarkInfo", "/Suspects") is True:
        yield Fault("its tags are said to be doubtful")


def _untagged(document: Document) -> Iterator[Fault]:
    for mark in document.met.marks:
        if mark.tag is Tag.NONE and mark.place not in (Place.NOTE, Place.MASK):
            yield Fault("something on it is neither tagged nor marked as decoration", mark.page)


def _mixed(document: Document) -> Iterator[Fault]:
    for _, page in document.met.all("artifact in content"):
        yield Fault("decoration stands inside of what is tagged", page)
    for _, page in document.met.all("content in artifact"):
        yield Fault("something that is tagged stands inside of decoration", page)


def _roles(document: Document) -> Iterator[Fault]:
    for word in sorted({node.written for node in document.structure.nodes if not node.role}):
        yield Fault(f"the tag “{word[:40]}” is none of the standard’s, and is not mapped to one")
    for word in document.structure.circular:
        yield Fault(f"the tag “{word[:40]}” is mapped in a circle")


def _remapped(document: Document) -> Iterator[Fault]:
    for word in document.structure.roles:
        if word in STANDARD:
            yield Fault(f"the standard’s own tag “{word}” is mapped to another one")


def _parents(document: Document) -> Iterator[Fault]:
    if any(entry(node.value, "/P") is None for node in document.structure.nodes):
        yield Fault("a tag does not say which one it belongs to")


CHECKS = (
    Check(
        "not-tagged",
        "The file is not tagged, so that a screen reader can only guess what it says.",
        _tagged,
        "Export it tagged from the program that it was made with; sendletter always does.",
        reading("7.1") | archiving("6.8.3.3", "6.7.3.3", level="a"),
    ),
    Check(
        "not-marked",
        "The file does not say that it is tagged.",
        _marked,
        "Export it tagged from the program that it was made with.",
        reading("6.2") | archiving("6.8.2.2", "6.7.2.2", level="a"),
    ),
    Check(
        "doubtful-tags",
        "The file says that its own tags are doubtful.",
        _suspects,
        "Look over its tags, and take the mark off.",
        reading("7.1"),
    ),
    Check(
        "untagged-content",
        "Something on a page is neither tagged nor marked as decoration.",
        _untagged,
        "Tag it, or mark it as an artifact.",
        reading("7.1"),
    ),
    Check(
        "tags-and-decoration",
        "Decoration stands in what is tagged, or the other way round.",
        _mixed,
        "Tag what is read, and mark what is not, one beside the other.",
        reading("7.1"),
    ),
    Check(
        "unknown-tag",
        "A tag is none of the standard's, and is not mapped to one.",
        _roles,
        "Map it to the tag that it is like (role map).",
        reading("7.1") | archiving("6.8.3.4", "6.7.3.4", level="a"),
    ),
    Check(
        "remapped-tag",
        "A tag of the standard is mapped to another one.",
        _remapped,
        "Take it out of the role map.",
        reading("7.1"),
    ),
    Check(
        "orphan-tag",
        "A tag does not say which one it belongs to.",
        _parents,
        "Export it anew with another program.",
        reading("7.1"),
    ),
)
