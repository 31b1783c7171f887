"""Fonts: in the file, whole, and such that their characters can be copied and read aloud."""

import re
from collections.abc import Callable, Iterator

from sendletter.inspection.check import Check, Fault
from sendletter.inspection.checks.sources import archiving, practice, printing, reading
from sendletter.inspection.document import Document
from sendletter.inspection.met import Used
from sendletter.inspection.values import entry, is_stream, items, name, number, text

STANDARD = frozenset(
    (
        "Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique", "Helvetica", "Helvetica-Bold",
        "Helvetica-Oblique", "Helvetica-BoldOblique", "Times-Roman", "Times-Bold", "Times-Italic",
        "Times-BoldItalic", "Symbol", "ZapfDingbats",
    )
)  # fmt: skip
"""The fonts that readers once brought themselves (ISO 32000-1, 9.6.2.2)."""
KINDS = frozenset(("Type1", "MMType1", "TrueType", "Type3", "Type0"))
SUBTYPES = frozenset(("Type1C", "CIDFontType0C", "OpenType"))
FORBIDDEN = frozenset("\0\ufeff\ufffe")


def each_font(document: Document, bad: Callable[[Used], str]) -> Iterator[Fault]:
    """A fault on each page of each font where `bad` says what is wrong."""
    for used in document.met.fonts:
        if used.pages and (what := bad(used)):
            yield from (Fault(what, page) for page in sorted(used.pages))


def _embedded(document: Document) -> Iterator[Fault]:
    yield from each_font(
        document,
        lambda used: "" if used.font.embedded or not used.seen else f"the font {used.font.plain_name} is not embedded",
    )


def _hidden(document: Document) -> Iterator[Fault]:
    yield from each_font(
        document,
        lambda used: "" if used.font.embedded or used.seen else f"the font {used.font.plain_name} is not embedded",
    )


def _no_meaning(document: Document) -> Iterator[Fault]:
    def bad(used: Used) -> str:
        unknown = [code for code in used.codes if used.font.means(code) is None]
        count = f"{len(unknown)} of {len(used.codes)} characters" if unknown else ""
        return f"{count} of the font {used.font.plain_name} cannot be read as text" if unknown else ""

    yield from each_font(document, bad)


def _wrong_meaning(document: Document) -> Iterator[Fault]:
    def bad(used: Used) -> str:
        wrong = any(FORBIDDEN & set(used.font.means(code) or "") for code in used.codes)
        return f"some characters of the font {used.font.plain_name} are read as nothing" if wrong else ""

    yield from each_font(document, bad)


def _missing_glyph(document: Document) -> Iterator[Fault]:
    def bad(used: Used) -> str:
        font = used.font
        identity = font.encoding in ("Identity-H", "Identity-V") and not is_stream(entry(font.inner, "/CIDToGIDMap"))
        missing = (font.composite and identity and font.embedded and 0 in used.codes) or any(
            font.differences.get(code) == ".notdef" for code in used.codes
        )
        return f"the font {font.plain_name} lacks a character that is set in it" if missing else ""

    yield from each_font(document, bad)


def _unfinished(document: Document) -> Iterator[Fault]:
    def bad(used: Used) -> str:
        font = used.font
        if font.kind not in KINDS or name(entry(font.value, "/Type")) != "Font":
            return f"the font {font.plain_name} is of no kind that there is"
        if font.kind != "Type3" and font.name == "without a name":
            return "a font has no name"
        kind = name(entry(font.descriptor, "/FontFile3", "/Subtype"))
        if kind and kind not in SUBTYPES:
            return f"the font {font.plain_name} is of no kind that there is"
        if not font.composite and font.plain_name not in STANDARD:
            first, last = (number(entry(font.value, key)) for key in ("/FirstChar", "/LastChar"))
            widths = len(list(items(entry(font.value, "/Widths"))))
            if first is None or last is None or widths != last - first + 1:
                return f"the font {font.plain_name} does not say how wide all its characters are"
        return ""

    yield from each_font(document, bad)


