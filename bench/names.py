"""Synthetic signatories with the statistics of a large sign-on list.

Three in ten are people with a title, seven in ten organizations of 20 to 90 characters; about half of the
organizations carry an acronym, one in seven a place after a dash. The letters are those of European names, with
accents. Nobody is listed twice. The same number always gives the same list.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

FIRST = """Ágnes Åke Ambroise Anaïs Béla Birgül Blaž Cecília Chloë Dagný Đorđe Émile Eglė Fiachra François Gülay Hélia Ieva
Işıl Ján Jørgen Józef Kārlis Kateřina László Leïla Łucja Maëlle Mağdalena Marián Miķelis Noémi Nuño Øyvind Ožbej Pál
Quim Raúl Rían Şebnem Sébastien Slávka Stéphane Tália Þóra Tõnis Úna Valérie Věra Wiesława Xènia Yağmur Zdeněk Žaneta
Alice Daniel Esther George Hannah Ibrahim Julia Kofi Maria Nadia Oscar Paul Rachel Sunita Thomas Victor""".split()
FAMILY = """Aðalsteinsson Álvarez Bäcker Bērziņa Björk Błońska Brânzei Çakır Čapek Chłapowski D’Arrigo Dufrêne Đukić Erdős
Fernández Følling Gajdoš Gökçe Gràcia Grębowicz Hämäläinen Hlaváč Håkansson Ibáñez Īvāns Jäätteenmäki Jørgensen Kováč
Kröger Kučinskas Lefèbvre Łaszcz Márquez Mäkinen Mészáros Ménard Nagyová Nørregaard O’Dálaigh Ostrów Özdemir Pérez
Płoński Příhoda Ramírez Rõõmus Sørlie Šesták Škvorecký Þórðarson Țepeș Türk Urbański Vaičiūnas Větrovec Vuković Wróbel
Yıldırım Zajíček Žemaitis Banda Carter Diallo Evans Forster Grant Hughes Iyer Joshi Khan Lewis Mwangi""".split()
PLACES = """Aarhus Ålesund Bielsko-Biała Braga Brăila Bydgoszcz Cádiz České-Budějovice Chișinău Čakovec Düsseldorf Eger
Évora Gävle Gijón Hafnarfjörður Iași Jönköping Jyväskylä Kaunas Klaipėda Kőszeg León Liepāja Łomża Málaga Mönchengladbach
Nîmes Olomouc Örebro Ostróda Pärnu Plzeň Ploiești Québec Reykjanesbær Rzeszów Sabadell Saint-Étienne Šabac Tarragona
Trenčín Tübingen Umeå Valmiera Vendôme Viljandi Wrocław Zemun Žďár Accra Bergen Cork Durban Exeter Freetown""".split()
KINDS = """Association|Alliance|Asociación|Asociația|Centre|Coalition|Committee|Council|Društvo|Egyesület|Federation|
Fédération|Föreningen|Forum|Foundation|Fundación|Initiative|Institute|League|Ligue|Network|Observatory|Stowarzyszenie|
Union|Verein|Združenje""".replace("\n", "").split("|")
CAUSES = """Access to Justice|the Abolition of Torture|Children’s Rights|Civil Liberties|Democracy and Peace|
Derechos Humanos|les Droits de l’Homme|Digital Freedom|the Disappeared and Their Families|Environmental Justice|
Fair Trials|Freedom of the Press|Human Rights|International Law|Ľudské Práva|Migrants and Refugees|Mänskliga Rättigheter|
the Prevention of Genocide|Prawa Człowieka|Prisoners of Conscience|the Protection of Witnesses|Religious Freedom|
Rule of Law|Transitional Justice|Women Human Rights Defenders|Workers’ Rights""".replace("\n", "").split("|")
TITLES = (
    "Professor of International Law, University of {place}",
    "Former Member of Parliament, {place}",
    "Director, {kind} for {cause}",
    "Barrister, {place}",
    "Chair of the {kind} for {cause}",
    "Former Judge of the Court of Appeal, {place}",
    "Journalist and Author, {place}",
)
PATTERNS = (
    "{kind} for {cause} {place}",
    "{place} {kind} for {cause}",
    "{family} {kind} for {cause} in {place}",
    "{place} and {other} {kind} for {cause}",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One signatory: a person has a title, an organization has none."""

    name: str
    title: str = ""


def entries(count: int, seed: int = 2023) -> tuple[Entry, ...]:
    """So many different signatories, always the same for the same count."""
    chance = random.Random(seed)
    seen: dict[str, Entry] = {}
    while len(seen) < count:
        entry = _person(chance) if chance.random() < 0.3 else _organization(chance)
        seen.setdefault(entry.name, entry)
    return tuple(seen.values())


def _person(chance: random.Random) -> Entry:
    family = chance.choice(FAMILY)
    if chance.random() < 0.5:
        family += f" {chance.choice(FAMILY)}"
    return Entry(f"{chance.choice(FIRST)} {family}", chance.choice(TITLES).format(**_words(chance)))


def _organization(chance: random.Random) -> Entry:
    name = chance.choice(PATTERNS).format(**_words(chance))
    if chance.random() < 0.5:
        name += f" ({''.join(_initials(name))})"
    if chance.random() < 0.15:
        name += f" – {chance.choice(PLACES)}"
    return Entry(name) if 20 <= len(name) <= 90 else _organization(chance)


def _words(chance: random.Random) -> dict[str, str]:
    place, other = chance.sample(PLACES, 2)
    return {
        "place": place,
        "other": other,
        "kind": chance.choice(KINDS),
        "cause": chance.choice(CAUSES),
        "family": chance.choice(FAMILY),
    }


def _initials(name: str) -> Iterator[str]:
    return (word[0] for word in name.replace("-", " ").split() if word[0].isupper())
