"""The printing condition (output intent) that the colours are meant for, and colour profiles."""

from collections.abc import Iterator

from sendletter.inspection.check import Check, Fault
from sendletter.inspection.checks.sources import archiving, printing
from sendletter.inspection.colour import Profile, profile
from sendletter.inspection.document import Document, Intent
from sendletter.inspection.values import entry, is_stream, items, name, number, place, text

PARTS = {"GRAY": 1, "RGB": 3, "CMYK": 4, "Lab": 3}
REGISTRY = "http://www.color.org"
REGISTERED = ("CGATS TR", "FOGRA", "IFRA", "JC2", "JAPAN", "EUROSB", "SWOP", "GRACOL", "PSO", "WAN-IFRA")
"""How the names of conditions in the registry of the ICC begin."""
CLASSES = {"prtr": "of a printer", "mntr": "of a screen", "scnr": "of a scanner", "spac": "of a colour space"}


def printing_intents(document: Document) -> tuple[Intent, ...]:
    """The output intents for printing."""
    return tuple(intent for intent in document.intents if intent.kind == "GTS_PDFX")


def _one(document: Document) -> Iterator[Fault]:
    count = len(printing_intents(document))
    if count != 1:
        yield Fault("it does not say which printing condition it is meant for" if not count else
                    f"it says {count} printing conditions, and only one may be meant")  # fmt: skip


def _named(document: Document) -> Iterator[Fault]:
    for intent in printing_intents(document):
        identifier = text(entry(intent.value, "/OutputConditionIdentifier")).strip()
        if not identifier:
            yield Fault("its printing condition has no identifier")


def _registered(document: Document) -> Iterator[Fault]:
    for intent in printing_intents(document):
        if intent.embedded is None and not text(entry(intent.value, "/RegistryName")).startswith(REGISTRY):
            yield Fault("its printing condition has neither a profile nor the name of its registry")


def _registry(document: Document) -> Iterator[Fault]:
    for intent in printing_intents(document):
        identifier = text(entry(intent.value, "/OutputConditionIdentifier")).upper()
        if identifier.startswith(REGISTERED) and not text(entry(intent.value, "/RegistryName")).startswith(REGISTRY):
            yield Fault("its printing condition is one of the ICC’s registry, and does not name that")


def _embedded(document: Document) -> Iterator[Fault]:
    for intent in printing_intents(document):
        if intent.embedded is None:
            yield Fault("the profile of its printing condition is not in it")


def _for_print(document: Document) -> Iterator[Fault]:
    for intent in printing_intents(document):
        if intent.embedded is None:
            continue
        if intent.profile is None:
            yield Fault("the profile of its printing condition cannot be read")
        elif intent.profile.kind != "prtr":
            kind = CLASSES.get(intent.profile.kind, "of another kind")
            yield Fault(f"the profile of its printing condition is one {kind}, and must be of a printer")


def _for_archive(document: Document) -> Iterator[Fault]:
    newest = 3 if document.part_of_archive == "1" else 5
    for intent in document.intents:
        found = intent.profile
        if intent.embedded is None:
            continue
        if found is None:
            yield Fault("the profile of its output intent cannot be read")
        elif found.kind not in ("prtr", "mntr") or found.space not in ("RGB", "CMYK", "GRAY"):
            yield Fault("the profile of its output intent is neither of a printer nor of a screen")
        elif found.version[0] >= newest:
            yield Fault(f"the profile of its output intent is of version {found.version[0]}, and must be older")


def _new(document: Document) -> Iterator[Fault]:
    for intent in printing_intents(document):
        if intent.profile and intent.profile.version[0] > 4:
            yield Fault(f"the profile of its printing condition is of version {intent.profile.version[0]}")


def _count(document: Document) -> Iterator[Fault]:
    for intent in document.intents:
        said = number(entry(intent.value, "/DestOutputProfile", "/N"))
        if intent.profile and said != PARTS.get(intent.profile.space):
            yield Fault("the profile of its output intent has another number of colours than the file says")


def _same(document: Document) -> Iterator[Fault]:
    if len({intent.embedded for intent in document.intents if intent.embedded}) > 1:
        yield Fault("its output intents have different profiles")


def _elsewhere(document: Document) -> Iterator[Fault]:
    for intent in printing_intents(document):
        if entry(intent.value, "/DestOutputProfileRef") is not None:
            yield Fault("the profile of its printing condition lies elsewhere")


