"""Typography changes glyphs, never words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.language import Language
from sendletter.letter import Run
from sendletter.typography import NBSP, THIN, set_runs, set_text, steps

TABLE = [
    ("en-GB", '"Hello," she said.', "“Hello,” she said."),
    ("en-GB", "the 'inner' and the signatories' own", "the ‘inner’ and the signatories’ own"),
    ("en-GB", "It's the '90s", "It’s the ’90s"),
    ("en-GB", "he is 5'10\" tall", "he is 5'10\" tall"),
    ("en-GB", "yes -- no --- yes", "yes~– no~— yes"),
    ("en-GB", "pp. 10-12 and 1939-45", "pp.~10–12 and 1939–45"),
    ("en-GB", "NY 10016-4309, 2026-01-15, ISO-8859-1", "NY 10016-4309, 2026-01-15, ISO-8859-1"),
    ("en-GB", "and so on...", "and so on…"),
    ("en-GB", "J. K. Smith and Dr. Jones", "J.~K.~Smith and Dr.~Jones"),
    ("en-GB", "article 4(1), § 5, No. 7, 5 km", "article~4(1), §~5, No.~7, 5~km"),
    ("en-GB", "on 26 September 2023", "on 26~September 2023"),
    ("en-GB", "see http://a.b/c--d'e and x.y@z.org", "see http://a.b/c--d'e and x.y@z.org"),
    ("fr", 'Il dit : "Bonjour !" Oui ; non ?', "Il dit~: «~Bonjour^!~» Oui^; non^?"),
    ("fr", "«déjà» à 10 %, à 10:30", "«~déjà~» à 10~%, à 10:30"),
    ("de", 'Er sagte: "Ja, z. B. so."', "Er sagte: „Ja, z.^B. so.“"),
    ("es", '"Sí"', "“Sí”"),
    ("he", 'ד"ר כהן, יו"ר; מנכ"לית', "ד״ר כהן, יו״ר; מנכ״לית"),
    ("he", 'ה"נמל הישן" של ג\'ורג\' שייך ל"כולם".', "ה”נמל הישן” של ג׳ורג’ שייך ל”כולם”."),
    ("en-GB", 'Signed by ד"ר כהן, "the chair"', "Signed by ד״ר כהן, “the chair”"),
    ("ru", 'Он сказал: "Да".', "Он сказал: «Да»."),
]


@pytest.mark.parametrize(("tag", "before", "after"), TABLE)
def test_text_is_set_as_the_language_wants_it(tag: str, before: str, after: str):
    assert set_text(before, Language.of(tag)).replace(NBSP, "~").replace(THIN, "^") == after


def letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


TEXTS = st.text(st.sampled_from("ab ÀZ15.'\"-–—… \u00a0«»“”‘’:;!?%§()[]@/\n")) | st.text()


@given(TEXTS, st.sampled_from(["en-GB", "fr", "de", "ru", "ar", "ja"]))
def test_no_letter_and_no_digit_is_ever_changed(text: str, tag: str):
    assert letters(set_text(text, Language(tag))) == letters(text)


@given(TEXTS, st.sampled_from(["en-GB", "fr", "de", "ru"]))
def test_doing_it_twice_changes_nothing_more(text: str, tag: str):
    once = set_text(text, Language(tag))
    assert set_text(once, Language(tag)) == once


def test_a_quote_may_open_in_one_run_and_close_in_another():
    runs = (Run('He said "'), Run("so", italic=True), Run("1", note=1), Run('" and left 5'), Run(" km"))
    assert [run.text for run in set_runs(runs, Language("en"))] == ["He said “", "so", "1", "” and left 5", f"{NBSP}km"]


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_runs_are_set_as_their_joined_text_would_be(texts: list[str]):
    runs = tuple(Run(text, italic=bool(number % 2)) for number, text in enumerate(texts))
    english = Language("en-GB")
    assert "".join(run.text for run in set_runs(runs, english)) == set_text("".join(texts), english)


def test_every_step_has_a_name():
    assert all(step.name for step in steps(Language("fr")))
