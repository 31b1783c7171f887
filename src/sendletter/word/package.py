"""The container of a DOCX (ECMA-376-2): parts under their names and kinds, related to one another; no clock in it."""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""The day of all parts: the first that a ZIP file can say."""
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGED = "http://schemas.openxmlformats.org/package/2006"
PICTURES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}
"""Kinds of pictures by the ending of their names."""


class Relations:
    """To what a part relates: other parts by their names, or addresses outside; each has an id in it."""

    def __init__(self) -> None:
        self.ids: dict[tuple[str, str, bool], str] = {}

    def to(self, kind: str, target: str, *, outside: bool = False) -> str:
        """The id of a relation, the same for the same."""
        base = kind if kind.startswith("http") else f"{RELATED}/{kind}"
        return self.ids.setdefault((base, target, outside), f"rId{len(self.ids) + 1}")

    def tree(self) -> Any:
        """As it is written (ECMA-376-2, 9.3)."""
        from lxml import etree

        root = etree.Element(f"{{{PACKAGED}/relationships}}Relationships", nsmap={None: f"{PACKAGED}/relationships"})
        for (kind, target, outside), name in self.ids.items():
            mode = {"TargetMode": "External"} if outside else {}
            etree.SubElement(root, "Relationship", Id=name, Type=kind, Target=target, **mode)
        return root


@dataclass(frozen=True)
class Part:
    """A part: its name from the root, its kind (RFC 6838), what it holds, what it relates to."""

    name: str
    kind: str
    content: Any
    relations: Relations = field(default_factory=Relations)

    @property
    def data(self) -> bytes:
        """Its bytes."""
        return self.content if isinstance(self.content, bytes) else _written(self.content)


def packed(parts: Sequence[Part], root: Relations) -> bytes:
    """The DOCX of some parts; `root` are the relations of the whole."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        _put(container, "[Content_Types].xml", _written(_kinds(parts)))
        _put(container, "_rels/.rels", _written(root.tree()))
        for part in parts:
            _put(container, part.name, part.data)
            if part.relations.ids:
                folder, _, name = part.name.rpartition("/")
                _put(container, f"{folder}/_rels/{name}.rels", _written(part.relations.tree()))
    return out.getvalue()


def _put(container: zipfile.ZipFile, name: str, data: bytes) -> None:
    part = zipfile.ZipInfo(name, ZIP_DATE)
    part.compress_type, part.create_system = zipfile.ZIP_DEFLATED, 3
    container.writestr(part, data)


def _kinds(parts: Sequence[Part]) -> Any:
    """Which part is of which kind (ECMA-376-2, 10.1.2)."""
    from lxml import etree

    space = f"{PACKAGED}/content-types"
    root = etree.Element(f"{{{space}}}Types", nsmap={None: space})
    endings = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    endings |= {end: kind for end, kind in PICTURES.items() if any(part.name.endswith(f".{end}") for part in parts)}
    for ending, kind in endings.items():
        etree.SubElement(root, "Default", Extension=ending, ContentType=kind)
    for part in parts:
        if part.name.endswith(".xml"):
            etree.SubElement(root, "Override", PartName=f"/{part.name}", ContentType=part.kind)
    return root


def _written(tree: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))
