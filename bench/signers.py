"""Made-up signatories: a third people with a title, two thirds organizations, names of 20 to 90 characters, no two alike."""

import random
from collections.abc import Iterator

FIRST = [
    "Åsa",
    "Björn",
    "Zoë",
    "José",
    "María",
    "João",
    "Łukasz",
    "Jiří",
    "Šárka",
    "Žofia",
    "Nikša",
    "Çağla",
    "Gülşen",
    "İlker",
    "Zoltán",
    "Éva",
    "Gérard",
    "Hélène",
    "Søren",
    "Øystein",
    "Jürgen",
    "Käthe",
    "Dragoș",
    "Rūta",
    "Tõnu",
    "Siobhán",
    "Anna",
    "Peter",
    "Grace",
    "Samuel",
    "Amina",
    "Kwame",
    "Leila",
    "Omar",
    "Ruth",
    "David",
]
LAST = [
    "Nuñez",
    "Ibáñez",
    "García-Márquez",
    "Sjöström",
    "Østergård",
    "Kjærgaard",
    "Dvořák",
    "Novotná",
    "Wałęsa",
    "Dąbrowski",
    "Horváth",
    "Szűcs",
    "Popović",
    "Šimić",
    "Müller",
    "Groß",
    "Lefèvre",
    "Çelik",
    "Yıldız",
    "Gonçalves",
    "Araújo",
    "Ionescu",
    "Bērziņš",
    "Žukauskas",
    "Mägi",
    "O’Sullivan",
    "Smith",
    "Okafor",
    "Mensah",
    "Nakamura",
    "Rahman",
    "Hassan",
    "Cohen",
]
PLACES = [
    "Göteborg",
    "Kraków",
    "Brașov",
    "Łódź",
    "Košice",
    "Győr",
    "Timișoara",
    "Córdoba",
    "Málaga",
    "Besançon",
    "Zürich",
    "Århus",
    "Tromsø",
    "Reykjavík",
    "Šiauliai",
    "İzmir",
    "Niš",
    "Bogotá",
    "Mérida",
    "Nîmes",
    "Köln",
    "Cluj",
    "Tartu",
    "Pécs",
    "Brno",
    "Malmö",
    "Gdańsk",
    "Ghent",
    "Dublin",
    "Nairobi",
    "Accra",
    "Manila",
    "Jakarta",
    "Dhaka",
    "Lima",
    "Quito",
]
KINDS = [
    "Association",
    "Federation",
    "Coalition",
    "Centre",
    "Network",
    "Foundation",
    "Union",
    "Alliance",
    "Committee",
    "Asociación",
    "Fédération",
    "Stowarzyszenie",
    "Associação",
    "Fundación",
    "Verein",
    "Egyesület",
]
FIELDS = (
    "Human Rights", "Families of the Disappeared", "Press Freedom", "Refugee Protection", "Abolition of the Death Penalty",
    "Judicial Reform", "Derechos Humanos", "l’Abolition de la Torture", "Prawa Człowieka", "Direitos Humanos", "Legal Aid",
    "Women’s Rights", "Open Science", "Climate Justice", "Transitional Justice", "Digital Rights", "Peace and Reconciliation",
)  # fmt: skip
ROLES = (
    "Professor of Law, University of {place}",
    "Former Member of Parliament, {place}",
    "Director, {kind} for {field}",
    "Journalist, {place}",
    "Co-Chair, {kind} for {field}",
)
NUMBERS = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"]


def signers(count: int, seed: int = 20230926) -> Iterator[tuple[str, str]]:
    """So many pairs of name and title; the title of an organization is empty. The same for the same arguments."""
    chance, seen = random.Random(seed), set[str]()
    while len(seen) < count:
        name, title = _person(chance) if chance.random() < 0.3 else (_organization(chance), "")
        name = name[:90].rstrip(" ,-–(")
        if (bare := name.partition(" (")[0]) not in seen:
            seen.add(bare)
            yield name, title


def _person(chance: random.Random) -> tuple[str, str]:
    names = [chance.choice(FIRST), chance.choice(FIRST), chance.choice(LAST), chance.choice(LAST)]
    place, kind, field = chance.choice(PLACES), chance.choice(KINDS), chance.choice(FIELDS)
    return " ".join(names), chance.choice(ROLES).format(place=place, kind=kind, field=field)


def _organization(chance: random.Random) -> str:
    kind, field, place, last = (chance.choice(words) for words in (KINDS, FIELDS, PLACES, LAST))
    name = f"{chance.choice(NUMBERS)} {kind} {last} for {field} in {place}"
    acronym = "".join(word[0] for word in name.split() if word[0].isupper())
    return f"{name} ({acronym})" if chance.random() < 0.5 else name
