"""The query language on one page, for `search help queries`. docs/queries.md tells all of it."""

from __future__ import annotations

from msgspec import Struct

from index.messages import Language


class Example(Struct, frozen=True):
    """A query, with what it finds in English and in French."""

    query: str
    english: str
    french: str

    def meaning(self, language: Language) -> str:
        """Return what the query finds, in a language."""
        return self.french if language == "fr" else self.english


EXAMPLES = (
    Example(
        "réforme des retraites",
        "all the words, in any order and inflection",
        "tous les mots, dans tout ordre et à toute forme",
    ),
    Example('"force Qods"', "these words, one after the other", "ces mots, l’un après l’autre"),
    Example('"aéroport Bagdad"~3', "with a few words between", "avec quelques mots entre eux"),
    Example("Bagdad ET Mossoul", "both, and nothing less", "les deux, sans exception"),
    Example("Mossoul OU Hawija", "one of them, or both", "l’un, l’autre ou les deux"),
    Example("Bagdad -Mossoul", "without a word, also SAUF", "sans un mot, aussi SAUF"),
    Example("Bagdad (Mossoul OU Hawija)", "parentheses", "parenthèses"),
    Example("soleim*", "words that begin so", "mots qui commencent ainsi"),
    Example("g?n?ral", "any letter in these places", "une lettre quelconque à ces places"),
    Example(
        "Soleimni~", "misspelt by a letter; ~2 by two", "une lettre fausse\u202f; ~2 pour deux"
    ),
    Example("Bagdad^3 Téhéran", "a word that counts more", "un mot qui compte plus"),
    Example(
        "titre:Mossoul",
        "also corps, légende, auteur, rubrique",
        "aussi corps, légende, auteur, rubrique",
    ),
    Example("source:(AFP OU Reuters)", "from one of the sources", "d’une de ces sources"),
    Example('personne:"Qassem Soleimani"', "who name a person", "qui nomment une personne"),
    Example("organisation:Daech", "that name an organisation", "qui nomment une organisation"),
    Example("lieu:Mossoul", "that name a place", "qui nomment un lieu"),
    Example(
        "étiquette:urgent",
        "to which you have given a tag; * for any",
        "que vous avez étiquetés ainsi\u202f; * pour tous",
    ),
    Example("date:juillet 2017", "published then", "publiés alors"),
    Example("date:2017..2019", "published between", "publiés entre-temps"),
    Example(
        "depuis:2019 jusqu'à:2020",
        "also avant, après, since, until",
        "aussi avant, après, since, until",
    ),
    Example("date:aucune", "without a date", "sans date"),
    Example("*", "every article", "tous les articles"),
)
"""One example of each thing that can be typed."""
