"""A PDF as the checks see it: everything that several of them ask for, found once and only when it is asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sendletter.geometry import Box, Matrix
from sendletter.inspection.claims import said_of_printing
from sendletter.inspection.colour import Profile, profile
from sendletter.inspection.met import Met
from sendletter.inspection.packet import LARGEST, Packet, packet
from sendletter.inspection.page import Page, ordered, read
from sendletter.inspection.structure import Structure
from sendletter.inspection.values import (
    decoded,
    entry,
    is_dictionary,
    is_stream,
    items,
    keys_of,
    name,
    number,
    numbers,
    place,
    text,
    tree,
)  # fmt: skip
from sendletter.inspection.walk import Walker

MOST_PAGES = 5_000
MOST_NOTES = 100_000
MOST_OBJECTS = 400_000
MOST_ACTIONS = 50_000


class TooLarge(Exception):
    """There is more of something than any letter has."""


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation: its page, its kind, its box in points."""

    page: int
    value: Any
    kind: str
    box: Box | None

    @property
    def flags(self) -> int:
        """Its flags (ISO 32000-1, table 165)."""
        return int(number(entry(self.value, "/F")) or 0)


@dataclass(frozen=True, slots=True)
class Intent:
    """An output intent (ISO 32000-1, 14.11.5)."""

    value: Any
    kind: str
    profile: Profile | None
    embedded: tuple[int, int] | None


