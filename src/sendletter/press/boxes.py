"""A walk over the boxes of the engine's pages, which it does not offer itself."""

from collections.abc import Iterator
from typing import Any


def is_line(box: Any) -> bool:
    """Whether a box is that of a composed line (and not the text inside, which has the same element)."""
    return type(box).__name__ == "BlockBox" and box.element is not None and box.element.get("class") == "line"


def is_picture(box: Any) -> bool:
    """Whether a box holds a picture."""
    return type(box).__name__.endswith("ReplacedBox")


def boxes_of(box: Any, *, lines: bool = True) -> Iterator[Any]:
    """All boxes under one in the order of the text, without those of the page's margins."""
    for child in getattr(box, "children", ()):
        child = getattr(child, "_box", child)  # absolutely positioned boxes stand behind a placeholder
        if type(child).__name__ != "MarginBox" and (lines or not is_line(child)):
            yield child
            yield from boxes_of(child, lines=lines)


def drawn(box: Any) -> str:
    """The text of a box without what has no width: the engine itself adds such characters."""
    return str(box.text).replace("\u200b", "")


def texts_of(box: Any) -> list[Any]:
    """The boxes of text under a box, in the order of the text."""
    return [child for child in boxes_of(box) if type(child).__name__ == "TextBox"]
