"""What depends on the language."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.language import Language
from sendletter.language.captions import CAPTIONS, NAMES
from sendletter.language.drafts import NAMES as OF_DRAFTS
from sendletter.language.redlines import NAMES as OF_REDLINES
from sendletter.language.scripts import stretches

DAY = date(2023, 9, 26)


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("en-GB", "26 September 2023"),
        ("en-US", "September 26, 2023"),
        ("de", "26. September 2023"),
        ("es", "26 de septiembre de 2023"),
        ("ja", "2023年9月26日"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(tag: str, written: str):
    assert Language.of(tag).date(DAY) == written


def test_french_gives_the_first_of_a_month_its_ordinal():
    assert Language.of("fr").date(date(2026, 1, 1)) == "1er janvier 2026"
    assert Language.of("fr").date(date(2026, 1, 11)) == "11 janvier 2026"


def test_a_date_is_the_same_in_every_time_zone(monkeypatch: pytest.MonkeyPatch):
    import time

    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        assert Language("en-GB").date(DAY) == "26 September 2023"


def test_numbers_are_written_in_digits_and_in_words():
    assert (Language.of("en").number(1234), Language.of("de").number(1234)) == ("1,234", "1.234")
    assert (Language.of("en").words(50), Language.of("fr").words(50)) == ("fifty", "cinquante")


@pytest.mark.parametrize("tag", ["xx-YY", "english", "", "e n", "../../etc", "-", "en--"])
def test_what_is_no_language_is_refused(tag: str):
    with pytest.raises(ValueError, match="language tag"):
        Language.of(tag)


@given(st.text())
def test_any_text_is_a_language_or_refused(tag: str):
    try:
        Language.of(tag).date(DAY)
    except ValueError:
        pass


def test_scripts_have_their_direction():
    assert [Language.of(tag).direction for tag in ("en", "ar", "he", "fa", "ru")] == ["ltr", "rtl", "rtl", "rtl", "ltr"]


def test_spaces_and_dashes_sort_before_letters():
    names = ["ACAT – Belgique", "ACAT – France", "ACAT Germany", "ACAT UK", "Asian", "Asociación", "Association"]
    assert sorted(set(names), key=Language.of("en-GB").sort_key) == names


def test_swedish_sends_its_own_letters_to_the_end():
    assert sorted(["Örebro", "Zoo", "Ål"], key=Language.of("sv").sort_key) == ["Zoo", "Ål", "Örebro"]


def test_lines_break_where_the_language_lets_them():
    text = "Covid-19, article 4(1) of (DPRK) non-refoulement"
    pieces = [text[a:b] for a, b in zip((0, *Language("en").breaks(text)), Language("en").breaks(text), strict=False)]
    assert pieces == ["Covid-19, ", "article ", "4(1) ", "of ", "(DPRK) ", "non-", "refoulement"]


@given(st.text())
def test_breaks_are_offsets_of_characters_and_end_with_the_text(text: str):
    places = Language("en").breaks(text)
    assert list(places) == sorted(set(places))
    assert not text or places[-1] == len(text)


def test_every_language_has_every_caption_with_its_fields():
    for words in CAPTIONS.values():
        assert tuple(words) == (*NAMES, "withheld", "and", "disclaimer", *OF_DRAFTS, *OF_REDLINES, "signed_digitally")
        assert "{page}" in words["page_of"]
        assert "{pages}" in words["page_of"]


def test_french_sets_a_space_before_the_colon_of_a_label():
    assert Language.of("fr-CH").label("reference") == "Référence\u00a0:"
    assert Language.of("de").label("cc") == "Verteiler:"


def test_a_language_without_captions_speaks_english():
    assert Language.of("sw").caption("page_of", page=2, pages=5) == "Page 2 of 5"


@pytest.mark.parametrize("base", CAPTIONS)
def test_every_language_counts_withheld_names_with_its_plurals(base: str):
    language = Language(base)
    for count in (0, 1, 2, 3, 5, 11, 21, 1_000):
        said = language.message("withheld", count=count)
        assert said
        assert "{" not in said
        assert language.number(count) in said or (base in ("ar", "he") and count in (1, 2))
        assert said in language.message("and", rest=said)


@pytest.mark.parametrize(
    ("tag", "one", "many"),
    [
        ("en", "1 signatory whose name is withheld", "12 signatories whose names are withheld"),
        ("pl", "1 sygnatariusz, którego nazwiska nie podano", "12 sygnatariuszy, których nazwisk nie podano"),
        ("sw", "1 signatory whose name is withheld", "12 signatories whose names are withheld"),
        ("ja", "氏名非公表の署名者 1 名", "氏名非公表の署名者 12 名"),
    ],
)
def test_withheld_names_are_counted_in_words_of_the_language(tag: str, one: str, many: str):
    language = Language.of(tag)
    assert [language.message("withheld", count=count) for count in (1, 12)] == [one, many]


@pytest.mark.parametrize(
    ("tag", "name", "filed"),
    [
        ("en-GB", "The Carter Center", "Carter Center"),
        ("en-GB", "A Just Peace", "Just Peace"),
        ("en-GB", "Theatre of Peace", "Theatre of Peace"),
        ("en-GB", "La Strada", "La Strada"),
        ("en-GB", "The", "The"),
        ("fr", "L’Auberge", "Auberge"),
        ("fr", "L'Auberge", "Auberge"),
        ("fr", "Les Amis", "Amis"),
        ("fr", "Lesbos solidaire", "Lesbos solidaire"),
        ("de", "Der Paritätische", "Paritätische"),
        ("es", "El Faro", "Faro"),
        ("it", "L'Altra Cucina", "Altra Cucina"),
        ("nl", "'t Huis", "Huis"),
        ("ar", "المركز", "مركز"),
        ("ko", "The Center", "The Center"),
    ],
)
def test_a_leading_article_does_not_count_where_the_language_has_it(tag: str, name: str, filed: str):
    assert Language(tag).filing.without_article(name) == filed


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Plain “text”, naïve – 10 %.", []),
        ("Мы “x” и", ["Мы “", "x", "” и"]),
        ("see Москва “China” x", ["see ", "Москва “", "China", "” ", "x"]),
        ("“Москва” x", ["“Москва” ", "x"]),
        ("(a Ελλάδα) b", ["(a ", "Ελλάδα", ") b"]),
        ("Мы ) x", ["Мы ) ", "x"]),
    ],
)
def test_a_mark_belongs_to_the_script_before_it_and_its_partner_to_the_same(text: str, parts: list[str]):
    cuts = [0, *stretches(text), len(text)]
    assert [text[a:b] for a, b in pairwise(cuts)] == (parts or [text])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("for harbour.", ["for harbour", "."]),
        ("עברית Latin, ok", ["עברית ", "Latin, ok"]),
        ("a 😀 b.", ["a 😀 b", "."]),
    ],
)
def test_in_a_letter_from_right_to_left_the_mark_after_a_latin_word_runs_backwards(text: str, parts: list[str]):
    cuts = [0, *stretches(text, backwards=True), len(text)]
    assert [text[a:b] for a, b in pairwise(cuts)] == parts
