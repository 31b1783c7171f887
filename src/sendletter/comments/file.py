"""comments.yaml: the comments and their answers, readable and correctable by hand.

    comments:
    - number: 3                    the number that people name it by
      state: open                  open, done or declined
      reason: It is a quotation.   why it was declined, or anything else that was answered
      by: Ann Lee                  who said so, where that is known
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

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

import yaml

from sendletter.comments.comment import Comment, Reply, State, moment
from sendletter.problem import Problem, error
from sendletter.span import Span

NAME = "comments.yaml"
NUMBERS = ("number", "draft", "page")
NEEDED = ("number", "state", "place", "id")
DEEPEST, LARGEST, LONGEST_NUMBER = 8, 20_000_000, 9
HINT = "Correct it by hand, or put back an earlier copy of the file. Keep it: the answers stand nowhere else."


def read(text: str) -> tuple[tuple[Comment, ...], tuple[Problem, ...]]:
    """The comments of a comments.yaml, and everything that is wrong in it."""
    problems: list[Problem] = []
    comments: list[Comment] = []
    lines: list[int] = []
    for item in items(text, problems):
        values = {key: valued(node) for key, node in pairs(item).items()}
        place = Span(NAME, item.start_mark.line + 1, item.start_mark.column + 1)
        try:
            comments.append(_comment(values))
            lines.append(place.line)
        except ValueError as fault:
            problems.append(error(place, "comment", f"this comment {fault}", HINT))
    problems += _doubled(comments, lines)
    return tuple(comments), tuple(problems)


def _doubled(comments: Sequence[Comment], lines: Sequence[int]) -> Iterator[Problem]:
    """Numbers that stand for two comments; `lines` are those in which the comments begin."""
    first: dict[int, int] = {}
    free = 1 + max((comment.number for comment in comments), default=0)
    for comment, line in zip(comments, lines, strict=True):
        if comment.number in first:
            text = f"the number {comment.number} stands for two comments, here and in line {first[comment.number]}"
            yield error(Span(NAME, line, 1), "comment", text, f"Give this one another number, such as {free}.")
            free += 1
        first.setdefault(comment.number, line)


def items(text: str, problems: list[Problem]) -> Iterator[Any]:
    """The mappings of the list of comments."""
    try:
        root = _root(text)
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        mark = getattr(fault, "problem_mark", None)
        place = Span(NAME, mark.line + 1, mark.column + 1) if mark else Span(NAME)
        what = getattr(fault, "problem", None) or fault
        problems.append(error(place, "yaml-syntax", f"cannot be read as YAML: {what}", HINT))
        return
    node = pairs(root).get("comments") if isinstance(root, yaml.MappingNode) else None
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


def pairs(node: Any) -> dict[str, Any]:
    """The values of a mapping by their keys."""
    return {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}


def valued(node: Any) -> Any:
    """A node as texts, lists and mappings."""
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [valued(child) for child in node.value]
    return {key: valued(child) for key, child in pairs(node).items()}


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
        if not texts.setdefault(key, "0").isdecimal() or len(texts[key]) > LONGEST_NUMBER:
            raise ValueError(f"has a “{key}” that is no number")
    number, draft, page = (int(texts.pop(key)) for key in NUMBERS)
    state, place = State(texts.pop("state")), placed(texts.pop("place"))
    texts = {"code": "", "kind": "note", **texts, "when": moment(texts.get("when", ""))}
    answers = _answers(replies)
    return Comment(**texts, number=number, draft=draft, page=page, state=state, place=place, replies=answers)


def placed(text: str) -> Span:
    """A place as it is written, such as `letter.yaml:34:12`; what is none is the name of a file."""
    source, *numbers = text.rsplit(":", 2)
    if not all(number.isdecimal() and len(number) <= LONGEST_NUMBER for number in numbers):
        return Span(text)
    return Span(source, *map(int, numbers))


def _answers(values: Any) -> tuple[Reply, ...]:
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        raise ValueError("has “replies” that are no list")
    texts = ([str(value.get(key, "")) for key in ("author", "when", "text")] for value in values)
    return tuple(Reply(author, moment(when), text) for author, when, text in texts)
