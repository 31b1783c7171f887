"""comments.yaml: the comments and their answers, readable and correctable by hand.

    comments:
    - number: 3                    the number that people name it by
      state: open                  open, done or declined
      reason: It is a quotation.   why it was declined, or anything else that was answered
      reference: ¶7.3              in the draft
      quoted: non-refoulement      the words that it is about
      suggestion: refoulement      what shall stand there instead
      text: ...                    what it says
      author, when, kind           who marked it, when, and how
      replies                      a list of author, when, text
      review                       a state that was set in the viewer
      place: letter.yaml:34:12     where the words stood when the draft was made
      draft, code, page            which draft, the code of its text, its page
      before, after                what stood around the words
      id                           knows the comment when its file comes again

Only `number`, `state`, `place`, `id` are needed. New comments go to the end and answers into their places, so what
people have written there stays.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

import yaml

from sendletter.comments.comment import Answer, Comment, State
from sendletter.problem import Problem, error
from sendletter.span import Span

NAME = "comments.yaml"
HEAD = """\
# Comments of reviewers and what became of them; `sendletter comments` keeps this file.
# A state is open, done or declined, and may be changed here by hand, with a reason beside it.
comments:
"""
ORDER = (
    "number",
    "state",
    "reason",
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
NUMBERS = ("number", "draft", "page")
NEEDED = ("number", "state", "place", "id")
DEEPEST, LARGEST = 8, 20_000_000
HINT = "Correct it by hand, or take the file away and read the PDFs again."


def read(text: str) -> tuple[tuple[Comment, ...], tuple[Problem, ...]]:
    """The comments of a comments.yaml, and everything that is wrong in it."""
    problems: list[Problem] = []
    comments = []
    for item in _items(text, problems):
        values = {key: _value(node) for key, node in _pairs(item).items()}
        place = Span(NAME, item.start_mark.line + 1, item.start_mark.column + 1)
        try:
            comments.append(_comment(values))
        except ValueError as fault:
            problems.append(error(place, "comment", f"this comment {fault}", HINT))
    seen: set[int] = set()
    for comment in comments:
        if comment.number in seen:
            text = f"the number {comment.number} stands for two comments"
            problems.append(error(Span(NAME), "comment", text, "Give one of them another number."))
        seen.add(comment.number)
    return tuple(comments), tuple(problems)


def _items(text: str, problems: list[Problem]) -> Iterator[Any]:
    """The mappings of the list of comments."""
    try:
        root = _root(text)
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        mark = getattr(fault, "problem_mark", None)
        place = Span(NAME, mark.line + 1, mark.column + 1) if mark else Span(NAME)
        what = getattr(fault, "problem", None) or fault
        problems.append(error(place, "yaml-syntax", f"cannot be read as YAML: {what}", HINT))
        return
    node = _pairs(root).get("comments") if isinstance(root, yaml.MappingNode) else None
    if root is not None and not isinstance(node, yaml.SequenceNode):
        if not isinstance(node, yaml.ScalarNode) or node.value:
            problems.append(error(Span(NAME, 1, 1), "comment", "must begin with “comments:” and a list", HINT))
        return
    for item in node.value if node else ():
        if isinstance(item, yaml.MappingNode):
            yield item
        else:
            place = Span(NAME, item.start_mark.line + 1, item.start_mark.column + 1)
            problems.append(error(place, "comment", "is no comment with keys of its own", HINT))


def _root(text: str) -> Any:
    """The tree of the file. Raises YAMLError or ValueError; anchors and great depths are refused."""
    if len(text) > LARGEST:
        raise ValueError(f"has more than {LARGEST:,} characters")
    depth = 0
    event: Any
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST or isinstance(event, yaml.AliasEvent):
            raise ValueError("has an alias, or is too deep")
    return yaml.compose(text, Loader=yaml.CBaseLoader)


def _pairs(node: Any) -> dict[str, Any]:
    return {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}


def _value(node: Any) -> Any:
    """A node as texts, lists and mappings."""
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_value(child) for child in node.value]
    return {key: _value(child) for key, child in _pairs(node).items()}


def _comment(values: dict[str, Any]) -> Comment:
    """The values as a comment. Raises ValueError with a reason."""
    for key in NEEDED:
        if not isinstance(values.get(key), str) or not values[key]:
            raise ValueError(f"has no “{key}”")
    replies = values.pop("replies", None) or []
    known = {field.name for field in fields(Comment)}
    texts = {key: value for key, value in values.items() if key in known}
    if wrong := [key for key, value in texts.items() if not isinstance(value, str)]:
        raise ValueError(f"has a “{wrong[0]}” that is no text")
    states = [state.value for state in State]
    if texts["state"] not in states:
        raise ValueError(f"has the state “{texts['state']}”; there are {', '.join(states)}")
    for key in NUMBERS:
        if not texts.setdefault(key, "0").isdecimal() or len(texts[key]) > 9:
            raise ValueError(f"has a “{key}” that is no number")
    number, draft, page = (int(texts.pop(key)) for key in NUMBERS)
    state, place = State(texts.pop("state")), _span(texts.pop("place"))
    texts = {"code": "", "kind": "note", **texts}
    answers = _answers(replies)
    return Comment(**texts, number=number, draft=draft, page=page, state=state, place=place, replies=answers)


def _span(text: str) -> Span:
    """A place such as `letter.yaml:34:12`."""
    source, *numbers = text.rsplit(":", 2)
    if not all(number.isdecimal() for number in numbers):
        return Span(text)
    return Span(source, *map(int, numbers))


def _answers(values: Any) -> tuple[Answer, ...]:
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        raise ValueError("has “replies” that are no list")
    return tuple(Answer(*(str(value.get(key, "")) for key in ("author", "when", "text"))) for value in values)


def added(text: str, comments: Iterable[Comment]) -> str:
    """The text of a comments.yaml with comments at its end; an empty text is a new file."""
    new = "".join(f"\n{_written(comment)}" for comment in comments)
    if not new:
        return text
    text = text or HEAD
    if not _holds_a_list(text):
        text = text.replace("comments: []", "comments:")
    indent = _indent(text)
    new = "".join(f"{' ' * indent}{line}" if line.strip() else line for line in new.splitlines(keepends=True))
    return text + ("" if text.endswith("\n") else "\n") + new


def _holds_a_list(text: str) -> bool:
    return any(True for _ in _items(text, []))


def _indent(text: str) -> int:
    """The column in which the comments' dashes stand."""
    root = yaml.compose(text, Loader=yaml.CBaseLoader)
    node = _pairs(root).get("comments")
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


