"""Real lists and letters are told little: alarms for each thousand rows by rule, and none in letters of many languages."""

from collections import Counter
from datetime import date

import pytest

from sendletter.pipeline import Order, check
from sendletter.project import Project
from sendletter.proofreading import proofread
from sendletter.proofreading.rule import Copy
from tests.conftest import ROOT, Folder
from tests.proofreading.lists import list_copy

ROWS = 5_000
BOUNDS = {"near-duplicate": 5.0, "emoji": 7.0}
"""Alarms for each thousand rows; the lists hold names that differ by a letter, and a few emoji. All other rules: none."""


def alarms(copy: Copy) -> dict[str, float]:
    found = Counter(problem.rule for problem in proofread(copy.letter, copy.roster, copy.language, copy.today))
    return {rule: count / len(copy.roster.listed) * 1_000 for rule, count in found.items()}


@pytest.mark.parametrize("seed", [1, 2])
def test_a_list_of_thousands_in_many_scripts_is_told_little(seed: int):
    found = alarms(list_copy(ROWS // 2, ROWS // 2, seed))
    assert {rule: often for rule, often in found.items() if often > BOUNDS.get(rule, 0)} == {}
    assert found.get("emoji", 0) > 1


def test_the_made_up_lists_are_of_many_scripts():
    names = "".join(row.name for row in list_copy(500, 500).roster.listed)
    for letter in "ŁğЂनم김王さ🌍“«(’-":
        assert letter in names


@pytest.mark.parametrize("language", ["french", "german", "russian", "spanish", "turkish"])
def test_letters_in_other_languages_have_nothing_to_correct(language: str):
    assert check(Order(Project(ROOT / "bench/letters" / language), date(2026, 11, 1))) == ()


ARABIC = """\
language: ar
date: 2026-03-05
to: {name: معالي الوزيرة ليلى الحداد, role: وزيرة النقل}
subject: الإبقاء على الميناء القديم مفتوحًا
salutation: معالي الوزيرة ليلى الحداد،
body: |
  نحن الموقعين أدناه نكتب إليكم لنعبّر عن قلقنا إزاء إغلاق الميناء القديم في 14 فبراير 2025، الذي يخدم نحو
  12,000 شخص. وقد جاء في التقرير: «لا بديل عن الميناء»، كما أشارت اللجنة (المادة 4(1)) إلى ذلك؛ فهل من حل؟

  ونطلب منكم ما يلي:

  1. إعادة فتح الميناء قبل نهاية العام.
  2. نشر التقرير كاملًا، بما فيه ملاحقه.
closing: مع فائق الاحترام،
signatures:
  groups:
    - {id: person, heading: الأفراد, order: family name}
    - {id: organization, heading: المنظمات}
"""
ARABIC_LIST = """\
group,name,title,country
person,د. نور الهاشمي,أستاذة القانون,الأردن
person,محمد أبو زيد,صحفي,مصر
person,فاطمة بن‌علي,,تونس
organization,جمعية أصدقاء الميناء (جام),,لبنان
organization,شبكة «البحر» لحقوق الإنسان,,
organization,منظمة العدالة الانتقالية,,مصر
"""
HEBREW = """\
language: he
salutation: לכבוד השר,
body: |
  אנו, החתומים מטה, פונים אליך בבקשה לפתוח את הנמל הישן. בג״ץ קבע: ״הנמל שייך לציבור״, כאמור בסעיף 4(1).
closing: בכבוד רב,
signature: {name: רות כהן, title: יו״ר}
"""
TYPED_HEBREW = """\
language: he
to: {name: ד"ר ישראלה ישראלי, role: מנכ"לית הנמלים}
salutation: ד"ר ישראלי הנכבדה,
body: |
  ג'ורג' כהן, יו"ר הוועד, כתב ב"הארץ": "הנמל שייך לציבור, ולא לחברה בע"מ". בג"ץ קבע כך, וה"נמל" ייפתח.
closing: בכבוד רב,
signature: {name: רות כהן, title: יו"ר}
"""
JAPANESE = """\
language: ja
body: |
  私たちは、旧港の公開を求めます。報告書（2025年）は「港は市民のものである」と述べています。

  速やかなご対応をお願いいたします。
closing: 敬具
signature: {name: 佐藤さくら}
"""


@pytest.mark.parametrize(
    ("letter", "signatories"),
    [(ARABIC, ARABIC_LIST), (HEBREW, None), (TYPED_HEBREW, None), (JAPANESE, None)],
    ids=["Arabic", "Hebrew", "Hebrew as it is typed", "Japanese"],
)
def test_letters_in_other_scripts_have_nothing_to_correct(letter: str, signatories: str | None, folder: Folder):
    assert check(Order(Project(folder(letter, signatories)), date(2026, 11, 1))) == ()
