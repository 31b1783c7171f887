"""Comments and answers put into comments.yaml, and nothing else changed there: what people wrote stays."""

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from sendletter.comments.comment import Comment, Reply
from sendletter.comments.file import NAME, items, pairs, read, valued
from sendletter.problem import NotReady, error
from sendletter.span import Span

HEAD = """\
# Comments of reviewers and what became of them; `sendletter comments` and `sendletter review` keep this file.
# A state is open, done or declined, and may be changed here by hand, with a reason beside it.
comments:
"""
ORDER = (
    "number",
    "state",
    "reason",
    "by",
    "reference",
    "quoted",
    "suggestion",
    "text",
    "author",
    "when",
    "kind",
    "replies",
    "review",
    "place",
    "draft",
    "code",
    "page",
    "before",
    "after",
    "id",
)
"""The keys in the order in which they are written."""


def added(text: str, comments: Iterable[Comment]) -> str:
    """The text of a comments.yaml with comments at its end; an empty text is a new file.

    Raises NotReady where it is written so that nothing can be added, such as in one line.
    """
    fresh = tuple(comments)
    if not fresh:
        return text
    longer = _extended(text or HEAD, "".join(f"\n{_written(comment)}" for comment in fresh))
    known, problems = read(longer)
    if problems or known != (*(read(text)[0] if text else ()), *fresh):
        hint = "Begin each comment's line with “- ”, under “comments:”."
        raise NotReady([error(Span(NAME), "comment", "is written so that nothing can be added to its end", hint)])
    return longer


def _extended(text: str, new: str) -> str:
    """The text with items of the list at its end, as far in as those that are there."""
    if not _holds_a_list(text):
        text = text.replace("comments: []", "comments:")
    indent = _indent(text)
    new = "".join(f"{' ' * indent}{line}" if line.strip() else line for line in new.splitlines(keepends=True))
    return text + ("" if text.endswith("\n") else "\n") + new


def _holds_a_list(text: str) -> bool:
    return any(True for _ in items(text, []))


def _indent(text: str) -> int:
    """The column in which the comments' dashes stand."""
    root = yaml.compose(text, Loader=yaml.CBaseLoader)
    node = pairs(root).get("comments")
    return int(node.start_mark.column) if isinstance(node, yaml.SequenceNode) else 0


def _written(comment: Comment) -> str:
    """A comment as an item of the list; what is empty is left out."""
    held: dict[str, Any] = {}
    for key in ORDER:
        value = getattr(comment, key)
        if value or (key == "suggestion" and value is not None):
            held[key] = value
    held |= {"state": comment.state.value, "place": str(comment.place)}
    if comment.replies:
        held["replies"] = [_plain(reply) for reply in comment.replies]
    return _dumped([held])


def _plain(reply: Reply) -> Mapping[str, str]:
    return {"author": reply.author, "when": reply.when, "text": reply.text}


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks, and what looks like a date as what it is, a text."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    lines = text.split("\n")
    plain = len(lines) > 1 and lines[-1] and lines[0][:1].strip() and all(line == line.rstrip() for line in lines)
    style = "|" if plain else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def _dumped(value: Any) -> str:
    return str(yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100))


def answered(text: str, number: int, **values: str | tuple[Reply, ...]) -> str:
    """The text with values of one comment, such as its state, put in their places; all else stays as it is.

    A value that is empty is taken out, unless a remark of somebody's stands beside it.
    """
    for key, value in values.items():
        plain = [_plain(reply) for reply in value] if isinstance(value, tuple) else value
        text = _put(text, number, key, plain)
    return text


def _put(text: str, number: int, key: str, value: Any) -> str:
    """One value of a comment, in the place of the old one or in a line after the state."""
    item = next(item for item in items(text, []) if valued(pairs(item).get("number")) == str(number))
    held = pairs(item)
    old = held.get(key)
    if value == "" and old is None:
        return text
    if item.flow_style:
        return _put_in_braces(text, key, value, old, held["state"])
    indent = item.start_mark.column
    line = _dumped({key: value})
    one_line = isinstance(old, yaml.ScalarNode) and old.style not in ("|", ">") and line.count("\n") == 1
    if old is not None:
        name = next(name for name, node in item.value if node is old)
        begin, end = name.start_mark.index, _line_end(text, old)
        if value == "" and name is not item.value[0][0] and "#" not in text[old.end_mark.index : end]:
            return text[: begin - indent] + text[end:]
        if one_line:
            return text[: old.start_mark.index] + line[len(key) + 2 : -1] + text[old.end_mark.index :]
    else:
        begin = end = _line_end(text, held["state"])
        line = " " * indent + line
    first, *rest = line.splitlines(keepends=True)
    return text[:begin] + first + "".join(" " * indent + other for other in rest) + text[end:]


def _put_in_braces(text: str, key: str, value: Any, old: Any, state: Any) -> str:
    """The same for a comment that is written in braces: in quotes, and beside the state where there was none."""
    begin, end = (old.start_mark.index, old.end_mark.index) if old else (state.end_mark.index,) * 2
    plain = yaml.dump(value, default_style='"', default_flow_style=True, allow_unicode=True, width=float("inf")).strip()
    return text[:begin] + ("" if old else f", {key}: ") + plain + text[end:]


def _line_end(text: str, node: Any) -> int:
    """Where the last line of a value ends, comment and line end included."""
    last = node
    while isinstance(last, yaml.CollectionNode) and last.value and not last.flow_style:
        last = last.value[-1][1] if isinstance(last, yaml.MappingNode) else last.value[-1]
    index = int(last.end_mark.index)
    if getattr(last, "style", None) in ("|", ">") and text[index - 1 : index] == "\n":
        return index
    return text.find("\n", index) + 1 or len(text)
