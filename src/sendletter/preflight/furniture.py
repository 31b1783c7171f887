"""Pages without what stands at their head and foot: the running head, the line of continuation, the page's number.

A reader may give these first or last, and a page's own text may begin with the same words (the sender's name is in the
small letterhead, and among the signatories). So where there is a choice, that is taken which continues the letter.
"""

from collections.abc import Iterator, Sequence

from sendletter.preflight.text import may_turn, same_letters


def bare_pages(texts: Sequence[str], furniture: Sequence[Sequence[str]], letter: str) -> list[str]:
    """Comparable texts of the pages without their furniture; `letter` is what all pages together should say."""
    pages, position = [], 0
    for text, items in zip(texts, furniture, strict=True):
        choices = list(dict.fromkeys(_choices(text, tuple(filter(None, items)))))
        page = next((choice for choice in choices if letter.startswith(choice, position)), choices[0])
        position += len(page)
        pages.append(page)
    return pages


def _choices(text: str, items: tuple[str, ...]) -> Iterator[str]:
    """What can be left of a page when as many of the items as possible are taken from its ends."""
    taken = False
    for number, item in enumerate(items):
        for rest in _without(text, item):
            taken = True
            yield from _choices(rest, items[:number] + items[number + 1 :])
    if not taken:
        yield text


def _without(text: str, item: str) -> Iterator[str]:
    if text.startswith(item):
        yield text[len(item) :]
    if text.endswith(item):
        yield text[: -len(item)]
    if may_turn(item):
        if length := same_letters(text, item, 0):
            yield text[length:]
        if same_letters(text, item, len(text) - len(item)) and len(text) >= len(item):
            yield text[: -len(item)]
