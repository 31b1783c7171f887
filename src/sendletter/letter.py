"""The letter as frozen values: what is said, apart from who signs it.

Every text keeps the `Span` at which staff wrote it. Nothing here knows of YAML, Markdown, HTML or paper's inches:
readers make these values, later rooms turn them into other values.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sendletter.span import Span


class Paper(StrEnum):
    """The sheet."""

    A4 = "A4"
    LETTER = "Letter"


class Fit(StrEnum):
    """Whether the setting may be tuned within small limits so that the letter ends well."""

    AUTO = "auto"
    NONE = "none"


class Order(StrEnum):
    """By what the entries of a group are ordered; what is equal in that goes by name, in the letter's language."""

    NAME = "name"
    FAMILY_NAME = "family name"
    AS_LISTED = "as listed"
    COUNTRY = "country"
    SIGNED = "signed"
    RANK = "rank"


class By(StrEnum):
    """The column by which a group is divided under sub-headings."""

    COUNTRY = "country"
    KIND = "kind"


class Capacity(StrEnum):
    """In which capacity somebody signs."""

    PERSONAL = "personal"
    ON_BEHALF = "on behalf"
    IDENTIFICATION = "identification only"


class Change(StrEnum):
    """What became of a stretch of text since an older version, in a redline.

    A paragraph that was moved is `MOVED` where it stands now; its beginning at its old place is a `TRACE`.
    """

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"
    TRACE = "trace"


@dataclass(frozen=True, slots=True)
class Text:
    """A short text of one paragraph without markup, with its place.

    Only in a redline, a text in which something changed has `runs` that say what; joined, they are the text.
    """

    text: str
    span: Span
    runs: tuple["Run", ...] = ()

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar date with its place. `said` is what a redline prints for one that changed."""

    date: date
    span: Span
    said: Text | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture file, named relative to the letter's folder with forward slashes; `alt` is read aloud instead."""

    path: str
    alt: str
    span: Span


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style.

    `note` is the number of the footnote called here, counted from 1; such a run has the printed call as its text.
    A text of one newline alone is a forced line break. `change` is what became of it, in a redline.
    """

    text: str
    italic: bool = False
    bold: bool = False
    link: str | None = None
    note: int | None = None
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as runs; its span is its first character's place."""

    runs: tuple[Run, ...]
    span: Span

    @property
    def text(self) -> str:
        """What a reader reads: the runs joined, without footnote calls."""
        return "".join(run.text for run in self.runs if run.note is None)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the body; level 1 is the highest."""

    runs: tuple[Run, ...]
    level: int
    span: Span

    @property
    def text(self) -> str:
        """What a reader reads."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of items, each of blocks; `start` is the first number, or None for bullets.

    `numbers` are those of the items where they do not count on from the first, as in a redline.
    """

    items: tuple[tuple["Block", ...], ...]
    start: int | None
    span: Span
    numbers: tuple[int, ...] = ()

    def number(self, item: int) -> int | None:
        """The number of an item, counted from 0; None for a bullet."""
        if self.start is None:
            return None
        return self.numbers[item] if self.numbers else self.start + item


@dataclass(frozen=True, slots=True)
class Quotation:
    """A block quotation."""

    blocks: tuple["Block", ...]
    span: Span


Block = Paragraph | Heading | Listing | Quotation


@dataclass(frozen=True, slots=True)
class Footnote:
    """The text of footnote `number`, counted from 1 in the order of the calls.

    `label` is what stands before it where that is not its number: a note that a redline has only as a deleted one.
    """

    number: int
    paragraphs: tuple[Paragraph, ...]
    span: Span
    label: str = ""

    @property
    def sign(self) -> str:
        """What stands before the note."""
        return self.label or str(self.number)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes: full on the first page, its name small on the following ones."""

    name: Text | None = None
    logo: Image | None = None
    address: tuple[Text, ...] = ()
    contact: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """The recipient's block, line by line."""

    name: Text | None = None
    role: Text | None = None
    organization: Text | None = None
    address: tuple[Text, ...] = ()

    @property
    def lines(self) -> tuple[Text, ...]:
        """The lines in the order in which they are printed."""
        return (*(text for text in (self.name, self.role, self.organization) if text), *self.address)