class Document:
    """An open PDF and the bytes that it was read from."""

    def __init__(self, data: bytes, pdf: Any) -> None:
        """`pdf` is pikepdf's document."""
        self.data, self.pdf = data, pdf
        self.root, self.trailer = pdf.Root, pdf.trailer
        self.standards: tuple[str, ...] = ()

    @property
    def part_of_archive(self) -> str:
        """The part of PDF/A that it is held against; that without limits of its own where it is none."""
        return next((each[2] for each in self.standards if each.startswith("A-")), "2")

    @property
    def said_of_printing(self) -> tuple[str, ...]:
        """What it says of PDF/X, such as PDF/X-4."""
        return said_of_printing(self.info, self.packet)

    @cached_property
    def info(self) -> dict[str, str]:
        """The document's information (ISO 32000-1, 14.3.3) by key without slash."""
        held = entry(self.trailer, "/Info")
        return {key[1:]: text(value) or name(value) for key in keys_of(held) for value in [entry(held, key)]}

    @cached_property
    def packet(self) -> Packet | None:
        """Its metadata; None without."""
        held = entry(self.root, "/Metadata")
        if not is_stream(held):
            return None
        data = decoded(held, LARGEST)
        return Packet({}, fault="is too large, or cannot be decoded") if data is None else packet(data)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages in order. Raises TooLarge."""
        count = len(self.pdf.pages)
        if count > MOST_PAGES:
            raise TooLarge(f"has {count:,} pages; at most {MOST_PAGES:,} are looked at")
        return tuple(read(number, page.obj) for number, page in enumerate(self.pdf.pages, start=1))

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The annotations in order. Raises TooLarge."""
        held: list[tuple[Page, Any]] = []  # counted before anything in them is looked at, which takes its time
        for page in self.pages:
            held += [(page, value) for value in items(entry(page.value, "/Annots")) if is_dictionary(value)]
            if len(held) > MOST_NOTES:
                raise TooLarge(f"has more than {MOST_NOTES:,} annotations; so many are not looked at")
        return tuple(_note(page, value) for page, value in held)

    @cached_property
    def structure(self) -> Structure:
        """Its tags."""
        return Structure(self.root)

    @cached_property
    def met(self) -> Met:
        """Everything that is painted."""
        walker = Walker(self._tagged)
        for page in self.pages:
            matrix: Matrix = (page.unit, 0, 0, page.unit, 0, 0)
            walker.page(page.number, page.value, page.resources, matrix, page.media)
        return walker.met

    def _tagged(self, page: int, mcid: int) -> tuple[bool, bool]:
        """Whether marked content belongs to the structure, and whether that says its language.

        In a form (page 0) it is taken to belong to what the form belongs to.
        """
        if page == 0:
            return True, False
        return self.structure.belongs(self.pages[page - 1].value, mcid)

    @cached_property
    def intents(self) -> tuple[Intent, ...]:
        """Its output intents."""
        found = []
        for value in items(entry(self.root, "/OutputIntents")):
            held = entry(value, "/DestOutputProfile")
            where = place(held) if is_stream(held) else None
            found.append(Intent(value, name(entry(value, "/S")), profile(held), where))
        return tuple(found)

    @cached_property
    def objects(self) -> tuple[Any, ...]:
        """Every dictionary and stream that has a number, also what nothing leads to. Raises TooLarge."""
        if len(self.pdf.objects) > MOST_OBJECTS:
            raise TooLarge(f"has more than {MOST_OBJECTS:,} objects; so many are not looked at")
        return tuple(value for value in self.pdf.objects if is_dictionary(value))

    @cached_property
    def actions(self) -> tuple[tuple[int, Any], ...]:
        """The actions (ISO 32000-1, 12.6) with their pages, 0 for those of the document."""
        return tuple(self._actions())

    def _actions(self) -> Iterator[tuple[int, Any]]:
        todo: list[tuple[int, Any]] = [(0, entry(self.root, "/OpenAction"))]
        todo += [(0, action) for _, action in tree(entry(self.root, "/Names", "/JavaScript"), "/Kids", "/Names")]
        holders = [(0, self.root), *((page.number, page.value) for page in self.pages)]
        holders += [(note.page, note.value) for note in self.notes]
        holders += [(0, item) for item in self.outline] + [(0, item) for item in self.fields]
        for page, holder in holders:
            todo.append((page, entry(holder, "/A")))
            extra = entry(holder, "/AA")
            todo += [(page, entry(extra, key)) for key in keys_of(extra)]
        seen: set[tuple[int, int]] = set()
        while todo and len(seen) < MOST_ACTIONS:
            page, action = todo.pop()
            if not name(entry(action, "/S")) or place(action) in seen:
                continue
            seen |= {place(action)} - {(0, 0)}
            yield page, action
            following = entry(action, "/Next")
            todo += [(page, each) for each in ([following] if is_dictionary(following) else items(following))]

    @cached_property
    def outline(self) -> tuple[Any, ...]:
        """The items of its outline."""
        return tuple(_linked(entry(self.root, "/Outlines", "/First")))

    @cached_property
    def fields(self) -> tuple[Any, ...]:
        """The fields of its form."""
        seen: set[tuple[int, int]] = set()
        todo = list(items(entry(self.root, "/AcroForm", "/Fields")))
        found: list[Any] = []
        while todo and len(found) < MOST_NOTES:
            value = todo.pop()
            if is_dictionary(value) and place(value) not in seen:
                seen |= {place(value)} - {(0, 0)}
                found.append(value)
                todo += items(entry(value, "/Kids"))
        return tuple(found)

    @cached_property
    def files(self) -> tuple[Any, ...]:
        """The specifications of files that are in it."""
        return tuple(value for value in self.objects if is_dictionary(entry(value, "/EF")))


def _note(page: Page, value: Any) -> Note:
    box = numbers(entry(value, "/Rect"), 4)
    return Note(page.number, value, name(entry(value, "/Subtype")), ordered(box, page.unit) if box else None)


def _linked(item: Any) -> Iterator[Any]:
    """The items of an outline."""
    seen: set[tuple[int, int]] = set()
    todo = [item]
    while todo and len(seen) < MOST_NOTES:
        value = todo.pop()
        if is_dictionary(value) and place(value) not in seen:
            seen.add(place(value))
            yield value
            todo += [entry(value, "/Next"), entry(value, "/First")]
