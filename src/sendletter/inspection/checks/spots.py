"""Named inks (spot colours): each one thing, and each described (ISO 19005-2, 6.2.4.4)."""

from collections.abc import Iterator
from typing import Any

from sendletter.inspection.check import Check, Fault
from sendletter.inspection.checks.sources import archiving
from sendletter.inspection.document import Document
from sendletter.inspection.values import decoded, entry, is_dictionary, is_stream, items, keys_of, name, number

PROCESS = ("Cyan", "Magenta", "Yellow", "Black", "None", "All")
MOST_SPACES = 20_000
DEEPEST, LARGEST = 5, 4_000_000
PACKING = ("/Length", "/Filter", "/DecodeParms")


def _spaces(document: Document) -> Iterator[list[Any]]:
    """The colour spaces that stand in resources, images and shadings, and those inside of them."""
    todo: list[Any] = []
    for value in document.objects:
        for holder in (entry(value, "/ColorSpace"), entry(value, "/Resources", "/ColorSpace")):
            named = is_dictionary(holder)
            todo += [entry(holder, key) for key in keys_of(holder)] if named else [holder]
    steps = 0
    while todo and steps < MOST_SPACES:
        parts, steps = list(items(todo.pop())), steps + 1
        if not parts:
            continue
        yield parts
        if name(parts[0]) in ("Indexed", "Pattern") and len(parts) > 1:
            todo.append(parts[1])
        if len(parts) > 4:
            colorants = entry(parts[4], "/Colorants")
            todo += [entry(colorants, key) for key in keys_of(colorants)]


def _two(document: Document) -> Iterator[Fault]:
    seen: dict[str, tuple[Any, ...]] = {}
    for parts in _spaces(document):
        if name(parts[0]) == "Separation" and len(parts) > 3 and name(parts[1]) not in ("All", "None"):
            meant = _key(parts[2]), _key(parts[3])
            if seen.setdefault(name(parts[1]), meant) != meant:
                yield Fault(f"the ink “{name(parts[1])[:40]}” is two different colours")


def _key(value: Any, depth: int = 0) -> Any:
    """All that an alternate or a function says, so that two that say the same are the same."""
    if depth > DEEPEST:
        return ()
    if is_dictionary(value):
        held = decoded(value, LARGEST) if is_stream(value) else b""
        said = ((key, _key(entry(value, key), depth + 1)) for key in sorted(keys_of(value)) if key not in PACKING)
        return (held, *said)
    listed = tuple(_key(item, depth + 1) for item in items(value))
    return listed or name(value) or number(value)


def _undescribed(document: Document) -> Iterator[Fault]:
    for parts in _spaces(document):
        if name(parts[0]) == "DeviceN" and len(parts) > 3:
            attributes = parts[4] if len(parts) > 4 else None
            known = {key[1:] for key in keys_of(entry(attributes, "/Colorants"))}
            known |= {name(each) for each in items(entry(attributes, "/Process", "/Components"))}
            for ink in map(name, items(parts[1])):
                if ink not in PROCESS and ink not in known:
                    yield Fault(f"the ink “{ink[:40]}” is not described where it is mixed with others")


CHECKS = (
    Check(
        "two-inks-of-a-name",
        "Two inks of one name are different colours.",
        _two,
        "Give each ink one name and one colour in all the parts that the page is made of.",
        archiving("", "6.2.4.4"),
    ),
    Check(
        "undescribed-ink",
        "A named ink is mixed with others, and not described there.",
        _undescribed,
        "Make the PDF anew with another program.",
        archiving("", "6.2.4.4"),
    ),
)
