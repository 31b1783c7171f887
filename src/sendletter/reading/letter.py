"""letter.yaml -> a Letter, or all its problems at once, each at its line and column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from sendletter.letter import (
    Allowance,
    Block,
    By,
    Capacity,
    Fit,
    Footnote,
    GroupPlan,
    Letter,
    Letterhead,
    Order,
    Paper,
    Party,
    Printing,
    Signature,
    Signatures,
    Standard,
)
from sendletter.problem import Problem, error, in_order, warning
from sendletter.reading.body import read_body
from sendletter.reading.encoding import decode
from sendletter.reading.schema import LETTER, Key
from sendletter.reading.wrong import Wrong
from sendletter.reading.yaml import Node, Scalar, Sequence, Table, read_yaml
from sendletter.span import Span

ALIASES = {"ps": "postscript", "p.s.": "postscript", "enclosure": "enclosures", "recipient": "to"}


def read_letter(data: bytes, name: str) -> tuple[Letter | None, tuple[Problem, ...]]:
    """The letter in the bytes of a file called `name`, or None, with everything that is wrong or was noticed."""
    text, noticed = decode(data, name)
    if text is None:
        return None, noticed
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    tree, problems = read_yaml(text, name)
    if tree is None:
        return None, in_order([*noticed, *problems])
    reader = _Reader([*noticed, *problems])
    values = reader.table(_known_by(tree), LETTER, ())
    blocks: tuple[Block, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    if "body" in values:
        blocks, footnotes, faults = read_body(values["body"], text)
        reader.problems += faults
    reader.problems += _copies(values)
    if any(problem.is_error for problem in reader.problems):
        return None, in_order(reader.problems)
    return _letter(values, blocks, footnotes, Span(name, 1, 1)), in_order(reader.problems)


def _known_by(tree: Table) -> Table:
    """Keys under their proper names, and a recipient that is just lines as an address."""
    items = {ALIASES.get(key, key): node for key, node in tree.items.items()}
    keys = {ALIASES.get(key, key): span for key, span in tree.keys.items()}
    to = items.get("to")
    if to is not None and not isinstance(to, Table):
        items["to"] = Table({"address": to}, {"address": to.span}, to.span)
    return Table(items, keys, tree.span)


@dataclass(slots=True)
class _Reader:
    """Reads nodes by their keys' declarations; what is wrong is collected, never raised."""

    problems: list[Problem] = field(default_factory=list)

    def table(self, node: Table, keys: Mapping[str, Key], path: tuple[str, ...]) -> dict[str, Any]:
        """The values of a mapping, those that could be read."""
        values: dict[str, Any] = {}
        under = f" under “{path[-1]}”" if path else ""
        for name, child in node.items.items():
            if name not in keys:
                text = f"“{name}” is no key that is known{under}"
                self.problems.append(error(node.keys[name], "unknown-key", text, _meant(name, keys)))
            elif _empty(child):
                if keys[name].hollow:
                    self.problems.append(warning(node.keys[name], "empty-key", f"“{name}” is empty", keys[name].hollow))
            else:
                value = self.value(child, keys[name], (*path, name))
                if value is not None:
                    values[name] = value
        for name, key in keys.items():
            if key.needed and (name not in node.items or _empty(node.items[name])):
                text = f"“{name}” is missing{under}"
                self.problems.append(error(node.span, "missing-key", text, f"Add a line “{name}: ...”."))
        return values

    def value(self, node: Node, key: Key, path: tuple[str, ...]) -> Any:
        """The value of a node; None where it could not be read."""
        name = path[-1]
        if key.many:
            items = node.items if isinstance(node, Sequence) else ()
            if key.alone and isinstance(node, Table):
                items = (node,)
            elif not isinstance(node, Sequence):
                self.problems.append(error(node.span, "type", f"“{name}” must be a list", "Begin each item with “- ”."))
                return None
            return [value for item in items if (value := self.value(item, Key("", keys=key.keys), path)) is not None]
        if key.keys is not None:
            if not isinstance(node, Table):
                hint = f"Such as “{next(iter(key.keys))}: ...”, indented under it."
                self.problems.append(error(node.span, "type", f"“{name}” must hold keys of its own", hint))
                return None
            return {**self.table(node, key.keys, path), "span": node.span}
        try:
            return key.read(node) if key.read else None
        except Wrong as fault:
            self.problems.append(error(node.span, fault.rule, f"{name}: {fault}", fault.hint))
            return None