def _plain(reply: Answer) -> Mapping[str, str]:
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


def answered(text: str, number: int, **values: str | tuple[Answer, ...]) -> str:
    """The text with values of one comment, such as its state, put in their places; all else stays as it is."""
    for key, value in values.items():
        plain = [_plain(reply) for reply in value] if isinstance(value, tuple) else value
        text = _put(text, number, key, plain)
    return text


def _put(text: str, number: int, key: str, value: Any) -> str:
    """One value of a comment, in the place of the old one or in a line after the state."""
    item = next(item for item in _items(text, []) if _value(_pairs(item).get("number")) == str(number))
    pairs = _pairs(item)
    indent = item.start_mark.column
    old = pairs.get(key)
    line = _dumped({key: value})
    if isinstance(old, yaml.ScalarNode) and old.style not in ("|", ">") and line.count("\n") == 1:
        return text[: old.start_mark.index] + line[len(key) + 2 : -1] + text[old.end_mark.index :]
    if old is not None:
        name = next(name for name, node in item.value if node is old)
        begin, end = name.start_mark.index, _line_end(text, old)
    else:
        begin = end = _line_end(text, pairs["state"])
        line = " " * indent + line
    first, *rest = line.splitlines(keepends=True)
    return text[:begin] + first + "".join(" " * indent + other for other in rest) + text[end:]


def _line_end(text: str, node: Any) -> int:
    """Where the last line of a value ends, comment and line end included."""
    last = node
    while isinstance(last, yaml.CollectionNode) and last.value and not last.flow_style:
        last = last.value[-1][1] if isinstance(last, yaml.MappingNode) else last.value[-1]
    index = int(last.end_mark.index)
    if getattr(last, "style", None) in ("|", ">") and text[index - 1 : index] == "\n":
        return index
    return text.find("\n", index) + 1 or len(text)
