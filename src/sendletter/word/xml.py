"""Elements of WordprocessingML, made quickly: there are tens of thousands in a letter with thousands of names."""

from collections.abc import Mapping
from typing import Any

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES: Mapping[str, str] = {"w": MAIN, "r": RELATIONS}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(tag: str, /, *children: Any, **attributes: object) -> Any:
    """An element with children (None is left out) and attributes, all in Word's namespace."""
    from lxml import etree

    made = etree.Element(f"{{{MAIN}}}{tag}", {f"{{{MAIN}}}{k}": str(v) for k, v in attributes.items()}, nsmap=SPACES)
    made.extend([child for child in children if child is not None])
    return made


def related(made: Any, name: str) -> Any:
    """An element that refers to a relation by its id."""
    made.set(f"{{{RELATIONS}}}id", name)
    return made


def text(said: str) -> Any:
    """A text whose spaces count."""
    made = w("t")
    made.text = said
    made.set(SPACE, "preserve")
    return made


def twips(points: float) -> int:
    """Points in twentieths, as lengths are written."""
    return round(points * 20)
