"""A grid -> which of its columns is which column of the list; headers in English, French, Spanish and German.

What a header means is never guessed from the cells: it is known, or a person says it once with --map.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from sendletter.intake.consent import is_asked
from sendletter.problem import Problem, error, in_order, warning
from sendletter.proofreading.likeness import fold
from sendletter.reading.delimited import Record
from sendletter.reading.sheet import Grid
from sendletter.reading.signatories import COLUMNS, column_of
from sendletter.span import Span

FIRST, LAST, ORGANIZATION, OUT = "first name", "last name", "organization", "-"
"""What a column of a sheet can be beside the columns of the list: parts of a name, an organization, left out."""
NAMES = ("name", FIRST, LAST, ORGANIZATION)
"""Columns of which a sheet needs one."""
HIGHEST = 15
"""Rows among which the header is looked for; over it stand titles and remarks."""
WORDS = {
    "name": "name, full name, your name, your full name, name of signatory, signatory, name and surname, "
    "first and last name, print name, signed by, nom, nom complet, nom et prenom, prenom et nom, votre nom, "
    "nom du signataire, nombre, nombre completo, nombre y apellido, nombre y apellidos, su nombre, "
    "nombre del firmante, vollstandiger name, vor und nachname, vor und zuname, name vorname, ihr name",
    FIRST: "first name, given name, forename, firstname, prenom, vorname, nombres, nombre de pila, primer nombre",
    LAST: "last name, lastname, family name, surname, nom de famille, apellido, apellidos, nachname, familienname",
    ORGANIZATION: "organisation, organization, organisation name, organization name, name of organisation, "
    "name of organization, name of your organisation, name of your organization, your organisation, "
    "your organization, name of the organization, name of the organisation, ngo, institution, company, association, "
    "nom de lorganisation, nom de votre organisation, organisme, organizacion, nombre de la organizacion, "
    "nombre de su organizacion, institucion, entidad, asociacion, name der organisation, name ihrer organisation, "
    "einrichtung, verein, verband, ong",
    "affiliation": "affiliation, affiliations, institutional affiliation, afiliacion, zugehorigkeit",
    "title": "title, job title, role, position, function, your title, your role, job title role, titre, fonction, "
    "poste, qualite, cargo, puesto, funcion, titulo, funktion, titel, amt, rolle, profession, beruf, profesion",
    "acronym": "acronym, abbreviation, short name, acronym short name, acronym if any, "
    "sigle, acronyme, siglas, sigla, acronimo, abkurzung, kurzel",
    "kind": "type of organization, type of organisation, organization type, organisation type, kind of organization, "
    "kind of organisation, type dorganisation, tipo de organizacion, art der organisation",
    "country": "country, country of residence, country region, country of registration, pays, pays de residence, "
    "pais, pais de residencia, land, staat, herkunftsland",
    "email": "email, e mail, email address, e mail address, your email, your email address, mail, courriel, "
    "adresse e mail, adresse email, adresse electronique, adresse courriel, correo, correo electronico, "
    "direccion de correo electronico, e mail adresse, mailadresse, email adresse",
    "signed": "signed, timestamp, date, date signed, signed on, submitted, submitted at, submission date, "
    "submitdate, completion time, created, created at, horodateur, horodatage, date de signature, marca temporal, "
    "fecha, fecha de firma, zeitstempel, datum, unterzeichnet am",
    "group": "group, sign as, signing as, i am signing as, i sign as, type, category, signatory type, "
    "type of signatory, signer en tant que, je signe en tant que, type de signataire, categorie, groupe, tipo, "
    "tipo de firmante, firmo como, firmar como, categoria, grupo, typ, art, kategorie, gruppe, unterzeichne als, "
    "ich unterzeichne als",
}
"""Headers as sign-on forms write them, folded (see `likeness.fold`), by what they mean."""
KNOWN = {word.strip(): column for column, words in WORDS.items() for word in words.split(",")}
SECOND = frozenset({"response", "open ended response", "reponse", "respuesta", "antwort"})
"""What survey tools write into a second header row."""
NUMBERED = re.compile(r"(.*?)\s*#\s*(\d+)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Table:
    """A grid whose columns are known: what each column is by its number from 0, the header, the rows under it."""

    source: str
    columns: Mapping[int, str]
    header: Record
    rows: tuple[Record, ...]


def pairs(told: Iterable[str], place: Span) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """What a person has typed as HEADER=COLUMN, as a mapping; and what cannot be understood of it."""
    found: dict[str, str] = {}
    problems = []
    for text in told:
        header, sign, column = text.rpartition("=")
        if not (sign and header.strip() and column.strip()):
            hint = 'Such as --map "Your full name=name"; a column of “-” is left out.'
            problems.append(error(place, "map", f"“{text}” does not say which column a header is", hint))
        else:
            found[header.strip()] = column.strip()
    return found, tuple(problems)


def key(header: str) -> str:
    """A header as it is compared: blind to case, accents, punctuation and what stands in brackets."""
    return fold(header) if header.strip() else ""


def table(
    grid: Grid,
    told: Mapping[str, str],
    groups: Sequence[str],
    own: Iterable[str] = (),
    meant: Iterable[str] = (),
) -> tuple[Table | None, tuple[Problem, ...]]:
    """The grid with its columns known, or None, with all that is wrong or was noticed.

    `told` is what each header is by a person's word, `groups` the ids of the letter's groups, since a word can also
    say which group a cell means; `own` are columns that the list has, which may come under their own names too; `meant`
    are headers of which a person has just spoken, and which must be there.
    """
    reader = _Reader(grid, {key(header): column for header, column in told.items()}, frozenset(own))
    problems = list(_wrong(told, groups, Span(grid.source)))
    header = reader.header()
    if header is None:
        return None, in_order([*problems, reader.headless()])
    columns, faults = reader.columns(header)
    rows = reader.under(header)
    problems += reader.absent(header, [word for word in meant if told.get(word) not in groups])
    problems += [*faults, *reader.titles(header), *reader.second(rows, header)]
    if not rows:
        problems.append(error(Span(grid.source, header.line), "no-rows", "has a header and no rows under it"))
    if any(problem.is_error for problem in problems):
        return None, in_order(problems)
    return Table(grid.source, columns, header, rows), in_order(problems)


def _wrong(told: Mapping[str, str], groups: Sequence[str], place: Span) -> Iterator[Problem]:
    """Choices for columns that there are not."""
    allowed = [*COLUMNS, FIRST, LAST, ORGANIZATION, OUT]
    for header, column in told.items():
        if (known(column) or column) not in allowed and column not in groups:
            close = get_close_matches(column, [*allowed, *groups], 1, 0.6)
            hint = f"Did you mean “{close[0]}”?" if close else f"There are: {', '.join(allowed)}."
            yield error(place, "map", f"“{header}” cannot be “{column}”: there is no such column", hint)


def known(column: str) -> str:
    """The proper name of what a column can be, as typed by a person; else nothing."""
    label = column_of(column)
    return label if label in (*COLUMNS, FIRST, LAST, ORGANIZATION, OUT) else OUT if column.strip() == OUT else ""


@dataclass(slots=True)
class _Reader:
    grid: Grid
    told: Mapping[str, str]
    own: frozenset[str]

    def meaning(self, header: str) -> str:
        """What a header means; nothing where that is not known."""
        folded = key(header)
        if folded in self.told:
            return known(self.told[folded])
        if match := NUMBERED.match(header):
            return self.meaning(match[1])
        label = column_of(header)
        return KNOWN.get(folded, "") or (label if label in self.own else "")

    def header(self) -> Record | None:
        """The row with the most headers that are known, if a name is among them."""
        best, most = None, 0
        for number, row in enumerate(self.grid.rows[:HIGHEST]):
            found = [meaning for cell in row.cells if (meaning := self.meaning(cell))]
            enough = len(found) > 1 or not any(len(above.cells) > 1 for above in self.grid.rows[:number])
            if len(found) > most and enough and set(found) & set(NAMES):
                best, most = row, len(found)
        return best

    def under(self, header: Record) -> tuple[Record, ...]:
        """The rows under the header."""
        return self.grid.rows[self.grid.rows.index(header) + 1 :]

    def headless(self) -> Problem:
        """What to do where no row names the columns."""
        if not self.grid.rows:
            hint = "Is it the right file, and the right sheet of it?"
            return error(Span(self.grid.source), "no-rows", "holds no rows", hint)
        row = next((row for row in self.grid.rows[:HIGHEST] if len(row.cells) > 1), self.grid.rows[0])
        choices = [
            f'--map "{" ".join(cell.split())[:60]}=name"' for cell in row.cells if cell.strip() and "@" not in cell
        ]
        text = "no row says which column holds the names"
        hint = "Put a row such as “name, title, country” over the rows, or say which header is the name:\n"
        return error(Span(self.grid.source, row.line), "no-header", text, hint + "\n".join(choices[:12]))

    def columns(self, header: Record) -> tuple[dict[int, str], list[Problem]]:
        """What each column is, by its number; columns that are not known, and those that would be the same."""
        place = Span(self.grid.source, header.line)
        labels = self.labels(header)
        meanings = {number: self.meaning(label) for number, label in labels.items()}
        unknown = [number for number, label in labels.items() if not meanings[number] and key(label) not in self.told]
        meanings = _parts_of_names({n: m for n, m in meanings.items() if m not in ("", OUT)})
        problems = [self.unknown(place, labels[number], number, header) for number in unknown]
        for meaning in dict.fromkeys(meanings.values()):
            same = [labels[number] for number, other in meanings.items() if other == meaning]
            if len(same) > 1:
                text = f"the columns {' and '.join(f'“{label}”' for label in same)} would both be “{meaning}”"
                choices = "\n".join(f'--map "{label}=-"' for label in same)
                problems.append(error(place, "duplicate-header", text, f"Leave all but one out:\n{choices}"))
        return meanings, problems

    def unknown(self, place: Span, label: str, number: int, header: Record) -> Problem:
        """A column that is not known, with what to type."""
        cells = [row.cells[number] for row in self.under(header) if number < len(row.cells)]
        take = f'To take it in, say what it is, such as --map "{label}=title"'
        if is_asked(cells):
            take = f'If it asks who signs, say so, or who answered no is printed: --map "{label}=status"'
        hint = f'{take}; to leave it out for good: --map "{label}=-"'
        return warning(place, "unknown-header", f"the column “{label}” is not known, and is left out", hint)

    def labels(self, header: Record) -> dict[int, str]:
        """What each column is called that holds something: `Name#2` the second of one name, `column 4` one without."""
        rows = self.under(header)
        used = {number for row in rows for number, cell in enumerate(row.cells) if cell.strip()}
        width = max(len(header.cells), 1 + max(used, default=0))
        seen: dict[str, int] = {}
        labels = {}
        for number in range(width):
            text = " ".join(header.cells[number].split()) if number < len(header.cells) else ""
            if not text and number not in used:
                continue
            text = text or f"column {number + 1}"
            seen[key(text)] = seen.get(key(text), 0) + 1
            labels[number] = text if seen[key(text)] == 1 else f"{text}#{seen[key(text)]}"
        return labels

    def absent(self, header: Record, meant: Iterable[str]) -> Iterator[Problem]:
        """Headers that a person has named and the sheet does not have."""
        labels = {key(label): label for label in self.labels(header).values()}
        for word in meant:
            if key(word) not in labels:
                close = get_close_matches(key(word), labels, 1, 0.6)
                hint = f"Did you mean “{labels[close[0]]}”?" if close else f"There are: {', '.join(labels.values())}."
                yield error(Span(self.grid.source, header.line), "map", f"there is no column “{word}”", hint)

    def titles(self, header: Record) -> Iterator[Problem]:
        """What stands over the header."""
        above = [row for row in self.grid.rows if row.line < header.line]
        if above:
            first = next(cell for cell in above[0].cells if cell.strip())
            text = f"the header is in line {header.line}; what stands over it is no signatory: “{first.strip()[:60]}”"
            yield warning(Span(self.grid.source, above[0].line), "title-row", text, "Nothing has to be done.")

    def second(self, rows: Sequence[Record], header: Record) -> Iterator[Problem]:
        """Further rows that are headers."""
        first = [key(cell) for cell in header.cells if cell.strip()]
        for row in rows:
            cells = [cell for cell in row.cells if cell.strip()]
            folded = [key(cell) for cell in cells] if len(cells) > 1 else []
            known = all(cell in KNOWN or cell in SECOND for cell in folded)
            if folded and (folded == first or known or '"ImportId"' in cells[0]):
                hint = "Delete it; if another sheet begins here, import that by itself."
                yield error(Span(self.grid.source, row.line), "second-header", "is a second header row", hint)


def _parts_of_names(meanings: dict[int, str]) -> dict[int, str]:
    """“Name” beside “Vorname” is the family name, “Nombre” beside “Apellidos” the given one; else a name is whole."""
    found = set(meanings.values())
    if "name" not in found or not found & {FIRST, LAST}:
        return meanings
    if {FIRST, LAST} <= found:
        return {number: meaning for number, meaning in meanings.items() if meaning not in (FIRST, LAST)}
    part = LAST if FIRST in found else FIRST
    return {number: part if meaning == "name" else meaning for number, meaning in meanings.items()}
