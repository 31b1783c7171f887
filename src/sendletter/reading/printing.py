"""The values under `print:` in letter.yaml: lengths, files, colours, limits, as staff and printers write them.

A reader of a value takes the node that holds it, and raises Wrong for what it does not take.
"""

import re

from sendletter.letter import InkColour, Standard, Text
from sendletter.reading.wrong import Wrong
from sendletter.reading.yaml import Node, Scalar, Table

POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0}
"""Points in a unit."""
NUMBER = r"\d+(?:\.\d+)?"
LENGTH = re.compile(rf"({NUMBER})\s*({'|'.join(POINTS)})")
SIZE = re.compile(rf"({NUMBER}\s*(?:{'|'.join(POINTS)}))\s*[x×]\s*({NUMBER}\s*(?:{'|'.join(POINTS)}))")
WEB = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})")
INK = re.compile(rf"(?:(?P<spot>.*[^\s,])\s*,\s*)?(?P<shares>{NUMBER}\s*%?(?:[\s,/]+{NUMBER}\s*%?){{3}})")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
TAKEN = re.compile("web|archive|text|html|docx|wtpdf|manifest|signed|redline.*")
"""Names that other editions have, signed letters, and redlines: a copy must not take the place of any."""
INKS = ("all", "none", "cyan", "magenta", "yellow", "black")
"""What no spot ink may be called, since it is the name of another (ISO 32000-1, 8.6.6.4)."""
LONGEST = 40
"""Bytes of the name of a copy, and of a spot ink: a PDF's names have at most 127 (ISO 32000-1, annex C)."""


def name(node: Node) -> str:
    """The name of a copy, as it stands in its file's name."""
    text = _text(node)
    if not SLUG.fullmatch(text) or TAKEN.fullmatch(text) or len(text) > LONGEST:
        hint = "Use small letters, digits and hyphens, such as “advertisement”."
        raise Wrong("print-name", f"“{text}” cannot be the name of a copy", hint)
    return text


def profile(node: Node) -> Text:
    """The name of an ICC file in the letter's folder."""
    path = _text(node).replace("\\", "/").removeprefix("./")
    if path.startswith("/") or ".." in path.split("/") or ":" in path.split("/")[0]:
        raise Wrong("print-profile", f"“{path}” is outside the letter's folder", "Copy it beside letter.yaml.")
    if not path.lower().endswith((".icc", ".icm")):
        hint = "Ask the printer for the ICC profile of the press and the paper; its name ends in .icc."
        raise Wrong("print-profile", f"“{path}” is no ICC profile", hint)
    return Text(path, node.span)


def standard(node: Node) -> Standard:
    """The standard that a copy keeps, also as printers write it, such as PDF/X-1a:2003."""
    text = _text(node)
    plain = re.sub(r"^PDF|:2003$|[^A-Z0-9]", "", text.upper())
    for known in Standard:
        if plain == known.upper().replace("-", ""):
            return known
    raise Wrong("choice", f"“{text}” is none of {', '.join(Standard)}", "Ask the printer which of them is wanted.")


def length(text: str) -> float:
    """A length in points. Raises ValueError for what is none."""
    match = LENGTH.fullmatch(text.strip().lower())
    if match is None:
        raise ValueError(text)
    return float(match[1]) * POINTS[match[2]]


def bleed(node: Node) -> float:
    """What is printed beyond the trimmed edge, in points: up to 25 mm; “0” needs no unit."""
    text = _text(node)
    try:
        found = 0.0 if text == "0" else length(text)
    except ValueError:
        raise Wrong("length", f"“{text}” is no length", "Write it with its unit, such as 3mm or 0.125in.") from None
    if found > 25 * POINTS["mm"]:
        raise Wrong("length", f"“{text}” is more than any printer asks for", "Most ask for 3mm.")
    return found


def size(node: Node) -> tuple[float, float]:
    """Width and height in points, each from 30 mm to 2 m."""
    text = _text(node)
    match = SIZE.fullmatch(text.lower())
    if match is None:
        raise Wrong("length", f"“{text}” is no size", "Write width and height, such as 280mm x 430mm.")
    width, height = length(match[1]), length(match[2])
    if not all(30 * POINTS["mm"] <= side <= 2000 * POINTS["mm"] for side in (width, height)):
        raise Wrong("length", f"“{text}” is no size of a page", "Each side has from 30mm to 2000mm.")
    return width, height


def ink_limit(node: Node) -> float:
    """The most of all inks together, as a share: 3.0 for 300 per cent."""
    return _number(node, "%", 150, 400, "Printers take 220 to 330 per cent; ask yours.") / 100


def resolution(node: Node) -> float:
    """The least that pictures must have, in pixels an inch."""
    return _number(node, "ppi", 72, 2400, "Offset printing asks for 300, newspapers for 200.")


def colours(node: Node) -> tuple[InkColour, ...]:
    """Colours of the screen with what each is printed in."""
    if not isinstance(node, Table):
        raise Wrong("type", "must hold colours, each with its inks", 'Such as “"#1f3a5f": 100 70 0 30”.')
    return tuple(_colour(web, value) for web, value in node.items.items())


def _colour(web: str, node: Node) -> InkColour:
    match, text = WEB.fullmatch(web), _text(node)
    if match is None:
        raise Wrong("print-colour", f"“{web}” is no colour", 'Write it as the stylesheet does, such as "#1f3a5f".')
    digits = match[1] if len(match[1]) == 6 else "".join(2 * digit for digit in match[1])
    inks = INK.fullmatch(text)
    if inks is None:
        hint = "Write per cent of cyan, magenta, yellow and black, such as 100 70 0 30; a spot ink's name before them."
        raise Wrong("print-colour", f"“{text}” does not say how “{web}” is printed", hint)
    c, m, y, k = (float(share) / 100 for share in re.findall(NUMBER, inks["shares"]))
    if max(c, m, y, k) > 1:
        raise Wrong("print-colour", f"“{text}” has more than 100 per cent of an ink", "Write shares from 0 to 100.")
    spot = " ".join((inks["spot"] or "").split())
    if spot.lower() in INKS or len(spot.encode()) > LONGEST:
        raise Wrong("print-colour", f"“{spot}” is no name of a spot ink", "Write its name as the printer does.")
    return InkColour(f"#{digits}", (c, m, y, k), node.span, spot)


def _number(node: Node, unit: str, least: float, most: float, hint: str) -> float:
    text = _text(node)
    match = re.fullmatch(rf"({NUMBER})\s*(?:{unit})?", text, re.IGNORECASE)
    if match is None or not least <= float(match[1]) <= most:
        raise Wrong("number", f"“{text}” is no number from {least:g} to {most:g}", hint)
    return float(match[1])


def _text(node: Node) -> str:
    if not isinstance(node, Scalar):
        raise Wrong("type", "must be a text", "Put a text with a colon, a bracket or a brace in quotes.")
    return " ".join(node.text.split())
