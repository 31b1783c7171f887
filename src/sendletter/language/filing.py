"""How a language files names: the articles that it passes over, and where `de Vries` stands.

Libraries have written these habits down (IFLA, Names of Persons; ALA Filing Rules, 4; Chicago Manual of Style, 16.71).
A table by language, since they are no part of the CLDR: collation orders letters and knows nothing of names.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filing:
    """A language's habits. `articles` may lead a name without counting; one that ends in an apostrophe is joined to it.

    `particles_lead` says whether a family name is filed with its small particle: de Vries under d, or under V.
    """

    articles: tuple[str, ...] = ()
    particles_lead: bool = True

    def without_article(self, name: str) -> str:
        """A name as it is filed: without a leading article, unless nothing would be left."""
        plain = name.replace("’", "'")
        for article in self.articles:
            rest = name[len(article) :].lstrip()
            joined = article.endswith(("'", "ال"))
            begins = plain.casefold().startswith(article.casefold())
            if begins and re.match(r"\w", rest) and (joined or name[len(article)].isspace()):
                return rest
        return name


def _filing(articles: str, *, particles_lead: bool = True) -> Filing:
    return Filing(tuple(articles.split()), particles_lead)


FILINGS: Mapping[str, Filing] = {
    "en": _filing("The An A"),
    "fr": _filing("L' Les Le La Une Un", particles_lead=False),
    "de": _filing("Der Die Das Eine Ein", particles_lead=False),
    "es": _filing("El La Los Las Una Un", particles_lead=False),
    "pt": _filing("Os As O A Uma Um", particles_lead=False),
    "it": _filing("L' Il Lo La I Gli Le Una Uno Un"),
    "nl": _filing("De Het 't Een", particles_lead=False),
    "nl-BE": _filing("De Het 't Een"),
    "sv": _filing("Den Det De En Ett", particles_lead=False),
    "da": _filing("Den Det De En Et", particles_lead=False),
    "nb": _filing("Den Det De En Et", particles_lead=False),
    "no": _filing("Den Det De En Et", particles_lead=False),
    "hu": _filing("Az A Egy"),
    "ar": _filing("ال"),
}
