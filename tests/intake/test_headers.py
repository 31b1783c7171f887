"""Which of a sheet's columns is which of the list's: known in four languages, told by a person, never guessed."""

import pytest

from sendletter.intake.headers import pairs, table
from sendletter.problem import Problem
from sendletter.span import Span
from tests.intake.sheets import grid


def columns(text: str, **told: str) -> list[str]:
    """What the columns of a sheet are, by their order; those left out are not named."""
    found, problems = table(grid(text), told, ("person", "body"))
    assert found is not None, problems
    return [found.columns[number] for number in sorted(found.columns)]


def problems(text: str, told: dict[str, str] | None = None, **others: tuple[str, ...]) -> tuple[Problem, ...]:
    return table(grid(text), told or {}, ("person", "body"), **others)[1]


@pytest.mark.parametrize(
    ("header", "meant"),
    [
        ("Timestamp,Your full name,E-mail Address,Sign as", "signed name email group"),
        ("First Name,Last name,Job title,Organisation,Country", "first name|last name|title|organization|country"),
        (
            "Horodateur,Prénom,Nom,Fonction,Nom de l’organisation,Pays",
            "signed|first name|last name|title|organization|country",
        ),
        ("Nom et prénom,Adresse e-mail,Sigle", "name email acronym"),
        ("Marca temporal,Nombre,Apellidos,Cargo,País", "signed|first name|last name|title|country"),
        ("Nombre completo,Organización,Correo electrónico,Tipo de firmante", "name organization email group"),
        ("Zeitstempel,Vorname,Name,Funktion,Land,Kürzel", "signed|first name|last name|title|country|acronym"),
        ("Ihr Name,E-Mail-Adresse (wird nicht gedruckt),Affiliation", "name email affiliation"),
        ("NAME,first_name,Surname", "name"),
        ("Name of your organization,Acronym / short name,Type of organization", "organization acronym kind"),
    ],
)
def test_headers_of_forms_are_known(header: str, meant: str):
    rows = ",".join("x" * len(header.split(",")))
    assert columns(f"{header}\n{rows}\n") == meant.split("|" if "|" in meant else " ")


def test_a_header_that_is_not_known_is_told_with_what_to_type():
    (found,) = problems("Name,How are you?\nAnn,Fine\n")
    assert (found.rule, found.span.line) == ("unknown-header", 1)
    assert '--map "How are you?=title"' in found.hint
    assert '--map "How are you?=-"' in found.hint


def test_a_column_of_yes_and_no_is_told_as_one_that_may_say_who_signs():
    (found,) = problems("Name,Do you sign?\nAnn,Yes\nBob,no\n")
    assert '--map "Do you sign?=status"' in (found.hint or "")
    (other,) = problems("Name,Do you sign?\nAnn,Yes\nBob,perhaps\n")
    assert "=status" not in (other.hint or "")


def test_a_person_says_what_a_header_is_or_that_it_is_left_out():
    assert columns("Who,Name\nAnn,x\n", Who="name", name="-") == ["name"]
    assert columns("Who,,Colour\nAnn,Chair,red\n", Who="name", **{"column 2": "title", "colour": "-"}) == [
        "name",
        "title",
    ]


def test_of_two_columns_of_one_name_a_person_says_which():
    (found,) = problems("Name,Name,Nom complet\nAnn,Bob,Eve\n")
    assert found.message == "the columns “Name” and “Name#2” and “Nom complet” would both be “name”"
    assert columns("Name,Name\nAnn,Bob\n", **{"Name#2": "title"}) == ["name", "title"]


def test_the_header_is_found_under_titles_which_are_told():
    (found,) = problems("Answers to our form\n\nName,Country\nAnn,Kenya\n")
    assert found.message == "the header is in line 3; what stands over it is no signatory: “Answers to our form”"


def test_a_sheet_without_a_header_is_refused_with_its_cells_to_choose_from():
    (found,) = problems("Ann Lee,Kenya,ann@example.org\nBob Roe,Peru,bob@example.org\n")
    assert found.rule == "no-header"
    assert '--map "Ann Lee=name"' in found.hint
    assert "@" not in found.hint


@pytest.mark.parametrize(
    "second", ["Name,Country", "Nom,Pays", "Response,Open-Ended Response", '"{""ImportId"":""QID1""}",x']
)
def test_a_second_header_row_is_refused_at_its_place(second: str):
    (found,) = problems(f"Name,Country\nAnn,Kenya\n{second}\nBob,Peru\n")
    assert (found.rule, found.span) == ("second-header", Span("sheet.csv", 3))


def test_a_sheet_without_rows_is_told():
    assert [found.rule for found in problems("Name,Country\n")] == ["no-rows"]
    assert [found.rule for found in problems("\n\n")] == ["no-rows"]


def test_what_cannot_be_meant_is_told_with_what_may_be():
    (found,) = problems("Name,x\nAnn,y\n", {"x": "titel", "Name": "name"})
    assert "Did you mean “title”?" in found.hint
    (found, _) = problems("Name,Colour\nAnn,y\n", {"Color": "title"}, meant=("Color",))
    assert (found.message, found.hint) == ("there is no column “Color”", "Did you mean “Colour”?")


def test_the_words_of_map_are_parted_at_the_last_sign():
    assert pairs(["a = b=name", "x=-"], Span("--map")) == ({"a = b": "name", "x": "-"}, ())
    assert [problem.rule for problem in pairs(["name", "=name"], Span("--map"))[1]] == ["map", "map"]
