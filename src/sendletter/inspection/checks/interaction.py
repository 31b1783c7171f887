"""What the file does by itself, and layers that come and go."""

from collections.abc import Iterator
from typing import Any

from sendletter.inspection.check import Check, Fault
from sendletter.inspection.checks.sources import archiving, printing, reading
from sendletter.inspection.document import Document
from sendletter.inspection.values import entry, is_dictionary, items, keys_of, name, place, text

ALLOWED = ("GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm")
PAGING = ("NextPage", "PrevPage", "FirstPage", "LastPage")


def _any(document: Document) -> Iterator[Fault]:
    for page, action in document.actions:
        yield Fault(f"it does something by itself or when clicked ({name(entry(action, '/S'))[:30]})", page)


def _scripts(document: Document) -> Iterator[Fault]:
    for page, action in document.actions:
        if name(entry(action, "/S")) == "JavaScript":
            yield Fault("it runs a program (JavaScript)", page)


def _forbidden(document: Document) -> Iterator[Fault]:
    for page, action in document.actions:
        word = name(entry(action, "/S"))
        if word not in ALLOWED and word != "JavaScript":
            yield Fault(f"it does something that an archive cannot keep ({word[:30]})", page)
        elif word == "Named" and name(entry(action, "/N")) not in PAGING:
            yield Fault(f"it asks the viewer for a command ({name(entry(action, '/N'))[:30]})", page)


def _triggered(document: Document) -> Iterator[Fault]:
    if entry(document.root, "/AA") is not None:
        yield Fault("it does something when it is opened, printed or closed")
    if document.part_of_archive != "1":
        for page in document.pages:
            if entry(page.value, "/AA") is not None:
                yield Fault("it does something when a page is shown", page.number)


def _configurations(document: Document) -> Iterator[Any]:
    held = entry(document.root, "/OCProperties")
    yield from (each for each in (entry(held, "/D"), *items(entry(held, "/Configs"))) if is_dictionary(each))


def _layers(document: Document) -> Iterator[Fault]:
    if "/OCProperties" in keys_of(document.root):
        yield Fault("it has layers that may be shown or not")


def _automatic(document: Document) -> Iterator[Fault]:
    if any(entry(each, "/AS") is not None for each in _configurations(document)):
        yield Fault("its layers are shown or hidden by themselves")


def _unnamed(document: Document) -> Iterator[Fault]:
    names = [text(entry(each, "/Name")) for each in _configurations(document)]
    if not all(names):
        yield Fault("a state of its layers has no name")
    elif len(set(names)) < len(names):
        yield Fault("two states of its layers have one name")


def _unlisted(document: Document) -> Iterator[Fault]:
    layers = {place(each) for each in items(entry(document.root, "/OCProperties", "/OCGs"))}
    for each in _configurations(document):
        if entry(each, "/Order") is not None:
            listed: set[tuple[int, int]] = set()
            todo, steps = [entry(each, "/Order")], 0
            while todo and steps < 100_000:
                value, steps = todo.pop(), steps + 1
                listed |= {place(value)}
                todo += items(value)
            if layers - listed:
                yield Fault("a layer is missing in the list of its layers")
                return


CHECKS = (
    Check(
        "script",
        "The file runs a program.",
        _scripts,
        "Save it without JavaScript.",
        printing("12.6.4.16") | archiving("6.6.1", "6.5.1"),
    ),
    Check(
        "action",
        "The file does something by itself, or when something is clicked.",
        _any,
        "Export it for print, without links and buttons.",
        printing("12.6"),
    ),
    Check(
        "forbidden-action",
        "The file does something that an archive cannot keep.",
        _forbidden,
        "Save it without buttons, sounds and films.",
        archiving("6.6.1", "6.5.1"),
    ),
    Check(
        "triggered-action",
        "The file does something when it is opened, shown or closed.",
        _triggered,
        "Save it without actions of the document and its pages.",
        archiving("6.6.2", "6.5.2"),
    ),
    Check(
        "layers",
        "The file has layers, which the standard does not know.",
        _layers,
        "Export it without layers.",
        printing("8.11", late=False) | archiving("6.1.13"),
    ),
    Check(
        "automatic-layers",
        "Layers are shown or hidden by themselves.",
        _automatic,
        "Save it without automatic states of layers.",
        printing("8.11.4", early=False) | archiving("", "6.9") | reading("7.10"),
    ),
    Check(
        "unnamed-layers",
        "A state of the layers has no name, or that of another one.",
        _unnamed,
        "Name it.",
        archiving("", "6.9") | reading("7.10"),
    ),
    Check(
        "unlisted-layer",
        "A layer is missing in the list of layers.",
        _unlisted,
        "Export it anew; all layers belong into the list.",
        archiving("", "6.9"),
    ),
)
