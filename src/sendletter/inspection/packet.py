"""The XMP packet of a PDF (ISO 16684-1): its properties as values, and the schemas that it describes itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DC = "http://purl.org/dc/elements/1.1/"
XMP = "http://ns.adobe.com/xap/1.0/"
PDF = "http://ns.adobe.com/pdf/1.3/"
PDFA = "http://www.aiim.org/pdfa/ns/id/"
PDFUA = "http://www.aiim.org/pdfua/ns/id/"
PDFX = "http://www.npes.org/pdfx/ns/id/"
PDFX_OLD = "http://ns.adobe.com/pdfx/1.3/"
EXTENSION = "http://www.aiim.org/pdfa/ns/extension/"
SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}"
PROPERTY = "{http://www.aiim.org/pdfa/ns/property#}"
TYPE = "{http://www.aiim.org/pdfa/ns/type#}"
FIELD = "{http://www.aiim.org/pdfa/ns/field#}"
HEAD = re.compile(rb"<\?xpacket[^?]*\?>")
PREFIX = re.compile(r"""xmlns:([\w.-]+)\s*=\s*["']([^"']*)["']""")
LARGEST = 8_000_000


@dataclass(frozen=True, slots=True)
class Value:
    """A property: how it is written (text, Bag, Seq, Alt or struct), its texts, and the languages of an Alt."""

    form: str
    texts: tuple[str, ...]
    languages: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text, of several the first; of an Alt that for everybody."""
        chosen = self.languages.index("x-default") if "x-default" in self.languages else 0
        return self.texts[chosen] if self.texts else ""


@dataclass(frozen=True)
class Packet:
    """What a packet says: properties by namespace and name, and what it says of schemas.

    `fault` is why it cannot be read. `described` are the properties that it describes, `incomplete` what such a
    description lacks, `prefixes` those of each namespace, `head` the attributes of its first line.
    """

    properties: dict[tuple[str, str], Value]
    described: frozenset[tuple[str, str]] = frozenset()
    incomplete: tuple[str, ...] = ()
    prefixes: frozenset[tuple[str, str]] = frozenset()
    head: str = ""
    fault: str = ""

    def text(self, namespace: str, word: str) -> str:
        """The text of a property; empty where it is not there."""
        value = self.properties.get((namespace, word))
        return value.text if value else ""


def packet(data: bytes) -> Packet:
    """A packet from its bytes. Never raises for what they hold."""
    from xml.etree import ElementTree

    encoding = _encoding(data)
    try:
        written = data.decode(encoding)
    except UnicodeDecodeError:
        return Packet({}, fault="is not written in Unicode")
    head = next((found.group().decode("latin-1") for found in HEAD.finditer(data)), "")
    if "<!DOCTYPE" in written or "<!ENTITY" in written:
        return Packet({}, fault="declares entities, which no packet needs", head=head)
    try:
        root = ElementTree.fromstring(written.strip("\ufeff\x00 \r\n\t"))  # noqa: S314 - it declares no entities
    except (ElementTree.ParseError, ValueError, RecursionError) as fault:
        return Packet({}, fault=f"is no well-formed XML ({fault})", head=head)
    properties: dict[tuple[str, str], Value] = {}
    described: set[tuple[str, str]] = set()
    incomplete: list[str] = []
    for description in _descriptions(root):
        for key, text in description.attrib.items():
            if (place := _split(key)) and not key.startswith(RDF) and key != XML_LANG:
                properties.setdefault(place, Value("text", (text,)))
        for element in description:
            if (place := _split(element.tag)) is None:
                continue
            if place == (EXTENSION, "schemas"):
                _schemas(element, described, incomplete)
            properties.setdefault(place, _value(element))
    return Packet(
        properties, frozenset(described), tuple(dict.fromkeys(incomplete)), frozenset(PREFIX.findall(written)), head
    )


