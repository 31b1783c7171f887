"""Single entries of the list."""

import pytest

from tests.proofreading.copies import found


@pytest.mark.parametrize(
    "name",
    [
        "Network for Democracy (NKnet)Norwegian Helsinki Committee (NHC)",
        "Foo “Bar”Baz Group",
        "Foo «Bar»Baz Group",
        "Group (ABC)Éclair",
        "Network(NKnet)Norwegian Committee",
        "Network NKnet)Norwegian Committee (NHC",
    ],
)
def test_entries_glued_together_are_found(name: str):
    assert "two entries" in found("Text.", organizations=[name])["glued-entries"]


@pytest.mark.parametrize(
    "name",
    [
        "Citizen(s)Action",
        "(Re)Think",
        "Amnesty (Inter)national",
        "f(x)Lab",
        "»Bar« Verein",
        "Foo (Bar)’s Club",
        "북한인권시민연합(NKHR)은",
    ],
)
def test_brackets_inside_a_name_are_left_alone(name: str):
    assert found("Text.", organizations=[name]) == {}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ann Lee ann.lee@example.org", "an e-mail address"),
        ("Ann Lee ann (at) example.org", "an e-mail address"),
        ("Peace www.peace.example", "a web address"),
        ("https://peace.example", "a web address"),
        ("Peace peace.org/about", "a web address"),
    ],
)
def test_addresses_are_found_and_called_what_they_are(name: str, kind: str):
    said = found("Text.", organizations=[name])
    assert kind in said["web-address-in-list" if kind == "a web address" else "address-in-list"]


def test_an_email_address_stands_in_no_message():
    said = found("Text.", organizations=["PEACE NOW WORLDWIDE  ann.lee@example.org", "peace  now (ann.lee@example.org"])
    assert len(said) >= 3
    assert not any("ann.lee" in message or "@example" in message for message in said.values())


@pytest.mark.parametrize("name", ["Heart to Heart, @Future", "MoveOn.org", "Avaaz.org", "St. John’s e.V."])
def test_names_that_look_like_addresses_are_left_alone(name: str):
    assert found("Text.", organizations=[name]) == {}


def test_a_cell_and_a_paragraph_of_any_length_are_looked_at_in_no_time():
    texts = [
        "@ " + "a-" * 9_000,
        "a." * 9_000,
        "(" * 5_000,
        "[insert " * 4_000,
        "Aa-" * 9_000,
        "a.b" * 9_000,
        "We a " * 6_000,
    ]
    found(*texts, organizations=texts, people=texts)


@pytest.mark.parametrize(
    ("names", "group"), [(["JOSÉ NÚÑEZ"], "people"), (["CANDAU"], "people"), (["HUMAN RIGHTS WATCH"], "organizations")]
)
def test_names_in_capitals_are_found(names: list[str], group: str):
    assert "capitals" in found("Text.", **{group: names})


@pytest.mark.parametrize("name", ["THINK", "KARAPATAN", "UN WOMEN", "Human Rights Watch (HRW)", "国际特赦组织"])
def test_organizations_of_one_word_in_capitals_are_left_alone(name: str):
    assert found("Text.", organizations=[name]) == {}


def test_a_lost_letter_and_a_space_too_many_are_found():
    assert "lost-letter" in found("Text.", people=["José Nu?ez"])
    assert "␣␣" in found("Text.", people=["José  Núñez"])["space-in-list"]
    assert "unbalanced" in found("Text.", organizations=["Peace Now (PN"])