def _profiles(document: Document) -> Iterator[Fault]:
    """Colour spaces by a profile that does not fit, wherever they are."""
    newest = 3 if document.part_of_archive == "1" else 5
    for stream, found in _icc(document):
        said = number(entry(stream, "/N"))
        if found is None:
            yield Fault("a colour profile in it cannot be read")
        elif said != PARTS.get(found.space):
            yield Fault("a colour profile in it has another number of colours than the file says")
        elif found.kind not in CLASSES:
            yield Fault("a colour profile in it is of a kind that no colours can be given in")
        elif found.version[0] >= newest:
            yield Fault(f"a colour profile in it is of version {found.version[0]}")


def _icc(document: Document) -> Iterator[tuple[object, Profile | None]]:
    """The profiles that colour spaces in it use, each once."""
    seen: set[tuple[int, int]] = set()
    spaces = []
    for value in document.objects:
        spaces += [entry(value, "/ColorSpace"), entry(value, "/CS")]
        spaces += [entry(value, "/ColorSpace", key) for key in _keys(entry(value, "/ColorSpace"))]
        held = entry(value, "/Resources", "/ColorSpace")
        spaces += [entry(held, key) for key in _keys(held)]
    for each in spaces:
        parts = list(items(each))[:2]
        if len(parts) == 2 and name(parts[0]) == "Indexed":
            parts = list(items(parts[1]))[:2]
        if len(parts) == 2 and name(parts[0]) == "ICCBased" and is_stream(parts[1]) and place(parts[1]) not in seen:
            seen.add(place(parts[1]))
            yield parts[1], profile(parts[1])


def _keys(value: object) -> list[str]:
    from sendletter.inspection.values import is_dictionary, keys_of

    return keys_of(value) if is_dictionary(value) and not is_stream(value) else []


CHECKS = (
    Check(
        "no-printing-condition",
        "The file does not say which printing condition (output intent) it is meant for, or says more than one.",
        _one,
        "Export it for the printer's condition, such as FOGRA51 (coated) or FOGRA52 (uncoated).",
        printing("14.11.5"),
    ),
    Check(
        "unnamed-condition",
        "The printing condition has no identifier.",
        _named,
        "Export it for a named condition, such as FOGRA51.",
        printing("14.11.5"),
    ),
    Check(
        "unregistered-condition",
        "The printing condition has no profile, and its registry is not named either.",
        _registered,
        "Embed the printer's profile.",
        printing("14.11.5", late=False),
    ),
    Check(
        "registry-not-named",
        "The printing condition is one of the ICC's registry, which the file does not name.",
        _registry,
        "Export it with RegistryName http://www.color.org.",
        {"print": "ISO 32000-1, 14.11.5"},
    ),
    Check(
        "no-condition-profile",
        "The profile of the printing condition is not in the file.",
        _embedded,
        "Embed the printer's profile as the output intent's.",
        printing("14.11.5", early=False),
    ),
    Check(
        "not-a-printer",
        "The profile of the printing condition is not a printer's.",
        _for_print,
        "Take the profile of the printing condition, not one of a screen such as sRGB.",
        printing("14.11.5"),
    ),
    Check(
        "output-profile",
        "The profile of the output intent is not one that an archive takes.",
        _for_archive,
        "Export it with an ordinary profile, such as sRGB.",
        archiving("6.2.2", "6.2.3"),
    ),
    Check(
        "new-condition-profile",
        "The profile of the printing condition is newer than version 4.",
        _new,
        "Take the profile in version 2 or 4.",
        printing("14.11.5"),
    ),
    Check(
        "colours-of-output-profile",
        "The profile of the output intent has another number of colours than the file says.",
        _count,
        "Export it anew; N must be 1 for gray, 3 for RGB, 4 for CMYK.",
        printing("8.6.5.5") | archiving("6.2.2", "6.2.3"),
    ),
    Check(
        "several-output-profiles",
        "The output intents have different profiles.",
        _same,
        "Let all output intents share one profile.",
        archiving("6.2.2", "6.2.3"),
    ),
    Check(
        "condition-elsewhere",
        "The profile of the printing condition lies outside of the file.",
        _elsewhere,
        "Embed the profile.",
        printing("14.11.5") | archiving("", "6.2.3"),
    ),
    Check(
        "colour-profile",
        "A colour profile in the file does not fit what is said of it, or cannot be read.",
        _profiles,
        "Make the PDF anew with another program, or convert the image that brings the profile.",
        printing("8.6.5.5") | archiving("6.2.3.2", "6.2.4.2"),
    ),
)
