"""In which colours is painted, and whether they mean something where the file goes."""

from collections.abc import Callable, Iterator

from sendletter.inspection.check import Check, Fault
from sendletter.inspection.checks.sources import archiving, printing
from sendletter.inspection.colour import CMYK, GRAY, RGB, Space
from sendletter.inspection.document import Document
from sendletter.inspection.marks import Kind, Mark
from sendletter.inspection.values import entry, keys_of, name, number

CALLED = {GRAY: "gray", RGB: "RGB", CMYK: "CMYK", "CalGray": "calibrated gray", "CalRGB": "calibrated RGB",
          "Lab": "Lab", "ICCBased": "the colours of a profile"}  # fmt: skip
INTENTS = ("RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation")
WHAT = {
    Kind.FILL: "an area",
    Kind.STROKE: "a line",
    Kind.TEXT: "text",
    Kind.IMAGE: "an image",
    Kind.SHADING: "a gradient",
}


def painted(document: Document) -> Iterator[tuple[Mark, Space]]:
    """Every mark that is seen, with each colour space that it is painted in."""
    for mark in document.met.marks:
        if mark.kind is Kind.TEXT and mark.state.mode in (3, 7):
            continue
        spaces = [mark.colour.space] if mark.colour else []
        if mark.kind is Kind.TEXT and mark.state.mode in (2, 6):
            spaces.append(mark.state.stroke.space)
        yield from ((mark, space) for space in spaces)


def _each(document: Document, bad: Callable[[Space], str]) -> Iterator[Fault]:
    """A fault for each kind of mark, colour and page where `bad` names a colour."""
    seen: dict[Space, str] = {}
    told: set[tuple[Kind, str, int]] = set()
    for mark, space in painted(document):
        if space not in seen:
            seen[space] = bad(space)
        word = seen[space]
        if word and (mark.kind, word, mark.page) not in told:
            told.add((mark.kind, word, mark.page))
            yield Fault(f"{WHAT[mark.kind]} is in {word}", mark.page)


def _strict(document: Document) -> Iterator[Fault]:
    """PDF/X-1a: gray, CMYK and named inks, and nothing else."""

    def bad(space: Space) -> str:
        wrong = [each.family for each in space.chain if each.family in (RGB, "CalGray", "CalRGB", "Lab", "ICCBased")]
        return CALLED[wrong[0]] if wrong else ""

    yield from _each(document, bad)


def _of(document: Document, kind: str) -> str | None:
    """The colours of the output intent of a kind: RGB, CMYK, GRAY; None without one."""
    for intent in document.intents:
        if intent.kind == kind:
            return intent.profile.space if intent.profile else ""
    return None


def undefined(space: Space, wanted: str | None) -> str:
    """What a space is called that means nothing with an output intent of these colours."""
    for family in space.device:
        fits = wanted is not None if family == GRAY else wanted == {RGB: "RGB", CMYK: "CMYK"}[family]
        if not fits:
            return f"{CALLED[family]} of no defined meaning"
    return ""


def _for_archive(document: Document) -> Iterator[Fault]:
    wanted = _of(document, "GTS_PDFA1")
    yield from _each(document, lambda space: undefined(space, wanted))


def _for_print(document: Document) -> Iterator[Fault]:
    wanted = _of(document, "GTS_PDFX") or "CMYK"  # a press's, where nothing is said
    yield from _each(document, lambda space: undefined(space, wanted))


def _rendering(document: Document) -> Iterator[Fault]:
    found = list(document.met.all("intent"))
    found += [(name(entry(value, "/Intent")), page) for value, page in document.met.all("image")]
    found += [(name(entry(value, "/RI")), page) for value, page in document.met.all("gstate")]
    for word, page in found:
        if word and word not in INTENTS:
            yield Fault(f"it asks for a rendering intent “{word[:30]}”, which there is not", page)


def _transfer(document: Document) -> Iterator[Fault]:
    for value, page in document.met.all("gstate"):
        keys = keys_of(value)
        if "/TR" in keys or ("/TR2" in keys and name(entry(value, "/TR2")) != "Default"):
            yield Fault("it changes tones with a transfer function", page)


def _halftone(document: Document) -> Iterator[Fault]:
    for value, page in document.met.all("gstate"):
        halftone = entry(value, "/HT")
        kind = number(entry(halftone, "/HalftoneType"))
        if (
            "/HTP" in keys_of(value)
            or (kind is not None and kind not in (1, 5))
            or "/HalftoneName" in keys_of(halftone)
        ):
            yield Fault("it sets its own screen of dots", page)


def _many(limit: int) -> Callable[[Document], Iterator[Fault]]:
    def find(document: Document) -> Iterator[Fault]:
        yield from _each(
            document,
            lambda space: f"{len(space.inks)} inks" if space.family == "DeviceN" and len(space.inks) > limit else "",
        )

    return find


CHECKS = (
    Check(
        "not-press-colour",
        "Something is painted in RGB, Lab or the colours of a profile, which the press has no inks for.",
        _strict,
        "Convert the colours to the printer's CMYK when exporting.",
        {"X-1a": printing("8.6")["X-1a"]},
    ),
    Check(
        "undefined-press-colour",
        "Something is painted in device colours that are not those of the printing condition.",
        _for_print,
        "Convert the colours to the printer's CMYK, or give them a profile.",
        printing("8.6.4", early=False),
    ),
    Check(
        "undefined-colour",
        "Something is painted in device colours, and nothing in the file says what they mean.",
        _for_archive,
        "Export it with an output intent for these colours (for a letter: sRGB).",
        archiving("6.2.3.3", "6.2.4.3"),
    ),
    Check(
        "rendering-intent",
        "A rendering intent is asked for that there is not.",
        _rendering,
        "Make the PDF anew with another program.",
        archiving("6.2.9", "6.2.6"),
    ),
    Check(
        "transfer-function",
        "Tones are changed by a transfer function.",
        _transfer,
        "Export it without transfer functions.",
        printing("10.4") | archiving("6.2.8", "6.2.5"),
    ),
    Check(
        "halftone",
        "The file sets its own screen of dots.",
        _halftone,
        "Export it without halftones; the printer has a better one.",
        printing("10.5", early=False) | archiving("", "6.2.5"),
    ),
    Check(
        "many-inks",
        "A colour is mixed of more than eight inks.",
        _many(8),
        "Use fewer named inks.",
        archiving("6.1.12"),
    ),
    Check(
        "too-many-inks",
        "A colour is mixed of more than 32 inks.",
        _many(32),
        "Use fewer named inks.",
        archiving("", "6.1.13"),
    ),
)
