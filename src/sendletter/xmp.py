"""What a PDF says of itself as a file: its packet of metadata (XMP, ISO 16684-1).

Several rooms say something there, each in its own words: what is written the same way by all of them stands here.
Those who look a PDF over read its packet by themselves, so that no mistake is made here and missed there.
"""

from html import escape
from typing import Any

HEAD = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
"""
"""How every packet begins (ISO 16684-1, 7.3 and 7.4)."""
END = "</rdf:RDF>"


def packet(descriptions: str, *, writable: bool) -> bytes:
    """A packet of descriptions (`rdf:Description`); `writable` says that programs may change it in its place."""
    return f'{HEAD}{descriptions}{END}</x:xmpmeta>\n<?xpacket end="{"w" if writable else "r"}"?>'.encode()


def extended(written: bytes, description: str) -> bytes:
    """A packet with one description more, after all others."""
    return written.replace(END.encode(), (description + END).encode())


def title(text: str) -> str:
    """The property of a title, for readers of every language."""
    return f"<dc:title>{_everybody(text)}</dc:title>"


def description(text: str) -> str:
    """The property of what a document is about, on a line of its own; empty where nothing is said."""
    return f"\n<dc:description>{_everybody(text)}</dc:description>" if text else ""


def creator(text: str) -> str:
    """The property of an author, on a line of its own; empty where there is none."""
    return f"\n<dc:creator><rdf:Seq><rdf:li>{escape(text)}</rdf:li></rdf:Seq></dc:creator>" if text else ""


def language(tag: str) -> str:
    """The property of a language, by its tag (BCP 47)."""
    return f"<dc:language><rdf:Bag><rdf:li>{escape(tag)}</rdf:li></rdf:Bag></dc:language>"


def _everybody(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'


def put_packet(document: Any, written: bytes) -> None:
    """Let an open PDF have a packet (ISO 32000-1, 14.3.2) instead of the one that it has."""
    from pikepdf import Name

    document.Root.Metadata = document.make_stream(written, Type=Name.Metadata, Subtype=Name.XML)
