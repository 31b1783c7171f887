"""The names of people and what gets in among them."""

import pytest

from tests.proofreading.copies import found

OTHERS = ["Ann Lee", "José Núñez", "Lee Yanghee", "David Alton"]


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("Harbour Heritage Foundation", "organization-among-people"),
        ("Stiftung Alter Hafen", "organization-among-people"),
        ("Ms Jane Smith", "some-honorifics"),
        ("Jane Smith and Bo Ray", "two-people"),
        ("Jane Smith & Bo Ray", "two-people"),
        ("Smith, Jane", "family-name-first"),
        ("Jane Smith2", "digit-in-name"),
        ("Jane Smith, Director of Ports", "title-in-name"),
        ("jane smith", "small-letters"),
        ("Anonymous", "anonymous"),
    ],
)
def test_a_name_that_is_not_like_one_is_asked_about(name: str, rule: str):
    assert set(found("Text.", people=[*OTHERS, name])) == {rule}


@pytest.mark.parametrize(
    "name",
    [
        "Dr Jane Smith", "Jane Smith, Jr.", "Jane Smith, PhD", "Ana García y Vega", "José Ruiz y Vega Moreno", "John Paul Smith III", "Suharto", "Bo Ray 3rd",
        "Jean DUPONT", "Jane Smith (she/her)", "Fatima al-Masri", "Sister Act", "Иванова Анна", "김민서", "王明华", "محمد المصري",
        "Maria del Pilar y Juan", "Sandy Fond", "Rose Trustam",
    ],
)  # fmt: skip
def test_names_of_many_habits_are_left_alone(name: str):
    assert found("Text.", people=[*OTHERS, name]) == {}


@pytest.mark.parametrize("name", ["Dr. Jane Smith", "Mrs Smith", "Herr Dr. Wendelin"])
def test_a_person_among_organizations_is_asked_about(name: str):
    assert "person-among-organizations" in found("Text.", organizations=["Peace Now", name])


@pytest.mark.parametrize(
    "name", ["Dr Amina Hafen Foundation", "Mr Real Group of Good Friends", "Dr Hope’s Hospital for Children"]
)
def test_organizations_named_after_a_person_are_left_alone(name: str):
    assert found("Text.", organizations=["Peace Now", name]) == {}


def test_honorifics_are_told_once_and_only_where_few_have_one():
    assert "and 1 more" in found("Text.", people=[*OTHERS, "Bo Ray", "Ms Jane Smith", "Mr Al Gray"])["some-honorifics"]
    assert found("Text.", people=["Ms Jane Smith", "Mr Al Gray", "Ann Lee"]) == {}


def test_two_ways_to_write_a_doctor_are_told_of_the_rarer_one():
    problems = found("Text.", people=["Dr Jane Smith", "Dr Ann Lee", "Dr. Bo Ray"])
    assert "“Dr. Bo Ray”" in problems["honorific-dots"]
