"""Made-up lists of several thousand signatories in many scripts and habits, the same for the same arguments.

Nobody is real: names are drawn from common parts. None stands twice, so whatever is told of one is a false alarm,
but for a few in a thousand that are made to be asked about.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from sendletter.proofreading.likeness import fold, words_of
from sendletter.proofreading.rule import Copy, example
from sendletter.roster import Signatory
from sendletter.span import Span

GIVEN = (
    "Åsa Björn Zoë José María João Łukasz Jiří Šárka Çağla Gülşen İlker Zoltán Éva Gérard Hélène Søren "
    "Øystein Jürgen Käthe Dragoș Rūta Tõnu Siobhán Anna Peter Grace Samuel Amina Kwame Leila Omar Ruth David "
    "Nguyễn Thị Đức Priya Rajesh Wei Mohamed Fatima Ngozi Chidi Tatiana Oleksandr Ioannis Eleni Mai Hiroshi "
    "Yuki Min-jun Seo-yeon Jean-Luc Marie-Claire"
).split()
FAMILY = (
    "Nuñez Ibáñez García-Márquez Sjöström Østergård Kjærgaard Dvořák Novotná Wałęsa Dąbrowski Horváth Szűcs "
    "Popović Šimić Müller Groß Lefèvre Çelik Yıldız Gonçalves Araújo Ionescu Bērziņš Žukauskas Mägi "
    "O’Sullivan Smith Okafor McDonald FitzGerald D’Angelo al-Masri El-Sayed Ben-Ami Trần Phạm Iyer "
    "Chakraborty Nakamura Takahashi Kowalczyk Papadopoulos Shevchenko Ivanova Mbeki Adeyemi Haddad Rosenberg "
    "Lindqvist Virtanen Fernandes Oyelaran Castellanos Whitfield"
).split()
COMMON = (
    (
        "Anna Ana Hanna Hannah Sara Sarah Maria Marie Mario Jan Jana John Jon Joan Juan Luis Luisa Eva Ewa Eve "
        "Erik Eric Erika Karl Carl Carla Karin Karen Martin Martina Paul Paula Pavel Daniel Daniela Simon Simone "
        "Andrea Andreas Alex Alexa"
    ).split(),
    (
        "Silva Silver Novák Nováková Svensson Svenson Hansen Hanssen Jansen Janssen Jensen Meyer Meier Maier "
        "Schmidt Schmitt Lee Li Ly Kim Park Brown Braun Martinez Martínez Lopez López Cohen Kohn Kuhn Ng Wu Hu "
        "Khan Kahn"
    ).split(),
)
"""Names of which many differ in a letter, as they do in life."""
PARTICLES = ("", "", "", "", "", "van der", "de la", "von", "da", "bin", "ter", "dos")
PLACES = (
    "Göteborg Kraków Brașov Łódź Košice Győr Timișoara Córdoba Málaga Besançon Zürich Århus Tromsø Šiauliai "
    "İzmir Bogotá Mérida Nîmes Köln Tartu Pécs Brno Malmö Gdańsk Ghent Dublin Nairobi Accra Manila Lima "
    "Quito Chennai Đà-Nẵng Osaka"
).split()
KINDS = (
    "Association Coalition Centre Network Foundation Union Alliance Committee Asociación Fédération "
    "Stowarzyszenie Associação Fundación Verein Egyesület Institute Collective Forum Movement Platform Watch"
).split()
FIELDS = (
    "Human Rights|Families of the Disappeared|Press Freedom|Refugee Protection|"
    "Abolition of the Death Penalty|Judicial Reform|Derechos Humanos|l’Abolition de la Torture|"
    "Prawa Człowieka|Direitos Humanos|Legal Aid|Women’s Rights|Open Science|Climate Justice|"
    "Transitional Justice|Digital Rights|Peace and Reconciliation|Research & Development|Clean Water"
).split("|")
ROLES = (
    "Professor of Law, University of {place}", "Former Member of Parliament", "Director", "journalist", "Co-Chair, {field}",
    "PhD candidate in {field}", "retired", "Nurse & midwife", "Lecturer/Researcher", "CEO", "",
)  # fmt: skip
COUNTRIES = "Sweden Poland Romania Côte d’Ivoire Türkiye Kenya Japan Peru".replace(
    "Côte d’Ivoire", "Côte_d’Ivoire"
).split()
CYRILLIC = (
    ["Анна", "Пётр", "Олександр", "Светлана", "Іван", "Ђорђе", "Мария", "Юрий", "Ольга", "Богдан", "Љубица", "Тарас"],
    (
        "Иванова Шевченко Петровић Кузнецов Ковальчук Њагулова Соколова Мельник Ђурић Лебедев Гончаренко "
        "Йорданов Цветкова"
    ).split(),
)
ARABIC = (
    ["محمد", "فاطمة", "أحمد", "ليلى", "عمر", "نور", "سارة", "يوسف", "مريم", "خالد", "زينب", "إبراهيم", "آمنة"],
    ("المصري الحداد بن\u200cعلي السيد الخطيب التميمي أبو\u200cزيد الشريف الهاشمي القاسم الأنصاري العلي").split(),
)
DEVANAGARI = (
    ["राम", "सीता", "प्रिया", "राजेश", "अनीता", "सुनील", "कविता", "विक्रम", "दीपा", "मोहन", "लक्ष्मी", "गणेश"],
    ["शर्मा", "वर्मा", "गुप्ता", "मिश्रा", "पाटील", "जोशी", "देशमुख", "त्रिपाठी", "यादव", "चौधरी", "कुलकर्णी", "श्रीवास्तव"],
)
HANGUL = "김이박최정강조윤장임한오서신권황안송전홍", "민서지우현준예은도윤하수진영호경미성주연태희"
HAN = "王李張刘陳杨趙黃周吴徐孫胡朱高林何郭馬罗", "明华建国志伟秀英丽强磊军洋勇艳杰娟涛超敏静霞平刚桂芳雪梅文博"
KANA = (
    ["佐藤", "鈴木", "高橋", "田中", "渡辺", "伊藤", "山本", "中村", "小林", "加藤", "吉田", "山田"],
    ["太郎", "花子", "さくら", "健一", "美咲", "大輔", "あゆみ", "直樹", "ゆうこ", "翔"],
)
Draw = Callable[[random.Random], str]


@dataclass(frozen=True, slots=True)
class Habit:
    """A way in which people or organizations write themselves, and how often it is met."""

    often: int
    draw: Draw


def _joined(*parts: list[str]) -> Draw:
    return lambda chance: " ".join(chance.choice(part) for part in parts)


def _latin(chance: random.Random) -> str:
    given = " ".join(chance.sample(GIVEN, chance.choice((1, 1, 2))))
    family = " ".join(chance.sample(FAMILY, chance.choice((1, 1, 2))))
    return " ".join(filter(None, (given, chance.choice(PARTICLES), family)))


def _initialled(chance: random.Random) -> str:
    return f"{chance.choice(GIVEN)} {chance.choice('ABCDEHJKLMPRST')}. {chance.choice(FAMILY)}-{chance.choice(FAMILY)}"


PEOPLE = (
    Habit(50, _latin),
    Habit(8, _initialled),
    Habit(6, lambda chance: f"{chance.choice(('Dr', 'Prof', 'Prof Dr', 'Sister', 'Lord'))} {_latin(chance)}"),
    Habit(4, lambda chance: f"{_latin(chance)}{chance.choice((', PhD', ', Jr.', ' III', ', OBE', ', QC', ' (ret.)'))}"),
    Habit(2, lambda chance: f"{chance.choice(GIVEN)} “{chance.choice(GIVEN)}” {chance.choice(FAMILY)}"),
    Habit(12, _joined(*COMMON)),
    Habit(3, lambda chance: f"{chance.choice(GIVEN)} {chance.choice(FAMILY).upper()}"),
    Habit(2, lambda chance: f"{_latin(chance)} ({chance.choice(('she/her', 'they/them', 'he/him'))})"),
    Habit(1, lambda chance: f"{chance.choice(GIVEN)}{chance.choice(PLACES).lower()}"),
    Habit(12, _joined(CYRILLIC[0], CYRILLIC[0], CYRILLIC[1])),
    Habit(10, _joined(ARABIC[0], ARABIC[0], ARABIC[1])),
    Habit(8, _joined(DEVANAGARI[0], DEVANAGARI[0], DEVANAGARI[1])),
    Habit(8, lambda chance: chance.choice(HANGUL[0]) + "".join(chance.sample(HANGUL[1], 2))),
    Habit(8, lambda chance: chance.choice(HAN[0]) + "".join(chance.sample(HAN[1], 2))),
    Habit(4, _joined(*KANA)),
)


def _organization(chance: random.Random) -> str:
    kind, field, place = chance.choice(KINDS), chance.choice(FIELDS), chance.choice(PLACES)
    return f"{place} {chance.choice(FAMILY)} {kind} for {field}"


def _long(chance: random.Random) -> str:
    return (
        f"{chance.choice(KINDS)} of the {chance.choice(FAMILY)} Families for {chance.choice(FIELDS)} and the "
        f"{chance.choice(FIELDS)} in the Regions of {chance.choice(PLACES)} and {chance.choice(PLACES)}"
    )


ORGANIZATIONS = (
    Habit(40, _organization),
    Habit(10, lambda chance: f"{_organization(chance)} ({''.join(chance.sample('ABCDEFGHIJKLMNOPRSTUVW', 4))})"),
    Habit(
        8,
        lambda chance: (
            f"Harbour Watch {chance.choice(PLACES)} {chance.choice(('', 'North', 'South', 'Youth', 'Women'))}".strip()
        ),
    ),
    Habit(4, lambda chance: f"Local {chance.randrange(1, 4000)}"),
    Habit(3, lambda chance: f"{chance.choice(FIELDS).upper()} {chance.choice(PLACES)}"),
    Habit(
        2,
        lambda chance: (
            f"St. {chance.choice(GIVEN)}’s {chance.choice(('Church', 'Parish', 'School'))}, {chance.choice(PLACES)}"
        ),
    ),
    Habit(6, _long),
    Habit(6, lambda chance: f"{chance.choice(PLACES)} {chance.choice(FAMILY)} – {chance.choice(FIELDS)} e.V."),
    Habit(
        4,
        lambda chance: (
            f"{chance.choice(FAMILY)} & {chance.choice(FAMILY)} {chance.choice(('Ltd.', 'S.A.', 'GmbH', 'Inc.'))}"
        ),
    ),
    Habit(4, lambda chance: f"«{chance.choice(FAMILY)}» {chance.choice(KINDS)} {chance.choice(PLACES)}"),
    Habit(3, lambda chance: f"{chance.choice(FAMILY)}{chance.choice(PLACES).lower()}.org"),
    Habit(
        3,
        lambda chance: (
            f"{chance.choice(KINDS)} {chance.randrange(10, 99)} {chance.choice(PLACES)} {chance.choice(FAMILY)}"
        ),
    ),
    Habit(
        6,
        lambda chance: f"Фонд «{chance.choice(CYRILLIC[1])}» {chance.choice(CYRILLIC[0])} {chance.choice(CYRILLIC[1])}",
    ),
    Habit(5, lambda chance: f"منظمة {chance.choice(ARABIC[1])} {chance.choice(ARABIC[0])} لحقوق الإنسان"),
    Habit(5, lambda chance: f"{chance.choice(DEVANAGARI[1])} {chance.choice(DEVANAGARI[0])} मानवाधिकार संगठन"),
    Habit(
        5,
        lambda chance: (
            f"{chance.choice(HANGUL[0])}{''.join(chance.sample(HANGUL[1], 3))}인권연대({''.join(chance.sample('ABCDEFG', 3))})"
        ),
    ),
    Habit(5, lambda chance: f"{''.join(chance.sample(HAN[1], 3))}人权协会"),
    Habit(2, lambda chance: f"Dr {_latin(chance)} {chance.choice(('Foundation', 'Institute', 'Trust'))}"),
    Habit(1, lambda chance: f"{chance.choice(PLACES)} {chance.choice(FAMILY)} Collective {chance.choice('🌍✊🌱')}"),
)


def names(habits: tuple[Habit, ...], chance: random.Random) -> Iterator[str]:
    """Names without end, no two of the same words."""
    seen: set[tuple[str, ...]] = set()
    weights = [habit.often for habit in habits]
    while True:
        name = chance.choices(habits, weights)[0].draw(chance)
        words = words_of(fold(name))
        if words not in seen:
            seen.add(words)
            yield name


def rows(people: int, organizations: int, seed: int = 20260131) -> Iterator[Signatory]:
    """So many rows, people first, as they would be read."""
    chance = random.Random(seed)
    for number, name in enumerate(islice(names(PEOPLE, chance), people), start=2):
        title = chance.choice(ROLES).format(place=chance.choice(PLACES), field=chance.choice(FIELDS))
        country = chance.choice(COUNTRIES).replace("_", " ") if chance.random() < 0.5 else ""
        yield Signatory("individual", name, Span("signatories.csv", number, 1), title=title, country=country)
    for number, name in enumerate(islice(names(ORGANIZATIONS, chance), organizations), start=2 + people):
        country = chance.choice(COUNTRIES).replace("_", " ") if chance.random() < 0.5 else ""
        yield Signatory("organization", name, Span("signatories.csv", number, 1), country=country)


def list_copy(people: int, organizations: int, seed: int = 20260131) -> Copy:
    """A copy with such a list."""
    return example("We ask you to act.", rows=tuple(rows(people, organizations, seed)))
