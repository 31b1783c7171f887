"""Headings, by which who does not see the page finds the way."""

from collections.abc import Iterator

from sendletter.inspection.check import Check, Fault
from sendletter.inspection.checks.sources import practice, reading
from sendletter.inspection.document import Document

NUMBERED = ("H1", "H2", "H3", "H4", "H5", "H6")


def _order(document: Document) -> Iterator[Fault]:
    level = 0
    for node in document.structure.nodes:
        if node.role in NUMBERED:
            found = int(node.role[1])
            if found > level + 1:
                yield Fault(f"a heading {node.role} follows {f'a heading H{level}' if level else 'no heading'}")
            level = found


def _mixed(document: Document) -> Iterator[Fault]:
    roles = {node.role for node in document.structure.nodes}
    if "H" in roles and roles & set(NUMBERED):
        yield Fault("some headings have numbers (H1) and some have none (H)")


def _twice(document: Document) -> Iterator[Fault]:
    if any(node.roles.count("H") > 1 for node in document.structure.nodes):
        yield Fault("a part has more than one heading (H)")


def _none(document: Document) -> Iterator[Fault]:
    roles = {node.role for node in document.structure.nodes}
    if roles and len(document.pages) > 3 and not roles & {"H", *NUMBERED}:
        yield Fault("it has more than three pages and no heading")


CHECKS = (
    Check(
        "heading-order",
        "A heading is more than one level under the one before it, or the first is not H1.",
        _order,
        "Begin with H1, and go down one level at a time.",
        reading("7.4.2"),
    ),
    Check(
        "mixed-headings",
        "Some headings have a level and some have none.",
        _mixed,
        "Give all headings a level (H1 to H6).",
        reading("7.4.4"),
    ),
    Check(
        "two-headings",
        "A part has more than one heading without a level.",
        _twice,
        "Give the headings a level (H1 to H6).",
        reading("7.4.4"),
    ),
    Check(
        "no-heading",
        "A document of many pages has no heading.",
        _none,
        "Give its parts headings.",
        practice("web", why="WCAG 2.2, 2.4.10"),
    ),
)
