"""The theme's stylesheet -> its measures, fonts and colours.

The custom properties of `:root` are read once, from the same text that the engine gets, so that the room that breaks
lines and the engine that draws them cannot disagree. A later stylesheet overrides an earlier one.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from math import inf

from sendletter.problem import Problem, error
from sendletter.span import Span
from sendletter.theme import MARKS, Measures, Theme

POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "px": 0.75, "pc": 12.0, "q": 72 / 101.6}
"""Points in a unit (CSS Values 4, absolute lengths)."""
LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))([a-z]*)", re.IGNORECASE)
STYLESHEETS = ("letter.css", "custom.css")
PROPERTIES = {
    "size": "size",
    "leading": "leading",
    "margin_top": "margin-top",
    "margin_bottom": "margin-bottom",
    "margin_left": "margin-left",
    "margin_right": "margin-right",
    "list_size": "list-size",
    "note_size": "note-size",
    "indent": "indent",
    "hang": "hang",
    "column_gap": "column-gap",
    "paragraph_space": "paragraph-space",
    "heading_space": "heading-space",
    "entry_space": "entry-space",
    "space": "word-space",
    "stretch": "word-stretch",
    "shrink": "word-shrink",
    "letters": "letter-stretch",
    "hanging": "hanging",
    "narrow": "narrow",
    "raise_": "raise",
}
LIMITS: Mapping[str, tuple[float, float]] = {
    "paragraph_space": (0, 10),
    "heading_space": (0, 10),
    "entry_space": (0, 10),
    "raise_": (0, 20),
    "space": (0.5, 2),
    "stretch": (0.05, 3),
    "shrink": (0, 0.6),
    "letters": (0, 0.03),
    "hanging": (0, 2),
}
"""Measures that are plain numbers, each with its least and most."""


def read_theme(files: Mapping[str, tuple[str, bytes]]) -> tuple[Theme | None, tuple[Problem, ...]]:
    """The theme of the files, by name: the name under which staff know each and its bytes. Fonts come later.

    Everything wrong is returned at once, with the place in the stylesheet.
    """
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    for name, (place, data) in files.items():
        try:
            texts[name] = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            problems.append(error(Span(place), "template-encoding", "is not UTF-8 text", "Save the file as UTF-8."))
    found: dict[str, tuple[str, Span]] = {}
    for name in STYLESHEETS:
        if name in texts:
            found.update(_properties(texts[name], files[name][0]))
    if problems:
        return None, tuple(problems)
    measures = _measures(found, problems)
    stacks = {key: _families(found, key, problems) for key in ("text", "display")}
    ink = _colour(found, "ink", "#000000", problems)
    marks = {change: _colour(found, change.value, usual, problems) for change, usual in MARKS.items()}
    if problems or measures is None:
        return None, tuple(problems)
    places = {name: place for name, (place, _) in files.items()}
    further = {name: _hexadecimal(found, name, ink) for name in ("accent", "muted", "rule")}
    return Theme(texts, places, measures, stacks["text"], stacks["display"], ink, marks, **further), ()


def _hexadecimal(found: Mapping[str, tuple[str, Span]], name: str, otherwise: str) -> str:
    """A colour that CSS may write in any way, where it is #rrggbb; else another one."""
    colour, _ = found.get(name, ("", None))
    return colour if re.fullmatch(r"#[0-9a-fA-F]{6}", colour) else otherwise


def _colour(found: Mapping[str, tuple[str, Span]], name: str, usual: str, problems: list[Problem]) -> str:
    """A colour by its property's name."""
    colour, span = found.get(name, (usual, Span("letter.css")))
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        problems.append(error(span, "theme-colour", f"--{name} is {colour!r}", "Write it as #rrggbb, such as #1a1a1a."))
    return colour


def _properties(text: str, place: str) -> Iterator[tuple[str, tuple[str, Span]]]:
    """The custom properties of every `:root` rule, with their places."""
    import tinycss2

    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule" or tinycss2.serialize(rule.prelude).strip() != ":root":
            continue
        for item in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
            if item.type == "declaration" and item.name.startswith("--"):
                value = re.sub(r"/\*.*?\*/", "", tinycss2.serialize(item.value), flags=re.DOTALL).strip()
                yield item.name.removeprefix("--"), (value, Span(place, item.source_line, item.source_column))


def _measures(found: Mapping[str, tuple[str, Span]], problems: list[Problem]) -> Measures | None:
    values: dict[str, float] = {}
    for item in fields(Measures):
        name = PROPERTIES[item.name]
        if name not in found:
            problems.append(error(Span("letter.css"), "theme-property", f"--{name} is missing from :root"))
            continue
        value, span = found[name]
        match = LENGTH.fullmatch(value)
        number = item.name in LIMITS
        if match is None or (match[2].lower() not in ({""} if number else POINTS)):
            form = "a number such as 0.5" if number else "a length such as 11pt or 25mm"
            problems.append(error(span, "theme-property", f"--{name} is {value!r}", f"Write {form}."))
            continue
        values[item.name] = float(match[1]) * (1.0 if number else POINTS[match[2].lower()])
        least, most = LIMITS.get(item.name, (1e-6, inf))
        if not least <= values[item.name] <= most:
            form = f"between {least:g} and {most:g}" if number else "more than nothing"
            problems.append(error(span, "theme-property", f"--{name} is {value!r}", f"It must be {form}."))
    return Measures(**values) if len(values) == len(fields(Measures)) else None


def _families(found: Mapping[str, tuple[str, Span]], key: str, problems: list[Problem]) -> tuple[str, ...]:
    value, _ = found.get(key, ("", Span("letter.css")))
    families = tuple(name.strip().strip("\"'") for name in value.split(",") if name.strip())
    if not families:
        problems.append(error(Span("letter.css"), "theme-property", f"--{key} names no font family"))
    return families
