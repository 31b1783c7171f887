"""Pictures without what their makers and cameras wrote into them: names, places, times, remarks, paths of a machine.

A picture goes into documents as it is, so what it says beside what it shows would go out with them. Nothing that is
seen changes: pixels stay as they are packed, with their colour profile and their resolution. Only a picture that says
how it is to be turned is packed anew, turned.
"""

import re
import struct
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ORIENTATION = 0x0112
"""The tag that says how a picture is turned (Exif 2.32, 4.6.4)."""
FINE = 95
"""The quality (Pillow, 0 to 95) at which a JPEG is packed anew that has to be turned."""
SEEN_IN_JPEG = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""The application segments that say how pixels look (ITU-T T.81, B.2.4.6), by what they begin with."""
APPLICATIONS, COMMENT = range(0xE0, 0xF0), 0xFE
START_OF_SCAN, END_OF_IMAGE = 0xDA, 0xD9
MARKER = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])", re.DOTALL)
"""A marker among packed pixels, where FF 00 is a pixel and FF D0 to FF D7 start anew (ITU-T T.81, B.1.1.5)."""
SEEN_IN_PNG = frozenset(b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs".split())
"""The chunks that say how pixels look (PNG, third edition, 11)."""
SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
KNOWN = frozenset({"", SVG, XLINK, "http://www.w3.org/XML/1998/namespace", "http://www.w3.org/1999/xhtml"})
"""The namespaces of what is drawn; drawing programs keep their own affairs in others."""
INSTRUCTION = re.compile(rb"<\?(?!xml\s)")
METADATA = ("metadata", f"{{{SVG}}}metadata")
ENCLOSED = re.compile(r"data:image/(png|jpe?g|svg\+xml);base64,(.*)", re.DOTALL)


def without_metadata(data: bytes) -> bytes:
    """A whole PNG, JPEG or SVG picture without what is not seen; itself where there is nothing.

    Raises ValueError for an SVG that is no well-formed XML.
    """
    if data.startswith(b"\xff\xd8"):
        return b"".join(_segments(_upright(data)))
    return b"".join(_chunks(_upright(data))) if data.startswith(b"\x89PNG") else _svg(data)


def _upright(data: bytes) -> bytes:
    """A picture whose pixels stand as it is seen: one that says how it is turned is turned, since Word does not."""
    from PIL import Image, ImageOps

    # a decoder may raise anything on broken data
    with suppress(Exception), Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
        if picture.getexif().get(ORIENTATION, 1) in range(2, 9):
            out, seen = BytesIO(), {key: picture.info[key] for key in ("icc_profile", "dpi") if key in picture.info}
            ImageOps.exif_transpose(picture).save(out, picture.format, quality=FINE, **seen)
            return out.getvalue()
    return data


def _segments(data: bytes) -> Iterator[bytes]:
    """The segments of a JPEG that say how it looks, with the pixels behind them; nothing behind its end."""
    place = 2
    yield data[:2]
    while marker := MARKER.match(data, place):
        kind, begin = marker[1][0], marker.end()
        if kind == END_OF_IMAGE:
            break
        end = begin + int.from_bytes(data[begin : begin + 2], "big")
        if kind == START_OF_SCAN:
            following = MARKER.search(data, end)
            end = following.start() if following else len(data)
        content = data[begin + 2 : end]
        if kind == 0xE0 and content.startswith(SEEN_IN_JPEG[kind]):
            yield b"\xff\xe0\0\x10" + content[:12] + b"\0\0"  # without its small picture, which may show more
        elif kind != COMMENT and (kind not in APPLICATIONS or content.startswith(SEEN_IN_JPEG.get(kind, b"\0\0"))):
            yield data[begin - 2 : end]
        place = end
    yield b"\xff\xd9"


def _chunks(data: bytes) -> Iterator[bytes]:
    """The chunks of a PNG that say how it looks; nothing behind its end."""
    place = 8
    yield data[:place]
    while place + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        if kind in SEEN_IN_PNG:
            yield data[place : place + 12 + length]
        place += 12 + length
        if kind == b"IEND":
            break


def _svg(data: bytes) -> bytes:
    from xml.etree import ElementTree

    builder = ElementTree.TreeBuilder(insert_comments=True, insert_pis=True)
    parser = ElementTree.XMLParser(target=builder)  # noqa: S314 - DOCTYPE and entities are refused before
    try:
        root = ElementTree.fromstring(data, parser)  # noqa: S314 - as above
    except ElementTree.ParseError as fault:
        raise ValueError(f"is no well-formed SVG picture: {fault}") from fault
    if not _bare(root) and b"<!--" not in data and not INSTRUCTION.search(data):  # those may stand outside of the root
        return data
    for prefix, name in (("", SVG), ("xlink", XLINK)):
        ElementTree.register_namespace(prefix, name)
    return bytes(ElementTree.tostring(root, encoding="utf-8"))


def _bare(element: "Element") -> bool:
    """Take out of an element what is not seen; whether there was anything."""
    found = False
    for name, value in list(element.attrib.items()):
        if _space(name) not in KNOWN or value.lower().startswith("file:"):
            del element.attrib[name]
            found = True
        elif (enclosed := ENCLOSED.fullmatch(value)) and (bare := _enclosed(enclosed)) != value:
            element.set(name, bare)
            found = True
    before = None
    for child in list(element):
        if not isinstance(child.tag, str) or _space(child.tag) not in KNOWN or child.tag in METADATA:
            _take_out(element, child, before)
            found = True
        else:
            found = _bare(child) or found
            before = child
    return found


def _enclosed(picture: re.Match[str]) -> str:
    bare = b64encode(without_metadata(b64decode(picture[2]))).decode()
    return f"data:image/{picture[1]};base64,{bare}"


def _take_out(parent: "Element", child: "Element", before: "Element | None") -> None:
    """Take out a child, and leave the text behind it where it is."""
    if child.tail and before is not None:
        before.tail = (before.tail or "") + child.tail
    elif child.tail:
        parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def _space(name: str) -> str:
    return name[1:].partition("}")[0] if name.startswith("{") else ""