def _encoding(data: bytes) -> str:
    if data[:3] == b"\xef\xbb\xbf":
        return "utf-8-sig"
    if data[:4] in (b"<\0\0\0", b"\0\0\0<", b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return "utf-32-le" if data[:4] == b"<\0\0\0" else "utf-32-be" if data[:4] == b"\0\0\0<" else "utf-32"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:2] in (b"<\x00", b"\x00<"):
        return "utf-16" if data[0] > 127 else "utf-16-le" if data[:1] == b"<" else "utf-16-be"
    return "utf-8"


def _split(tag: Any) -> tuple[str, str] | None:
    """A namespace and a name."""
    if not isinstance(tag, str) or not tag.startswith("{"):
        return None
    namespace, _, word = tag[1:].partition("}")
    return namespace, word


def _descriptions(root: Any) -> Iterator[Any]:
    for rdf in root.iter(f"{RDF}RDF"):
        yield from (child for child in rdf if child.tag == f"{RDF}Description")


def _value(element: Any) -> Value:
    for form in ("Bag", "Seq", "Alt"):
        container = element.find(f"{RDF}{form}")
        if container is not None:
            kids = [item for item in container if item.tag == f"{RDF}li"]
            texts = tuple("".join(item.itertext()).strip() for item in kids)
            return Value(form, texts, tuple(item.get(XML_LANG, "") for item in kids))
    if len(element) or element.get(f"{RDF}parseType") == "Resource":
        return Value("struct", ())
    return Value("text", (element.get(f"{RDF}resource") or element.text or "",))


REQUIRED = {
    "schema": (SCHEMA, ("schema", "namespaceURI", "prefix")),
    "property": (PROPERTY, ("name", "valueType", "category", "description")),
    "type": (TYPE, ("type", "namespaceURI", "prefix", "description")),
    "field": (FIELD, ("name", "valueType", "description")),
}
"""What each thing that an extension schema describes must say (ISO 19005-2, tables 2 to 5)."""


def _lacks(what: str, item: Any) -> list[str]:
    """What is missing in the description of a schema, property, type or field."""
    namespace, wanted = REQUIRED[what]
    return [f"a {what} has no {word}" for word in wanted if not _child(item, f"{namespace}{word}")]


def _schemas(element: Any, described: set[tuple[str, str]], incomplete: list[str]) -> None:
    """What an extension schema describes (ISO 19005-2, 6.6.2.3.3), and what it lacks."""
    if element.find(f"{RDF}Bag") is None:
        incomplete.append("the list of its schemas is no rdf:Bag")
    for item in _members(element):
        incomplete += _lacks("schema", item)
        held = item.find(f"{SCHEMA}property")
        if held is not None and held.find(f"{RDF}Seq") is None:
            incomplete.append("the properties of a schema are no rdf:Seq")
        for each in _members(held):
            described.add((_child(item, f"{SCHEMA}namespaceURI"), _child(each, f"{PROPERTY}name")))
            incomplete += _lacks("property", each)
            if _child(each, f"{PROPERTY}category").lower() not in ("", "internal", "external"):
                incomplete.append("a property’s category is neither internal nor external")
        for each in _members(item.find(f"{SCHEMA}valueType")):
            incomplete += _lacks("type", each)
            for field in _members(each.find(f"{TYPE}field")):
                incomplete += _lacks("field", field)


def _members(element: Any) -> Iterator[Any]:
    """The items of a container, each as what holds its fields; none where there is no container."""
    for container in () if element is None else element:
        for item in container:
            inner = item.find(f"{RDF}Description")
            yield item if inner is None else inner


def _child(item: Any, tag: str) -> str:
    """A field of a thing, written as an attribute, a text or the address of something (ISO 16684-1, 7.5)."""
    found = item.find(tag)
    if found is None:
        return str(item.get(tag, "")).strip()
    return str(found.get(f"{RDF}resource") or found.text or "").strip()
