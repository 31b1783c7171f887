"""Quotes and brackets."""

import pytest

from tests.proofreading.copies import found, said


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("“He said no and left.", "en-GB", "a “ is never closed"),
        ("He said no” and left.", "en-GB", "a ” closes what was never opened"),
        ("He said (no and left.", "en-GB", "a ( is never closed"),
        ("(see (below).", "en-GB", "a ( is never closed"),
        ("He said “no (and” left).", "en-GB", "a ” comes before the ( that was opened last is closed"),
        ("He said ‘no and left.", "en-GB", "a ‘ is never closed"),
        ('He said "no and left.', "en-GB", 'a " has no partner'),
        ("Il a dit « non.", "fr", "a « is never closed"),
        ("Er sagte „nein.", "de", "a „ is never closed"),
        ("Er sagte »nein.", "de", "a » is never closed"),
        ("Han sa ”nej.", "sv", "a ” is never closed"),
        ("彼は「いいえと言った。", "ja", "a 「 is never closed"),
    ],
)
def test_what_has_no_partner_is_found(text: str, language: str, told: str):
    assert told in said(text, language)["unbalanced"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He was held (see article 4(1)) and “[i]llegal border crossers” were returned.", "en-GB"),
        ("“abstain from ‘x’” said he; the states’ duty; rock ’n’ roll; the ’90s.", "en-GB"),
        ("a) first; (b) second; 1) third; iv) fourth. A smile :)", "en-GB"),
        ('It is 5\'10" tall, "very" tall.', "en-GB"),
        ('It is 10" wide and "in 2020" it was.', "en-GB"),
        ("Il a dit « non » à tous.", "fr"),
        ("Er sagte „nein“ und „ja“; „So ‚nicht‘!“", "de"),
        ("»Nein«, sagte er. «Nein», sagte sie.", "de"),
        ("Er las “Actions to Tackle” vor.", "de"),
        ("Han sa ”nej” och ”ja”.", "sv"),
        ("Powiedział „nie”.", "pl"),
        ("Он сказал «нет».", "ru"),
        ("הוא אמר ”כן” בצה”ל.", "he"),
        ("قال ”نعم“.", "ar"),
        ("قال “نعم”.", "ar"),
        ("“¿Qué?”, dijo. ¡No!", "es"),
        ("Hij zei ‘nee’.", "nl"),
    ],
)
def test_pairs_of_all_languages_are_left_alone(text: str, language: str):
    assert "unbalanced" not in said(text, language)


def test_a_quotation_over_paragraphs_opens_in_each_and_closes_in_the_last():
    assert found("“One.", "“Two.", "“Three.”", organizations=["Peace Now"]) == {}
    assert "unbalanced" in found("“One.", "Two.", organizations=["Peace Now"])
    assert "unbalanced" in found("“One.", "“Two.", organizations=["Peace Now"])


def test_straight_quotes_among_real_ones_are_told_once():
    message = found('“Yes” and "no".', '"Perhaps."', organizations=["Peace Now"])["straight-quote"]
    assert "3 more" in message
    assert found('"Yes" and "no".', organizations=["Peace Now"]) == {}
