"""Fields to be filled in."""

from collections.abc import Iterator

from sendletter.inspection.check import Check, Fault
from sendletter.inspection.checks.notes import _told
from sendletter.inspection.checks.sources import archiving, printing, reading
from sendletter.inspection.document import Document
from sendletter.inspection.values import entry, name, place, text


def _form(document: Document) -> Iterator[Fault]:
    if document.fields or any(note.kind == "Widget" for note in document.notes):
        yield Fault("it is a form to be filled in")


def _pending(document: Document) -> Iterator[Fault]:
    if entry(document.root, "/AcroForm", "/NeedAppearances") is True:
        yield Fault("it leaves it to the viewer what its fields look like")
    if entry(document.root, "/NeedsRendering") is True:
        yield Fault("its pages are made only when it is opened")


def _acting(document: Document) -> Iterator[Fault]:
    for note in document.notes:
        if note.kind == "Widget" and any(entry(note.value, key) is not None for key in ("/A", "/AA")):
            yield Fault("a field of its form does something", note.page)
    if any(entry(value, "/AA") is not None for value in document.fields):
        yield Fault("a field of its form does something")


def _bare(document: Document) -> Iterator[Fault]:
    for note in document.notes:
        if note.kind == "Widget" and entry(note.value, "/AP") is None:
            yield Fault("a field of its form does not say what it looks like", note.page)


def _xfa(document: Document) -> Iterator[Fault]:
    if entry(document.root, "/AcroForm", "/XFA") is not None:
        yield Fault("its form is of another kind (XFA), which few programs know")


def _dynamic(document: Document) -> Iterator[Fault]:
    from sendletter.inspection.values import decoded, is_stream, items

    held = entry(document.root, "/AcroForm", "/XFA")
    parts = [held] if is_stream(held) else [item for item in items(held) if is_stream(item)]
    if any(b"<dynamicRender>required<" in (decoded(part, 4_000_000) or b"") for part in parts):
        yield Fault("its pages are made only when it is opened (XFA)")


def _tagged(document: Document) -> Iterator[Fault]:
    for note in document.notes:
        if note.kind == "Widget" and _told(document, note):
            holder = document.structure.objects.get(place(note.value))
            if holder is None or holder.role != "Form":
                yield Fault("a field of its form is not tagged as one", note.page)


def _named(document: Document) -> Iterator[Fault]:
    for note in document.notes:
        if note.kind != "Widget" or not _told(document, note):
            continue
        holder = document.structure.objects.get(place(note.value))
        field, steps = note.value, 0
        while field is not None and steps < 30 and not text(entry(field, "/TU")).strip():
            field, steps = entry(field, "/Parent"), steps + 1
        if (field is None or steps == 30) and not (holder and holder.says("/Alt")):
            yield Fault("a field of its form does not say what belongs into it", note.page)


def _alone(document: Document) -> Iterator[Fault]:
    for node in document.structure.nodes:
        alone = len(node.objects) == 1 and not node.kids and not node.marked
        if node.role == "Form" and not name(node.attributes.get("/Role")) and not alone:
            yield Fault("a tag of a field holds something else than the field")


CHECKS = (
    Check(
        "form",
        "The file is a form.",
        _form,
        "Flatten the form: print it into a new PDF, or export it without fields.",
        printing("12.7"),
    ),
    Check(
        "form-not-drawn",
        "What the fields look like is left to the viewer.",
        _pending,
        "Open it, save it with all fields drawn, or flatten the form.",
        archiving("6.9", "6.4.1 and 6.4.2"),
    ),
    Check(
        "field-acts",
        "A field of the form does something.",
        _acting,
        "Take the actions out, or flatten the form.",
        archiving("6.6.2", "6.4.1"),
    ),
    Check(
        "field-not-drawn",
        "A field of the form does not say what it looks like.",
        _bare,
        "Flatten the form.",
        archiving("6.9"),
    ),
    Check(
        "xfa",
        "The form is of a kind that few programs know.",
        _xfa,
        "Flatten the form.",
        archiving("", "6.4.2"),
    ),
    Check(
        "dynamic-form",
        "The pages are made only when the file is opened.",
        _dynamic,
        "Flatten the form.",
        reading("7.15"),
    ),
    Check(
        "field-not-tagged",
        "A field of the form is not tagged as one.",
        _tagged,
        "Tag the fields of the form.",
        reading("7.18.4"),
    ),
    Check(
        "field-without-words",
        "A field of the form does not say what belongs into it.",
        _named,
        "Give each field a tooltip.",
        reading("7.18.1"),
    ),
    Check(
        "field-tag",
        "The tag of a field holds something else than the field.",
        _alone,
        "Give each field a tag of its own.",
        reading("7.18.4"),
    ),
)