def _empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.style and node.text in ("", "~", "null")


def _meant(name: str, keys: Mapping[str, Key]) -> str:
    """Which key was meant, or where it belongs."""
    if close := get_close_matches(name, keys, 1, 0.6):
        return f"Did you mean “{close[0]}”?"
    for level, known in _levels(LETTER, ""):
        if name in known and known is not keys:
            return f"“{name}” belongs {f'under “{level}”' if level else 'to the top level, without indentation'}."
    return f"There are: {', '.join(keys)}."


def _levels(keys: Mapping[str, Key], name: str) -> Iterator[tuple[str, Mapping[str, Key]]]:
    """The mappings of the schema with the key that each stands under."""
    yield name, keys
    for inner, key in keys.items():
        if key.keys is not None:
            yield from _levels(key.keys, inner)


def _letter(values: dict[str, Any], blocks: tuple[Block, ...], footnotes: tuple[Footnote, ...], span: Span) -> Letter:
    """The values as a Letter."""
    names = (
        "language",
        "date",
        "title",
        "reference",
        "subject",
        "salutation",
        "closing",
        "note",
        "postscript",
        "enclosures",
        "cc",
    )
    return Letter(
        span=span,
        paper=Paper(values.get("paper", "A4")),
        fit=Fit(values.get("fit", "auto")),
        letterhead=Letterhead(**_without_span(values.get("letterhead", {}))),
        to=Party(**_without_span(values.get("to", {}))),
        body=blocks,
        footnotes=footnotes,
        signature=Signature(**_without_span(values["signature"])) if "signature" in values else None,
        allowances=tuple(map(_allowance, values.get("allow", ()))),
        signatures=_signatures(values.get("signatures", {})),
        signature_fields=values.get("signature fields", False),
        draft_notice=values.get("draft notice"),
        approvals_needed=values.get("approvals needed", ()),
        editions=values.get("editions", ()),
        printings=tuple(map(_printing, values.get("print", ()))),
        **{name: values[name] for name in names if name in values},
    )


def _allowance(item: dict[str, Any]) -> Allowance:
    return Allowance(item["rule"].text, item["in"].text, item["because"].text, item["rule"].span)


def _printing(item: dict[str, Any]) -> Printing:
    optional = {name.replace(" ", "_"): item[name] for name in ("name", "bleed", "marks", "ink limit") if name in item}
    optional |= {name: item[name] for name in ("colours", "resolution", "size") if name in item}
    return Printing(
        span=item["span"],
        profile=item["profile"],
        condition=item["condition"],
        standard=Standard(item.get("standard", Standard.X_4)),
        columns=int(item["columns"]) if "columns" in item else None,
        **optional,
    )


def _copies(values: dict[str, Any]) -> Iterator[Problem]:
    """Copies for a printer that would overwrite each other."""
    names: set[str] = set()
    for item in values.get("print", ()):
        name = item.get("name", "print")
        if name in names:
            hint = "Give each copy a “name” of its own; it stands in the name of its file."
            yield error(item["span"], "print-name", f"two copies for a printer are called “{name}”", hint)
        names.add(name)


def _without_span(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != "span"}


def _signatures(values: dict[str, Any]) -> Signatures:
    return Signatures(
        as_of=values.get("as of"),
        heading=values.get("heading"),
        groups=tuple(map(_plan, values.get("groups", ()))),
        numbered=values.get("numbered", False),
        disclaimer=values.get("disclaimer"),
    )


def _plan(group: dict[str, Any]) -> GroupPlan:
    name = group["id"]
    return GroupPlan(
        name.text,
        name.span,
        group.get("heading"),
        int(group.get("columns", 1)),
        group.get("entry"),
        Order(group.get("order", Order.NAME)),
        capacity=Capacity(group["capacity"]) if "capacity" in group else None,
        first=group.get("first", ()),
        by=By(group["by"]) if "by" in group else None,
        numbered=group.get("numbered", False),
        skip_articles=group.get("skip articles", False),
    )
