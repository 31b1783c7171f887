"""Metadata as values, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.inspection.dates import moment, same_moment
from sendletter.inspection.packet import DC, EXTENSION, PDFA, PDFUA, PROPERTY, RDF, SCHEMA, packet
from tests.inspection.papers import XMP

TEXT = XMP.format(claim=' pdfaid:part="2"')


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-32-le"])
def test_a_packet_is_read_in_every_encoding_that_it_may_have(encoding: str):
    found = packet(TEXT.encode(encoding))
    assert (found.fault, found.text(DC, "title"), found.text(PDFA, "part")) == ("", "Paper", "2")
    assert ("pdfaid", PDFA) in found.prefixes


def test_a_property_is_the_same_as_an_element_and_as_an_attribute():
    element = TEXT.replace(' pdfaid:part="2"', "").replace("<dc:title>", "<pdfaid:part>2</pdfaid:part><dc:title>")
    assert packet(element.encode()).properties.keys() == packet(TEXT.encode()).properties.keys()


DESCRIBED = f"""<rdf:RDF xmlns:rdf="{RDF[1:-1]}"><rdf:Description xmlns:e="{EXTENSION}" xmlns:s="{SCHEMA[1:-1]}"
 xmlns:p="{PROPERTY[1:-1]}"><e:schemas><rdf:Bag><rdf:li><rdf:Description s:schema="UA" s:prefix="pdfuaid">
<s:namespaceURI rdf:resource="{PDFUA}"/><s:property><rdf:Seq><rdf:li><rdf:Description p:name="part"
 p:valueType="Integer" p:category="internal" p:description="Part"/></rdf:li></rdf:Seq></s:property>
</rdf:Description></rdf:li></rdf:Bag></e:schemas></rdf:Description></rdf:RDF>"""


def test_a_schemas_namespace_may_be_written_as_an_address():
    found = packet(DESCRIBED.encode())
    assert (found.described, found.incomplete) == ({(PDFUA, "part")}, ())


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"<a", "no well-formed XML"),
        (b"\xff\xff\xff", "not written in Unicode"),
        (b'<!DOCTYPE x [<!ENTITY a "aaa">]><x>&a;</x>', "entities"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, fault: str):
    assert fault in packet(data).fault


@given(st.binary(max_size=300))
def test_whatever_stands_in_a_packet_it_is_no_fault_of_ours(noise: bytes):
    begin, end = TEXT.encode().split(b"<dc:title>")
    assert packet(begin + noise + end) is not None


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("D:20260115100000Z", "2026-01-15T10:00:00Z", True),
        ("D:20260115120000+02'00'", "2026-01-15T10:00:00Z", True),
        ("D:20260115100000", "2026-01-15T10:00:00+05:00", True),
        ("D:20260115100000Z", "2026-01-15T10:00:01Z", False),
        ("D:20260115100000Z", "2026-01-15T12:00:00Z", False),
    ],
)
def test_dates_of_both_forms_are_compared_as_moments(first: str, second: str, same: bool):
    assert same_moment(first, second) is same
    assert moment("yesterday") is None
    assert moment("D:20261399") is None
