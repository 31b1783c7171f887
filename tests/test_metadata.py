from datetime import UTC, date, datetime, timedelta, timezone
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter import metadata

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"))


def described(*properties: str) -> str:
    return f'<rdf:Description xmlns:dc="{DC[1:-1]}">{"".join(properties)}</rdf:Description>'


@given(texts, texts.filter(bool), texts.filter(bool))
def test_whatever_is_said_can_be_read_again(title, about, author):
    properties = metadata.title(title), metadata.description(about), metadata.creator(author), metadata.language("en")
    root = ElementTree.fromstring(metadata.packet(described(*properties), writable=False))
    found = {element.tag: "".join(element.itertext()) for element in root.iter() if element.tag.startswith(DC)}
    assert found == {f"{DC}title": title, f"{DC}description": about, f"{DC}creator": author, f"{DC}language": "en"}


def test_what_is_not_said_is_not_there():
    assert metadata.description("") + metadata.creator("") == ""


def test_what_is_added_comes_last():
    first = metadata.packet(described(metadata.title("One")), writable=True)
    root = ElementTree.fromstring(metadata.extended(first, described(metadata.language("de"))))
    assert [each[0].tag for each in root.iter(f"{RDF}Description")] == [f"{DC}title", f"{DC}language"]


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (datetime(2026, 1, 31, 14, 5, tzinfo=UTC), "D:20260131140500+00'00'"),
        (datetime(2026, 1, 31, 14, 5, 9, tzinfo=timezone(timedelta(hours=-3.5))), "D:20260131140509-03'30'"),
        (datetime(2026, 1, 31, 14, 5), "D:20260131140500+00'00'"),
    ],
)
def test_a_moment_is_written_with_its_zone(moment, written):
    assert metadata.at(moment) == written


def test_a_letter_without_a_day_has_one_that_no_clock_has_told():
    assert metadata.on(date(2026, 1, 31)) == "D:20260131000000Z"
    assert metadata.on(None) == "D:20000101000000Z"
