"""Rules about the names of people: one in a row, in the same manner, and not among the organizations.

A group is one of people where letter.yaml sorts it by family name or calls it so. Names differ more than any rule
knows, so all of this is asked about, never refused.
"""

import re
from collections import Counter
from collections.abc import Iterator

from sendletter.letter import Order
from sendletter.proofreading.finding import Finding, Told, quoted
from sendletter.proofreading.rule import WARNING, Copy, Rule, example
from sendletter.roster import Signatory

PEOPLE = frozenset(
    re.findall(
        r"\w+",
        "person persons people individual individuals expert experts scholar scholars academic academics "
        "einzelpersonen personen persönlichkeiten personnes particuliers personas personalidades persone",
    )
)
BODY = re.compile(
    r"\b(?:association|foundation|network|coalition|committee|federation|organi[sz]ation|institute|university|alliance|"
    r"council|initiative|ngo|ltd|inc|gmbh|e\.\s?v|society|trust|asociación|fundación|federación|fondation|fédération|"
    r"réseau|verein|stiftung|verband|bündnis|netzwerk|associação|fundação|associazione|fondazione|stowarzyszenie|"
    r"fundacja|ассоциация|фонд|союз|комитет|derneği|vakfı)\b",
    re.IGNORECASE,
)
"""Words that name an organization; none of them is a family name in use."""
HONORIFICS = (
    "Mr",
    "Mrs",
    "Ms",
    "Miss",
    "Herr",
    "Frau",
    "Monsieur",
    "Madame",
    "M.",
    "Mme",
    "Señor",
    "Señora",
    "Sr.",
    "Sra.",
)
HONORIFIC = re.compile(rf"(?:{'|'.join(re.escape(word) for word in HONORIFICS)})(?:(?<=\.)|\.?)\s+(?=[^\W\d_])")
ACADEMIC = re.compile(r"(?:Dr|Prof|Rev|Mr|Mrs|Ms|Hon|Dra)\b\.?")
PERSONAL = re.compile(
    r"(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Herr|Frau|Mme|Dra|Sr|Sra)\.?\s+(?:Dr\.?\s+)?[^\W\d_][\w.’'-]*(?:\s+[^\W\d_][\w.’'-]*){0,2}"
)
AND = r"\s+(?:and|et|und)\s+|\s*[&/;]\s*"
NAME = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*[^\W\d_A-ZÀ-Þ][\w’'-]*"
PAIR = re.compile(rf"{NAME}(?:\s+{NAME}){{1,2}}(?:{AND}){NAME}(?:\s+{NAME}){{1,2}}")
INVERTED = re.compile(r"([^\W\d_][\w’'-]*(?:\s[^\W\d_][\w’'-]*)?),\s([^\W\d_][\w’'.-]*(?:\s[^\W\d_][\w’'.-]*)?)")
SUFFIX = re.compile(
    r"(?:jr|sr|ph\.?d|md|m\.d|llm|mba|ma|msc|bsc|esq|qc|kc|obe|cbe|mbe|mp|sj|s\.j|op|ofm|cpa|rn|dr|prof|mdb|mep|frs|jd|llb)\.?",
    re.IGNORECASE,
)
ROLE = re.compile(
    r",\s+(?:(?:vice|deputy|former|ex|co)[- ])*(?:professor|director|president|chair\w*|member|minister|secretary|editor|"
    r"senator|ambassador|founder|head|fellow|lecturer|journalist|lawyer|attorney|directora?|presidenta?|profesora?|"
    r"professeure?|directrice|directeur|journaliste|leiter\w*|vorsitzende\w*)\b",
    re.IGNORECASE,
)
ANONYMOUS = frozenset(
    ("anonymous", "anon", "anon.", "name withheld", "withheld", "anonym", "anonyme", "anónimo", "anónima", "anonimo")
)
DIGIT = re.compile(r"\d(?!(?:st|nd|rd|th)\b)")


def _rows(copy: Copy, *, of_people: bool) -> Iterator[Signatory]:
    """The rows of the groups of people, or of all others."""
    plans = copy.letter.signatures.groups
    groups = {plan.id for plan in plans if plan.order is Order.FAMILY_NAME or plan.id.casefold() in PEOPLE}
    return (row for row in copy.roster.listed if (row.group in groups) is of_people)


def _bodies(copy: Copy) -> Iterator[Finding]:
    for row in _rows(copy, of_people=True):
        if (match := BODY.search(row.name)) and not ROLE.search(row.name):
            yield Finding(
                row.span,
                f"{quoted(row.name)} stands among people, and has {quoted(match.group())} in its name",
                row.name,
            )


def _persons(copy: Copy) -> Iterator[Finding]:
    for row in _rows(copy, of_people=False):
        if PERSONAL.fullmatch(row.name) and not BODY.search(row.name):
            yield Finding(
                row.span,
                f"{quoted(row.name)} is named like a person and stands in the group {quoted(row.group)}",
                row.name,
            )


def _some_honorifics(copy: Copy) -> Iterator[Finding]:
    """Mr and Ms before a few names; a doctor among others is none of it."""
    rows = list(_rows(copy, of_people=True))
    titled = [(row, match) for row in rows if (match := HONORIFIC.match(row.name))]
    if 0 < len(titled) * 2 < len(rows):
        for row, match in titled:
            yield Finding(
                row.span,
                f"{quoted(match.group().strip())} stands before {quoted(row.name[match.end() :])}, most names have none",
                row.name,
            )


def _dotted(copy: Copy) -> Iterator[Finding]:
    found = [(row, match.group()) for row in _rows(copy, of_people=True) if (match := ACADEMIC.match(row.name))]
    for word in sorted({text.rstrip(".") for _, text in found}):
        written = Counter(text for _, text in found if text.rstrip(".") == word)
        usual = written.most_common(1)[0][0]
        for row, text in found:
            if text.rstrip(".") == word and text != usual:
                yield Finding(
                    row.span,
                    f"{quoted(row.name)} is written with {quoted(text)}, others with {quoted(usual)}",
                    row.name,
                )


def _pairs(copy: Copy) -> Iterator[Finding]:
    for row in _rows(copy, of_people=True):
        if PAIR.fullmatch(row.name):
            yield Finding(row.span, f"{quoted(row.name)} seem to be two people in one row", row.name)


def _inverted(copy: Copy) -> Iterator[Finding]:
    for row in _rows(copy, of_people=True):
        match = INVERTED.fullmatch(row.name) if "," in row.name else None
        if match and not SUFFIX.fullmatch(match[2]) and not ROLE.search(row.name):
            yield Finding(row.span, f"{quoted(row.name)} has its family name first", row.name)


def _numbered(copy: Copy) -> Iterator[Finding]:
    for row in _rows(copy, of_people=True):
        if not row.name.isalpha() and (match := DIGIT.search(row.name)):
            yield Finding(row.span, f"{quoted(row.name)} has a digit in the name of a person", row.name, *match.span())


def _titled_names(copy: Copy) -> Iterator[Finding]:
    for row in _rows(copy, of_people=True):
        if match := ROLE.search(row.name) if "," in row.name else None:
            yield Finding(
                row.span, f"{quoted(row.name)} has a title in the column “name”", row.name, match.start(), len(row.name)
            )


def _small(copy: Copy) -> Iterator[Finding]:
    for row in copy.roster.listed:
        if row.name.islower() and " " in row.name and sum(map(str.isalpha, row.name)) > 5:
            yield Finding(row.span, f"{quoted(row.name)} is written in small letters", row.name)


def _anonymous(copy: Copy) -> Iterator[Finding]:
    for row in copy.roster.listed:
        if row.name.casefold().strip() in ANONYMOUS:
            yield Finding(row.span, f"{quoted(row.name)} is no name that can be printed as a signature", row.name)


_GOOD = example(
    "Text.",
    people=["Dr Ann Lee", "José Núñez, Jr.", "Ana García y Vega", "Zoë Fond", "John Paul Smith III", "Prof Bo Li"],
    organizations=["Dr Amina Hafen Foundation", "Mr Real Group of Friends", "Avaaz"],
)
RULES = (
    Rule("organization-among-people", "An organization stands in a group of people.", _bodies,
         example("Text.", people=["Harbour Heritage Foundation"]), _GOOD, hint="Correct the column “group”.", severity=WARNING),
    Rule("person-among-organizations", "A person stands in a group of organizations.", _persons,
         example("Text.", organizations=["Dr. Jane Smith"]), _GOOD, hint="Correct the column “group”.", severity=WARNING),
    Rule("some-honorifics", "Mr or Ms stands before a few names and not before the others.", _some_honorifics,
         example("Text.", people=["Ms Jane Smith", "Ann Lee", "José Núñez"]), _GOOD,
         hint="Give everybody one, or nobody.", severity=WARNING, told=Told.ONCE),
    Rule("honorific-dots", "Dr stands with a full stop in some names and without in others.", _dotted,
         example("Text.", people=["Dr Jane Smith", "Dr Ann Lee", "Dr. José Núñez"]), _GOOD,
         hint="Write them alike.", severity=WARNING, told=Told.ONCE),
    Rule("two-people", "Two people stand in one row.", _pairs, example("Text.", people=["Ann Lee and David Alton"]), _GOOD,
         hint="Give each a row: they are counted by rows.", severity=WARNING),
    Rule("family-name-first", "A name is written with its family name first and a comma.", _inverted,
         example("Text.", people=["Núñez, José"]), _GOOD,
         hint="Names are printed as they stand: write “José Núñez”, and “Núñez José” in the column “sort by”.", severity=WARNING, told=Told.ONCE),
    Rule("digit-in-name", "The name of a person holds a digit.", _numbered, example("Text.", people=["Ann Lee2"]), _GOOD,
         hint="Delete it.", severity=WARNING),
    Rule("title-in-name", "The column “name” holds a title.", _titled_names, example("Text.", people=["Ann Lee, Director of Ports"]), _GOOD,
         hint="Move it to the column “title”.", severity=WARNING),
    Rule("small-letters", "A name is written in small letters.", _small, example("Text.", people=["jane smith"]), _GOOD,
         hint="Names are printed as they stand; write it as its bearer does.", severity=WARNING),
    Rule("anonymous", "A row has no name of anybody.", _anonymous, example("Text.", people=["Anonymous"]), _GOOD,
         hint="Write the name, or delete the row: a signature nobody stands for is worth little.", severity=WARNING),
)  # fmt: skip
