"""The structure tree (ISO 32000-1, 14.7) as a list of nodes in reading order, each node once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sendletter.inspection.values import entry, is_dictionary, item, items, keys_of, name, number, place, text, tree

STANDARD = frozenset(
    (
        "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct",
        "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH",
        "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot",
        "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form",
    )
)  # fmt: skip
"""The standard structure types (ISO 32000-1, 14.8.4)."""
MOST_NODES = 300_000
MOST_NESTED = 400


@dataclass(slots=True)
class Node:
    """A structure element: its type as written, the standard type that it is, its parent, its kids in order."""

    value: Any
    written: str
    role: str
    parent: "Node | None"
    depth: int
    kids: list["Node"] = field(default_factory=list)
    marked: int = 0
    objects: list[Any] = field(default_factory=list)
    attributes: dict[str, Any] = field(default_factory=dict)

    def says(self, key: str) -> str:
        """A text of the element, such as its /Alt."""
        return text(entry(self.value, key)).strip()

    @property
    def roles(self) -> list[str]:
        """The types of its kids."""
        return [kid.role for kid in self.kids]

    @property
    def language(self) -> bool:
        """Whether it, or one that it stands in, says a language."""
        node: Node | None = self
        while node:
            if node.says("/Lang"):
                return True
            node = node.parent
        return False


class Structure:
    """The tree of a document: `nodes` in reading order; `broken` says what is wrong with the tree itself."""

    def __init__(self, root: Any) -> None:
        """Read the tree that hangs on a catalog."""
        self.root = entry(root, "/StructTreeRoot")
        self.roles = {key[1:]: name(entry(self.root, "/RoleMap", key)) for key in keys_of(entry(self.root, "/RoleMap"))}
        self.nodes: list[Node] = []
        self.marked: dict[tuple[tuple[int, int], int], Node | None] = {}
        self.objects: dict[tuple[int, int], Node] = {}
        self.broken: set[str] = set()
        if is_dictionary(self.root):
            self._read()

    def role(self, written: str) -> str:
        """The standard type that a type is mapped to; empty for none, and for a mapping in a circle."""
        seen: set[str] = set()
        while written not in STANDARD:
            if written in seen or not written:
                return ""
            seen.add(written)
            written = self.roles.get(written, "")
        return written

    @property
    def circular(self) -> Iterator[str]:
        """Types that are mapped in a circle."""
        for word in self.roles:
            seen, at = {word}, self.roles.get(word, "")
            while at in self.roles and at not in seen:
                seen.add(at)
                at = self.roles[at]
            if at in seen:
                yield word

    @cached_property
    def parents(self) -> dict[int, Any]:
        """What the contents of each page belong to, as its own list says (ISO 32000-1, 14.7.4.4)."""
        found = tree(entry(self.root, "/ParentTree"), "/Kids", "/Nums")
        return {int(number(key) or 0): value for key, value in found}

    def belongs(self, page: Any, mcid: int) -> tuple[bool, bool]:
        """Whether marked content of a page belongs to the tree, seen from either; whether that has a language."""
        node = self.marked.get((place(page), mcid))
        if node is not None:
            return True, node.language
        listed = self.parents.get(int(number(entry(page, "/StructParents")) or 0))
        element = item(listed, mcid)
        if not is_dictionary(element):
            return False, False
        holder, steps = element, 0
        while is_dictionary(holder) and steps < MOST_NESTED:
            if text(entry(holder, "/Lang")):
                return True, True
            holder, steps = entry(holder, "/P"), steps + 1
        return True, False

    def _read(self) -> None:
        seen: set[tuple[int, int]] = set()
        todo: list[tuple[Any, Node | None, Any]] = [
            (kid, None, None) for kid in reversed(list(_kids(entry(self.root, "/K"))))
        ]
        while todo:
            value, parent, page = todo.pop()
            page = entry(value, "/Pg") or page
            if (mcid := number(value)) is not None:
                self._content(parent, page, int(mcid))
                continue
            kind = name(entry(value, "/Type"))
            if kind == "MCR":
                holder = entry(value, "/Stm") or page
                self._content(parent, holder, int(number(entry(value, "/MCID")) or 0))
            elif kind == "OBJR":
                self._object(parent, entry(value, "/Obj"))
            elif is_dictionary(value):
                if place(value) in seen:
                    self.broken.add("an element stands in it twice, or in itself")
                    continue
                seen |= {place(value)} - {(0, 0)}
                if len(self.nodes) >= MOST_NODES or (parent and parent.depth >= MOST_NESTED):
                    self.broken.add("it has more elements, or more deeply nested ones, than are looked at")
                    continue
                node = self._node(value, parent)
                todo += [(kid, node, page) for kid in reversed(list(_kids(entry(value, "/K"))))]

    def _node(self, value: Any, parent: Node | None) -> Node:
        written = name(entry(value, "/S"))
        node = Node(value, written, self.role(written), parent, parent.depth + 1 if parent else 0)
        held = entry(value, "/A")
        for each in (held,) if is_dictionary(held) else items(held):
            node.attributes.update({key: entry(each, key) for key in keys_of(each)})
        for word in (entry(value, "/C"), *items(entry(value, "/C"))):
            if name(word):
                shared = entry(self.root, "/ClassMap", str(word))
                for each in (shared,) if is_dictionary(shared) else items(shared):
                    node.attributes = {key: entry(each, key) for key in keys_of(each)} | node.attributes
        self.nodes.append(node)
        if parent:
            parent.kids.append(node)
        return node

    def _content(self, parent: Node | None, holder: Any, mcid: int) -> None:
        self.marked[place(holder), mcid] = parent
        if parent:
            parent.marked += 1

    def _object(self, parent: Node | None, value: Any) -> None:
        if parent is not None:
            parent.objects.append(value)
            self.objects[place(value)] = parent


def _kids(value: Any) -> Iterator[Any]:
    """The kids of an element, of which there may be one without a list."""
    found = list(items(value))
    yield from found or ([value] if value is not None else [])
