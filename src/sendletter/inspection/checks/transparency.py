"""What lets shine through what is under it."""

from collections.abc import Iterator
from typing import Any

from sendletter.inspection.check import Check, Fault
from sendletter.inspection.checks.colours import undefined
from sendletter.inspection.checks.sources import archiving, practice, printing
from sendletter.inspection.document import Document
from sendletter.inspection.values import entry, is_stream, items, keys_of, name, number

OPAQUE = 1e-5
"""What is left of the difference to opaque when a program rounds."""
BLENDS = frozenset(
    (
        "Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn",
        "HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity",
    )
)  # fmt: skip


def transparent(document: Document) -> Iterator[Fault]:
    """Everything that needs a viewer that knows transparency."""
    for value, page in document.met.all("group"):
        if name(entry(value, "/S")) == "Transparency":
            yield Fault("a drawing in it is a transparency group", page)
    yield from blending(document)


def blending(document: Document) -> Iterator[Fault]:
    """What really shines through, which a group alone does not."""
    for value, page in document.met.all("gstate"):
        mask = entry(value, "/SMask")
        if mask is not None and name(mask) != "None":
            yield Fault("something in it has a soft mask", page)
        if any(abs((number(entry(value, key)) or 0.0) - 1) > OPAQUE for key in ("/CA", "/ca") if key in keys_of(value)):
            yield Fault("something in it is not opaque", page)
        if entry(value, "/BM") is not None and _blend(entry(value, "/BM")) not in ("Normal", "Compatible"):
            yield Fault("something in it is mixed with what is under it", page)
    for value, page in document.met.all("image"):
        if is_stream(entry(value, "/SMask")) or (number(entry(value, "/SMaskInData")) or 0) > 0:
            yield Fault("an image in it has a soft mask", page)


def _blend(value: Any) -> str:
    """A blend mode, of several the first (ISO 32000-1, 11.6.3)."""
    return name(value) or next((name(item) for item in items(value)), "Normal")


def _blends(document: Document) -> Iterator[Fault]:
    for value, page in document.met.all("gstate"):
        if entry(value, "/BM") is not None and _blend(entry(value, "/BM")) not in BLENDS:
            yield Fault(f"it mixes colours by “{_blend(entry(value, '/BM'))[:30]}”, which there is not", page)


def _unsaid(document: Document) -> Iterator[Fault]:
    """Pages whose transparent parts are mixed in colours that nothing names."""
    if any(intent.kind == "GTS_PDFA1" and intent.profile for intent in document.intents):
        return
    named = {page for _, page in document.met.all("page blending")}
    for page in sorted({fault.page for fault in transparent(document)} - named):
        yield Fault("it is transparent in places, and nothing says in which colours those are mixed", page)


def _undefined(document: Document) -> Iterator[Fault]:
    """Groups that mix in device colours which nothing defines."""
    wanted = next((i.profile.space if i.profile else "" for i in document.intents if i.kind == "GTS_PDFA1"), None)
    for found, page in document.met.all("blending"):
        if undefined(found, wanted):
            yield Fault(f"it is mixed in {undefined(found, wanted)}", page)


def _mixed(document: Document) -> Iterator[Fault]:
    named = {page for _, page in document.met.all("page blending")}
    for page in sorted({fault.page for fault in blending(document)} - named):
        yield Fault("it is transparent in places, and does not say in which colours those are mixed", page)


CHECKS = (
    Check(
        "transparency",
        "Something is transparent, which the standard does not know.",
        transparent,
        "Export it with transparency flattened, or for a newer standard (PDF/X-4, PDF/A-2).",
        printing("11", late=False) | archiving("6.4"),
    ),
    Check(
        "blend-mode",
        "Colours are mixed in a way that PDF does not know.",
        _blends,
        "Make the PDF anew with another program.",
        printing("11.3.5", early=False) | archiving("", "6.2.10"),
    ),
    Check(
        "no-blending-colours",
        "Something is transparent, and nothing says in which colours it is mixed.",
        _unsaid,
        "Export it with an output intent, or with a transparency blend space for its pages.",
        archiving("", "6.2.10"),
    ),
    Check(
        "undefined-blending-colours",
        "Something transparent is mixed in colours, and nothing says what they mean.",
        _undefined,
        "Export it with an output intent for the colours that it is mixed in.",
        archiving("", "6.2.10"),
    ),
    Check(
        "blending-colours-not-said",
        "Something is transparent, and its page does not say in which colours it is mixed.",
        _mixed,
        "Set the transparency blend space of the document to CMYK before exporting.",
        practice("print", why="ISO 32000-1, 11.4.7"),
    ),
)
