"""letter.yaml -> a Letter, or all its problems at once, each at its line and column."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any

from sendletter.letter import Fit, GroupPlan, Letter, Letterhead, Order, Paper, Party, Signature, Signatures, Text
from sendletter.problem import Problem, error, in_order
from sendletter.reading.body import read_body
from sendletter.reading.encoding import decode
from sendletter.reading.yaml import Node, Table, read_yaml
from sendletter.span import Span

ALIASES = {"ps": "postscript", "p.s.": "postscript", "enclosure": "enclosures", "recipient": "to"}


def read_letter(data: bytes, name: str) -> tuple[Letter | None, tuple[Problem, ...]]:
    """The letter in the bytes of a file called `name`, or None, with everything that is wrong or was noticed."""
    text, noticed = decode(data, name)
    if text is None:
        return None, noticed
    tree, problems = read_yaml(text.replace("\r\n", "\n").replace("\r", "\n"), name)
    if tree is None:
        return None, in_order([*noticed, *problems])
    tree = _known_by(tree)
    model, wrong = _validate(tree)
    found = [*noticed, *problems, *wrong]
    body = tree.items.get("body")
    blocks, footnotes, faults = read_body(body, text) if body is not None and not hasattr(body, "items") else ((), (), ())
    found += faults
    if model is None or any(problem.is_error for problem in found):
        return None, in_order(found)
    return _letter(model, blocks, footnotes, Span(name, 1, 1)), in_order(found)


def _known_by(tree: Table) -> Table:
    """Keys under their proper names, and a recipient that is just lines as an address."""
    items = {ALIASES.get(key, key): node for key, node in tree.items.items()}
    keys = {ALIASES.get(key, key): span for key, span in tree.keys.items()}
    to = items.get("to")
    if to is not None and not isinstance(to, Table):
        items["to"] = Table({"address": to}, {"address": to.span}, to.span)
    return Table(items, keys, tree.span)


def _validate(tree: Table) -> tuple[Any, list[Problem]]:
    from pydantic import ValidationError

    from sendletter.reading.schema import LetterFile, plain

    try:
        return LetterFile.model_validate(plain(tree)), []
    except ValidationError as fault:
        return None, [_problem(tree, item) for item in fault.errors(include_url=False)]


def _problem(tree: Table, fault: Any) -> Problem:
    """One of pydantic's findings in words for staff, at its place."""
    path = fault["loc"]
    span = _place(tree, path)
    key = str(path[-1]) if path else ""
    where = f" under “{path[-2]}”" if len(path) > 1 and isinstance(path[-2], str) else ""
    match fault["type"]:
        case "extra_forbidden":
            return error(_place(tree, path, key=True), "unknown-key", f"“{key}” is no key that is known{where}", _meant(path))
        case "missing":
            return error(span, "missing-key", f"“{key}” is missing{where}", f"Add a line “{key}: ...”.")
        case "model_type" | "model_attributes_type" | "dict_type":
            return error(span, "type", f"“{key}” must hold keys of its own", "Indent its keys under it.")
        case "list_type":
            return error(span, "type", f"“{key}” must be a list", "Begin each item with “- ”.")
    context = fault.get("ctx", {})
    text = context.get("message", fault["msg"])
    name = next((str(part) for part in reversed(path) if isinstance(part, str)), "letter.yaml")
    return error(span, fault["type"].replace("_", "-"), f"{name}: {text}", context.get("hint", ""))


def _meant(path: Sequence[str | int]) -> str:
    """Which key was meant, or where it belongs."""
    from sendletter.reading.schema import LetterFile

    key = str(path[-1])
    levels = dict(_levels(LetterFile, ""))
    here = "/".join(str(part) for part in path[:-1] if isinstance(part, str))
    names = [name for name, level in levels.items() if level.startswith(f"{here}|")]
    own = [name.partition("|")[2] for name in names]
    if close := get_close_matches(key, own, 1, 0.6):
        return f"Did you mean “{close[0]}”?"
    for name in levels:
        level, _, other = name.partition("|")
        if other == key:
            return f"“{key}” belongs {f'under “{level}”' if level else 'to the top level, without indentation'}."
    return f"There are: {', '.join(own)}."


def _levels(model: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every key of the schema as "path|key", twice."""
    for name, item in model.model_fields.items():
        key = item.alias or name
        yield f"{path}|{key}", f"{path}|{key}"
        inner = next((part for part in (item.annotation, *getattr(item.annotation, "__args__", ())) if hasattr(part, "model_fields")), None)
        if inner is not None:
            yield from _levels(inner, f"{path}/{key}".lstrip("/"))


def _place(tree: Node, path: Sequence[str | int], *, key: bool = False) -> Span:
    """The place of the value that a path leads to, or of its key; the nearest that is known."""
    node, span = tree, tree.span
    for number, part in enumerate(path):
        last = number == len(path) - 1
        if isinstance(node, Table) and isinstance(part, str):
            if part not in node.items:
                return span
            span = node.keys[part]
            node = node.items[part]
            if last and not key and not isinstance(node, Table) and not hasattr(node, "items"):
                return node.span
        elif hasattr(node, "items") and isinstance(part, int) and not isinstance(node, Table) and part < len(node.items):
            node = node.items[part]
            span = node.span
    return span


def _letter(model: Any, blocks: Any, footnotes: Any, span: Span) -> Letter:
    """The values of a validated model."""
    head, to, plans = model.letterhead, model.to, model.signatures
    signature = model.signature
    return Letter(
        language=model.language,
        span=span,
        date=model.date,
        paper=Paper(model.paper),
        fit=Fit(model.fit),
        title=model.title,
        letterhead=Letterhead(head.name, head.logo, head.address, head.contact),
        to=Party(to.name, to.role, to.organization, to.address),
        reference=model.reference,
        subject=model.subject,
        salutation=model.salutation,
        body=blocks,
        footnotes=footnotes,
        closing=model.closing,
        signature=signature and Signature(signature.name, signature.title, signature.organization, signature.image),
        signatures=Signatures(plans.as_of, plans.heading, tuple(_plan(group) for group in plans.groups)),
        note=model.note,
        postscript=model.postscript,
        enclosures=model.enclosures,
        cc=model.cc,
    )


def _plan(group: Any) -> GroupPlan:
    name: Text = group.id
    return GroupPlan(name.text, name.span, group.heading, group.columns, group.entry, Order(group.order))