@dataclass(frozen=True, slots=True)
class Signature:
    """The classic block of a single signatory: room for the pen, or an image of the signature, over the name."""

    name: Text
    title: Text | None = None
    organization: Text | None = None
    image: Image | None = None


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """How letter.yaml wants a group of signatories printed.

    `entry` is the pattern of one entry (see `roster.Entry`), `columns` the number of columns from 1 to 4. `capacity`
    is that of the rows which the group takes, whatever group they name. `first` are names that lead the group in this
    order, `by` divides the rest under sub-headings, `skip_articles` orders The Carter Center under C.
    """

    id: str
    span: Span
    heading: Text | None = None
    columns: int = 1
    entry: Text | None = None
    order: Order = Order.NAME
    capacity: Capacity | None = None
    first: tuple[Text, ...] = ()
    by: By | None = None
    numbered: bool = False
    skip_articles: bool = False


@dataclass(frozen=True, slots=True)
class Signatures:
    """What letter.yaml says of the signatories: the date of the list, a line over it, the groups in order.

    `numbered` counts through all groups; `disclaimer` are the letter's own words on what the asterisks mean.
    """

    as_of: Day | None = None
    heading: Text | None = None
    groups: tuple[GroupPlan, ...] = ()
    numbered: bool = False
    disclaimer: Text | None = None


@dataclass(frozen=True, slots=True)
class Allowance:
    """What proofreading is not to tell again: the rule's id, the words or the row's name that are meant, and why."""

    rule: str
    words: str
    because: str
    span: Span


class Standard(StrEnum):
    """The standard that a file for a printer keeps: PDF/X-4 (ISO 15930-7), or PDF/X-1a:2003 (ISO 15930-4)."""

    X_4 = "X-4"
    X_1A = "X-1a"


@dataclass(frozen=True, slots=True)
class InkColour:
    """What a colour of the screen (`#rrggbb`) is printed in: shares of cyan, magenta, yellow and black, or a spot ink.

    Of a spot ink, the shares are what stands for it where it is not at hand.
    """

    web: str
    shares: tuple[float, float, float, float]
    span: Span
    spot: str = ""


@dataclass(frozen=True, slots=True)
class Printing:
    """How letter.yaml wants a copy for a printer made.

    `profile` names an ICC file in the letter's folder, `condition` the printing condition as it is registered. `bleed`
    and `size` (width and height) are in points; `ink_limit` is the most of all inks together, 3.0 for 300 %;
    `resolution` is the least of pictures in pixels an inch. Without a size, the copy has the letter's own sheet.
    """

    span: Span
    profile: Text
    condition: Text
    name: str = "print"
    standard: Standard = Standard.X_4
    bleed: float = 3 * 72 / 25.4
    marks: bool = True
    colours: tuple[InkColour, ...] = ()
    ink_limit: float = 3.0
    resolution: float = 300.0
    size: tuple[float, float] | None = None
    columns: int | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole letter. `language` is a BCP 47 tag such as `en-GB`; absent parts are None or empty.

    `signature_fields` asks for an empty field for a digital signature over each name.
    """

    language: str
    span: Span
    date: Day | None = None
    paper: Paper = Paper.A4
    fit: Fit = Fit.AUTO
    title: Text | None = None
    letterhead: Letterhead = field(default_factory=Letterhead)
    to: Party = field(default_factory=Party)
    reference: Text | None = None
    subject: Text | None = None
    salutation: Text | None = None
    body: tuple[Block, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    closing: Text | None = None
    signature: Signature | None = None
    signatures: Signatures = field(default_factory=Signatures)
    note: Text | None = None
    postscript: Text | None = None
    signature_fields: bool = False
    draft_notice: Text | None = None
    approvals_needed: tuple[Text, ...] = ()
    editions: tuple[str, ...] = ()
    enclosures: tuple[Text, ...] = ()
    cc: tuple[Text, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    printings: tuple[Printing, ...] = ()


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph | Heading]:
    """Every paragraph and heading of the blocks, inside lists and quotations too, in reading order."""
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield block
            case Quotation(blocks=inner):
                yield from paragraphs(inner)
            case Listing(items=items):
                for item in items:
                    yield from paragraphs(item)
