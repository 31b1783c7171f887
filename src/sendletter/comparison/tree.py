"""A body as its paragraphs one after the other, each with the lists and quotations that it stands in; and back.

Two bodies are compared paragraph by paragraph. Afterwards the paragraphs of both are put into lists and quotations
again: a deleted item stands among the items that are still there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from sendletter.letter import Block, Heading, Listing, Paragraph, Quotation
from sendletter.span import Span


@dataclass(frozen=True, slots=True)
class Container:
    """A list or a quotation around a paragraph.

    `side` tells the older letter's (0) from the newer one's (1), `index` one container of a letter from another.
    `item` is which item of a list it is in, and `number` that item's, None for a bullet.
    """

    kind: str
    side: int
    index: int
    span: Span
    item: int = 0
    number: int | None = None

    @property
    def name(self) -> tuple[int, int]:
        """What tells it from all others."""
        return self.side, self.index


Path = tuple[Container, ...]
Placed = tuple[Path, Paragraph | Heading]


def leaves(blocks: Sequence[Block], side: int) -> Iterator[Placed]:
    """Every paragraph and heading in reading order, with what it stands in, the outermost first."""
    yield from _leaves(blocks, side, (), count())


def _leaves(blocks: Sequence[Block], side: int, path: Path, numbers: Iterator[int]) -> Iterator[Placed]:
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield path, block
            case Quotation(blocks=inner, span=span):
                yield from _leaves(inner, side, (*path, Container("quotation", side, next(numbers), span)), numbers)
            case Listing(items=items, start=start, span=span):
                kind, index = "bullets" if start is None else "numbers", next(numbers)
                for item, inner in enumerate(items):
                    container = Container(kind, side, index, span, item, block.number(item))
                    yield from _leaves(inner, side, (*path, container), numbers)


def renamed(paths: Iterable[tuple[Path, Path]]) -> Mapping[Container, Container]:
    """Which container of the older letter is which of the newer one, from the paths of paragraphs that are in both."""
    found: dict[Container, Container] = {}
    for old, new in paths:
        for one, other in zip(old, new, strict=False):
            if one.kind != other.kind:
                break
            found.setdefault(one, other)
    return found


def grown(placed: Sequence[Placed], depth: int = 0) -> tuple[Block, ...]:
    """The blocks that hold the paragraphs, in their order."""
    blocks: list[Block] = []
    for together in _together(placed, depth):
        path, block = together[0]
        if len(path) == depth:
            blocks.append(block)
        elif path[depth].kind == "quotation":
            blocks.append(Quotation(grown(together, depth + 1), path[depth].span))
        else:
            blocks.append(_listing(together, depth))
    return tuple(blocks)


def _listing(placed: Sequence[Placed], depth: int) -> Listing:
    items: list[list[Placed]] = []
    before: tuple[int, int, int] | None = None
    for path, block in placed:
        container = path[depth]
        if (place := (*container.name, container.item)) != before:
            items.append([])
        items[-1].append((path, block))
        before = place
    numbers = [item[0][0][depth].number for item in items]
    known = tuple(number for number in numbers if number is not None)
    blocks = tuple(grown(item, depth + 1) for item in items)
    return Listing(blocks, known[0] if known else None, placed[0][0][depth].span, known)


def _together(placed: Sequence[Placed], depth: int) -> Iterator[list[Placed]]:
    """Neighbours in one container; the older letter's and the newer one's are one where they are of a kind."""
    stretch: list[Placed] = []
    for path, block in placed:
        if stretch and not _belongs(path, [other for other, _ in stretch], depth):
            yield stretch
            stretch = []
        stretch.append((path, block))
    if stretch:
        yield stretch


def _belongs(path: Path, others: Sequence[Path], depth: int) -> bool:
    if len(path) == depth or len(others[0]) == depth or path[depth].kind != others[0][depth].kind:
        return False
    same_side = {other[depth].index for other in others if other[depth].side == path[depth].side}
    return same_side <= {path[depth].index}
