"""Characters that went wrong on their way."""

import pytest

from sendletter.language import Language
from tests.proofreading.copies import found, said


@pytest.mark.parametrize(
    "text",
    [
        "JosÃ© NÃºÃ±ez.",
        "Itâ€™s.",
        "ÃŽle.",
        "ItÂ’s.",
        "MÃ¼ller.",
        "Ð¢ÐµÐºÑÑ‚.",
        "ÅÃ³dÅº.",
        "Dâ€™accord.",
        "caf\x92.",
        "Here.Â\u00a0There.",
    ],
)
def test_text_read_in_a_wrong_encoding_is_found(text: str):
    assert "mojibake" in said(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("São Paulo, Łódź, Île, Ångström, Ñandú, Âme, Ðorđe — “Ça”.", "en-GB"),
        ("À LA FRANÇAISE, CHÂTEAU… « Ã » ; SÃO PAULO’S “SÃO”.", "fr"),
        ("“AMANH\u00c3” e «IRM\u00c3».", "pt"),
        ("Tiếng Việt; đồng bào; Nguyễn Ái Quốc.", "vi"),
        ("γ-ray and α-synuclein; 5 µm; 10 kΩ; ΔT; Київ.", "en-GB"),
        ("می‌خواهم.", "fa"),
        ("क्‍ष की।", "hi"),
        ("👩‍👩‍👧 family.", "en-GB"),
        ("שלום\u200f!", "he"),
        ("The co\u00adopera\u00adtion.", "en-GB"),
    ],
)
def test_letters_of_all_languages_are_left_alone(text: str, language: str):
    assert said(text, language) == {}


@pytest.mark.parametrize("character", "\u200b\ufeff\u061c\u180e\u2063\u200e\u2060\u2028\u0007\u3164")
def test_a_character_that_prints_nothing_is_named(character: str):
    assert f"U+{ord(character):04X}" in said(f"a{character}b.")["invisible-character"]


def test_a_soft_hyphen_is_right_in_the_text_and_wrong_in_the_list():
    words = Language("de").words(49)
    assert "\u00ad" in words
    assert said(f"Wir sind {words}.", "de") == {}
    assert "U+00AD" in found("Text.", organizations=["Peace\u00adNow"])["invisible-character"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Peace \u202eNow.", "bidi-control"),
        ("Peace \u2067Now.", "bidi-control"),
        ("Our logo \ue001.", "private-character"),
        ("caf\ufffd.", "replacement-character"),
        ("рaypal.", "mixed-scripts"),
        ("Αmnesty.", "mixed-scripts"),
        ("Jose\u0301.", "decomposed"),
        ("Z\u0301\u0302\u0303\u0304\u0305algo.", "stacked-marks"),
        ("Pe\u200dace.", "joiner"),
    ],
)
def test_other_wrong_characters_are_found_in_text_and_list(text: str, rule: str):
    assert rule in said(text)
    assert rule in found("Text.", organizations=[text])
