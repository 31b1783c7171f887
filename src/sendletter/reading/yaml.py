"""Text -> a tree of mappings, lists and strings whose every node knows its place.

YAML's surprises are left out: every scalar is the text that was typed (`NO` stays "NO", a date stays a date as
written), a key stands once, and anchors, aliases and tags are refused, since a letter needs none and with them ten
lines can stand for a billion.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from sendletter.problem import Problem, error
from sendletter.span import Span

DEEPEST = 12
MOST_NODES = 20_000
LARGEST = 1_000_000
LIST = 10
"""How much longer a list of entries may be than a letter."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as it was typed. `style` is YAML's: "|" or ">" for a block, a quote, or "" for plain."""

    text: str
    span: Span
    style: str = ""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping; `keys` holds the place of each key."""

    items: Mapping[str, "Node"]
    keys: Mapping[str, Span]
    span: Span


Node = Scalar | Sequence | Table


@dataclass(slots=True)
class _Reader:
    name: str
    problems: list[Problem] = field(default_factory=list)

    def span(self, mark: Any) -> Span:
        return Span(self.name, mark.line + 1, mark.column + 1)

    def node(self, raw: Any) -> Node:
        if isinstance(raw, yaml.ScalarNode):
            return Scalar(raw.value, self.span(raw.start_mark), raw.style or "")
        if isinstance(raw, yaml.SequenceNode):
            return Sequence(tuple(self.node(child) for child in raw.value), self.span(raw.start_mark))
        items: dict[str, Node] = {}
        keys: dict[str, Span] = {}
        for key, value in raw.value:
            span = self.span(key.start_mark)
            if not isinstance(key, yaml.ScalarNode):
                self.problems.append(error(span, "yaml-key", "a key must be a plain word", _BRACES))
                continue
            name = " ".join(key.value.replace("_", " ").replace("-", " ").lower().split())
            if name in keys:
                text = f"“{key.value}” stands here for the second time; the first is in line {keys[name].line}"
                self.problems.append(error(span, "duplicate-key", text, "Keep one of them."))
                continue
            keys[name] = span
            items[name] = self.node(value)
        return Table(items, keys, self.span(raw.start_mark))


_BRACES = "A value that begins with { or [ must stand in quotes."


def read_yaml(text: str, name: str) -> tuple[Table | None, tuple[Problem, ...]]:
    """The tree of a YAML document, or None; keys are lower case with spaces, as in “as of”. All problems at once."""
    raw, problems = _composed(text, name)
    if problems:
        return None, problems
    reader = _Reader(name)
    if raw is None or not isinstance(raw, yaml.MappingNode):
        what = "is empty" if raw is None else "must begin with a key such as “language:”"
        return None, (error(Span(name, 1, 1), "yaml-root", what, "`sendletter new` makes a letter to begin with."),)
    tree = reader.node(raw)
    return (tree if isinstance(tree, Table) else None), tuple(reader.problems)


def read_list(text: str, name: str) -> tuple[tuple[Node, ...], tuple[Problem, ...]]:
    """The items of a YAML document that is a list, each with its place; none where it is empty."""
    raw, problems = _composed(text, name, LIST)
    if problems or raw is None:
        return (), problems
    if isinstance(raw, yaml.ScalarNode) and not raw.value:
        return (), ()
    if not isinstance(raw, yaml.SequenceNode):
        return (), (error(Span(name, 1, 1), "yaml-root", "must be a list", "Each entry begins with “- ”."),)
    reader = _Reader(name)
    items = tuple(reader.node(child) for child in raw.value)
    return items, tuple(reader.problems)


def _composed(text: str, name: str, times: int = 1) -> tuple[Any, tuple[Problem, ...]]:
    """PyYAML's tree of a document, None for an empty one; or what is wrong with it. `times` stretches the limits."""
    if len(text) > LARGEST * times:
        hint = "Pictures and lists of signatories belong in files of their own."
        return None, (error(Span(name), "too-large", f"has more than {LARGEST * times:,} characters", hint),)
    if tabs := tuple(_tabs(text, name)):
        return None, tabs
    try:
        if refused := tuple(_refused(text, name, MOST_NODES * times)):
            return None, refused
        return yaml.compose(text, Loader=yaml.CBaseLoader), ()
    except yaml.YAMLError as fault:
        return None, (_syntax(fault, name),)
    except (RecursionError, ValueError) as fault:
        return None, (error(Span(name), "yaml-syntax", f"cannot be read as YAML: {fault}"),)


def _tabs(text: str, name: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), start=1):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            yield error(Span(name, number, indent.index("\t") + 1), "tab", "is indented by a tab", "Use spaces.")


def _refused(text: str, name: str, most: int) -> Iterator[Problem]:
    """Anchors, aliases, tags, further documents and depths that no letter has, found before anything is built."""
    depth = nodes = documents = 0
    event: Any
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        span = Span(name, event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            hint = "Write the text out, or put it in quotes if it begins with & or *."
            yield error(span, "yaml-alias", "anchors (&) and aliases (*) are not used in a letter", hint)
        elif getattr(event, "tag", None) and not isinstance(event, yaml.DocumentStartEvent):
            yield error(
                span,
                "yaml-tag",
                f"the tag {event.tag} is not used in a letter",
                "Put a text that begins with ! in quotes.",
            )
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        nodes += isinstance(event, yaml.NodeEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if depth > DEEPEST or nodes > most or documents > 1:
            what = "has a second document after ---" if documents > 1 else "is deeper or longer than any letter"
            yield error(span, "yaml-shape", what)
            return


def _syntax(fault: yaml.YAMLError, name: str) -> Problem:
    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    span = Span(name, mark.line + 1, mark.column + 1) if mark else Span(name)
    what = str(getattr(fault, "problem", None) or fault)
    hint = (
        "Often a colon inside a text is the cause: put the text in quotes."
        if "mapping" in what
        else (
            "Put a text that begins with one of * & ! % @ ` { [ in quotes."
            if "token" in what or "alias" in what
            else ""
        )
    )
    return error(span, "yaml-syntax", f"cannot be read as YAML: {what}", hint)