def _map(document: Document) -> Iterator[Fault]:
    def bad(used: Used) -> str:
        inner = used.font.inner
        lacking = (
            used.seen
            and used.font.composite
            and name(entry(inner, "/Subtype")) == "CIDFontType2"
            and used.font.embedded
            and not is_stream(entry(inner, "/CIDToGIDMap"))
            and name(entry(inner, "/CIDToGIDMap")) != "Identity"
        )
        return f"the font {used.font.plain_name} does not say which glyphs its characters are" if lacking else ""

    yield from each_font(document, bad)


def _subset(document: Document) -> Iterator[Fault]:
    """Parts of fonts that do not list which of its characters they have."""

    def bad(used: Used) -> str:
        font = used.font
        if not re.match(r"[A-Z]{6}\+", font.name) or not font.embedded:
            return ""
        if font.composite:
            lacking = not is_stream(entry(font.descriptor, "/CIDSet"))
        else:
            lacking = font.kind in ("Type1", "MMType1") and not text(entry(font.descriptor, "/CharSet"))
        return f"the font {font.plain_name} is there in part, and does not list its characters" if lacking else ""

    yield from each_font(document, bad)


def _encoding(document: Document) -> Iterator[Fault]:
    """TrueType fonts whose characters programs may take for others."""

    def bad(used: Used) -> str:
        font = used.font
        if font.kind != "TrueType" or not font.embedded:
            return ""
        if font.symbolic:
            wrong = entry(font.value, "/Encoding") is not None
        else:
            wrong = font.encoding not in ("MacRomanEncoding", "WinAnsiEncoding")
        return f"it is not certain which characters the font {font.plain_name} shows" if wrong else ""

    yield from each_font(document, bad)


CHECKS = (
    Check(
        "font-not-embedded",
        "A font is not in the file, so that another one will be shown or printed.",
        _embedded,
        "Export the PDF with all fonts embedded.",
        printing("9.9") | archiving("6.3.4", "6.2.11.4.1") | reading("7.21.4.1"),
    ),
    Check(
        "hidden-font-not-embedded",
        "A font that is used for invisible text only is not in the file.",
        _hidden,
        "Export the PDF with all fonts embedded; for a scan, recognize its text anew.",
        printing("9.9"),
    ),
    Check(
        "text-not-readable",
        "Text can be seen, but not copied, searched or read aloud.",
        _no_meaning,
        "Export it from the program that it was made with, tagged; do not print it into a PDF.",
        reading("7.21.7") | archiving("6.3.8", "6.2.11.7.2", level="a") | {"A-2u": "ISO 19005-2, 6.2.11.7.2",
        "A-3u": "ISO 19005-3, 6.2.11.7.2"},
    ),
    Check(
        "text-means-nothing",
        "Characters are said to be no characters.",
        _wrong_meaning,
        "Export it with another program; its table of characters is wrong.",
        reading("7.21.7") | {"A-2a": "ISO 19005-2, 6.2.11.7.2", "A-2u": "ISO 19005-2, 6.2.11.7.2",
        "A-3a": "ISO 19005-3, 6.2.11.7.2", "A-3u": "ISO 19005-3, 6.2.11.7.2"},
    ),
    Check(
        "missing-character",
        "A character is set in a font that does not have it, and a box or nothing is shown.",
        _missing_glyph,
        "Set it in a font that has the character.",
        reading("7.21.8") | archiving("", "6.2.11.8") | dict(practice("print", why="ISO 32000-1, 9.7.6.3")),
    ),
    Check(
        "unfinished-font",
        "A font does not say all that must be said of it.",
        _unfinished,
        "Make the PDF anew with another program, or with another version of the font.",
        archiving("6.3.2", "6.2.11.2"),
    ),
    Check(
        "glyphs-not-said",
        "A font does not say which of its glyphs its characters are.",
        _map,
        "Make the PDF anew with another program.",
        archiving("6.3.3.2", "6.2.11.3.2") | reading("7.21.3.2"),
    ),
    Check(
        "unlisted-characters",
        "A part of a font does not list which characters it has.",
        _subset,
        "Export it as PDF/A-2 or later, which no longer asks for that.",
        archiving("6.3.5"),
    ),
    Check(
        "uncertain-characters",
        "It is not certain which characters a font shows.",
        _encoding,
        "Make the PDF anew with another program.",
        archiving("6.3.7", "6.2.11.6") | reading("7.21.6"),
    ),
)  # fmt: skip
