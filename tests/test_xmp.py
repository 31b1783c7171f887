from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from sendletter import xmp

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"))


def described(*properties: str) -> str:
    return f'<rdf:Description xmlns:dc="{DC[1:-1]}">{"".join(properties)}</rdf:Description>'


@given(texts, texts.filter(bool), texts.filter(bool))
def test_whatever_is_said_can_be_read_again(title, about, author):
    properties = xmp.title(title), xmp.description(about), xmp.creator(author), xmp.language("en")
    root = ElementTree.fromstring(xmp.packet(described(*properties), writable=False))
    found = {element.tag: "".join(element.itertext()) for element in root.iter() if element.tag.startswith(DC)}
    assert found == {f"{DC}title": title, f"{DC}description": about, f"{DC}creator": author, f"{DC}language": "en"}


def test_what_is_not_said_is_not_there():
    assert xmp.description("") + xmp.creator("") == ""


def test_what_is_added_comes_last():
    first = xmp.packet(described(xmp.title("One")), writable=True)
    root = ElementTree.fromstring(xmp.extended(first, described(xmp.language("de"))))
    assert [each[0].tag for each in root.iter(f"{RDF}Description")] == [f"{DC}title", f"{DC}language"]
