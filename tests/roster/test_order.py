"""Names stand in the order of the letter's language; what a family name is, is guessed or said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.language import Language
from sendletter.letter import By, Order
from sendletter.roster import family_name_first
from tests.roster.rows import ENGLISH, arranged, names, ordered, person, plan


@pytest.mark.parametrize(
    ("name", "filed"),
    [
        ("Tomás Ojea-Quintana", "Ojea-Quintana Tomás"),
        ("Martin Luther King, Jr.", "King Martin Luther, Jr."),
        ("Madonna", "Madonna"),
        ("Jan de Vries", "de Vries Jan"),
        ("Jan van der Berg", "van der Berg Jan"),
        ("Ann Van Damme", "Van Damme Ann"),
        ("Van Morrison", "Morrison Van"),
        ("Jan van\u00a0der  Berg", "van der Berg Jan"),
        ("Ludwig van Beethoven III", "van Beethoven Ludwig III"),
        ("Fatima al Hashimi", "al Hashimi Fatima"),
    ],
)
def test_the_family_name_leads_with_its_particles_and_a_suffix_follows(name: str, filed: str):
    assert family_name_first(name) == filed


@pytest.mark.parametrize(
    ("tag", "filed"),
    [("nl", "Berg Jan van der"), ("nl-BE", "van der Berg Jan"), ("de", "Berg Jan van der"), ("it", "van der Berg Jan")],
)
def test_particles_stand_where_the_language_files_them(tag: str, filed: str):
    assert family_name_first("Jan van der Berg", Language(tag).filing) == filed


@given(st.text(st.sampled_from("ab de van Jr. ,"), max_size=30).map(str.strip).filter(bool))
def test_turning_a_name_round_loses_no_letter(name: str):
    for tag in ("en", "nl"):
        turned = family_name_first(name, Language(tag).filing)
        assert sorted(turned.replace(" ", "")) == sorted(name.replace(" ", ""))


@pytest.mark.parametrize(
    ("tag", "ordered_"),
    [
        ("en-GB", "Émile|Eve|Óscar|Oskar|Paul|Zoë"),
        ("en-GB", "Aachen|Ægir|Aesop|Afar"),
        ("da", "Zoo|Ægir|Østerbro|Århus"),
        ("sv", "Zorn|Åland|Ängel|Öland"),
        ("de", "Ärzte|Azur|Straße|Straßen|Strater"),
        ("pl", "Lublin|Lwów|Łódź|Mazowsze"),
        ("hr", "Dom|Drava|Džep|Đakovo|Estrada"),
        ("tr", "Hatay|Ihlara|Irmak|İzmir|Jale"),
        ("en-GB", "Hatay|Ihlara|Irmak|İzmir|Jale"),
        ("es", "Nuevo|Ñandú|Oso"),
        ("cs", "Hora|Chata|Ivan"),
        ("ko", "가람|나라|다솜"),
        ("ru", "Ежи|Ёлка|Жизнь"),
    ],
)
def test_the_alphabet_is_that_of_the_language(tag: str, ordered_: str):
    rows = ordered_.split("|")
    assert ordered("|".join(reversed(rows)), tag=tag) == ordered_
    assert ordered("|".join(sorted(rows)), tag=tag) == ordered_


def test_turkish_has_two_letters_i():
    assert ordered("İbrahim|Isparta", tag="tr") == "Isparta|İbrahim"
    assert ordered("İbrahim|Isparta", tag="en-GB") == "İbrahim|Isparta"


def test_particles_sort_as_the_language_files_them():
    people = "Jan de Vries|Ann Eden|Bo Visser"
    assert ordered(people, Order.FAMILY_NAME) == "Jan de Vries|Ann Eden|Bo Visser"
    assert ordered(people, Order.FAMILY_NAME, "nl") == "Ann Eden|Bo Visser|Jan de Vries"


@pytest.mark.parametrize(
    ("tag", "people"), [("ko", "강하늘|김민준|이양희"), ("ja", "いとう さき|たなか ゆき"), ("zh", "陈伟|李娜|王芳")]
)
def test_korean_japanese_and_chinese_names_are_not_turned_round(tag: str, people: str):
    rows = people.split("|")
    assert ordered("|".join(reversed(rows)), Order.FAMILY_NAME, tag) == people


def test_the_script_of_a_name_decides_in_any_letter():
    assert ordered("이 양희|김 민준", Order.FAMILY_NAME) == "김 민준|이 양희"


def test_sort_by_decides_where_a_family_name_comes_first():
    rows = [person("Tomás Ojea-Quintana", 2), person("Lee Yanghee", 3, sort_by="Lee Yanghee"), person("David Alton", 4)]
    assert names(rows, plan(order=Order.FAMILY_NAME)) == ["David Alton", "Lee Yanghee", "Tomás Ojea-Quintana"]


def test_articles_are_passed_over_where_letter_yaml_says_so():
    assert ordered("The Bar|Ash|Cat", skip_articles=True) == "Ash|The Bar|Cat"
    assert ordered("The Bar|Ash|Cat") == "Ash|Cat|The Bar"


def test_ranks_countries_and_days_come_before_names_and_whoever_has_none_comes_last():
    rows = [
        person("D", 2, rank=2, country="Österreich", signed=date(2026, 1, 2)),
        person("C", 3, rank=2, country="Peru", signed=date(2026, 1, 1)),
        person("B", 4, rank=1, country="Oman", signed=date(2026, 1, 2)),
        person("A", 5),
    ]
    orders = [Order.RANK, Order.COUNTRY, Order.SIGNED, Order.AS_LISTED, Order.NAME]
    assert ["".join(names(rows, plan(order=order))) for order in orders] == ["BCDA", "BDCA", "CBDA", "DCBA", "ABCD"]


def test_a_rank_of_nought_is_a_rank():
    assert names([person("A", 2), person("B", 3, rank=0)], plan(order=Order.RANK)) == ["B", "A"]


def test_leaders_stand_first_in_the_order_of_letter_yaml_then_those_of_the_list():
    rows = [person("Ann", 2), person("Bob", 3, lead=True), person("Cyd", 4), person("Dan", 5)]
    assert names(rows, plan("p", "dan", "Cyd")) == ["Dan", "Cyd", "Bob", "Ann"]


def test_leaders_are_known_whatever_apostrophe_they_are_written_with():
    assert names([person("Ann", 2), person("Bo O’Neill", 3)], plan("p", "bo o'neill")) == ["Bo O’Neill", "Ann"]


def test_leaders_stand_over_all_sub_headings():
    rows = [person("Ann", 2, country="Chad"), person("Bob", 3, country="Chad", lead=True), person("Cyd", 4)]
    (group,) = arranged(rows, plan(by=By.COUNTRY)).groups
    assert [(part.heading, [row.name for row in part.signatories]) for part in group.sections] == [
        ("", ["Bob"]),
        ("Chad", ["Ann"]),
        ("", ["Cyd"]),
    ]


CELLS = st.fixed_dictionaries(
    {},
    optional={
        "country": st.sampled_from(["Chad", "chad", "Åland", "Zambia", ""]),
        "kind": st.sampled_from(["NGO", "Union"]),
        "rank": st.integers(0, 3),
        "lead": st.booleans(),
        "signed": st.dates(date(2026, 1, 1), date(2026, 1, 3)),
        "sort_by": st.sampled_from(["", "Lee"]),
    },
)


@given(
    st.lists(st.tuples(st.text(min_size=1, max_size=6), CELLS), max_size=12),
    st.sampled_from(Order),
    st.sampled_from([None, *By]),
    st.randoms(use_true_random=False),
)
def test_everybody_stands_once_and_where_the_rows_come_from_does_not_matter(cells, order: Order, by: By | None, random):
    rows = [person(name, line, **columns) for line, (name, columns) in enumerate(cells, 2)]
    shuffled = random.sample(rows, len(rows))
    wishes = plan("p", "a", order=order, by=by, skip_articles=True)
    spelled = {row.country.casefold() for row in rows}  # which spelling of a country comes first may differ
    printed = names(rows, wishes)
    assert sorted(printed) == sorted(row.name for row in rows)
    if by is not By.COUNTRY or len(spelled) == len({row.country for row in rows}):
        assert names(shuffled, wishes) == printed


def test_two_spellings_of_a_country_are_one():
    rows = [
        person("A", 2, country="Côte d’Ivoire"),
        person("B", 3, country="CÔTE D’IVOIRE"),
        person("C", 4, country="Chad"),
    ]
    (group,) = arranged(rows, plan(by=By.COUNTRY)).groups
    assert [len(section.signatories) for section in group.sections] == [1, 2]
    assert arranged(rows).tallies["country",] == 2


def test_sub_headings_stand_in_the_order_of_the_language():
    rows = [person(name, line, kind=name) for line, name in enumerate(["Zoo", "Ärzte", "Bund"], 2)]
    for language, headings in ((ENGLISH, ["Ärzte", "Bund", "Zoo"]), (Language("sv"), ["Bund", "Zoo", "Ärzte"])):
        (group,) = arranged(rows, plan(by=By.KIND), language=language).groups
        assert [section.heading for section in group.sections] == headings
