"""Made-up signatories: a third people with a title, two thirds organizations of 20 to 90 characters, no two alike."""

import random
from collections.abc import Iterator

FIRST = (
    "Åsa Björn Zoë José María João Łukasz Jiří Šárka Žofia Nikša Çağla Gülşen İlker Zoltán Éva Gérard Hélène Søren "
    "Øystein Jürgen Käthe Dragoș Rūta Tõnu Siobhán Anna Peter Grace Samuel Amina Kwame Leila Omar Ruth David"
).split()
LAST = (
    "Nuñez Ibáñez García-Márquez Sjöström Østergård Kjærgaard Dvořák Novotná Wałęsa Dąbrowski Horváth Szűcs Popović "
    "Šimić Müller Groß Lefèvre Çelik Yıldız Gonçalves Araújo Ionescu Bērziņš Žukauskas Mägi O’Sullivan Smith Okafor"
).split()
PLACES = (
    "Göteborg Kraków Brașov Łódź Košice Győr Timișoara Córdoba Málaga Besançon Zürich Århus Tromsø Reykjavík Šiauliai "
    "İzmir Niš Bogotá Mérida Nîmes Köln Cluj Tartu Pécs Brno Malmö Gdańsk Ghent Dublin Nairobi Accra Manila Lima Quito"
).split()
KINDS = (
    "Association Coalition Centre Network Foundation Union Alliance Committee Asociación Fédération "
    "Stowarzyszenie Associação Fundación Verein Egyesület"
).split()
FIELDS = (
    "Human Rights|Families of the Disappeared|Press Freedom|Refugee Protection|Abolition of the Death Penalty|"
    "Judicial Reform|Derechos Humanos|l’Abolition de la Torture|Prawa Człowieka|Direitos Humanos|Legal Aid|"
    "Women’s Rights|Open Science|Climate Justice|Transitional Justice|Digital Rights|Peace and Reconciliation"
).split("|")
ROLES = (
    "Professor of Law, University of {place}",
    "Former Member of Parliament, {place}",
    "Director, {kind} for {field}",
    "Journalist, {place}",
    "Co-Chair, {kind} for {field}",
)


def signers(count: int, seed: int = 20230926) -> Iterator[tuple[str, str]]:
    """So many pairs of name and title; the title of an organization is empty. The same for the same arguments.

    Names are made of different words in a different order, so that none is another's duplicate for a proofreader.
    """
    chance, seen = random.Random(seed), set[frozenset[str]]()
    while len(seen) < count:
        name, title = _person(chance) if chance.random() < 0.3 else (_organization(chance), "")
        bare = frozenset(name.partition(" (")[0].split())
        if bare not in seen:
            seen.add(bare)
            yield name, title


def _person(chance: random.Random) -> tuple[str, str]:
    names = [*chance.sample(FIRST, 2), *chance.sample(LAST, 2)]
    place, kind, field = chance.choice(PLACES), chance.choice(KINDS), chance.choice(FIELDS)
    return " ".join(names), chance.choice(ROLES).format(place=place, kind=kind, field=field)


def _organization(chance: random.Random) -> str:
    kind, field = chance.choice(KINDS), chance.choice(FIELDS)
    (near, far), last = chance.sample(PLACES, 2), chance.choice(LAST)
    name = f"{near} {kind} {last} for {field} in {far}"
    acronym = "".join(word[0] for word in name.split() if word[0].isupper())
    return f"{name} ({acronym})" if chance.random() < 0.5 else name
