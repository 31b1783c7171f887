"""A DOCX that came back -> what its reviewers say: comments with their replies, and tracked changes."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sendletter.comments.comment import Reply
from sendletter.problem import Unreadable
from sendletter.word.container import DAMAGED, OLE, Container
from sendletter.word.flow import BREAK, Change, Flow, Point, Stretch, W, flow
from sendletter.word.wording import whole

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
MOST = 5_000
"""Comments and changes; no reviewer makes so many."""
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Said:
    """A remark on words: the bookmark that they stand under, the text there, begin and end of the words in it.

    `kind` is that of a mark in a PDF. `suggestion` is what shall stand there instead, None where it does not say.
    """

    name: str
    context: str
    begin: int
    end: int
    kind: str
    text: str = ""
    author: str = ""
    when: str = ""
    suggestion: str | None = None
    replies: tuple[Reply, ...] = ()
    review: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """A document that came back: what is said in it, and the texts that stand under its bookmarks."""

    said: tuple[Said, ...]
    texts: Mapping[str, str] = field(default_factory=dict)


def stamps(data: bytes, name: str) -> str:
    """The words by which a document tells which draft it is: its keywords, and the heads of its pages.

    Raises Unreadable for what is no Word document.
    """
    if data.startswith(OLE):
        raise Unreadable(name, "is an old or protected Word document; save it as .docx without a password")
    container = Container(data, name)
    parts = ["docProps/core.xml", *container.like(r"word/header\d*\.xml")]
    roots = [root for part in parts if (root := container.tree(part)) is not None]
    return " ".join("".join(_paragraph(item) for item in root) for root in roots)


def _paragraph(item: Any) -> str:
    return "".join(item.itertext()) + " "


def read(data: bytes, name: str, names: Collection[str]) -> Returned:
    """What is said in the document called `name`; `names` are the bookmarks of its draft. Raises Unreadable."""
    container = Container(data, name)
    root = container.tree("word/document.xml")
    body = root.find(W + "body") if root is not None else None
    if body is None:
        raise Unreadable(name, DAMAGED)
    found = flow(body, names)
    said = (*_commented(container, found), *(_changed(change, found) for change in found.changes))
    if len(said) > MOST:
        raise Unreadable(name, f"has more than {MOST:,} comments and changes; no reviewer makes so many")
    texts = {stretch.name: stretch.text for stretch in found.stretches if stretch.name}
    return Returned(tuple(each for each in said if each is not None), texts)


def _changed(change: Change, found: Flow) -> Said | None:
    """A tracked change; None for one that changes nothing but spaces at its edges."""
    stretch = found.stretches[change.stretch]
    begin, end = (min(place, len(stretch.text)) for place in (change.begin, change.end))
    begin, end, put = whole(stretch.text, begin, end, change.put)
    if stretch.text[begin:end].strip() == put.strip():
        return None
    kind = "caret" if begin == end else "replace" if put else "strike"
    author, when = _author(change.author), moment(change.when)
    return Said(stretch.name, stretch.text, begin, end, kind, "", author, when, put)


def _commented(container: Container, found: Flow) -> Iterator[Said]:
    """The comments; a reply stands under what it replies to, and one whose head is not there stands by itself."""
    root = container.tree("word/comments.xml")
    items = list(root.iterfind(W + "comment")) if root is not None else []
    keys = {_key(item): item for item in items}
    above, done = _threads(container)
    heads = {id(item): _head(_key(item), above, keys) for item in items}
    for item in items:
        if heads[id(item)] in ("", _key(item)):
            mine = _key(item)
            replies = [other for other in items if mine and other is not item and heads[id(other)] == mine]
            yield _comment(item, replies, found, resolved=mine in done)


def _head(key: str, above: Mapping[str, str], keys: Mapping[str, Any]) -> str:
    """The key of the comment that a thread begins with; its own where threads go round in a circle."""
    seen, head = {key}, key
    while (upper := above.get(head, "")) in keys and upper not in seen:
        seen.add(upper)
        head = upper
    return key if above.get(head) in seen else head


def _threads(container: Container) -> tuple[dict[str, str], set[str]]:
    """Which comment replies to which, and which were resolved, by their keys ([MS-DOCX], 2.5.1)."""
    root = container.tree("word/commentsExtended.xml")
    items = list(root.iterfind(W15 + "commentEx")) if root is not None else []
    above = {item.get(W15 + "paraId", ""): item.get(W15 + "paraIdParent", "") for item in items}
    resolved = {item.get(W15 + "paraId", "") for item in items if item.get(W15 + "done") in ("1", "true")}
    return {key: upper for key, upper in above.items() if key and upper}, resolved


def _key(item: Any) -> str:
    """The key of a comment: the id of its last paragraph."""
    return next((str(p.get(W14 + "paraId")) for p in reversed(item.findall(W + "p")) if p.get(W14 + "paraId")), "")


def _comment(item: Any, replies: list[Any], found: Flow, *, resolved: bool) -> Said:
    own, said = item.get(W + "id", ""), _reply(item)
    begin = found.begins.get(own, found.ends.get(own, (0, 0)))
    name, context, start, end = _words(found, begin, max(begin, found.ends.get(own, begin)))
    return Said(
        name,
        context,
        start,
        end,
        "highlight" if start < end else "note",
        said.text,
        said.author,
        said.when,
        replies=tuple(map(_reply, replies)),
        review="resolved" if resolved else "",
    )


def _reply(item: Any) -> Reply:
    """What a comment says, who and when."""
    return Reply(_author(item.get(W + "author", "")), moment(item.get(W + "date", "")), _text(item))


def _words(found: Flow, begin: Point, end: Point) -> tuple[str, str, int, int]:
    """What stands between two points: the name of the first stretch, the texts from it on, and the words in them."""
    here: list[Stretch] = found.stretches[begin[0] : end[0] + 1]
    context = BREAK.join(stretch.text for stretch in here)
    start = min(begin[1], len(here[0].text))
    stop = len(context) - len(here[-1].text) + min(end[1], len(here[-1].text))
    return here[0].name, context, start, max(start, stop)


def _text(item: Any) -> str:
    """What a comment says, paragraph by paragraph."""
    lines = ("".join(text.text or "" for text in p.iter(W + "t")) for p in item.iter(W + "p"))
    return "\n".join(lines).strip()


def _author(text: str) -> str:
    return " ".join(text.split())[:LONGEST_NAME]


def moment(text: str) -> str:
    """A date of Word (ISO 8601) to the minute, as marks in PDFs have it; empty for what is none."""
    try:
        return f"{datetime.fromisoformat(text):%Y-%m-%d %H:%M}"
    except ValueError:
        return ""
