"""What letter.yaml remembers of an import: what headers mean, and the group of rows that name none.

The choices are spliced into the text at the places of its keys, so that comments and layout stay as they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from sendletter.reading.yaml import Scalar, Table, read_yaml

KEY, MAP, GROUP = "import", "map", "group"


@dataclass(frozen=True, slots=True)
class Memory:
    """What was said at earlier imports."""

    columns: Mapping[str, str] = field(default_factory=dict)
    group: str = ""


def recall(text: str, name: str) -> Memory:
    """What a letter.yaml remembers; what is wrong with it is told by those who read the letter."""
    tree, _ = read_yaml(text.replace("\r\n", "\n").replace("\r", "\n"), name)
    found = tree.items.get(KEY) if tree else None
    if not isinstance(found, Table):
        return Memory()
    columns, group = found.items.get(MAP), found.items.get(GROUP)
    pairs = columns.items.items() if isinstance(columns, Table) else ()
    known = {header: node.text for header, node in pairs if isinstance(node, Scalar)}
    return Memory(known, group.text.strip() if isinstance(group, Scalar) else "")


def remember(text: str, columns: Mapping[str, str], group: str) -> str:
    """The text of a letter.yaml that also remembers these choices; the text as it was where it does already."""
    before = recall(text, "")
    folded = {_folded(header): column for header, column in before.columns.items()}
    for header, column in columns.items():
        if folded.get(_folded(header)) != column:
            text = put(text, (KEY, MAP, header), column)
    return put(text, (KEY, GROUP), group) if group and group != before.group else text


def _folded(key: str) -> str:
    """A key as YAML's keys are compared (see `reading.yaml`)."""
    return " ".join(key.replace("_", " ").replace("-", " ").lower().split())


def put(text: str, path: tuple[str, ...], value: str) -> str:
    """The text of a YAML mapping with a value at the end of a path of keys. Raises ValueError where it cannot be."""
    node: Any = yaml.compose(text, Loader=yaml.BaseLoader)
    for depth, key in enumerate(path):
        if not isinstance(node, yaml.MappingNode):
            return _under(text, node, path[depth:], value)
        child = next(
            (v for k, v in node.value if isinstance(k, yaml.ScalarNode) and _folded(k.value) == _folded(key)), None
        )
        if child is None:
            return _beside(text, node, path[depth:], value)
        node = child
    if not isinstance(node, yaml.ScalarNode):
        raise ValueError(f"“{path[-1]}” is no text")  # noqa: TRY004 - what a person wrote is no type of ours
    return text[: node.start_mark.index] + _quoted(value) + text[node.end_mark.index :]


def _beside(text: str, mapping: Any, path: tuple[str, ...], value: str) -> str:
    """A new key after the last one of a mapping."""
    if mapping.flow_style:
        end = text.rindex("}", 0, mapping.end_mark.index)
        written = f"{_quoted(path[-1])}: {_quoted(value)}"
        for key in reversed(path[:-1]):
            written = f"{_quoted(key)}: {{{written}}}"
        return text[:end].rstrip() + (", " if mapping.value else "") + written + text[end:]
    last = mapping.value[-1][1]
    while isinstance(last, yaml.CollectionNode) and not last.flow_style and last.value:
        last = last.value[-1][1] if isinstance(last, yaml.MappingNode) else last.value[-1]
    end = text.find("\n", max(last.start_mark.index, last.end_mark.index - 1))
    if getattr(last, "style", None) in ("|", ">"):
        end = last.end_mark.index - 1 if text[: last.end_mark.index].endswith("\n") else len(text)
    return _inserted(text, end, mapping.start_mark.column, path, value)


def _under(text: str, node: Any, path: tuple[str, ...], value: str) -> str:
    """A new key under one that holds nothing yet."""
    if not isinstance(node, yaml.ScalarNode) or node.value:
        raise ValueError("does not hold keys")
    begin = text.rfind("\n", 0, node.start_mark.index) + 1
    indent = len(text[begin:]) - len(text[begin:].lstrip(" "))
    return _inserted(text, text.find("\n", node.start_mark.index), indent + 2, path, value)


def _inserted(text: str, end: int, indent: int, path: tuple[str, ...], value: str) -> str:
    """Lines put after the line that ends at an offset, or at the end of the text for -1."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    keys = [f"{' ' * (indent + 2 * depth)}{_quoted(key)}:" for depth, key in enumerate(path)]
    lines = line_end.join(keys) + f" {_quoted(value)}" + line_end
    if end < 0 or end >= len(text):
        return text + (line_end if text and not text.endswith("\n") else "") + lines
    return text[: end + 1] + lines + text[end + 1 :]


def _quoted(text: str) -> str:
    """A text as YAML: plain where it is a word, else in double quotes."""
    if text.isascii() and text.isalpha() and text.lower() not in ("null", "true", "false", "yes", "no", "on", "off"):
        return text
    written: str = yaml.dump(text, default_style='"', allow_unicode=True, width=10**6)
    return written.strip()
