"""French words around and within the names of organisations and places."""

from __future__ import annotations

from collections.abc import Mapping

FORMS_OF_ARTICLES: Mapping[str, frozenset[str]] = {
    "le": frozenset(("le", "au", "du")),
    "la": frozenset(("la",)),
    "les": frozenset(("les", "aux", "des")),
    "l": frozenset(("l'",)),
}
"""The forms of each definite article, alone and after a preposition, by its folded form."""
TOWN_ARTICLES: Mapping[str, str] = {
    "le": "Le ",
    "du": "Le ",
    "au": "Le ",
    "la": "La ",
    "les": "Les ",
    "des": "Les ",
    "aux": "Les ",
    "l'": "L'",
}
"""The article that begins the name of a town, by its form in the text."""
DEFINITE: frozenset[str] = frozenset().union(*FORMS_OF_ARTICLES.values())
"""All forms of the definite article."""
DETERMINERS = DEFINITE | frozenset(
    [
        "un",
        "une",
        "ce",
        "cet",
        "cette",
        "ces",
        "sa",
        "son",
        "ses",
        "leur",
        "leurs",
        "ma",
        "mon",
        "mes",
        "votre",
        "notre",
    ]
)
"""Articles and possessives."""
BEFORE_PLACES = frozenset(("à", "en", "la", "le", "l'", "du", "au", "vers", "depuis"))
"""Words that stand before places."""
OF = frozenset(("de", "d'", "du", "des"))
"""Words that join a name to the noun before it."""
INSTITUTIONS = frozenset(
    [
        "ministère",
        "université",
        "parquet",
        "tribunal",
        "rectorat",
        "appel",
        "assises",
        "instance",
        "commerce",
        "correctionnel",
        "administratif",
        "judiciaire",
        "pénal",
        "militaire",
        "spécial",
        "départemental",
        "régional",
    ]
)
"""The nouns of institutions, and the last words of their names before a place."""
GENERAL = frozenset(
    [
        "national",
        "nationale",
        "régional",
        "régionale",
        "départemental",
        "municipal",
        "général",
        "générale",
    ]
)
"""Adjectives that do not tell an organisation from others of its noun."""
SMALL_WORDS = frozenset(
    ["de", "du", "des", "la", "le", "les", "en", "et", "pour", "contre", "sur", "aux", "à"]
)
"""Words in small letters within the name of an organisation."""
NO_ORGANISATIONS = frozenset(
    (
        *(
            "aide",
            "allocation",
            "championnat",
            "code",
            "contrat",
            "contribution",
            "convention",
            "coupe",
            "festival",
        ),
        *("grand", "impot", "jeux", "journee", "loi", "plan", "prime", "prix", "programme"),
        *("projet", "revenu", "salon", "taxe", "tour", "traite"),
    )
)
"""Nouns that begin the names of events, laws and taxes, which acronyms stand for as well."""
NAMED_AFTER_PEOPLE = frozenset(
    ("Fondation", "Institut", "Centre", "Université", "Collectif", "Comité")
)
"""Nouns of organisations that are named after people: Fondation Abbé-Pierre."""
BEFORE_LISTS = ("à ", "À ", "entre ", "depuis ", "vers ")
"""Ends of the words before a list of places."""
LAST_JOINTS = (" et ", " ou ", ", et ")
"""The words before the last place of a list."""
CLUBS = frozenset(("AJ", "AS", "FC", "HBC", "OGC", "RC", "RCD", "US", "USM"))
"""Acronyms that begin the names of clubs of sport."""
COURTS = frozenset(("Cassation", "Comptes", "Justice"))
"""What a court is of, and no courtyard: la cour des Comptes."""
